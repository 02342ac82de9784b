import Fastify from 'fastify'
import { CREATE_BODY, UPDATE_BODY } from '../../src/dialects/comeet/candidates/candidate-fields.ts'
import { isEmail, isHttpUrl, isLinkedInUrl } from '../../src/lib/contact-formats.ts'
import { isCountryCode } from '../../src/lib/iso-3166.ts'

/**
 * The first limit: what the HTTP framework does by itself with the same requests. It parses the body with its own parser,
 * checks it, and answers a fixed record: `node echo.ts RECORD`. No log, no store, no authentication.
 */

const record = JSON.parse(process.argv[2] ?? '{}') as object

const app = Fastify({
  bodyLimit: 64 * 1024 * 1024,
  ajv: {
    customOptions: {
      coerceTypes: false,
      removeAdditional: false,
      useDefaults: false,
      allowUnionTypes: true,
      formats: { email: isEmail, url: isHttpUrl, linkedin_url: isLinkedInUrl, country: isCountryCode },
    },
  },
})
app.post('/candidates', { schema: { body: withoutFileLengths(CREATE_BODY) } }, (_request, reply) => {
  reply.code(201).send(record)
})
app.patch('/candidates/:uid', { schema: { body: withoutFileLengths(UPDATE_BODY) } }, (_request, reply) => {
  reply.send(record)
})
app.get('/candidates/:uid', (_request, reply) => {
  reply.send(record)
})

await app.listen({ port: 0, host: '127.0.0.1' })
const address = app.server.address()
process.send?.({ port: typeof address === 'object' ? address?.port : 0 })
process.once('disconnect', () => {
  app.server.closeAllConnections()
  void app.close()
})

/** Counting the characters of a file's base64 one by one would slow the framework down for nothing. */
function withoutFileLengths(schema: object): object {
  const relax = (key: string, value: unknown) => (key === 'file' ? { type: 'string' } : value)
  return JSON.parse(JSON.stringify(schema, relax)) as object
}
