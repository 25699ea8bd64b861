/** The part of JSON Schema that the contract uses. */
export interface Schema {
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly type?: string | readonly string[]
  readonly pattern?: string
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
}

/** What does not agree with the schema, each with its place; empty when all does. */
export function violations(value: unknown, schema: Schema, root: Schema = schema, at = ''): string[] {
  if (schema.$ref !== undefined) return violations(value, root.$defs![schema.$ref.replace('#/$defs/', '')]!, root, at)
  const type = typeOf(value)
  const types = schema.type === undefined ? undefined : [schema.type].flat()
  if (types && !types.includes(type) && !(type === 'integer' && types.includes('number')))
    return [`${at}: ${type}, not ${types.join(' or ')}`]
  if ('const' in schema && value !== schema.const) return [`${at}: not ${String(schema.const)}`]
  if (schema.enum && !schema.enum.includes(value)) return [`${at}: ${String(value)} is none of the values`]
  if (typeof value === 'string' && schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value)) {
    return [`${at}: 「${value}」 is not ${schema.pattern}`]
  }
  if (Array.isArray(value))
    return schema.items ? value.flatMap((each, index) => violations(each, schema.items!, root, `${at}/${index}`)) : []
  return type === 'object' ? ofObject(value as Record<string, unknown>, schema, root, at) : []
}

function ofObject(value: Record<string, unknown>, schema: Schema, root: Schema, at: string): string[] {
  const missing = (schema.required ?? []).filter((key) => !(key in value)).map((key) => `${at}: no ${key}`)
  const inside = Object.entries(value).flatMap(([key, each]) => {
    const own = schema.properties?.[key] ?? schema.additionalProperties ?? true
    if (own === false) return [`${at}: ${key} is unknown`]
    return own === true ? [] : violations(each, own, root, `${at}/${key}`)
  })
  return [...missing, ...inside]
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}
