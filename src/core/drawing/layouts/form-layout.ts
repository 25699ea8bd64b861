import type { DrawOptions } from '../drawing.ts'

/**
 * A printed form of a place as data (templates/layouts/, a file each): its words and the columns they stand over. Texts
 * may hold fields in braces, 「（{year}年度）」; a text that is one field and nothing else, 「{name}」, is a cell to fill in.
 */
export interface FormLayout {
  readonly id: string
  /** Further names by which it is asked for: its number in the list of layouts. */
  readonly aliases: readonly string[]
  /** Where it is in use, as people there say it: 「云南」, 「湖北襄阳」. */
  readonly places: readonly string[]
  /** What the form is and where it is used, for people. */
  readonly title: string
  /** Name of its blank workbook, without 「.xlsx」. */
  readonly file: string
  /** Filled in for each project, or once for the unit. */
  readonly form: 'project' | 'department'
  /** The weights it has where it is in use; absent: those of the national form (50, 30, 10 and 10 for the execution). */
  readonly weights?: LayoutWeights
  readonly sheetName: string
  readonly columnWidths: readonly number[]
  readonly orientation: 'portrait' | 'landscape'
  /** Lines above the table, without borders. */
  readonly lines: readonly LayoutLine[]
  /** The blocks of the table, from top to bottom. */
  readonly blocks: readonly LayoutBlock[]
  /** Below the table, each over the whole width. */
  readonly notes: readonly string[]
}

export interface LayoutWeights {
  readonly groups: readonly WeightedGroup[]
  /** 0: the execution rate is not scored. */
  readonly execution: number
  /** The yearly goal, where it is scored by itself. */
  readonly goal?: number
}

/** A level-1 group, its weight, and its 二级指标 with the number of rows each. */
export interface WeightedGroup {
  readonly name: string
  readonly weight: number
  readonly level2: Readonly<Record<string, number>>
}

type LayoutLine = readonly [text: string, style: 'attachment' | 'title' | 'lineLeft' | 'lineCentre' | 'lineRight']

/** Instead of a text: the cell above goes on here. */
export const GOES_ON = '^'

/** A text over the columns `from` to `to`. */
export type LayoutCell = readonly [text: string, from: number, to: number, kind?: 'prose']

export interface Columns {
  readonly from: number
  readonly to: number
}

export interface RowBlock {
  readonly kind: 'rows'
  readonly rows: readonly (readonly LayoutCell[])[]
  readonly height?: number
}

export type FundLineName = 'total' | 'fiscal' | 'carryover' | 'other'
/** `arrived`: 资金到位, taken to be the year's budget. */
export type FundColumnField = 'initial' | 'annual' | 'arrived' | 'executed' | 'maxScore' | 'rate' | 'score' | 'nothing'

/** Columns across, a row a source of money. */
export interface FundTableBlock {
  readonly kind: 'funds'
  readonly block?: LayoutCell
  readonly label: Columns
  readonly columns: readonly (Columns & { readonly label: string; readonly field: FundColumnField })[]
  /** `lines` are added up; none: the row is printed and holds nothing. */
  readonly rows: readonly { readonly label: string; readonly lines: readonly FundLineName[] }[]
  /** What stands in the source rows under 分值, 执行率 and 得分: 「-」, 「/」 or nothing. */
  readonly unscored: string
  /** Amounts in 元; the content's are in 万元. */
  readonly yuan?: boolean
}

/** Expected and reached, the heads above or beside the texts. */
export interface GoalBlock {
  readonly kind: 'goals'
  readonly block?: LayoutCell
  readonly expected: Columns & { readonly label: string }
  readonly actual: Columns & { readonly label: string }
  /** Further columns, such as 「总体完成率（%）」. */
  readonly further?: readonly (Columns & { readonly label: string; readonly text: string })[]
  /** A row for each goal: the texts are cut at 「；」. */
  readonly several?: boolean
}

export type IndicatorField =
  | 'level1'
  | 'level2'
  | 'level3'
  /** 「指标1：…」, counted within each 二级指标. */
  | 'numberedLevel3'
  /** 「新建面积(≥**平方米)」: sign and unit of the target stand in the name. */
  | 'level3WithTarget'
  | 'target'
  | 'nature'
  | 'value'
  | 'unit'
  | 'actual'
  /** The figure alone, its unit being that of the target. */
  | 'bareActual'
  | 'maxScore'
  | 'score'
  /** The score out of 100, before it is weighted. */
  | 'fullScore'
  | 'reason'
  | 'nothing'

export interface IndicatorColumn extends Columns {
  readonly label: string
  readonly field: IndicatorField
  /** A head above this and its neighbours with the same words; the header then has two rows. */
  readonly over?: string
  /** What every row holds, for columns that are none of ours; may hold fields. */
  readonly text?: string
}

export interface IndicatorBlock {
  readonly kind: 'indicators'
  /** Leftmost, merged over header and rows. */
  readonly block?: LayoutCell
  readonly columns: readonly IndicatorColumn[]
  /** 「产出指标（50分）」 instead of 「产出指标」. */
  readonly weightedLevel1?: boolean
  /** 预算执行率 is one of the rows, last of this level-1 group. */
  readonly executionRow?: {
    readonly level1: string
    readonly level2: string
    readonly level3: string
  }
}

export type LayoutBlock = RowBlock | FundTableBlock | GoalBlock | IndicatorBlock

export interface LayoutDrawOptions extends DrawOptions {
  /** Texts of fields that are none of the content (`FURTHER_FIELDS`), by name. */
  readonly texts?: Readonly<Record<string, string>>
}
