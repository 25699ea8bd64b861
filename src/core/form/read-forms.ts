import { type FieldMap, officialFieldMap, OTHER_FORM_NAMES } from '../template/field-map.ts'
import { workedOut } from '../formula/work-out.ts'
import { contains, toA1 } from '../model/cell-address.ts'
import { KeptWith } from '../model/memoise.ts'
import type { Cell, Sheet, Workbook } from '../model/workbook.ts'
import { findForms, type OtherBlock } from './find-forms.ts'
import type { Place } from './field.ts'
import type { Form, OtherForm } from './forms.ts'
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
}

/**
 * Every form of a workbook, in the order of its sheets and rows, found by labels and merged ranges. A form on a hidden sheet counts only
 * when no visible sheet holds the same form: hidden sheets are mostly last year's copy. Formulas without a stored result are worked out first,
 * as far as that is certain.
 */
export function readForms(workbook: Workbook, path: string, fieldMap: FieldMap = officialFieldMap): WorkbookForms {
  const unread: UnreadSheet[] = []
  const others: { order: number; form: OtherForm }[] = []
  const found: { order: number; form: Form }[] = []
  const counts = new Map<string, number>()
  const visibleFirst = workedOut(workbook)
    .sheets.map((sheet, order) => ({ sheet, order }))
    .sort((a, b) => Number(a.sheet.state !== 'visible') - Number(b.sheet.state !== 'visible'))
  const visibleKeys = new Set<string>()
  for (const { sheet, order } of visibleFirst) {
    const hidden = sheet.state !== 'visible'
    const { forms: onSheet, others: otherOnSheet, reason } = readSheet(sheet, path, fieldMap)
    if (!hidden) others.push(...otherOnSheet.map((form) => ({ order, form })))
    if (reason !== undefined) unread.push({ sheet: sheet.name, reason })
    for (const read of onSheet) {
      const { key } = read
      if (hidden && visibleKeys.has(key)) {
        unread.push({ sheet: sheet.name, reason: '隐藏的工作表，与另一张可见的表相同，未核对' })
        continue
      }
      if (!hidden) visibleKeys.add(key)
      const count = (counts.get(key) ?? 0) + 1
      counts.set(key, count)
      found.push({ order, form: count > 1 ? { ...read, key: `${key}#${count}` } : read })
    }
  }
  return { forms: inOrder(found), others: inOrder(others), unread }
}

function inOrder<Found>(found: readonly { readonly order: number; readonly form: Found }[]): Found[] {
  return [...found].sort((a, b) => a.order - b.order).map((each) => each.form)
}

interface SheetReading {
  readonly path: string
  readonly fieldMap: FieldMap
  readonly forms: readonly Form[]
  readonly others: readonly OtherForm[]
  readonly reason: string | undefined
}

const readings = new KeptWith<Sheet, SheetReading>()

/** The forms of one sheet. A sheet that has not changed between two readings is not read twice. */
function readSheet(sheet: Sheet, path: string, fieldMap: FieldMap): SheetReading {
  const known = readings.get(sheet)
  if (known && known.path === path && known.fieldMap === fieldMap) return known
  const grid = new SheetGrid(sheet)
  const open = sheet.cells.filter((cell) => cell.uncached)
  const { blocks, others: otherBlocks } = findForms(grid, fieldMap)
  const forms = blocks.map((block): Form => {
    const read = readForm({ grid, workbook: path, block, fieldMap, slots: slotsOf(grid, block) })
    return withoutOpenLabels({ ...read, key: formKey(read), withoutResult: placesWithin(read, open) })
  })
  const others = otherBlocks.map((block) => otherForm(grid, path, block))
  const reading: SheetReading = { path, fieldMap, forms, others, reason: forms.length === 0 ? reasonFor(grid, others) : undefined }
  readings.set(sheet, reading)
  return reading
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

type FormWithoutKey = { [Kind in Form['kind']]: Omit<Extract<Form, { kind: Kind }>, 'key' | 'withoutResult'> }[Form['kind']]

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
  return '没有找到基础数据表、部门整体支出绩效自评表或项目支出绩效自评表的标题和栏目'
}
