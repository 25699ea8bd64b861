import { spot } from '../locate.ts'
import {
  anyForm,
  anyProject,
  anyRow,
  fundPath,
  isFull,
  isNumber,
  type Planted,
  type PlantKind,
  settleTotal,
} from '../plant.ts'
import { type Path, type PlantedContent, type PlantedRow, setText, textAt } from '../planted-content.ts'
import type { Draw } from '../draw.ts'
import { times, read, rounded } from '../rational.ts'

/** A text of the heads and foots that must be filled in. */
function blank(
  name: string,
  severity: 'error' | 'warning',
  path: (content: PlantedContent, draw: Draw) => Path | undefined,
): PlantKind {
  return {
    name: `TX-01 ${name} blank`,
    codes: ['TX-01'],
    severity,
    plant: (content, draw) => {
      const found = path(content, draw)
      if (!found) return undefined
      setText(content, found, '')
      return { at: spot(found) }
    },
  }
}

/** Number cells of every kind, amounts of which only their digits matter. */
function anyNumber(content: PlantedContent, draw: Draw): Path | undefined {
  const form = anyForm(content, draw)
  const row = draw.int(0, content.basicData.rows.length - 1)
  const paths: Path[] = [
    [...fundPath(form), draw.pick(['initial', 'annual', 'executed', 'rate', 'score', 'maxScore'])],
    [...form.path, 'indicators', draw.int(0, form.form.indicators.length - 1), draw.pick(['maxScore', 'score'])],
    [...form.path, 'total', draw.pick(['maxScore', 'score'])],
    ['basicData', 'rows', row, draw.pick(['prevActual', 'budget', 'actual'])],
    ['basicData', 'staffing', draw.pick(['established', 'employed', 'controlRate'])],
    ['department', 'byIncome', 'generalBudget'],
    ['department', 'byExpenditure', draw.pick(['basic', 'project'])],
  ]
  const path = draw.pick(paths)
  return /\d/.test(textAt(content, path)) ? path : undefined
}

function spelled(name: string, write: (text: string) => string | undefined): PlantKind {
  return {
    name: `TX-03 a number ${name}`,
    codes: ['TX-03'],
    severity: 'warning',
    plant: (content, draw) => {
      const form = anyForm(content, draw)
      const paths: Path[] = [
        [...fundPath(form), draw.pick(['annual', 'executed'])],
        ['basicData', 'rows', draw.int(0, content.basicData.rows.length - 1), draw.pick(['budget', 'actual'])],
        ...(name === 'with its unit' ? [] : [[...form.path, 'indicators', 0, 'maxScore']]),
      ]
      const path = draw.pick(paths)
      const text = textAt(content, path)
      const odd = isNumber(text) ? write(text) : undefined
      if (odd === undefined) return undefined
      setText(content, path, odd)
      return { at: spot(path), corrections: [{ at: spot(path), shows: [rounded(read(text), 8)] }] }
    },
  }
}

const wide = (text: string): string =>
  text.replace(/[\d.]/g, (char) => String.fromCodePoint(char.codePointAt(0)! + 0xfee0))

