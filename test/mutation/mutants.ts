/**
 * The small deliberate faults of a source file, and the same source with its functions telling when they run.
 *
 * A runner of our own: Stryker (9.6 and 10.1, tried in 2026) calls an interface that TypeScript 7 no longer has, its
 * current version asks for Node 22, it cannot sample, and it moves no numbers, which are what money hangs on.
 */
import { type Change, OPERATORS } from './operators.ts'
import { below, isFunction, isNode, isType, type Node, parse } from './syntax.ts'

export interface Mutant extends Change {
  readonly file: string
  readonly line: number
  /** What stands there now. */
  readonly original: string
  /** The functions around it, innermost last; [0] where it stands outside of any. */
  readonly inside: readonly number[]
  /** It belongs to a constant that other files take. */
  readonly exported: boolean
}

/** Whom the functions of an instrumented source tell. */
export const TOLD = '__mutationHit'

/** Data about a rule, which its examples and texts are, not its behaviour. */
const NOT_JUDGED: ReadonlySet<string> = new Set(['examples', 'source', 'title', 'readings', 'silentWhen'])

/** All mutants of a file that are still TypeScript. */
export function mutantsOf(file: string, source: string): readonly Mutant[] {
  const program = parse(source)
  if (!program) throw new Error(`${file} is no TypeScript`)
  const found: Mutant[] = []
  const text = (node: Node) => source.slice(node.start, node.end)
  let functions = 0
  const walk = (node: Node, parent: Node | undefined, inside: readonly number[], exported: boolean): void => {
    if (isType(node) || node.type === 'ImportDeclaration' || isNotJudged(node)) return
    const within = isFunction(node) ? [...inside, ++functions] : inside
    const outside = exported || node.type.startsWith('Export')
    for (const change of OPERATORS.flatMap((operator) => operator(node, text, parent))) {
      if (!parse(applied(source, change))) continue
      const line = source.slice(0, change.start).split('\n').length
      const original = source.slice(change.start, change.end)
      found.push({ ...change, file, line, original, inside: within.length > 0 ? within : [0], exported: outside })
    }
    for (const each of below(node)) walk(each, node, within, outside)
  }
  walk(program, undefined, [], false)
  return found
}

function isNotJudged(node: Node): boolean {
  return node.type === 'Property' && isNode(node.key) && NOT_JUDGED.has(node.key.name as string)
}

export function applied(source: string, change: Change): string {
  return source.slice(0, change.start) + change.text + source.slice(change.end)
}

/** The source in which every function says its number when it runs, and the file itself 0 when it is loaded. */
export function telling(file: string, source: string): string {
  const program = parse(source)
  if (!program) throw new Error(`${file} is no TypeScript`)
  const inserted: [at: number, text: string][] = []
  let functions = 0
  const tell = (number: number) => `globalThis.${TOLD}?.(${JSON.stringify(`${file}#${number}`)})`
  const walk = (node: Node): void => {
    if (isType(node) || node.type === 'ImportDeclaration' || isNotJudged(node)) return
    if (isFunction(node)) {
      const body = node.body as Node
      const said = tell(++functions)
      if (body.type === 'BlockStatement') inserted.push([body.start + 1, `${said};`])
      else inserted.push([body.start, `(${said}, `], [body.end, ')'])
    }
    for (const each of below(node)) walk(each)
  }
  walk(program)
  // From the end, so that places further on stay where they are.
  const pieces = inserted.toSorted(([one], [other]) => other - one)
  const told = pieces.reduce((sofar, [at, text]) => sofar.slice(0, at) + text + sofar.slice(at), source)
  return `${tell(0)};${told}`
}

/** How a mutant is named in the list of those that change nothing: not by its line, which moves. */
export function nameOf({ file, kind, original, text }: Mutant): string {
  return `${file} ${kind}: ${short(original)} → ${short(text)}`
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 100 ? `${line.slice(0, 60)}…${line.slice(-36)}` : line
}
