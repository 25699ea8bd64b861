import { Command } from 'commander'
import { displayWidth, wrap } from '../report/display-width.ts'
import type { Report } from './add-command.ts'
import { addTopCommands } from './top-commands.ts'
import type { Environment } from './environment.ts'
import { addMail } from './mail-program.ts'
import { TEXT } from './text.ts'

/**
 * The commands as commander knows them; `report` gets the exit code of the one that ran. Each is loaded when it runs,
 * so that none pays for another.
 */
export function buildProgram(environment: Environment, report: Report): Command {
  const program = localised(new Command('jiaobiao'), environment)
    .description(TEXT.program)
    .usage('<命令> [选项]')
    .version(environment.version, '-V, --version', TEXT.options.version)
    .addHelpText('after', `\n${TEXT.programNotes}`)
  const around = { environment, report }
  addTopCommands((name) => localised(program.command(name), environment).description(TEXT.commands[name]), around)
  const mail = localised(program.command('mail'), environment)
    .description(TEXT.commands.mail)
    .usage('<命令> [选项]')
    .addHelpText('after', `\n${TEXT.mail.notes}`)
  addMail(
    (name, options) => localised(mail.command(name, options), environment).description(TEXT.mail.commands[name]),
    around,
  )
  return program
}

/** Help in Chinese; errors are thrown for `runCli` to tell. */
function localised(command: Command, environment: Environment): Command {
  return command
    .exitOverride()
    .helpOption('-h, --help', TEXT.options.help)
    .helpCommand(false)
    .configureOutput({
      writeOut: environment.stdout,
      writeErr: environment.stderr,
      outputError: () => {},
      getOutHelpWidth: () => environment.width,
      getErrHelpWidth: () => environment.width,
    })
    .configureHelp({
      styleTitle: (title) => TEXT.headings[title] ?? title,
      displayWidth,
      boxWrap: (text, width) => wrap(text, width).join('\n'),
      commandUsage: (each) => `${fullName(each)} ${each.usage().replace('[options]', '[选项]')}`,
      subcommandTerm: (each) => each.name(),
      optionDescription: (each) => each.description,
    })
}

function fullName(command: Command): string {
  return command.parent ? `${fullName(command.parent)} ${command.name()}` : command.name()
}
