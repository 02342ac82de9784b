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

\`longlist sandbox\` reads the same variables, with these differences:

- It always listens on 127.0.0.1, and may fetch files from this machine besides what \`LONGLIST_FETCH_ALLOW\` says.
- Without \`--data\` and \`LONGLIST_DATA\` it keeps nothing, in one process. With \`LONGLIST_DATABASE_URL\` naming PostgreSQL, the
  database is kept there, and files where \`LONGLIST_BLOBS_URL\` says; if that does not name S3 and there is no data folder, the
  files that came in are forgotten when this sandbox ends, and no other sandbox on the same database can serve them.
- Several sandboxes may share one database of PostgreSQL, and may be started at the same moment. Where \`LONGLIST_SERVER_KEY\` is
  not set and the data folder holds no key, all sandboxes on PostgreSQL have the same key, which is no secret. So a sandbox does
  not open the store of a server by mistake, nor a server that of a sandbox. The other verbs (\`client\`, \`job\`, …) open it when
  \`LONGLIST_SERVER_KEY\` is set for them and for the sandbox.

\`longlist doctor\` checks the configuration together with the store.
`
}

if (import.meta.main) writeFileSync(CONFIGURATION_DOCS, configurationDocs())
