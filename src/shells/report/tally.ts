import { isHandedIn, isUnread, type OtherFile } from '../../core/intake/other-file.ts'
import { RULES } from '../../core/rules/catalogue.ts'
import { fileNameOf } from '../../core/identity/place-name.ts'
import type { Counts } from '../../core/progress/headline.ts'
import { isHandedInSet } from './others-of-sets.ts'
import { type Progress, progressOf } from './set-progress.ts'
import { countOf, formsOf, type SubmissionRecord } from './submission-record.ts'

export interface Summary {
  readonly submissions: number
  readonly workbooks: number
  readonly forms: number
  readonly errors: number
  readonly warnings: number
  readonly infos: number
  /** 请改正 and 请说明, in lines as people see them. */
  readonly toMend: number
  readonly toExplain: number
  /** Files that could not be opened, workbooks and others. */
  readonly unreadable: number
  /** Workbooks with a form of which too little was read. */
  readonly notUnderstood: number
  /** Checks that could not be made. */
  readonly unchecked: number
}

/** How often a rule was broken, by the findings' own level, and by how many submissions. */
export interface RuleCount {
  readonly code: string
  readonly title: string
  readonly errors: number
  readonly warnings: number
  readonly infos: number
  /** With an error or doubt of it. */
  readonly units: number
  /** With one that nobody has yet mended, explained or waived, in a set that is not 完成. */
  readonly open: number
}

/** From so many submissions on, a rule that so many of them (in %) break is perhaps itself at fault. */
const SUSPECT = { submissions: 5, percent: 60 } as const
/** More names of sets in which there was nothing to check are only counted. */
const MOST_NAMED = 50

/** Totals over submissions, which come one by one and are not kept; an explained warning still counts as a warning. */
export class Tally {
  private readonly counts = {
    submissions: 0,
    workbooks: 0,
    forms: 0,
    errors: 0,
    warnings: 0,
    infos: 0,
    toMend: 0,
    toExplain: 0,
    unreadable: 0,
    notUnderstood: 0,
    unchecked: 0,
  }
  private readonly rules = new Map<string, Record<'errors' | 'warnings' | 'infos' | 'units' | 'open', number>>()
  private readonly states = new Map<Progress, { sets: number; names: string[] }>()
  /** Submissions in which at least one form was read. */
  checked = 0
  /** Files that were handed in and are no workbooks. */
  others = 0
  /** Cells that `correct` changed and that are to be looked at. */
  corrected = 0

  add(record: SubmissionRecord): void {
    const forms = formsOf(record).length
    const { progress } = progressOf(record)
    this.counts.submissions++
    this.counts.workbooks += record.workbooks.length
    this.counts.forms += forms
    this.counts.errors += countOf(record, 'error')
    this.counts.warnings += countOf(record, 'warning')
    this.counts.infos += countOf(record, 'info')
    this.counts.toMend += record.counts.toMend
    this.counts.toExplain += record.counts.toExplain
    this.corrected += record.counts.corrected
    this.counts.unreadable += record.workbooks.filter((workbook) => workbook.status === 'unreadable').length
    this.counts.notUnderstood += record.workbooks.filter((workbook) => workbook.status === 'not-understood').length
    this.counts.unchecked += record.unchecked.length
    this.addOthers(record.others)
    if (forms > 0) this.checked++
    if (isHandedInSet(record)) this.addState(record, progress)
    this.addRules(record, progress)
  }

  private addState({ unit, workbooks, others }: SubmissionRecord, progress: Progress): void {
    const state = this.states.get(progress) ?? { sets: 0, names: [] }
    state.sets++
    const [file] = [...workbooks, ...others]
    if (state.names.length < MOST_NAMED) state.names.push(unit || (file ? fileNameOf(file.path) : '（未写明单位）'))
    this.states.set(progress, state)
  }

  private addRules({ findings }: SubmissionRecord, progress: Progress): void {
    const units = new Set<string>()
    const open = new Set<string>()
    for (const finding of findings) {
      const count = this.rules.get(finding.rule) ?? { errors: 0, warnings: 0, infos: 0, units: 0, open: 0 }
      count[`${finding.severity}s`]++
      this.rules.set(finding.rule, count)
      if (finding.severity === 'info') continue
      units.add(finding.rule)
      if (progress !== '完成' && finding.status === 'open') open.add(finding.rule)
    }
    for (const rule of units) this.rules.get(rule)!.units++
    for (const rule of open) this.rules.get(rule)!.open++
  }

  /** Files of no set, too. */
  addOthers(others: readonly OtherFile[]): void {
    this.others += others.filter(isHandedIn).length
    this.counts.unreadable += others.filter(isUnread).length
  }

  get summary(): Summary {
    return { ...this.counts }
  }

  /** What is left to do over all sets, in the words of `headline`. */
  get left(): Counts {
    const { toMend, toExplain } = this.counts
    return { toMend, toExplain, corrected: this.corrected }
  }

  /** How many sets are in a state, and the names of the first of them. */
  inState(progress: Progress): { readonly sets: number; readonly names: readonly string[] } {
    return this.states.get(progress) ?? { sets: 0, names: [] }
  }

  /** Rules that were broken, the most frequent first, and those that only gave hints last. */
  get byRule(): readonly RuleCount[] {
    const weight = ({ errors, warnings }: RuleCount): number => errors + warnings
    return RULES.flatMap(({ code, title }) => {
      const count = this.rules.get(code)
      return count ? [{ code, title, ...count }] : []
    }).sort((a, b) => weight(b) - weight(a) || b.infos - a.infos || (a.code < b.code ? -1 : 1))
  }

  /**
   * Rules that most submissions break: perhaps the rule or the template is at fault, not all of them. Hints do not count,
   * and neither does what is settled.
   */
  get suspects(): readonly RuleCount[] {
    if (this.checked < SUSPECT.submissions) return []
    return this.byRule.filter(({ open }) => open * 100 >= this.checked * SUSPECT.percent)
  }
}

/** 「DF-03（得分…）：10 套里有 8 套（80%）不符…」 */
export function suspectSentence({ code, title, open }: RuleCount, checked: number): string {
  const share = Math.round((open / checked) * 100)
  return `${code}「${title}」：${checked} 套资料里有 ${open} 套（${share}%）不符。这么多单位都错在同一处，也可能是表样或这条规则本身有问题，请先核实。`
}

/** Submissions that can be gone through again and again, always in the same order. */
export type RecordSource = Iterable<SubmissionRecord>
