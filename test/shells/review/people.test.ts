import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { editWorkbook } from '../../../src/adapters/excel/edit-workbook.ts'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { removeMarks } from '../../../src/core/returned/remove-marks.ts'
import type { SheetEdits } from '../../../src/core/model/edits.ts'
import { recordOf } from '../../../src/shells/report/submission-record.ts'
import { CLEAN, FIXTURES } from '../cli/run.ts'
import { allTexts, Rounds, savedAgain, sheetOf, textsOn, type Typed, typed, without } from './people-rounds.ts'

/** How many cases of random hands, and which. */
const { JIAOBIAO_PEOPLE = '12', JIAOBIAO_SEED = '13' } = process.env

const rounds = new Rounds()
afterAll(() => rounds.done())

const RESULT = '审核结果'
const CHANGES = '更正记录'
const FORM = '1-3-1'
const OTHER = '1-3-2'
const clean = new Uint8Array(readFileSync(join(FIXTURES, CLEAN)))
/** An error to be mended in row 15, a doubt in row 14, a corrected total on another form. */
const filled = typed(typed(clean, FORM, { H15: '10', F14: '9.6万亩' }), OTHER, { H22: '95' })
const first = rounds.correct(filled).bytes

/** What 情况说明 holds beside the finding of a cell. */
function reasonAt(bytes: Uint8Array, place: string): string | undefined {
  const texts = textsOn(bytes, RESULT)
  const row = Object.entries(texts)
    .find(([cell, text]) => cell.startsWith('D') && text === place)?.[0]
    .slice(1)
  return texts[`L${row}`]
}

function next(bytes: Uint8Array, sheet: string, cells: Typed): Uint8Array {
  return rounds.correct(typed(bytes, sheet, cells)).bytes
}

const remarksIn = (bytes: Uint8Array): string[] =>
  Object.values(textsOn(bytes, RESULT)).filter((text) => text.startsWith('单位另附说明：'))

