import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ChildProgram } from '../../../src/adapters/process/messages.ts'
import type { Environment } from '../../../src/shells/cli/environment.ts'
import { runCli } from '../../../src/shells/cli/run-cli.ts'

export const FIXTURES = fileURLToPath(new URL('../../../fixtures/', import.meta.url))

const dist = (name: string): string => fileURLToPath(new URL(`../../../dist/${name}`, import.meta.url))

/** What `npm run build` left for child processes. */
export const CHILD_PROGRAM: ChildProgram = { guard: dist('guard.cjs'), module: dist('jiaobiao.js') }

export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** A folder of its own for each test, with Chinese and a space in its path, removed by `done`. */
export class Place {
  readonly cwd = mkdtempSync(join(tmpdir(), '校表 命令-'))
  private readonly state = mkdtempSync(join(tmpdir(), '校表 状态-'))

  /** Copies a fixture to a path in this folder. */
  put(fixture: string, to: string): void {
    mkdirSync(join(this.cwd, to, '..'), { recursive: true })
    cpSync(join(FIXTURES, fixture), join(this.cwd, to), { recursive: true })
  }

  async run(...args: string[]): Promise<Ran> {
    return this.runWith({}, ...args)
  }

  async runWith(changes: Partial<Environment>, ...args: string[]): Promise<Ran> {
    let stdout = ''
    let stderr = ''
    const environment: Environment = {
      cwd: this.cwd,
      stdout: (text) => {
        stdout += text
      },
      stderr: (text) => {
        stderr += text
      },
      progress: false,
      colour: false,
      width: 100,
      version: '0.0.0',
      program: () => 'a'.repeat(64),
      interrupted: () => false,
      soffice: () => undefined,
      debug: false,
      childProgram: CHILD_PROGRAM,
      layouts: fileURLToPath(new URL('../../../templates/layouts', import.meta.url)),
      stateFolder: this.state,
      ...changes,
    }
    const code = await runCli(args, environment)
    return { code, stdout, stderr }
  }

  /** A process that was told to end may still write something. */
  done(): void | Promise<void> {
    for (const folder of [this.cwd, this.state]) rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
  }
}

export const REAL = 'zhuzhou-commerce-2022/workbook/株洲市商务局2022年绩效自评.xlsx'
export const CLEAN = 'clean/workbook/云溪市农业农村局2023年绩效自评.xlsx'
