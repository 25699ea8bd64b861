import { bare, isNode, type Node } from './syntax.ts'

/** A stretch of the source that is replaced, and the kind of fault that this is. */
export interface Change {
  readonly kind: string
  readonly start: number
  readonly end: number
  readonly text: string
}

/** What may go wrong at a node. `text` gives the source of a node, `parent` is where the node stands. */
export type Operator = (node: Node, text: (node: Node) => string, parent: Node | undefined) => readonly Change[]

const put = (kind: string, node: Node, text: string): Change => ({ kind, start: node.start, end: node.end, text })

const COMPARISONS: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
}

/** A comparison flipped, its edge moved; an operation turned round. */
const binary: Operator = (node, text, parent) => {
  if (node.type !== 'BinaryExpression') return []
  const [left, right] = [node.left as Node, node.right as Node]
  const sign = node.operator as string
  // A whole condition that is flipped fails wherever one that always or never holds does.
  const whole = isCondition(parent) && parent.test === node ? 1 : 2
  const edges = sign.endsWith('==') && whole === 1 ? [] : (COMPARISONS[sign] ?? []).slice(0, whole)
  const compared = edges.map((other) => put('comparison', node, `(${text(left)} ${other} ${text(right)})`))
  const turned = { '-': '+', '*': '/', '/': '*', '%': '*', '+': '-' }[sign]
  if (!turned || isText(left) || isText(right)) return compared
  return [...compared, put('arithmetic', node, `(${text(left)} ${turned} ${text(right)})`)]
}

function isText(node: Node): boolean {
  const inner = bare(node)
  if (inner?.type === 'BinaryExpression') return isText(inner.left as Node) || isText(inner.right as Node)
  return inner?.type === 'TemplateLiteral' || (inner?.type === 'Literal' && typeof inner.value === 'string')
}

/** One of two conditions is enough, or both are needed; a value for want of another is not given, or always. */
const logical: Operator = (node, text) => {
  if (node.type !== 'LogicalExpression') return []
  const [left, right] = [text(node.left as Node), text(node.right as Node)]
  if (node.operator === '??') return [put('fallback', node, `(${left})`), put('fallback', node, `(${right})`)]
  return [put('logic', node, `(${left} ${node.operator === '&&' ? '||' : '&&'} ${right})`)]
}

/** A guard is dropped, or always holds. */
const condition: Operator = (node) => {
  if (!isCondition(node)) return []
  const test = node.test as Node
  return [put('guard', test, 'false'), put('guard', test, 'true')]
}

function isCondition(node: Node | undefined): node is Node {
  return node?.type === 'IfStatement' || node?.type === 'ConditionalExpression'
}

const negation: Operator = (node, text) =>
  node.type === 'UnaryExpression' && node.operator === '!'
    ? [put('negation', node, `(${text(node.argument as Node)})`)]
    : []

/** A threshold is moved, a unit is ten times as much, a flag is turned. */
const literal: Operator = (node, _text, parent) => {
  if (node.type !== 'Literal') return []
  const { value } = node
  if (typeof value === 'boolean') return [put('flag', node, String(!value))]
  if (typeof value === 'number' && parent?.type !== 'MemberExpression') return numbers(node, value)
  // The decimals of money are written as texts: new Decimal('0.05').
  const written = typeof value === 'string' && parent?.type === 'NewExpression' && /^-?\d+(\.\d+)?$/.test(value)
  return written ? [put('number', node, `'${Number(value) === 0 ? 1 : Number(value) * 10}'`)] : []
}

function numbers(node: Node, value: number): readonly Change[] {
  if (value === 0) return [put('number', node, '1')]
  const tenfold = put('number', node, String(value * 10))
  return Number.isInteger(value) ? [tenfold, put('number', node, String(value + 1))] : [tenfold]
}

