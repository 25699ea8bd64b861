import { type NumberField, type TextField, isFilled } from '../form/field.ts'
import type {
  BasicDataForm,
  BasicLine,
  BasicLineName,
  DepartmentForm,
  FundRow,
  ProjectForm,
  ScoredForm,
} from '../form/forms.ts'
import { namingField } from '../form/roles.ts'
import { readSpelledNumber } from '../form/number-spelling.ts'
import type { Submission } from '../identity/submission.ts'
import { HUNDRED } from '../model/decimal.ts'
import type {
  BasicDataContent,
  BasicDataRowContent,
  DepartmentContent,
  FillerContent,
  FundLineContent,
  FundTotalContent,
  IndicatorContent,
  ProjectContent,
  ScoredContent,
  SubmissionContent,
} from './content.ts'

/**
 * What the forms of a submission hold, as plain content: the text of every field as it stands in its cell, numbers with
 * all their digits. A blank field, and one that the sheet does not provide, is ''; an unknown year is 0. Of a kind that
 * was handed in twice the first form counts.
 */
export function contentOf(submission: Submission): SubmissionContent {
  const { basicData, department, projects } = submission
  return {
    unit: submission.unit,
    year: submission.year ?? 0,
    ...(basicData && { basicData: basicDataContent(basicData) }),
    ...(department && { department: departmentContent(department) }),
    projects: projects.map(projectContent),
  }
}

/** The field's own text; where its cell shows a rounded number, all the digits that it holds. */
function numberText(field: NumberField | undefined): string {
  if (!field) return ''
  if (!isFilled(field) || field.storedAsText || field.within) return field.raw
  if (readSpelledNumber(field.raw, field.kind)?.value.equals(field.value)) return field.raw
  return field.raw.endsWith('%') ? `${field.value.times(HUNDRED).toFixed()}%` : field.value.toFixed()
}

function text(field: TextField | undefined): string {
  return field?.raw ?? ''
}

function basicDataContent(form: BasicDataForm): BasicDataContent {
  const building = (name: string): string => text(form.buildings[name])
  return {
    attachment: text(form.attachment),
    title: text(form.title),
    unit: text(namingField(form.roles)),
    staffing: {
      established: numberText(form.staffing.established),
      employed: numberText(form.staffing.employed),
      controlRate: numberText(form.staffing.controlRate),
    },
    rows: form.lines.map(rowContent),
    buildings: {
      approvedArea: building('approvedArea'),
      actualArea: building('actualArea'),
      areaControlRate: building('areaControlRate'),
      budgetInvestment: building('budgetInvestment'),
      actualInvestment: building('actualInvestment'),
      investmentControlRate: building('investmentControlRate'),
    },
    thrift: text(form.thrift),
    note: text(form.remark),
    filler: fillerContent(form),
  }
}

function rowContent(line: BasicLine): BasicDataRowContent {
  return {
    label: line.text,
    level: levelOf(line),
    prevActual: numberText(line.prior),
    budget: numberText(line.budget),
    actual: numberText(line.final),
  }
}

/** Sections that are parts themselves: what is listed below them stands on the third level. */
const PART_SECTIONS: ReadonlySet<BasicLineName> = new Set([
  'officialVehicles',
  'operatingProjects',
  'maintenanceProjects',
  'specificProjects',
])

function levelOf({ section }: BasicLine): 1 | 2 | 3 {
  return section === undefined ? 1 : PART_SECTIONS.has(section) ? 3 : 2
}

function departmentContent(form: DepartmentForm): DepartmentContent {
  const income = (name: string): string => numberText(form.byIncome.find((field) => field.key === `byIncome.${name}`))
  return {
    ...scoredContent(form),
    department: text(namingField(form.roles)),
    funds: totalContent(form),
    byIncome: {
      generalBudget: income('generalBudget'),
      governmentFund: income('governmentFund'),
      nonTax: income('nonTax'),
      other: income('other'),
    },
    byExpenditure: { basic: numberText(form.basicExpenditure), project: numberText(form.projectExpenditure) },
  }
}

function projectContent(form: ProjectForm): ProjectContent {
  const rows = form.funds?.rows ?? {}
  return {
    ...scoredContent(form),
    name: text(form.projectName),
    department: text(form.supervisingDepartment),
    implementer: text(form.implementingUnit),
    funds: {
      total: totalContent(form),
      fiscal: fundLine(rows.fiscalAppropriation),
      carryover: fundLine(rows.carryover),
      other: fundLine(rows.otherFunds),
    },
  }
}

function fundLine(row: FundRow | undefined): FundLineContent {
  return {
    initial: numberText(row?.initialBudget),
    annual: numberText(row?.annualBudget),
    executed: numberText(row?.annualExecution),
  }
}

function totalContent({ funds }: ScoredForm): FundTotalContent {
  return {
    ...fundLine(funds?.rows.total),
    maxScore: numberText(funds?.maxScore),
    rate: numberText(funds?.executionRate),
    score: numberText(funds?.score),
  }
}

function scoredContent(form: ScoredForm): ScoredContent {
  return {
    attachment: text(form.attachment),
    title: text(form.title),
    goals: { expected: text(form.goals.expected), actual: text(form.goals.actual) },
    indicators: form.groups.flatMap((group) =>
      group.indicators.map(
        (indicator): IndicatorContent => ({
          level1: group.name,
          level1Weight: group.weight?.raw ?? '',
          level2: text(indicator.level2),
          level3: text(indicator.level3),
          target: text(indicator.targetValue),
          actual: text(indicator.actualValue),
          maxScore: numberText(indicator.maxScore),
          score: numberText(indicator.score),
          reason: text(indicator.deviationReason),
        }),
      ),
    ),
    total: { maxScore: numberText(form.total.maxScore), score: numberText(form.total.score) },
    remark: text(form.remark),
    filler: fillerContent(form),
  }
}

function fillerContent({ footer }: { readonly footer: ScoredForm['footer'] }): FillerContent {
  return {
    name: text(footer.filler),
    date: text(footer.fillingDate),
    phone: text(footer.phone),
    signature: text(footer.signature),
  }
}
