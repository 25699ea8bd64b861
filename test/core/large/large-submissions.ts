import { simpleParts, zipOf } from '../../adapters/excel/packages.ts'

/** A row of a sheet from column A; '' for a cell that is not there. */
type Row = readonly (string | number)[]

export interface LargeCase {
  readonly name: string
  readonly bytes: (size: number) => Uint8Array
  /** How many of what is named a hostile sender would put in. */
  readonly hostile: number
}

const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))

function columnName(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return `${rest > 0 ? columnName(rest) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`
}

function cellXml(value: string | number, row: number, column: number): string {
  if (value === '') return ''
  const place = `r="${columnName(column)}${row}"`
  return typeof value === 'number'
    ? `<c ${place}><v>${value}</v></c>`
    : `<c ${place} t="inlineStr"><is><t>${value}</t></is></c>`
}

function sheetXml(rows: readonly Row[]): string {
  const lines = rows.map(
    (row, i) => `<row r="${i + 1}">${row.map((value, j) => cellXml(value, i + 1, j + 1)).join('')}</row>`,
  )
  return `<sheetData>${lines.join('')}</sheetData>`
}

function workbookOf(sheets: Readonly<Record<string, readonly Row[]>>): Uint8Array {
  const {
    'xl/worksheets/sheet1.xml': frame,
    'xl/_rels/workbook.xml.rels': relationships,
    ...parts
  } = simpleParts('CONTENT')
  const names = Object.keys(sheets)
  const target = relationships!.replace('worksheets/sheet1.xml', 'worksheets/sheetN.xml')
  const [open, one, close] = /^(.*?)(<Relationship [^>]*\/>)(.*)$/s.exec(target)!.slice(1) as [string, string, string]
  return zipOf({
    ...parts,
    '[Content_Types].xml': parts['[Content_Types].xml']!.replace(
      /<Override PartName="\/xl\/worksheets\/sheet1.xml".*?\/>/,
      (override) => names.map((_, i) => override.replace('sheet1', `sheet${i + 1}`)).join(''),
    ),
    'xl/workbook.xml': parts['xl/workbook.xml']!.replace(/<sheet .*?\/>/, () =>
      names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join(''),
    ),
    'xl/_rels/workbook.xml.rels':
      open +
      names.map((_, i) => one.replace('rId1', `rId${i + 1}`).replace('sheetN', `sheet${i + 1}`)).join('') +
      close,
    ...Object.fromEntries(
      names.map((name, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        frame!.replace('CONTENT', () => sheetXml(sheets[name]!)),
      ]),
    ),
  })
}

const COLUMNS: Row = [
  '绩效指标',
  '一级指标',
  '二级指标',
  '三级指标',
  '年度指标值',
  '实际完成值',
  '分值',
  '得分',
  '偏差原因分析及改进措施',
]

function indicatorRow(i: number): Row {
  const group = i === 0 ? '产出指标（50分）' : ''
  const level2 = i === 0 ? '数量指标' : ''
  return [
    '',
    group,
    level2,
    `第${i}处工程完工数量`,
    `≥${i + 10}个`,
    i % 10 === 0 ? '9个' : `${i + 11}个`,
    10,
    i % 7 === 0 ? 11 : 10,
  ]
}

