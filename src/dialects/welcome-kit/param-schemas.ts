/**
 * What the tables of parameters are made of: each schema checks the request and stands in the OpenAPI document. Beside the
 * strings that the documents call for, numbers and booleans are taken as a JSON body has them. `x-expected` ends the
 * sentence that refuses a value. The lengths are ours: no source names any.
 */

export type ParamsSchema = {
  readonly type: 'object'
  readonly properties: Readonly<Record<string, object>>
  readonly required: readonly string[]
}

export const paramsSchema = (
  properties: Readonly<Record<string, object>>,
  required: readonly string[] = [],
): ParamsSchema => ({ type: 'object', properties, required })

export const text = (maxLength: number, description: string) => ({ type: 'string', maxLength, description })

/** A boolean, left out for false. */
export const flag = (description: string) => ({
  type: ['boolean', 'string'],
  enum: [true, false, 'true', 'false'],
  description,
})

/** A number that names something, or counts. */
export const wholeNumber = (description: string) => ({
  type: ['integer', 'string'],
  minimum: 0,
  pattern: '^\\d{1,15}$',
  'x-expected': 'a whole number',
  description,
})

/** A day as `YYYY-MM-DD`; see `readDay`. */
export const day = (description: string) => ({
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  'x-expected': 'a date as YYYY-MM-DD',
  description,
})

/** The parameters of an operation without a body, as its OpenAPI description lists them. */
export function queryParameters({ properties, required }: ParamsSchema): object[] {
  return Object.entries(properties).map(([name, { description, ...schema }]: [string, { description?: string }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    description,
    schema,
  }))
}

/** Whether a flag that was checked is set. */
export function isSet(value: boolean | string | undefined): boolean {
  return value === true || value === 'true'
}
