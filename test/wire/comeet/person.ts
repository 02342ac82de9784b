import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Answer, TestServer } from '../../support/server.ts'
import { create, file } from './candidate.ts'

/** Somebody with everything that a candidate can hold, each value with the word by which it is looked for afterwards. */
export const WORD = 'Zyxwvut'

export const PERSONAL = {
  partner_candidate_id: `${WORD}-reference`,
  first_name: `${WORD}first`,
  middle_name: `${WORD}middle`,
  last_name: `${WORD}last`,
  email: `${WORD}@example.org`,
  phone: '+44 20 7946 0018',
  mobile_phone: '+44 7700 900118',
  national_id: `${WORD}id`,
  linkedin_url: `https://www.linkedin.com/in/${WORD}`,
  salary_expectations: `${WORD}salary`,
  prospect_status: 'Interested',
  links: [{ url: `https://${WORD}.example.org/` }],
  address: { country: 'GB', city: `${WORD}city` },
  custom_fields: { field1: `${WORD}field` },
  source_contact: { full_name: `${WORD} contact`, email: `${WORD}.contact@example.org` },
  note: `${WORD} note`,
  resume: file('cv.pdf', `%PDF-1.4\n${WORD} resume\n%%EOF\n`),
  files: [file('task.txt', `${WORD} task`)],
} as const

export const addPersonal = (server: TestServer, more: object = {}, options: object = {}) =>
  create(server, { ...PERSONAL, ...more }, options)

export const erase = (server: TestServer, personUid: string, options: object = {}): Promise<Answer> =>
  server.call({ method: 'DELETE', path: `/person/${personUid}`, ...options })

export const pseudonymize = (server: TestServer, personUid: string, options: object = {}): Promise<Answer> =>
  server.call({ method: 'POST', path: `/person/${personUid}/pseudonymize`, ...options })

/** The rows of every table that hold the word in any column, as "table: row". */
export async function rowsWith(server: TestServer, word: string, tables: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const table of tables) {
    const rows = await server.server.store.engine.all(`select * from ${table}`, [], 'every')
    for (const row of rows) {
      const text = JSON.stringify(row)
      if (text.toLowerCase().includes(word.toLowerCase())) found.push(`${table}: ${text}`)
    }
  }
  return found
}

/** The files below a folder whose bytes hold the word, in any case. */
export function filesWith(folder: string, word: string): string[] {
  const found: string[] = []
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name)
    if (!statSync(path).isFile()) continue
    if (readFileSync(path).toString('latin1').toLowerCase().includes(word.toLowerCase())) found.push(name)
  }
  return found
}

/** Moves a candidate into a stage, whichever way a client would. */
export async function putIntoStage(server: TestServer, uid: string, stageId: number, status = 'in_progress') {
  const id = Number.parseInt(uid.split('.').toReversed().join(''), 16)
  const { engine } = server.server.store
  await engine.write(`update application set stage_id = ${stageId}, status = '${status}' where id = ${id}`, [], 'every')
  const { body } = await server.call({ path: `/candidates/${uid}` })
  expect(body.uid).toBe(uid)
}
