import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Environment } from '../../../src/shells/cli/environment.ts'
import { textFiles } from '../../../src/text-files.mjs'
import { unitName, workbookMaker } from '../../fixture-content/many-workbooks.ts'
import { Place, type Ran } from '../cli/run.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Bundles a worker as the build does, beside node_modules. */
export async function bundledWorker(source: string): Promise<string> {
  const outfile = here(`../../../node_modules/.cache/jiaobiao-${process.pid}-${source.replace(/\W/g, '-')}.cjs`)
  await build({
    entryPoints: [here(source)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['exceljs', 'libsql', 'tinypool'],
    plugins: [textFiles],
    logLevel: 'error',
  })
  return outfile
}

/** A place with generated workbooks, in which commands run with child processes. */
export class BatchPlace extends Place {
  hash = 'program'

  constructor(
    private readonly module: string,
    private readonly make: (number: number) => Uint8Array,
  ) {
    super()
  }

  static async open(module: string): Promise<BatchPlace> {
    return new BatchPlace(module, await workbookMaker())
  }

  /** The generated workbook of a number, under its unit's name or another. */
  fill(
    folder: string,
    number: number,
    name = `${String(number + 1).padStart(3, '0')} ${unitName(number)}.xlsx`,
  ): string {
    return this.write(`${folder}/${name}`, this.make(number))
  }

  write(path: string, bytes: Uint8Array | string): string {
    const absolute = join(this.cwd, path)
    mkdirSync(dirname(absolute), { recursive: true })
    writeFileSync(absolute, bytes)
    return absolute
  }

  batch(changes: Partial<Environment>, ...args: string[]): Promise<Ran> {
    const workers = { module: this.module, state: join(this.cwd, '.state'), cores: 2, pause: 200 }
    return this.runWith({ workers, program: () => this.hash, ...changes }, ...args)
  }

  /** Every file below a folder but the journal's, with the hash of its bytes. */
  tree(folder: string): Record<string, string> {
    return treeOf(join(this.cwd, folder))
  }
}

export function treeOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => !name.startsWith('.jiaobiao'),
  )
  const files = names.filter((name) => statSync(join(folder, name)).isFile()).sort()
  return Object.fromEntries(
    files.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  )
}
