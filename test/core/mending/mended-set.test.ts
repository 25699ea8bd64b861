import { describe, expect, it } from 'vitest'
import { drawSubmission } from '../../../src/core/drawing/zhuzhou/draw-submission.ts'
import { placeKey } from '../../../src/core/form/field.ts'
import { labelAt } from '../../../src/core/mending/cell-facts.ts'
import { CannotMendError } from '../../../src/core/mending/cannot-mend-error.ts'
import { cellNow, type MendAction, type MendedSet, mended, setToMend } from '../../../src/core/mending/mended-set.ts'
import { adoptedChanges, proposalOf, proposedInAll, proposedText } from '../../../src/core/mending/proposals.ts'
import { toA1 } from '../../../src/core/model/cell-address.ts'
import { workbookFromDrafts } from '../../../src/core/model/sheet-from-draft.ts'
import type { Cell, Workbook } from '../../../src/core/model/workbook.ts'
import { linesOf } from '../../../src/core/progress/lines.ts'
import { withChanges } from '../../../src/core/repair/correct-until-stable.ts'
import { exampleSubmission, type ExampleSubmission } from '../../../src/core/rules/example-submission.ts'
import { plainData } from '../../planted/plain-data.ts'

const PATH = '自评表.xlsx'

function open(plant: (submission: ExampleSubmission) => unknown = () => {}): MendedSet {
  const example = exampleSubmission()
  plant(example)
  const { reshape, twice: _twice, ...content } = example
  const drafts = drawSubmission(content)
  return opened(workbookFromDrafts(reshape ? reshape(drafts) : drafts))
}

function opened(workbook: Workbook): MendedSet {
  return setToMend({ workbooks: [{ path: PATH, sha256: 'a', workbook }], serialOf: () => () => undefined })
}

const after = (set: MendedSet, ...actions: readonly MendAction[]): MendedSet => actions.reduce(mended, set)
const codes = ({ reviewed }: MendedSet): string[] => reviewed.findings.map(({ rule }) => rule)
const bookOf = ({ books }: MendedSet): Workbook => books.get(PATH)!.workbook
const changedIn = ({ books }: MendedSet): string[] =>
  books.get(PATH)!.changed.map(({ sheet, cell, by }) => `${sheet}!${cell} ${by}`)

/** What stands in the formula cell of the rate, and how it came there. */
function resultOf({ books }: MendedSet): (string | undefined)[] {
  const change = books.get(PATH)!.changed.find(({ cell }) => cell === 'H7')
  return [
    change && `${change.sheet}!${change.cell} ${change.by}`,
    (change?.now?.value as { text?: string } | undefined)?.text,
  ]
}

/** The rate is wrong, and the score and the total that were worked out by it. */
const wrong = (): MendedSet =>
  open((s) => {
    Object.assign(s.projects[0]!.funds.total, { rate: '50%', score: '5' })
    s.projects[0]!.total.score = '93'
    for (const row of s.projects[1]!.indicators.slice(0, 2)) Object.assign(row, { actual: '900家', target: '≥20家' })
  })
const rateOf = (set: MendedSet) => set.reviewed.findings.find(({ rule }) => rule === 'ZJ-03')!
const totalOf = (set: MendedSet) => set.reviewed.findings.find(({ rule }) => rule === 'DF-02')!

function type(set: MendedSet, at: { workbook: string; sheet: string; cell: string | null }, text: string): MendedSet {
  return mended(set, { kind: 'type', place: { workbook: at.workbook, sheet: at.sheet, cell: at.cell! }, text })
}

