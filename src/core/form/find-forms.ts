import { oncePer } from '../model/memoise.ts'
import type { FieldMap, FormKind } from '../template/field-map.ts'
import { Headings } from './heading-parts.ts'
import { LabelIndex, squeeze } from './label-text.ts'
import type { SheetGrid, Slot } from './sheet-grid.ts'

/** The rows of a sheet that make one form. */
export interface FormBlock {
  readonly kind: FormKind
  readonly top: number
  readonly bottom: number
  readonly title: Slot | undefined
}

interface Start {
  readonly row: number
  readonly title: Slot | undefined
  readonly kind: FormKind
}

/**
 * Cuts a sheet into its forms. A form begins at its title (with the 附件 line above it), or, where no title was typed, at its first own
 * label; a title that is repeated on the next printed page does not begin a form. Which kind a block is follows from its labels; the title
 * only decides where those leave it open.
 */
export function findForms(grid: SheetGrid, fieldMap: FieldMap): FormBlock[] {
  const starts = findStarts(grid, fieldMap)
  const blocks: FormBlock[] = []
  for (const [index, start] of starts.entries()) {
    const bottom = (starts[index + 1]?.row ?? grid.lastRow + 1) - 1
    const evidence = evidenceIn(grid, start.row, bottom, fieldMap)
    const previous = blocks.at(-1)
    if (previous && start.title && start.kind === previous.kind && isNextPage(evidence)) {
      blocks[blocks.length - 1] = { ...previous, bottom }
      continue
    }
    const kind = decideKind(start.title ? start.kind : undefined, evidence)
    if (kind) blocks.push({ kind, top: start.row, bottom, title: start.title })
  }
  return withAttachmentRows(grid, blocks)
}

/** Titles, and first own labels where no title precedes them. */
function findStarts(grid: SheetGrid, fieldMap: FieldMap): Start[] {
  const titles = titlesOf(fieldMap)
  const fundRows = LabelIndex.of(fieldMap.funds.rows)
  const starts: Start[] = []
  let insideTable = true
  for (let row = 1; row <= grid.lastRow; row++) {
    for (const slot of grid.slots(row)) {
      if (slot.top !== row || slot.text.length > 80) continue
      const title = titles.kindOf(slot.text)
      const own = title ?? OWN_LABELS.nameOf(slot)
      if (title || (own && insideTable && startsForm(own, starts.at(-1)))) {
        starts.push({ row, title: title ? slot : undefined, kind: own! })
        insideTable = false
      } else if (fundRows.nameOf(slot) === 'total') insideTable = true
    }
  }
  return starts
}

/** Without a title only a project name begins another form; the other kinds come once, and only where nothing came before. */
function startsForm(own: FormKind, last: Start | undefined): boolean {
  return own === 'project' ? last?.kind !== 'basic-data' : last === undefined
}

class TitleFinder {
  private readonly aliases: { kind: FormKind; text: string }[] = []
  private readonly closing: RegExp

  constructor(fieldMap: FieldMap) {
    for (const kind of ['basic-data', 'department', 'project'] as const) {
      for (const text of fieldMap.titles[kind]) this.aliases.push({ kind, text: squeeze(text) })
    }
    this.aliases.sort((a, b) => b.text.length - a.text.length)
    // What a title ends with, bracketed remarks and quotation marks aside: most texts need no closer look.
    this.closing = new RegExp(`[${[...new Set(this.aliases.map((alias) => alias.text.at(-1)!))].join('')})）\\s"'”’」』》〉]$`)
  }

  /** 「2022 年度项目支出绩效自评表」 → project; undefined for prose that merely mentions a form. */
  kindOf(text: string): FormKind | undefined {
    if (text.length > 80 || !this.closing.test(text)) return undefined
    const bare = squeeze(text).replace(/\([^()]*\)$/, '')
    return this.aliases.find((alias) => bare.endsWith(alias.text))?.kind
  }
}

const titlesOf = oncePer((fieldMap: FieldMap) => new TitleFinder(fieldMap))

/** Labels that only one kind of form has. */
const OWN_LABELS = new LabelIndex<FormKind>({
  project: ['项目支出名称', '项目名称', '专项名称', '专项资金名称'],
  department: ['按收入性质分', '按支出性质分'],
  'basic-data': ['三公经费', '编制数', '市级专项资金', '部门基本支出预算调整'],
})

interface Evidence {
  readonly kinds: ReadonlySet<FormKind>
  readonly funds: boolean
  readonly indicators: boolean
}

function evidenceIn(grid: SheetGrid, top: number, bottom: number, fieldMap: FieldMap): Evidence {
  const kinds = new Set<FormKind>()
  const rows = LabelIndex.of(fieldMap.funds.rows)
  const headings = Headings.of(fieldMap)
  let funds = false
  let indicators = false
  for (let row = top; row <= bottom; row++) {
    for (const slot of grid.slots(row)) {
      if (slot.top !== row || slot.text.length > 60) continue
      const own = OWN_LABELS.nameOf(slot)
      if (own) kinds.add(own)
      if (rows.nameOf(slot) === 'total') funds = true
      if (isNameHead(headings, slot)) indicators = true
    }
  }
  return { kinds, funds, indicators }
}

const LONGEST_NAME_HEAD = 20

function isNameHead(headings: Headings, { text }: Slot): boolean {
  const meaning = text.length > LONGEST_NAME_HEAD ? undefined : headings.meaningOf(text)
  return meaning !== undefined && meaning !== 'left-alone' && meaning.column === 'level3'
}

/** A page that repeats the title above further indicator rows, and nothing of a form's head. */
function isNextPage(evidence: Evidence): boolean {
  return !evidence.funds && evidence.kinds.size === 0
}

function decideKind(titled: FormKind | undefined, { kinds, funds, indicators }: Evidence): FormKind | undefined {
  if (titled && kinds.has(titled)) return titled
  if (kinds.has('project') && (funds || indicators)) return 'project'
  if (kinds.has('department') && (funds || indicators)) return 'department'
  if (kinds.has('basic-data')) return 'basic-data'
  return funds || indicators ? titled : undefined
}

/** 「附件1-3-2」 stands a row or two above the title and belongs to the form below it. */
function withAttachmentRows(grid: SheetGrid, blocks: readonly FormBlock[]): FormBlock[] {
  const tops = blocks.map((block) => {
    for (let row = block.top - 1; row >= Math.max(1, block.top - 3); row--) {
      const first = grid.slots(row)[0]
      if (first) return /^[(（]?附\s*(件|表)/.test(first.text) ? row : block.top
    }
    return block.top
  })
  return blocks.map((block, index) => ({
    ...block,
    top: tops[index]!,
    bottom: Math.min(block.bottom, (tops[index + 1] ?? block.bottom + 1) - 1),
  }))
}
