import { randomUUID } from 'node:crypto'
import type { Command } from 'commander'
import { removeDuplicate, restoreDuplicate } from '../core/applications/removeDuplicate.ts'
import { NotFound } from '../core/errors.ts'
import { type InStoreOptions, inStore, organizationOf, print, withStore } from './in-store.ts'
import { EXIT_CODES, Failure } from './outcome.ts'

type CandidateOptions = InStoreOptions & { readonly organization?: string }
type MergeOptions = CandidateOptions & { readonly into: string }

const ORGANIZATION = ['--organization <reference>', 'the organization; may be left out when there is one only'] as const

export function addCandidateVerbs(program: Command): void {
  const candidate = program
    .command('candidate')
    .summary('merge duplicate candidates, and undo that')
    .description('What is done to candidates by hand. It counts at once, also for a running server.')
    .addHelpText('after', `\nExample:\n  longlist candidate merge A2.5F20 --into A1.5F20\n${EXIT_CODES}`)

  inStore(
    candidate
      .command('merge')
      .summary('remove a candidate as a duplicate of another one')
      .description(
        'Removes a candidate as a duplicate of another one, which goes on: whoever asks for the removed one is told the uid ' +
          'of the other. Everything that it holds is kept, so that `longlist candidate restore` can undo this.',
      )
      .argument('<uid>', 'the uid of the candidate that is removed')
      .requiredOption('--into <uid>', 'the uid of the candidate that goes on')
      .option(...ORGANIZATION),
    ['candidate merge A2.5F20 --into A1.5F20'],
  ).action(merge)

  inStore(
    candidate
      .command('restore')
      .summary('bring back a candidate that was removed as a duplicate')
      .description('Brings back a candidate that was removed as a duplicate, as it was.')
      .argument('<uid>', 'the uid of the candidate')
      .option(...ORGANIZATION),
    ['candidate restore A2.5F20'],
  ).action(restore)
}

/** The operator at the command line, in the log. */
const operator = () => ({ clientId: 0, surface: 'cli', requestId: `cli-${randomUUID()}` }) as const

async function merge(uid: string, options: MergeOptions): Promise<void> {
  await withStore(options, async (store) => {
    const { id, reference } = await organizationOf(store, options.organization)
    const deps = { ...store.clients, applications: store.applications }
    await removeDuplicate(deps, id, { removed: uid, survivor: options.into }, operator()).catch((error: unknown) => {
      if (!(error instanceof NotFound)) throw error
      throw new Failure(
        `There is no candidate ${uid} or no candidate ${options.into} in the organization ${reference}.`,
      )
    })
    if (options.json) print(JSON.stringify({ uid, organization: reference, duplicateOf: options.into }))
    else print(`Candidate ${uid} was removed as a duplicate of ${options.into}.`)
  })
}

async function restore(uid: string, options: CandidateOptions): Promise<void> {
  await withStore(options, async (store) => {
    const { id, reference } = await organizationOf(store, options.organization)
    const deps = { ...store.clients, applications: store.applications }
    await restoreDuplicate(deps, id, uid, operator()).catch((error: unknown) => {
      if (!(error instanceof NotFound)) throw error
      throw new Failure(
        `There is no candidate ${uid} in the organization ${reference} that was removed as a duplicate.`,
      )
    })
    if (options.json) print(JSON.stringify({ uid, organization: reference, restored: true }))
    else print(`Candidate ${uid} is back.`)
  })
}
