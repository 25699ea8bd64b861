import { describe, expect, it } from 'vitest'
import { findingTable } from '../../../../src/core/returned/finding-table.ts'
import { CannotMendError } from '../../../../src/core/mending/cannot-mend-error.ts'
import type { MendAction } from '../../../../src/core/mending/mended-set.ts'
import { toA1 } from '../../../../src/core/model/cell-address.ts'
import { letterHtml } from '../../../../src/shells/report/letters/letter-html.ts'
import type { SetView } from '../../../../src/shells/page/protocol.ts'
import { filterCounts } from '../../../../src/shells/page/view/findings.ts'
import type { Session } from '../../../../src/shells/page/engine/session.ts'
import type { SubmissionRecord } from '../../../../src/shells/report/submission-record.ts'
import { setRow } from '../../../../src/shells/page/engine/set-row.ts'
import {
  checked,
  corrected,
  correctedRecord,
  type Files,
  filesOf,
  readFixture,
  sessionOf,
  workbookIn,
} from './sessions.ts'

const NAME = '株洲市商务局2022年绩效自评.xlsx'
const REAL: Files = { [NAME]: readFixture(`zhuzhou-commerce-2022/workbook/${NAME}`) }

/** What is told of the findings, whichever way they were reached. */
function told({ findings, unchecked, counts, checks }: SubmissionRecord): object {
  return { findings, unchecked, counts, checks }
}

const asking = (view: SetView, word: string) => view.lines.filter((line) => line.word === word)
const place = (sheet: string, cell: string) => ({ workbook: NAME, sheet, cell })
const typed = (sheet: string, cell: string, text: string): MendAction => ({
  ...{ kind: 'type', place: place(sheet, cell), text },
})

function explainFirst(session: Session, text: string): string {
  const [line] = asking(session.view(), '请说明')
  session.act({ kind: 'explain', line: line!.id, text })
  return line!.id
}

describe('a set in the page', () => {
  it('says what check says of its files', () => {
    const session = sessionOf(REAL)
    expect(told(session.record)).toEqual(told(checked(REAL)))
    const view = session.view()
    expect(view.row).toEqual(setRow(checked(REAL), 0, correctedRecord(REAL).counts.corrected))
    expect(view.headline).toBe(`请改正 ${view.row.toMend} 处 · 请说明 ${view.row.toExplain} 处`)
    expect(asking(view, '请改正')).toHaveLength(view.row.toMend)
    expect(asking(view, '请说明')).toHaveLength(view.row.toExplain)
    expect([view.cells, view.changed, view.canUndo, view.canRedo]).toEqual([[], [], false, false])
    expect(view.workbooks).toMatchObject([{ path: NAME, trouble: null }])
    expect(view.workbooks[0]!.sheets).toHaveLength(20)
  })

  it('that was not changed is downloaded byte for byte, and annotated as correct does it', () => {
    const session = sessionOf(REAL)
    expect(filesOf(session.mended())).toEqual(REAL)
    expect(filesOf(session.annotated())).toEqual(corrected(REAL))
  })
})

