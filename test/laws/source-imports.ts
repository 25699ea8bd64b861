import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const SOURCE = fileURLToPath(new URL('../../src', import.meta.url))

/** An import of one source file: another source file (path below src/), or an outside module by name. */
export interface Import {
  readonly file: string
  readonly target: string
  readonly outside: boolean
}

/** Every source file, by its path below src/. */
export function sourceFiles(): string[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts'))
    .sort()
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^'"]*?\bfrom\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

/** Static, side-effect and dynamic imports, and re-exports. Data files (.json) are left out. */
export function sourceImports(): Import[] {
  return sourceFiles().flatMap((file) =>
    [...readFileSync(join(SOURCE, file), 'utf8').matchAll(IMPORT)].flatMap((match): Import[] => {
      const name = (match[1] ?? match[2] ?? match[3])!
      if (name.endsWith('.json')) return []
      if (!name.startsWith('.')) return [{ file, target: name, outside: true }]
      const target = relative(SOURCE, join(SOURCE, dirname(file), name.replace(/\?text$/, ''))).replaceAll('\\', '/')
      return [{ file, target, outside: false }]
    }),
  )
}