describe('a score that a person put in place of ours', () => {
  const judged = next(first, FORM, { J21: '8', K21: '管护台账不全，扣2分' })

  it('is kept with the words, beside what was computed, and total, grade and JSON follow', () => {
    const { J21, K21, J23, K23 } = textsOn(judged, FORM)
    expect([J21, J23]).toEqual(['8', '97.3'])
    expect(K21).toBe('人工复核：管护台账不全，扣2分〔暂按自评计 10：定性指标（达成）〕')
    expect(K23).toBe('自评 99.3，复核 97.3，等级：优')
    const { workbooks } = recordOf(rounds.check(judged))
    expect(workbooks[0]!.forms.find(({ sheet }) => sheet === FORM)!.score).toMatchObject({
      ...{ reviewed: '97.3', undecided: 0, manual: 1 },
    })
    expect(textsOn(judged, RESULT)).toMatchObject({ G9: '97.3', I9: '等级：优；1 项为人工复核' })
  })

  it('is recorded in 更正记录, and is no correction of ours', () => {
    const { A2, B5, C5, D5, E5, F5, G5 } = textsOn(judged, CHANGES)
    expect(A2).toContain('已代为更正 1 处')
    expect(A2).toContain('另有人工复核 1 处')
    expect([B5, C5, D5, E5, F5, G5]).toEqual([
      ...['J21', '工程管护机制 / 复核得分', '10', '8', '人工复核', '管护台账不全，扣2分'],
    ])
  })

  it('is kept when the department changes its figures, and a score of ours then is computed anew', () => {
    const changed = next(judged, FORM, { H21: '9', F15: '86公里', H23: '98.72' })
    const { J15, J21, K21, J23 } = textsOn(changed, FORM)
    expect([J15, J21, J23]).toEqual(['10', '8', '97.72'])
    expect(K21).toBe('人工复核：管护台账不全，扣2分〔暂按自评计 9：定性指标（达成）〕')
  })

  it('may be changed again, and goes when it is taken out or is no score', () => {
    const again = next(judged, FORM, { J21: '7', K21: '再扣1分' })
    expect(textsOn(again, FORM)).toMatchObject({ J21: '7', K21: expect.stringContaining('人工复核：再扣1分〔') })
    const cleared = textsOn(next(again, FORM, { J21: '', K21: '' }), FORM)
    expect(cleared).toMatchObject({ J21: '10', K21: '定性指标（达成），需人工复核' })
    expect(textsOn(next(first, FORM, { J21: '同意' }), FORM)).toMatchObject({
      ...{ J21: '10', K21: '人工复核：同意〔程序意见：定性指标（达成）〕', J23: '99.3' },
    })
    expect(textsOn(next(first, FORM, { J21: '8分' }), FORM)).toMatchObject({ J21: '8', J23: '97.3' })
  })

  it.each(['-1', '-1分', '扣2分', '#VALUE!', '/'])('%s is told as not taken, and explains no doubt', (text) => {
    const { bytes, reviewed } = rounds.correct(typed(first, FORM, { J14: text, J16: text }))
    const told = `复核得分「${text}」没有采用`
    expect(reviewed.findings.find(({ sheet, cell }) => sheet === FORM && cell?.endsWith('14'))).toMatchObject({
      ...{ severity: 'warning', status: 'open', explanation: `（原写在复核得分栏）${told}` },
    })
    const { J14, J16, K16 } = textsOn(bytes, FORM)
    expect([J14, J16]).toEqual([textsOn(first, FORM).J14, '10'])
    expect(K16).toBe(`人工复核：${told}〔程序意见：达到指标值，得满分〕`)
    expect(allTexts(rounds.correct(savedAgain(bytes)).bytes)).toEqual(allTexts(bytes))
  })

  it('counts for the execution rate and the total, which alone decides the grade', () => {
    const { J7, J23, K23 } = textsOn(next(first, FORM, { J7: '5', J23: '79', K23: '以会议纪要为准' }), FORM)
    expect([J7, J23]).toEqual(['5', '79'])
    expect(K23).toBe('自评 99.3，复核 79，等级：中；其中 1 项需人工复核；人工复核：以会议纪要为准〔计算得 94.58〕')
  })

  it('is no judgement of the total where somebody only added up anew', () => {
    const { J23, K23 } = textsOn(next(first, FORM, { J21: '8', J23: '97.3' }), FORM)
    expect([J23, K23]).toEqual(['97.3', '自评 99.3，复核 97.3，等级：优'])
  })

  it('is none in words in both cells of the total, which stand once and are taken off again', () => {
    const words = typed(first, FORM, { J23: '优', K23: '良好' })
    const { J23, K23, ...others } = textsOn(next(words, FORM, {}), FORM)
    expect([J23, K23]).toEqual(['99.3', expect.stringContaining('；人工复核：优；良好〔')])
    expect(Object.keys(others).filter((cell) => /^[L-Z]/.test(cell))).toEqual([])
    expect(textsOn(editWorkbook(words, removeMarks(readWorkbook(words))!), FORM)).toEqual(textsOn(filled, FORM))
  })

  it('above the weight is kept and told; a total above 100 is not taken', () => {
    const { bytes, reviewed } = rounds.correct(typed(first, FORM, { J15: '12', J23: '103' }))
    expect(textsOn(bytes, FORM)).toMatchObject({ J15: '12' })
    expect(reviewed.workbooks[0]!.notes.join()).toContain('人工复核得分 12，高于分值 10')
    const { J23 = '0', K23 } = textsOn(bytes, FORM)
    expect(K23).toContain('填的总分 103 超过 100，没有采用')
    expect(Number(J23)).toBeLessThanOrEqual(100)
    expect(
      rounds
        .correct(savedAgain(bytes))
        .reviewed.workbooks[0]!.notes.join()
        .match(/高于分值/g),
    ).toHaveLength(1)
  })

  it('is known without our sheets by what stands beside it', () => {
    const bare = without(judged, RESULT, CHANGES)
    expect(textsOn(rounds.correct(bare).bytes, FORM)).toEqual(textsOn(judged, FORM))
    const replaced = without(typed(first, FORM, { J21: '8' }), RESULT, CHANGES)
    expect(textsOn(rounds.correct(replaced).bytes, FORM)).toMatchObject({ J21: '8', J15: '9.58', J23: '97.3' })
  })

  it('is not seen where the department changed its figures after deleting our sheets', () => {
    const bare = without(first, RESULT, CHANGES)
    const changed = next(bare, FORM, { F16: '90%', H16: '9', H21: '9', H15: '9.58' })
    expect(textsOn(changed, FORM)).toMatchObject({ J16: '9.18', J21: '9', K21: '定性指标（达成），需人工复核' })
  })
})

