import { describe, expect, it } from 'vitest'
import { linesOn } from '../../../src/core/letters/fit-page.ts'
import { pageText } from '../../../src/core/letters/letter-page.ts'
import { opinionLetter } from '../../../src/core/letters/opinion-letter.ts'
import { finding, form, set, SILENT, SPOKEN, told } from './sets.ts'

const warning = { severity: 'warning', rule: 'PC-02', message: '完成值为指标值的 220%，请说明原因。' } as const

describe('反馈意见', () => {
  it('says to whom, how much, what and where, how to answer, by when and whom to call', () => {
    const { isDone, page } = opinionLetter(
      set([finding(), finding({ ...warning, cell: 'I14', label: '企业数 / 偏差原因' })], { corrected: 2 }),
      SPOKEN,
    )
    expect(isDone).toBe(false)
    expect(pageText(page).split('\n')).toEqual([
      '2025年度绩效自评表反馈意见',
      '',
      '甲局：',
      '　　你单位报送的2025年度绩效自评表已审核，请按下面的意见办理，于2026年12月15日前交回。',
      '　　请改正 1 处 · 请说明 1 处 · 已代为更正 2 处（没有异议的不用再改）',
      '',
      '部门整体支出绩效自评表',
      '1. 请改正　H25 「增长」得分：按公式应得 3，自评 4，高出 1。',
      '2. 请说明　I14 「企业数」偏差原因：完成值为指标值的 220%，请说明原因。',
      '',
      '　　已代为更正的 2 处列在工作簿的「更正记录」里，有异议的请改回，并在「情况说明」栏写明理由。',
      '　　怎样答复：改好后把同一个工作簿交回，批注和颜色不用删；需要说明的，写在工作簿「审核结果」的「情况说明」栏。',
      '　　有不清楚的，请联系绩效科，电话 0000-1234567。',
      '　　附件一并交回。',
      '',
      '某市财政局',
      '',
    ])
  })

  it('leaves out what the office does not say, without a gap in any sentence', () => {
    const text = pageText(opinionLetter(set([finding()]), SILENT).page)
    expect(text).toContain('请按下面的意见办理。')
    expect(text).not.toMatch(/请于|于前|联系|电话|，。|^\s*。/m)
    expect(text).toMatch(/批注和颜色不用删。\n$/)
    const only = (said: Partial<typeof SPOKEN>): string =>
      pageText(opinionLetter(set([finding()]), { ...SILENT, ...said }).page)
    expect(only({ office: '绩效科' })).toContain('有不清楚的，请联系绩效科。')
    expect(only({ phone: '0000-1' })).toContain('有不清楚的，请拨打电话 0000-1。')
    expect(only({ note: '请准时。' })).toContain('　　请准时。\n')
    expect(only({ note: '请准时' })).toContain('　　请准时。\n')
  })

  it('groups by form, what is to be mended before what is to be explained, numbered throughout', () => {
    const project = form({ key: 'project:促消费', sheet: '1-3-1', kind: 'project', project: '促消费\n专项资金' })
    const findings = [
      finding({ ...warning, cell: 'I14' }),
      finding({ ...warning, formKey: project.key, sheet: '1-3-1', cell: 'I20' }),
      finding({ formKey: project.key, sheet: '1-3-1', cell: 'H9' }),
      finding({ cell: null, formKey: '', label: '项目支出绩效自评表', message: '没有项目支出绩效自评表，请补报。' }),
    ]
    const workbooks = [{ path: 'a/自评.xlsx', forms: [form(), project] }]
    const lines = told(opinionLetter(set(findings, { workbooks }), SILENT).page)
    expect(lines.filter((line) => /^(form|point)/.test(line)).map((line) => line.slice(0, 42))).toEqual([
      'form: 项目支出绩效自评表「促消费 专项资金」（工作表「1-3-1」）',
      expect.stringMatching(/^point: 1\. 请改正　H9 /),
      expect.stringMatching(/^point: 2\. 请说明　I20 /),
      'form: 整套资料',
      'point: 3. 请改正　没有项目支出绩效自评表，请补报。',
      'form: 部门整体支出绩效自评表（工作表「整体」）',
      expect.stringMatching(/^point: 4\. 请说明　I14 /),
    ])
  })

  it('tells doubts of one rule within a form once, with their places', () => {
    const findings = ['I14', 'I15', 'I20'].map((cell) => finding({ ...warning, cell }))
    const lines = told(opinionLetter(set(findings), SILENT).page)
    expect(lines.filter((line) => line.startsWith('point'))).toEqual([
      'point: 1. 请说明　超额完成较多，没有说明原因，3 处：I14、I15、I20。例如 I14：完成值为指标值的 220%，请说明原因。',
    ])
    expect(lines).toContain('headline: 请说明 1 处')
  })

  it('names every form that is missing where several are', () => {
    const findings = ['基础数据表', '项目支出绩效自评表'].map((label) =>
      finding({
        rule: 'JG-01',
        severity: 'warning',
        formKey: '',
        cell: null,
        label,
        message: `没有${label}，请补报。`,
      }),
    )
    const points = told(opinionLetter(set(findings), SILENT).page).filter((line) => line.startsWith('point'))
    expect(points).toEqual([
      expect.stringMatching(
        /^point: 1\. 请说明　.*，2 处：基础数据表、项目支出绩效自评表。例如：没有基础数据表，请补报。$/,
      ),
    ])
  })

  it('asks for no mending where nothing is to be mended', () => {
    const text = pageText(opinionLetter(set([finding(warning)]), SPOKEN).page)
    expect(text).not.toContain('改正')
    expect(text).not.toContain('改好')
    expect(text).toContain('写好后把同一个工作簿交回')
  })

  it('names no rule, no folder and no path', () => {
    const message = '分值合计 35，多 5 分。请调整各指标分值。（疑为「分值」填错：若为 5，FZ-01、DF-04 均相符。）'
    const workbooks = [{ path: 'C:/某人/收件/甲局/自评表.xlsx', forms: [form()] }]
    const text = pageText(opinionLetter(set([finding({ message, rule: 'FZ-01' })], { workbooks }), SPOKEN).page)
    expect(text).toContain('分值合计 35，多 5 分。请调整各指标分值。\n')
    expect(text).not.toMatch(/[A-Z]{2}-\d{2}|某人|收件/)
  })

  it('shows what the department wrote on something that is open again', () => {
    const text = pageText(opinionLetter(set([finding({ explanation: '口径\n不同' })]), SILENT).page)
    expect(text).toContain('高出 1。（你单位写的是：口径 不同）')
  })

  it('cuts a long list kindly: one page, the most important on it, and how many are left', () => {
    const findings = [
      ...Array.from({ length: 30 }, (_, at) => finding({ rule: 'TX-10', severity: 'warning', formKey: `f${at}` })),
      ...Array.from({ length: 12 }, (_, at) => finding({ cell: `H${at + 1}` })),
    ]
    const { page } = opinionLetter(set(findings, { corrected: 3 }), SPOKEN)
    const lines = told(page)
    const points = lines.filter((line) => line.startsWith('point'))
    expect(points.filter((line) => line.includes('请改正'))).toHaveLength(12)
    expect(points.length).toBeLessThan(42)
    expect(lines).toContain(`more: 其余请说明 ${42 - points.length} 处，见工作簿的「审核结果」。`)
    expect(pageText(page)).toContain(`\n　　其余请说明 ${42 - points.length} 处`)
    expect(linesOn(page.paragraphs)).toBeLessThanOrEqual(35)
    expect(linesOn(page.paragraphs)).toBeGreaterThan(31)
  })

  it('shortens a long message to how it begins and what it asks', () => {
    const message = `${'这一句很长，'.repeat(20)}完了。请核对两表，改正填错的一处。`
    const [point] = told(opinionLetter(set([finding({ message })]), SILENT).page).filter((line) =>
      line.startsWith('point'),
    )
    expect(point).toMatch(/这一句很长……请核对两表，改正填错的一处。$/)
    expect(point!.length).toBeLessThan(110)
    const unbroken = told(opinionLetter(set([finding({ message: '字'.repeat(90) })]), SILENT).page).join()
    expect(unbroken).toMatch(/：字{68}……/)
  })

  it('says of several workbooks in which one, by the name the unit gave it', () => {
    const workbooks = ['收件/甲局/1整体/自评表.xlsx', '收件/甲局/2项目/自评表.xlsx'].map((path, at) => ({
      path,
      forms: [form({ key: `f${at}` })],
    }))
    const findings = [finding({ formKey: 'f0' }), finding({ formKey: 'f1' })]
    const lines = told(opinionLetter(set(findings, { workbooks }), SILENT).page)
    expect(lines.filter((line) => /^form/.test(line))).toEqual([
      'form: 部门整体支出绩效自评表（「1整体/自评表.xlsx」）',
      'form: 部门整体支出绩效自评表（「2项目/自评表.xlsx」）',
    ])
    expect(lines).toContain('text: 怎样答复：改好后把这几个工作簿一起交回，批注和颜色不用删。')
  })
})