describe('what was mended in the page', () => {
  const mend = (): Session => {
    const session = sessionOf(REAL)
    session.act({ kind: 'take-all' })
    session.act(typed('1-3-2', 'E8', '1,234.5'))
    session.act(typed('1-3-4', 'F14', '已完成'))
    session.act(typed('1-3-5', 'H21', ''))
    return session
  }

  it('is said of the downloaded files, too', () => {
    const session = mend()
    const mended = filesOf(session.mended())
    expect(told(checked(mended))).toEqual(told(session.record))
    expect(filesOf(session.annotated())).toEqual(corrected(mended))
  })

  it('is all that changes in the files', () => {
    const session = mend()
    const [before, after] = [workbookIn(REAL), workbookIn(filesOf(session.mended()))]
    const held = ({ sheets }: typeof before): Map<string, string> =>
      new Map(sheets.flatMap(({ name, cells }) => cells.map((cell) => [`${name}!${toA1(cell)}`, JSON.stringify(cell)])))
    const [was, now] = [held(before), held(after)]
    const changed = [...new Set([...was.keys(), ...now.keys()])].filter((each) => was.get(each) !== now.get(each))
    expect(changed.sort()).toEqual(
      session
        .view()
        .changed.map(({ sheet, cell }) => `${sheet}!${cell}`)
        .sort(),
    )
    expect(after.sheets.map(({ name, comments }) => [name, comments])).toEqual(
      before.sheets.map(({ name, comments }) => [name, comments]),
    )
  })

  it('is listed in the order of the sheets, with what it is, was and shows now', () => {
    const { changed, cells } = mend().view()
    expect(changed).toContainEqual({
      ...place('1-3-2', 'E8'),
      ...{
        label: expect.stringContaining('全年'),
        before: expect.any(String),
        after: '1234.5',
        by: 'typed',
        settled: false,
      },
    })
    expect(changed.filter(({ by }) => by === 'taken').length).toBeGreaterThan(0)
    expect(changed.filter(({ by, settled }) => by === 'taken' && settled).length).toBeGreaterThan(0)
    for (const each of changed) expect(cells).toContainEqual(expect.objectContaining(place(each.sheet, each.cell)))
  })

  it('is not told as put right where the rule that asked finds the fault elsewhere by now', () => {
    const files = { 'example.xlsx': readFixture('example/example.xlsx') }
    const settled = (text: string): boolean[] => {
      const session = sessionOf(files)
      const place = { workbook: 'example.xlsx', sheet: '1-1基础数据表', cell: 'F12' }
      return session.act({ kind: 'type', place, text }).changed.map((change) => change.settled)
    }
    // 公务接待: its fault is named at the total as soon as it is no figure.
    expect(settled('无')).toEqual([false])
    expect(settled('4.27')).toEqual([true])
  })

  it('is undone step by step to the very same, and done again', () => {
    const session = sessionOf(REAL)
    const views = [session.view()]
    const actions: MendAction[] = [typed('1-3-2', 'E8', '5'), { kind: 'take-all' }, typed('1-3-4', 'F14', '已完成')]
    for (const action of actions) views.push(session.act(action))
    const line = explainFirst(session, '年中追加了任务。')
    const without = ({ cells: _, canRedo: __, ...view }: SetView): object => view
    const last = session.view()
    expect(last.lines.find(({ id }) => id === line)!.explanation).toBe('年中追加了任务。')
    for (const view of [...views].reverse()) {
      const now = session.act({ kind: 'undo' })
      expect(without(now)).toEqual(without(view))
    }
    for (const _ of views) session.act({ kind: 'redo' })
    expect(without(session.view())).toEqual(without(last))
  })

  it('tells of cells that were changed back what they show, once', () => {
    const session = sessionOf(REAL)
    const before = session.card(place('1-3-2', 'E8')).shown
    session.act(typed('1-3-2', 'E8', '5'))
    expect(session.act({ kind: 'undo' }).cells).toEqual([{ ...place('1-3-2', 'E8'), shown: before, edit: before }])
    expect(session.act(typed('1-3-2', 'E8', before)).cells).toEqual([])
  })
})

describe('taking all that is proposed', () => {
  it('writes the values that correct writes, and leaves nothing corrected', () => {
    const session = sessionOf(REAL)
    const view = session.act({ kind: 'take-all' })
    expect(view.row.corrected).toBe(0)
    const [ours, theirs] = [workbookIn(filesOf(session.mended())), workbookIn(corrected(REAL))]
    for (const { sheet, cell } of view.changed) {
      const value = (book: typeof ours) =>
        book.sheets.find(({ name }) => name === sheet)!.cells.find((each) => toA1(each) === cell)!.value
      expect(value(ours)).toEqual(value(theirs))
    }
  })
})

