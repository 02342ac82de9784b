import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CONFIGURATION_DOCS, configurationDocs } from '../../scripts/write-configuration-docs.ts'

test('docs/configuration.md is what scripts/write-configuration-docs.ts makes', () => {
  expect(readFileSync(CONFIGURATION_DOCS, 'utf8')).toBe(configurationDocs())
})