describe('typing into a set', () => {
  it('reviews it anew: a fault goes when it is put right, and comes when it is made', () => {
    const set = wrong()
    const right = type(set, rateOf(set), '95%')
    expect(codes(set)).toContain('ZJ-03')
    expect(codes(right)).not.toContain('ZJ-03')
    expect(codes(type(right, rateOf(set), '50%'))).toContain('ZJ-03')
  })

  it('changes nothing where that value stands already', () => {
    const set = wrong()
    expect(type(set, rateOf(set), '50%')).toBe(set)
    const right = type(set, rateOf(set), '95%')
    expect(type(right, rateOf(set), '95')).toBe(right)
  })

  it('what was handed in leaves no change, and can be undone', () => {
    const set = wrong()
    const back = after(type(type(set, rateOf(set), '95%'), rateOf(set), '50%'))
    expect(changedIn(back)).toEqual([])
    expect(bookOf(back).sheets.every((sheet, at) => sheet === bookOf(set).sheets[at])).toBe(true)
    expect(plainData(back.reviewed)).toEqual(plainData(set.reviewed))
    expect(changedIn(mended(back, { kind: 'undo' }))).toHaveLength(1)
  })

  it('is taken by the format that the cell was handed in with, whatever was typed before', () => {
    const set = open()
    const place = { workbook: PATH, sheet: '1-1基础数据表', cell: 'F40' }
    const heldIn = (mended: MendedSet) => cellNow(mended, place)
    expect(heldIn(type(set, place, '50%'))).toMatchObject({ value: { text: '0.5' }, format: '0%' })
    const typed = heldIn(type(type(set, place, '50%'), place, '398'))
    expect(typed).toMatchObject({ value: { text: '398' } })
    expect(typed?.format).toBe(heldIn(set)?.format)
  })

  it('goes in behind the label of a cell that holds both', () => {
    const set = open()
    const sheet = bookOf(set).sheets.find(({ name }) => name === '1-2整体自评表')!
    const cell = sheet.cells.find(({ value }) => value.kind === 'text' && /一般公共预算：\d/.test(value.text))!
    const place = { workbook: PATH, sheet: sheet.name, cell: toA1(cell) }
    const label = '其中：一般公共预算：'
    const textAfter = (text: string): unknown => cellNow(type(set, place, text), place)?.value
    expect(textAfter('4139.12')).toEqual({ kind: 'text', text: `${label}4139.12` })
    expect(textAfter(' 4,139.12 ')).toEqual({ kind: 'text', text: `${label}4,139.12` })
    expect(textAfter('')).toEqual({ kind: 'text', text: label })
    const again = type(type(set, place, ''), place, '100')
    expect(cellNow(again, place)?.value).toEqual({ kind: 'text', text: `${label}100` })
    expect(textAfter('见附件')).toEqual({ kind: 'text', text: '见附件' })
    expect(labelAt(type(set, place, '1'), place)).toBe(labelAt(set, place))
    const perCent = type(type(set, place, `${label}75%`), place, '80%')
    expect(cellNow(perCent, place)?.value).toEqual({ kind: 'text', text: `${label}80%` })
  })

  it('leaves what stands around the figure of a heading', () => {
    const set = open()
    const cell = bookOf(set).sheets[1]!.cells.find(
      ({ value }) => value.kind === 'text' && /产出指标（\d/.test(value.text),
    )!
    const place = { workbook: PATH, sheet: bookOf(set).sheets[1]!.name, cell: toA1(cell) }
    expect(cellNow(type(set, place, '60'), place)?.value).toEqual({ kind: 'text', text: '产出指标（60分）' })
    const withUnit = type(set, place, '60分')
    expect(cellNow(withUnit, place)?.value).toEqual({ kind: 'text', text: '产出指标（60分）' })
    expect(labelAt(withUnit, place)).toBe(labelAt(set, place))
  })

  it('means the top left cell of a merged range', () => {
    const set = open()
    const sheet = bookOf(set).sheets.find(({ name }) => name === '1-3-3')!
    const merge = sheet.merges.find(({ top, left }) => top === 12 && left === 2)!
    expect(merge).toMatchObject({ bottom: 12, right: 5 })
    const typed = type(set, { workbook: PATH, sheet: '1-3-3', cell: 'D12' }, '完成发放。')
    expect(changedIn(typed)).toEqual(['1-3-3!B12 typed'])
  })

  it('into several cells at once is one step, and none is typed where one is refused', () => {
    const set = wrong()
    const cells = ['D7', 'E7', 'F7'].map((cell, at) => ({
      ...{ place: { workbook: PATH, sheet: '1-3-3', cell }, text: String(200 + at) },
    }))
    const pasted = mended(set, { kind: 'paste', cells })
    expect(changedIn(pasted)).toEqual(['1-3-3!D7 typed', '1-3-3!E7 typed', '1-3-3!F7 typed'])
    expect(mended(pasted, { kind: 'undo' }).state).toBe(set.state)
    const bad = { place: { workbook: PATH, sheet: '1-3-3', cell: 'D8' }, text: '=A1' }
    expect(() => mended(set, { kind: 'paste', cells: [...cells, bad] })).toThrow(/^D8：.*公式.*没有粘贴。$/)
  })

  it('is refused in a formula, on a sheet that is not there, and at what is no cell', () => {
    const set = open()
    const [first, ...others] = bookOf(set).sheets
    const formula = { row: 40, column: 1, value: { kind: 'number', text: '1' }, formula: 'B5' } as const
    const book = opened({ sheets: [{ ...first!, cells: [...first!.cells, formula] }, ...others] })
    const at = (sheet: string, cell: string) => () => type(book, { workbook: PATH, sheet, cell }, '1')
    expect(at(first!.name, 'A40')).toThrow(/公式/)
    expect(at('没有', 'A1')).toThrow(CannotMendError)
    expect(at(first!.name, '甲')).toThrow(CannotMendError)
    const followed = type(book, { workbook: PATH, sheet: first!.name, cell: 'B5' }, '61')
    expect(changedIn(followed)).toEqual([`${first!.name}!B5 typed`, `${first!.name}!A40 formula`])
  })
})