describe('what was put right counts in cells, as the headline of correct does', () => {
  const files: Files = { 'example.xlsx': readFixture('example/example.xlsx') }
  const { corrected: cells } = correctedRecord(files).counts

  it('before it is taken, and when it is', () => {
    const session = sessionOf(files)
    const lines = session.view().lines.filter(({ findings }) => findings.some(({ proposed }) => proposed !== null))
    expect(cells).toBeGreaterThan(lines.filter(({ asks }) => asks === 'mend').length)
    expect(session.view()).toMatchObject({ row: { corrected: cells }, adopted: [] })
    const taken = session.act({ kind: 'take-all' })
    expect(taken.row.corrected).toBe(0)
    expect(filterCounts(taken).done).toBe(cells)
  })

  it('when it came back as correct had written it', () => {
    const returned = sessionOf(corrected(files)).view()
    expect(returned.row.corrected).toBe(0)
    const taken = sessionOf(files).act({ kind: 'take-all' })
    expect(returned.adopted.map(({ sheet, cell, after }) => [sheet, cell, after]).sort()).toEqual(
      taken.changed.map(({ sheet, cell, after }) => [sheet, cell, after]).sort(),
    )
    expect(filterCounts(returned).done).toBe(cells)
    expect(correctedRecord(corrected(files)).counts.corrected).toBe(0)
  })
})

describe('an explanation given in the page', () => {
  it('stands in the annotated workbook, where check finds it, and correct makes the same again', () => {
    const session = sessionOf(REAL)
    const before = session.view().row.toExplain
    for (const line of asking(session.view(), '请说明').slice(0, 3))
      session.act({ kind: 'explain', line: line.id, text: '年中追加了任务，已按程序报批。' })
    expect(session.view().row.toExplain).toBe(before - 3)
    const annotated = filesOf(session.annotated())
    const again = checked(annotated)
    const explained = (record: SubmissionRecord): string[] =>
      record.findings.flatMap(({ id, status }) => (status === 'explained' ? [id] : []))
    expect(explained(again)).toEqual(explained(session.record))
    expect(again.counts.toExplain).toBe(before - 3)
    expect(corrected(annotated)).toEqual(annotated)
  })

  it('that gives no reason leaves the line asking', () => {
    const session = sessionOf(REAL)
    const before = session.view().row.toExplain
    explainFirst(session, '已整改')
    expect(session.view().lacksWords).toBe(true)
    expect(session.view().row.toExplain).toBe(before)
  })
})

describe('a workbook that came back with our marks', () => {
  const returned = corrected(REAL)

  it('is known as such', () => {
    expect(
      sessionOf(returned)
        .view()
        .workbooks.map((each) => each.returned),
    ).toContain(true)
    expect(
      sessionOf(REAL)
        .view()
        .workbooks.map((each) => each.returned),
    ).not.toContain(true)
  })

  it('says what check says of it, mended or not', () => {
    const session = sessionOf(returned)
    expect(told(session.record)).toEqual(told(checked(returned)))
    expect(filesOf(session.mended())).toEqual(returned)
    session.act(typed('1-3-2', 'E8', '5'))
    const line = explainFirst(session, '年中追加了任务。')
    const mended = filesOf(session.mended())
    expect(told(checked(mended))).toEqual(told(session.record))
    expect(session.view().lines.find(({ id }) => id === line)!.word).toBe('已说明')
    expect(session.view().lacksWords).toBe(false)
    expect(workbookIn(mended).sheets.map(({ name }) => name)).toEqual(
      workbookIn(returned).sheets.map(({ name }) => name),
    )
    expect(filesOf(session.annotated())).toEqual(corrected(mended))
  })
})

