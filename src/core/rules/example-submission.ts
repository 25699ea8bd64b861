import { readForms } from '../form/read-forms.ts'
import { assembleSubmission, type Submission } from '../identity/submission.ts'
import type { DraftCell, SheetDraft } from '../model/sheet-draft.ts'
import type { Workbook } from '../model/workbook.ts'
import type {
  BasicDataRowContent,
  FundLineContent,
  IndicatorContent,
  ProjectContent,
  ScoredContent,
  SubmissionContent,
} from '../content/content.ts'
import { drawSubmission } from '../drawing/zhuzhou/draw-submission.ts'
import { workbookFromDrafts } from '../model/sheet-from-draft.ts'

type Mutable<T> = T extends readonly (infer Item)[]
  ? Mutable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Mutable<T[Key]> }
    : T

/**
 * A submission to plant errors in. `reshape` changes the drawn sheets, for faults of layout that no content can
 * express.
 */
export type ExampleSubmission = Mutable<Required<SubmissionContent>> & {
  reshape?: (drafts: readonly SheetDraft[]) => readonly SheetDraft[]
  /** The workbook was handed in a second time under another name. */
  twice?: boolean
  /** Another workbook of the set could not be opened. */
  unreadable?: boolean
}

/**
 * A small submission without a single finding: one basic-data sheet, one department form, three project forms. No two
 * places of it are one object: what is planted stands in one place only.
 */
export function exampleSubmission(): ExampleSubmission {
  return structuredClone(EXAMPLE) as ExampleSubmission
}

export function drawExample({ reshape, twice: _, unreadable: __, ...content }: ExampleSubmission): Workbook {
  const drafts = drawSubmission(content)
  return workbookFromDrafts(reshape ? reshape(drafts) : drafts)
}

/** Draws a submission and reads it back, as `check` reads a workbook. */
export function readExample(example: ExampleSubmission): Submission {
  const { forms, hidden } = readForms(drawExample(example), '示例.xlsx')
  const repeats = example.twice ? [{ workbook: '示例(1).xlsx', same: '示例.xlsx' }] : []
  const unreadable = example.unreadable ? ['损坏.xlsx'] : []
  return assembleSubmission(forms, { hidden, repeats, unreadable })
}

/** For `reshape`: changes the cells of the sheet with the given name. */
export function withCells(
  drafts: readonly SheetDraft[],
  sheet: string,
  change: (cell: DraftCell) => DraftCell | undefined,
): readonly SheetDraft[] {
  return drafts.map((draft) =>
    draft.name === sheet ? { ...draft, cells: draft.cells.flatMap((cell) => change(cell) ?? []) } : draft,
  )
}

/**
 * For `reshape`: heads of the first project form's indicator table under other names; a column of ours then holds
 * another place's.
 */
export function withHeads(
  drafts: readonly SheetDraft[],
  heads: Readonly<Record<string, string>>,
): readonly SheetDraft[] {
  return withCells(drafts, '1-3-1', (cell) => {
    const renamed = cell.row > 10 && cell.value?.kind === 'text' ? heads[cell.value.text] : undefined
    return renamed === undefined ? cell : { ...cell, value: { kind: 'text', text: renamed } }
  })
}

/**
 * For `reshape`: the first project form's row 年度资金总额 under the name of a source, so that the points of its execution
 * are not read.
 */
export function withoutFundTotal(drafts: readonly SheetDraft[]): readonly SheetDraft[] {
  return withCells(drafts, '1-3-1', (cell) =>
    cell.value?.kind === 'text' && cell.value.text === '年度资金总额'
      ? { ...cell, value: { kind: 'text', text: '其中：专项债券' } }
      : cell,
  )
}

const UNIT = '示例市商务局'

/** For `plant`: a fund block as the template prints it, with nothing filled in. */
export function emptyFunds() {
  return {
    total: { ...noFunds(), maxScore: '10', rate: '', score: '' },
    fiscal: noFunds(),
    carryover: noFunds(),
    other: noFunds(),
  }
}

