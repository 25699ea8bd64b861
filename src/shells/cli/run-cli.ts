import { CommanderError } from 'commander'
import { WorkbookEditError } from '../../adapters/excel/workbook-edit-error.ts'
import { PathError } from '../../adapters/files/collect-workbooks.ts'
import { InTheWayError, NotWrittenError } from '../../adapters/files/not-written.ts'
import { LockedError } from '../../adapters/files/take-lock.ts'
import { TableError } from '../../core/content/tables.ts'
import { UnreadableWorkbookError } from '../../core/model/workbook.ts'
import { CannotStartError } from '../batch/cannot-start-error.ts'
import { MailRefusedError } from '../mail/mail-error.ts'
import { complaint } from './commander-messages.ts'
import { InterruptedError, stackPrinter } from '../review/host.ts'
import { type Environment, EXIT, UsageError } from './environment.ts'
import { printable } from './printable.ts'
import { buildProgram } from './program.ts'
import { TEXT } from './text.ts'

/**
 * Runs one command line (without the program's own name) and answers with its exit code. Never throws; every error is
 * one sentence on stderr.
 */
export async function runCli(args: readonly string[], given: Environment): Promise<number> {
  const environment = forPeople(given)
  let code: number = EXIT.ok
  const program = buildProgram(environment, async (result) => {
    code = await result
  })
  try {
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    return tell(error, args, environment)
  }
}

/** The same, with all that people read made safe for their terminal. */
function forPeople(environment: Environment): Environment {
  const { colour, progress, stdout, stderr } = environment
  return {
    ...environment,
    stdout: (text, form = 'text') =>
      stdout(form === 'document' ? text : printable(text, { colour, progress: false }), form),
    stderr: (text) => stderr(printable(text, { colour, progress })),
  }
}

function tell(error: unknown, args: readonly string[], environment: Environment): number {
  const say = (sentence: string): void => environment.stderr(`${sentence}\n`)
  if (error instanceof CommanderError) return tellMisuse(error, args, environment)
  if (error instanceof InterruptedError) {
    say(error.message)
    return EXIT.interrupted
  }
  if (error instanceof LockedError) {
    say(error.message)
    return EXIT.locked
  }
  if (error instanceof UnreadableWorkbookError) {
    say(withFile(error.message, args))
    return EXIT.unreadable
  }
  if (MISUSE.some((kind) => error instanceof kind)) {
    say((error as Error).message)
    return EXIT.usage
  }
  if (error instanceof NotWrittenError) {
    say(error.message)
    return EXIT.unreadable
  }
  stackPrinter(environment)(error)
  say(TEXT.unexpected(error instanceof Error ? error.name : '原因不明'))
  return EXIT.usage
}

const MISUSE = [UsageError, PathError, TableError, WorkbookEditError, InTheWayError, MailRefusedError, CannotStartError]

/** Help and version were printed by commander itself; they are no errors unless help was not asked for. */
function tellMisuse(error: CommanderError, args: readonly string[], environment: Environment): number {
  if (error.code === 'commander.helpDisplayed' || error.code === 'commander.version') return EXIT.ok
  if (error.code === 'commander.help') return EXIT.usage
  const command = args.find((arg) => arg in TEXT.commands)
  environment.stderr(
    `${complaint(error, (name) => `<${name}>`)}\n${TEXT.seeHelp(command ? `jiaobiao ${command}` : 'jiaobiao')}\n`,
  )
  return EXIT.usage
}

/** Commands on one file say which; the sentence itself does not. */
function withFile(sentence: string, args: readonly string[]): string {
  const file = args.slice(1).find((arg) => !arg.startsWith('-'))
  return file === undefined ? sentence : `「${file}」：${sentence}`
}
