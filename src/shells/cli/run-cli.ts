import { resolve } from 'node:path'
import { type Command, CommanderError } from 'commander'
import { WorkbookEditError } from '../../adapters/excel/workbook-edit-error.ts'
import { PathError } from '../../adapters/files/collect-workbooks.ts'
import { exists } from '../../adapters/files/guard-output.ts'
import { InTheWayError, NotWrittenError } from '../../adapters/files/not-written.ts'
import { LockedError } from '../../adapters/files/take-lock.ts'
import { TableError } from '../../core/content/tables.ts'
import { UnreadableWorkbookError } from '../../core/model/workbook.ts'
import { CannotStartError } from '../batch/cannot-start-error.ts'
import { MailRefusedError } from '../mail/mail-error.ts'
import { complaint, MISSING_OPTION } from './commander-messages.ts'
import { InterruptedError, stackPrinter } from '../review/host.ts'
import { type Environment, EXIT, UsageError } from './environment.ts'
import { exampleLine } from './examples.ts'
import { printable } from './printable.ts'
import { buildProgram } from './program.ts'
import { slippedDash } from './slipped-dash.ts'
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
    const slip = slippedDash(args, program)
    if (slip !== undefined) throw new UsageError(slip)
    await program.parseAsync(helpAsked(args), { from: 'user' })
    return code
  } catch (error) {
    return error instanceof CommanderError
      ? tellMisuse(error, args, program, environment)
      : tell(error, args, environment)
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
function tellMisuse(
  error: CommanderError,
  args: readonly string[],
  program: Command,
  environment: Environment,
): number {
  if (error.code === 'commander.helpDisplayed' || error.code === 'commander.version') return EXIT.ok
  if (error.code === 'commander.help') return EXIT.usage
  const meant = meantBy(args, program)
  const about = (name: string): string =>
    meant.registeredArguments.find((argument) => argument.name() === name.replace('...', ''))?.description ?? ''
  const foreign = notOfMail(args, environment)
  const said = foreign ?? (args.join() === 'mail' ? TEXT.mail.bare : complaint(error, about))
  const example = foreign === undefined && LEFT_OUT.includes(error.code) && args.join() !== 'mail'
  const help = TEXT.seeHelp(['jiaobiao', ...named(args)].join(' '))
  environment.stderr(`${said}\n${example ? exampleLine(meant) : ''}${help}\n`)
  return EXIT.usage
}

const LEFT_OUT: readonly string[] = ['commander.missingArgument', MISSING_OPTION]

/** The command that was typed; of 「mail」 without one of its own, the one that is then meant. */
function meantBy(args: readonly string[], program: Command): Command {
  const [name, second] = named(args)
  const command = program.commands.find((each) => each.name() === name) ?? program
  return name === 'mail' ? command.commands.find((each) => each.name() === (second ?? 'plan'))! : command
}

/** The command that was meant, and that of 「mail」. */
function named(args: readonly string[]): string[] {
  const at = args.findIndex((arg) => Object.hasOwn(TEXT.commands, arg))
  if (at < 0) return []
  return args
    .slice(at, at + 2)
    .filter((arg, index) => index === 0 || (args[at] === 'mail' && Object.hasOwn(TEXT.mail.commands, arg)))
}

/** 「help」 and 「help check」 are 「--help」 and 「check --help」. */
function helpAsked(args: readonly string[]): readonly string[] {
  return args[0] === 'help' ? [...args.slice(1), '--help'] : args
}

/** `mail` takes what is no command of its own for the folder of `plan`, which there may not be. */
function notOfMail([first, second = '']: readonly string[], { cwd }: Environment): string | undefined {
  const commands = Object.keys(TEXT.mail.commands)
  if (first !== 'mail' || !/^[a-z-]*[a-z]$/.test(second) || commands.includes(second)) return undefined
  if (second.startsWith('-') || exists(resolve(cwd, second))) return undefined
  return `mail 后面没有「${second}」这个命令，可以写 ${commands.join('、')}。`
}

/** Commands on one file say which; the sentence itself does not. */
function withFile(sentence: string, args: readonly string[]): string {
  const file = args.slice(1).find((arg) => !arg.startsWith('-'))
  return file === undefined ? sentence : `「${file}」：${sentence}`
}