describe('what was not checked', () => {
  const rar = { path: '收件/甲局/附表.rar', kind: 'archive', what: '打不开。请解压以后重新交来。' } as const

  it('keeps a set from being done, and says what to send instead', () => {
    const { isDone, page } = opinionLetter(set([], { others: [rar] }), SILENT)
    expect(isDone).toBe(false)
    expect(told(page)).toEqual([
      ...['title: 2025年度绩效自评表反馈意见', 'receiver: 甲局：'],
      'text: 你单位报送的2025年度绩效自评表已审核，请按下面的意见办理。',
      ...['headline: 没有核对的 1 处', 'form: 没有核对的', 'point: 1. 「附表.rar」打不开。请解压以后重新交来。'],
      'text: 怎样答复：请把没有核对的补好，重新交来。',
    ])
  })

  it('is a total that lacks a number, unless the same cell or the whole block is asked for anyway', () => {
    const unchecked = [
      {
        ...{ rule: 'FZ-02', formKey: 'department', label: '满意度 / 分值', reason: '未填或无法识别' },
        place: { workbook: '自评表.xlsx', sheet: '整体', cell: 'G37' },
      },
    ]
    const gaps = (...findings: ReturnType<typeof finding>[]): string[] =>
      told(opinionLetter(set(findings, { unchecked }), SILENT).page).filter((line) => line.includes('合计没有核对'))
    expect(gaps()).toHaveLength(1)
    expect(gaps(finding({ cell: 'H1' }))).toHaveLength(1)
    expect(gaps(finding({ cell: 'G37' }))).toEqual([])
    expect(gaps(finding({ rule: 'JG-08', cell: 'D13' }))).toEqual([])
    const others = unchecked.map((each) => ({ ...each, rule: 'DF-04' }))
    expect(opinionLetter(set([], { unchecked: others }), SILENT).isDone).toBe(true)
  })

  it('is a form that was not understood, or holds nothing to check', () => {
    const workbooks = (standing: 'unjudged' | 'not-understood' | 'blank') => [
      { path: '自评表.xlsx', forms: [form({ standing })] },
    ]
    const spare = [{ path: '自评表.xlsx', forms: [form(), form({ key: 'spare', standing: 'blank' })] }]
    expect(opinionLetter(set([], { workbooks: spare }), SILENT).isDone).toBe(true)
    expect(pageText(opinionLetter(set([], { workbooks: workbooks('blank') }), SILENT).page)).toContain(
      '是空表，请填写。',
    )
    expect(pageText(opinionLetter(set([], { workbooks: workbooks('unjudged') }), SILENT).page)).toContain(
      '工作表「整体」没有能够核对的数，请补填。',
    )
    expect(pageText(opinionLetter(set([], { workbooks: workbooks('not-understood') }), SILENT).page)).toContain(
      '表样没有读懂，还要人工审核',
    )
  })

  it('does not hold up a set for a report in Word, which is named', () => {
    const word = { path: '甲局/自评报告.docx', kind: 'word', what: '不核对 Word 文档。' } as const
    expect(opinionLetter(set([], { others: [word] }), SILENT).isDone).toBe(true)
    expect(pageText(opinionLetter(set([finding()], { others: [word] }), SILENT).page)).toContain(
      '另收到「自评报告.docx」，不在核对之列。',
    )
  })
})

