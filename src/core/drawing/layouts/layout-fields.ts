import type { ProjectContent } from '../../content/content.ts'
import { amountOf } from './fund-amounts.ts'
import type { LayoutDrawOptions } from './form-layout.ts'

/** The fields that texts of a layout may name, filled in. */
export type LayoutFields = Readonly<Record<string, string>>

export function fieldsOf(content: ProjectContent, options: LayoutDrawOptions): LayoutFields {
  const { total } = content.funds
  return {
    attachment: content.attachment,
    year: yearIn(content.title, options.year),
    name: content.name,
    codedName: options.texts?.code ? `${options.texts.code}-${content.name}` : content.name,
    department: content.department,
    implementer: content.implementer,
    annual: total.annual,
    executed: total.executed,
    annualFiscal: amountOf(content, ['fiscal', 'carryover'], 'annual'),
    annualOther: amountOf(content, ['other'], 'annual'),
    executedFiscal: amountOf(content, ['fiscal', 'carryover'], 'executed'),
    executedOther: amountOf(content, ['other'], 'executed'),
    rate: total.rate,
    executionMax: total.maxScore,
    executionScore: total.score,
    expected: content.goals.expected,
    actual: content.goals.actual,
    goalScore: options.goalScore ?? '',
    maxScore: content.total.maxScore,
    score: content.total.score,
    grade: options.grade ?? '',
    remark: content.remark,
    filler: content.filler.name,
    date: content.filler.date,
    phone: content.filler.phone,
    signature: content.filler.signature,
    conclusion: '',
    problems: '',
    measures: '',
    otherMatters: '',
    code: '',
    review: '',
    centralDepartment: '',
    ...options.texts,
  }
}

/** Room to write where the year is not known. */
function yearIn(title: string, year: number | undefined): string {
  return year ? `${year}` : (/20\d{2}/.exec(title)?.[0] ?? '　　　　')
}

const ONE_FIELD = /^\{(\w+)\}$/

/** The field that a text consists of, if it is one and nothing else. */
export function onlyField(text: string): string | undefined {
  return ONE_FIELD.exec(text)?.[1]
}

export function filledIn(text: string, fields: LayoutFields): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = fields[name]
    if (value === undefined) throw new Error(`layout names an unknown field {${name}}`)
    return value
  })
}
