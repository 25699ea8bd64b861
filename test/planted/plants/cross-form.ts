import { spot } from '../locate.ts'
import type { Draw } from '../draw.ts'
import { anyProject, anyRow, isNumber, less, more, type PlacedRow, type PlantKind, settleTotal } from '../plant.ts'
import type { PlantedContent, PlantedForm, PlantedProject, PlantedRow } from '../planted-content.ts'
import { executionOf } from './funds.ts'

function lineOf(content: PlantedContent, project: PlantedProject): number {
  const bare = (text: string): string => text.replace(/[“”（）()\s]/g, '')
  return content.basicData.rows.findIndex(
    (row) => bare(row.label).replace(/^\d+、|^\d{4}年/, '') === bare(project.name),
  )
}

/** One source only, so that its line and the total change together. */
const singleSource = ({ funds }: PlantedProject): boolean =>
  isNumber(funds.fiscal.executed) &&
  ![funds.carryover, funds.other].some((line) => Number(line.annual) > 0) &&
  Number(funds.total.executed) > 20

function settleExecution(form: PlantedProject): void {
  const { rate, scores } = executionOf(form.funds.total)
  Object.assign(form.funds.total, { rate, score: scores[0] })
  settleTotal(form)
}

/** A row of a project form that was given the name of one of the department form, where both were reached. */
function sharedIndicator(
  content: PlantedContent,
  draw: Draw,
): (PlacedRow & { readonly original: PlantedRow }) | undefined {
  const reached = (row: PlantedRow): boolean => row.facts.kind === 'count' && row.facts.outcome === 'reached'
  const original = content.department.indicators.find(
    (row) =>
      reached(row) &&
      !row.facts.copied &&
      row.level3.length >= 5 &&
      /^≥\d+\D*$/.test(row.target) &&
      /^\d+\D*$/.test(row.actual),
  )
  if (!original) return undefined
  const fits = (row: PlantedRow, form: PlantedForm): boolean =>
    form !== content.department && reached(row) && row.level2 === '数量指标' && row.target !== original.target
  const found = anyRow(content, draw, fits)
  if (!found) return undefined
  found.row.level3 = original.level3
  return { ...found, original }
}

/** An outcome that is a figure of its own, not a full mark, a date or words. */
function isTelling({ facts, actual }: PlantedRow): boolean {
  return (
    ['count', 'days', 'unit-price', 'large', 'money-most'].includes(facts.kind) ||
    (facts.kind === 'percent' && actual !== '100%')
  )
}