/** The ends of a pattern are let go. */
const pattern: Operator = (node) => {
  const regex = node.regex as { pattern: string; flags: string } | undefined
  if (!regex) return []
  const loose = [regex.pattern.replace(/^\^/, ''), regex.pattern.replace(/(?<!\\)\$$/, '')]
  return loose
    .filter((each) => each !== regex.pattern && each !== '')
    .map((each) => put('pattern', node, `/${each}/${regex.flags}`))
}

/** An entry of a list is forgotten, an order is reversed. */
const list: Operator = (node, text, parent) => {
  if (node.type !== 'ArrayExpression' || parent?.type === 'ArrayExpression') return []
  const elements = (node.elements as unknown[]).filter(isNode)
  const without = elements
    .filter((each) => each.type !== 'SpreadElement')
    .map((dropped) =>
      put(
        'list',
        node,
        `[${elements
          .filter((each) => each !== dropped)
          .map(text)
          .join(', ')}]`,
      ),
    )
  const unordered =
    ['NewExpression', 'SpreadElement'].includes(parent?.type ?? '') || isAskedForOne(parent) || isWhatIsRead(parent)
  const same = elements.map(text).join() === elements.toReversed().map(text).join()
  if (same || unordered || elements.some((each) => each.type === 'SpreadElement')) return without
  return [...without, put('order', node, `[${elements.toReversed().map(text).join(', ')}]`)]
}

/** 「['EPERM', 'EBUSY'].includes(code)」: in whatever order. */
function isAskedForOne(parent: Node | undefined): boolean {
  if (parent?.type !== 'MemberExpression') return false
  return ['includes', 'some', 'every'].includes((parent.property as Node).name as string)
}

/** 「reads: ['title', 'unit']」 of a rule: a set. */
function isWhatIsRead(parent: Node | undefined): boolean {
  return parent?.type === 'Property' && isNode(parent.key) && parent.key.name === 'reads'
}

const METHODS: Readonly<Record<string, string>> = {
  lessThan: 'lessThanOrEqualTo',
  lessThanOrEqualTo: 'lessThan',
  greaterThan: 'greaterThanOrEqualTo',
  greaterThanOrEqualTo: 'greaterThan',
  plus: 'minus',
  minus: 'plus',
  times: 'dividedBy',
  dividedBy: 'times',
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  min: 'max',
  max: 'min',
  floor: 'ceil',
  ceil: 'floor',
  find: 'findLast',
  findLast: 'find',
  indexOf: 'lastIndexOf',
  lastIndexOf: 'indexOf',
}

/** Methods whose result is the receiver with something done: here it is left undone. */
const LEFT_UNDONE: ReadonlySet<string> = new Set(
  'filter slice trim trimStart trimEnd sort toSorted reverse toReversed toLowerCase normalize abs negated'.split(' '),
)

const method: Operator = (node, text) => {
  const called = node.type === 'CallExpression' && isNode(node.callee) ? node.callee : undefined
  if (called?.type !== 'MemberExpression' || called.computed) return []
  const [receiver, name] = [called.object as Node, (called.property as Node).name as string]
  if (LEFT_UNDONE.has(name)) return [put('left-undone', node, `(${text(receiver)})`)]
  const other = METHODS[name]
  return other ? [put('method', called.property as Node, other)] : []
}

/** A step is left out: a write, an fsync, an entry made in a map. */
const step: Operator = (node) => {
  if (node.type !== 'ExpressionStatement') return []
  const done = bare(node.expression)
  const inner = done?.type === 'AwaitExpression' || done?.type === 'ChainExpression' ? 'CallExpression' : done?.type
  const kinds = ['CallExpression', 'AssignmentExpression', 'UpdateExpression']
  return kinds.includes(inner ?? '') ? [put('step', node, ';')] : []
}

export const OPERATORS: readonly Operator[] = [
  binary,
  logical,
  condition,
  negation,
  literal,
  pattern,
  list,
  method,
  step,
]