describe('words under 审核意见', () => {
  it('in a row with nothing open are the reviewer’s opinion, before, behind or instead of ours', () => {
    for (const [text, words] of [
      ['已核对台账', '已核对台账'],
      ['达到指标值，得满分。已核对台账', '已核对台账'],
      ['已核对台账。达到指标值，得满分', '已核对台账。'],
    ] as const) {
      const { J16, K16, J23 } = textsOn(next(first, FORM, { K16: text }), FORM)
      expect([J16, J23]).toEqual(['10', '99.3'])
      expect(K16).toBe(`人工复核：${words}〔程序意见：达到指标值，得满分〕`)
    }
  })

  it('in a row with an open finding are the department’s reply, told beside the finding', () => {
    const replied = next(first, FORM, { K15: '有两公里因征地缓建' })
    expect(reasonAt(replied, `${FORM}!H15`)).toBe('（原写在审核意见栏）有两公里因征地缓建')
    expect(textsOn(replied, FORM)).toMatchObject({ K15: '82.4 ÷ 86 × 10 = 9.58' })
  })

  it('explain where an explanation counts', () => {
    const doubt = rounds.check(first).findings.find(({ cell, sheet }) => sheet === FORM && cell?.endsWith('14'))!
    expect(doubt.severity).toBe('warning')
    const { reviewed } = rounds.correct(typed(first, FORM, { K14: '年中追加任务' }))
    expect(reviewed.findings.find(({ id }) => id === doubt.id)).toMatchObject({
      ...{ status: 'explained', explanation: '（原写在审核意见栏）年中追加任务' },
    })
  })

  it('behind ours are told from ours, though the figures are others now', () => {
    const { K15 } = textsOn(next(first, FORM, { K15: '82.4 ÷ 86 × 10 = 9.58。已核', F15: '86公里', H15: '10' }), FORM)
    expect(K15).toBe('人工复核：已核〔程序意见：达到指标值，得满分〕')
  })

  it('with another score are the reviewer’s, though a finding is open', () => {
    const { J15, K15 } = textsOn(next(first, FORM, { J15: '9', K15: '缓建未报批' }), FORM)
    expect([J15, K15]).toEqual(['9', '人工复核：缓建未报批〔计算得 9.58：82.4 ÷ 86 × 10 = 9.58〕'])
  })
})

describe('what is written elsewhere', () => {
  const row = Object.entries(textsOn(first, RESULT))
    .find(([, text]) => text === `${FORM}!H15`)![0]
    .slice(1)
  const quotes = (cells: Typed, sheet = RESULT): string | undefined =>
    reasonAt(next(first, sheet, cells), `${FORM}!H15`)

  it.each([
    ['处理', { [`K${row}`]: '已改' }, '（原写在处理栏）已改'],
    ['项目', { [`E${row}`]: '机耕道见附件' }, '（原写在项目栏）机耕道见附件'],
    ['a column of one’s own', { [`O${row}`]: '我局认为没错' }, `（原写在审核结果 O${row}）我局认为没错`],
  ])('%s in the row of a finding is quoted with it', (_, cells, quote) => expect(quotes(cells)).toBe(quote))

  it.each([
    { text: '不作要求', status: 'waived' },
    { text: '不作要求。', status: 'waived' },
    { text: '不作要求（领导意见）', status: 'waived' },
    { text: '不作要求，已请示', status: 'waived' },
    { text: '不同意不作要求', status: 'open' },
    { text: '不作要求的理由不成立', status: 'open' },
  ])('处理 「$text」 leaves its finding $status', ({ text, status }) => {
    const { findings } = rounds.check(typed(first, RESULT, { [`K${row}`]: text }))
    expect(findings.find(({ sheet, cell }) => sheet === FORM && cell === 'H15')).toMatchObject({ status })
  })

  it('right of the table is quoted with the finding of the row, and stays where it is', () => {
    const replied = next(first, FORM, { M15: '见附件三' })
    expect(reasonAt(replied, `${FORM}!H15`)).toBe('（原写在M15）见附件三')
    expect(textsOn(replied, FORM)).toMatchObject({ M15: '见附件三', J6: '复核得分', K6: '审核意见' })
  })

  it('beside a corrected cell in 更正记录 is quoted with its finding', () => {
    expect(reasonAt(next(first, CHANGES, { I4: '不同意' }), `${OTHER}!H22`)).toBe('（原写在更正记录 I4）不同意')
  })

  it('about no finding is told as 单位另附说明, in every later round', () => {
    const replied = next(next(first, FORM, { A40: '附件已报业务科', M17: '已报备' }), RESULT, { B60: '另见函复' })
    const expected = ['「1-3-1」A40：附件已报业务科', '「1-3-1」M17：已报备', '审核结果 B60：另见函复']
    expect(
      remarksIn(replied)
        .map((text) => text.slice('单位另附说明：'.length))
        .sort(),
    ).toEqual(expected.sort())
    expect(remarksIn(rounds.correct(savedAgain(replied)).bytes)).toEqual(remarksIn(replied))
  })

  it('does not fit beside an explanation that fills its cell: it is told by itself, and no word is lost', () => {
    const long = '长'.repeat(32_760)
    const { bytes } = rounds.correct(typed(typed(first, RESULT, { [`L${row}`]: long }), FORM, { M15: '见附件三' }))
    expect(reasonAt(bytes, `${FORM}!H15`)).toBe(long)
    expect(remarksIn(bytes)).toEqual(['单位另附说明：「1-3-1」M15：见附件三'])
    expect(allTexts(bytes).filter((text) => text.length > 32_767)).toEqual([])
    const again = rounds.correct(savedAgain(bytes)).bytes
    expect([reasonAt(again, `${FORM}!H15`), remarksIn(again)]).toEqual([long, remarksIn(bytes)])
  })

  it('does not go with the finding that it answered', () => {
    const answered = typed(first, RESULT, { [`L${row}`]: '录入有误' })
    const mended = next(answered, FORM, { H15: '9.58' })
    const settled = Object.values(textsOn(mended, RESULT)).filter((text) => text.startsWith('已整改'))
    expect(settled).toEqual([expect.stringContaining('　单位说明：录入有误')])
    const later = rounds.correct(savedAgain(mended)).bytes
    expect(remarksIn(later)).toEqual(['单位另附说明：录入有误（所说的问题已整改）'])
    expect(remarksIn(rounds.correct(savedAgain(later)).bytes)).toEqual(remarksIn(later))
  })
})

