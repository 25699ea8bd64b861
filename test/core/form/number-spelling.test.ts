import { describe, expect, it } from 'vitest'
import { isNotApplicableMark, type NumberKind, readSpelledNumber } from '../../../src/core/form/number-spelling.ts'

function read(text: string, kind: NumberKind = 'amount') {
  const number = readSpelledNumber(text, kind)
  return number && [number.value.toFixed(), number.decimals, ...number.spellings]
}

describe('an amount as people type it', () => {
  it.each([
    ['80', ['80', 0]],
    ['80.50', ['80.5', 2]],
    ['80万元', ['80', 0, 'unit']],
    ['80.5万', ['80.5', 1, 'unit']],
    ['80.5万元整', ['80.5', 1, 'unit']],
    ['800000元', ['80', 4, 'unit']],
    ['800000.05元', ['80.000005', 6, 'unit']],
    ['5元整', ['0.0005', 4, 'unit']],
    ['0.8亿元', ['8000', 0, 'unit']],
    ['0.80005亿', ['8000.5', 1, 'unit']],
    ['1,080.5', ['1080.5', 1, 'thousands']],
    ['8０', ['80', 0, 'full-width']],
    ['8 0', ['80', 0, 'spaces']],
    [' 80 ', ['80', 0]],
    ['¥80', ['80', 0, 'unit']],
    ['RMB80', ['80', 0, 'unit']],
    ['.5', ['0.5', 1]],
    ['-8', ['-8', 0]],
    ['−8', ['-8', 0, 'full-width']],
    ['+8', ['8', 0]],
  ])('%j is in 万元 %j, with the decimals it shows', (text, said) => {
    expect(read(text)).toEqual(said)
  })

  it.each(['', '.', '约80', '八十', '7,00.0,77', '1,08', '80%', '80分', '8-9', '80元/年', '9'.repeat(61)])(
    '%j is none, never a guess',
    (text) => {
      expect(read(text)).toBeUndefined()
    },
  )
})

describe('other numbers', () => {
  it.each<[string, NumberKind, unknown]>([
    ['97%', 'ratio', ['0.97', 2]],
    ['97.50％', 'ratio', ['0.975', 4, 'full-width']],
    ['0.97', 'ratio', ['0.97', 2]],
    ['9.5分', 'score', ['9.5', 1, 'unit']],
    ['9.5万', 'score', undefined],
    ['12人', 'count', ['12', 0, 'unit']],
    ['12名', 'count', ['12', 0, 'unit']],
    ['12个', 'count', ['12', 0, 'unit']],
    ['12分', 'count', undefined],
  ])('%s as %s is %j', (text, kind, said) => {
    expect(read(text, kind)).toEqual(said)
  })
})

it.each(['/', '／', '—', '——', '- -', '无', '*', '、', '\\'])('%j says that a cell does not apply', (mark) => {
  expect(isNotApplicableMark(mark)).toBe(true)
})

it.each(['', '0', '无误', '——————', '//'])('%j does not say that a cell does not apply', (text) => {
  expect(isNotApplicableMark(text)).toBe(false)
})

it.each([
  '/',
  '／',
  '—',
  '——',
  '———',
  '-',
  '--',
  '---',
  '－',
  '－－',
  '–',
  '―',
  '――',
  '─',
  '──',
  '无',
  '\\',
  '*',
  '、',
  ' — — ',
  '无 ',
])('what does not apply may be marked %j', (mark) => expect(isNotApplicableMark(mark)).toBe(true))

it.each(['', '0', '无需', '————', '-5', '//', '**', '。', '没有'])('%j is no such mark', (text) =>
  expect(isNotApplicableMark(text)).toBe(false),
)
