import { isFilled, type NumberField } from '../form/field.ts'
import { type BasicDataForm, type BasicLine, type Form, FUND_COLUMNS } from '../form/forms.ts'
import { nameKey } from '../form/label-text.ts'
import { nameIn, ROLE_NAMES, type RoleName } from '../form/roles.ts'
import { type Decimal, plain } from '../model/decimal.ts'

/** What of a form tells whose it is, as plain data: a batch keeps only this of workbooks that wait for others. */
export interface FormHead {
  readonly kind: Form['kind']
  /** It stands on a hidden sheet: it counts for identity and for nothing else. */
  readonly hidden: boolean
  /** The names as they stand there; '' where the cell is blank. A role for which the form has no cell is left out. */
  readonly names: Readonly<Partial<Record<RoleName, string>>>
  /** Roles whose cell holds a formula without a result: it names somebody, and nobody can tell whom. */
  readonly open: readonly RoleName[]
  readonly year: number | undefined
  /** The projects that it lists (基础数据表) or is about, by `nameKey`, with what was spent on each. */
  readonly projects: readonly { readonly name: string; readonly spent: string }[]
  /** Amounts by which forms of one unit are known: 项目支出 of the whole unit, what was spent by each form. */
  readonly figures: readonly string[]
}

export function headOf(form: Form, hidden = false): FormHead {
  const { roles } = form
  const there = ROLE_NAMES.filter((role) => roles[role] !== undefined)
  return {
    kind: form.kind,
    hidden,
    names: Object.fromEntries(there.map((role) => [role, nameIn(roles[role])])),
    open: there.filter((role) => roles[role]!.state === 'uncached'),
    year: form.year,
    projects: projectsOf(form),
    figures: figuresOf(form),
  }
}

/** Listed projects: lines under 特定目标类项目支出 and 市级专项资金. */
export function listedLines({ lines }: BasicDataForm): readonly BasicLine[] {
  const sections = new Set<BasicLine['section']>(['specificProjects', 'municipalSpecialFund'])
  return lines.filter(({ section }) => sections.has(section))
}

function projectsOf(form: Form): FormHead['projects'] {
  const amounts: readonly (readonly [string, NumberField | undefined])[] =
    form.kind === 'basic-data'
      ? listedLines(form).map((line) => [line.label, line.final])
      : form.kind === 'project'
        ? [[form.projectName?.raw ?? '', form.funds?.rows.total?.annualExecution]]
        : []
  return amounts.flatMap(([name, spent]) =>
    nameKey(name) !== '' && isFilled(spent) ? [{ name: nameKey(name), spent: inTenThousands(form, spent.value) }] : [],
  )
}

function figuresOf(form: Form): string[] {
  const fields: readonly (NumberField | undefined)[] =
    form.kind === 'basic-data'
      ? form.lines
          .filter(({ name }) => name === 'projectExpenditure')
          .flatMap(({ prior, budget, final }) => [prior, budget, final])
      : form.kind === 'department'
        ? [form.projectExpenditure]
        : FUND_COLUMNS.map((column) => form.funds?.rows.total?.[column])
  return fields.flatMap((field) =>
    isFilled(field) && !field.value.isZero() ? [inTenThousands(form, field.value)] : [],
  )
}

/** In 万元, also from a form in 元. */
function inTenThousands(form: Form, amount: Decimal): string {
  return plain(form.kind !== 'basic-data' && form.amountUnit === '元' ? amount.div(10000) : amount)
}
