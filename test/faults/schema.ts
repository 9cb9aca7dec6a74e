/** What the fuzzer needs to know of a JSON Schema of the OpenAPI document. */
export interface Schema {
  $ref?: string
  type?: string
  format?: string
  pattern?: string
  enum?: readonly unknown[]
  const?: unknown
  properties?: Readonly<Record<string, Schema>>
  additionalProperties?: Schema | boolean
  items?: Schema
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
  allOf?: readonly Schema[]
  minLength?: number
  minItems?: number
  minimum?: number
}

export interface Parameter {
  in: 'path' | 'query' | 'header'
  name: string
  schema: Schema
}

export interface Operation {
  parameters?: readonly Parameter[]
  requestBody?: { content: Readonly<Record<string, { schema: Schema }>> }
}

export interface Document {
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  components: { schemas: Readonly<Record<string, Schema>> }
}

const branches = (schema: Schema): readonly Schema[] => schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []

export const resolver =
  ({ components }: Document) =>
  (schema: Schema): Schema =>
    schema.$ref ? (components.schemas[schema.$ref.replace('#/components/schemas/', '')] ?? {}) : schema

type Resolve = ReturnType<typeof resolver>

const formats: Readonly<Record<string, string>> = {
  uuid: '00000000-0000-7000-8000-000000000000',
  date: '2026-11-20',
  'date-time': '2026-11-20T00:00:00Z',
  email: 'a@noroshi.example',
  uri: 'https://noroshi.example/',
}

/** A value that the schema takes, as far as a schema tells; every property is there, so that each can be spoilt. */
export const exampleOf = (given: Schema, resolve: Resolve): unknown => {
  const schema = resolve(given)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [first] = branches(schema)
  if (first) return exampleOf(first, resolve)
  if (schema.type === 'object')
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, property]) => [name, exampleOf(property, resolve)]),
    )
  if (schema.type === 'array') return schema.items && schema.minItems ? [exampleOf(schema.items, resolve)] : []
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 1
  if (schema.type === 'boolean') return true
  if (schema.type === 'null') return null
  return formats[schema.format ?? ''] ?? 'x'.repeat(Math.max(1, schema.minLength ?? 1))
}

export interface Field {
  /** Names and indexes from the body to the field; empty for the body itself. */
  path: readonly string[]
  schema: Schema
  /** JSON types that may stand here. */
  types: ReadonlySet<string>
  /** An object with names of its own choosing, whose unknown keys are refused. */
  closed: boolean
}

/** JSON types that a schema takes; `anything` where it does not say. */
const typesOf = (given: Schema, resolve: Resolve): string[] => {
  const schema = resolve(given)
  const parts = branches(schema)
  if (parts.length > 0) return parts.flatMap(part => typesOf(part, resolve))
  if (schema.const !== undefined) return [schema.const === null ? 'null' : typeof schema.const]
  return [schema.type === 'integer' ? 'number' : (schema.type ?? 'anything')]
}

/** The body and every field within it, the first element of every list included. */
export const fieldsOf = (given: Schema, resolve: Resolve, path: readonly string[] = []): Field[] => {
  const schema = resolve(given)
  const own: Field = {
    path,
    schema,
    types: new Set(typesOf(schema, resolve)),
    closed: schema.additionalProperties === false,
  }
  const within = (part: Schema): Field[] => {
    const known = resolve(part)
    return [
      ...Object.entries(known.properties ?? {}).flatMap(([name, property]) =>
        fieldsOf(property, resolve, [...path, name]),
      ),
      ...(known.items ? fieldsOf(known.items, resolve, [...path, '0']) : []),
      ...branches(known).flatMap(within),
    ]
  }
  const fields = [own, ...within(schema)]
  // Branches of a union share fields: each path is spoilt once.
  return [...new Map(fields.map(field => [field.path.join('/'), field])).values()]
}

/** A copy of `body` with `value` at `path`; parents that are not there are made from their schema. */
export const put = (
  body: unknown,
  path: readonly string[],
  value: unknown,
  given: Schema,
  resolve: Resolve,
): unknown => {
  const [name, ...rest] = path
  if (name === undefined) return value
  const schema = resolve(given)
  const fitting = [schema, ...branches(schema).map(resolve)].find(part => part.properties?.[name] ?? part.items)
  const base = typeof body === 'object' && body !== null ? body : exampleOf(fitting ?? schema, resolve)
  const copy: Record<string, unknown> | unknown[] = Array.isArray(base) ? [...base] : { ...(base as object) }
  const below = fitting?.properties?.[name] ?? fitting?.items ?? {}
  Reflect.set(copy, name, put(Reflect.get(copy, name), rest, value, below, resolve))
  return copy
}
