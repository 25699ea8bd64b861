import type { Draw } from '../draw.ts'
import { spot } from '../locate.ts'
import {
  anyForm,
  anyRow,
  isFull,
  less,
  more,
  type PlacedRow,
  type Planted,
  type PlantKind,
  scoreSum,
  settleTotal,
} from '../plant.ts'
import type { PlantedContent, PlantedForm } from '../planted-content.ts'
import { compare, read, rounded, times } from '../rational.ts'

const REASON = '一处工程因用地审批推迟。改进措施：提前办理手续，下年度补齐。'

function groupSpot({ form, path }: { form: PlantedForm; path: readonly (string | number)[] }, level1: string) {
  const indexes = form.indicators.flatMap((row, index) => (row.level1 === level1 ? [index] : []))
  return spot(...indexes.map((index) => [...path, 'indicators', index, 'level1Weight']))
}

/** A missed figure whose formula score lies at least `gap` below the weight. */
const missedBy =
  (gap: string) =>
  (row: PlacedRow['row']): boolean =>
    row.facts.outcome === 'missed' &&
    row.facts.share !== undefined &&
    compare(read(less(row.maxScore, gap)), times(read(row.maxScore), row.facts.share)) >= 0

/** 「6月30日前」; 「6月18日」 may be the day of an event. Days near the end of their month end it. */
const isDeadline = (target: string): boolean => /前/.test(target) || /(?:28|29|30|31)日?$/.test(target)

function fullThoughLate(fits: (row: PlacedRow['row']) => boolean, reason: string): PlantKind['plant'] {
  return (content, draw) => {
    const found = anyRow(content, draw, (row) => row.facts.outcome === 'late' && fits(row))
    if (!found) return undefined
    Object.assign(found.row, { score: found.row.maxScore, reason })
    settleTotal(found.form)
    return { at: spot([...found.rowPath, 'score']), alsoErrors: reason === '' ? ['PC-01'] : [] }
  }
}

function onePointLess(content: PlantedContent, draw: Draw, reason: string): Planted | undefined {
  const found = anyRow(content, draw, (row) => row.facts.share !== undefined && Number(row.score) > 1)
  if (!found) return undefined
  Object.assign(found.row, { score: less(found.row.score, 1), reason })
  settleTotal(found.form)
  return { at: spot([...found.rowPath, 'score']), alsoErrors: reason === '' ? ['PC-01'] : [] }
}

const FULL = '1'

/** A row of words that says one of these, with a share of its points. */
function worded(actuals: readonly string[], share: string, reason: string): PlantKind['plant'] {
  return (content, draw) => {
    const found = anyRow(content, draw, (row) => row.facts.kind === 'words')
    if (!found) return undefined
    const score = share === FULL ? found.row.maxScore : rounded(times(read(found.row.maxScore), read(share)), 2)
    Object.assign(found.row, { actual: draw.pick(actuals), score, reason })
    settleTotal(found.form)
    return { at: spot([...found.rowPath, 'score']), alsoErrors: reason === '' ? ['PC-01'] : [] }
  }
}