describe('the letter of a set that came back', () => {
  const before = finding({ since: 'last-round' })

  it('says what was mended, and what the last round has told already', () => {
    const lines = told(opinionLetter(set([before, finding({ since: 'now' })], { resolved: [1, 2] }), SILENT).page)
    expect(lines[4]).toBe('text: 与上一轮相比：已整改 2 处，仍在 1 处，新出现 1 处。')
    expect(told(opinionLetter(set([before]), SILENT).page)[4]).toBe(
      'text: 与上一轮相比：已整改 0 处，仍在 1 处，新出现 0 处。',
    )
  })

  it('says so, too, when nothing is left; the first letter speaks of no round', () => {
    const { isDone, page } = opinionLetter(set([{ ...before, status: 'waived' }], { resolved: [1] }), SILENT)
    expect([isDone, told(page)[3]]).toEqual([true, 'text: 与上一轮相比：已整改 1 处，仍在 0 处，新出现 0 处。'])
    expect(pageText(opinionLetter(set([finding()]), SILENT).page)).not.toContain('上一轮')
  })
})

describe('已完成', () => {
  it('thanks, and promises nothing: the qualitative indicators are still to be reviewed', () => {
    const done = [
      finding({ correction: { applied: true } }),
      finding({ ...warning, status: 'explained', explanation: '受疫情影响' }),
      finding({ status: 'waived' }),
      finding({ severity: 'info' }),
    ]
    const { isDone, page } = opinionLetter(set(done, { corrected: 1 }), SPOKEN)
    expect(isDone).toBe(true)
    expect(told(page)).toEqual([
      'title: 2025年度绩效自评表核对已完成',
      'receiver: 甲局：',
      'text: 你单位报送的2025年度绩效自评表已核对，没有需要你单位改正或说明的地方。',
      'text: 已代为更正的 1 处列在工作簿的「更正记录」里，没有异议的不用再改；有异议的请改回，并在「情况说明」栏写明理由。',
      'text: 定性指标的得分，由绩效科另行复核。感谢你单位的支持配合。',
      'text: 有不清楚的，请联系绩效科，电话 0000-1234567。',
      'text: 附件一并交回。',
      'signature: 某市财政局',
    ])
    expect(pageText(page)).not.toMatch(/其余|请改正|12月15日|不必再报/)
  })

  it('says neither year nor unit where the forms name none', () => {
    const lines = told(opinionLetter(set([], { unit: '', year: null }), SILENT).page)
    expect(lines.slice(0, 2)).toEqual(['title: 绩效自评表核对已完成', 'receiver: （表中未写明单位）：'])
    expect(lines).toContain('text: 定性指标的得分，由我们另行复核。感谢你单位的支持配合。')
  })
})
