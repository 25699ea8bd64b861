import { Command, Option } from 'commander'
import { displayWidth, wrap } from '../report/display-width.ts'
import type { TemplateOptions } from './commands/template.ts'
import { layoutLines } from './chosen-layout.ts'
import { type Environment, UsageError } from './environment.ts'
import { addMail } from './mail-program.ts'
import type { CommonOptions } from './options.ts'
import { intoFile } from './output-file.ts'
import { TEXT } from './text.ts'

/** Says what came out of a command. */
type Report = (code: number | Promise<number>) => Promise<void>

/**
 * The commands as commander knows them; `report` gets the exit code of the one that ran. Each is loaded when it runs,
 * so that none pays for another.
 */
export function buildProgram(environment: Environment, report: Report): Command {
  const program = new Command('jiaobiao')
  program
    .description(TEXT.program)
    .usage('<命令> [选项]')
    .version(environment.version, '-V, --version', TEXT.options.version)
    .addHelpText('after', `\n${TEXT.programNotes}`)
  const { arguments: of, options: option, commands } = TEXT

  const add = (name: keyof typeof commands, shown: readonly CommonName[]): Command =>
    withCommon(localised(program.command(name), environment).description(commands[name]), shown)
  const run = <Given extends string | undefined | readonly string[]>(
    load: () => Promise<(given: Given, options: never, environment: Environment) => number | Promise<number>>,
  ) => {
    return (given: Given, options: CommonOptions & { readonly color: boolean; readonly output?: string }) =>
      report(
        load().then((action) => {
          const act = (own: Environment): number | Promise<number> => action(given, options as never, own)
          const { output } = options
          return output === undefined
            ? act(coloured(options, environment))
            : intoFile(
                { ...options, output },
                given === undefined || typeof given === 'string' ? [given] : given,
                environment,
                act,
              )
        }),
      )
  }

  localised(program, environment)
  const output = (command: Command): Command => command.option('--output <文件>', option.output)
  withBatch(
    output(
      add(
        'check',
        ALL.filter((name) => name !== 'dryRun'),
      ),
    ).argument('<路径...>', of.paths),
  ).action(run(async () => (await import('./commands/check.ts')).check))
  withBatch(output(add('correct', ALL)).argument('<路径...>', of.paths))
    .requiredOption('-o, --out <文件夹>', option.outFolder)
    .option('--apply-scores', option.applyScores, false)
    .action(run(async () => (await import('./commands/correct.ts')).correct))
  add('revert', WRITING)
    .argument('<文件>', of.workbook)
    .requiredOption('-o, --out <文件>', option.outFile)
    .action(run<string>(async () => (await import('./commands/revert.ts')).revert))
  add('template', WRITING)
    .requiredOption('-o, --out <文件夹>', option.outFolder)
    .option('--projects <清单.csv>', option.projects)
    .option('--unit <名称>', option.unit)
    .option('--year <年度>', option.year)
    .option('--layout <表样>', option.layout)
    .addHelpText('after', () => `\n${TEXT.layouts}\n${layoutLines(environment)}`)
    .action((options: TemplateOptions & { readonly color: boolean }) =>
      report(
        import('./commands/template.ts').then(({ template }) => template(options, coloured(options, environment))),
      ),
    )
  add('export', WRITING)
    .argument('<路径...>', of.paths)
    .requiredOption('-o, --out <文件夹>', option.outFolder)
    .action(run(async () => (await import('./commands/export.ts')).exportForms))
  add('import', WRITING)
    .argument('<文件夹>', of.folder)
    .requiredOption('-o, --out <文件>', option.outFile)
    .action(run(async () => (await import('./commands/import.ts')).importForms))
  output(add('inspect', READING))
    .argument('<文件>', of.workbook)
    .option('--cells', option.cells, false)
    .action(run(async () => (await import('./commands/inspect.ts')).inspect))
  add('annotate', WRITING)
    .argument('<文件>', of.workbook)
    .requiredOption('--edits <清单.json>', option.edits)
    .requiredOption('-o, --out <文件>', option.outFile)
    .action(run(async () => (await import('./commands/annotate.ts')).annotateFile))
  output(add('schemes', READING))
    .argument('[方案...]', of.schemes)
    .action(run(async () => (await import('./commands/schemes.ts')).schemes))
  add('watch', WATCHING)
    .argument('<收件夹>', of.inbox)
    .requiredOption('-o, --out <发件夹>', option.outbox)
    .option('--once', option.once, false)
    .option('--interval <秒>', option.interval, positive('--interval'), 2)
    .option('--ledger <文件>', option.ledger)
    .option('--proof <文件夹>', option.proof)
    .option('--cap <分钟>', option.cap, positive('--cap'), 10)
    .option('--time-limit <秒>', option.timeLimit, positive('--time-limit'), 120)
    .option('--memory-limit <MB>', option.memoryLimit, positive('--memory-limit'), 2048)
    .option('--share-timeout <秒>', option.shareTimeout, positive('--share-timeout'), 20)
    .option('--stale-after <秒>', option.staleAfter, positive('--stale-after'), 60)
    .action(run<string>(async () => (await import('./commands/watch.ts')).watch))
  output(add('doctor', READING))
    .argument('[收件夹]', of.inbox)
    .option('-o, --out <发件夹>', option.outbox)
    .option('--ledger <文件>', option.ledger)
    .option('--smtp-config <文件>', option.smtpConfig)
    .action(run<string | undefined>(async () => (await import('./commands/doctor.ts')).doctor))
  output(add('rules', READING))
    .argument('[代码]', of.code)
    .action(run(async () => (await import('./commands/rules.ts')).rules))
  const mail = localised(program.command('mail'), environment)
    .description(commands.mail)
    .usage('[plan|send|status|resolve|bounces|verify] [选项]')
  addMail({
    add: (name, options) =>
      withCommon(
        localised(mail.command(name, options), environment).description(TEXT.mail.commands[name]),
        name === 'plan' ? WRITING : MAILING,
      ),
    report,
    environmentFor: (options) => coloured(options, environment),
  })
  return program
}