describe('taking what is proposed', () => {
  it('puts it into the cell, with the format it needs', () => {
    const set = wrong()
    expect(proposedText(rateOf(set))).toBe('95%')
    const taken = mended(set, { kind: 'take', finding: rateOf(set).id })
    expect(codes(taken)).not.toContain('ZJ-03')
    expect(changedIn(taken)).toEqual([`${rateOf(set).sheet}!${rateOf(set).cell} taken`])
  })

  it('puts into a total what it comes to once what it rests on is right, which is then at fault alone', () => {
    const set = wrong()
    const taken = mended(set, { kind: 'take', finding: totalOf(set).id })
    expect(proposedText(totalOf(set))).toBe('99.5')
    expect(codes(taken)).not.toContain('DF-02')
    expect(changedIn(taken)).toEqual([`${totalOf(set).sheet}!${totalOf(set).cell} taken`])
  })

  it('all of it makes what correct writes, and leaves nothing to take', () => {
    const set = wrong()
    const all = mended(set, { kind: 'take-all' })
    const written = withChanges(new Map([[PATH, bookOf(set)]]), set.reviewed.changes).get(PATH)
    expect(bookOf(all)).toEqual(written)
    expect(all.reviewed.changes).toEqual([])
    expect(all.reviewed.findings.filter((each) => proposedText(each) !== null)).toEqual([])
    expect(mended(all, { kind: 'take-all' })).toBe(all)
  })

  it('leaves what an earlier round had put right, and offers it no more', () => {
    const { reviewed } = wrong()
    const [first, ...rest] = reviewed.changes
    const back = { ...reviewed, adopted: new Set([placeKey(first!)]) }
    const cells = (puts: readonly { readonly cell: string }[]) => puts.map(({ cell }) => cell)
    expect(rest).not.toEqual([])
    expect(cells(proposedInAll(back))).toEqual(cells(rest))
    expect([adoptedChanges(reviewed), adoptedChanges(back)]).toEqual([[], [first]])
    const rate = rateOf(wrong())
    expect(proposedText({ ...rate, status: 'adopted' })).toBeNull()
    expect(proposedText({ ...rate, correction: { ...rate.correction!, applied: true } })).toBeNull()
  })

  it('takes for one finding also what correct had held back, for a person asks for it', () => {
    const { reviewed } = wrong()
    const { id } = rateOf(wrong())
    const held = { ...reviewed, changes: [], withheld: reviewed.changes }
    expect(proposalOf(held, id)).toEqual(proposalOf(reviewed, id))
    expect(proposedInAll(held)).toEqual([])
    expect(() => proposalOf({ ...held, withheld: [] }, id)).toThrow(CannotMendError)
  })

  it('corrects the result of a formula, which is worked out anew once what it follows from is typed', () => {
    const { sheets } = bookOf(open())
    const stale = (cell: Cell): Cell =>
      cell.row === 7 && cell.column === 8 ? { ...cell, value: { kind: 'number', text: '0.5' }, formula: 'F7/E7' } : cell
    const set = opened({
      sheets: sheets.map((sheet) => (sheet.name === '1-3-3' ? { ...sheet, cells: sheet.cells.map(stale) } : sheet)),
    })
    const taken = mended(set, { kind: 'take', finding: rateOf(set).id })
    expect(resultOf(taken)).toEqual(['1-3-3!H7 taken', '0.98'])
    const typed = type(taken, { workbook: PATH, sheet: '1-3-3', cell: 'F7' }, '60')
    expect(resultOf(typed)).toEqual(['1-3-3!H7 formula', '0.6'])
    expect(resultOf(mended(typed, { kind: 'undo' }))).toEqual(['1-3-3!H7 taken', '0.98'])
  })

  it('is refused where only a person can tell', () => {
    const set = open((s) => void (s.projects[0]!.funds.total.annual = '约八十'))
    const [finding] = set.reviewed.findings.filter((each) => proposedText(each) === null)
    expect(() => mended(set, { kind: 'take', finding: finding!.id })).toThrow(CannotMendError)
    expect(() => mended(set, { kind: 'take', finding: '没有' })).toThrow(CannotMendError)
  })
})