describe('a hint that is gone', () => {
  const hinted = rounds.correct(typed(clean, FORM, { F19: '65' }))
  const isHint = ({ severity }: { readonly severity: string }): boolean => severity === 'info'
  const [hint] = hinted.reviewed.findings.filter(isHint)
  const row = Object.entries(textsOn(hinted.bytes, RESULT))
    .find(([, text]) => text === hint!.id)![0]
    .slice(1)

  it('is not told as mended, and words on it are kept', () => {
    const answered = typed(hinted.bytes, RESULT, { [`L${row}`]: '年中追加' })
    const { bytes, reviewed } = rounds.correct(typed(answered, FORM, { F19: '65公斤' }))
    expect(reviewed.findings.map(({ id }) => id)).not.toContain(hint!.id)
    expect(reviewed.resolved.map(({ id }) => id)).not.toContain(hint!.id)
    expect(remarksIn(bytes)).toEqual(['单位另附说明：1-3-1!F19：年中追加（所说的提示已不在）'])
    expect(remarksIn(rounds.correct(savedAgain(bytes)).bytes)).toEqual(remarksIn(bytes))
  })
})

describe('ours is known by itself', () => {
  it.each([
    ['审核结果', [RESULT]],
    ['更正记录', [CHANGES]],
    ['both', [RESULT, CHANGES]],
  ])('without %s all else is taken off, and nothing stands twice', (_, sheets) => {
    const bare = without(first, ...sheets)
    expect(rounds.check(bare).workbooks[0]!.returned).toBe(true)
    const stripped = readWorkbook(editWorkbook(bare, removeMarks(readWorkbook(bare))!))
    const original = readWorkbook(filled)
    for (const sheet of original.sheets) {
      const left = stripped.sheets.find(({ name }) => name === sheet.name)!
      expect(left.comments).toEqual(sheet.comments)
      expect(left.cells.filter(({ fill }) => fill).map(({ fill }) => fill)).toEqual(
        sheet.cells.filter(({ fill }) => fill).map(({ fill }) => fill),
      )
      expect(left.cells.some(({ column }) => column > 9 && column < 12)).toBe(
        sheet.cells.some(({ column }) => column > 9 && column < 12),
      )
    }
    const again = rounds.correct(bare).bytes
    expect(textsOn(again, FORM)).toEqual(textsOn(first, FORM))
    expect(sheetOf(again, FORM).comments).toEqual(sheetOf(first, FORM).comments)
  })

  it('a correction whose record is gone is taken back by its comment', () => {
    const bare = without(first, RESULT, CHANGES)
    expect(textsOn(editWorkbook(bare, removeMarks(readWorkbook(bare))!), OTHER)).toMatchObject({ H22: '95' })
    expect(rounds.check(bare).findings.find(({ cell }) => cell === 'H22')!.status).toBe('adopted')
  })

  it.each([[[CHANGES]], [[RESULT, CHANGES]]])('a refused correction is known by its comment without %s', (sheets) => {
    for (const put of ['95', '96', '']) {
      const { reviewed } = rounds.correct(without(typed(first, OTHER, { H22: put }), ...sheets))
      expect(reviewed.changes).toEqual([])
      expect(reviewed.findings.find(({ cell }) => cell === 'H22')!.status).toBe('open')
    }
  })

  it('a correction that was refused a round ago is known by 审核结果', () => {
    const refused = rounds.correct(typed(first, OTHER, { H22: '95' })).bytes
    const { reviewed } = rounds.correct(without(refused, CHANGES))
    expect([reviewed.changes.length, reviewed.withheld.map(({ cell }) => cell)]).toEqual([0, ['H22']])
    const other = rounds.correct(typed(without(refused, CHANGES), OTHER, { H21: '9' })).reviewed
    expect(other.changes.map(({ cell }) => cell)).toEqual(['H22'])
  })

  it('a form’s own columns of these names stay', () => {
    const own: SheetEdits = {
      sheet: FORM,
      cells: [
        ...[13].flatMap((row) => [
          { row, column: 10, value: { kind: 'text', text: '复核得分' } as const, style: { bold: true } },
          { row, column: 11, value: { kind: 'text', text: '审核意见' } as const, style: { bold: true } },
        ]),
        { row: 14, column: 10, value: { kind: 'number', text: '12' }, style: {} },
        { row: 14, column: 11, value: { kind: 'text', text: '属实' }, style: {} },
      ],
    }
    const printed = editWorkbook(filled, { sheets: [own] })
    expect(rounds.check(printed).workbooks[0]!.returned).toBe(false)
    const marked = rounds.correct(printed).bytes
    expect(textsOn(marked, FORM)).toMatchObject({ J13: '复核得分', J14: '12', K14: '属实', L13: '复核得分', L14: '12' })
    for (const bytes of [savedAgain(marked), without(marked, RESULT, CHANGES)]) {
      const stripped = textsOn(editWorkbook(bytes, removeMarks(readWorkbook(bytes))!), FORM)
      expect(stripped).toMatchObject({ J13: '复核得分', K13: '审核意见', J14: '12', K14: '属实' })
      expect(Object.keys(stripped)).not.toContain('L13')
    }
  })

  it('what `annotate` wrote under our name is no mark', () => {
    const cell = { row: 15, column: 8, comment: { author: '校表', text: '请附佐证' } } as const
    const noted = editWorkbook(filled, { sheets: [{ sheet: FORM, cells: [cell] }] })
    expect(rounds.check(noted).workbooks[0]!.returned).toBe(false)
    expect(removeMarks(readWorkbook(noted))).toBeUndefined()
  })
})

