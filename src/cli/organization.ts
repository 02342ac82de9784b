import type { Command } from 'commander'
import { uidOf } from '../core/ids.ts'
import { addOrganization } from '../core/organizations/addOrganization.ts'
import { keepWhenPseudonymized } from '../core/organizations/keepWhenPseudonymized.ts'
import { PERSONAL_FIELDS, type PersonalField } from '../core/persons/personal-fields.ts'
import type { Organization } from '../core/unit-of-work.ts'
import type { Store } from '../store.ts'
import { type InStoreOptions, inStore, organizationOf, print, table, withStore } from './in-store.ts'
import { EXIT_CODES, WrongUsage } from './outcome.ts'

type AddOptions = InStoreOptions & {
  readonly name: string
  readonly reference?: string
  readonly customField?: readonly string[]
}

type SetOptions = InStoreOptions & { readonly keep: string }

export function addOrganizationVerbs(program: Command): void {
  const organization = program
    .command('organization')
    .summary('add, set and list organizations')
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
      .command('set')
      .summary('set what is kept when a person is pseudonymized')
      .description(
        'Sets which fields of a candidate are kept when its person is pseudonymized, from now on. All others of these are ' +
          `removed then: ${PERSONAL_FIELDS.join(', ')}. Job, stage, status, source and times always stay.`,
      )
      .argument('[reference]', 'its organization reference; may be left out when there is one only')
      .requiredOption('--keep <fields>', 'the fields, with commas, or "none"'),
    ['organization set Pg4eV6k --keep tags,address', 'organization set --keep none'],
  ).action(set)

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

async function set(reference: string | undefined, options: SetOptions): Promise<void> {
  const fields = options.keep === 'none' ? [] : keptFrom(options.keep)
  await withStore(options, async (store) => {
    const { id } = await organizationOf(store, reference)
    const changed = await keepWhenPseudonymized({ ...store.clients, organizations: store.organizations }, id, fields)
    const { keptWhenPseudonymized: kept = [] } = changed.about
    if (options.json) return print(JSON.stringify(await asJson(store, changed)))
    print(
      `Of a person of "${changed.name}" that is pseudonymized, ${kept.length > 0 ? kept.join(', ') : 'nothing'} is kept.`,
    )
  })
}

/** @throws WrongUsage */
function keptFrom(text: string): PersonalField[] {
  const names = text.split(',').map((name) => name.trim())
  const unknown = names.filter((name) => !PERSONAL_FIELDS.some((field) => field === name))
  if (unknown.length > 0) {
    const known = `The fields are: ${PERSONAL_FIELDS.join(', ')}; or none.`
    throw new WrongUsage(`--keep has names that are not known: ${unknown.join(', ')}. ${known}`)
  }
  return PERSONAL_FIELDS.filter((field) => names.includes(field))
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
async function asJson(store: Store, { id, reference, name, careersToken, about }: Organization) {
  const customFields = [...(await store.organizations.customFields(id))]
  const keptWhenPseudonymized = about.keptWhenPseudonymized ?? []
  return { reference, name, customFields, companyUid: uidOf(id), careersToken, keptWhenPseudonymized }
}
