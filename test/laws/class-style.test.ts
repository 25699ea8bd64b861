import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { below, type Node, parse } from '../mutation/syntax.ts'
import { SOURCE, sourceFiles } from './source-imports.ts'

/** Places of a class that are not in the one style: `#x`, or a parameter that the constructor only hands to a field. */
function otherStyles(node: Node): string[] {
  const own = node.type === 'PrivateIdentifier' ? [`#${String(node.name)}`] : []
  return [...own, ...(isConstructor(node) ? handedOn(node.value as Node) : []), ...below(node).flatMap(otherStyles)]
}

function isConstructor(node: Node): boolean {
  return node.type === 'MethodDefinition' && node.kind === 'constructor'
}

/** `constructor(name) { this.name = name }` */
function handedOn({ params, body }: Node): string[] {
  const given = (params as readonly Node[]).map(({ name }) => name)
  return below(body as Node).flatMap(({ expression }) => {
    const { type, left, right } = (expression ?? {}) as Partial<Record<string, Node>> & { readonly type?: string }
    if (type !== 'AssignmentExpression' || left?.type !== 'MemberExpression') return []
    const [of, field] = [left.object as Node, left.property as Node]
    const isSame = of.type === 'ThisExpression' && field.name === right?.name && given.includes(right?.name)
    return isSame ? [`this.${String(field.name)} = ${String(field.name)}`] : []
  })
}

it.each([
  ['class A { #b = 1 }', ['#b']],
  ['class A { b; constructor(b) { this.b = b } }', ['this.b = b']],
  ['class A { constructor(private readonly b: B) { this.c = b } }', []],
])('of %s the law names %j', (source, named) => expect(otherStyles(parse(source)!)).toEqual(named))

it('classes say `private`, and take what they are given as parameter properties', () => {
  const found = sourceFiles()
    .map((file) => [file, readFileSync(join(SOURCE, file), 'utf8')] as const)
    // Few files have a class: the others need not be parsed.
    .filter(([, text]) => /\bclass\b/.test(text))
    .flatMap(([file, text]) => otherStyles(parse(text, file)!).map((place) => `${file}: ${place}`))
  expect(found).toEqual([])
})
