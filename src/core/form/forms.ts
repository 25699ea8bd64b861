import type { CellRange } from '../model/cell-address.ts'
import type { OtherFormKind } from '../vocabulary/field-map.ts'
import type { Decimal } from '../model/decimal.ts'
import type { Roles } from './roles.ts'
import { isFilled, type NumberField, type Place, type TextField } from './field.ts'
import type { FundBlock } from './fund-block.ts'
import type { Slot } from './sheet-grid.ts'
import type { BasicColumnName, BasicLineName, IndicatorCategory } from './named-parts.ts'

export { type FundBlock, type FundRow, fundRows, type RateBasis, type SourceRow } from './fund-block.ts'
export {
  BASIC_COLUMNS,
  type BasicColumnName,
  type BasicLineName,
  FUND_COLUMN_LABELS,
  FUND_COLUMNS,
  type FundColumnName,
  type FundRowName,
  type IndicatorCategory,
} from './named-parts.ts'

/**
 * What every form has. A field that its sheet does not provide is undefined; one that is provided but empty is a blank
 * field.
 */
interface FormBase {
  /** Unique within the submission: kind, or kind and project; with #2 … for a repetition. */
  readonly key: string
  readonly workbook: string
  readonly sheet: string
  readonly range: CellRange
  readonly title: TextField | undefined
  /** 附件 number as printed, 「附件1-3-2」. */
  readonly attachment: TextField | undefined
  readonly roles: Roles
  /** Another form stands beside it on the sheet. */
  readonly abreast?: boolean
  /** The evaluation year that the form names; undefined where it names none. */
  readonly year: number | undefined
  readonly footer: Footer
  /** 「备注：…」 or 「说明：…」 at the foot of the form, with its label. */
  readonly remark: TextField | undefined
  /** Header cells that stood for no known column. */
  readonly unknownColumns: readonly { readonly place: Place; readonly text: string }[]
  /**
   * Formula cells of which the file holds no result and which could not be worked out: neither zero nor blank, they are
   * not checked.
   */
  readonly withoutResult: readonly Place[]
  /** Every text of the form as it stands there, row by row. */
  readonly texts: readonly FormText[]
}

export type FormText = Pick<Slot, 'text' | 'squeezed' | 'label' | 'top' | 'left'>

/** 填表人 填报日期 联系电话 单位负责人签字. */
export interface Footer {
  readonly filler: TextField | undefined
  readonly fillingDate: TextField | undefined
  readonly phone: TextField | undefined
  readonly signature: TextField | undefined
}

/** A 一级指标 with the rows under it. */
export interface IndicatorGroup {
  readonly key: string
  readonly place: Place
  /** Name without its weight; '' when the cell holds none. */
  readonly name: string
  /** From the name, else from the 二级指标 below it. */
  readonly category: IndicatorCategory | undefined
  /** 「产出指标（50分）」 → 50; undefined when no weight is printed. */
  readonly weight: NumberField | undefined
  readonly indicators: readonly Indicator[]
}

export interface Indicator {
  readonly key: string
  readonly row: number
  readonly level2: TextField
  readonly category: IndicatorCategory | undefined
  readonly cost: boolean
  /** 预算执行率 as a row of the table (银川, 河北). */
  readonly execution: boolean
  readonly level3: TextField
  readonly targetValue: TextField
  readonly actualValue: TextField
  readonly maxScore: NumberField
  readonly score: NumberField
  /**
   * Where a place first scores the indicator by itself and then multiplies by its weight (河北): the score before that.
   */
  readonly rawScore: NumberField | undefined
  /** 完成率 and 得分系数 where the table has a column for them; ratios. */
  readonly completionRate?: NumberField | undefined
  readonly scoreFactor?: NumberField | undefined
  readonly deviationReason: TextField | undefined
  /**
   * True for a row whose points are those of the nearest row above that is not joined: its 分值 or 得分 cell is merged with
   * that one's, or it is evidence for it (「其中…」, indented, under a parent). See items.ts.
   */
  readonly joined: boolean
  /**
   * Why the row cannot be judged, in plain Chinese: a column that nobody knows stands between target and score. Unset
   * for rows that can.
   */
  readonly unjudged?: string
}

/** Where the indicator table stands, for the columns that we add beside it. */
export interface TableFrame {
  readonly headerRows: readonly number[]
  readonly right: number
  readonly totalRow: number | undefined
}

/**
 * How much of a form was understood: what of the fields that such a form has was found, and which rows of its table
 * could be read.
 */
export interface ReadingMeasure {
  readonly fieldsFound: number
  readonly fieldsExpected: number
  readonly rowsRead: number
  readonly rowsSeen: number
  /** False: too little was understood for any finding to rest on it. */
  readonly understood: boolean
}