function filler() {
  return { name: '经办人', date: '2023年3月10日', phone: '0731-00000000', signature: '负责人' }
}

function row(level: 1 | 2 | 3, label: string, prevActual: string, budget: string, actual: string): BasicDataRowContent {
  return { label, level, prevActual, budget, actual }
}

function line(initial: string, annual: string, executed: string): FundLineContent {
  return { initial, annual, executed }
}

function noFunds(): FundLineContent {
  return line('', '', '')
}

type Row = readonly [level2: string, level3: string, target: string, actual: string, maxScore: string, score: string]

function indicators(...rows: readonly Row[]): IndicatorContent[] {
  return rows.map(([level2, level3, target, actual, maxScore, score]) => {
    const [level1, level1Weight] = /满意度/.test(level2)
      ? ['满意度指标', '10']
      : /效益|影响/.test(level2)
        ? ['效益指标', '30']
        : ['产出指标', '50']
    return { level1, level1Weight, level2, level3, target, actual, maxScore, score, reason: '' }
  })
}

function scored(
  attachment: string,
  title: string,
  goal: string,
  total: string,
  rows: IndicatorContent[],
): ScoredContent {
  return {
    attachment,
    title: `2022年度${title}`,
    goals: { expected: `完成${goal}。`, actual: `已完成${goal}，取得预期成效。` },
    indicators: rows,
    total: { maxScore: '100', score: total },
    remark: '',
    filler: filler(),
  }
}

interface ProjectFigures {
  readonly attachment: string
  readonly name: string
  readonly funds: readonly [initial: string, annual: string, executed: string]
  readonly rate: string
  readonly score: string
  readonly total: string
  readonly rows: IndicatorContent[]
}

function project({ attachment, name, funds, rate, score, total, rows }: ProjectFigures): ProjectContent {
  return {
    ...scored(attachment, '项目支出绩效自评表', name, total, rows),
    name,
    department: UNIT,
    implementer: UNIT,
    funds: {
      total: { ...line(...funds), maxScore: '10', rate, score },
      fiscal: line(...funds),
      carryover: noFunds(),
      other: noFunds(),
    },
    remark: '备注：一个一级项目支出一张表。',
  }
}

