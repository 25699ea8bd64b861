import { Decimal, sum } from '../../src/core/model/decimal.ts'
import type { SheetDraft } from '../../src/core/model/sheet-draft.ts'
import type { ProjectContent, SubmissionContent } from '../../src/core/content/content.ts'
import { drawSubmission } from '../../src/core/drawing/zhuzhou/draw-submission.ts'
import { cleanSubmission } from './clean.ts'
import { type ContentChanges, mapContent } from './map-content.ts'
import { insertColumn, insertRows, mapTexts, percentagesAsText, stackDrafts } from './map-draft.ts'

/** One way in which people fill the forms, shown on the clean submission. */
export interface WayOfFilling {
  /** File name without extension. */
  readonly file: string
  /** What differs from the clean submission, for the README. */
  readonly about: string
  readonly drafts: readonly SheetDraft[]
  /** What a draft cannot say, done to the parts of the written file. */
  readonly parts?: Readonly<Record<string, (xml: string) => string>>
}

const NUMBER = /^-?\d+(\.\d+)?$/

function drawn(changes: ContentChanges): readonly SheetDraft[] {
  return drawSubmission(mapContent(cleanSubmission, changes))
}

function fullWidth(text: string): string {
  return text.replace(/[\d.%]/g, (char) => String.fromCodePoint(char.codePointAt(0)! + 0xfee0))
}

function withThousands(text: string): string {
  if (!NUMBER.test(text)) return text
  const [whole = '', ...decimals] = text.split('.')
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...decimals].join('.')
}

/** Rate to a whole per cent, its score to one decimal, the total accordingly: 97.24% 9.72 → 97% 9.7. */
function roundedRates(content: SubmissionContent): SubmissionContent {
  const whole = (rate: string) => `${new Decimal(rate.replace('%', '')).toDecimalPlaces(0)}%`
  const total = <T extends ProjectContent['funds']['total']>(funds: T): T => {
    const rate = whole(funds.rate)
    return { ...funds, rate, score: new Decimal(rate.replace('%', '')).times(funds.maxScore).div(100).toFixed() }
  }
  const scoreOf = (rateScore: string, indicators: ProjectContent['indicators']) =>
    sum([rateScore, ...indicators.map(({ score }) => score)].map((score) => new Decimal(score))).toFixed()
  const { basicData, department, projects } = content
  if (!basicData || !department) return content
  const funds = total(department.funds)
  return {
    ...content,
    basicData: {
      ...basicData,
      staffing: { ...basicData.staffing, controlRate: whole(basicData.staffing.controlRate) },
    },
    department: {
      ...department,
      funds,
      total: { ...department.total, score: scoreOf(funds.score, department.indicators) },
    },
    projects: projects.map((project) => {
      const rounded = total(project.funds.total)
      const score = scoreOf(rounded.score, project.indicators)
      return { ...project, funds: { ...project.funds, total: rounded }, total: { ...project.total, score } }
    }),
  }
}

/** Zero amounts of the fund sources as marks of emptiness. */
function emptyMarks(content: SubmissionContent): SubmissionContent {
  const marks = ['/', '—', '无', '——', '-']
  let next = 0
  const mark = (text: string) => (text === '0' ? marks[next++ % marks.length]! : text)
  return {
    ...content,
    projects: content.projects.map((project) => {
      const [carryover, other] = [project.funds.carryover, project.funds.other].map(({ initial, annual, executed }) => {
        return { initial: mark(initial), annual: mark(annual), executed: mark(executed) }
      })
      return { ...project, funds: { ...project.funds, carryover: carryover!, other: other! } }
    }),
  }
}

/**
 * Two rows above the title, one in the middle of the indicators, an empty column on the left and one more in the table;
 * new names.
 */
function moved(draft: SheetDraft, index: number): SheetDraft {
  const columns = draft.columnWidths.length
  const withRows = insertRows(insertRows(draft, index === 0 ? 9 : 17), 1, 2)
  return { ...insertColumn(insertColumn(withRows, columns === 9 ? 5 : 2, 4), 1, 3), name: `Sheet${index + 3}` }
}

/** 「：」 as 「:」 or with spaces about it, in the cells that hold label and number, and in the footer. */
function otherColons(text: string): string {
  if (/^填表人/.test(text)) return text.replaceAll('：', ':').replace(/ {3,}/g, '\n')
  if (/^其中：一般/.test(text)) return text.replaceAll('：', ':')
  if (/^政府性基金拨款|^其中：基本支出/.test(text)) return text.replaceAll('：', ' ： ')
  if (/^纳入专户|^项目支出：\d/.test(text)) return text.replace('：', '  ')
  if (/^填报单位/.test(text)) return text.replace('：', ': ')
  return text
}

/** A shared string in two runs, the second one bold. */
function richText(xml: string): string {
  return xml.replace(/<si><t(?: xml:space="preserve")?>([^<]{2})([^<]+)<\/t><\/si>/g, (whole, first, rest) => {
    if (!/绩效|指标|经费|资金|面积|万|％|%/.test(whole)) return whole
    return `<si><r><t xml:space="preserve">${first}</t></r><r><rPr><b/><sz val="10"/><rFont val="黑体"/></rPr><t xml:space="preserve">${rest}</t></r></si>`
  })
}