interface ScoredFormBase extends FormBase {
  /** In which the form states its amounts: 万元 unless it says 元. Fields hold them as stated. */
  readonly amountUnit: '万元' | '元'
  /** False for forms that have neither 分值 nor 得分 (转移支付 forms of some provinces). */
  readonly scored: boolean
  /** The indicator table is worded as the printed national form; false for a place's own form. */
  readonly nationallyWorded: boolean
  /** False where the table has no column 一级指标 (重庆). */
  readonly grouped: boolean
  readonly measure: ReadingMeasure
  readonly funds: FundBlock | undefined
  /** 年度总体目标; some places score it by itself. */
  readonly goals: {
    readonly expected: TextField | undefined
    readonly actual: TextField | undefined
    readonly score: NumberField | undefined
  }
  readonly groups: readonly IndicatorGroup[]
  readonly indicators: readonly Indicator[]
  /** 折算得分 of a form that weighted its scores twice; `indicators` then hold the single scores. */
  readonly foldedScores: readonly NumberField[]
  readonly total: {
    readonly maxScore: NumberField | undefined
    readonly score: NumberField | undefined
    /**
     * The row adds up the rows above it and leaves out the execution: it is called 合计, and its 分值 is just what those
     * rows have.
     */
    readonly ofRowsOnly?: true
  }
  /** The total stated once more in the head of the form, beside the one of the row 总分. */
  readonly headTotal?: NumberField
  readonly grade: TextField | undefined
  readonly table: TableFrame | undefined
  readonly missingColumns: readonly { readonly name: string; readonly place: Place }[]
  /** A further indicator table behind the total, which was not read. */
  readonly unreadTable?: Place
}

export interface ProjectForm extends ScoredFormBase {
  readonly kind: 'project'
  readonly projectName: TextField | undefined
  readonly supervisingDepartment: TextField | undefined
  readonly implementingUnit: TextField | undefined
}

export interface DepartmentForm extends ScoredFormBase {
  readonly kind: 'department'
  /**
   * Lines below 按收入性质分 and 按支出性质分 that hold an amount and have a name that nobody knows, or one for the second time.
   */
  readonly unknownAmounts: Readonly<
    Record<'byIncome' | 'byExpenditure', readonly { readonly place: Place; readonly text: string }[]>
  >
  readonly byIncome: readonly NumberField[]
  readonly basicExpenditure: NumberField | undefined
  readonly projectExpenditure: NumberField | undefined
}

export type ScoredForm = ProjectForm | DepartmentForm

/** A money line of the 基础数据表; `prior` 上年决算数, `budget` 本年预算数, `final` 本年决算数, in 万元. */
export interface BasicLine {
  readonly key: string
  readonly label: string
  /** The label as it stands in the cell. */
  readonly text: string
  readonly place: Place
  /** Set for the lines that the form itself names; undefined for listed projects and 其中 lines. */
  readonly name: BasicLineName | undefined
  /** The line this one is listed under. */
  readonly section: BasicLineName | undefined
  readonly prior: NumberField | undefined
  readonly budget: NumberField | undefined
  readonly final: NumberField | undefined
}

export interface BasicDataForm extends FormBase {
  readonly kind: 'basic-data'
  readonly staffing: {
    readonly established: NumberField | undefined
    readonly employed: NumberField | undefined
    readonly controlRate: NumberField | undefined
  }
  readonly lines: readonly BasicLine[]
  readonly columnLabels: Partial<Readonly<Record<BasicColumnName, string>>>
  readonly buildings: Readonly<Record<string, TextField>>
  readonly thrift: TextField | undefined
}

export type Form = BasicDataForm | DepartmentForm | ProjectForm

/** Whether enough of a form was read for anything to be said of it. */
export function isUnderstood(form: Form): boolean {
  return form.kind === 'basic-data' ? form.lines.some((line) => line.name !== undefined) : form.measure.understood
}

/** A form with another beside it on the sheet: whose it is was read, and nothing else is said of it. */
export function besideAnother(form: Form): Form {
  return form.kind === 'basic-data'
    ? { ...form, abreast: true, lines: [] }
    : { ...form, abreast: true, measure: { ...form.measure, understood: false } }
}

/**
 * A form that is no self-evaluation, told as what it is: no rule sees it, it is not scored, and nothing is written into
 * it.
 */
export interface OtherForm {
  readonly kind: OtherFormKind
  /** '' where none was typed. */
  readonly title: string
  readonly workbook: string
  readonly sheet: string
  readonly range: CellRange
}

/**
 * The total that the department states for the whole form: that of the row 总分, or that of the head where the last row
 * adds up the indicators alone.
 */
export function statedTotal({ total, headTotal }: ScoredForm): Decimal | undefined {
  const field = total.ofRowsOnly ? headTotal : total.score
  return isFilled(field) ? field.value : undefined
}
