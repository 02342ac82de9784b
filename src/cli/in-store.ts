import { randomUUID } from 'node:crypto'
import type { Command } from 'commander'
import { type By, byOperator } from '../core/access/account-event.ts'
import type { Organization } from '../core/unit-of-work.ts'
import type { Store } from '../store.ts'
import { openExistingStore } from './open-store.ts'
import { EXIT_CODES, Failure } from './outcome.ts'

/** What the verbs share that work on a store, also while a server runs on it. */

export type InStoreOptions = { readonly data?: string; readonly json?: true }

export function inStore(command: Command, examples: readonly string[], { json = true } = {}): Command {
  const lines = examples.map((example) => `\n  longlist ${example}`).join('')
  command.option('--data <folder>', 'the data folder (LONGLIST_DATA, else ./data)')
  if (json) command.option('--json', 'write JSON')
  return command.addHelpText('after', `\n${examples.length > 1 ? 'Examples' : 'Example'}:${lines}\n${EXIT_CODES}`)
}

export async function withStore({ data }: InStoreOptions, act: (store: Store) => Promise<void>): Promise<void> {
  const store = await openExistingStore({ data })
  try {
    await act(store)
  } finally {
    await store.close()
  }
}

/** The organization that was named, or the only one. @throws Failure */
export async function organizationOf(store: Store, reference: string | undefined): Promise<Organization> {
  const all = await store.organizations.list()
  const known = all.map((organization) => organization.reference).join(', ')
  if (reference !== undefined) {
    const named = all.find((organization) => organization.reference === reference)
    if (named) return named
    throw new Failure(`There is no organization with the reference "${reference}". There are: ${known || 'none'}.`)
  }
  const [only, another] = all
  if (!only) throw new Failure('There is no organization in this store. `longlist serve` makes one.')
  if (another) throw new Failure(`There are several organizations. Name one with --organization: ${known}.`)
  return only
}

/** The organizations to list: the one that was named, or all. @throws Failure */
export async function organizationsOf(store: Store, reference: string | undefined): Promise<Organization[]> {
  return reference === undefined ? store.organizations.list() : [await organizationOf(store, reference)]
}

/** Whoever works at the command line, in the log. */
export function operatorOf({ id }: Organization): By {
  return byOperator(id, `cli-${randomUUID()}`)
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** Rows in columns, under their headings. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [headings, ...rows]
  const widths = headings.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)))
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

export function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
