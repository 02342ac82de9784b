/** The few words in which the schemas of this API are written. Every key of an answer is there: what is not known is null. */

export const text = { type: 'string' } as const
export const boolean = { type: 'boolean' } as const
export const integer = { type: 'integer' } as const
export const number = { type: 'number' } as const
export const id = { type: 'string', description: 'The id, in the notation of a Comeet uid: `A1.5F20`' } as const
export const time = { type: 'string', description: 'ISO 8601 in UTC, with milliseconds' } as const
export const version = { type: 'string', description: 'Changes with every change; send it as If-Match' } as const

export function choice<T extends string>(values: readonly T[]) {
  return { type: 'string', enum: [...values] } as const
}

export function list(items: object) {
  return { type: 'array', items } as const
}

/** An object of which every key is there. */
export function object(properties: Readonly<Record<string, object>>) {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false } as const
}

/** An object of any keys. */
export function mapOf(values: object) {
  return { type: 'object', additionalProperties: values } as const
}

/** What a body may say: only these keys, of which some must be there. */
export function body(properties: Readonly<Record<string, object>>, required: readonly string[] = []) {
  return { type: 'object', properties, required: [...required], additionalProperties: false } as const
}

export function nullable(schema: object) {
  return { anyOf: [schema, { type: 'null' }] } as const
}

/** A schema that stands in the document under its name. */
export function ref(name: string) {
  return { $ref: `#/components/schemas/${name}` } as const
}

/** A page of a list. */
export function page(items: object) {
  return object({
    items: list(items),
    next: { ...nullable(text), description: 'Send it as `cursor` for the next page; null on the last one' },
  })
}

/** A list that is always whole. */
export function whole(items: object) {
  return object({ items: list(items) })
}
