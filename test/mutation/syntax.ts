import { parseSync } from 'oxc-parser'

/** A node of the syntax tree, as the parser gives it. */
export interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [name: string]: unknown
}

/** The tree of a source, or nothing where it is no TypeScript; a component's by the name of its file, 「.tsx」. */
export function parse(text: string, file = 'source.ts'): Node | undefined {
  const { program, errors } = parseSync(file, text)
  return errors.length > 0 ? undefined : (program as unknown as Node)
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
}

/** The nodes directly below, in the order of the text. */
export function below(node: Node): readonly Node[] {
  return Object.values(node)
    .flat()
    .filter(isNode)
    .toSorted((one, other) => one.start - other.start)
}

/** What an expression is without the parentheses and types around it. */
export function bare(node: unknown): Node | undefined {
  if (!isNode(node)) return undefined
  const wrapped = ['ParenthesizedExpression', 'TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression']
  return wrapped.includes(node.type) ? bare(node.expression) : node
}

const FUNCTIONS: ReadonlySet<string> = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])

export function isFunction(node: Node): boolean {
  return FUNCTIONS.has(node.type) && isNode(node.body)
}

/** Types are no behaviour; expressions that carry a type are. */
export function isType(node: Node): boolean {
  return node.type.startsWith('TS') && !isNode(node.expression)
}