describe('the result of another round, in which this one was filled in', () => {
  const UNIT = '云溪市农业农村局'
  const row = Object.entries(textsOn(first, RESULT))
    .find(([, text]) => text === `${FORM}!H15`)![0]
    .slice(1)
  const answeredFirst = typed(typed(first, RESULT, { [`L${row}`]: '以验收单为准' }), FORM, { J21: '8', K21: '扣2分' })
  /** All cells of the forms with other words for some. */
  const filledAnew = (bytes: Uint8Array, from: RegExp, to: string): Uint8Array =>
    readWorkbook(bytes)
      .sheets.filter(({ name }) => name !== RESULT && name !== CHANGES)
      .reduce((done, { name }) => {
        const texts = Object.entries(textsOn(done, name)).filter(([, text]) => from.test(text))
        return typed(done, name, Object.fromEntries(texts.map(([cell, text]) => [cell, text.replace(from, to)])))
      }, bytes)
  const judgedRows = (bytes: Uint8Array): number[] =>
    recordOf(rounds.check(bytes)).workbooks[0]!.forms.flatMap(({ score }) => score?.manual ?? [])

  it.each([
    ['2023 年度', filledAnew(answeredFirst, /2023(?=年度)/, '2024')],
    [`「${UNIT}」`, filledAnew(answeredFirst, new RegExp(UNIT), '云溪市商务局')],
  ])('%s: brings nothing but a note, and what was corrected there is as filled in', (whose, now) => {
    const { bytes, reviewed } = rounds.correct(now)
    const told = reviewed.workbooks[0]!.notes.filter((note) => note.includes('审核结果'))
    expect(told).toEqual([expect.stringMatching(/的审核结果，那一轮的说明和复核没有带过来/)])
    expect(told[0]).toContain(whose)
    expect(reviewed.findings.filter(({ explanation, since }) => explanation !== null || since !== null)).toEqual([])
    expect([reviewed.resolved, reviewed.changes, [...reviewed.remarks]]).toEqual([[], [], []])
    expect(textsOn(bytes, OTHER)).toMatchObject({ H22: textsOn(first, OTHER).H22 })
    expect(judgedRows(now)).toEqual([0, 0, 0, 0, 0])
    const later = rounds.correct(savedAgain(bytes)).reviewed
    expect(later.workbooks[0]!.notes).toEqual(reviewed.workbooks[0]!.notes.filter((note) => note !== told[0]))
    expect(later.findings.every(({ since }) => since === 'last-round')).toBe(true)
  })

  it('is not what a unit mended in its own name or in one form', () => {
    const isKept = (bytes: Uint8Array): boolean =>
      rounds.check(bytes).findings.some(({ explanation }) => explanation === '以验收单为准')
    expect(isKept(filledAnew(answeredFirst, new RegExp(UNIT), `${UNIT}机关`))).toBe(true)
    const strayed = typed(answeredFirst, FORM, { A2: '2024年度项目支出绩效自评表' })
    expect(isKept(strayed)).toBe(true)
    expect(isKept(filledAnew(rounds.correct(strayed).bytes, /2023(?=年度)/, '2024'))).toBe(true)
  })
})

