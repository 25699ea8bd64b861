import { simpleParts, zipOf } from './packages.ts'

/**
 * A workbook whose one sheet is of another type than worksheet, such as a chart on a sheet of its own (ECMA-376 Part 1,
 * 12.3.2).
 */
export function workbookOfType(type: string): Uint8Array {
  const parts = simpleParts('')
  const related = parts['xl/_rels/workbook.xml.rels']!.replace('/worksheet"', `/${type}"`)
  const sheet = parts['xl/worksheets/sheet1.xml']!.replaceAll('worksheet', 'chartsheet')
  return zipOf({ ...parts, 'xl/_rels/workbook.xml.rels': related, 'xl/worksheets/sheet1.xml': sheet })
}

export const CHARTS_ONLY = workbookOfType('chartsheet')