describe('explaining', () => {
  const doubtful = (): MendedSet =>
    open((s) => {
      for (const row of s.projects[0]!.indicators.slice(0, 2)) Object.assign(row, { actual: '900家', target: '≥20家' })
    })
  const asked = (set: MendedSet) => linesOf(set.reviewed.findings).filter(({ asks }) => asks === 'explain')
  const explain = (set: MendedSet, line: string, text: string): MendedSet =>
    mended(set, { kind: 'explain', line, text })

  it('a line answers all that stands on it, as words under 情况说明 would', () => {
    const set = doubtful()
    const line = asked(set).find(({ findings }) => findings.length > 1)!
    const said = explain(set, line.id, ' 年中新增了一批企业。 ')
    const now = linesOf(said.reviewed.findings).find(({ id }) => id === line.id)!
    expect([now.asks, now.explanation]).toEqual(['explained', '年中新增了一批企业。'])
    expect(asked(said)).toHaveLength(asked(set).length - 1)
    expect(explain(said, line.id, '年中新增了一批企业。')).toBe(said)
  })

  it.each(['已整改', '无', '95'])('with words that give no reason answers nothing: %s', (text) => {
    const set = doubtful()
    const [line] = asked(set)
    const said = explain(set, line!.id, text)
    expect(asked(said)).toHaveLength(asked(set).length)
    expect(said.reviewed.findings.filter(({ explanation }) => explanation === text)).toHaveLength(line!.findings.length)
  })

  it('can be taken back', () => {
    const set = doubtful()
    const [line] = asked(set)
    const back = explain(explain(set, line!.id, '年中新增了一批企业。'), line!.id, '')
    expect(plainData(back.reviewed)).toEqual(plainData(set.reviewed))
    // Where nothing was said there is nothing to take back, nor to undo.
    expect(explain(set, line!.id, ' ')).toBe(set)
  })

  it('holds when the name of what it is about changes', () => {
    const set = doubtful()
    const line = asked(set).find(({ findings }) => findings.length > 1)!
    const said = explain(set, line.id, '年中新增了一批企业。')
    const named = type(
      said,
      { workbook: PATH, sheet: line.findings[0].sheet, cell: 'D4' },
      '农贸市场改造补助经费（二期）',
    )
    const words = named.reviewed.findings.filter(({ explanation }) => explanation !== null)
    expect(words.map(({ id }) => id)).not.toEqual(line.findings.map(({ id }) => id))
    expect(words.map(({ status }) => status)).toEqual(line.findings.map(() => 'explained'))
  })

  it('is refused for a line that is gone, and for more words than a cell holds', () => {
    const set = doubtful()
    expect(() => explain(set, '没有', '因为')).toThrow(CannotMendError)
    expect(() => explain(set, asked(set)[0]!.id, '因'.repeat(40_000))).toThrow(/最多/)
  })
})

describe('undo and redo', () => {
  it('go back and forth through everything, exactly', () => {
    const first = wrong()
    const sets = [first]
    const step = (action: MendAction): void => void sets.push(mended(sets.at(-1)!, action))
    step({ kind: 'type', place: { workbook: PATH, sheet: '1-3-3', cell: 'E7' }, text: '1,000' })
    step({ kind: 'take', finding: rateOf(first).id })
    const line = linesOf(sets.at(-1)!.reviewed.findings).find(({ asks }) => asks === 'explain')!
    step({ kind: 'explain', line: line.id, text: '当年追加了预算。' })
    step({ kind: 'take-all' })
    let set = sets.at(-1)!
    for (const earlier of [...sets].reverse().slice(1)) {
      set = mended(set, { kind: 'undo' })
      expect(set.state).toBe(earlier.state)
      expect(plainData(set.reviewed)).toEqual(plainData(earlier.reviewed))
    }
    expect(mended(set, { kind: 'undo' })).toBe(set)
    for (const later of sets.slice(1)) {
      set = mended(set, { kind: 'redo' })
      expect(set.state).toBe(later.state)
      expect(plainData(set.reviewed)).toEqual(plainData(later.reviewed))
    }
    expect(mended(set, { kind: 'redo' })).toBe(set)
  })

  it('forget what was undone once something else is done', () => {
    const set = wrong()
    const undone = after(type(set, rateOf(set), '95%'), { kind: 'undo' })
    expect(mended(type(undone, rateOf(set), '60%'), { kind: 'redo' }).reviewed.findings).toEqual(
      type(set, rateOf(set), '60%').reviewed.findings,
    )
  })
})
