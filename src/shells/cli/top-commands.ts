import type { Command } from 'commander'
import { addCommand, type Around } from './add-command.ts'
import { layoutLines } from './chosen-layout.ts'
import { ALL, LETTERS, READING, WATCHING, WRITING } from './common-options.ts'
import { letterOptions } from './letter-options.ts'
import { atMostOne, flag, one, optional, positive, required, several, whole } from './option-kinds.ts'
import { TEXT } from './text.ts'

/** Makes a command of this name, told in the help by its text. */
type Named = (name: keyof typeof TEXT.commands) => Command

/** The commands below `jiaobiao` itself, in the order of the help; those below `mail` come after them. */
export function addTopCommands(named: Named, around: Around): void {
  addCheck(named, around)
  addCorrect(named, around)
  addRevert(named, around)
  addTemplate(named, around)
  addExport(named, around)
  addImport(named, around)
  addInspect(named, around)
  addAnnotate(named, around)
  addSchemes(named, around)
  addWatch(named, around)
  addDoctor(named, around)
  addRules(named, around)
  addLetter(named, around)
}

function addCheck(named: Named, around: Around): void {
  addCommand(
    named('check'),
    {
      shown: ALL.filter((name) => name !== 'dryRun'),
      arguments: [several('<路径...>', TEXT.arguments.paths)],
      output: true,
      options: batchOptions(),
      load: async () => (await import('./commands/check.ts')).check,
    },
    around,
  )
}

function addCorrect(named: Named, around: Around): void {
  addCommand(
    named('correct'),
    {
      shown: ALL,
      arguments: [several('<路径...>', TEXT.arguments.paths)],
      output: true,
      options: { ...batchOptions(), ...outFolder(), applyScores: flag('--apply-scores', TEXT.options.applyScores) },
      load: async () => (await import('./commands/correct.ts')).correct,
    },
    around,
  )
}

function addRevert(named: Named, around: Around): void {
  addCommand(
    named('revert'),
    {
      shown: WRITING,
      arguments: [one('<文件>', TEXT.arguments.workbook)],
      options: outFile(),
      load: async () => (await import('./commands/revert.ts')).revert,
    },
    around,
  )
}

function addTemplate(named: Named, around: Around): void {
  addCommand(
    named('template').addHelpText('after', () => `\n${TEXT.layouts}\n${layoutLines(around.environment)}`),
    {
      shown: WRITING,
      arguments: [],
      options: {
        ...outFolder(),
        projects: optional('--projects <清单>', TEXT.options.projects),
        unit: optional('--unit <名称>', TEXT.options.unit),
        year: optional('--year <年度>', TEXT.options.year),
        layout: optional('--layout <表样>', TEXT.options.layout),
      },
      load: async () => (await import('./commands/template.ts')).template,
    },
    around,
  )
}

function addExport(named: Named, around: Around): void {
  addCommand(
    named('export'),
    {
      shown: WRITING,
      arguments: [several('<路径...>', TEXT.arguments.paths)],
      options: outFolder(),
      load: async () => (await import('./commands/export.ts')).exportForms,
    },
    around,
  )
}

function addImport(named: Named, around: Around): void {
  addCommand(
    named('import'),
    {
      shown: WRITING,
      arguments: [one('<文件夹>', TEXT.arguments.folder)],
      options: outFile(),
      load: async () => (await import('./commands/import.ts')).importForms,
    },
    around,
  )
}

function addInspect(named: Named, around: Around): void {
  addCommand(
    named('inspect'),
    {
      shown: READING,
      arguments: [one('<文件>', TEXT.arguments.workbook)],
      output: true,
      options: { cells: flag('--cells', TEXT.options.cells) },
      load: async () => (await import('./commands/inspect.ts')).inspect,
    },
    around,
  )
}

function addAnnotate(named: Named, around: Around): void {
  addCommand(
    named('annotate'),
    {
      shown: WRITING,
      arguments: [one('<文件>', TEXT.arguments.workbook)],
      options: { edits: required('--edits <清单.json>', TEXT.options.edits), ...outFile() },
      load: async () => (await import('./commands/annotate.ts')).annotateFile,
    },
    around,
  )
}

function addSchemes(named: Named, around: Around): void {
  addCommand(
    named('schemes'),
    {
      shown: READING,
      arguments: [several('[方案...]', TEXT.arguments.schemes)],
      output: true,
      options: {},
      load: async () => (await import('./commands/schemes.ts')).schemes,
    },
    around,
  )
}

function addWatch(named: Named, around: Around): void {
  addCommand(
    named('watch'),
    {
      shown: WATCHING,
      arguments: [one('<收件夹>', TEXT.arguments.inbox)],
      options: {
        out: required('-o, --out <发件夹>', TEXT.options.outbox),
        once: flag('--once', TEXT.options.once),
        interval: positive('--interval <秒>', TEXT.options.interval, 2),
        ledger: optional('--ledger <文件>', TEXT.options.ledger),
        proof: optional('--proof <文件夹>', TEXT.options.proof),
        cap: positive('--cap <分钟>', TEXT.options.cap, 10),
        timeLimit: positive('--time-limit <秒>', TEXT.options.timeLimit, 120),
        memoryLimit: positive('--memory-limit <MB>', TEXT.options.memoryLimit, 2048),
        shareTimeout: positive('--share-timeout <秒>', TEXT.options.shareTimeout, 20),
        staleAfter: positive('--stale-after <秒>', TEXT.options.staleAfter, 60),
      },
      load: async () => (await import('./commands/watch.ts')).watch,
    },
    around,
  )
}

function addDoctor(named: Named, around: Around): void {
  addCommand(
    named('doctor'),
    {
      shown: READING,
      arguments: [atMostOne('[收件夹]', TEXT.arguments.inbox)],
      output: true,
      options: {
        out: optional('-o, --out <发件夹>', TEXT.options.outbox),
        ledger: optional('--ledger <文件>', TEXT.options.ledger),
        smtpConfig: optional('--smtp-config <文件>', TEXT.options.smtpConfig),
      },
      load: async () => (await import('./commands/doctor.ts')).doctor,
    },
    around,
  )
}

function addRules(named: Named, around: Around): void {
  addCommand(
    named('rules'),
    {
      shown: READING,
      arguments: [atMostOne('[代码]', TEXT.arguments.code)],
      output: true,
      options: {},
      load: async () => (await import('./commands/rules.ts')).rules,
    },
    around,
  )
}

function addLetter(named: Named, around: Around): void {
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
}

function outFolder() {
  return { out: required('-o, --out <文件夹>', TEXT.options.outFolder) }
}

function outFile() {
  return { out: required('-o, --out <文件>', TEXT.options.outFile) }
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
