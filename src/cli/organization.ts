import type { Command } from 'commander'
import { uidOf } from '../core/ids.ts'
import { addOrganization } from '../core/organizations/addOrganization.ts'
import type { Organization } from '../core/unit-of-work.ts'
import type { Store } from '../store.ts'
import { type InStoreOptions, inStore, print, table, withStore } from './in-store.ts'
import { EXIT_CODES, WrongUsage } from './outcome.ts'

type AddOptions = InStoreOptions & {
  readonly name: string
  readonly reference?: string
  readonly customField?: readonly string[]
}

export function addOrganizationVerbs(program: Command): void {
  const organization = program
    .command('organization')
    .summary('add and list organizations')
    .description('The customers whose jobs and candidates are kept apart. What is added counts at once.')
    .addHelpText('after', `\nExample:\n  longlist organization add --name Acme\n${EXIT_CODES}`)

  inStore(
    organization
      .command('add')
      .summary('add an organization')
      .description('Adds an organization. Add its jobs and its clients next.')
      .requiredOption('--name <name>', 'its name')
      .option('--reference <reference>', 'its organization reference for Welcome Kit; made up when left out')
      .option(
        '--custom-field <name>',
        'a custom candidate field, again for each',
        (name: string, before: readonly string[] | undefined) => [...(before ?? []), name],
      ),
    ['organization add --name Acme --custom-field "Notice period"'],
  ).action(add)

  inStore(
    organization
      .command('list')
      .summary('list the organizations')
      .description(
        'Lists the organizations with their custom candidate fields, and the company uid and token of their public feed of jobs.',
      ),
    ['organization list --json'],
  ).action(list)
}

async function add(options: AddOptions): Promise<void> {
  const { name, reference, customField: customFields = [] } = options
  for (const [option, values] of Object.entries({
    name: [name],
    reference: [reference],
    'custom-field': customFields,
  })) {
    if (values.some((value) => value?.trim() === '')) throw new WrongUsage(`--${option} must not be empty.`)
    if (values.some((value) => value && value.length > 255)) {
      throw new WrongUsage(`--${option} may have 255 characters at most.`)
    }
  }
  await withStore(options, async (store) => {
    const added = await addOrganization(store.clients, {
      name,
      customFields,
      ...(reference !== undefined && { reference }),
    })
    if (options.json) print(JSON.stringify(await asJson(store, added)))
    else print(`Organization "${name}" was added: reference ${added.reference}.`)
  })
}

async function list(options: InStoreOptions): Promise<void> {
  await withStore(options, async (store) => {
    const all = await Promise.all((await store.organizations.list()).map((each) => asJson(store, each)))
    if (options.json) return print(JSON.stringify(all))
    const rows = all.map(({ reference, name, customFields, companyUid, careersToken }) => [
      reference,
      name,
      customFields.join(', '),
      companyUid,
      careersToken,
    ])
    print(table(['REFERENCE', 'NAME', 'CUSTOM FIELDS', 'COMPANY UID', 'CAREERS TOKEN'], rows))
  })
}

/** The company's uid and its token open the public feed of its jobs, as careers pages name them. */
async function asJson(store: Store, { id, reference, name, careersToken }: Organization) {
  const customFields = [...(await store.organizations.customFields(id))]
  return { reference, name, customFields, companyUid: uidOf(id), careersToken }
}
