import { oncePer } from '../model/memoise.ts'
import type { FieldMap, FormKind, OtherFormKind } from '../vocabulary/field-map.ts'
import { isOnlyTitled, kindByHeads, readHeads } from './form-heads.ts'
import { Dictionary } from './dictionary.ts'
import { Headings } from './heading-parts.ts'
import { isAttachmentNumber, squeeze } from './label-text.ts'
import type { SheetGrid, Slot } from './sheet-grid.ts'

/** The rows of a sheet that make one form. */
export interface FormBlock {
  readonly kind: FormKind
  readonly top: number
  readonly bottom: number
  readonly title: Slot | undefined
  /** The title is no printed one but in words of the place's own: it may begin with the project's name. */
  readonly ownTitle?: boolean
}

/** The rows of a sheet that make a form which is no self-evaluation. */
export interface OtherBlock extends Omit<FormBlock, 'kind'> {
  readonly kind: OtherFormKind
}

export interface FoundForms {
  readonly blocks: readonly FormBlock[]
  readonly others: readonly OtherBlock[]
  /** Where two titles stand in one row: the first column of each form but the leftmost. */
  readonly besides: readonly number[]
}

interface Start {
  readonly row: number
  readonly title: Slot | undefined
  readonly kind: FormKind | OtherFormKind
}

type AnyBlock = Omit<FormBlock, 'kind'> & { readonly kind: FormKind | OtherFormKind }

/**
 * Cuts a sheet into its forms. A form begins at its title (with the 附件 line above it), or, where no title was typed, at
 * its first own label; a title that is repeated on the next printed page does not begin a form. Which kind a block is
 * follows from its labels; the title only decides where those leave it open. A form is a self-evaluation only with
 * outcomes, scores or 自评 in its title: declarations of targets, their approvals and adjustments, monitoring sheets and
 * accounts are found as what they are.
 */
export function findForms(grid: SheetGrid, fieldMap: FieldMap): FoundForms {
  const starts = findStarts(grid, fieldMap)
  const blocks: AnyBlock[] = []
  for (const [index, start] of starts.entries()) {
    const bottom = (starts[index + 1]?.row ?? grid.lastRow + 1) - 1
    const evidence = evidenceIn(grid, start.row, bottom, fieldMap)
    const previous = blocks.at(-1)
    const nextPage = start.title && start.kind === previous?.kind && isNextPage(evidence)
    if (previous && (nextPage || (isOther(start.kind) && isMention(grid, start.row, bottom)))) {
      blocks[blocks.length - 1] = { ...previous, bottom }
      continue
    }
    const kind = kindOf(grid, fieldMap, { ...start, bottom }, evidence)
    if (kind) blocks.push({ kind, top: start.row, bottom, title: start.title })
  }
  const all = withLinesAbove(grid, fieldMap, blocks)
  return {
    blocks: all.filter((block): block is FormBlock => !isOther(block.kind)),
    others: all.filter((block): block is OtherBlock => isOther(block.kind)),
    besides: besidesOf(starts),
  }
}

function besidesOf(starts: readonly Start[]): number[] {
  const columns = starts.flatMap((start, index) => {
    const { row, title } = starts[index - 1] ?? {}
    return row === start.row && title && start.title ? [start.title.left] : []
  })
  return [...new Set(columns)].sort((a, b) => a - b)
}

const FORM_KINDS = ['basic-data', 'department', 'project'] as const satisfies readonly FormKind[]

function isOther(kind: FormKind | OtherFormKind): kind is OtherFormKind {
  return !(FORM_KINDS as readonly string[]).includes(kind)
}

/** 「见项目绩效目标申报表」 in a line of a form's own: below a title there is a table. */
function isMention(grid: SheetGrid, top: number, bottom: number): boolean {
  let filled = 0
  for (let row = top; row <= bottom; row++) if (grid.slots(row).some((slot) => slot.top === row)) filled++
  return filled < LEAST_ROWS
}

const LEAST_ROWS = 4

function kindOf(
  grid: SheetGrid,
  fieldMap: FieldMap,
  { row: top, bottom, title, kind: titled }: Start & { readonly bottom: number },
  evidence: Evidence,
): FormKind | OtherFormKind | undefined {
  const heads = readHeads(grid, fieldMap, { top, bottom, title })
  // What was declared as targets, and got outcomes or scores filled in, was used for the self-evaluation.
  if (isOther(titled) && !(titled === 'target' && heads.outcomesFilled)) return titled
  const kind = decideKind(title && !isOther(titled) ? titled : undefined, evidence)
  if (kind === undefined || kind === 'basic-data') return kind
  const other = kindByHeads(heads)
  return other ?? kind
}

/** Titles, and first own labels where no title precedes them. */
function findStarts(grid: SheetGrid, fieldMap: FieldMap): Start[] {
  const titles = titlesOf(fieldMap)
  const starts: Start[] = []
  let insideTable = true
  for (let row = 1; row <= grid.lastRow; row++) {
    for (const slot of grid.slots(row)) {
      if (slot.top !== row || slot.text.length > 80) continue
      const title = titles.kindOf(slot.text) ?? otherTitle(grid, slot, titles)
      const own = title ?? slot.roles.ofOneKind
      if (title || (own && insideTable && startsForm(own, starts.at(-1)))) {
        starts.push({ row, title: title ? slot : undefined, kind: own! })
        insideTable = false
      } else if (slot.roles.fundRow === 'total') insideTable = true
    }
  }
  return starts
}

