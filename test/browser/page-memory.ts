import { readdirSync, readFileSync } from 'node:fs'

/**
 * Megabytes of a page, its Worker among them: the private memory of the process that draws it (Linux; a browser has one
 * such process a page, of which the one that holds most is the page in question).
 */
export function pageMemory(browserId: number): number {
  const sizes = below(browserId)
    .filter((id) => textOf(`/proc/${id}/cmdline`).includes('--type=renderer'))
    .map(privateOf)
  return Math.max(...sizes)
}

function below(id: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), Number(/\) \S (\d+)/.exec(textOf(`/proc/${name}/stat`))?.[1])] as const)
  const own = (of: number): number[] =>
    parents.flatMap(([child, parent]) => (parent === of ? [child, ...own(child)] : []))
  return own(id)
}

function privateOf(id: number): number {
  const figures = [...textOf(`/proc/${id}/smaps_rollup`).matchAll(/^Private_\w+:\s+(\d+) kB/gm)]
  return figures.reduce((sum, [, kB]) => sum + Number(kB), 0) / 1000
}

/** '' where the process has ended meanwhile. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
