import { readFileSync } from 'node:fs'
import { Ajv, type ErrorObject } from 'ajv'
import { parseDocument } from 'yaml'
import { MOST_REQUESTS } from '../config/settings.ts'
import type { GrantSpec } from '../core/access/client.ts'
import { ROLES, type Role } from '../core/access/permissions.ts'
import { PERSONAL_FIELDS, type PersonalField } from '../core/persons/personal-fields.ts'
import type { OrganizationAbout } from '../core/unit-of-work.ts'
import { GRANT_VOCABULARY } from '../grants.ts'
import { pathOfPointer } from '../lib/field-path.ts'
import { JOB_STATUS_WORDS, type JobStatusWord } from './job-status.ts'
import { Failure } from './outcome.ts'

/** What a sandbox is filled with. Names and ids that are left out are made up. */
export type Seed = { readonly organizations: readonly SeedOrganization[] }

export type SeedOrganization = {
  readonly name: string
  readonly reference?: string
  readonly customFields?: readonly string[]
  /** Opens the public feed of its jobs. */
  readonly careersToken?: string
  readonly about?: OrganizationAbout
  readonly questionnaires?: readonly SeedQuestionnaire[]
  readonly keptWhenPseudonymized?: readonly PersonalField[]
  readonly jobs?: readonly SeedJob[]
  readonly clients?: readonly SeedClient[]
  readonly users?: readonly SeedUser[]
}

/** Somebody who can sign in. */
export type SeedUser = {
  readonly email: string
  readonly name?: string
  /** Left out, an admin. */
  readonly role?: Role
  readonly password?: string
  /** The names, uids or references of the jobs that a hiring manager is on. */
  readonly jobs?: readonly string[]
}

export type SeedJob = {
  readonly name: string
  readonly status?: JobStatusWord
  readonly uid?: string
  readonly reference?: string
  /** Left out, whether it is open. */
  readonly published?: boolean
  readonly template?: boolean
  /** Found by its name, or added. */
  readonly department?: string
  /** Found by its name, or added. */
  readonly office?: SeedOffice
  readonly description?: string
  readonly stages?: readonly SeedStage[]
}

export type SeedOffice = {
  readonly name: string
  readonly city?: string
  readonly country?: string
  readonly address?: string
  readonly zip?: string
  readonly timezone?: string
  readonly headquarter?: boolean
}

export type SeedQuestionnaire = {
  readonly name: string
  readonly questions?: readonly { readonly text: string; readonly type?: string; readonly required?: boolean }[]
}

export type SeedStage = { readonly id?: number; readonly name: string; readonly reference?: string }

export type SeedClient = GrantSpec & {
  readonly name: string
  readonly employeePortal?: boolean
  readonly jwt?: { readonly apiKey?: string; readonly secret?: string }
  readonly token?: string
  /** Requests in 60 seconds; 0 for any number. */
  readonly rateLimit?: number
}

/** Far below the largest id that public names can carry, so that made-up ids above it have room. */
const LARGEST_ID = 1_000_000_000_000

const text = (maxLength = 255) => ({
  type: 'string',
  minLength: 1,
  maxLength,
  description: `a text of 1 to ${maxLength} characters, in quotes`,
})
const list = (items: object, what: string) => ({ type: 'array', items, description: `a list of ${what}` })
const object = (properties: Record<string, object>, required: readonly string[] = []) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
  description: `an object with ${Object.keys(properties).join(', ')}`,
})
const nameIn = (names: readonly string[]) => ({ enum: names, description: `one of ${names.join(', ')}` })

const STAGE = object(
  {
    id: { type: 'integer', minimum: 1, maximum: LARGEST_ID, description: `a whole number from 1 to ${LARGEST_ID}` },
    name: text(),
    reference: text(),
  },
  ['name'],
)

const flag = { type: 'boolean', description: 'true or false' }

const OFFICE = object(
  {
    name: text(),
    city: text(),
    country: { type: 'string', pattern: '^[A-Za-z]{2}$', description: 'a code of two letters, such as GB' },
    address: text(),
    zip: text(),
    timezone: text(),
    headquarter: flag,
  },
  ['name'],
)

