import { type GenericSchema, getDotPath, is, safeParse } from 'valibot'

/** The words of valibot that are used here; `import * as json` makes them `json.string()`. */
export {
  type BaseIssue,
  type InferOutput,
  array,
  boolean,
  check,
  exactOptional,
  integer,
  literal,
  maxLength,
  maxValue,
  minLength,
  minValue,
  nonEmpty,
  nullable,
  nullish,
  number,
  object,
  optional,
  picklist,
  pipe,
  record,
  regex,
  safeParse,
  strictObject,
  strictTuple,
  string,
  transform,
  trim,
  union,
  unknown,
  variant,
} from 'valibot'

/** What JSON must be like to be taken for a `Value`. */
export type Schema<Value> = GenericSchema<unknown, Value>

/** Why a text was not taken. */
export interface Fault {
  /** It is no JSON at all, or other JSON than the schema asks for. */
  readonly kind: 'not-json' | 'other-json'
  /** What the schema says of the first thing that is wrong. */
  readonly message: string
  /** Where it is: 「messages.0.to」; '' for the whole. */
  readonly place: string
}

/** Takes a text from outside, from a file, a database or another process, for what the schema says, or says why not. */
export function read<Value>(
  schema: Schema<Value>,
  text: string,
): { readonly value: Value } | { readonly fault: Fault } {
  let value: unknown
  try {
    // Editors of Windows put a mark before it.
    value = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    return { fault: { kind: 'not-json', message: error instanceof Error ? error.message : '', place: '' } }
  }
  const { success, output, issues } = safeParse(schema, value, { abortEarly: true })
  if (success) return { value: output }
  return { fault: { kind: 'other-json', message: issues[0].message, place: getDotPath(issues[0]) ?? '' } }
}

/** The same, where it does not matter what is wrong. */
export function readOr<Value, Otherwise>(schema: Schema<Value>, text: string, otherwise: Otherwise): Value | Otherwise {
  const given = read(schema, text)
  return 'value' in given ? given.value : otherwise
}

/** Whether a value that was parsed already is what the schema says, with whatever else stands in it. */
export function fits<Value>(schema: Schema<Value>, value: unknown): value is Value {
  return is(schema, value)
}
