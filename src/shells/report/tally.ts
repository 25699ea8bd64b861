import { isHandedIn, isUnread, type OtherFile } from '../../core/intake/other-file.ts'
import { RULES } from '../../core/rules/catalogue.ts'
import { countOf, type FindingRecord, formsOf, type SubmissionRecord } from './submission-record.ts'

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

/** How often a rule was broken, and by how many submissions. */
export interface RuleCount {
  readonly code: string
  readonly title: string
  readonly severity: FindingRecord['severity']
  readonly findings: number
  readonly units: number
}

/** From so many submissions on, a rule that so many of them (in %) break is perhaps itself at fault. */
const SUSPECT = { submissions: 5, percent: 60 } as const

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
  private readonly rules = new Map<string, { findings: number; units: number }>()
  /** Submissions in which at least one form was read. */
  checked = 0
  /** Files that were handed in and are no workbooks. */
  others = 0
  explained = 0
  /** Cells that `correct` changed. */
  corrected = 0
  changes = 0

  add(record: SubmissionRecord): void {
    const forms = formsOf(record).length
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
    this.changes += record.changes
    const broken = new Set<string>()
    for (const finding of record.findings) {
      if (finding.status === 'explained') this.explained++
      const count = this.rules.get(finding.rule) ?? { findings: 0, units: 0 }
      count.findings++
      if (!broken.has(finding.rule)) count.units++
      broken.add(finding.rule)
      this.rules.set(finding.rule, count)
    }
  }

  /** Files of no set, too. */
  addOthers(others: readonly OtherFile[]): void {
    this.others += others.filter(isHandedIn).length
    this.counts.unreadable += others.filter(isUnread).length
  }

  get summary(): Summary {
    return { ...this.counts }
  }

  /** Rules that were broken, the most frequent first. */
  get byRule(): readonly RuleCount[] {
    return RULES.flatMap(({ code, title, severity }) => {
      const count = this.rules.get(code)
      return count ? [{ code, title, severity, ...count }] : []
    }).sort((a, b) => b.findings - a.findings || (a.code < b.code ? -1 : 1))
  }

  /**
   * Rules that most submissions break: perhaps the rule or the template is at fault, not all of them. What is only a
   * hint is left out.
   */
  get suspects(): readonly RuleCount[] {
    if (this.checked < SUSPECT.submissions) return []
    return this.byRule.filter((rule) => rule.severity !== 'info' && rule.units * 100 >= this.checked * SUSPECT.percent)
  }
}

/** 「DF-03（得分…）：10 套里有 8 套（80%）不符…」 */
export function suspectSentence({ code, title, units }: RuleCount, checked: number): string {
  const share = Math.round((units / checked) * 100)
  return `${code}「${title}」：${checked} 套资料里有 ${units} 套（${share}%）不符。这么多单位都错在同一处，也可能是表样或这条规则本身有问题，请先核实。`
}

/** Submissions that can be gone through again and again, always in the same order. */
export type RecordSource = Iterable<SubmissionRecord>