const thousands = (text: string): string | undefined => {
  const [whole = '', fraction] = text.split('.')
  return whole.length < 4
    ? undefined
    : whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`)
}

function yuan(text: string): string {
  return rounded(times(read(text), read('10000')), 8)
}

const DELAYED = '审批推迟两周，下年度提前办理。'

/** A date row that was kept, completed in January after its year instead. */
function nextYear(content: PlantedContent, draw: Draw, share: string, reason: string): Planted | undefined {
  const found = anyRow(content, draw, (row) => row.facts.kind === 'date' && row.facts.outcome === 'reached')
  if (!found) return undefined
  const { row, form, rowPath } = found
  const score = rounded(times(read(row.maxScore), read(share)), 2)
  Object.assign(row, { actual: `${content.year + 1}年1月15日`, reason, score })
  settleTotal(form)
  const field = share === '1' || reason === '' ? 'actual' : 'score'
  return { at: spot([...rowPath, field]), alsoErrors: reason === '' ? ['PC-01'] : [] }
}

/** Of these a dash may mean that there was none. */
const BETTER_LOW = /差错|事故|事件|时限/
/** Some places score these without a target. */
const PROCEDURE = /及时性/

function withoutTarget(fits: (row: PlantedRow) => boolean, marks: readonly string[]): PlantKind['plant'] {
  return (content, draw) => {
    const found = anyRow(content, draw, (row) => Number(row.score) > 0 && fits(row))
    if (!found) return undefined
    found.row.target = draw.pick(marks)
    return { at: spot([...found.rowPath, 'target']) }
  }
}

/** A figure that was reached, for the full score, with a remark behind it. */
function remarked(content: PlantedContent, draw: Draw, remarks: readonly string[]): Planted | undefined {
  const plain = (row: PlantedRow): boolean =>
    row.facts.kind === 'count' && row.facts.outcome === 'reached' && row.reason === ''
  const found = anyRow(content, draw, (row) => plain(row) && isFull(row))
  if (!found) return undefined
  found.row.actual += draw.pick(remarks)
  return { at: spot([...found.rowPath, 'actual']) }
}

export const FILLING: readonly PlantKind[] = [
  blank('项目支出名称', 'error', (content, draw) => anyProject(content, draw)?.path.concat('name')),
  blank('主管部门', 'error', (content, draw) => anyProject(content, draw)?.path.concat('department')),
  blank('实施单位', 'error', (content, draw) => anyProject(content, draw)?.path.concat('implementer')),
  blank('部门名称', 'error', () => ['department', 'department']),
  blank('三级指标', 'error', (content, draw) => anyRow(content, draw)?.rowPath.concat('level3')),
  blank('填报日期', 'warning', (content, draw) => [...anyForm(content, draw).path, 'filler', 'date']),
  blank('填表人', 'warning', (content, draw) => [...anyForm(content, draw).path, 'filler', 'name']),
  {
    name: 'TX-02 a number that cannot be read',
    codes: ['TX-02'],
    severity: 'error',
    plant: (content, draw) => {
      const path = anyNumber(content, draw)
      if (!path) return undefined
      setText(content, path, draw.pick(['约九十', '7,00.0,77', '待定', '十二点五', '1.2.3']))
      return { at: spot(path) }
    },
  },
  spelled('in full-width digits', wide),
  spelled('with its unit', (text) => `${text}万元`),
  spelled('with thousands separators', thousands),
  spelled('with a space in it', (text) => (text.length < 2 ? undefined : `${text.slice(0, 1)} ${text.slice(1)}`)),
  {
    name: 'TX-04 a date that no calendar has',
    codes: ['TX-04'],
    severity: 'error',
    plant: (content, draw) => {
      const found = anyRow(content, draw, (row) => row.facts.kind === 'date' && row.facts.outcome === 'reached')
      if (!found) return undefined
      const path = [...found.rowPath, draw.pick(['target', 'actual'])]
      setText(
        content,
        path,
        draw.pick([
          `${content.year}2年2月16日`,
          `${content.year}年13月2日`,
          `${content.year}年2月30日`,
          `${content.year}年6月31日`,
        ]),
      )
      return { at: spot(path) }
    },
  },
  {
    name: 'TX-04 a 填报日期 that no calendar has',
    codes: ['TX-04'],
    severity: 'error',
    plant: (content, draw) => {
      const path = [...anyForm(content, draw).path, 'filler', 'date']
      setText(content, path, draw.pick([`${content.year + 1}年13月2日`, `${content.year + 1}3年3月1日`]))
      return { at: spot(path) }
    },
  },
  {
    name: 'TX-05 completed after the target date, explained, full score',
    codes: ['TX-05'],
    severity: 'warning',
    plant: (content, draw) => nextYear(content, draw, '1', DELAYED),
  },
  {
    name: 'TX-05 completed after the target date, points taken off, no reason',
    codes: ['TX-05'],
    severity: 'warning',
    plant: (content, draw) => nextYear(content, draw, '0.7', ''),
  },
  {
    name: 'TX-05 completed after the target date, points taken off and explained',
    codes: ['TX-05', 'DF-03'],
    severity: 'silent',
    plant: (content, draw) => nextYear(content, draw, '0.7', DELAYED),
  },
  {
    name: 'TX-06 the executed total of a project in 元',
    codes: ['TX-06'],
    severity: 'error',
    plant: (content, draw) => {
      const found = anyProject(
        content,
        draw,
        (form) => isNumber(form.funds.fiscal.executed) && Number(form.funds.total.executed) > 5,
      )
      if (!found) return undefined
      found.form.funds.total.executed = yuan(found.form.funds.total.executed)
      return { at: spot([...found.path, 'funds', 'total', 'executed']) }
    },
  },
  {
    name: "TX-06 a listed project's final account in 元",
    codes: ['TX-06'],
    severity: 'error',
    plant: (content, draw) => {
      const rows = content.basicData.rows.flatMap((row, index) =>
        content.projects.some((each) => row.label.includes(each.name)) && Number(row.actual) > 5 ? [index] : [],
      )
      if (rows.length === 0) return undefined
      const index = draw.pick(rows)
      content.basicData.rows[index]!.actual = yuan(content.basicData.rows[index]!.actual)
      return { at: spot(['basicData', 'rows', index, 'actual']) }
    },
  },
  {
    name: 'TX-06 all amounts of a project form in 元',
    codes: ['TX-06'],
    severity: 'error',
    plant: (content, draw) => {
      const found = anyProject(content, draw, (form) => Number(form.funds.total.executed) > 5)
      if (!found) return undefined
      for (const line of Object.values(found.form.funds)) {
        for (const column of ['initial', 'annual', 'executed'] as const)
          if (isNumber(line[column])) line[column] = yuan(line[column])
      }
      return { at: spot([...found.path, 'funds', 'total', 'executed']), among: true }
    },
  },
  {
    name: 'TX-07 no 年度指标值 where a score stands',
    codes: ['TX-07'],
    severity: 'error',
    plant: withoutTarget((row) => !BETTER_LOW.test(row.level3) && !PROCEDURE.test(row.level3), ['', '/', '——']),
  },
  {
    name: 'TX-07 a dash as the target of what should not happen',
    codes: ['TX-07'],
    severity: 'warning',
    plant: withoutTarget((row) => BETTER_LOW.test(row.level3), ['/', '——']),
  },
  {
    name: 'TX-07 no target of a procedure',
    codes: ['TX-07'],
    severity: 'warning',
    plant: withoutTarget((row) => PROCEDURE.test(row.level3), ['', '/']),
  },
  {
    name: 'TX-08 no 实际完成值',
    codes: ['TX-08'],
    severity: 'error',
    plant: (content, draw) => {
      const found = anyRow(content, draw)
      if (!found) return undefined
      found.row.actual = draw.pick(['', '', '/'])
      return { at: spot([...found.rowPath, 'actual']) }
    },
  },
  {
    name: 'TX-09 the sign of the target copied',
    codes: ['TX-09'],
    severity: 'warning',
    plant: (content, draw) => {
      const found = anyRow(
        content,
        draw,
        (row) => /^[≥≤][\d.]+(?!年)\D*$/.test(row.target) && isFull(row) && row.facts.outcome === 'reached',
      )
      if (!found) return undefined
      found.row.actual = found.row.target
      return { at: spot([...found.rowPath, 'actual']) }
    },
  },
  {
    name: 'TX-10 outcome counted in another unit',
    codes: ['TX-10'],
    severity: 'warning',
    plant: (content, draw) => {
      const found = anyRow(content, draw, (row) => /^≥\d+家$/.test(row.target) || /^≥\d+(场|户|台)$/.test(row.target))
      if (!found) return undefined
      found.row.actual = `${found.row.actual.replace(/\D+$/, '')}批次`
      return { at: spot([...found.rowPath, 'actual']) }
    },
  },
  {
    name: 'TX-11 the goal copied as what was done',
    codes: ['TX-11'],
    severity: 'warning',
    plant: (content, draw) => {
      const { form, path } = anyForm(content, draw)
      form.goals.actual = form.goals.expected
      return { at: spot([...path, 'goals', 'actual']) }
    },
  },
  {
    name: 'TX-13 another figure in the text of what was achieved',
    codes: ['TX-13'],
    severity: 'warning',
    plant: (content, draw) => {
      const unitOf = (text: string): string => /^\d+(\D+)$/.exec(text)?.[1] ?? ''
      const found = anyRow(content, draw, ({ facts, target, actual }, form) => {
        const unit = unitOf(actual)
        const alone =
          form.indicators.filter((each) => each.target.includes(unit) || each.actual.includes(unit)).length === 1
        return facts.kind === 'count' && /^≥\d+\D+$/.test(target) && unit.length === 1 && alone
      })
      if (!found) return undefined
      const { level3, actual } = found.row
      found.form.goals.actual = `全年${level3}${Number.parseInt(actual, 10) + 1}${unitOf(actual)}，资金按计划拨付。`
      return { at: spot([...found.path, 'goals', 'actual']), among: true }
    },
  },
  {
    name: 'TX-16 a remark behind the figure tells of something not done',
    codes: ['TX-16'],
    severity: 'warning',
    plant: (content, draw) => remarked(content, draw, ['，1个点未验收', '（其中1处未完工）', '；另有2项尚未移交']),
  },
  {
    name: 'TX-16 a neutral remark behind the figure',
    codes: ['TX-16', 'DF-03', 'DF-05', 'TX-10'],
    severity: 'silent',
    plant: (content, draw) =>
      remarked(content, draw, ['，分布在各乡镇', '（见附件台账）', '；均已验收', '，无未通过验收项目']),
  },
  {
    name: 'TX-17 the sign of the target against the name',
    codes: ['TX-17'],
    severity: 'warning',
    plant: (content, draw) => {
      const found = anyRow(
        content,
        draw,
        (row) => /^[≥≤]\d/.test(row.target) && /满意度|合格率|差错率/.test(row.level3) && isFull(row),
      )
      if (!found) return undefined
      const sign = found.row.target.startsWith('≥') ? '≤' : '≥'
      found.row.target = sign + found.row.target.slice(1)
      return { at: spot([...found.rowPath, 'target']) }
    },
  },
  {
    name: 'TX-18 the target of something that is not bad left at nothing',
    codes: ['TX-18'],
    severity: 'warning',
    plant: (content, draw) => {
      const found = anyRow(
        content,
        draw,
        (row) => row.facts.kind === 'count' && isFull(row) && row.facts.outcome === 'reached',
      )
      if (!found) return undefined
      found.row.target = draw.pick(['0', '0', '无'])
      return { at: spot([...found.rowPath, 'target']) }
    },
  },
]
