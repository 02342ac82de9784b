import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CLIENT_SCHEMA, clientSchema } from '../../scripts/write-client.ts'

test('the types of the client are what the server says of itself: npm run client', async () => {
  expect(readFileSync(CLIENT_SCHEMA, 'utf8') === (await clientSchema())).toBe(true)
})