const QUESTIONNAIRE = object(
  {
    name: text(),
    questions: list(object({ text: text(1000), type: text(), required: flag }, ['text']), 'questions'),
  },
  ['name'],
)

const number = { type: 'number', description: 'a number' }

const ABOUT = object({
  slug: text(),
  description: text(100_000),
  defaultLanguage: text(),
  websiteUrl: text(2048),
  media: {
    type: 'object',
    additionalProperties: text(2048),
    description: 'an object with an address for each network',
  },
  logoUrl: text(2048),
  coverUrl: text(2048),
  employees: number,
  averageAge: number,
  turnover: number,
  creationYear: number,
  parityMen: number,
  parityWomen: number,
  revenue: text(),
  sectors: list(text(), 'texts'),
  sites: list(object({ reference: text(), name: text(), url: text(2048) }, ['reference', 'name', 'url']), 'sites'),
  keptWhenPseudonymized: list(text(), 'names of fields'),
})

const JOB = object(
  {
    name: text(),
    status: nameIn(JOB_STATUS_WORDS),
    uid: text(),
    reference: text(),
    published: flag,
    template: flag,
    department: text(),
    office: OFFICE,
    description: text(100_000),
    stages: {
      ...list(STAGE, 'stages'),
      minItems: 1,
      description: 'a list of at least one stage, or leave it out for the usual stages',
    },
  },
  ['name'],
)

const CLIENT = object(
  {
    name: text(),
    employeePortal: { type: 'boolean', description: 'true or false' },
    jwt: object({ apiKey: text(), secret: text() }),
    token: text(),
    permissions: {
      type: ['array', 'string'],
      items: nameIn(GRANT_VOCABULARY.permissions),
      pattern: '^all$',
      description: '"all" or a list of permissions',
    },
    scopes: list(nameIn(GRANT_VOCABULARY.scopes), 'scopes'),
    native: list(nameIn(GRANT_VOCABULARY.native), "Longlist's own permissions"),
    rateLimit: {
      type: 'integer',
      minimum: 0,
      maximum: MOST_REQUESTS,
      description: `a whole number from 0 to ${MOST_REQUESTS}`,
    },
  },
  ['name'],
)

const USER = object(
  {
    email: { type: 'string', pattern: '^[^@\\s]+@[^@\\s]+$', maxLength: 254, description: 'an e-mail address' },
    name: text(),
    role: nameIn(ROLES),
    password: text(1000),
    jobs: list(text(), 'names, uids or references of jobs'),
  },
  ['email'],
)

const ORGANIZATION = object(
  {
    name: text(),
    reference: text(),
    customFields: list(text(), 'texts'),
    careersToken: text(),
    about: ABOUT,
    questionnaires: list(QUESTIONNAIRE, 'questionnaires'),
    keptWhenPseudonymized: list(nameIn(PERSONAL_FIELDS), 'names of fields'),
    jobs: list(JOB, 'jobs'),
    clients: list(CLIENT, 'clients'),
    users: list(USER, 'users'),
  },
  ['name'],
)

const SCHEMA = object({ organizations: list(ORGANIZATION, 'organizations') }, ['organizations'])

/** Reads a seed file, JSON or YAML. @throws Failure that names everything that is wrong in it */
export function readSeed(path: string): Seed {
  let content: string
  try {
    content = readFileSync(path, 'utf8')
  } catch (error) {
    throw new Failure(`The seed file ${path} cannot be read: ${(error as Error).message}.`)
  }
  const value = path.endsWith('.json') ? parseJson(path, content) : parseYaml(path, content)
  const matches = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true }).compile<Seed>(SCHEMA)
  const problems = matches(value) ? doublesIn(value) : sentencesFrom(matches.errors ?? [])
  if (problems.length > 0) throw new Failure(`The seed file ${path} cannot be used:\n  ${problems.join('\n  ')}`)
  return value as Seed
}

function parseJson(path: string, content: string): unknown {
  try {
    return JSON.parse(content)
  } catch (error) {
    throw new Failure(`The seed file ${path} is not valid JSON: ${(error as Error).message}.`)
  }
}

