import type { ProjectContent } from '../../content/content.ts'
import { amountOf } from './fund-amounts.ts'
import type { LayoutDrawOptions } from './form-layout.ts'

/** The fields that texts of a layout may name, filled in. */
export type LayoutFields = Readonly<Record<string, string>>

/** Fields of the content. */
function contentFields(content: ProjectContent): LayoutFields {
  const { total } = content.funds
  return {
    attachment: content.attachment,
    year: yearIn(content.title),
    name: content.name,
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
    maxScore: content.total.maxScore,
    score: content.total.score,
    remark: content.remark,
    filler: content.filler.name,
    date: content.filler.date,
    phone: content.filler.phone,
    signature: content.filler.signature,
  }
}

/** Fields that only some places have, and what stands there while nobody has filled them in. */
const FURTHER_FIELDS = {
  /** Score of the yearly goal, where it is scored by itself, and how far it was reached. */
  goalScore: '',
  goalCompletion: '',
  /** 优, 良, 中, 差. */
  grade: '',
  /** The finance bureau's score. */
  review: '',
  conclusion: '',
  problems: '',
  measures: '',
  otherMatters: '',
  centralDepartment: '',
  /** How the money was managed, and what was wrong with it. */
  managed: '',
  managedProblems: '',
  /** Whether an indicator was reached, and how it is scored: the same words in each row. */
  completed: '',
  standard: '',
  /** Why the execution rate is below 100 %, where it is one of the indicators. */
  executionReason: '',
  /** The first of several boxes. */
  tick: '□',
  /** Code of the project in the budget system, before its name. */
  code: '',
} as const satisfies LayoutFields

export function fieldsOf(content: ProjectContent, { texts }: LayoutDrawOptions): LayoutFields {
  const further: LayoutFields = { ...FURTHER_FIELDS, ...texts }
  const codedName = further.code ? `${further.code}-${content.name}` : content.name
  return { ...contentFields(content), codedName, ...further }
}

/** Room to write where the year is not known. */
function yearIn(title: string): string {
  return /20\d{2}/.exec(title)?.[0] ?? '　　　　'
}

/** The fields that a text names. */
export function fieldsNamed(text: string): readonly string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
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
