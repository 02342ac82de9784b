import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { startServer } from '../support/server.ts'

/** Both OpenAPI documents are clean for a public linter, with its strictest set of rules. */

const folder = mkdtempSync(join(tmpdir(), 'longlist-lint-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const redocly = join(dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')), 'bin/cli.js')
/** It calls nobody: neither to report that it was used, nor to ask for a newer version. */
const QUIET = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }

/** Where a schema has an `if`, the rule on examples would allow no key that both of its branches leave out. */
const CONFIGURATION = `
extends: [recommended-strict]
rules:
  no-invalid-media-type-examples: { severity: error, allowAdditionalProperties: true }
`

test.each(['comeet', 'welcome-kit'])('the document of %s is clean', { timeout: 60_000 }, async (dialect) => {
  await using server = await startServer()
  const { text } = await server.call({ path: `/openapi/${dialect}.json`, auth: null })
  writeFileSync(join(folder, `${dialect}.json`), text)
  writeFileSync(join(folder, 'redocly.yaml'), CONFIGURATION)
  const lint = promisify(execFile)(process.execPath, [redocly, 'lint', '--format=stylish', `${dialect}.json`], {
    cwd: folder,
    env: { ...process.env, ...QUIET },
  })
  await expect(
    lint.catch(({ stdout, stderr }) => Promise.reject(new Error(`${stdout}${stderr}`))),
  ).resolves.toBeDefined()
})
