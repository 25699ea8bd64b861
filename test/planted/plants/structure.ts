import { spot } from '../locate.ts'
import { anyForm, anyProject, anyRow, isFull, type PlantKind } from '../plant.ts'
import { withoutColumn } from './remove-column.ts'

const numbered = (attachment: string): boolean => /1-3-\d+$/.test(attachment)

export const STRUCTURE: readonly PlantKind[] = [
  {
    name: 'JG-01 without its department form',
    codes: ['JG-01'],
    severity: 'warning',
    plant: (content) => {
      if (content.projects.length === 0) return undefined
      Reflect.deleteProperty(content, 'department')
      return { at: null }
    },
  },
  {
    name: 'JG-01 without its basic data sheet',
    codes: ['JG-01'],
    severity: 'warning',
    plant: (content) => {
      if (content.projects.length === 0) return undefined
      Reflect.deleteProperty(content, 'basicData')
      return { at: null }
    },
  },
  {
    name: 'JG-01 without any project form',
    codes: ['JG-01'],
    severity: 'warning',
    plant: (content) => {
      if (content.projects.length === 0) return undefined
      content.projects = []
      return { at: null }
    },
  },
  {
    name: 'JG-02 a gap in the attachment numbers',
    codes: ['JG-02'],
    severity: 'warning',
    plant: (content) => {
      const last = content.projects.at(-1)
      if (!last || content.projects.length < 2 || !numbered(last.attachment)) return undefined
      last.attachment = `附件1-3-${content.projects.length + 1}`
      return { at: spot(['projects', content.projects.length - 1, 'attachment']) }
    },
  },
  {
    name: 'JG-02 one attachment number twice',
    codes: ['JG-02'],
    severity: 'warning',
    plant: (content) => {
      const last = content.projects.at(-1)
      if (!last || content.projects.length < 3 || !numbered(last.attachment)) return undefined
      last.attachment = '附件1-3-1'
      return { at: spot(['projects', content.projects.length - 1, 'attachment']), among: true }
    },
  },
  {
    name: 'JG-03 a project form twice',
    codes: ['JG-03'],
    severity: 'warning',
    plant: (content, draw) => {
      const found = anyProject(content, draw)
      if (!found) return undefined
      const copy = structuredClone(found.form)
      if (numbered(copy.attachment)) copy.attachment = `附件1-3-${content.projects.length + 1}`
      content.projects.push(copy)
      return { at: spot(['projects', content.projects.length - 1, 'name']), among: true }
    },
  },
  {
    name: 'JG-04 a 一级指标 without its name',
    codes: ['JG-04'],
    severity: 'warning',
    plant: (content, draw) => {
      const { form, path } = anyForm(content, draw)
      const { level1 } = draw.pick(form.indicators)
      const indexes = form.indicators.flatMap((row, index) => (row.level1 === level1 ? [index] : []))
      for (const index of indexes) form.indicators[index]!.level1 = ''
      return { at: spot(...indexes.map((index) => [...path, 'indicators', index, 'level1Weight'])) }
    },
  },
  {
    name: 'JG-05 a 得分 without its 分值',
    codes: ['JG-05'],
    severity: 'error',
    plant: (content, draw) => {
      const found = anyRow(content, draw)
      if (!found) return undefined
      found.row.maxScore = ''
      return { at: spot([...found.rowPath, 'maxScore']) }
    },
  },
  {
    name: 'JG-05 a row one column too far right',
    codes: ['JG-05'],
    severity: 'error',
    plant: (content, draw) => {
      const found = anyRow(content, draw, (row) => row.reason === '')
      if (!found) return undefined
      const { target, actual, maxScore, score } = found.row
      Object.assign(found.row, { target: '', actual: target, maxScore: actual, score: maxScore, reason: score })
      return { at: spot([...found.rowPath, 'score']), among: true }
    },
  },
  {
    name: 'JG-05 a row one column too far left',
    codes: ['JG-05'],
    severity: 'error',
    plant: (content, draw) => {
      const found = anyRow(content, draw, (row) => row.reason === '' && isFull(row))
      if (!found) return undefined
      const { actual, maxScore, score } = found.row
      Object.assign(found.row, { target: actual, actual: maxScore, maxScore: score, score: '' })
      return { at: spot([...found.rowPath, 'score']), among: true }
    },
  },
  {
    name: 'JG-06 a placeholder for the 三级指标',
    codes: ['JG-06'],
    severity: 'warning',
    plant: (content, draw) => {
      const found = anyRow(content, draw)
      if (!found) return undefined
      found.row.level3 = draw.pick(['指标2：', '……', '**', '××'])
      return { at: spot([...found.rowPath, 'level3']) }
    },
  },
  {
    name: 'JG-06 a row of the template left as it was',
    codes: ['JG-06'],
    severity: 'warning',
    plant: (content, draw) => {
      const found = anyRow(content, draw)
      if (!found) return undefined
      const index = Number(found.rowPath.at(-1)) + 1
      const empty = { target: '', actual: '', maxScore: '', score: '', reason: '' }
      found.form.indicators.splice(index, 0, { ...found.row, ...empty, level3: draw.pick(['指标2：', '……']) })
      return { at: spot([...found.path, 'indicators', index, 'level3']) }
    },
  },
  ...(['年初预算数', '全年预算数', '全年执行数', '执行率'] as const).map(
    (column): PlantKind => ({
      name: `JG-07 no column ${column} in the fund block`,
      codes: ['JG-07'],
      severity: 'error',
      plant: (content, draw) => {
        const { path } = anyForm(content, draw)
        const sheetOf = path[0] === 'department' ? 'department' : Number(path[1])
        const text = sheetOf === 'department' ? '年度预算申请' : '项目资金'
        return { at: { sheetOf, text }, reshape: withoutColumn(sheetOf, column) }
      },
    }),
  ),
  ...(['年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施'] as const).map(
    (column): PlantKind => ({
      name: `JG-07 no column ${column} in the indicator table`,
      codes: ['JG-07'],
      severity: 'error',
      plant: (content, draw) => {
        const { path } = anyForm(content, draw)
        const sheetOf = path[0] === 'department' ? 'department' : Number(path[1])
        return { at: { sheetOf, text: '绩效指标' }, reshape: withoutColumn(sheetOf, column) }
      },
    }),
  ),
  {
    name: 'JG-08 no figure in the fund block',
    codes: ['JG-08'],
    severity: 'error',
    plant: (content, draw) => {
      const { form, path } = anyForm(content, draw)
      const sheetOf = path[0] === 'department' ? 'department' : Number(path[1])
      const lines = sheetOf === 'department' ? [form.funds] : Object.values(form.funds)
      for (const line of lines) Object.assign(line, { initial: '', annual: '', executed: '' })
      Object.assign(sheetOf === 'department' ? form.funds : content.projects[sheetOf]!.funds.total, {
        rate: '',
        score: '',
      })
      const line = sheetOf === 'department' ? ['funds'] : ['funds', 'total']
      return { at: spot([...path, ...line, 'annual']), alsoErrors: ['BJ-01'] }
    },
  },
  {
    name: 'JG-08 no row in the indicator table',
    codes: ['JG-08'],
    severity: 'error',
    plant: (content, draw) => {
      const { form, path } = anyForm(content, draw)
      for (const row of form.indicators) Object.assign(row, { actual: '', score: '', reason: '' })
      return { at: spot([...path, 'indicators', 0, 'actual']) }
    },
  },
]
