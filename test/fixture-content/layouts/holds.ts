import type {
  FormLayout,
  FundColumnField,
  FundLineName,
  IndicatorField,
  LayoutBlock,
} from '../../../src/core/drawing/layouts/form-layout.ts'
import { fieldsNamed } from '../../../src/core/drawing/layouts/layout-fields.ts'

type Amount = 'initial' | 'annual' | 'executed'
type Source = Exclude<FundLineName, 'total'>

/** Which fields of the content a layout has a place for. */
export interface Holds {
  /** 得分 of each indicator. */
  readonly scores: boolean
  /** 分值 of each indicator. */
  readonly maxScores: boolean
  /** 分值 of a level-1 group in its name, 「产出指标（50分）」. */
  readonly groupWeights: boolean
  /** 偏差原因 of each indicator. */
  readonly reasons: boolean
  /** Beside 全年预算数. */
  readonly initialBudget: boolean
  /** 年初预算数 is the only budget of the form. */
  readonly initialBudgetOnly: boolean
  /** The lines that have a row (or column) of their own; those left out are added to the one before them. */
  readonly sources: readonly Source[]
  /** Sources for each of these amounts. */
  readonly sourceColumns: readonly Amount[]
  readonly executionRate: boolean
  readonly executionScore: boolean
  readonly executionMaxScore: boolean
  /** The execution rate is scored in a row of the indicator table, not in the fund block. */
  readonly executionRow: boolean
  /** Printed in the head of the fund block where it is not 10. */
  readonly executionWeight: 10 | 20
  /** 项目名称, 主管部门 and 实施单位, each in a cell of its own. */
  readonly projectHeading: boolean
  /** 年度总体目标 with what was reached of it. */
  readonly goals: boolean
  readonly totalScore: boolean
  readonly totalMaxScore: boolean
  /** 一级 and 二级指标. */
  readonly levels: boolean
  /** 填报日期 and who filled it in, at the foot. */
  readonly filler: boolean
}

/** Read off the layout itself, so that a place that is added is held against the others at once. */
export function holdsOf(layout: FormLayout): Holds {
  const { blocks, notes, weights } = layout
  const of = <Kind extends LayoutBlock['kind']>(kind: Kind) =>
    blocks.flatMap((block) => (block.kind === kind ? [block as Extract<LayoutBlock, { kind: Kind }>] : []))
  const fields = new Set(of('rows').flatMap(({ rows }) => rows.flat().flatMap(([text]) => fieldsNamed(text))))
  const foot = new Set(notes.flatMap(fieldsNamed))
  const funds = of('funds')
  const [table] = of('indicators')
  const column = (field: IndicatorField): boolean => table!.columns.some((each) => each.field === field)
  const fund = (field: FundColumnField): boolean => funds.some(({ columns }) => columns.some((c) => c.field === field))
  const executionRow = table!.executionRow !== undefined
  const initialBudgetOnly = fund('initial') && !fund('annual')
  const ofFunds = fund('annual') || initialBudgetOnly
  const sources: readonly Source[] = ofFunds
    ? funds.flatMap(({ rows }) => rows.flatMap(({ lines: [line] }) => (line && line !== 'total' ? [line] : [])))
    : [
        ...(fields.has('annualFiscal') ? ['fiscal' as const] : []),
        ...(fields.has('annualOther') ? ['other' as const] : []),
      ]
  const amounts = (['initial', 'annual', 'executed'] as const).filter((each) =>
    ofFunds ? fund(each === 'annual' && initialBudgetOnly ? 'initial' : each) : fields.has(`${each}Other`),
  )
  return {
    scores: column('score'),
    maxScores: column('maxScore'),
    groupWeights: table!.weightedLevel1 === true,
    reasons: column('reason'),
    initialBudget: fund('initial') && !initialBudgetOnly,
    initialBudgetOnly,
    sources,
    sourceColumns: sources.length === 0 ? [] : amounts,
    executionRate: fund('rate') || fields.has('rate'),
    executionScore: fund('score') || fields.has('executionScore') || executionRow,
    executionMaxScore: fund('maxScore'),
    executionRow,
    executionWeight: weights?.execution === 20 ? 20 : 10,
    projectHeading:
      (fields.has('name') || fields.has('codedName')) && fields.has('department') && fields.has('implementer'),
    goals: of('goals').length > 0,
    totalScore: fields.has('score'),
    totalMaxScore: fields.has('maxScore'),
    levels: column('level1'),
    filler: foot.has('filler') && foot.has('date'),
  }
}
