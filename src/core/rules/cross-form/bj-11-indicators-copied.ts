import type { Indicator, ProjectForm } from '../../form/forms.ts'
import { squeeze } from '../../form/label-text.ts'
import { compareText } from '../../quantity/normalise-text.ts'
import { parseQuantity } from '../../quantity/parse-quantity.ts'
import type { Submission } from '../../identity/submission.ts'
import { Decimal, percent } from '../../model/decimal.ts'
import type { ExampleSubmission } from '../example-submission.ts'
import { fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { PRACTICE } from '../sources.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'
import { isSameProject, SAME_PROJECT } from './same-project.ts'

/**
 * What two forms must have in common: stock phrases and full marks are common to all. From pairs in published sets,
 * copied ones and others.
 */
const LEAST_SHARE = new Decimal('0.6')
const LEAST_ROWS = 6
const LEAST_TELLING_ROWS = 3

interface Rows {
  readonly form: ProjectForm
  /** Name, target and outcome of every filled row; true for one that tells the form from others. */
  readonly rows: ReadonlyMap<string, boolean>
}

interface Copied {
  readonly other: Rows
  /** How many rows are the same. */
  readonly shared: number
}

interface Told extends Copied {
  readonly own: Rows
}

/**
 * Two projects of the same indicators, targets and outcomes: one form was copied, or one piece of work is reported
 * twice. Told once a pair.
 */
export const indicatorsCopied = defineRule({
  code: 'BJ-11',
  title: '两个项目的指标、指标值、完成值相同',
  severity: 'warning',
  scope: 'submission',
  reads: [...ROWS, 'indicators.level3', ...SAME_PROJECT],
  source: PRACTICE('各项目绩效指标应反映本项目'),
  formula: `两张项目自评表，名称、指标值、完成值都相同的指标占较多一张的 ${percent(LEAST_SHARE)} 以上、至少 ${LEAST_ROWS} 项，其中至少 ${LEAST_TELLING_ROWS} 项的完成值是 100%、0、日期以外的数`,
  silentWhen: [
    `相同的不足 ${LEAST_ROWS} 项或不足 ${percent(LEAST_SHARE)}`,
    '相同的几乎都是 100%、0、日期或文字（通用的写法）',
    '一个项目的指标只是另一个的一小部分',
    '同一项目的两张表，指标全都相同（由 JG-03 报告）',
  ],

  *check(submission): Generator<Outcome<Told>> {
    const forms = comparableForms(submission)
    if (forms.length < 2) {
      yield notApplicable(`不足两张项目自评表有 ${LEAST_ROWS} 项以上指标`)
      return
    }
    const byRow = new Map<string, Rows[]>()
    for (const own of forms) {
      const copied = mostAlike(own, byRow)
      for (const [row, telling] of own.rows) if (telling) remember(byRow, row, own)
      if (!copied) yield pass()
      else if (isSameForm(own, copied)) yield notApplicable('同一项目报了两张，见 JG-03')
      else {
        const { other, shared } = copied
        const at = own.form.projectName ?? {
          place: own.form.title?.place ?? placeOf(own.form),
          key: 'projectName',
          label: '项目支出名称',
        }
        yield fail({
          at,
          form: own.form,
          stated: own.form.projectName?.raw ?? '',
          related: other.form.projectName ? [other.form.projectName] : [],
          own,
          other,
          shared,
        })
      }
    }
  },

  message: ({ own, other, shared }) =>
    `本表 ${own.rows.size} 项指标中有 ${shared} 项的名称、指标值、完成值与「${other.form.sheet}」（${nameOf(other.form)}，共 ${other.rows.size} 项）完全相同。请核对是否照抄；确为同一项工作的，请说明各用多少资金、各做了什么。`,

  examples: [
    { name: '各不相同', given: '三个项目指标各异', plant: () => {}, outcome: 'pass' },
    {
      name: '整张照抄',
      given: '第三张表的指标、指标值、完成值全与第一张相同',
      plant: (s) => copyRows(s, 7),
      outcome: 'fail',
      says: '有 7 项的名称、指标值、完成值与「1-3-1」',
    },
    { name: '只有五项相同', given: '七项中五项相同', plant: (s) => copyRows(s, 5), outcome: 'pass' },
    {
      name: '同一项目报了两张',
      given: '第三张表的项目名称、指标、指标值、完成值全与第一张相同（由 JG-03 报告）',
      plant: (s) => {
        copyRows(s, 7)
        s.projects[2]!.name = s.projects[0]!.name
      },
      outcome: 'pass',
    },
    {
      name: '同名的两张，指标只有一项不同',
      given: '第三张表与第一张同名，七项中六项相同',
      plant: (s) => {
        copyRows(s, 6)
        s.projects[2]!.name = s.projects[0]!.name
      },
      outcome: 'fail',
      says: '本表 7 项指标中有 6 项',
    },
    {
      name: '完成值不同',
      given: '指标、指标值相同，完成值各写各的',
      plant: (s) => {
        copyRows(s, 7)
        for (const row of s.projects[2]!.indicators)
          row.actual = row.actual.replace(/^\d+/, (figure) => `${Number(figure) + 1}`)
        s.projects[2]!.indicators[1]!.actual = '97%'
      },
      outcome: 'pass',
    },
    {
      name: '都是通用的写法',
      given: '七项相同，但多为 100%、按期、良好',
      plant: (s) => {
        const usual = ['100%', '100%', '按期完成', '0', '良好', '明显改善', '100%']
        for (const [index, row] of s.projects[0]!.indicators.entries())
          Object.assign(row, { target: usual[index], actual: usual[index] })
        copyRows(s, 7)
      },
      outcome: 'pass',
    },
  ],
})

function comparableForms({ projects }: Submission): Rows[] {
  const all = projects.filter((form) => form.measure.understood).map((form) => ({ form, rows: rowsOf(form) }))
  // By name, so that the same form is pointed at in whatever order the sheets stand.
  return all.filter(({ rows }) => rows.size >= LEAST_ROWS).sort((a, b) => (a.form.key < b.form.key ? -1 : 1))
}

function rowsOf(form: ProjectForm): Map<string, boolean> {
  const filled = alignedIndicators(form).filter(
    ({ level3, targetValue, actualValue }) =>
      level3.state === 'filled' && targetValue.state === 'filled' && actualValue.state === 'filled',
  )
  return new Map(
    filled.map((row) => [
      [squeeze(row.level3.raw), compareText(row.targetValue.raw), compareText(row.actualValue.raw)].join('\u0001'),
      isTelling(row),
    ]),
  )
}

/** An outcome that is a figure of its own. */
function isTelling({ actualValue }: Indicator): boolean {
  const outcome = parseQuantity(actualValue.raw)
  if (outcome.kind !== 'number') return outcome.kind === 'range'
  return !outcome.value.isZero() && !(outcome.unit === '%' && outcome.value.equals(1))
}

/** A row that so many forms have tells none of them from others. */
const MOST_FORMS = 50

function remember(byRow: Map<string, Rows[]>, row: string, own: Rows): void {
  const known = byRow.get(row)
  if (!known) byRow.set(row, [own])
  else if (known.length < MOST_FORMS) known.push(own)
}

/** Of the forms seen so far the first with which this one has enough in common. */
function mostAlike(own: Rows, byRow: ReadonlyMap<string, readonly Rows[]>): Copied | undefined {
  const telling = new Map<Rows, number>()
  for (const [row, tells] of own.rows) {
    if (tells) for (const other of byRow.get(row) ?? []) telling.set(other, (telling.get(other) ?? 0) + 1)
  }
  for (const [other, count] of telling) {
    if (count < LEAST_TELLING_ROWS) continue
    const shared = [...own.rows.keys()].filter((row) => other.rows.has(row)).length
    const most = Math.max(own.rows.size, other.rows.size)
    if (shared >= LEAST_ROWS && new Decimal(shared).dividedBy(most).greaterThanOrEqualTo(LEAST_SHARE))
      return { other, shared }
  }
  return undefined
}

/** One project's form handed in twice, not the form of another project copied. */
function isSameForm(own: Rows, { other, shared }: Copied): boolean {
  return shared === own.rows.size && shared === other.rows.size && isSameProject(own.form, other.form)
}

function nameOf({ projectName }: ProjectForm): string {
  return projectName?.state === 'filled' ? `项目「${projectName.raw}」` : '未写项目名称'
}

function placeOf({ workbook, sheet, range }: ProjectForm): { workbook: string; sheet: string; cell: string } {
  return { workbook, sheet, cell: `A${range.top}` }
}

/** Gives the third project the first rows of the first one. */
function copyRows({ projects }: ExampleSubmission, count: number): void {
  const copies = structuredClone(projects[0]!.indicators)
  projects[2]!.indicators = copies.map((row, index) =>
    index < count ? row : { ...row, level3: `流通企业${row.level3}` },
  )
}
