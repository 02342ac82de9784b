import { ROLES } from '../../core/access/permissions.ts'
import { boolean, choice, id, integer, list, mapOf, nullable, object, ref, text, time, version } from './build.ts'

/** The organization, those who work in it and those who send to it, as this API shows them. */

const role = choice(ROLES)
const named = object({ id, name: text })
const names = nullable(list(text))

const link = { expiresAt: time, url: { ...text, description: 'The link to follow; shown once' } }

export const organizationSchemas = {
  Organization: object({
    id,
    name: text,
    reference: text,
    linksByEmail: { ...boolean, description: 'Applications with the same e-mail are linked to one person' },
    careersToken: text,
    about: mapOf({}),
    createdAt: time,
    version,
  }),
  Session: object({
    user: object({
      id,
      name: text,
      email: text,
      role,
      locale: nullable(choice(['en', 'fr'] as const)),
      colorScheme: choice(['light', 'dark', 'auto'] as const),
    }),
    organization: object({ id, name: text, reference: text }),
    csrfToken: { ...text, description: 'Send it as X-CSRF-Token with every write' },
    permissions: list(text),
    expiresAt: time,
  }),
  User: object({
    id,
    name: text,
    email: text,
    role,
    jobIds: { ...list(text), description: 'The jobs that a hiring manager is on' },
    isActive: boolean,
    lastSeenAt: nullable(time),
    createdAt: time,
    signsInWith: nullable(choice(['password', 'oidc'] as const)),
  }),
  Invitation: object({
    id,
    email: text,
    role,
    jobIds: list(text),
    invitedBy: { ...nullable(named), description: 'Null for the operator' },
    createdAt: time,
    expiresAt: time,
  }),
  SignInOptions: object({
    oidc: nullable(object({ name: text })),
    needsSetup: {
      ...boolean,
      description: 'There is no admin yet: the server has printed a link that makes the first one',
    },
  }),
  Setup: object({ organization: nullable(object({ name: text })) }),
  OpenInvitation: object({
    email: text,
    name: { ...nullable(text), description: 'Of the user whose password the link sets anew; null for who is invited' },
    organization: object({ name: text }),
    role,
    invitedBy: { ...nullable(text), description: 'Null for the operator' },
  }),
  NewInvitation: object({
    id,
    email: text,
    role,
    jobIds: list(text),
    invitedBy: nullable(named),
    createdAt: time,
    ...link,
  }),
  ResetLink: object(link),
  CustomField: object({ name: text }),
  GrantVocabulary: object({ permissions: list(text), scopes: list(text), native: list(text) }),
  NewClient: object({ client: ref('Client'), credential: ref('IssuedCredential') }),
  NewCredential: object({ credential: ref('IssuedCredential') }),
  Credential: object({
    id,
    kind: choice(['bearer', 'jwt'] as const),
    lookup: { ...nullable(text), description: 'The API key; null for a token, of which only a hash is kept' },
    createdAt: time,
    expiresAt: nullable(time),
    revokedAt: nullable(time),
  }),
  Client: object({
    id,
    name: text,
    employeePortal: boolean,
    grant: object({
      permissions: { anyOf: [{ type: 'string', enum: ['all'] }, list(text), { type: 'null' }] },
      scopes: names,
      native: names,
    }),
    rateLimit: nullable(integer),
    createdAt: time,
    revokedAt: nullable(time),
    expiresAt: nullable(time),
    credentials: list(ref('Credential')),
  }),
  IssuedCredential: {
    description: 'Shown once: the store cannot give it back',
    oneOf: [
      object({ kind: choice(['bearer'] as const), token: text }),
      object({ kind: choice(['jwt'] as const), apiKey: text, secret: text }),
    ],
  },
}
