import { describe, expect, it } from 'vitest'
import { Dictionary } from '../../../src/core/form/dictionary.ts'
import { bareLabel } from '../../../src/core/form/label-text.ts'
import type { Cell } from '../../../src/core/model/workbook.ts'
import { officialFieldMap } from '../../../src/core/vocabulary/field-map.ts'
import { lineOf, toldOfSet, uncheckedLines } from '../../core/rules/told.ts'
import { fixtureSets, type NamedSet } from '../rules/sets-of-workbooks.ts'

/** How forms mark a label of what has to be filled in. */
const MARKS: Readonly<Record<string, (label: string) => string>> = {
  'a star before it': (label) => `*${label}`,
  'a wide star and a blank before it': (label) => `＊ ${label}`,
  'a reference mark before it': (label) => `※${label}`,
  'a star behind it': (label) => `${label}*`,
  'words behind it': (label) => `${label}（必填）`,
}

const dictionary = Dictionary.of(officialFieldMap)
/** Roles of what people fill in, and of names that they give. */
const FILLED = new Set(['unused', 'grade', 'ofOneKind'])

/** A group's name with its points, 「产出指标（50分）」, is printed and asks for nothing. */
function isLabel(text: string): boolean {
  const { label, roles } = dictionary.wordingOf(text)
  const known = Object.entries(roles).filter(([role, name]) => name !== undefined && !FILLED.has(role))
  return label.length > 1 && known.length > 0 && !/\d+\s*分/.test(text)
}

function marked({ name, workbooks }: NamedSet, mark: (label: string) => string): NamedSet {
  const cell = (given: Cell): Cell =>
    given.value.kind === 'text' && isLabel(given.value.text)
      ? { ...given, value: { ...given.value, text: mark(given.value.text) } }
      : given
  return {
    name,
    workbooks: workbooks.map((each) => ({
      ...each,
      workbook: {
        ...each.workbook,
        sheets: each.workbook.sheets.map((sheet) => ({ ...sheet, cells: sheet.cells.map(cell) })),
      },
    })),
  }
}

/** Where a label itself is told, it stands as it is written. */
const bare = (line: string): string => bareLabel(line.replace(/[*＊※]\s?|（必填）/g, ''))

/** A form with such marks is not the national one, and a set with one of a place's own need not have all three kinds. */
function told(set: NamedSet): string[] {
  const result = toldOfSet(set)
  const findings = result.findings.filter(({ rule }) => rule !== 'JG-01')
  return [...findings.map(lineOf), ...uncheckedLines(result)].map(bare)
}

describe.each(Object.entries(MARKS))('a label of what has to be filled in, with %s,', (_, mark) => {
  it.each([...fixtureSets()].map((set) => [set.name, set] as const))('is the same label in %s', (_name, set) => {
    expect(told(marked(set, mark))).toEqual(told(set))
  })
})
