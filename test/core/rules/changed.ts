import { type ExampleSubmission, exampleSubmission } from '../../../src/core/rules/example-submission.ts'
import type { DraftCell, SheetDraft } from '../../../src/core/model/sheet-draft.ts'

/**
 * What is filled in otherwise, by its path in the example: in the first project's form, or with 「p1」 「p2」 in another's,
 * with 「d」 in the department's, 「b」 in a line of the basic data, 「s」 in the staffing; 「i0」 is the first indicator.
 * 「头」: a text printed on the first project's form that reads otherwise, or is not there; 「scheme」: by which scheme.
 */
export type Change = Readonly<Record<string, string>>

type Held = Record<string, unknown>

export function changed(change: Change): ExampleSubmission {
  // What the example writes once for several places is here each its own.
  const submission: ExampleSubmission = JSON.parse(JSON.stringify(exampleSubmission()))
  const printed = new Map<string, string>()
  for (const [path, value] of Object.entries(change)) {
    if (path.startsWith('头.')) printed.set(path.slice(2), value)
    else put(submission, path, value)
  }
  if (printed.size > 0)
    submission.reshape = (drafts) => drafts.map((draft) => (draft.name === '1-3-1' ? reprinted(draft, printed) : draft))
  return submission
}

function reprinted(draft: SheetDraft, printed: ReadonlyMap<string, string>): SheetDraft {
  const left = new Set(printed.keys())
  const cells = draft.cells.flatMap((cell): DraftCell[] => {
    const text = cell.value?.kind === 'text' ? cell.value.text : ''
    if (!printed.has(text)) return [cell]
    left.delete(text)
    const other = printed.get(text)!
    return other === '' ? [] : [{ ...cell, value: { kind: 'text', text: other } }]
  })
  if (left.size > 0) throw new Error(`the form has no ${[...left].join('、')}`)
  return { ...draft, cells }
}

function put(submission: ExampleSubmission, path: string, value: string): void {
  const [first, ...rest] = path.split('.') as [string, ...string[]]
  const holder = holderOf(submission, first)
  const steps = holder ? rest : [first, ...rest]
  const start: unknown = holder ?? submission.projects[0]
  const from = steps[0] && /^i\d+$/.test(steps[0]) ? ['indicators', steps[0].slice(1), ...steps.slice(1)] : steps
  const held = from.slice(0, -1).reduce<unknown>((sofar, step) => (sofar as Held)[step], start) as Held
  const name = from.at(-1)!
  if (!held || !(name in held)) throw new Error(`the example has no ${path}`)
  held[name] = value
}

function holderOf({ projects, department, basicData }: ExampleSubmission, name: string): unknown {
  if (/^p\d$/.test(name)) return projects[Number(name.slice(1))]
  if (name === 'd') return department
  if (name === 's') return basicData.staffing
  if (name === 'basic') return basicData
  return name.startsWith('b:') ? basicData.rows.find(({ label }) => label.includes(name.slice(2))) : undefined
}
