import { memoise } from '../model/memoise.ts'
import { squeeze } from '../model/squeeze.ts'

export { squeeze }

/** Stars before or behind a label. Without the look-behind a long run of them is tried from each. */
const REQUIRED = /^[*※★☆]+|(?<![*※★☆])[*※★☆]+(?=:?$)/g

/**
 * The bare wording of a label: squeezed, without a number before it (「1、」「(二)」), 「其中:」, closing colons, what stands in
 * brackets (「全年预算数(A)」 → 「全年预算数」), and the marks of what has to be filled in (「*项目名称」).
 */
export const bareLabel = memoise((text) =>
  squeeze(text)
    .replace(REQUIRED, '')
    .replace(/^(其中[:]?)?(\(?([一二三四五六七八九十]{1,3}|\d{1,2})\)?[、.)]+)?(其中[:]?)?/, '')
    .replace(/\([^()]*\)/g, '')
    // Without the look-behind a long run of marks is tried from each of them.
    .replace(/(?<![:;,。])[:;,。]+$/, ''),
)

/** A longer text is prose. */
export const LONGEST_LABEL = 60

/** The bare wording of a text that may be a label; '' for a longer one. */
export function labelIn(text: string): string {
  return text.length > LONGEST_LABEL ? '' : bareLabel(text)
}

const YEAR_FIRST = /^(?:19|20)\d{2}年度?/

/** 「2022年预算数」 → 「预算数」: the year before a label says nothing of what it is. */
export function withoutYear(label: string): string {
  return label.replace(YEAR_FIRST, '')
}

/** Longer cells are prose; looking for a label and a value in them takes time in the square of their length. */
const LONGEST_WITH_VALUE = 400

/** Answers which of several named labels a text is; aliases are compared as bare labels. */
export class LabelIndex<Name extends string> {
  private readonly names = new Map<string, Name>()

  constructor(aliases: Readonly<Record<Name, readonly string[]>>) {
    for (const name of Object.keys(aliases) as Name[]) {
      for (const alias of aliases[name]) this.names.set(bareLabel(alias), name)
    }
  }

  /** The bare wordings of all its labels. */
  get wordings(): Iterable<string> {
    return this.names.keys()
  }

  find(text: string): Name | undefined {
    return this.nameOf({ label: labelIn(text) })
  }

  /** As `find`, for a box of a sheet, whose label is known. */
  nameOf({ label }: { readonly label: string }): Name | undefined {
    if (label === '') return undefined
    return this.names.get(label) ?? this.names.get(withoutYear(label))
  }

  /** For a label and its value in one cell: 「其中：基本支出：2939.93」 → basic and 「2939.93」. */
  findWithValue(text: string): { name: Name; value: string; prefix: string } | undefined {
    if (text.length > LONGEST_WITH_VALUE || !/[:：]/.test(text)) return undefined
    const parts = text.split(/[:：]/)
    for (let count = parts.length - 1; count >= 1; count--) {
      const label = parts.slice(0, count).join(':')
      const name = this.find(label)
      if (name === undefined) continue
      const prefixLength = parts.slice(0, count).join(':').length + 1
      return { name, value: text.slice(prefixLength), prefix: text.slice(0, prefixLength) }
    }
    return undefined
  }

  /** As `findWithValue`, also for an amount that follows its label without a colon: 「项目支出  838.54」. */
  findWithAmount(text: string): { name: Name; value: string; prefix: string } | undefined {
    if (text.length > LONGEST_WITH_VALUE) return undefined
    const amount = /[-−]?[\d０-９][\d０-９.,，．]*\s*(?:万元|元|万)?\s*$/.exec(text)
    const name = amount ? this.find(text.slice(0, amount.index)) : undefined
    if (amount && name !== undefined) return { name, value: amount[0], prefix: text.slice(0, amount.index) }
    return this.findWithValue(text)
  }
}

/**
 * A project's or unit's name for matching: squeezed, brackets' width and punctuation levelled, without 「其中:」, numbering
 * and a leading year (「2022年」, 「2021」), whatever stands behind it: 「2022年3月路灯」 is 「3月路灯」.
 */
export function nameKey(text: string): string {
  return squeeze(text)
    .replace(/^其中[:]?/, '')
    .replace(/^\(?\d{1,2}\)?[、.)]+(?=\D)/, '')
    .replace(/^(19|20)\d{2}(?:(?:年度|年)(?=\d)|(年度|年)?(?=\D)(?!\d?月))/, '')
    .replace(/[:;,，。、·.\-—–_()（）]/g, '')
}

/** 「附件1-3-2」 「（附表3）」: the number under which a form is attached, above its title. */
export function isAttachmentNumber(text: string): boolean {
  return /^[(（]?附\s*(件|表)/.test(text)
}
