import { writeFileSync } from 'node:fs'
import { SETTINGS } from '../src/config/settings.ts'

/** Writes docs/configuration.md from the table of settings: `node scripts/write-configuration-docs.ts`. */

export const CONFIGURATION_DOCS = new URL('../docs/configuration.md', import.meta.url)

export function configurationDocs(): string {
  const rows = Object.values(SETTINGS).map(
    ({ variable, fallback, help }) => `| \`${variable}\` | ${fallback === '' ? '' : `\`${fallback}\``} | ${help} |`,
  )
  return `# Configuration

<!-- Written by scripts/write-configuration-docs.ts from src/config/settings.ts. Change it there. -->

Longlist is configured by its environment. \`longlist serve\` also takes \`--port\`, \`--host\` and \`--data\`, which count before
the environment; every verb that works on a store takes \`--data\`.

| variable | default | meaning |
|---|---|---|
${rows.join('\n')}

What is wrong is told at the start, all at once, and the exit code is 78. A variable that begins with \`LONGLIST_\` and is not in
the table is refused too, so that a slip in a name cannot go unnoticed.

\`longlist sandbox\` reads the same variables, but always listens on 127.0.0.1, keeps its data in memory unless \`--data\` names a
folder, never uses \`LONGLIST_DATABASE_URL\`, and may fetch files from this machine besides what \`LONGLIST_FETCH_ALLOW\` says.

\`longlist doctor\` checks the configuration together with the store.
`
}

if (import.meta.main) writeFileSync(CONFIGURATION_DOCS, configurationDocs())
