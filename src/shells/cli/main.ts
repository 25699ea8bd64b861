import { availableParallelism, homedir } from 'node:os'
import { join } from 'node:path'
import { isatty } from 'node:tty'
import { version } from '../../../package.json'
import { findSoffice } from '../../adapters/convert/find-soffice.ts'
import { stateFolder } from '../../adapters/files/state-folder.ts'
import { WORK } from '../../adapters/process/messages.ts'
import { programIdentity } from '../../adapters/process/program-identity.ts'
import { HANGING } from '../report/display-width.ts'
import type { Environment } from './environment.ts'
import { runCli } from './run-cli.ts'

/** The launcher's word (launch.cjs): whether this runs from the machine code that the build has kept. */
declare const __machineCode: Environment['machineCode']

/** The command `jiaobiao`: binds the process to `runCli`. */
async function main(): Promise<void> {
  let interrupted = false
  const stop = (): void => {
    // The second time the user means it.
    if (interrupted) process.exit(130)
    interrupted = true
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  for (const stream of [process.stdout, process.stderr]) stream.on('error', quietWhenClosed)
  const state = stateFolder(process.env, homedir())
  const environment: Environment = {
    cwd: process.cwd(),
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    progress: process.stderr.isTTY === true && process.env.TERM !== 'dumb',
    colour: process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
    width: process.stdout.columns ? Math.min(Math.max(process.stdout.columns - HANGING, 60), 160) : 100,
    version,
    interrupted: () => interrupted,
    soffice: () => findSoffice(process.env),
    program: () => programIdentity(__dirname),
    childProgram: { guard: join(__dirname, 'guard.cjs'), module: join(__dirname, 'jiaobiao.js') },
    layouts: join(__dirname, '../templates/layouts'),
    stateFolder: state,
    nodeOptions: process.env.NODE_OPTIONS,
    workers: {
      state,
      cores: availableParallelism(),
      pause: 5000,
    },
    machineCode: __machineCode,
    debug: process.env.JIAOBIAO_DEBUG === '1',
    ...(isatty(0) && isatty(2) ? { ask } : {}),
  }
  // Not process.exit: what was written to a pipe must arrive first.
  process.exitCode = await runCli(process.argv.slice(2), environment)
}

/** Loaded when something is asked. */
async function ask(question: string, hidden: boolean): Promise<string | undefined> {
  return (await import('./ask.ts')).askOnTerminal(question, hidden)
}

/** `jiaobiao check … | head`: the reader has seen enough. */
function quietWhenClosed(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
}

/** On the thread of a child process; loaded there only. */
async function work(name: string): Promise<void> {
  await (await import('./work.ts')).work(name)
}

const [first, second = ''] = process.argv.slice(2)
void (first === WORK ? work(second) : main())