export const CROSS_FORM: readonly PlantKind[] = [
  {
    name: 'BJ-01 a form that spent less than the basic data says',
    codes: ['BJ-01'],
    severity: 'error',
    plant: (content, draw) => {
      const found = anyProject(content, draw, singleSource)
      if (!found) return undefined
      const { funds } = found.form
      for (const line of [funds.total, funds.fiscal]) line.executed = less(line.executed, 5)
      settleExecution(found.form)
      return { at: spot(['basicData', 'rows', lineOf(content, found.form), 'actual']), among: true }
    },
  },
  {
    name: 'BJ-01 a project of the basic data at 0, its sums following',
    codes: ['BJ-01'],
    severity: 'error',
    plant: (content, draw) => {
      const municipal = content.basicData.rows.findIndex((row) => row.label.startsWith('市级专项资金'))
      const found = anyProject(
        content,
        draw,
        (form) => lineOf(content, form) > municipal && Number(form.funds.total.executed) > 3,
      )
      if (!found) return undefined
      const { rows } = content.basicData
      const line = lineOf(content, found.form)
      rows[municipal]!.actual = less(rows[municipal]!.actual, rows[line]!.actual)
      rows[line]!.actual = '0'
      return { at: spot(['basicData', 'rows', line, 'actual']), among: true }
    },
  },
  {
    name: 'BJ-02 a form with another budget than the basic data',
    codes: ['BJ-02'],
    severity: 'warning',
    plant: (content, draw) => {
      const found = anyProject(content, draw, singleSource)
      if (!found) return undefined
      const { funds } = found.form
      for (const line of [funds.total, funds.fiscal]) line.annual = more(line.annual, 5)
      settleExecution(found.form)
      return { at: spot(['basicData', 'rows', lineOf(content, found.form), 'budget']), among: true }
    },
  },
  {
    name: 'BJ-03 a project with spending and without a form',
    codes: ['BJ-03'],
    severity: 'warning',
    plant: (content, draw) => {
      const found =
        content.projects.length > 1
          ? anyProject(content, draw, (form) => Number(form.funds.total.executed) > 0)
          : undefined
      if (!found) return undefined
      const line = lineOf(content, found.form)
      content.projects = content.projects.filter((form) => form !== found.form)
      for (const [index, form] of content.projects.entries())
        if (/1-3-\d/.test(form.attachment)) form.attachment = `附件1-3-${index + 1}`
      return { at: spot(['basicData', 'rows', line, 'label']) }
    },
  },
  {
    name: 'BJ-04 a form whose project is not listed',
    codes: ['BJ-04'],
    severity: 'warning',
    plant: (content, draw) => {
      const found = anyProject(content, draw, (form) => lineOf(content, form) >= 0)
      if (!found) return undefined
      const copy = structuredClone(found.form)
      copy.name = '古树名木认养保护计划'
      for (const row of copy.indicators) row.level3 = `认养${row.level3}`
      if (/1-3-\d/.test(copy.attachment)) copy.attachment = `附件1-3-${content.projects.length + 1}`
      content.projects.push(copy)
      return { at: spot(['projects', content.projects.length - 1, 'name']) }
    },
  },
  {
    name: 'BJ-05 项目支出 and 基本支出 of the department form shifted',
    codes: ['BJ-05'],
    severity: 'error',
    plant: (content) => {
      const { byExpenditure } = content.department
      byExpenditure.project = more(byExpenditure.project, 9)
      byExpenditure.basic = less(byExpenditure.basic, 9)
      return { at: spot(['department', 'byExpenditure', 'project']), among: true }
    },
  },
  {
    name: 'BJ-06 a form of another unit',
    codes: ['BJ-06'],
    severity: 'warning',
    plant: (content, draw) => {
      const found = content.projects.length > 1 ? anyProject(content, draw) : undefined
      if (!found) return undefined
      found.form.department = '远山市住房保障服务中心'
      return { at: spot([...found.path, 'department']) }
    },
  },
  {
    name: 'BJ-07 a form of another year',
    codes: ['BJ-07'],
    severity: 'error',
    plant: (content, draw) => {
      const path = draw.pick([
        ['department'],
        ['basicData'],
        ...content.projects.map((_, index) => ['projects', index]),
      ])
      if (content.projects.length < 1) return undefined
      const owner =
        path[0] === 'projects'
          ? content.projects[Number(path[1])]!
          : path[0] === 'department'
            ? content.department
            : content.basicData
      owner.title = owner.title.replace(`${content.year}`, `${content.year + draw.pick([-1, 1])}`)
      return { at: spot([...path, 'title']) }
    },
  },
  {
    name: 'BJ-09 one indicator with two outcomes',
    codes: ['BJ-09'],
    severity: 'warning',
    plant: (content, draw) => {
      const found = sharedIndicator(content, draw)
      if (!found) return undefined
      const { target, actual } = found.original
      Object.assign(found.row, { target, actual: actual.replace(/\d+/, (figure) => `${Number(figure) + 1}`) })
      return { at: spot([...found.rowPath, 'actual']), among: true }
    },
  },
  {
    name: 'BJ-09 one indicator with two targets',
    codes: ['BJ-09'],
    severity: 'info',
    plant: (content, draw) => {
      const found = sharedIndicator(content, draw)
      return found && { at: spot([...found.rowPath, 'actual']), among: true }
    },
  },
  {
    name: 'BJ-10 a total cost other than the executed total',
    codes: ['BJ-10'],
    severity: 'warning',
    plant: (content, draw) => {
      const found = anyRow(
        content,
        draw,
        (row, form) =>
          form !== content.department &&
          row.level2 === '成本指标' &&
          form.indicators.filter((each) => each.level2 === '成本指标').length === 1,
      )
      if (!found || !('total' in found.form.funds)) return undefined
      const { annual, executed } = found.form.funds.total
      if (Number(executed) < 8) return undefined
      Object.assign(found.row, {
        level3: '项目总成本',
        target: `≤${annual}万元`,
        actual: `${less(executed, 4)}万元`,
        score: found.row.maxScore,
        reason: '',
      })
      settleTotal(found.form)
      return { at: spot([...found.rowPath, 'actual']), among: true }
    },
  },
  {
    name: 'BJ-11 a project form with the indicators of another',
    codes: ['BJ-11'],
    severity: 'warning',
    plant: (content, draw) => {
      const from = anyProject(
        content,
        draw,
        (form) => form.indicators.filter(isTelling).length >= 3 && form.indicators.length >= 6,
      )
      const to = anyProject(content, draw, (form) => form !== from?.form)
      if (!from || !to) return undefined
      to.form.indicators = structuredClone(from.form.indicators)
      settleTotal(to.form)
      return { at: spot([...to.path, 'name']), among: true }
    },
  },
  {
    name: 'BJ-12 one indicator scored at two shares',
    codes: ['BJ-12'],
    severity: 'warning',
    plant: (content, draw) => {
      const found = sharedIndicator(content, draw)
      if (!found || Number(found.row.maxScore) < 6) return undefined
      const { target, actual, score, maxScore } = found.original
      if (score !== maxScore) return undefined
      Object.assign(found.row, {
        target,
        actual,
        score: less(found.row.maxScore, 3),
        reason: '两家企业年中停业；下年度提前摸底。',
      })
      settleTotal(found.form)
      return { at: spot([...found.rowPath, 'score']), among: true }
    },
  },
]