/** Also takes JSON, which is YAML too. */
function parseYaml(path: string, content: string): unknown {
  const document = parseDocument(content)
  const messages = document.errors.map(({ message }) => `\n  ${message.split('\n', 1)[0]}`)
  if (messages.length > 0) throw new Failure(`The seed file ${path} is not valid YAML:${messages.join('')}`)
  return document.toJS()
}

/** Each error as a sentence that says where, what was there, and what to write instead. */
function sentencesFrom(errors: readonly ErrorObject[]): string[] {
  return [...new Set(errors.map(toSentence))]
}

function toSentence({ keyword, instancePath, params, parentSchema, data }: ErrorObject): string {
  const where = pathOfPointer(instancePath) || 'The file'
  if (keyword === 'required') return `${where} has no "${params['missingProperty']}". Add it.`
  if (keyword === 'additionalProperties') {
    const known = Object.keys(parentSchema?.['properties'] ?? {}).join(', ')
    return `${where} has "${params['additionalProperty']}", which is not known. Leave it out; it may have ${known}.`
  }
  return `${where} is ${shown(data)}. Write ${parentSchema?.['description']}.`
}

function shown(data: unknown): string {
  const json = JSON.stringify(data) ?? 'nothing'
  return json.length > 60 ? `${json.slice(0, 60)}…` : json
}

/** What the schema cannot say: names that must differ, and clients that make no sense. */
function doublesIn(seed: Seed): string[] {
  const problems: string[] = []
  const globally = distinct(problems)
  for (const [index, organization] of seed.organizations.entries()) {
    const at = `organizations[${index}]`
    const inside = distinct(problems)
    globally(`${at}.reference`, 'organization reference', organization.reference)
    for (const [place, name] of (organization.customFields ?? []).entries()) {
      inside(`${at}.customFields[${place}]`, 'custom field', name)
    }
    for (const [place, { name }] of (organization.questionnaires ?? []).entries()) {
      inside(`${at}.questionnaires[${place}].name`, 'questionnaire name', name)
    }
    for (const [place, job] of (organization.jobs ?? []).entries()) {
      inside(`${at}.jobs[${place}].uid`, 'job uid', job.uid)
      inside(`${at}.jobs[${place}].reference`, 'job reference', job.reference)
      if (!job.uid && !job.reference)
        inside(`${at}.jobs[${place}].name`, 'name of a job without uid and reference', job.name)
      for (const [stage, { id }] of (job.stages ?? []).entries()) {
        globally(`${at}.jobs[${place}].stages[${stage}].id`, 'stage id', id)
      }
    }
    for (const [place, { email, jobs = [] }] of (organization.users ?? []).entries()) {
      const here = `${at}.users[${place}]`
      inside(`${here}.email`, 'user e-mail', email.toLowerCase())
      const known = (organization.jobs ?? []).flatMap(({ name, uid, reference }) => [name, uid, reference])
      for (const [index, job] of jobs.entries()) {
        if (!known.includes(job))
          problems.push(`${here}.jobs[${index}] is "${job}", which is no job of the organization.`)
      }
    }
    for (const [place, client] of (organization.clients ?? []).entries()) {
      const here = `${at}.clients[${place}]`
      inside(`${here}.name`, 'client name', client.name)
      globally(`${here}.jwt.apiKey`, 'API key', client.jwt?.apiKey)
      globally(`${here}.token`, 'token', client.token)
      if (client.jwt && client.token !== undefined) problems.push(`${here} has both "jwt" and "token". Leave one out.`)
      if (!client.permissions && !client.scopes && !client.native) {
        problems.push(`${here} may do nothing. Give it "permissions" (such as "all") or "scopes".`)
      }
    }
  }
  return problems
}

function distinct(problems: string[]) {
  const places = new Map<string, string>()
  return (where: string, what: string, value: string | number | undefined) => {
    if (value === undefined) return
    const key = `${what} ${value}`
    const other = places.get(key)
    if (other) problems.push(`${where} is ${JSON.stringify(value)}, as ${other} is. Give each its own ${what}.`)
    else places.set(key, where)
  }
}
