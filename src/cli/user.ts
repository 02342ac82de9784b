import type { Command } from 'commander'
import { changeUser } from '../core/access/changeUser.ts'
import { inviteUser } from '../core/access/inviteUser.ts'
import { offerReset } from '../core/access/offerReset.ts'
import { ROLES, type Role } from '../core/access/permissions.ts'
import type { User } from '../core/access/user.ts'
import { emailKey } from '../core/applications/application.ts'
import type { Job } from '../core/jobs/job.ts'
import type { Organization } from '../core/unit-of-work.ts'
import { isEmail } from '../lib/contact-formats.ts'
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
import { configure } from './open-store.ts'
import { EXIT_CODES, Failure, WrongUsage } from './outcome.ts'

type UserOptions = InStoreOptions & { readonly organization?: string }
type AddOptions = UserOptions & { readonly email: string; readonly role: string; readonly job?: readonly string[] }

const ORGANIZATION = ['--organization <reference>', 'the organization; may be left out when there is one only'] as const

export function addUserVerbs(program: Command): void {
  const user = program
    .command('user')
    .summary('add, list, reset and deactivate the people who sign in')
    .description('The people who sign in to the app. What is changed counts at once, also for a running server.')
    .addHelpText('after', `\nExample:\n  longlist user add --email mia@example.com --role recruiter\n${EXIT_CODES}`)

  inStore(
    user
      .command('add')
      .summary('invite somebody, and show the link, once')
      .description(
        'Invites somebody, and shows the link, once: whoever follows it within seven days chooses a name and a password. ' +
          'The link begins with LONGLIST_BASE_URL.',
      )
      .option(...ORGANIZATION)
      .requiredOption('--email <address>', 'the e-mail to sign in with')
      .requiredOption('--role <role>', `one of ${ROLES.join(', ')}`)
      .option('--job <uid...>', 'the jobs that a hiring manager is on'),
    [
      'user add --email ada@example.com --role admin',
      'user add --email max@example.com --role hiring_manager --job 11.11',
    ],
  ).action(add)

  inStore(
    user
      .command('list')
      .summary('list the users')
      .description('Lists the users.')
      .option('--organization <reference>', 'the organization; left out, all'),
    ['user list --json'],
  ).action(list)

  inStore(
    user
      .command('reset')
      .summary('show a link for a new password, once')
      .description(
        'Shows a link, once: whoever follows it within seven days chooses a new password for the user, which ends every ' +
          'session. Until then the old one counts.',
      )
      .argument('<email>', 'the e-mail of the user')
      .option(...ORGANIZATION),
    ['user reset mia@example.com'],
  ).action(reset)

  inStore(
    user
      .command('deactivate')
      .summary('refuse a user from now on')
      .description('Refuses a user from now on, and ends every session. What was done stays.')
      .argument('<email>', 'the e-mail of the user')
      .option(...ORGANIZATION),
    ['user deactivate mia@example.com'],
  ).action(deactivate)
}

async function add(options: AddOptions): Promise<void> {
  const { email } = options
  const role = ROLES.find((each) => each === options.role)
  if (!role) throw new WrongUsage(`--role must be one of ${ROLES.join(', ')}.`)
  if (!isEmail(email)) throw new WrongUsage('--email must be an e-mail address.')
  await withStore(options, async (store) => {
    const organization = await organizationOf(store, options.organization)
    const jobIds = await jobsNamed(store, organization, role, options.job ?? [])
    const by = operatorOf(organization)
    const { token } = await inviteUser(store.accounts, by, { email, role, jobIds, invitedBy: 0 })
    showLink(`${email} is invited.`, { email, organization: organization.reference, role }, token, options)
  })
}

async function jobsNamed(store: Store, { id }: Organization, role: Role, uids: readonly string[]): Promise<number[]> {
  if (uids.length > 0 && role !== 'hiring_manager') throw new WrongUsage('--job is for hiring managers only.')
  const jobs: Job[] = []
  for (const uid of uids) {
    const job = await store.jobs.byUid(id, uid)
    if (!job) throw new Failure(`There is no job with the uid "${uid}". See: longlist job list`)
    jobs.push(job)
  }
  return jobs.map((job) => job.id)
}

async function list(options: UserOptions): Promise<void> {
  await withStore(options, async (store) => {
    const found: { organization: Organization; user: User }[] = []
    for (const organization of await organizationsOf(store, options.organization)) {
      const users = await store.accounts.users.list(organization.id)
      found.push(...users.map((user) => ({ organization, user })))
    }
    if (options.json) {
      print(JSON.stringify(found.map(({ organization, user }) => asJson(organization, user))))
      return
    }
    if (found.length === 0) {
      print('There is no user yet. Invite one: longlist user add --help')
      return
    }
    const rows = found.map(({ organization, user }) => [
      organization.reference,
      user.email,
      user.name,
      user.role,
      day(user.createdAt),
      user.seenAt === undefined ? '' : day(user.seenAt),
      user.deactivatedAt === undefined ? '' : day(user.deactivatedAt),
    ])
    print(table(['ORGANIZATION', 'E-MAIL', 'NAME', 'ROLE', 'ADDED', 'SEEN', 'DEACTIVATED'], rows))
  })
}

async function reset(email: string, options: UserOptions): Promise<void> {
  await withStore(options, async (store) => {
    const { organization, user } = await findUser(store, email, options.organization)
    const { token } = await offerReset(store.accounts, operatorOf(organization), user)
    const what = { email: user.email, organization: organization.reference, role: user.role }
    showLink(`${user.email} may choose a new password.`, what, token, options)
  })
}

async function deactivate(email: string, options: UserOptions): Promise<void> {
  await withStore(options, async (store) => {
    const { organization, user } = await findUser(store, email, options.organization)
    const changed = await changeUser(store.accounts, operatorOf(organization), user.id, { isActive: false })
    if (options.json) print(JSON.stringify(asJson(organization, changed)))
    else print(`${user.email} is refused from now on.`)
  })
}

/** @throws Failure */
async function findUser(
  store: Store,
  email: string,
  reference: string | undefined,
): Promise<{ organization: Organization; user: User }> {
  const found: { organization: Organization; user: User }[] = []
  for (const organization of await organizationsOf(store, reference)) {
    const user = await store.accounts.users.byEmail(organization.id, emailKey(email))
    if (user) found.push({ organization, user })
  }
  const [only, another] = found
  if (!only) throw new Failure(`There is no user with the e-mail "${email}". See: longlist user list`)
  if (another) {
    const references = found.map(({ organization }) => organization.reference).join(', ')
    throw new Failure(`Several organizations have a user "${email}". Name one with --organization: ${references}.`)
  }
  return only
}

function showLink(sentence: string, what: object, token: string, { data, json }: UserOptions): void {
  const { config } = configure({ data })
  const url = `${config.baseUrl ?? `http://localhost:${config.port}`}/app/invitation#${token}`
  if (json) print(JSON.stringify({ ...what, url }))
  else print(`${sentence} Shown this once:\n\n  ${url}`)
}

function asJson(organization: Organization, user: User): object {
  const { email, name, role, createdAt, seenAt, deactivatedAt } = user
  const time = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString())
  return {
    email,
    name,
    organization: organization.reference,
    role,
    createdAt: time(createdAt),
    lastSeenAt: time(seenAt),
    deactivatedAt: time(deactivatedAt),
  }
}
