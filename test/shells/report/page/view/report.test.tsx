import { renderToString } from 'preact-render-to-string'
import { describe, expect, it, vi } from 'vitest'
import type { LineValues, ReportData, Unit } from '../../../../../src/shells/report/page/report-data.ts'
import { valuesOf, unitOf } from '../../../../../src/shells/report/page/report-data.ts'
import { Report } from '../../../../../src/shells/report/page/view/report.tsx'
import { textOf } from '../../../page/view/drawn.tsx'
import { row } from '../../../page/view/made-set.ts'

// A browser that prefers light.
vi.stubGlobal('window', { matchMedia: () => ({ matches: false }) })

const DATA: ReportData = {
  lead: '收到 2 个工作簿。',
  figures: [{ value: 1234, label: '处请改正', colour: 'error' }],
  notices: ['「乙局」交了 2 套'],
  roster: null,
  files: { all: 0, rows: [] },
  scores: [],
  frequent: [],
  titles: { 'DF-02': '总分应等于各项得分之和' },
  states: [
    ['完成', 'good'],
    ['未核对完', 'warning'],
    ['待说明', 'warning'],
    ['待改正', 'error'],
  ],
}

function unit(more: Partial<Unit> = {}): Unit {
  const { set: _, ...values } = row(0)
  return { ...values, gaps: [], total: 0, ...more }
}

function page(units: readonly Unit[], data: Partial<ReportData> = {}, lines: readonly LineValues[] = []): string {
  const listed = units.map((each, index) => ({ ...each, index }))
  return renderToString(<Report data={{ ...DATA, ...data }} units={listed} linesOf={() => lines} isPrinting={false} />)
}

const LINE: LineValues = ['mend', '「整体」', 'B2', 'DF-02', '总分', '应为 94', '总分多了', '请改正', '']

describe('the report', () => {
  it('opens the only unit by itself, with place, rule, what should stand there and what was explained', () => {
    const explained: LineValues = [
      'explained',
      '「整体」',
      '',
      'PC-02',
      '超额完成 等 2 项',
      '',
      '超额',
      '已说明',
      '追加任务',
    ]
    const text = textOf(page([unit({ total: 2 })], {}, [LINE, explained]))
    expect(text).toContain('「整体」 ■ 请改正 B2 总分 DF-02 总分应等于各项得分之和 应为 94 总分多了')
    expect(text).toContain('✓ 已说明 超额完成 等 2 项 PC-02 超额 情况说明：追加任务')
  })

  it('leaves several closed, and says first what is to be known of all of them', () => {
    const text = textOf(page([unit(), unit()], {}, [LINE]))
    expect(text).not.toContain('总分多了')
    expect(text).toContain('1,234 ■ 处请改正 ▲ 「乙局」交了 2 套')
  })

  it('says that nothing is to be done only of a set that is done', () => {
    const nothing = '没有要改正或说明的'
    expect(textOf(page([unit({ state: '完成', stateColour: 'good' })]))).toContain(nothing)
    expect(textOf(page([unit({ state: '交了但打不开', left: ['「表.rar」打不开'] })]))).not.toContain(nothing)
  })

  it('says how many lines stand elsewhere, and what could not be checked', () => {
    const text = textOf(page([unit({ total: 9, gaps: ['「整体」A5 没有读到'] })], {}, [LINE]))
    expect(text).toContain('▲ 另有 8 条没有放进网页')
    expect(text).toContain('? 没有能够核对的 「整体」A5 没有读到')
    expect(textOf(page([unit({ total: 9 })]))).toContain('▲ 这一套的 9 条没有放进网页')
  })

  it('shows three things that are left, and the others where the unit is opened', () => {
    const left = ['一', '二', '三', '四', '五']
    const text = textOf(page([unit({ left })]))
    expect(text).toContain('一 二 三 ……另有 2 项')
    expect(text).toMatch(/……另有 2 项.*四 五/)
  })

  it('draws how scores are spread, and tells it to those who hear it', () => {
    const scores = [
      ['85–90', 0, 2],
      ['90–95', 4, 0],
    ] as const
    const html = page([unit()], { scores })
    expect(html).toContain('aria-label="85–90 分：自评 0 套，复核 2 套；90–95 分：自评 4 套，复核 0 套"')
    expect(html.match(/<rect class="(?:stated|reviewed)"/g)).toHaveLength(2)
  })

  it('names files that were not checked, and how many more there are elsewhere', () => {
    const rows = [{ colour: 'error', word: '读不了', subject: '甲.xlsx', what: '坏了' } as const]
    expect(textOf(page([], { files: { all: 701, rows } }))).toContain(
      '没有核对的文件（701 个） ■ 读不了 甲.xlsx 坏了 另有 700 个，见 汇总表.xlsx',
    )
  })

  it('a unit is the same again after it went into the page as values', () => {
    const given = unit({
      state: '待说明',
      stateColour: 'warning',
      progress: 2,
      gaps: ['一'],
      total: 3,
      since: '已整改 1 处',
    })
    expect(unitOf(JSON.parse(JSON.stringify(valuesOf(given))) as unknown[], DATA)).toEqual(given)
  })
})