type CommonName = 'format' | 'scheme' | 'failOn' | 'exitZero' | 'jobs' | 'dryRun' | 'noColor' | 'verbose' | 'overwrite'
const ALL: readonly CommonName[] = [
  'format',
  'scheme',
  'failOn',
  'exitZero',
  'jobs',
  'dryRun',
  'overwrite',
  'verbose',
  'noColor',
]
const WRITING: readonly CommonName[] = ['format', 'dryRun', 'overwrite', 'noColor']
const WATCHING: readonly CommonName[] = ['format', 'scheme', 'jobs', 'noColor']
const READING: readonly CommonName[] = ['format', 'overwrite', 'noColor']
const MAILING: readonly CommonName[] = ['format', 'dryRun', 'noColor']

/** Every command takes the common options; the help shows those that change something there. */
function withCommon(command: Command, shown: readonly CommonName[]): Command {
  const { options: text } = TEXT
  const options: Readonly<Record<CommonName, Option>> = {
    format: new Option('--format <格式>', text.format)
      .default('text')
      .argParser(oneOf('--format', ['text', 'json', 'ndjson'])),
    scheme: new Option('--scheme <方案>', text.scheme),
    failOn: new Option('--fail-on <级别>', text.failOn)
      .default('error')
      .argParser(oneOf('--fail-on', ['error', 'warning'])),
    exitZero: new Option('--exit-zero', text.exitZero).default(false),
    jobs: new Option('--jobs <个数>', text.jobs).argParser(jobs),
    dryRun: new Option('--dry-run', text.dryRun).default(false),
    overwrite: new Option('--overwrite', text.overwrite).default(false),
    verbose: new Option('--verbose', text.verbose).default(false),
    noColor: new Option('--no-color', text.noColor),
  }
  for (const name of ALL) command.addOption(shown.includes(name) ? options[name] : options[name].hideHelp())
  return command
}

/** Options for many workbooks. */
function withBatch(command: Command): Command {
  const { options: text } = TEXT
  return command
    .option('--roster <名册.csv>', text.roster)
    .addOption(new Option('--timeout <秒>', text.timeout).default(60).argParser(whole('--timeout', 1, 86_400)))
    .addOption(new Option('--memory <MB>', text.memory).default(1024).argParser(whole('--memory', 128, 65_536)))
    .option('--resume', text.resume, false)
    .option('--retry-failed', text.retryFailed, false)
}

function whole(option: string, least: number, most: number): (value: string) => number {
  return (value) => {
    const number = /^\d{1,6}$/.test(value) ? Number(value) : -1
    if (number < least || number > most)
      throw new UsageError(`${option} 应是 ${least} 到 ${most} 的整数，不是「${value}」。`)
    return number
  }
}

function oneOf(option: string, choices: readonly string[]): (value: string) => string {
  return (value) => {
    if (choices.includes(value)) return value
    throw new UsageError(`${option} 应是 ${choices.join('、')} 之一，不是「${value}」。`)
  }
}

function positive(option: string): (value: string) => number {
  return (value) => {
    const number = /^\d{1,6}(\.\d{1,3})?$/.test(value) ? Number(value) : 0
    if (number <= 0) throw new UsageError(`${option} 应是大于 0 的数，不是「${value}」。`)
    return number
  }
}

function jobs(value: string): number {
  const count = /^\d{1,3}$/.test(value) ? Number(value) : 0
  if (count < 1) throw new UsageError(`--jobs 应是 1 到 999 的整数，不是「${value}」。`)
  return count
}

function coloured({ color }: { readonly color: boolean }, environment: Environment): Environment {
  return color ? environment : { ...environment, colour: false }
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
