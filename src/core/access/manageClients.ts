import { AlreadyExists, NotFound } from '../errors.ts'
import type { ClientReader, Clock, Ids } from '../ports.ts'
import type { Change, UnitOfWork } from '../unit-of-work.ts'
import { type By, logged } from './account-event.ts'
import type { Client, Credential, CredentialKind, GrantSpec } from './client.ts'
import type { Vault } from './vault.ts'

export type ClientDeps = {
  readonly clients: ClientReader
  readonly work: UnitOfWork
  readonly clock: Clock
  readonly ids: Ids
  readonly vault: Vault
}

/** A credential as its holder needs it. It is shown once: the store cannot give it back. */
export type IssuedCredential =
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'jwt'; readonly apiKey: string; readonly secret: string }

/** What to issue: the kind, with values that are to be taken as they are (a seed's) or made up when left out. */
export type CredentialSpec =
  | { readonly kind: 'bearer'; readonly token?: string }
  | { readonly kind: 'jwt'; readonly apiKey?: string; readonly secret?: string }

export type AddClientCommand = {
  readonly organizationId: number
  readonly name: string
  readonly employeePortal: boolean
  readonly grant: GrantSpec
  readonly credential: CredentialSpec
  readonly rateLimit?: number
  /** When its credential stops to count; left out, never. */
  readonly expiresAt?: number
  /** Who adds it, for the log; left out, a seed does. */
  readonly by?: By
}

/** Adds a client with its first credential. @throws AlreadyExists when the name or the key is taken */
export async function addClient(
  deps: ClientDeps,
  command: AddClientCommand,
): Promise<{ client: Client; issued: IssuedCredential }> {
  const { organizationId, name, employeePortal, grant, rateLimit } = command
  const client: Client = {
    organizationId,
    id: await deps.ids.next(),
    name,
    employeePortal,
    grant,
    ...(rateLimit !== undefined && { rateLimit }),
    createdAt: deps.clock.now(),
  }
  const { issued, credential } = await issue(deps, client, command.credential, command.expiresAt)
  const after = { ...describeClient(client), ...describeCredential(credential) }
  const changes: Change[] = [
    { do: 'addClient', client },
    { do: 'addCredential', credential },
    ...(command.by ? [await logged(deps, command.by, { type: 'client.added', at: client.createdAt }, {}, after)] : []),
  ]
  if ((await deps.work.commit(changes)) !== undefined) {
    throw new AlreadyExists(`There is already a client named "${name}" in this organization, or one with this key`)
  }
  return { client, issued }
}

/**
 * Changes the name of a client, its grant, its limit, or whether it is an employee portal. It counts at its next request.
 *
 * @throws NotFound also when it was revoked | AlreadyExists when the name is taken
 */
export async function changeClient(
  deps: Pick<ClientDeps, 'clients' | 'work' | 'clock' | 'ids'>,
  by: By,
  clientId: number,
  change: ClientChange,
): Promise<Client> {
  const from = await findClient(deps, by.organizationId, clientId)
  const { rateLimit: _, ...rest } = from
  const { rateLimit = from.rateLimit, ...others } = change
  const client: Client = { ...rest, ...others, ...(rateLimit != null && { rateLimit }) }
  const what = { type: 'client.changed', at: deps.clock.now() } as const
  const { clientId: __, ...before } = describeClient(from)
  const conflict = await deps.work.commit([
    { do: 'changeClient', client },
    await logged(deps, by, what, before, describeClient(client)),
  ])
  if (conflict) throw new AlreadyExists(`There is already a client named "${client.name}" in this organization`)
  return client
}

/** What is left out stays; a limit of null is as many as the server's setting says. */
export type ClientChange = {
  readonly name?: string
  readonly grant?: GrantSpec
  readonly employeePortal?: boolean
  readonly rateLimit?: number | null
}

/**
 * Gives a client a new credential of the kind that it has; the old one is refused from then on.
 *
 * @throws NotFound when there is no such client, or it was revoked
 */
export async function rotateClient(
  deps: ClientDeps,
  by: By,
  clientId: number,
  expiresAt?: number,
): Promise<IssuedCredential> {
  const { organizationId } = by
  const client = await findClient(deps, organizationId, clientId)
  const kind: CredentialKind = (await deps.clients.credentials(organizationId, clientId)).at(-1)?.kind ?? 'bearer'
  const { issued, credential } = await issue(deps, client, { kind }, expiresAt)
  const at = deps.clock.now()
  const after = { clientId, ...describeCredential(credential) }
  const conflict = await deps.work.commit([
    { do: 'revokeCredentials', organizationId, clientId, at },
    { do: 'addCredential', credential },
    await logged(deps, by, { type: 'client.rotated', at }, {}, after),
  ])
  if (conflict) throw new AlreadyExists('The new credential is taken')
  return issued
}

/** Refuses a client and all its credentials from now on. What it sent stays. @throws NotFound */
export async function revokeClient(deps: ClientDeps, by: By, clientId: number): Promise<void> {
  const { organizationId } = by
  const client = await deps.clients.byId(organizationId, clientId)
  if (!client || client.grant.isOwn) throw new NotFound('client')
  const at = deps.clock.now()
  await deps.work.commit([
    { do: 'revokeCredentials', organizationId, clientId, at },
    { do: 'revokeClient', organizationId, clientId, at },
    await logged(deps, by, { type: 'client.revoked', at }, {}, { clientId, name: client.name }),
  ])
}

/** A client that still counts, and is no one's own. @throws NotFound */
async function findClient(
  { clients }: Pick<ClientDeps, 'clients'>,
  organizationId: number,
  clientId: number,
): Promise<Client> {
  const client = await clients.byId(organizationId, clientId)
  if (!client || client.revokedAt !== undefined || client.grant.isOwn) throw new NotFound('client')
  return client
}

/** What the log tells of a client. */
function describeClient({ id: clientId, name, employeePortal, grant, rateLimit }: Client): Record<string, unknown> {
  return { clientId, name, employeePortal, grant, rateLimit }
}

/** What the log tells of a credential: nothing that opens anything. */
function describeCredential({ id: credentialId, kind, expiresAt }: Credential): Record<string, unknown> {
  return { credentialId, kind, expiresAt }
}

async function issue(
  { vault, ids, clock }: ClientDeps,
  { organizationId, id: clientId }: Client,
  spec: CredentialSpec,
  expiresAt: number | undefined,
): Promise<{ issued: IssuedCredential; credential: Credential }> {
  const head = {
    organizationId,
    id: await ids.next(),
    clientId,
    createdAt: clock.now(),
    ...(expiresAt !== undefined && { expiresAt }),
  }
  if (spec.kind === 'bearer') {
    const token = spec.token ?? vault.newSecret('wk')
    return {
      issued: { kind: 'bearer', token },
      credential: { ...head, kind: 'bearer', lookup: vault.tokenHash(token) },
    }
  }
  const apiKey = spec.apiKey ?? `key_${ids.code(20)}`
  const secret = spec.secret ?? vault.newSecret('secret')
  const credential: Credential = { ...head, kind: 'jwt', lookup: apiKey, sealedSecret: vault.seal(secret) }
  return { issued: { kind: 'jwt', apiKey, secret }, credential }
}
