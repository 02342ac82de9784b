import type { Command } from 'commander'
import { MOST_REQUESTS } from '../config/settings.ts'
import type { Client, Credential, GrantSpec } from '../core/access/client.ts'
import {
  addClient,
  changeClient,
  type IssuedCredential,
  revokeClient,
  rotateClient,
} from '../core/access/manageClients.ts'
import type { Organization } from '../core/unit-of-work.ts'
import { GRANT_VOCABULARY } from '../grants.ts'
import type { Store } from '../store.ts'
import {
  day,
  type InStoreOptions,
  inStore,
  operatorOf,
  organizationOf,
  organizationsOf,
  print,
  table,
  withStore,
} from './in-store.ts'
import { EXIT_CODES, Failure, WrongUsage } from './outcome.ts'

type ClientOptions = InStoreOptions & { readonly organization?: string }
type AddOptions = ClientOptions & {
  readonly name: string
  readonly permissions?: string
  readonly scopes?: string
  readonly native?: string
  readonly jwt?: true
  readonly employeePortal?: true
  readonly rateLimit?: string
}
type SetOptions = ClientOptions & { readonly rateLimit: string }

const RATE_LIMIT = '--rate-limit <requests>'

const ORGANIZATION = ['--organization <reference>', 'the organization; may be left out when there is one only'] as const

export function addClientVerbs(program: Command): void {
  const client = program
    .command('client')
    .summary('add, list, set, rotate and revoke the clients of partners')
    .description(
      'The clients through which partners call the APIs. What is changed counts at once, also for a running server.',
    )
    .addHelpText('after', `\nExample:\n  longlist client add --name "Job board" --scopes candidates_rw\n${EXIT_CODES}`)

  inStore(
    client
      .command('add')
      .summary('add a client and show its secrets, once')
      .description(
        'Adds a client and shows its secrets, once: a bearer token for a client with scopes or own permissions, an API key with a secret ' +
          'for signing JSON web tokens for one with permissions. Both kinds work on both APIs.',
      )
      .option(...ORGANIZATION)
      .requiredOption('--name <name>', 'its name, of which there is one in an organization')
      .option('--permissions <names>', 'Comeet permissions, with commas, or "all"')
      .option('--scopes <names>', 'Welcome Kit scopes, with commas')
      .option('--native <names>', "Longlist's own permissions, with commas")
      .option('--jwt', 'issue an API key with a secret, whatever the grant is')
      .option('--employee-portal', 'it must name the colleague who refers each candidate')
      .option(RATE_LIMIT, 'how many requests it may send in 60 seconds, on either API; 0 for any number')
      .addHelpText('after', `\nPermissions:${wrapped(GRANT_VOCABULARY.permissions)}`)
      .addHelpText('after', `\nScopes:${wrapped(GRANT_VOCABULARY.scopes)}`)
      .addHelpText('after', `\nLonglist's own permissions:${wrapped(GRANT_VOCABULARY.native)}`),
    [
      'client add --name "Sourcing tool" --permissions all',
      'client add --name "Job board" --scopes candidates_rw --json',
    ],
  ).action(add)

  inStore(
    client
      .command('list')
      .summary('list the clients')
      .description('Lists the clients. Secrets are not shown: the store cannot give them back.')
      .option('--organization <reference>', 'the organization; left out, all'),
    ['client list --json'],
  ).action(list)

  inStore(
    client
      .command('set')
      .summary('set how many requests a client may send')
      .description('Sets how many requests a client may send. It counts from its next request on.')
      .argument('<client>', 'its name or its id')
      .option(...ORGANIZATION)
      .requiredOption(
        RATE_LIMIT,
        'how many requests it may send in 60 seconds, on either API; 0 for any number; "default" for as many as ' +
          'LONGLIST_RATE_LIMIT allows on the Comeet API',
      ),
    ['client set "Job board" --rate-limit 600', 'client set "Job board" --rate-limit default'],
  ).action(set)

  inStore(
    client
      .command('rotate')
      .summary('give a client new secrets')
      .description(
        'Gives a client new secrets of the kind that it has, and shows them, once. The old ones are refused from now on.',
      )
      .argument('<client>', 'its name or its id')
      .option(...ORGANIZATION),
    ['client rotate "Job board"'],
  ).action(rotate)

  inStore(
    client
      .command('revoke')
      .summary('refuse a client from now on')
      .description('Refuses a client from now on. The candidates that it sent stay.')
      .argument('<client>', 'its name or its id')
      .option(...ORGANIZATION),
    ['client revoke "Job board"'],
  ).action(revoke)
}

