import { expect, it } from 'vitest'
import { drawSubmission } from '../../../src/core/drawing/zhuzhou/draw-submission.ts'
import { workbookFromDrafts } from '../../../src/core/model/sheet-from-draft.ts'
import { type Corrections, correctUntilStable, type Decided } from '../../../src/core/repair/correct-until-stable.ts'
import { RULES } from '../../../src/core/rules/catalogue.ts'
import { runRules } from '../../../src/core/rules/run-rules.ts'
import { nationalScheme } from '../../../src/core/scheme/schemes.ts'
import { cleanSubmission } from '../../fixture-content/clean.ts'
import { PATH, read } from './laying.ts'

/** A project's form with a wrong rate, a score that does not follow from it, and a total that is no sum. */
function chain(score: string, total: string, people?: Decided): Corrections {
  const [project, ...others] = cleanSubmission.projects
  const funds = { ...project!.funds, total: { ...project!.funds.total, rate: '90%', score } }
  const wrong = { ...project!, funds, total: { ...project!.total, score: total } }
  const workbooks = new Map([
    [PATH, workbookFromDrafts(drawSubmission({ ...cleanSubmission, projects: [wrong, ...others] }))],
  ])
  const submission = read(workbooks)
  const reviewed = { submission, workbooks, scheme: nationalScheme, applyScores: false, read }
  const result = runRules(submission, nationalScheme, RULES)
  return correctUntilStable({ ...reviewed, ...(people && { people }) }, result)
}

const shown = ({ changes }: Corrections): string[] => changes.map(({ cell, after }) => `${cell} ${after}`).toSorted()
const rate = 'H7 97.24%'

it('a total rests on the corrected score, and is told with what it should be then', () => {
  const corrections = chain('9.5', '90')
  expect(shown(corrections)).toEqual(['H23 99.28', rate, 'I7 9.7'].toSorted())
  const told = corrections.retold.get(corrections.changes.find(({ cell }) => cell === 'H23')!.finding)
  expect([told?.stated, told?.expected, told?.difference]).toEqual(['90', '99.28', '-9.28'])
  expect(told?.message).toContain('总分应为 99.28')
  expect(corrections.left.size).toBe(0)
})

it('a total of which people decided that it stays is not written on the way there either', () => {
  const refused: Decided = { isWithheld: ({ cell, after }) => cell === 'H23' && after === '99.28', stands: () => false }
  const corrections = chain('9.5', '90', refused)
  expect(shown(corrections)).toEqual([rate, 'I7 9.7'].toSorted())
  const [{ change, finding }] = corrections.withheld as [Corrections['withheld'][number]]
  expect([change.after, finding.stated, finding.expected]).toEqual(['99.28', '90', '99.28'])
  expect([...corrections.left]).toEqual([finding.id])
})
