import { Command } from 'commander'
import { displayWidth, wrap } from '../report/display-width.ts'
import { addCommand, type Report } from './add-command.ts'
import { ALL, LETTERS, READING, WATCHING, WRITING } from './common-options.ts'
import { layoutLines } from './chosen-layout.ts'
import type { Environment } from './environment.ts'
import { letterOptions } from './letter-options.ts'
import { addMail } from './mail-program.ts'
import { atMostOne, flag, one, optional, positive, required, several, whole } from './option-kinds.ts'
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
  const { arguments: of, options: option, commands } = TEXT
  const named = (name: keyof typeof commands): Command =>
    localised(program.command(name), environment).description(commands[name])
  const outFolder = { out: required('-o, --out <文件夹>', option.outFolder) }
  const outFile = { out: required('-o, --out <文件>', option.outFile) }

  addCommand(
    named('check'),
    {
      shown: ALL.filter((name) => name !== 'dryRun'),
      arguments: [several('<路径...>', of.paths)],
      output: true,
      options: batchOptions(),
      load: async () => (await import('./commands/check.ts')).check,
    },
    around,
  )
  addCommand(
    named('correct'),
    {
      shown: ALL,
      arguments: [several('<路径...>', of.paths)],
      output: true,
      options: { ...batchOptions(), ...outFolder, applyScores: flag('--apply-scores', option.applyScores) },
      load: async () => (await import('./commands/correct.ts')).correct,
    },
    around,
  )
  addCommand(
    named('revert'),
    {
      shown: WRITING,
      arguments: [one('<文件>', of.workbook)],
      options: outFile,
      load: async () => (await import('./commands/revert.ts')).revert,
    },
    around,
  )
  addCommand(
    named('template').addHelpText('after', () => `\n${TEXT.layouts}\n${layoutLines(environment)}`),
    {
      shown: WRITING,
      arguments: [],
      options: {
        ...outFolder,
        projects: optional('--projects <清单>', option.projects),
        unit: optional('--unit <名称>', option.unit),
        year: optional('--year <年度>', option.year),
        layout: optional('--layout <表样>', option.layout),
      },
      load: async () => (await import('./commands/template.ts')).template,
    },
    around,
  )
  addCommand(
    named('export'),
    {
      shown: WRITING,
      arguments: [several('<路径...>', of.paths)],
      options: outFolder,
      load: async () => (await import('./commands/export.ts')).exportForms,
    },
    around,
  )
  addCommand(
    named('import'),
    {
      shown: WRITING,
      arguments: [one('<文件夹>', of.folder)],
      options: outFile,
      load: async () => (await import('./commands/import.ts')).importForms,
    },
    around,
  )
  addCommand(
    named('inspect'),
    {
      shown: READING,
      arguments: [one('<文件>', of.workbook)],
      output: true,
      options: { cells: flag('--cells', option.cells) },
      load: async () => (await import('./commands/inspect.ts')).inspect,
    },
    around,
  )
  addCommand(
    named('annotate'),
    {
      shown: WRITING,
      arguments: [one('<文件>', of.workbook)],
      options: { edits: required('--edits <清单.json>', option.edits), ...outFile },
      load: async () => (await import('./commands/annotate.ts')).annotateFile,
    },
    around,
  )
  addCommand(
    named('schemes'),
    {
      shown: READING,
      arguments: [several('[方案...]', of.schemes)],
      output: true,
      options: {},
      load: async () => (await import('./commands/schemes.ts')).schemes,
    },
    around,
  )
  addCommand(
    named('watch'),
    {
      shown: WATCHING,
      arguments: [one('<收件夹>', of.inbox)],
      options: {
        out: required('-o, --out <发件夹>', option.outbox),
        once: flag('--once', option.once),
        interval: positive('--interval <秒>', option.interval, 2),
        ledger: optional('--ledger <文件>', option.ledger),
        proof: optional('--proof <文件夹>', option.proof),
        cap: positive('--cap <分钟>', option.cap, 10),
        timeLimit: positive('--time-limit <秒>', option.timeLimit, 120),
        memoryLimit: positive('--memory-limit <MB>', option.memoryLimit, 2048),
        shareTimeout: positive('--share-timeout <秒>', option.shareTimeout, 20),
        staleAfter: positive('--stale-after <秒>', option.staleAfter, 60),
      },
      load: async () => (await import('./commands/watch.ts')).watch,
    },
    around,
  )
  addCommand(
    named('doctor'),
    {
      shown: READING,
      arguments: [atMostOne('[收件夹]', of.inbox)],
      output: true,
      options: {
        out: optional('-o, --out <发件夹>', option.outbox),
        ledger: optional('--ledger <文件>', option.ledger),
        smtpConfig: optional('--smtp-config <文件>', option.smtpConfig),
      },
      load: async () => (await import('./commands/doctor.ts')).doctor,
    },
    around,
  )
  addCommand(
    named('rules'),
    {
      shown: READING,
      arguments: [atMostOne('[代码]', of.code)],
      output: true,
      options: {},
      load: async () => (await import('./commands/rules.ts')).rules,
    },
    around,
  )
  addCommand(
    named('letter'),
    {
      shown: LETTERS,
      arguments: [one('<审核结果>', TEXT.letter.results)],
      options: { out: required('-o, --out <文件夹>', TEXT.letter.out), ...letterOptions() },
      load: async () => (await import('./commands/letter.ts')).letter,
    },
    around,
  )
  const mail = localised(program.command('mail'), environment)
    .description(commands.mail)
    .usage('<命令> [选项]')
    .addHelpText('after', `\n${TEXT.mail.notes}`)
  addMail(
    (name, options) => localised(mail.command(name, options), environment).description(TEXT.mail.commands[name]),
    around,
  )
  return program
}

/** Options for many workbooks. */
function batchOptions() {
  const { options: text } = TEXT
  return {
    roster: optional('--roster <名册>', text.roster),
    timeout: whole('--timeout <秒>', text.timeout, [1, 86_400], 60),
    memory: whole('--memory <MB>', text.memory, [128, 65_536], 1024),
    resume: flag('--resume', text.resume),
    retryFailed: flag('--retry-failed', text.retryFailed),
  }
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
