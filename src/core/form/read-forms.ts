import { type FieldMap, officialFieldMap, OTHER_FORM_NAMES } from '../vocabulary/field-map.ts'
import { workedOut } from '../formula/work-out.ts'
import { contains, toA1 } from '../model/cell-address.ts'
import type { Cell, Sheet, Workbook } from '../model/workbook.ts'
import { findForms, type FormBlock, type OtherBlock } from './find-forms.ts'
import type { Place } from './field.ts'
import { claimsOn, type Claim } from './claims.ts'
import { Dictionary } from './dictionary.ts'
import { type Form, besideAnother, type OtherForm } from './forms.ts'
import { nameKey } from './label-text.ts'
import { withoutOpenLabels } from './open-labels.ts'
import { readBasicDataForm } from './read-basic-data.ts'
import { readDepartmentForm, readProjectForm } from './read-scored-form.ts'
import { type ReadingContext, slotsOf } from './read-heading.ts'
import { SheetGrid } from './sheet-grid.ts'

/** A sheet on which no form was found, with the reason in plain Chinese. */
export interface UnreadSheet {
  readonly sheet: string
  readonly reason: string
}

export interface WorkbookForms {
  readonly forms: readonly Form[]
  /** Declarations of targets, monitoring sheets, accounts: of the visible sheets, in their order. */
  readonly others: readonly OtherForm[]
  readonly unread: readonly UnreadSheet[]
  /**
   * Forms on hidden sheets: mostly last year's, or another unit's. They tell whose the workbook is, and nothing else of
   * them counts.
   */
  readonly hidden: readonly Form[]
  /**
   * Whose its sheets say that they are, in whatever place: twice on one form, beside or below it, on a sheet on which
   * no form was found.
   */
  readonly claims: readonly Claim[]
}

/**
 * Every form of a workbook, in the order of its sheets and rows, found by labels and merged ranges. Forms on hidden
 * sheets are kept apart: they count for identity only. Formulas without a stored result are worked out first, as far as
 * that is certain.
 */
export function readForms(workbook: Workbook, path: string, fieldMap: FieldMap = officialFieldMap): WorkbookForms {
  const unread: UnreadSheet[] = []
  const others: OtherForm[] = []
  const forms: Form[] = []
  const hidden: Form[] = []
  const claims: Claim[] = []
  const counts = new Map<string, number>()
  for (const sheet of workedOut(workbook).sheets) {
    const { forms: onSheet, others: otherOnSheet, claims: claimed, reason } = readSheet(sheet, path, fieldMap)
    claims.push(...claimed)
    if (reason !== undefined) unread.push({ sheet: sheet.name, reason })
    if (sheet.state !== 'visible') {
      hidden.push(...onSheet)
      if (onSheet.length > 0) unread.push({ sheet: sheet.name, reason: HIDDEN })
      continue
    }
    others.push(...otherOnSheet)
    for (const read of onSheet) {
      const count = (counts.get(read.key) ?? 0) + 1
      counts.set(read.key, count)
      forms.push(count > 1 ? { ...read, key: `${read.key}#${count}` } : read)
    }
  }
  return { forms, others, unread, hidden, claims }
}

/** Why the form of a hidden sheet is not checked. */
const HIDDEN = '隐藏的工作表，没有核对；要核对的请取消隐藏后再交'

interface SheetReading {
  readonly path: string
  readonly fieldMap: FieldMap
  readonly forms: readonly Form[]
  readonly others: readonly OtherForm[]
  readonly claims: readonly Claim[]
  readonly reason: string | undefined
}

const readings = new WeakMap<Sheet, readonly SheetReading[]>()

/** A workbook that comes back is read under its name, and under none. */
const MOST_READINGS = 2

