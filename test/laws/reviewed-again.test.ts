import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toA1 } from '../../src/core/model/cell-address.ts'
import type { Cell, CellValue, Sheet, Workbook } from '../../src/core/model/workbook.ts'
import { applyChanges, type CellChange } from '../../src/core/repair/apply-changes.ts'
import { review, type ReviewInput, reviewFrom } from '../../src/core/review.ts'
import { plainData } from '../planted/plain-data.ts'
import { parameters } from '../planted/reviewing.ts'
import { exampleSets, fixtureSets, type NamedSet, plantedSets } from './rules/sets-of-workbooks.ts'

type Books = ReadonlyMap<string, Workbook>

/** A cell of a set, as parts of all its workbooks, sheets and cells, and what is put into it. */
interface Typed {
  readonly workbook: number
  readonly sheet: number
  readonly cell: number
  readonly value: CellValue
}

const part = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const number = (text: string): CellValue => ({ kind: 'number', text })
const values: fc.Arbitrary<CellValue> = fc.oneof(
  fc.constantFrom<CellValue>({ kind: 'blank' }, number('0'), number('100'), number('0.97'), number('-3')),
  fc.integer({ min: 0, max: 20000 }).map((each) => number(String(each / 100))),
  fc
    .constantFrom(
      '约九十',
      '1,234.5',
      '≥95%',
      '100%',
      '完成',
      '/',
      '2021',
      '某市商务局',
      '产出指标',
      '12',
      '合计',
      '2023年1月5日',
    )
    .map((text): CellValue => ({ kind: 'text', text })),
)
const typed: fc.Arbitrary<Typed> = fc.record({ workbook: part, sheet: part, cell: part, value: values })

function pick<Item>(items: readonly Item[], at: number): Item {
  return items[Math.floor(at * items.length)]!
}

function withTyped(books: Books, { workbook, sheet, cell, value }: Typed): Books {
  const [path, book] = pick([...books], workbook)
  const on = pick(book.sheets, sheet)
  const plain = on.cells.filter(({ formula }) => formula === undefined)
  if (plain.length === 0) return books
  const change: CellChange = { sheet: on.name, cell: toA1(pick(plain, cell)), value }
  return new Map([...books, [path, applyChanges(book, [change]).workbook]])
}

function inputOf(books: Books): ReviewInput {
  return { workbooks: [...books].map(([path, workbook]) => ({ path, sha256: '', workbook })) }
}

/** Nothing of it was ever read. */
function unknown(books: Books): Books {
  const again = (sheet: Sheet): Sheet => ({ ...sheet, cells: sheet.cells.map((cell): Cell => ({ ...cell })) })
  return new Map([...books].map(([path, { sheets }]) => [path, { sheets: sheets.map(again) }]))
}

/** Types one thing after another, and looks after each whether the review that goes on says what one from scratch does. */
function compare(first: Books, steps: readonly Typed[]): void {
  let before = reviewFrom(inputOf(first)).said
  let books = first
  for (const step of steps) {
    books = withTyped(books, step)
    const next = reviewFrom(inputOf(books), before)
    expect(plainData(next.reviewed)).toEqual(plainData(review(inputOf(unknown(books)))))
    before = next.said
  }
}

const booksOf = ({ workbooks }: NamedSet): Books => new Map(workbooks.map(({ path, workbook }) => [path, workbook]))

describe('a review that goes on from the one before says what a review from scratch says', () => {
  const real = booksOf([...fixtureSets()].find(({ name }) => name.includes('商务局'))!)

  it('whatever is typed into the cells of the real set', () => {
    fc.assert(
      fc.property(fc.array(typed, { minLength: 1, maxLength: 4 }), (steps) => compare(real, steps)),
      parameters(8),
    )
  })

  it('whatever is typed into other sets', () => {
    const sets = [...[...fixtureSets()].filter((_, at) => at % 3 === 0), ...plantedSets(6), ...exampleSets()].map(
      booksOf,
    )
    fc.assert(
      fc.property(fc.nat(sets.length - 1), fc.array(typed, { minLength: 1, maxLength: 5 }), (at, steps) =>
        compare(sets[at]!, steps),
      ),
      parameters(40),
    )
  })

  it('also where it went on from another set', () => {
    const [one, other] = [...plantedSets(9)].map(booksOf)
    const before = reviewFrom(inputOf(one!)).said
    for (const books of [other!, real])
      expect(plainData(reviewFrom(inputOf(books), before).reviewed)).toEqual(plainData(review(inputOf(unknown(books)))))
  })
})
