import { memoise, oncePer } from '../model/memoise.ts'
import type { FieldMap } from '../vocabulary/field-map.ts'
import { labelIn, LabelIndex, squeeze } from './label-text.ts'

export type IndicatorColumn = keyof FieldMap['headings']['columns']

/**
 * What a heading of the indicator table stands for: a column, or something known that is left alone. `rank` tells apart
 * two headings of one column: the lower one is the more exact.
 */
export type Meaning = { readonly column: IndicatorColumn; readonly rank: number } | 'left-alone'

const LONGEST_HEADING = 40

/** Most boxes of a table hold figures. */
const HAS_WORDS = /\p{Script=Han}/u

/** With what a form adds in brackets or behind a colon. */
const LONGEST_WITH_REMARK = 200

/**
 * Understands the headings of an indicator table by their parts (templates/field-maps/headings.json); whole wordings of
 * labels.json come first.
 */
export class Headings {
  static readonly of = oncePer((fieldMap: FieldMap) => new Headings(fieldMap))

  private readonly wordings: LabelIndex<keyof FieldMap['indicators']['columns']>
  private readonly ignored: LabelIndex<'ignored'>
  private readonly patterns: readonly {
    readonly column: IndicatorColumn
    readonly rank: number
    readonly pattern: RegExp
  }[]
  /** Matches what one of the patterns does: most texts are no headings. */
  private readonly anyColumn: RegExp
  private readonly leftAlone: RegExp
  private readonly marks: RegExp
  private readonly qualifiers: RegExp

  private constructor({ headings, indicators }: FieldMap) {
    const { parts, columns, leftAlone, marks } = headings
    const compiled = compiler(parts)
    this.wordings = new LabelIndex(indicators.columns)
    this.ignored = new LabelIndex({ ignored: indicators.ignoredColumns })
    this.patterns = (Object.keys(columns) as IndicatorColumn[]).flatMap((column) =>
      columns[column].map((pattern, rank) => ({ column, rank, pattern: compiled(pattern) })),
    )
    this.anyColumn = compiled(Object.values(columns).flat().join('|'))
    this.leftAlone = compiled(leftAlone.join('|'))
    this.marks = compiled(marks.join('|'))
    this.qualifiers = compiled('(<年初>|<调整>|<实际>|<计划>|<期间>)+')
  }

  /** Undefined for a heading that is not understood. What follows a colon or a full stop is a remark. */
  readonly meaningOf = memoise((text: string): Meaning | undefined => {
    if (text.length > LONGEST_WITH_REMARK || !HAS_WORDS.test(text)) return undefined
    const remark = text.search(/[:：;；。]/)
    return this.meaningOfWhole(text) ?? (remark < 0 ? undefined : this.meaningOfWhole(text.slice(0, remark)))
  })

  private meaningOfWhole(text: string): Meaning | undefined {
    const heading = this.withoutMarks(text)
    const found = this.columnOf(heading)
    const label = labelIn(text)
    const named = this.wordings.nameOf({ label })
    if (named)
      return {
        column: found && refines(found.column, named) ? found.column : named,
        rank: found?.column === named ? found.rank : 0,
      }
    if (this.ignored.nameOf({ label })) return 'left-alone'
    if (found === undefined && this.isLeftAlone(heading)) return 'left-alone'
    return found && { column: found.column, rank: found.rank }
  }

  private columnOf(heading: string): Exclude<Meaning, 'left-alone'> | undefined {
    if (heading === '' || heading.length > LONGEST_HEADING || !this.anyColumn.test(heading)) return undefined
    return this.patterns.find(({ pattern }) => pattern.test(heading))
  }

  /** 「数据来源及佐证材料」 is two such headings in one. */
  private isLeftAlone(heading: string): boolean {
    const parts = heading.split(/[及和、/]/)
    return this.leftAlone.test(heading) || (parts.length > 1 && parts.every((each) => this.leftAlone.test(each)))
  }

  /** 「指标值\n（调整后）(B)」 → 「调整后指标值」. */
  private withoutMarks(text: string): string {
    let before = ''
    const bare = squeeze(text).replace(/\(([^()]*)\)/g, (_, inside: string) => {
      if (!this.marks.test(inside) && this.qualifiers.test(inside)) before += inside
      return ''
    })
    return (before + bare)
      .replace(/(?:19|20)\d{2}年?(?=\D)/g, '')
      .replace(/^[*※★]+|[*:;。%％]+$/g, '')
      .replace(/(?<=[\u4e00-\u9fff])[A-Z]$/, '')
      .replace(/^(?:\d{1,2}|[一二三四五六七八九十]{1,2})[、.]/, '')
  }
}

/** A whole wording names the column; of target columns the parts say which. */
function refines(column: IndicatorColumn, named: IndicatorColumn): boolean {
  return named === 'targetValue' && (column === 'initialTarget' || column === 'adjustedTarget')
}

/** Turns a pattern of the field map into a regular expression for the whole heading. */
function compiler(parts: Readonly<Record<string, readonly string[]>>): (pattern: string) => RegExp {
  const alternatives = new Map(Object.entries(parts).map(([name, words]) => [name, oneOf(words)]))
  return (pattern) =>
    new RegExp(`^(?:${pattern.replace(/<([^<>]+)>/g, (whole, name: string) => alternatives.get(name) ?? whole)})$`)
}

function oneOf(words: readonly string[]): string {
  const escaped = words.map((word) => squeeze(word).replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
  return `(?:${escaped.join('|')})`
}