async function add(options: AddOptions): Promise<void> {
  const { name, organization: reference, jwt, employeePortal = false, json } = options
  const grant = grantFrom(options)
  const rateLimit = options.rateLimit === undefined ? undefined : limitFrom(options.rateLimit)
  if (name.trim() === '') throw new WrongUsage('--name must not be empty.')
  const kind = jwt || !(grant.scopes ?? grant.native) ? 'jwt' : 'bearer'
  await withStore(options, async (store) => {
    const organization = await organizationOf(store, reference)
    const { client, issued } = await addClient(store.clients, {
      organizationId: organization.id,
      name,
      employeePortal,
      grant,
      credential: { kind },
      by: operatorOf(organization),
      ...(rateLimit !== undefined && { rateLimit }),
    })
    show(`Client "${name}" was added.`, organization, client, issued, json)
  })
}

async function list(options: ClientOptions): Promise<void> {
  await withStore(options, async (store) => {
    const found: { organization: Organization; client: Client; current: Credential | undefined }[] = []
    for (const organization of await organizationsOf(store, options.organization)) {
      for (const client of await store.clients.clients.list(organization.id)) {
        if (client.grant.isOwn) continue
        const credentials = await store.clients.clients.credentials(organization.id, client.id)
        found.push({ organization, client, current: credentials.findLast(({ revokedAt }) => revokedAt === undefined) })
      }
    }
    if (options.json) {
      print(JSON.stringify(found.map(({ organization, client, current }) => asJson(organization, client, current))))
      return
    }
    if (found.length === 0) {
      print('There is no client yet. Add one: longlist client add --help')
      return
    }
    const rows = found.map(({ organization, client, current }) => [
      String(client.id),
      organization.reference,
      client.name,
      describeGrant(client),
      describeCredential(current),
      day(client.createdAt),
      client.revokedAt === undefined ? '' : day(client.revokedAt),
    ])
    print(table(['ID', 'ORGANIZATION', 'NAME', 'MAY', 'CREDENTIAL', 'ADDED', 'REVOKED'], rows))
  })
}

async function set(nameOrId: string, options: SetOptions): Promise<void> {
  const rateLimit = options.rateLimit === 'default' ? undefined : limitFrom(options.rateLimit)
  await withStore(options, async (store) => {
    const { organization, client } = await findClient(store, nameOrId, options.organization)
    await changeClient(store.clients, operatorOf(organization), client.id, { rateLimit: rateLimit ?? null })
    const { id, name } = client
    if (options.json) {
      print(JSON.stringify({ id, name, organization: organization.reference, rateLimit: rateLimit ?? null }))
      return
    }
    if (rateLimit === undefined) print(`Client "${name}" may send as many requests as LONGLIST_RATE_LIMIT allows.`)
    else print(`Client "${name}" may send ${rateLimit === 0 ? 'any number of' : rateLimit} requests in 60 seconds.`)
  })
}

async function rotate(nameOrId: string, options: ClientOptions): Promise<void> {
  await withStore(options, async (store) => {
    const { organization, client } = await findClient(store, nameOrId, options.organization)
    if (client.revokedAt !== undefined) {
      const advice = 'Add another: longlist client add --help'
      throw new Failure(`The client "${client.name}" was revoked on ${day(client.revokedAt)}. ${advice}`)
    }
    const issued = await rotateClient(store.clients, operatorOf(organization), client.id)
    show(
      `Client "${client.name}" has new secrets; the old ones are refused.`,
      organization,
      client,
      issued,
      options.json,
    )
  })
}

async function revoke(nameOrId: string, options: ClientOptions): Promise<void> {
  await withStore(options, async (store) => {
    const { organization, client } = await findClient(store, nameOrId, options.organization)
    const revokedBefore = client.revokedAt !== undefined
    if (!revokedBefore) await revokeClient(store.clients, operatorOf(organization), client.id)
    if (options.json) {
      const { id, name } = client
      print(JSON.stringify({ id, name, organization: organization.reference, revoked: true, revokedBefore }))
    } else {
      print(`Client "${client.name}" ${revokedBefore ? 'was revoked before' : 'is refused from now on'}.`)
    }
  })
}

