import { bounded } from '../../src/core/search/searched-text.ts'
import type { Engine } from '../../src/db/engine.ts'
import { insertRows } from '../../src/db/stores/copies.ts'
import { indexOn } from '../../src/db/stores/search.ts'
import type { BulkWriter } from '../engines/databases.ts'
import { resume } from './texts.ts'

export const ORGANIZATION = 1
const BATCH = 200
/** Other rows have ids too: those of applications are so far apart. */
const APART = 7
const JOBS = 50

export const idOf = (number: number) => number * APART

/** Puts resumes into the index and the table of texts, as the task that reads them would. */
export async function fillIndex(
  engine: Engine,
  writer: BulkWriter,
  size: number,
  say: (line: string) => void,
): Promise<void> {
  const begun = performance.now()
  for (let from = 1; from <= size; from += BATCH) {
    const entries = Array.from({ length: Math.min(BATCH, size - from + 1) }, (_, index) => {
      const { name, email, phone, headline, tags, text } = resume(from + index)
      const texts = {
        name: [name],
        email: [email],
        phone: [phone],
        headline: [headline],
        tags,
        notes: [],
        resume: [text],
      }
      const entry = { jobId: 1 + ((from + index) % JOBS), clientId: 2, text: bounded(texts) }
      return { of: { organizationId: ORGANIZATION, applicationId: idOf(from + index) }, entry }
    })
    const rows = entries.map(({ of, entry }) => ({
      organization_id: of.organizationId,
      application_id: of.applicationId,
      texts_json: JSON.stringify(entry.text),
    }))
    const index = indexOn(engine.name)
    await writer.write([...entries.flatMap(({ of, entry }) => index.set(of, entry)), ...rowByRow(rows)])
    if (from % 50_000 === 1 && from > 1) say(`${engine.name}: ${from - 1} resumes`)
  }
  say(`${engine.name}: ${((performance.now() - begun) / size).toFixed(2)} ms for each resume`)
}

function rowByRow(rows: Parameters<typeof insertRows>[1]) {
  return rows.flatMap((row) => insertRows('application_text', [row]))
}
