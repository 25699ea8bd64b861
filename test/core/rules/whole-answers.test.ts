import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { toA1 } from '../../../src/core/model/cell-address.ts'
import { Decimal } from '../../../src/core/model/decimal.ts'
import type { SheetDraft } from '../../../src/core/model/sheet-draft.ts'
import { workbookFromDrafts } from '../../../src/core/model/sheet-from-draft.ts'
import { RULES } from '../../../src/core/rules/catalogue.ts'
import { type ExampleSubmission, exampleSubmission } from '../../../src/core/rules/example-submission.ts'
import type { Rule } from '../../../src/core/rules/rule.ts'
import type { RunResult } from '../../../src/core/rules/run-rules.ts'
import { Draw } from '../../planted/draw.ts'
import { cleanForm } from '../../fixture-content/layouts/clean-form.ts'
import { LAYOUTS } from '../../fixture-content/layouts/index.ts'
import { weightsOf } from '../../fixture-content/layouts/weights.ts'
import { judgedSets, plantedSets } from '../../laws/rules/sets-of-workbooks.ts'
import { lineOf, toldOf, toldOfSet, uncheckedLines } from './told.ts'

/**
 * Goldens: all that a clerk is told where one thing is wrong, at which cell, which cells beside it, what is corrected
 * and what is left unchecked. `npx vitest run --config test/vitest.config.ts test/core/rules -u` rewrites them: read
 * their diff with the change of the rule.
 */
const GOLDENS = join(import.meta.dirname, 'whole-answers')

describe('of each example of a rule, all rules together say what its golden says', () => {
  for (const rule of RULES) {
    it(`${rule.code} ${rule.title}`, async () => {
      const said = rule.examples.map((example) => {
        const result = toldOf(example.plant)
        const findings = result.findings.flatMap((each) => [lineOf(each), `  ${each.message}`])
        return [`# ${example.name}（${answered(result, rule)}）`, ...findings, ...uncheckedLines(result)]
      })
      await expect(`${said.flat().join('\n')}\n`).toMatchFileSnapshot(join(GOLDENS, 'examples', `${rule.code}.txt`))
    })
  }
})

/** 「12 项相符，没有执行数」: what is not found by the rule itself. */
function answered({ outcomes }: RunResult, { code }: Rule): string {
  const said = outcomes.get(code)!
  const reasons = said.flatMap((each) => each.outcomes.flatMap((it) => (it.kind === 'not-applicable' ? it.reason : [])))
  const related = said.flatMap((each) => each.outcomes.filter(({ kind }) => kind === 'pass')).length
  return [`${said.reduce((sum, { passed }) => sum + passed, related)} 项相符`, ...new Set(reasons)].join('，')
}

type Content = string | number | boolean | undefined | readonly Content[] | { readonly [key: string]: Content }
type Path = readonly (string | number)[]

function* leavesOf(content: Content, path: Path = []): Generator<{ path: Path; text: string }> {
  if (typeof content === 'string') yield { path, text: content }
  else if (Array.isArray(content)) for (const [at, each] of content.entries()) yield* leavesOf(each, [...path, at])
  else if (typeof content === 'object')
    for (const [key, each] of Object.entries(content)) yield* leavesOf(each, [...path, key])
}

function put(submission: ExampleSubmission, path: Path, text: string): void {
  const holder = path.slice(0, -1).reduce<unknown>((held, key) => (held as Record<string, unknown>)[key], submission)
  ;(holder as Record<string, unknown>)[path.at(-1)!] = text
}

/** What a hurried clerk types instead: nothing, a mark, a zero, words, a digit too many, a figure nearby, no unit. */
function fillingsOf(text: string): readonly string[] {
  const [figure, before, after] = [
    /\d+(\.\d+)?/.exec(text)?.[0],
    ...[/^\D*/.exec(text)![0], text.replace(/^\D*\d+(\.\d+)?/, '')],
  ]
  const figures =
    figure === undefined
      ? []
      : [`${before}${figure}0${after}`, `${before}${Number((Number(figure) * 0.9).toFixed(2))}${after}`, figure]
  return [...new Set(['', '/', '0', '约九十', ...figures])].filter((each) => each !== text)
}

/** The first, and two of the others in turn: each cell with all of them takes long, and tells little more. */
function someOf([first, ...others]: readonly string[], index: number): readonly string[] {
  const taken = [2 * index, 2 * index + 1].map((at) => others[at % others.length]!)
  return [...new Set([first!, ...taken])]
}

