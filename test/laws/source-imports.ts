import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'oxc-parser'
import { below, type Node } from '../mutation/syntax.ts'

export const SOURCE = fileURLToPath(new URL('../../src', import.meta.url))

/** An import of one source file: another source file (path below src/), or an outside module by name. */
export interface Import {
  readonly file: string
  /** `UNKNOWN` where a name is put together when the program runs. */
  readonly target: string
  readonly outside: boolean
}

export const UNKNOWN = '?'

/** Names that package.json gives to one source file or another, depending on where the program runs. */
const PLATFORM_SIDES: Readonly<Record<string, readonly string[]>> = sidesOf(
  JSON.parse(readFileSync(join(SOURCE, '..', 'package.json'), 'utf8')),
)

function sidesOf({ imports }: { imports: Readonly<Record<string, Readonly<Record<string, string>>>> }) {
  const below = (path: string): string => posix.relative('src', posix.normalize(path))
  return Object.fromEntries(Object.entries(imports).map(([name, sides]) => [name, Object.values(sides).map(below)]))
}

/** Every source file, by its path below src/. */
export function sourceFiles(): string[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/.test(file))
    .sort()
}

export function sourceImports(): Import[] {
  return sourceFiles().flatMap((file) => importsOf(file, readFileSync(join(SOURCE, file), 'utf8')))
}

/**
 * What a file imports, as oxc-parser reads it: by import, re-export, import() and require(), also for types alone
 * (`typeof import()` among them). Data files (.json) are left out. Decision: dependency-cruiser 17 reads TypeScript
 * below 7 only and takes our sources for empty; this parser is needed anyhow for the mutation runs.
 */
export function importsOf(file: string, text: string): Import[] {
  const parsed = parseSync(file, text)
  if (parsed.errors.length > 0) throw new Error(`${file}: ${parsed.errors[0]!.message}`)
  const { staticImports, staticExports } = parsed.module
  const exported = staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest ?? []))
  const names = [...staticImports.map(({ moduleRequest }) => moduleRequest), ...exported].map(({ value }) => value)
  // Few files ask for the tree, which takes longer than all else.
  const later = /\b(import|require)\s*\(/.test(text) ? laterNames(parsed.program as unknown as Node) : []
  return [...new Set([...names, ...later])].flatMap((name): Import[] => {
    if (name.endsWith('.json')) return []
    const sides = PLATFORM_SIDES[name]
    if (sides !== undefined) return sides.map((target) => ({ file, target, outside: false }))
    if (!name.startsWith('.')) return [{ file, target: name, outside: true }]
    return [{ file, target: posix.join(posix.dirname(file), name), outside: false }]
  })
}

/** Of import(), require() and types that import, wherever they stand. */
function laterNames(node: Node): string[] {
  const own = requested(node)
  return [...(own === undefined ? [] : [literal(own)]), ...below(node).flatMap(laterNames)]
}

function requested(node: Node): unknown {
  if (node.type === 'ImportExpression' || node.type === 'TSImportType') return node.source
  const isRequire = node.type === 'CallExpression' && (node.callee as Node & { name?: string }).name === 'require'
  return isRequire ? (node.arguments as readonly unknown[])[0] : undefined
}

function literal(node: unknown): string {
  const { value } = node as { readonly value?: unknown }
  return typeof value === 'string' ? value : UNKNOWN
}
