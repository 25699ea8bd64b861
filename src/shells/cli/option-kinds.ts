import { Argument, Option } from 'commander'
import { UsageError } from './environment.ts'

/** An option or argument as commander knows it, and whether a value that commander hands over is what it promises. */
export interface Kind<Definition, Value> {
  readonly definition: Definition
  readonly is: (value: unknown) => value is Value
  /** It has to be given. Commander is not told: it would speak of it before it speaks of a misspelled option. */
  readonly mandatory?: true
}
export type OptionKind<Value> = Kind<Option, Value>
export type ArgumentKind<Value> = Kind<Argument, Value>

/** Options of a command by the names under which it reads them. */
export type OptionKinds = Readonly<Record<string, OptionKind<unknown>>>
type ValueOf<Each> = Each extends Kind<unknown, infer Value> ? Value : never
type MayBeMissing<Kinds> = {
  [Name in keyof Kinds]: undefined extends ValueOf<Kinds[Name]> ? Name : never
}[keyof Kinds]

/** What a command is given for its options; those that may be missing are absent. */
export type OptionValues<Kinds> = {
  readonly [Name in Exclude<keyof Kinds, MayBeMissing<Kinds>>]: ValueOf<Kinds[Name]>
} & { readonly [Name in MayBeMissing<Kinds>]?: Exclude<ValueOf<Kinds[Name]>, undefined> }

/** On or off; `--no-…` is on until it is given. */
export function flag(flags: string, text: string): OptionKind<boolean> {
  const option = new Option(flags, text)
  return { definition: option.default(option.negate), is: isBoolean }
}

export function optional(flags: string, text: string): OptionKind<string | undefined> {
  return { definition: new Option(flags, text), is: isStringOrMissing }
}

export function required(flags: string, text: string): OptionKind<string> {
  return { definition: new Option(flags, text), is: isString, mandatory: true }
}

export function withDefault(flags: string, text: string, value: string): OptionKind<string> {
  return { definition: new Option(flags, text).default(value), is: isString }
}

/** May be given several times; empty when it is not. */
export function repeated(flags: string, text: string): OptionKind<readonly string[]> {
  const collect = (value: string, all: readonly string[]): readonly string[] => [...all, value]
  return { definition: new Option(flags, text).default([]).argParser(collect), is: isStrings }
}

/** One of some words; the first when it is not given. */
export function choice<Word extends string>(
  flags: string,
  text: string,
  words: readonly [Word, ...Word[]],
): OptionKind<Word> {
  const isWord = (value: unknown): value is Word => words.some((word) => word === value)
  const option = new Option(flags, text).default(words[0])
  const parse = (value: string): Word => {
    if (isWord(value)) return value
    throw new UsageError(`${option.long} 应是 ${words.join('、')} 之一，不是「${value}」。`)
  }
  return { definition: option.argParser(parse), is: isWord }
}

/** A whole number between two others. */
export function whole(
  flags: string,
  text: string,
  [least, most]: readonly [number, number],
  value: number,
): OptionKind<number> {
  const option = new Option(flags, text).default(value)
  return { definition: option.argParser(wholeOf(option, least, most)), is: isNumber }
}

/** The same, and undefined when it is not given. */
export function optionalWhole(
  flags: string,
  text: string,
  [least, most]: readonly [number, number],
): OptionKind<number | undefined> {
  const option = new Option(flags, text)
  return { definition: option.argParser(wholeOf(option, least, most)), is: isNumberOrMissing }
}

function wholeOf(option: Option, least: number, most: number): (value: string) => number {
  return (value) => {
    const number = /^\d{1,6}$/.test(value) ? Number(value) : -1
    if (number >= least && number <= most) return number
    throw new UsageError(`${option.long} 应是 ${least} 到 ${most} 的整数，不是「${value}」。`)
  }
}

/** A number above 0, with up to three decimals. */
export function positive(flags: string, text: string, value: number): OptionKind<number> {
  const option = new Option(flags, text).default(value)
  const parse = (given: string): number => {
    const number = /^\d{1,6}(\.\d{1,3})?$/.test(given) ? Number(given) : 0
    if (number > 0) return number
    throw new UsageError(`${option.long} 应是大于 0 的数，不是「${given}」。`)
  }
  return { definition: option.argParser(parse), is: isNumber }
}

export function one(name: `<${string}>`, text: string): ArgumentKind<string> {
  return { definition: new Argument(name, text), is: isString }
}

export function atMostOne(name: `[${string}]`, text: string): ArgumentKind<string | undefined> {
  return { definition: new Argument(name, text), is: isStringOrMissing }
}

/** `<…...>` for one or more, `[…...]` for any number. */
export function several(name: `<${string}...>` | `[${string}...]`, text: string): ArgumentKind<readonly string[]> {
  return { definition: new Argument(name, text), is: isStrings }
}

const isString = (value: unknown): value is string => typeof value === 'string'
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean'
const isNumber = (value: unknown): value is number => typeof value === 'number'
const isStrings = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isString)
const isStringOrMissing = (value: unknown): value is string | undefined => value === undefined || isString(value)
const isNumberOrMissing = (value: unknown): value is number | undefined => value === undefined || isNumber(value)
