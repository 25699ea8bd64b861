import { spot } from '../locate.ts'
import type { Draw } from '../draw.ts'
import { anyRow, isFull, isNumber, less, more, type Planted, type PlantKind, settleTotal } from '../plant.ts'
import type { PlantedContent } from '../planted-content.ts'
import { rational, rounded, times } from '../rational.ts'

type Column = 'prevActual' | 'budget' | 'actual'

function rowIndex(content: PlantedContent, label: RegExp): number {
  return content.basicData.rows.findIndex((row) => label.test(row.label))
}

/** Lines listed below the line of that index, as deep as the first. */
function listedBelow(content: PlantedContent, index: number): number[] {
  const { rows } = content.basicData
  const level = rows[index]!.level
  const below: number[] = []
  for (let at = index + 1; at < rows.length && rows[at]!.level > level; at++)
    if (rows[at]!.level === level + 1) below.push(at)
  return below
}

function wrongSum(
  code: string,
  label: RegExp,
  columns: readonly Column[],
  severity: 'error' | 'warning',
  alsoCodes: readonly string[] = [],
): PlantKind[] {
  const plantAt = (which: 'total' | 'part'): PlantKind => ({
    name: `${code} a wrong ${which} (${columns.join(', ')})`,
    codes: [code, ...alsoCodes],
    severity,
    plant: (content, draw) => {
      const index = rowIndex(content, label)
      const parts = listedBelow(content, index)
      if (parts.length === 0) return undefined
      const column = draw.pick(columns)
      const wrong = which === 'total' ? index : draw.pick(parts)
      const row = content.basicData.rows[wrong]!
      if (!isNumber(row[column]) || row.label.startsWith('历年遗留')) return undefined
      // 三公经费 beyond its budget would be a second thing to tell.
      row[column] = column === 'actual' && Number(row[column]) > 4 ? less(row[column], 3) : more(row[column], 3)
      return { at: spot(['basicData', 'rows', wrong, column]), among: true }
    },
  })
  return [plantAt('total'), plantAt('part')]
}

/** One more of three is a third more. */
const TINY = /(?:^|[^\d.])[1-3](?![\d.%万亿])|三场/

/** 130 % of a cost target and more, for the full score. */
function overrun(content: PlantedContent, draw: Draw, reason: string): Planted | undefined {
  const found = anyRow(content, draw, (row) => /成本/.test(row.level2) && row.facts.kind === 'money-most')
  if (!found) return undefined
  const target = draw.int(20, 900)
  const actual = Math.ceil(target * 1.3) + draw.int(0, target)
  Object.assign(found.row, { target: `${target}万元`, actual: `${actual}万元`, score: found.row.maxScore, reason })
  settleTotal(found.form)
  return { at: spot([...found.rowPath, 'actual']) }
}

const ALL: readonly Column[] = ['prevActual', 'budget', 'actual']