const EXAMPLE: SubmissionContent = {
  unit: UNIT,
  year: 2022,
  basicData: {
    attachment: '附件1-1',
    title: '2022年度部门整体支出绩效评价基础数据表',
    unit: UNIT,
    staffing: { established: '60', employed: '57', controlRate: '95%' },
    rows: [
      row(1, '三公经费', '12', '11', '10.5'),
      row(2, '1、公务用车购置和维护经费', '6', '5.5', '5.3'),
      row(3, '其中：公车购置', '0', '0', '0'),
      row(3, '公车运行维护', '6', '5.5', '5.3'),
      row(2, '2、出国经费', '0', '0', '0'),
      row(2, '3、公务接待', '6', '5.5', '5.2'),
      row(1, '项目支出：', '150', '170', '162'),
      row(2, '1、业务工作经费', '20', '20', '19'),
      row(2, '2、运行维护经费', '10', '10', '9'),
      row(2, '3、特定目标类项目支出', '120', '140', '134'),
      row(3, '农贸市场改造补助经费', '70', '80', '76'),
      row(3, '消费促进活动经费', '50', '60', '58'),
      row(1, '市级专项资金：', '100', '100', '98'),
      row(2, '流通产业发展专项资金', '100', '100', '98'),
      row(1, '公用经费', '80', '82', '81'),
      row(2, '其中：办公经费', '30', '30', '29'),
      row(2, '水费、电费、差旅费', '20', '20', '19'),
      row(2, '会议费、培训费', '5', '5', '4'),
      row(1, '政府采购金额', '——', '20', '18'),
      row(1, '部门基本支出预算调整', '——', '240', '240'),
    ],
    buildings: {
      approvedArea: '——',
      actualArea: '——',
      areaControlRate: '——',
      budgetInvestment: '——',
      actualInvestment: '——',
      investmentControlRate: '——',
    },
    thrift: '健全制度，规范采购，严控一般性支出。',
    note: '',
    filler: filler(),
  },
  department: {
    ...scored(
      '附件1-2',
      '部门整体支出绩效自评表',
      '商贸流通年度任务',
      '99.8',
      indicators(
        ['数量指标', '新增限上企业', '≥10家', '12家', '20', '20'],
        ['质量指标', '项目验收合格率', '≥95%', '100%', '10', '10'],
        ['时效指标', '年度任务完成时间', '2022年12月31日前', '2022年12月20日', '10', '10'],
        ['成本指标', '公用经费控制率', '≤100%', '98.78%', '10', '10'],
        ['经济效益指标', '社会消费品零售总额增长', '≥5%', '5.5%', '15', '15'],
        ['社会效益指标', '市场生活必需品供应', '保障有力', '保障有力', '15', '15'],
        ['服务对象满意度指标', '服务对象满意度', '≥90%', '93%', '10', '10'],
      ),
    ),
    department: UNIT,
    funds: { ...line('400', '410', '402'), maxScore: '10', rate: '98.05%', score: '9.8' },
    byIncome: { generalBudget: '400', governmentFund: '10', nonTax: '', other: '' },
    byExpenditure: { basic: '240', project: '162' },
  },
  projects: [
    project({
      attachment: '附件1-3-1',
      name: '农贸市场改造补助经费',
      funds: ['80', '80', '76'],
      rate: '95%',
      score: '9.5',
      total: '99.5',
      rows: indicators(
        ['数量指标', '改造农贸市场', '≥10个', '11个', '20', '20'],
        ['质量指标', '改造验收合格率', '≥95%', '100%', '10', '10'],
        ['时效指标', '改造完成时间', '2022年12月31日前', '2022年11月30日', '10', '10'],
        ['成本指标', '项目总成本', '≤80万元', '76万元', '10', '10'],
        ['经济效益指标', '市场交易额增长', '≥5%', '5%', '15', '15'],
        ['社会效益指标', '购物环境', '明显改善', '明显改善', '15', '15'],
        ['服务对象满意度指标', '市民满意度', '≥90%', '92%', '10', '10'],
      ),
    }),
    project({
      attachment: '附件1-3-2',
      name: '消费促进活动经费',
      funds: ['60', '60', '58'],
      rate: '96.67%',
      score: '9.67',
      total: '99.67',
      rows: indicators(
        ['数量指标', '开展促消费活动', '≥6场', '7场', '25', '25'],
        ['质量指标', '消费券核销率', '≥90%', '93.5%', '15', '15'],
        ['时效指标', '活动平均筹备时间', '≤15天', '12天', '10', '10'],
        ['经济效益指标', '带动消费', '≥3亿元', '3.2亿元', '20', '20'],
        ['可持续影响指标', '消费氛围', '持续提升', '持续提升', '10', '10'],
        ['服务对象满意度指标', '参与企业满意度', '≥90%', '95%', '10', '10'],
      ),
    }),
    project({
      attachment: '附件1-3-3',
      name: '流通产业发展专项资金',
      funds: ['100', '100', '98'],
      rate: '98%',
      score: '9.8',
      total: '97.8',
      rows: indicators(
        ['数量指标', '支持流通企业', '≥20家', '18家', '20', '18'],
        ['质量指标', '资金拨付差错率', '0', '0', '20', '20'],
        ['时效指标', '资金拨付完成时间', '2022年12月', '2022年12月', '10', '10'],
        ['经济效益指标', '企业销售额增长', '≥8%', '8.6%', '15', '15'],
        ['社会效益指标', '新增就业', '≥500人', '560人', '15', '15'],
        ['服务对象满意度指标', '受助企业满意度', '≥90%', '96%', '10', '10'],
      ).map((each) =>
        each.level3 === '支持流通企业' ? { ...each, reason: '两家企业年中停业，退出申报；下年度提前摸底。' } : each,
      ),
    }),
  ],
}