/** The forms of one sheet. A sheet that has not changed between two readings is not read twice. */
function readSheet(sheet: Sheet, path: string, fieldMap: FieldMap): SheetReading {
  const before = readings.get(sheet) ?? []
  const known = before.find((each) => each.path === path && each.fieldMap === fieldMap)
  if (known) return known
  const grid = new SheetGrid(sheet, Dictionary.of(fieldMap))
  const open = sheet.cells.filter((cell) => cell.uncached)
  const found = findForms(grid, fieldMap)
  const { blocks, others: otherBlocks } = found
  const read = (on: SheetGrid, block: FormBlock): Form => {
    const form = readForm({ grid: on, workbook: path, block, fieldMap, slots: slotsOf(on, block) })
    return withoutOpenLabels({ ...form, key: formKey(form), withoutResult: placesWithin(form, open) })
  }
  const abreast = formsAbreast(sheet, found.besides, fieldMap, read)
  const forms = abreast.length > 1 ? abreast : blocks.map((block) => read(grid, block))
  const others = otherBlocks.map((block) => otherForm(grid, path, block))
  const claims = claimsOn(grid, fieldMap, forms.length === 0 && others.length > 0)
  const reading: SheetReading = {
    path,
    fieldMap,
    forms,
    others,
    claims,
    reason: forms.length === 0 ? reasonFor(grid, others) : undefined,
  }
  readings.set(sheet, [reading, ...before.slice(0, MOST_READINGS - 1)])
  return reading
}

/**
 * Forms side by side on one sheet: each tells whose it is, and nothing is checked, as our columns would stand in the
 * next one.
 */
function formsAbreast(
  sheet: Sheet,
  besides: readonly number[],
  fieldMap: FieldMap,
  read: (grid: SheetGrid, block: FormBlock) => Form,
): Form[] {
  if (besides.length === 0) return []
  return [1, ...besides].flatMap((left, index) => {
    const right = besides[index] ?? Infinity
    const isIn = (column: number): boolean => column >= left && column < right
    const columns = {
      ...sheet,
      cells: sheet.cells.filter(({ column }) => isIn(column)),
      merges: sheet.merges.filter((range) => isIn(range.left)),
    }
    const grid = new SheetGrid(columns, Dictionary.of(fieldMap))
    return findForms(grid, fieldMap).blocks.map((block) => besideAnother(read(grid, block)))
  })
}

function readForm(context: ReadingContext): FormWithoutKey {
  switch (context.block.kind) {
    case 'basic-data':
      return readBasicDataForm(context)
    case 'department':
      return readDepartmentForm(context)
    case 'project':
      return readProjectForm(context)
    default:
      return context.block.kind satisfies never
  }
}

type FormWithoutKey = {
  [Kind in Form['kind']]: Omit<Extract<Form, { kind: Kind }>, 'key' | 'withoutResult'>
}[Form['kind']]

function placesWithin({ workbook, sheet, range }: FormWithoutKey, cells: readonly Cell[]): Place[] {
  return cells.filter((cell) => contains(range, cell)).map((cell) => ({ workbook, sheet, cell: toA1(cell) }))
}

function formKey(form: FormWithoutKey): string {
  if (form.kind !== 'project') return form.kind
  return `project:${nameKey(form.projectName?.raw ?? '')}`
}

function otherForm(grid: SheetGrid, workbook: string, { kind, title, top, bottom }: OtherBlock): OtherForm {
  const rows = Array.from({ length: bottom - top + 1 }, (_, index) => grid.slots(top + index)).flat()
  const range = { top, left: 1, bottom, right: rows.reduce((right, slot) => Math.max(right, slot.right), 1) }
  return { kind, title: title?.text ?? '', workbook, sheet: grid.sheet.name, range }
}

/** 「绩效目标申报（批复）表（「项目支出绩效目标申报表」）」. */
export function describeOther({ kind, title }: OtherForm): string {
  const name = title.replace(/\s+/g, '')
  return `${OTHER_FORM_NAMES[kind]}${name === '' ? '' : `（「${name}」）`}`
}

function reasonFor(grid: SheetGrid, others: readonly OtherForm[]): string {
  if (grid.lastRow === 0) return '空白工作表'
  if (others.length > 0) return `这是${describeOther(others[0]!)}，不是绩效自评表，没有核对`
  return '没有看到绩效自评表或基础数据表的标题和栏目；确是自评表的，请写好标题和表头再交'
}
