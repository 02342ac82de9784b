import { AlreadyExists, NotFound } from '../errors.ts'
import type { ClientReader, Clock, Ids } from '../ports.ts'
import type { Change, UnitOfWork } from '../unit-of-work.ts'
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
  const { issued, credential } = await issue(deps, client, command.credential)
  const changes: Change[] = [
    { do: 'addClient', client },
    { do: 'addCredential', credential },
  ]
  if ((await deps.work.commit(changes)) !== undefined) {
    throw new AlreadyExists(`There is already a client named "${name}" in this organization, or one with this key`)
  }
  return { client, issued }
}

/**
 * Gives a client a new credential of the kind that it has; the old one is refused from then on.
 *
 * @throws NotFound when there is no such client, or it was revoked
 */
export async function rotateClient(
  deps: ClientDeps,
  organizationId: number,
  clientId: number,
): Promise<IssuedCredential> {
  const client = await deps.clients.byId(organizationId, clientId)
  if (!client || client.revokedAt !== undefined) throw new NotFound('client')
  const kind: CredentialKind = (await deps.clients.credentials(organizationId, clientId)).at(-1)?.kind ?? 'bearer'
  const { issued, credential } = await issue(deps, client, { kind })
  const conflict = await deps.work.commit([
    { do: 'revokeCredentials', organizationId, clientId, at: deps.clock.now() },
    { do: 'addCredential', credential },
  ])
  if (conflict) throw new AlreadyExists('The new credential is taken')
  return issued
}

/**
 * Sets how many requests a client may send in 60 seconds (0 for any number), or undefined for as many as the server's setting
 * says. It counts at the client's next request.
 *
 * @throws NotFound
 */
export async function limitClient(
  deps: ClientDeps,
  organizationId: number,
  clientId: number,
  rateLimit: number | undefined,
): Promise<void> {
  if (!(await deps.clients.byId(organizationId, clientId))) throw new NotFound('client')
  await deps.work.commit([{ do: 'limitClient', organizationId, clientId, rateLimit }])
}

/** Refuses a client and all its credentials from now on. What it sent stays. @throws NotFound */
export async function revokeClient(deps: ClientDeps, organizationId: number, clientId: number): Promise<void> {
  if (!(await deps.clients.byId(organizationId, clientId))) throw new NotFound('client')
  const at = deps.clock.now()
  await deps.work.commit([
    { do: 'revokeCredentials', organizationId, clientId, at },
    { do: 'revokeClient', organizationId, clientId, at },
  ])
}

async function issue(
  { vault, ids, clock }: ClientDeps,
  { organizationId, id: clientId }: Client,
  spec: CredentialSpec,
): Promise<{ issued: IssuedCredential; credential: Credential }> {
  const head = { organizationId, id: await ids.next(), clientId, createdAt: clock.now() }
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