/** A project form with findings of several kinds: a wrong rate, a wrong total, scores above their weights. */
function projectForm(name: string, amount: number, indicators: readonly Row[], head: Row = COLUMNS): Row[] {
  return [
    ['附件1-3-1'],
    ['2023年度项目支出绩效自评表'],
    ['项目支出名称', '', '', name],
    ['主管部门', '', '', '云溪市农业农村局', '', '实施单位', '', '云溪市农业农村局'],
    ['项目资金（万元）', '', '', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
    ['', '年度资金总额', '', amount, amount, amount - 1, 10, '80%', 10],
    ['', '其中：当年财政拨款', '', amount, amount, amount - 2],
    ['', '上年结转资金', '', 0, 0, 0],
    ['', '其他资金', '', 0, 0, 0],
    ['年度总体目标', '预期目标', '', '', '', '实际完成情况'],
    ['', '建成工程。', '', '', '', '已建成工程。'],
    head,
    ...indicators,
    ['总分', '', '', '', '', '', 100, 90],
    ['填表人：经办人          填报日期：2024年3月18日'],
  ]
}

function basicData(projects: readonly (readonly [string, number])[]): Row[] {
  const total = projects.reduce((sum, [, amount]) => sum + amount, 0)
  return [
    ['2023年度部门整体支出绩效评价基础数据表'],
    ['填报单位：云溪市农业农村局'],
    ['财政供养人员情况', '编制数', '', '实际在职人数', '', '控制率'],
    ['', 86, '', 83, '', '96.51%'],
    ['经费控制情况', '2022年决算数', '', '2023年预算数', '', '2023年决算数'],
    ['三公经费', 24, '', 24, '', 20],
    ['项目支出：', total, '', total, '', total],
    ['1、业务工作经费', 0, '', 0, '', 0],
    ['2、运行维护经费', 0, '', 0, '', 0],
    ['3、特定目标类项目支出', total, '', total, '', total],
    ...projects.map(([name, amount]): Row => [name, amount - 3, '', amount, '', amount - 1]),
    ['市级专项资金：', 0, '', 0, '', 0],
    ['公用经费', 312, '', 325, '', 318],
    ['填表人：经办人          填报日期：2024年3月18日'],
  ]
}

const PLACES = '东西南北上下前后左右中高新老大小长平安和'

/** Names that have much in common, as a list of towns' projects has. */
function projectName(i: number): string {
  const letters = String(i)
    .padStart(4, '0')
    .split('')
    .map((digit, at) => PLACES[(Number(digit) + 7 * at) % PLACES.length])
  return `${letters.join('')}乡镇道路建设项目`
}

const fewRows = many(4, indicatorRow)

/** Submissions of enormous size, each of one kind, to see how the cost grows with it. */
export const LARGE_CASES: readonly LargeCase[] = [
  {
    name: 'forms one below the other',
    hostile: 2000,
    bytes: (n) => workbookOf({ 表: many(n, (i) => projectForm(projectName(i), 100 + i, fewRows)).flat() }),
  },
  {
    name: 'rows of labels',
    hostile: 100_000,
    bytes: (n) =>
      workbookOf({
        表: [...projectForm('道路', 100, fewRows), ...many(n, (): Row => ['项目支出名称', '三级指标', '得分', '总分'])],
      }),
  },
  {
    name: 'labels of unfinished forms',
    hostile: 100_000,
    bytes: (n) =>
      workbookOf({
        表: many(
          n,
          (i): Row => [['项目支出名称'], ['年度资金总额', 1], ['三级指标', '年度指标值', '实际完成值']][i % 3]!,
        ),
      }),
  },
  {
    name: 'indicator rows',
    hostile: 50_000,
    bytes: (n) => workbookOf({ 表: projectForm('道路', 100, many(n, indicatorRow)) }),
  },
  {
    name: 'groups of one indicator',
    hostile: 50_000,
    bytes: (n) =>
      workbookOf({
        表: projectForm(
          '道路',
          100,
          many(n, (i) => ['', i % 2 ? '产出指标（1分）' : '效益指标（2分）', '数量指标', ...indicatorRow(i).slice(3)]),
        ),
      }),
  },
  {
    name: 'indicators of one name',
    hostile: 50_000,
    bytes: (n) =>
      workbookOf({
        表: projectForm(
          '道路',
          100,
          many(n, (i) => indicatorRow(i).with(3, '完工工程处数总量')),
        ),
      }),
  },
  {
    name: 'titles',
    hostile: 100_000,
    bytes: (n) => workbookOf({ 表: many(n, (): Row => ['2023年度项目支出绩效自评表']) }),
  },
  {
    name: 'columns of a form',
    hostile: 10_000,
    bytes: (n) => workbookOf({ 表: projectForm('道路', 100, fewRows, [...COLUMNS, ...many(n, (i) => `栏${i}`)]) }),
  },
  {
    name: 'columns of known names',
    hostile: 10_000,
    bytes: (n) => workbookOf({ 表: projectForm('道路', 100, fewRows, [...COLUMNS, ...many(n, () => '得分')]) }),
  },
  {
    name: 'listed projects with a form each',
    hostile: 5000,
    bytes: (n) => {
      const projects = many(n, (i): [string, number] => [projectName(i), 100 + i])
      return workbookOf({
        基础: basicData(projects),
        项目: projects.flatMap(([name, amount]) => projectForm(name, amount, fewRows)),
      })
    },
  },
  {
    name: 'listed projects with a form of nearly their name each',
    hostile: 5000,
    bytes: (n) => {
      const projects = many(n, (i): [string, number] => [projectName(i), 100 + i])
      return workbookOf({
        基础: basicData(projects),
        项目: projects.flatMap(([name, amount]) => projectForm(`${name}经费`, amount, fewRows)),
      })
    },
  },
  {
    name: 'lines of the basic data without forms',
    hostile: 50_000,
    bytes: (n) => workbookOf({ 基础: basicData(many(n, (i) => [projectName(i), 100 + i])) }),
  },
  {
    name: 'sheets of a form each',
    hostile: 2000,
    bytes: (n) =>
      workbookOf(Object.fromEntries(many(n, (i) => [`表${i}`, projectForm(projectName(i), 100 + i, fewRows)]))),
  },
]