export const DEVIATIONS_AND_BASIC_DATA: readonly PlantKind[] = [
  {
    name: 'PC-01 points lost without a reason',
    codes: ['PC-01'],
    severity: 'error',
    plant: (content, draw) => {
      const found = anyRow(content, draw, (row) => !isFull(row) && row.reason !== '')
      if (!found) return undefined
      found.row.reason = draw.pick(['', '', '/'])
      return { at: spot([...found.rowPath, 'reason']) }
    },
  },
  {
    name: 'PC-02 far beyond the target without a reason',
    codes: ['PC-02'],
    severity: 'warning',
    plant: (content, draw) => {
      const found = anyRow(
        content,
        draw,
        (row) => row.facts.over && row.facts.kind !== 'decline' && !TINY.test(row.target),
      )
      if (!found) return undefined
      found.row.reason = ''
      return { at: spot([...found.rowPath, 'reason']) }
    },
  },
  {
    name: 'PC-05 a cost far beyond its target, which has no sign',
    codes: ['PC-05'],
    severity: 'warning',
    plant: (content, draw) => overrun(content, draw, ''),
  },
  {
    name: 'PC-05 a cost far beyond its target, explained',
    codes: ['PC-05', 'DF-03'],
    severity: 'silent',
    plant: (content, draw) => overrun(content, draw, '经批准追加了两处改造。'),
  },
  {
    name: 'JC-01 a wrong or blank 控制率',
    codes: ['JC-01'],
    severity: 'error',
    plant: (content, draw) => {
      const { staffing } = content.basicData
      staffing.controlRate = draw.pick(['', '31.25%', '112.08%', '47.31%'])
      const at = spot(['basicData', 'staffing', 'controlRate'])
      const rate = rational(Number(staffing.employed), Number(staffing.established))
      return { at, corrections: [{ at, shows: [`${rounded(times(rate, rational(100)), 2)}%`] }] }
    },
  },
  {
    name: 'JC-01 a wrong 控制率 whose right value lies just below the half of what its cell shows',
    codes: ['JC-01'],
    severity: 'error',
    plant: (content, draw) => {
      // 162 ÷ 215 = 75.3488…% and 106 ÷ 111 = 95.4954…%: rounded twice they would show 75.4% and 96%.
      const [employed, established, controlRate] = draw.pick([
        ['162', '215', '31.5%'],
        ['106', '111', '47%'],
      ] as const)
      Object.assign(content.basicData.staffing, { employed, established, controlRate })
      const at = spot(['basicData', 'staffing', 'controlRate'])
      return { at, corrections: [{ at, shows: controlRate === '47%' ? ['95.5%', '95%'] : ['75.35%', '75.3%'] }] }
    },
  },
  {
    name: 'JC-02 more people than the establishment has',
    codes: ['JC-02'],
    severity: 'warning',
    plant: (content) => {
      const { staffing } = content.basicData
      if (Number(staffing.employed) > Number(staffing.established)) return undefined
      staffing.employed = `${Number(staffing.established) * 1.25 + 5}`.split('.')[0]!
      const rate = rational(Number(staffing.employed), Number(staffing.established))
      staffing.controlRate = `${rounded(times(rate, rational(100)), 2)}%`
      return { at: spot(['basicData', 'staffing', 'employed']), among: true }
    },
  },
  ...wrongSum('JC-03', /^三公经费/, ALL, 'error', ['JC-04']),
  ...wrongSum('JC-04', /公务用车购置和维护/, ALL, 'error', ['JC-03']),
  ...wrongSum('JC-05', /^项目支出/, ALL, 'error', ['BJ-05', 'JC-06']),
  ...wrongSum('JC-06', /特定目标类/, ['budget', 'actual'], 'error', ['JC-05', 'BJ-01', 'BJ-02']),
  ...wrongSum('JC-07', /^市级专项资金/, ['budget', 'actual'], 'error', ['BJ-01', 'BJ-02']),
  {
    name: 'JC-06 last year’s listed projects do not add up',
    codes: ['JC-06'],
    severity: 'info',
    plant: (content, draw) => {
      const index = rowIndex(content, /特定目标类/)
      const parts = listedBelow(content, index)
      if (parts.length === 0) return undefined
      const wrong = draw.pick(parts)
      content.basicData.rows[wrong]!.prevActual = more(content.basicData.rows[wrong]!.prevActual, 3)
      return { at: spot(['basicData', 'rows', wrong, 'prevActual']), among: true }
    },
  },
  {
    name: 'JC-08 parts above their line',
    codes: ['JC-08'],
    severity: 'error',
    plant: (content, draw) => {
      const index = rowIndex(content, /^公用经费/)
      const column = draw.pick(ALL)
      content.basicData.rows[index + 1]![column] = more(content.basicData.rows[index]![column], 3)
      return { at: spot(['basicData', 'rows', index, column]), among: true }
    },
  },
  {
    name: 'JC-09 the budget column copied from the final one',
    codes: ['JC-09'],
    severity: 'warning',
    plant: (content) => {
      const { rows } = content.basicData
      for (const row of rows) row.budget = row.actual
      if (rows.filter((row) => Number(row.actual) > 0).length < 7) return undefined
      return { at: spot(['basicData', 'rows', 0, 'budget']), among: true }
    },
  },
  {
    name: 'JC-10 三公经费 beyond the budget',
    codes: ['JC-10'],
    severity: 'warning',
    plant: (content) => {
      const [sum, reception] = [content.basicData.rows[0]!, content.basicData.rows[5]!]
      const beyond = more(less(sum.budget, sum.actual), 3)
      for (const row of [sum, reception]) row.actual = more(row.actual, beyond)
      return { at: spot(['basicData', 'rows', 0, 'actual']), among: true }
    },
  },
]
