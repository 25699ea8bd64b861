import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { calendarOf } from '../../../../src/adapters/excel/calendar.ts'
import { shownCell } from '../../../../src/adapters/excel/look/shown-cell.ts'
import { readWorkbook } from '../../../../src/adapters/excel/read-workbook.ts'
import { CannotMendError } from '../../../../src/core/mending/cannot-mend-error.ts'
import type { MendAction } from '../../../../src/core/mending/mended-set.ts'
import { toA1 } from '../../../../src/core/model/cell-address.ts'
import type { Session } from '../../../../src/shells/page/engine/session.ts'
import { parameters } from '../../../planted/reviewing.ts'
import { checked, corrected, type Files, filesOf, readFixture, sessionOf } from './sessions.ts'

const FOLDER = fileURLToPath(new URL('../../../../fixtures', import.meta.url))
const NAMES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.xlsx') && !name.startsWith('protected') && !name.startsWith('packages'))
  .sort()
const filesOfFixture = (name: string): Files => ({ 'a.xlsx': readFixture(name) })

const part = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const texts = fc.oneof(
  fc.constantFrom(
    '',
    '12.5',
    '80%',
    '1,234.5',
    '１２',
    '约九十',
    '≥95%',
    '/',
    '=100%',
    '2023-3-10',
    "'007",
    '甲\n乙 ',
    '<&>"',
    '-5',
  ),
  fc.integer({ min: -10, max: 10000 }).map(String),
  fc.string({ maxLength: 12 }),
)
/** What is done, its place as parts of all there are. */
const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('type' as const), sheet: part, cell: part, text: texts }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('take' as const), at: part }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('take-all', 'undo', 'redo') }) },
  ),
  { minLength: 1, maxLength: 8 },
)
type Step = (typeof steps extends fc.Arbitrary<readonly (infer Item)[]> ? Item : never) & object

const pick = <Item>(items: readonly Item[], at: number): Item | undefined => items[Math.floor(at * items.length)]

function actionOf(session: Session, files: Files, step: Step): MendAction | undefined {
  if (step.kind === 'type') {
    const sheet = pick(
      readWorkbook(files['a.xlsx']!).sheets.filter(({ cells }) => cells.length > 0),
      step.sheet,
    )
    const cell = sheet && pick(sheet.cells, step.cell)
    return cell && { kind: 'type', place: { workbook: 'a.xlsx', sheet: sheet.name, cell: toA1(cell) }, text: step.text }
  }
  if (step.kind !== 'take') return { kind: step.kind as 'undo' }
  const findings = session.view().lines.flatMap((line) => line.findings.filter(({ proposed }) => proposed !== null))
  const finding = pick(findings, step.at)
  return finding && { kind: 'take', finding: finding.id }
}

function act(session: Session, action: MendAction): boolean {
  try {
    session.act(action)
    return true
  } catch (error) {
    if (!(error instanceof CannotMendError)) throw error
    return false
  }
}

function told({ findings, unchecked, counts, checks, changes }: ReturnType<typeof checked>): object {
  return { findings, unchecked, counts, checks, changes }
}

it('whatever is done in the page, the command line says of the mended file what the page says', () => {
  fc.assert(
    fc.property(fc.nat(NAMES.length - 1), fc.boolean(), steps, (at, isReturned, done) => {
      const given = filesOfFixture(NAMES[at]!)
      const files = isReturned ? { ...given, ...corrected(given) } : given
      const session = sessionOf(files)
      for (const step of done) {
        const action = actionOf(session, files, step)
        if (action) act(session, action)
      }
      const mended = filesOf(session.mended())
      expect({ name: NAMES[at], ...told(checked(mended)) }).toEqual({ name: NAMES[at], ...told(session.record) })
      expect(sessionOf(mended).view().lines).toEqual(session.view().lines)
    }),
    parameters(20),
  )
})

it('whatever is explained in the page, check finds explained in the annotated file, and correct makes the same again', () => {
  const words = fc.constantFrom(
    '年中追加了任务，已按程序报批。',
    '受天气影响，工期顺延。',
    '=SUM(A1)',
    '已整改',
    '因 <b>&"',
  )
  const said = fc.array(fc.record({ line: part, text: words }), { minLength: 1, maxLength: 5 })
  const explained = ({ findings }: ReturnType<typeof checked>): readonly (readonly [string, string | null])[] =>
    findings.flatMap(({ id, status, explanation }) => (status === 'explained' ? [[id, explanation] as const] : []))
  fc.assert(
    fc.property(fc.nat(NAMES.length - 1), fc.boolean(), steps, said, (at, isReturned, done, explanations) => {
      const given = filesOfFixture(NAMES[at]!)
      const files = isReturned ? { ...given, ...corrected(given) } : given
      const session = sessionOf(files)
      for (const step of done.slice(0, 3)) {
        const action = actionOf(session, files, step)
        if (action) act(session, action)
      }
      for (const { line, text } of explanations) {
        const asked = pick(session.view().lines, line)
        if (asked) session.act({ kind: 'explain', line: asked.id, text })
      }
      const annotated = filesOf(session.annotated())
      if (annotated['a.xlsx'] === undefined) return
      expect({ name: NAMES[at], said: explained(checked(annotated)) }).toEqual({
        ...{ name: NAMES[at], said: explained(session.record) },
      })
      expect(corrected(annotated)).toEqual(annotated)
      if (session.view().lacksWords) return
      const mended = filesOf(session.mended())
      expect({ name: NAMES[at], said: explained(checked(mended)) }).toEqual({
        ...{ name: NAMES[at], said: explained(session.record) },
      })
    }),
    parameters(15),
  )
})

it('typing what stands in a cell changes nothing, whatever it is', () => {
  const numberLike = /^[-+（(]?[¥￥]?[\d.,，．０-９]+\s*[%％]?[)）]?$/
  for (const name of NAMES.filter((_, at) => at % 4 === 0)) {
    const files = filesOfFixture(name)
    const session = sessionOf(files)
    const { date1904 } = calendarOf(files['a.xlsx']!)
    for (const sheet of readWorkbook(files['a.xlsx']!).sheets.slice(0, 4))
      for (const cell of sheet.cells.filter(({ formula }, at) => formula === undefined && at % 3 === 0)) {
        const { edit } = shownCell(cell, date1904)
        // A number that was typed as a text becomes one, as in every spreadsheet program.
        const isBecoming = cell.value.kind === 'text' && (numberLike.test(edit.trim()) || edit.startsWith("'"))
        if (isBecoming || ['boolean', 'error'].includes(cell.value.kind)) continue
        const isDone = act(session, {
          kind: 'type',
          place: { workbook: 'a.xlsx', sheet: sheet.name, cell: toA1(cell) },
          text: edit,
        })
        if (isDone && session.view().canUndo) expect(`${name} ${sheet.name} ${toA1(cell)} ${edit}`).toBe('unchanged')
      }
  }
})
