import { memoise, oncePer } from '../model/memoise.ts'
import type { FieldMap, FormKind } from '../vocabulary/field-map.ts'
import { FundHeadings } from './funds/fund-headings.ts'
import { labelIn, LabelIndex, squeeze, withoutYear } from './label-text.ts'
import type { BasicLineName, IndicatorCategory } from './named-parts.ts'

/** For each part of a form, by which labels it is read. */
function indexesOf(fieldMap: FieldMap) {
  const { heading, funds, goals, indicators, level1Groups, level2Groups, remark, basicData } = fieldMap
  const { heading: incomeHeading, ...byIncome } = funds.byIncome
  const { heading: expenditureHeading, ...byExpenditure } = funds.byExpenditure
  const { heading: _buildingsHeading, ...buildings } = basicData.buildings
  return {
    ofOneKind: new LabelIndex<FormKind>(fieldMap.ofOneKind),
    heading: new LabelIndex(heading),
    fundRow: new LabelIndex(funds.rows),
    expenditureRow: new LabelIndex(funds.expenditureRows),
    /** By its whole wording. */
    fundColumn: new LabelIndex(funds.columns),
    /** Also by the parts that the wording is made of. */
    fundHead: new FundHeadings(funds),
    numberingRow: new LabelIndex({ numbering: funds.numberingRow }),
    departmentBlock: new LabelIndex({ byIncome: incomeHeading, byExpenditure: expenditureHeading }),
    byIncome: new LabelIndex(byIncome),
    byExpenditure: new LabelIndex(byExpenditure),
    goal: new LabelIndex(goals),
    column: new LabelIndex(indicators.columns),
    level1: new LabelIndex<IndicatorCategory>(level1Groups),
    level2: new LabelIndex<IndicatorCategory>(level2Groups),
    unused: new LabelIndex({ unused: indicators.unusedName }),
    unadjusted: new LabelIndex({ unadjusted: indicators.unadjusted }),
    subtotal: new LabelIndex({ subtotal: indicators.subtotal }),
    total: new LabelIndex({ total: indicators.total }),
    closing: new LabelIndex({ closing: indicators.closing }),
    headTotal: new LabelIndex({ headTotal: indicators.headTotal }),
    grade: new LabelIndex({ grade: indicators.grade }),
    remark: new LabelIndex({ remark }),
    staffing: new LabelIndex(basicData.staffing),
    basicLine: new LabelIndex<BasicLineName>(basicData.lines),
    building: new LabelIndex(buildings),
    thrift: new LabelIndex({ thrift: basicData.thrift }),
  }
}

type Indexes = ReturnType<typeof indexesOf>
type Role = keyof Indexes

/**
 * What a label is to whoever reads a part of a form; one wording may have several roles (「项目支出」 names a project, a row
 * of the funds and a line of the 基础数据表).
 */
export type LabelRoles = { readonly [Name in Role]: ReturnType<Indexes[Name]['nameOf']> }

/** A text as it is compared. */
export interface Wording {
  readonly squeezed: string
  /** The wording by which labels are compared; '' for what is too long to be one. */
  readonly label: string
  readonly roles: LabelRoles
}

/** The words of a field map, by which every text of a form is classified once. */
export class Dictionary {
  static readonly of = oncePer((fieldMap: FieldMap) => new Dictionary(fieldMap))

  /** For a label that shares its cell with a value. */
  readonly indexes: Indexes
  private readonly wordings: ReadonlySet<string>
  private readonly none: LabelRoles
  private readonly empty: Wording

  private constructor(fieldMap: FieldMap) {
    this.indexes = indexesOf(fieldMap)
    this.wordings = new Set(Object.values(this.indexes).flatMap((index) => [...index.wordings]))
    this.none = this.classified('')
    this.empty = { squeezed: '', label: '', roles: this.none }
  }

  /** What the text of a box is, whether it is a label or not. */
  wordingOf(text: string): Wording {
    return text === '' ? this.empty : this.read(text)
  }

  private readonly read = memoise((text: string): Wording => {
    const label = labelIn(text)
    return { squeezed: squeeze(text), label, roles: this.rolesOf(label) }
  })

  /** Of a bare label; most texts have none. */
  private rolesOf(label: string): LabelRoles {
    if (this.wordings.has(label) || this.wordings.has(withoutYear(label))) return this.classified(label)
    const fundHead = this.indexes.fundHead.nameOf({ label })
    return fundHead ? { ...this.none, fundHead } : this.none
  }

  private classified(label: string): LabelRoles {
    const roles = Object.entries(this.indexes).map(([role, index]) => [role, index.nameOf({ label })])
    return Object.fromEntries(roles) as LabelRoles
  }
}
