import type { Command } from 'commander'
import { MISSING_OPTION } from './commander-messages.ts'
import { type CommonName, type CommonOptions, commonOptions } from './common-options.ts'
import type { Environment } from './environment.ts'
import { exampleLine } from './examples.ts'
import { type ArgumentKind, type Kind, type OptionKinds, type OptionValues, optional } from './option-kinds.ts'
import { intoFile } from './output-file.ts'
import { TEXT } from './text.ts'

/** Says what came out of a command. */
export type Report = (code: number | Promise<number>) => Promise<void>

/** What every command runs in. */
export interface Around {
  readonly environment: Environment
  readonly report: Report
}

/** What a command takes, and what it does with it. */
export interface CommandKind<Given extends readonly unknown[], Own extends OptionKinds> {
  /** Common options that the help shows, because they change something here. */
  readonly shown: readonly CommonName[]
  readonly arguments: { readonly [Index in keyof Given]: ArgumentKind<Given[Index]> }
  /** What it says may go into a file: it takes `--output`. */
  readonly output?: boolean
  readonly options: Own
  readonly load: () => Promise<
    (
      ...all: readonly [...given: Given, options: CommonOptions & OptionValues<Own>, environment: Environment]
    ) => number | Promise<number>
  >
}

/** Makes the command take what its kind says, and run with values that were checked against it. */
export function addCommand<Given extends readonly unknown[], Own extends OptionKinds>(
  command: Command,
  { shown, arguments: takes, output, options, load }: CommandKind<Given, Own>,
  { environment, report }: Around,
): void {
  const common = commonOptions(shown)
  const outputs = output ? { output: optional('--output <文件>', TEXT.options.output) } : {}
  const kinds = { ...common, ...outputs, ...options }
  for (const { definition } of Object.values(kinds)) command.addOption(definition)
  for (const { definition } of takes) command.addArgument(definition)
  const example = exampleLine(command)
  if (example !== '') command.addHelpText('after', `\n${example.trimEnd()}`)
  const run = async (): Promise<number> => {
    const raw = command.opts()
    refuseMissing(command, kinds, raw)
    const given = takes.map((kind, index) => checked(kind, command.processedArgs[index])) as readonly unknown[] as Given
    const values = { ...valuesOf(common, raw), ...valuesOf(options, raw) }
    const { output: file } = valuesOf(outputs, raw)
    const action = await load()
    if (file === undefined) return action(...given, values, values.color ? environment : plain(environment))
    // Files that are read and so may not be written over.
    const inputs = [...given, raw.roster].flat().filter((each) => typeof each === 'string')
    return intoFile(file, values, inputs, environment, (own) => action(...given, values, own))
  }
  command.action(() => report(run()))
}

function refuseMissing(command: Command, kinds: OptionKinds, given: Readonly<Record<string, unknown>>): void {
  for (const { definition, mandatory } of Object.values(kinds))
    if (mandatory && given[definition.attributeName()] === undefined)
      command.error(`'${definition.flags}' '${definition.description}'`, { code: MISSING_OPTION })
}

function plain(environment: Environment): Environment {
  return { ...environment, colour: false }
}

/** The only place where the names of options become those of an object; each value was checked. */
function valuesOf<Kinds extends OptionKinds>(
  kinds: Kinds,
  given: Readonly<Record<string, unknown>>,
): OptionValues<Kinds> {
  const values = Object.entries(kinds).map(
    ([name, kind]) => [name, checked(kind, given[kind.definition.attributeName()])] as const,
  )
  return Object.fromEntries(values.filter(([, value]) => value !== undefined)) as OptionValues<Kinds>
}

function checked<Value>({ definition, is }: Kind<{ name(): string }, Value>, value: unknown): Value {
  if (is(value)) return value
  throw new TypeError(`${definition.name()} was handed over as what it is not`)
}
