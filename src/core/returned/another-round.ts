import { readForms } from '../form/read-forms.ts'
import { headOf } from '../identity/form-head.ts'
import { sameUnit } from '../identity/same-unit.ts'
import { yearOf } from '../identity/year-of-set.ts'
import { oncePer } from '../model/memoise.ts'
import type { Workbook } from '../model/workbook.ts'
import { findingTable } from './finding-table.ts'
import { ourSheets } from './our-sheets.ts'
import { withoutMarks } from './remove-marks.ts'
import { NO_UNIT, UNIT_HEAD, YEAR_HEAD } from '../our-marks/result-words.ts'

const BROUGHT = '这个工作簿带着'
const NOT_TAKEN = '的审核结果，那一轮的说明和复核没有带过来，当时代为更正的数按填报的数看。'

/**
 * What is told of a workbook that carries the result of another year or unit: last year's, or another unit's, in which
 * this one was filled in. What people said and decided there is not about these figures. Empty where it is the result
 * of these forms, or nobody can tell; also where that round itself asked to mend the unit's name or the year.
 */
export const anotherRound = oncePer((workbook: Workbook): { readonly note?: string } => {
  const unit = previousUnit(workbook)
  const year = previousYear(workbook)
  if (unit === undefined && year === undefined) return {}
  const { forms, hidden } = readForms(withoutMarks(workbook), '')
  const heads = [...forms.map((form) => headOf(form)), ...hidden.map((form) => headOf(form, true))]
  const yearNow = yearOf(heads)
  if (year !== undefined && yearNow !== undefined && yearNow !== year && !wasTold(workbook, isAboutYear))
    return { note: `${BROUGHT} ${year} 年度${NOT_TAKEN}` }
  const names = heads.flatMap(({ names: { filer, department, implementer } }) =>
    [filer, department, implementer].filter((name) => name !== undefined && name !== ''),
  )
  const isAnother = unit !== undefined && names.length > 0 && !names.some((name) => sameUnit(name!, unit))
  return isAnother && !wasTold(workbook, isAboutUnit) ? { note: `${BROUGHT}「${unit}」${NOT_TAKEN}` } : {}
})

/** Whether a note is one of these. */
export function isAnotherRoundNote(note: string): boolean {
  return note.startsWith(BROUGHT) && note.endsWith(NOT_TAKEN)
}

const NAMING = /^(?:单位名称|填报单位|预算单位|部门名称|主管部门)/

function isAboutUnit(rule: string, label: string): boolean {
  return rule === 'BJ-06' || (rule === 'TX-01' && NAMING.test(label))
}

function isAboutYear(rule: string): boolean {
  return rule === 'BJ-07'
}

function wasTold(workbook: Workbook, isAbout: (rule: string, label: string) => boolean): boolean {
  const rows = ourSheets(workbook).results.flatMap((sheet) => findingTable(sheet).rows)
  return rows.some(({ text }) => isAbout(text('规则'), text('项目')))
}

/**
 * The unit whose result a workbook is, as its sheet 审核结果 says; undefined where it names none. No evidence of whose the
 * forms are.
 */
export function previousUnit(workbook: Workbook): string | undefined {
  const [unit] = headingOf(workbook)
  return unit === NO_UNIT ? undefined : unit
}

function previousYear(workbook: Workbook): number | undefined {
  const [, ...rest] = headingOf(workbook)
  const year = rest.find((each) => each.startsWith(YEAR_HEAD))?.slice(YEAR_HEAD.length)
  return year !== undefined && /^\d{4}$/.test(year) ? Number(year) : undefined
}

/** The unit and what else stands beside it. */
function headingOf(workbook: Workbook): string[] {
  for (const { column, value } of ourSheets(workbook).result?.cells ?? [])
    if (column === 1 && value.kind === 'text' && value.text.startsWith(UNIT_HEAD))
      return value.text.slice(UNIT_HEAD.length).split('    ')
  return []
}
