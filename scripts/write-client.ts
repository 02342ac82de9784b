import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { api } from '../src/api/index.ts'
import { openApiDocument } from '../src/http/openapi.ts'

/** Writes the types of the native API's client, as the server describes itself: `npm run client`. Nothing listens for it. */

export const CLIENT_SCHEMA = new URL('../client/src/schema.ts', import.meta.url)

type Generator = {
  default(document: object, options: object): Promise<unknown>
  astToString(ast: unknown): string
}

const HEAD =
  '/** Written by `npm run client` from what the server says of itself: change the operations in src/api instead. */\n\n'

export async function clientSchema(): Promise<string> {
  // It needs an older compiler than ours, so it is installed with the client.
  const require = createRequire(new URL('../client/package.json', import.meta.url))
  const generator = require('openapi-typescript') as Generator
  return HEAD + generator.astToString(await generator.default(openApiDocument(api, '0'), { alphabetize: true }))
}

if (import.meta.main) writeFileSync(CLIENT_SCHEMA, await clientSchema())