const firstProject = 'xl/worksheets/sheet3.xml'
const SHEETS = [
  'xl/worksheets/sheet1.xml',
  'xl/worksheets/sheet2.xml',
  firstProject,
  'xl/worksheets/sheet4.xml',
  'xl/worksheets/sheet5.xml',
]

/** 「100%」 typed as 「=100%」. */
function percentFormulas(draft: SheetDraft): SheetDraft {
  const cells = draft.cells.map((cell): SheetDraft['cells'][number] => {
    if (cell.value?.kind !== 'text' || cell.value.text !== '100%') return cell
    const result = { kind: 'number', text: '1' } as const
    return { ...cell, value: { kind: 'formula', formula: '100%', result }, style: { ...cell.style, format: '0%' } }
  })
  return { ...draft, cells }
}

/** As a program writes formulas that does not calculate. */
function withoutResults(xml: string): string {
  return xml.replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1')
}

export function waysOfFilling(): readonly WayOfFilling[] {
  const clean = drawSubmission(cleanSubmission)
  const formulas = drawSubmission(cleanSubmission, { formulas: true })
  const codes: SheetDraft = {
    name: '下拉选项',
    cells: ['优', '良', '中', '差'].map((text, index) => ({
      row: index + 1,
      column: 1,
      value: { kind: 'text', text },
    })),
    merges: [],
    columnWidths: [],
    rowHeights: [],
  }
  return [
    { file: 'text-numbers', about: '所有数字都存成文本', drafts: drawSubmission(cleanSubmission, { values: 'text' }) },
    {
      file: 'full-width',
      about: '金额、执行率、分值、得分、指标值用全角数字',
      drafts: drawn({
        amount: fullWidth,
        rate: fullWidth,
        score: fullWidth,
        quantity: (text) => (text.includes('年') ? text : fullWidth(text)),
      }),
    },
    {
      file: 'units',
      about: '金额格里写「678.36万元」',
      drafts: drawn({ amount: (text) => (NUMBER.test(text) ? `${text}万元` : text) }),
    },
    { file: 'thousands', about: '金额写千分位「2,851.28」（文本）', drafts: drawn({ amount: withThousands }) },
    { file: 'percent-text', about: '百分数是文本「97.24%」', drafts: clean.map(percentagesAsText) },
    {
      file: 'rounded-rate',
      about: '执行率取整到 97%，其得分取一位小数，总分随之',
      drafts: drawSubmission(roundedRates(cleanSubmission)),
    },
    {
      file: 'empty-marks',
      about: '零的资金来源写成「/」「—」「无」「——」「-」',
      drafts: drawSubmission(emptyMarks(cleanSubmission)),
    },
    {
      file: 'moved',
      about: '表上方和指标中间插了空行，左边和表中插了空列，工作表改名 Sheet3…',
      drafts: clean.map(moved),
    },
    {
      file: 'repeated-heads',
      about: '每四个指标换页，表头重复，合并单元格在换页处断开',
      drafts: drawSubmission(cleanSubmission, { repeatHeaderAfter: 4 }),
    },
    {
      file: 'hidden',
      about: '第一张项目表隐藏第 9、10 行（上年结转、其他资金），另有一张隐藏的「下拉选项」',
      drafts: [...clean, codes],
      parts: {
        [firstProject]: (xml) => xml.replace(/<row r="(9|10)"/g, '<row r="$1" hidden="1"'),
        'xl/workbook.xml': (xml) => xml.replace(/(<sheet [^>]*name="下拉选项"[^>]*state=")visible"/, '$1hidden"'),
      },
    },
    { file: 'formulas', about: '执行率、得分、总分、合计都是公式，带缓存值', drafts: formulas },
    {
      file: 'uncached',
      about: '同上，但第一张项目表的总分公式没有缓存值（既不是零也不是空）',
      drafts: formulas,
      parts: { [firstProject]: (xml) => xml.replace(/(<f>IF\(COUNT\(I7,[^<]*<\/f>)<v>[^<]*<\/v>/, '$1') },
    },
    {
      file: 'no-results',
      about: '所有公式都没有缓存值（不会计算的程序写出的文件），指标值、完成值「100%」写成公式「=100%」',
      drafts: formulas.map(percentFormulas),
      parts: Object.fromEntries([...SHEETS, 'xl/worksheets/sheet6.xml'].map((part) => [part, withoutResults])),
    },
    {
      file: 'unknown-formula',
      about: '第一张项目表的总分和一个指标值取自另一个工作簿，没有缓存值，算不出来',
      drafts: formulas,
      parts: {
        [firstProject]: (xml) =>
          xml
            .replace(/<f>IF\(COUNT\(I7,[^<]*<\/f><v>[^<]*<\/v>/, '<f>[1]台账!$B$3</f>')
            .replace(/(<c r="E15"[^>]*?) t="s"><v>[^<]*<\/v>/, '$1><f>[1]台账!$B$4</f>'),
      },
    },
    {
      file: 'rich-text',
      about: '文字分两段，后一段黑体加粗',
      drafts: clean,
      parts: { 'xl/sharedStrings.xml': richText },
    },
    {
      file: 'stacked',
      about: '基础数据表、整体表和四张项目表接排在一张工作表上',
      drafts: [stackDrafts('自评表', clean)],
    },
    {
      file: 'one-cell',
      about: '标签和数在同一格的地方，冒号是半角、带空格或没有；表尾换行',
      drafts: clean.map((draft) => mapTexts(draft, otherColons)),
    },
  ]
}