const PARTS: readonly Path[] = [
  ['basicData', 'staffing'],
  ['basicData', 'rows'],
  ['department', 'department'],
  ['department', 'funds'],
  ['department', 'byIncome'],
  ['department', 'byExpenditure'],
  ['department', 'total'],
  ['projects', 0, 'name'],
  ['projects', 0, 'department'],
  ['projects', 0, 'implementer'],
  ['projects', 0, 'goals'],
  ['projects', 0, 'funds'],
  ['projects', 0, 'indicators'],
  ['projects', 0, 'total'],
  ['projects', 2, 'indicators'],
]

function contentAt(part: Path): Content {
  return part.reduce<unknown>((held, key) => (held as Record<string, unknown>)[key], exampleSubmission()) as Content
}

describe('of a clean submission with one cell filled otherwise, the rules say what the golden of its part says', () => {
  for (const part of PARTS) {
    it(part.join('.'), async () => {
      const said = [...leavesOf(contentAt(part), part)].flatMap(({ path, text }, index) =>
        someOf(fillingsOf(text), index).flatMap((filling) => {
          const result = toldOf((submission) => put(submission, path, filling))
          return [
            `# ${path.slice(part.length).join('.')} 「${text}」 → 「${filling}」`,
            ...result.findings.map(lineOf),
            ...uncheckedLines(result),
          ]
        }),
      )
      await expect(`${said.join('\n')}\n`).toMatchFileSnapshot(join(GOLDENS, `${part.join('.')}.txt`))
    })
  }
})

describe('of several cells filled otherwise, the rules say what the golden says, with one cause told once', () => {
  const places = PARTS.flatMap((part) => [...leavesOf(contentAt(part), part)])

  it.each([2, 3, 4])('%d', async (count) => {
    const draw = new Draw(count)
    const said = Array.from({ length: 40 }, () => {
      const changes = Array.from({ length: count }, () => draw.pick(places)).map(({ path, text }) => ({
        path,
        text: draw.pick(fillingsOf(text)),
      }))
      const result = toldOf((submission) => {
        for (const { path, text } of changes) put(submission, path, text)
      })
      return [
        `# ${changes.map(({ path, text }) => `${path.join('.')} 「${text}」`).join('，')}`,
        ...result.findings.flatMap((each) => [lineOf(each), `  ${each.message}`]),
      ]
    })
    await expect(`${said.flat().join('\n')}\n`).toMatchFileSnapshot(join(GOLDENS, `${count} at once.txt`))
  })
})

describe('of sets that others made, the rules say what the golden says', () => {
  it.each([
    ['judged rows', () => judgedSets(8)],
    ['planted faults', () => plantedSets()],
  ])('%s', async (name, sets) => {
    const said = [...sets()].map((set) => {
      const result = toldOfSet(set)
      // Each of these sets lacks the same forms.
      const findings = result.findings.filter(({ rule }) => name === 'planted faults' || rule !== 'JG-01')
      const lines = findings.flatMap((each) => [lineOf(each), `  ${each.message}`])
      return [`# ${set.name}`, ...lines, ...uncheckedLines(result)]
    })
    await expect(`${said.flat().join('\n')}\n`).toMatchFileSnapshot(join(GOLDENS, `${name}.txt`))
  })
})

describe.each(LAYOUTS.map((each) => [each.id, each] as const))('of the layout %s', (id, { draw }) => {
  const unit = { unit: '云溪市城市管理局', year: 2023, name: '市容环卫提升项目' }
  const draft = draw(cleanForm({ ...unit, weights: weightsOf(id) }), {
    texts: { goalScore: `${weightsOf(id).goal ?? ''}` },
  })
  const toldWith = (cells: SheetDraft['cells']) =>
    toldOfSet({ name: id, workbooks: [{ path: '表.xlsx', workbook: workbookFromDrafts([{ ...draft, cells }]) }] })

  it('with one figure filled otherwise, the rules say what the golden says', async () => {
    const usual = new Set(toldWith(draft.cells).findings.map(lineOf))
    const said = draft.cells.flatMap((changed, index) => {
      const { row, column, value } = changed
      if (value?.kind !== 'number') return []
      const figure = new Decimal(value.text)
      const text = (index % 2 === 0 ? figure.times(10) : figure.times('0.9')).toFixed()
      return [undefined, { kind: 'number', text } as const].flatMap((filling) => {
        const cells = draft.cells.map((cell) => (cell === changed ? { ...cell, value: filling } : cell))
        const result = toldWith(cells as SheetDraft['cells'])
        const lines = result.findings.map(lineOf).filter((line) => !usual.has(line))
        return [
          `# ${toA1({ row, column })} ${value.text} → ${filling?.text ?? ''}`,
          ...lines,
          ...uncheckedLines(result),
        ]
      })
    })
    await expect(`${[...usual, ...said].join('\n')}\n`).toMatchFileSnapshot(join(GOLDENS, 'layouts', `${id}.txt`))
  })
})