export const WEIGHTS_AND_SCORES: readonly PlantKind[] = [
  {
    name: 'FZ-01 a printed group weight wrong',
    codes: ['FZ-01'],
    severity: 'error',
    plant: (content, draw) => {
      const found = anyForm(content, draw)
      const { level1, level1Weight } = draw.pick(found.form.indicators)
      for (const row of found.form.indicators) if (row.level1 === level1) row.level1Weight = more(level1Weight, 5)
      return { at: groupSpot(found, level1), among: true }
    },
  },
  {
    name: 'FZ-01 and FZ-02 by one weight too high',
    codes: ['FZ-01', 'FZ-02', 'FZ-03'],
    severity: 'error',
    plant: (content, draw) => {
      const found = anyRow(content, draw, isFull)
      if (!found) return undefined
      found.row.maxScore = more(found.row.maxScore, 5)
      return { at: spot([...found.rowPath, 'maxScore']), among: true }
    },
  },
  {
    name: 'FZ-01 and FZ-02 by one weight too low',
    codes: ['FZ-01', 'FZ-02', 'DF-01'],
    severity: 'error',
    plant: (content, draw) => {
      const found = anyRow(content, draw, (row) => isFull(row) && Number(row.maxScore) >= 3)
      if (!found) return undefined
      found.row.maxScore = less(found.row.maxScore, 2)
      return { at: spot([...found.rowPath, 'maxScore']), among: true }
    },
  },
  {
    name: 'FZ-01 and FZ-02 by one weight and its score too high alike',
    codes: ['FZ-01', 'FZ-02'],
    severity: 'error',
    plant: (content, draw) => {
      const found = anyRow(content, draw, (row) => isFull(row) && row.facts.outcome === 'reached')
      if (!found) return undefined
      Object.assign(found.row, { maxScore: more(found.row.maxScore, 5), score: more(found.row.score, 5) })
      settleTotal(found.form)
      return { at: spot([...found.rowPath, 'maxScore']), among: true }
    },
  },
  {
    name: 'FZ-02 the printed 100 wrong or blank',
    codes: ['FZ-02'],
    severity: 'error',
    plant: (content, draw) => {
      const { form, path } = anyForm(content, draw)
      form.total.maxScore = draw.pick(['90', '105', ''])
      const at = spot([...path, 'total', 'maxScore'])
      return { at, corrections: [{ at, shows: ['100'] }] }
    },
  },
  {
    name: 'FZ-03 weights that fit together but not the scheme',
    codes: ['FZ-03'],
    severity: 'warning',
    plant: (content, draw) => {
      const found = anyForm(content, draw)
      const { form } = found
      const full = (name: string) =>
        form.indicators.find(
          (row) => row.level1 === name && isFull(row) && row.facts.outcome === 'reached' && Number(row.maxScore) > 5,
        )
      const [from, to] = [full('产出指标'), full('效益指标')]
      if (!from || !to) return undefined
      Object.assign(from, { maxScore: less(from.maxScore, 5), score: less(from.score, 5) })
      Object.assign(to, { maxScore: more(to.maxScore, 5), score: more(to.score, 5) })
      const weights = new Map(
        [...new Set([from, to])].map((row) => [
          row.level1,
          row === from ? less(row.level1Weight, 5) : more(row.level1Weight, 5),
        ]),
      )
      for (const row of form.indicators) row.level1Weight = weights.get(row.level1) ?? row.level1Weight
      settleTotal(form)
      return { at: groupSpot(found, '产出指标'), among: true }
    },
  },
  {
    name: 'FZ-04 a row without weight and score',
    codes: ['FZ-04'],
    severity: 'error',
    plant: (content, draw) => {
      const found = anyRow(content, draw)
      if (!found) return undefined
      Object.assign(found.row, { maxScore: '', score: '' })
      return { at: spot([...found.rowPath, 'maxScore']) }
    },
  },
  {
    name: 'FZ-04 a weight of zero',
    codes: ['FZ-04', 'FZ-01', 'FZ-02'],
    severity: 'error',
    plant: (content, draw) => {
      const found = anyRow(content, draw)
      if (!found) return undefined
      Object.assign(found.row, { maxScore: '0', score: '0' })
      settleTotal(found.form)
      return { at: spot([...found.rowPath, 'maxScore']), among: true }
    },
  },
  {
    name: 'DF-01 a score above its weight, the total following',
    codes: ['DF-01'],
    severity: 'error',
    plant: (content, draw) => {
      const found = anyRow(content, draw, (row) => row.facts.outcome !== 'late')
      if (!found) return undefined
      found.row.score = more(found.row.maxScore, draw.int(1, 4))
      settleTotal(found.form)
      return { at: spot([...found.rowPath, 'score']) }
    },
  },
  {
    name: 'DF-01 a score above its weight under a right total',
    codes: ['DF-01', 'DF-02'],
    severity: 'error',
    plant: (content, draw) => {
      const found = anyRow(content, draw, (row) => row.facts.share !== undefined)
      if (!found) return undefined
      found.form.total.score = scoreSum(found.form)
      found.row.score = more(found.row.maxScore, draw.int(1, 4))
      return { at: spot([...found.rowPath, 'score']) }
    },
  },
  {
    name: 'DF-02 a wrong or blank total',
    codes: ['DF-02'],
    severity: 'error',
    plant: (content, draw) => {
      const { form, path } = anyForm(content, draw)
      const right = scoreSum(form)
      form.total.score = draw.pick(['', '', '100', less(right, 3), more(right, '0.3')])
      if (form.total.score === right) return undefined
      const at = spot([...path, 'total', 'score'])
      return { at, corrections: [{ at, shows: [right] }] }
    },
  },
  {
    name: 'DF-03 full score for a target missed by half a point or more',
    codes: ['DF-03'],
    severity: 'error',
    plant: (content, draw) => {
      const found = anyRow(content, draw, missedBy('0.5'))
      if (!found) return undefined
      found.row.score = found.row.maxScore
      settleTotal(found.form)
      return { at: spot([...found.rowPath, 'score']) }
    },
  },
  {
    name: 'DF-03 a score a little above the formula',
    codes: ['DF-03'],
    severity: 'warning',
    plant: (content, draw) => {
      const found = anyRow(content, draw, missedBy('0.6'))
      if (!found) return undefined
      found.row.score = more(rounded(times(read(found.row.maxScore), found.row.facts.share!), 2), '0.3')
      settleTotal(found.form)
      return { at: spot([...found.rowPath, 'score']) }
    },
  },
  {
    name: 'DF-03 full score for a deadline not kept, without a reason',
    codes: ['DF-03'],
    severity: 'error',
    plant: fullThoughLate((row) => isDeadline(row.target), ''),
  },
  {
    name: 'DF-03 full score for a deadline not kept, explained',
    codes: ['DF-03'],
    severity: 'warning',
    plant: fullThoughLate((row) => isDeadline(row.target), REASON),
  },
  {
    name: 'DF-03 full score for a day that may be no deadline, without a reason',
    codes: ['DF-03'],
    severity: 'warning',
    plant: fullThoughLate((row) => !isDeadline(row.target), ''),
  },
  {
    name: 'DF-04 a score below the formula, without a reason',
    codes: ['DF-04'],
    severity: 'warning',
    plant: (content, draw) => onePointLess(content, draw, ''),
  },
  {
    name: 'DF-04 a score below the formula, explained by what happened',
    codes: ['DF-04'],
    severity: 'info',
    plant: (content, draw) => onePointLess(content, draw, REASON),
  },
  {
    name: 'DF-04 a score below the formula, the reason speaking of the points',
    codes: ['DF-04'],
    severity: 'silent',
    plant: (content, draw) =>
      onePointLess(content, draw, draw.pick(['指标值偏低，得分调减。', '资料归档不及时，扣1分。', '从严打分。'])),
  },
  {
    name: 'DF-05 full score for what was partly done',
    codes: ['DF-05'],
    severity: 'error',
    plant: worded(['部分完成', '部分达成', '未完成', '未达成'], FULL, ''),
  },
  {
    name: 'DF-05 full score for what was partly done, explained',
    codes: ['DF-05'],
    severity: 'warning',
    plant: worded(['部分完成', '未完成'], FULL, REASON),
  },
  {
    name: 'DF-05 full score for what was done in the main',
    codes: ['DF-05'],
    severity: 'warning',
    plant: worded(['基本完成', '大部分完成'], FULL, ''),
  },
  {
    name: 'DF-05 most of the points for what was partly done, explained',
    codes: ['DF-05'],
    severity: 'warning',
    plant: worded(['部分完成'], '0.9', REASON),
  },
  {
    name: 'DF-05 the points of the band for what was partly done, explained',
    codes: ['DF-05'],
    severity: 'silent',
    plant: worded(['部分完成', '基本完成'], '0.7', REASON),
  },
  {
    name: 'DF-05 full score for what was done in the main, explained',
    codes: ['DF-05'],
    severity: 'silent',
    plant: worded(['基本完成'], FULL, REASON),
  },
  {
    name: 'DF-06 no score',
    codes: ['DF-06'],
    severity: 'error',
    plant: (content, draw) => {
      const found = anyRow(content, draw)
      if (!found) return undefined
      found.row.score = ''
      return { at: spot([...found.rowPath, 'score']) }
    },
  },
  {
    name: 'DF-07 a grade that the total does not give',
    codes: ['DF-07'],
    severity: 'error',
    plant: (content, draw) => {
      const { form, path } = anyForm(content, draw)
      const total = Number(scoreSum(form))
      settleTotal(form)
      const right = total >= 90 ? '优' : total >= 80 ? '良' : total >= 60 ? '中' : '差'
      form.remark = `自评等级：${draw.pick(['优', '良', '中', '差'].filter((grade) => grade !== right))}`
      return { at: spot([...path, 'remark']) }
    },
  },
]
