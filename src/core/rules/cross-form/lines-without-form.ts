import { isFilled } from '../../form/field.ts'
import type { BasicLine } from '../../form/forms.ts'
import type { Submission } from '../../identity/submission.ts'
import type { Decimal } from '../../model/decimal.ts'
import { oncePer } from '../../model/memoise.ts'
import type { Target } from '../outcome.ts'
import { matchProjects } from './match-projects.ts'
import { namesNoProject } from './names-no-project.ts'

/** A listed project that has no form of its own. */
export interface LineWithoutForm {
  readonly line: BasicLine
  readonly at: Target
  /** 万元; undefined where nothing was spent or nothing is written. */
  readonly spent: Decimal | undefined
  /** Its name is that of no project. */
  readonly noProject: boolean
}

/** A listed project of which cannot be said whether it has a form, and why. */
interface UnclearLine {
  readonly line: BasicLine
  readonly unclear: { readonly at: Target; readonly reason?: string }
}

/** The lines of the 基础数据表 without a project form, in its order. */
export const linesWithoutForm: (submission: Submission) => readonly (LineWithoutForm | UnclearLine)[] = oncePer(
  (submission) => {
    const matching = matchProjects(submission)
    const nameless = submission.projects.some(
      (form) => form.projectName?.state !== 'filled' && matching.pairs.every((pair) => pair.form !== form),
    )
    return matching.linesWithoutForm.map((line) => {
      const at = { place: line.place, key: `line.${line.key}`, label: line.label, raw: line.label }
      const doubt = matching.unclear.find((each) => each.line === line)
      if (doubt) {
        const names = doubt.forms.map((form) => form.projectName?.raw).join('、')
        return { line, unclear: { at, reason: `与几张自评表的名称都相近（${names}），未能对应` } }
      }
      if (submission.unreadable.length > 0)
        return { line, unclear: { at, reason: '有工作簿打不开，不知道里面有没有它的自评表' } }
      if (nameless) return { line, unclear: { at, reason: '有自评表没有写项目名称，未能对应' } }
      if (line.final?.state === 'unreadable' || line.final?.state === 'uncached')
        return { line, unclear: { at: line.final } }
      const spent = isFilled(line.final) && !line.final.value.isZero() ? line.final.value : undefined
      return { line, at, spent, noProject: namesNoProject(line.label) }
    })
  },
)

/** How many projects with spending have no form (BJ-03), nothing being unclear; undefined where something is. */
export function formsMissing(submission: Submission): number | undefined {
  let missing = 0
  for (const each of linesWithoutForm(submission)) {
    if ('unclear' in each) return undefined
    if (each.spent && !each.noProject) missing++
  }
  return missing
}