/** @throws WrongUsage */
function limitFrom(text: string): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) > MOST_REQUESTS) {
    throw new WrongUsage(`--rate-limit must be a whole number from 0 to ${MOST_REQUESTS}.`)
  }
  return Number(text)
}

/** @throws WrongUsage */
function grantFrom({ permissions, scopes, native }: AddOptions): GrantSpec {
  if (permissions === undefined && scopes === undefined && native === undefined) {
    throw new WrongUsage(
      'Say what the client may do: --permissions all, or --scopes candidates_rw. --help lists the names.',
    )
  }
  const all = permissions?.trim() === 'all'
  return {
    ...(permissions !== undefined && { permissions: all ? 'all' : names('--permissions', permissions, 'permissions') }),
    ...(scopes !== undefined && { scopes: names('--scopes', scopes, 'scopes') }),
    ...(native !== undefined && { native: names('--native', native, 'native') }),
  }
}

function names(option: string, text: string, kind: keyof typeof GRANT_VOCABULARY): string[] {
  const given = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const unknown = given.filter((name) => !GRANT_VOCABULARY[kind].includes(name))
  const known = `The ${kind} are: ${GRANT_VOCABULARY[kind].join(', ')}.`
  if (unknown.length > 0)
    throw new WrongUsage(`${option} has names that are not known: ${unknown.join(', ')}. ${known}`)
  if (given.length === 0) throw new WrongUsage(`${option} names nothing. ${known}`)
  return given
}

/** By name, else by id. @throws Failure when there is none or there are several */
async function findClient(
  store: Store,
  nameOrId: string,
  reference: string | undefined,
): Promise<{ organization: Organization; client: Client }> {
  const organizations = await organizationsOf(store, reference)
  const found: { organization: Organization; client: Client }[] = []
  for (const organization of organizations) {
    const client = await store.clients.clients.byName(organization.id, nameOrId)
    if (client && !client.grant.isOwn) found.push({ organization, client })
  }
  if (found.length === 0 && /^\d+$/.test(nameOrId)) {
    for (const organization of organizations) {
      const client = await store.clients.clients.byId(organization.id, Number(nameOrId))
      if (client && !client.grant.isOwn) found.push({ organization, client })
    }
  }
  const [only, another] = found
  if (!only) throw new Failure(`There is no client with the name or id "${nameOrId}". See: longlist client list`)
  if (another) {
    const references = found.map(({ organization }) => organization.reference).join(', ')
    throw new Failure(`Several organizations have a client "${nameOrId}". Name one with --organization: ${references}.`)
  }
  return only
}

function show(
  sentence: string,
  organization: Organization,
  client: Client,
  issued: IssuedCredential,
  json: true | undefined,
): void {
  const { kind: _, ...secrets } = issued
  if (json) {
    const { id, name } = client
    print(JSON.stringify({ id, name, organization: organization.reference, ...secrets }))
    return
  }
  const lines =
    issued.kind === 'bearer'
      ? [`  token    ${issued.token}`]
      : [`  API key  ${issued.apiKey}`, `  secret   ${issued.secret}`]
  print(`${sentence} Shown this once:\n\n${lines.join('\n')}`)
}

function asJson(organization: Organization, client: Client, current: Credential | undefined): object {
  const { id, name, employeePortal, grant, rateLimit, createdAt, revokedAt } = client
  return {
    id,
    name,
    organization: organization.reference,
    employeePortal,
    ...grant,
    credential: current?.kind ?? null,
    ...(current?.kind === 'jwt' && { apiKey: current.lookup }),
    rateLimit: rateLimit ?? null,
    createdAt: new Date(createdAt).toISOString(),
    revokedAt: revokedAt === undefined ? null : new Date(revokedAt).toISOString(),
  }
}

function describeGrant({ grant: { permissions = [], scopes = [], native = [] }, employeePortal }: Client): string {
  const granted = permissions === 'all' ? ['all'] : permissions
  return `${[...granted, ...scopes, ...native].join(',')}${employeePortal ? ' (employee portal)' : ''}`
}

function describeCredential(credential: Credential | undefined): string {
  if (!credential) return 'none'
  return credential.kind === 'jwt' ? `API key ${credential.lookup}` : 'token'
}

function wrapped(words: readonly string[]): string {
  const lines = ['']
  for (const word of words) {
    const line = lines.at(-1) ?? ''
    if (line.length + word.length > 76) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line}, ${word}`
  }
  return `\n  ${lines.join(',\n  ')}`
}