describe('random hands in a corrected workbook', () => {
  const rows = [7, 14, 15, 16, 18, 21, 23]
  const letters = fc.constantFrom('甲', '乙', '丙', '丁', '财预〔2020〕10号', '，', '；', '（', '）', ' ', '=', '1')
  const words = fc.array(letters, { minLength: 1, maxLength: 6 }).map((all) => `言${all.join('')}毕`)
  const typing = fc.oneof(
    fc.record({ sheet: fc.constant(FORM), cell: fc.constantFrom(...rows.map((row) => `K${row}`)), text: words }),
    fc.record({
      sheet: fc.constant(FORM),
      cell: fc.constantFrom(...rows.map((row) => `J${row}`)),
      text: fc.oneof(words, fc.integer({ min: 0, max: 99 }).map(String)),
    }),
    fc.record({ sheet: fc.constantFrom(FORM, OTHER), cell: fc.constantFrom('M15', 'N22', 'L16', 'A40'), text: words }),
    fc.record({
      sheet: fc.constant(RESULT),
      cell: fc.constantFrom('A3', 'I17', 'K16', 'K17', 'L16', 'L17', 'E16', 'O15', 'O16', 'C40'),
      text: words,
    }),
    fc.record({ sheet: fc.constant(CHANGES), cell: fc.constantFrom('G4', 'I4', 'A2', 'C20', 'E4'), text: words }),
  )

  it('survive three rounds, once each, and a round with nothing new changes nothing', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(typing, { minLength: 1, maxLength: 4, selector: ({ sheet, cell }) => sheet + cell }),
        (all) => {
          let bytes = first
          for (const { sheet, cell, text } of all) bytes = typed(bytes, sheet, { [cell]: text })
          const second = rounds.correct(bytes).bytes
          const third = rounds.correct(savedAgain(second)).bytes
          const fourth = rounds.correct(savedAgain(third)).bytes
          for (const round of [second, third, fourth])
            for (const { text } of all)
              if (text.startsWith('言')) expect(allTexts(round).filter((each) => each.includes(text))).not.toEqual([])
          expect(allTexts(third)).toEqual(allTexts(second))
          expect(allTexts(fourth)).toEqual(allTexts(second))
          expect(Buffer.compare(rounds.correct(second).bytes, second)).toBe(0)
        },
      ),
      { numRuns: Number(JIAOBIAO_PEOPLE), seed: Number(JIAOBIAO_SEED) },
    )
  })
})