/** A title of another form has its row to itself: 「评分标准表」 may head a column. */
function otherTitle(grid: SheetGrid, slot: Slot, titles: TitleFinder): OtherFormKind | undefined {
  const kind = titles.otherKindOf(slot.text)
  return kind && isOnlyTitled(grid, slot) ? kind : undefined
}

/**
 * Without a title only a project name begins another form; the other kinds come once, and only where nothing came
 * before.
 */
function startsForm(own: FormKind | OtherFormKind, last: Start | undefined): boolean {
  return own === 'project' ? last?.kind !== 'basic-data' : last === undefined
}

interface TitleAlias<Kind> {
  readonly kind: Kind
  readonly text: string
}

class TitleFinder {
  private readonly own: readonly TitleAlias<FormKind>[]
  private readonly others: readonly TitleAlias<OtherFormKind>[]
  private readonly closing: RegExp
  private readonly selfEvaluation: readonly string[]

  constructor({ titles, otherForms }: FieldMap) {
    this.own = longestFirst(FORM_KINDS.flatMap((kind) => titles[kind].map((text) => ({ kind, text: squeeze(text) }))))
    const kinds = Object.keys(otherForms.titles) as OtherFormKind[]
    this.others = longestFirst(
      kinds.flatMap((kind) => otherForms.titles[kind].map((text) => ({ kind, text: squeeze(text) }))),
    )
    this.selfEvaluation = otherForms.selfEvaluation
    // What a title ends with, bracketed remarks and quotation marks aside: most texts need no closer look.
    const last = new Set([...this.own, ...this.others].map((alias) => alias.text.at(-1)!))
    this.closing = new RegExp(`[${[...last].join('')})）\\s"'”’」』》〉]$`)
  }

  /** 「2022 年度项目支出绩效自评表」 → project; undefined for prose that merely mentions a form. */
  kindOf(text: string): FormKind | undefined {
    return this.aliasOf(text, this.own)
  }

  /** 「绩效目标申报表（基础设施建设类）」 → target; undefined for 「绩效目标表（自评）」. */
  otherKindOf(text: string): OtherFormKind | undefined {
    if (this.selfEvaluation.some((word) => text.includes(word))) return undefined
    return this.aliasOf(text, this.others)
  }

  private aliasOf<Kind>(text: string, aliases: readonly TitleAlias<Kind>[]): Kind | undefined {
    if (text.length > 80 || !this.closing.test(text)) return undefined
    const bare = squeeze(text).replace(/\([^()]*\)$/, '')
    return aliases.find((alias) => bare.endsWith(alias.text))?.kind
  }
}

function longestFirst<Kind>(aliases: readonly TitleAlias<Kind>[]): TitleAlias<Kind>[] {
  return [...aliases].sort((a, b) => b.text.length - a.text.length)
}

const titlesOf = oncePer((fieldMap: FieldMap) => new TitleFinder(fieldMap))

interface Evidence {
  readonly kinds: ReadonlySet<FormKind>
  readonly funds: boolean
  readonly indicators: boolean
}

function evidenceIn(grid: SheetGrid, top: number, bottom: number, fieldMap: FieldMap): Evidence {
  const kinds = new Set<FormKind>()
  const headings = Headings.of(fieldMap)
  let funds = false
  let indicators = false
  for (let row = top; row <= bottom; row++) {
    for (const slot of grid.slots(row)) {
      if (slot.top !== row || slot.text.length > 60) continue
      const { ofOneKind, fundRow } = slot.roles
      if (ofOneKind) kinds.add(ofOneKind)
      if (fundRow === 'total') funds = true
      indicators ||= isNameHead(headings, slot)
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

/**
 * Lines above a form's first line that belong to it: 「附件1-3-2」 above a title, and, above a first label, the title in
 * words of the place's own and who hands in.
 */
function withLinesAbove(grid: SheetGrid, fieldMap: FieldMap, blocks: readonly AnyBlock[]): AnyBlock[] {
  const heads = blocks.map((block) => (block.title ? block : withOwnTitle(grid, fieldMap, block)))
  const tops = heads.map((block) => {
    for (let row = block.top - 1; row >= Math.max(1, block.top - 3); row--) {
      const first = grid.slots(row)[0]
      if (first) return isAttachmentNumber(first.text) ? row : block.top
    }
    return block.top
  })
  return heads.map((block, index) => ({
    ...block,
    top: tops[index]!,
    bottom: Math.min(block.bottom, (tops[index + 1] ?? block.bottom + 1) - 1),
  }))
}

const MOST_LINES_ABOVE = 4

/** 「2024年度公厕改建自评表」 and 「单位名称：某某局  填报日期：…」 above the first label of a form whose title is no printed one (湖北). */
function withOwnTitle(grid: SheetGrid, fieldMap: FieldMap, block: AnyBlock): AnyBlock {
  const { heading } = Dictionary.of(fieldMap).indexes
  let { top, title } = block
  for (let row = block.top - 1; row >= Math.max(1, block.top - MOST_LINES_ABOVE) && !title; row--) {
    const slots = grid.slots(row).filter((slot) => slot.top === row && slot.text !== '')
    const [first] = slots
    if (first && isOnlyTitled(grid, first) && /自评[表报]?/.test(first.text)) title = first
    else if (!slots.some((slot) => slot.roles.heading ?? heading.findWithValue(slot.text))) break
    top = row
  }
  return { ...block, top, title, ...(title && { ownTitle: true }) }
}
