import { squeeze } from '../../form/label-text.ts'
import type { TextField } from '../../form/field.ts'
import type { Form } from '../../form/forms.ts'
import { fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { defineRule } from '../rule.ts'
import { PRACTICE } from '../sources.ts'

interface Numbered {
  readonly form: Form
  readonly field: TextField
  /** 「附件1-3-12」 → series 「1-3」, number 12. */
  readonly series: string
  readonly number: number
}

function numbered(form: Form): Numbered | undefined {
  const field = form.attachment
  const match = /(\d+(?:-\d+)*)-(\d+)$/.exec(bareNumber(field?.raw ?? ''))
  return field && match ? { form, field, series: match[1]!, number: Number(match[2]) } : undefined
}

/** 「（附件1-3-4）」 「附件1-3（4）」 「附件1-3-4：」 → 「附件1-3-4」. */
function bareNumber(text: string): string {
  return squeeze(text)
    .replace(/[－—–]/g, '-')
    .replace(/(\d)\((\d+)\)/, '$1-$2')
    .replace(/^\(|[):;]+$/g, '')
}

type Told =
  | { readonly twice: string /** The sheet of the other form. */; readonly other: string }
  | { readonly gaps: string }

/**
 * Numbers of one series (1-3-1, 1-3-2 …) run without gaps and without repetition. One number on all forms names the
 * kind of form, not the form.
 */
export const attachmentNumbers = defineRule({
  code: 'JG-02',
  title: '附件编号缺号或重号',
  severity: 'warning',
  scope: 'submission',
  reads: ['attachment'],
  source: PRACTICE('附件编号'),
  formula: '同一系列的附件编号应从 1 起连续，不重复',
  silentWhen: ['没有写附件编号，或所有表是同一个编号', '只有一张项目自评表'],

  *check(submission): Generator<Outcome<Told>> {
    const all = submission.projects.map(numbered).filter((each) => each !== undefined)
    if (new Set(all.map((each) => `${each.series}-${each.number}`)).size < 2) {
      yield notApplicable('没有两个不同的附件编号')
      return
    }
    for (const series of new Set(all.map((each) => each.series)))
      yield* checkSeries(
        series,
        all.filter((each) => each.series === series),
      )
  },

  message: (f) =>
    'twice' in f
      ? `附件编号 ${f.twice} 重复，另一处在「${f.other}」。请改正编号。`
      : `附件编号不连续，${f.at.raw?.trim() ?? ''}之前缺 ${f.gaps}。请核对是否漏报自评表，或改正编号，或说明。`,

  examples: [
    { name: '连续', given: '附件1-3-1、1-3-2、1-3-3', plant: () => {}, outcome: 'pass' },
    {
      name: '缺号',
      given: '附件1-3-1、1-3-2、1-3-4',
      plant: (s) => void (s.projects[2]!.attachment = '附件1-3-4'),
      outcome: 'fail',
      says: '缺 1-3-3',
    },
    {
      name: '重号',
      given: '附件1-3-1、1-3-1、1-3-3',
      plant: (s) => void (s.projects[1]!.attachment = '附件1-3-1'),
      outcome: 'fail',
      says: '重复',
    },
    {
      name: '编号写成日期',
      given: '附件1-3-1、1-3-2、1-3-20231231',
      plant: (s) => void (s.projects[2]!.attachment = '附件1-3-20231231'),
      outcome: 'fail',
      says: '附件1-3-20231231之前缺 1-3-3、1-3-4、1-3-5、1-3-6、1-3-7 等',
    },
    {
      name: '未编号',
      given: '各表均未写附件编号',
      plant: (s) => s.projects.forEach((p) => void (p.attachment = '')),
      outcome: 'not-applicable',
    },
  ],
})

function* checkSeries(series: string, entries: readonly Numbered[]): Generator<Outcome<Told>> {
  const seen = new Map<number, Numbered>()
  let faults = 0
  // By name, so that the same form is pointed at in whatever order the sheets stand.
  for (const entry of [...entries].sort((a, b) => (a.form.key < b.form.key ? -1 : 1))) {
    const first = seen.get(entry.number)
    if (first) {
      faults++
      yield fail({
        at: entry.field,
        form: entry.form,
        related: [first.field],
        twice: `${series}-${entry.number}`,
        other: first.form.sheet,
      })
    } else seen.set(entry.number, entry)
  }
  const highest = [...seen.keys()].reduce((most, number) => Math.max(most, number), 0)
  const gaps = highest - [...seen.keys()].filter((number) => number > 0).length
  const duplicates = entries.length - seen.size
  if (gaps > duplicates) {
    const last = seen.get(highest)!
    faults++
    const named = firstGaps(seen, highest).map((number) => `${series}-${number}`)
    const missing = gaps > named.length ? `${named.join('、')} 等` : named.join('、')
    yield fail({
      at: last.field,
      form: last.form,
      gaps: missing,
    })
  }
  if (faults === 0) yield pass()
}

/** More are not named: a mistyped 「附件1-3-20231231」 would leave millions. */
const MOST_NAMED = 5

function firstGaps(seen: ReadonlyMap<number, Numbered>, highest: number): number[] {
  const gaps: number[] = []
  for (let number = 1; number <= highest && gaps.length < MOST_NAMED; number++) if (!seen.has(number)) gaps.push(number)
  return gaps
}