describe('what is typed under 情况说明 of a workbook that came back', () => {
  const returned = corrected(REAL)
  const sheet = workbookIn(returned).sheets.find(({ name }) => name === '审核结果')!
  const { rows, heads } = findingTable(sheet)
  const column = [...heads].find(([, head]) => head === '情况说明')![0]

  it('is said of its line, and what was said last holds, wherever it was said', () => {
    const session = sessionOf(returned)
    const line = session.view().lines.find(({ asks }) => asks === 'explain')!
    const cell = toA1({ row: rows.find(({ id }) => id === line.id)!.row, column })
    const lineNow = () => session.view().lines.find(({ id }) => id === line.id)!
    const shownNow = () => session.view().cells.find((each) => each.sheet === sheet.name && each.cell === cell)?.shown
    session.act({ kind: 'explain', line: line.id, text: '年中追加了任务。' })
    expect(shownNow()).toBe('年中追加了任务。')
    session.act({
      kind: 'type',
      place: { workbook: line.places[0]!.workbook, sheet: sheet.name, cell },
      text: '重新测算了。',
    })
    expect([lineNow().explanation, lineNow().word, shownNow()]).toEqual(['重新测算了。', '已说明', '重新测算了。'])
    expect(told(checked(filesOf(session.mended())))).toEqual(told(session.record))
    session.act({ kind: 'undo' })
    expect([lineNow().explanation, shownNow()]).toEqual(['年中追加了任务。', '年中追加了任务。'])
    session.act({ kind: 'undo' })
    expect([lineNow().explanation, shownNow()]).toEqual(['', ''])
  })
})

describe('a card tells of a cell', () => {
  it('what it is, how its score comes about, and which rules looked at it', () => {
    const session = sessionOf(REAL)
    const [line] = session.view().lines.filter(({ rule }) => rule === 'DF-03')
    const at = line!.places[0]!
    const card = session.card(at)
    expect(card.lines).toContain(line!.id)
    expect(card.label).not.toBe('')
    expect(card.working.at(-1)).toMatch(/^复核得分 /)
    expect(card.rules.find(({ rule }) => rule === 'DF-03')).toMatchObject({ result: 'failed', reason: '' })
    expect(card.rules.map(({ rule }) => rule)).toEqual([...new Set(card.rules.map(({ rule }) => rule))])
  })

  it('that is nothing to the forms only what it shows', () => {
    expect(sessionOf(REAL).card(place('1-3-2', 'Z99'))).toEqual({
      ...{ place: place('1-3-2', 'Z99'), label: '', shown: '', formula: '', lines: [], working: [], rules: [] },
    })
  })
})

describe('the letter', () => {
  it('asks for what is left, and is the same as content and as a page', () => {
    const session = sessionOf(REAL)
    const { paragraphs } = session.letter()
    expect(paragraphs[0]).toMatchObject({ role: 'title' })
    expect(paragraphs.map(({ text }) => text).join('')).toContain(`请改正 ${session.view().row.toMend} 处`)
    const { name, bytes } = session.letterFile()
    expect(name).toBe('株洲市商务局 反馈意见.html')
    expect(new TextDecoder().decode(bytes)).toBe(letterHtml({ paragraphs }))
  })
})

it('what cannot be done is refused with a sentence, and changes nothing', () => {
  const session = sessionOf(REAL)
  expect(() => session.act(typed('1-3-2', 'E8', '=A1'))).toThrow(/公式/)
  expect(() => session.act(typed('没有', 'E8', '1'))).toThrow(/工作表/)
  expect(session.view().canUndo).toBe(false)
})

describe('what the file would not take is refused when it is typed', () => {
  const at = (fixture: string, sheet: string, cell: string, text: string) => () =>
    sessionOf({ 'a.xlsx': readFixture(`rich-workbooks/${fixture}.xlsx`) }).act({
      ...{ kind: 'type', place: { workbook: 'a.xlsx', sheet, cell }, text },
    })

  it.each<[string, string, string, string, string, RegExp]>([
    ['a blank head of a table', 'form-openpyxl', '辅助', 'A1', '', /标题/],
    ['a second head of the same name', 'form-openpyxl', '辅助', 'B1', '名称', /标题/],
    ['a cell in which an array makes the value', 'formulas', '公式', 'C3', '5', /公式/],
  ])('%s', (_, fixture, sheet, cell, text, sentence) => {
    expect(at(fixture, sheet, cell, text)).toThrow(CannotMendError)
    expect(at(fixture, sheet, cell, text)).toThrow(sentence)
  })

  it('and another head of a table is taken', () => {
    expect(at('form-openpyxl', '辅助', 'A1', '新的标题')().changed).toMatchObject([{ cell: 'A1', after: '新的标题' }])
  })
})
