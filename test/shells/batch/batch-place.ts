import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Environment } from '../../../src/shells/cli/environment.ts'
import { unitName, workbookMaker } from '../../fixture-content/many-workbooks.ts'
import { CHILD_PROGRAM, Place, type Ran } from '../cli/run.ts'

/** A place with generated workbooks, in which commands run with child processes: the built ones, or of a module. */
export class BatchPlace extends Place {
  hash = 'program'

  constructor(
    private readonly module: string | undefined,
    private readonly make: (number: number) => Uint8Array,
  ) {
    super()
  }

  static async open(module?: string): Promise<BatchPlace> {
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
    const workers = { state: join(this.cwd, '.state'), cores: 2, pause: 200 }
    const childProgram = { ...CHILD_PROGRAM, ...(this.module === undefined ? {} : { module: this.module }) }
    return this.runWith({ workers, childProgram, program: () => this.hash, ...changes }, ...args)
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
