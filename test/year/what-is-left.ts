import { readWorkbook } from '../../src/adapters/excel/read-workbook.ts'
import type { PlayedRound } from './campaign.ts'
import type { Outcome } from './outcome.ts'
import { countLines, type Results, type ScoreJson, type SubmissionJson, toldFindings } from './told.ts'
import type { UnitYear } from './unit-year.ts'

/** What is left is what the year says, in results.json and in 汇总表. */
export function leftOtherwise({ handedIn: { left }, submission, overview }: Outcome): string[] {
  const told = toldFindings(submission).filter((each) => !(left.maybe ?? []).includes(each))
  const { toMend, toExplain } = countLines(submission)
  const hints = submission.findings.flatMap(({ severity, rule }) => (severity === 'info' ? [rule] : []))
  const doing = overview.get('还要做什么') ?? ''
  return [
    ...left.findings.filter((each) => !told.includes(each)).map((each) => `not told: ${each}`),
    ...told.filter((each) => !left.findings.includes(each)).map((each) => `told: ${each}`),
    ...(left.hints ?? []).filter((each) => !hints.includes(each)).map((each) => `no hint ${each}`),
    ...submission.findings.flatMap(({ rule, cell, expected, correction }) =>
      correction?.applied ? differs(`应为 ${rule} ${cell}`, expected, correction.value) : [],
    ),
    ...differs('请改正', toMend, left.toMend),
    ...differs('请说明', toExplain, left.toExplain),
    ...differs('状态', overview.get('状态'), left.progress),
    ...differs('还要做什么 请改正', countIn(doing, '请改正'), left.toMend),
    ...differs('还要做什么 请说明', countIn(doing, '请说明'), left.toExplain),
    ...Object.entries(left.reviewed ?? {}).flatMap(([sheet, due]) => {
      const score = scoreOf(submission, sheet)
      return differs(`复核得分 ${sheet}`, `${score?.reviewed} ${score?.grade}`, due)
    }),
    ...Object.entries(left.stated ?? {}).flatMap(([sheet, due]) =>
      differs(`自评总分 ${sheet}`, scoreOf(submission, sheet)?.stated, due),
    ),
  ]
}

function scoreOf({ workbooks }: SubmissionJson, sheet: string): ScoreJson | null | undefined {
  return workbooks.flatMap(({ forms }) => forms).find((each) => each.sheet === sheet)?.score
}

function countIn(text: string, ask: string): number {
  return Number(new RegExp(`${ask} (\\d+) 处`).exec(text)?.[1] ?? 0)
}

export function differs(what: string, is: unknown, due: unknown): string[] {
  return is === due ? [] : [`${what}: ${is}, due ${due}`]
}

/** The first lines of 审核结果 count what is left, too; over the workbooks of a set. */
export function countedOtherwise({ handedIn: { left }, results }: Outcome): string[] {
  const heads = [...results].map(([file, bytes]) => {
    const cells = readWorkbook(bytes).sheets.find(({ name }) => name === '审核结果')?.cells ?? []
    const texts = cells.flatMap(({ column, value }) => (column === 1 && value.kind === 'text' ? [value.text] : []))
    return { file, head: texts.find((text) => /^(请改正|请说明|没有需要|核对过的没有)/.test(text)) ?? '' }
  })
  const count = (ask: string): number => heads.reduce((sum, { head }) => sum + countIn(head, ask), 0)
  return [
    ...heads.filter(({ head }) => head === '').map(({ file }) => `${file}: 审核结果 does not say what is left`),
    ...differs('审核结果 请改正', count('请改正'), left.toMend),
    ...differs('审核结果 请说明', count('请说明'), left.toExplain),
  ]
}

/** Of all units together: how the command ends, and the sums of results.json. */
export function endedOtherwise({ handedIn, ran }: PlayedRound, { summary }: Results): string[] {
  const sum = (of: 'toMend' | 'toExplain'): number => handedIn.reduce((total, { left }) => total + left[of], 0)
  const unreadable = handedIn.some(({ number, year }) => number === 1 && hasDamaged(year))
  return [
    ...differs('exit code', ran.code, unreadable ? 3 : sum('toMend') > 0 ? 1 : 0),
    ...differs('toMend', summary.toMend, sum('toMend')),
    ...differs('toExplain', summary.toExplain, sum('toExplain')),
    ...differs('submissions', summary.submissions, handedIn.length),
  ]
}

function hasDamaged({ set }: UnitYear): boolean {
  return Object.values(set.files ?? {}).some((given) => 'damaged' in given)
}
