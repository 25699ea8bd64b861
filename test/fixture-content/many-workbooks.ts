import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { newWorkbook } from '../../src/adapters/excel/new-workbook.ts'
import type { SubmissionContent } from '../../src/core/content/content.ts'
import { drawSubmission } from '../../src/core/drawing/zhuzhou/draw-submission.ts'
import { cleanSubmission } from './clean.ts'

const SURNAMES = ['云溪', '石桥', '青竹', '白鹭', '松岭', '柳湾', '金沙', '龙潭', '梅川', '平湖', '东塘', '西渡']
const BUREAUS = [
  '农业农村局',
  '教育局',
  '水务局',
  '卫生健康局',
  '交通运输局',
  '林业局',
  '文化旅游局',
  '民政局',
  '司法局',
  '商务局',
  '统计局',
  '科技局',
]

/** 「青竹市水务局」; another one for each number, past the first 144 with a branch number behind it. */
export function unitName(number: number): string {
  const place = SURNAMES[Math.floor(number / BUREAUS.length) % SURNAMES.length]!
  const branch = Math.floor(number / (BUREAUS.length * SURNAMES.length))
  return `${place}市${BUREAUS[number % BUREAUS.length]}${branch > 0 ? `第${branch}分局` : ''}`
}

/** Faults as departments make them, one set for each variant; the first has none. */
const VARIANTS: readonly ((content: SubmissionContent) => SubmissionContent)[] = [
  (content) => content,
  (content) => withDepartment(content, (text) => text.replace('"98.09%"', '"99.9%"')),
  (content) => withDepartment(content, (text) => text.replace('"9.81"', '"10"')),
  (content) => ({ ...content, projects: content.projects.slice(0, -1) }),
  (content) => replaced(content, '"83"', '"90"'),
  (content) => replaced(content, '"864.86"', '"900.5"'),
]

function replaced(content: SubmissionContent, from: string, to: string): SubmissionContent {
  return JSON.parse(JSON.stringify(content).replaceAll(from, to)) as SubmissionContent
}

function withDepartment(content: SubmissionContent, change: (text: string) => string): SubmissionContent {
  return {
    ...content,
    department: JSON.parse(change(JSON.stringify(content.department))) as NonNullable<SubmissionContent['department']>,
  }
}

/**
 * Generated workbooks of made-up units, some with faults; the same for the same number. The sheets are drawn once a
 * variant, then only the unit's name is changed.
 */
export async function workbookMaker(): Promise<(number: number) => Uint8Array> {
  const variants = await Promise.all(
    VARIANTS.map(async (change) => unzipSync(await newWorkbook(drawSubmission(change(cleanSubmission))))),
  )
  return (number) => {
    const parts = variants[number % variants.length]!
    const texts = strFromU8(parts['xl/sharedStrings.xml']!).replaceAll(cleanSubmission.unit, unitName(number))
    return zipSync({ ...parts, 'xl/sharedStrings.xml': strToU8(texts) }, { level: 1, mtime: new Date(2024, 0, 1) })
  }
}

/** Workbooks 「0001 青竹市水务局.xlsx」 … in a folder. */
export async function writeWorkbooks(folder: string, count: number): Promise<void> {
  const make = await workbookMaker()
  for (let number = 0; number < count; number++) {
    const path = join(folder, `${String(number + 1).padStart(4, '0')} ${unitName(number)}.xlsx`)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, make(number))
  }
}
