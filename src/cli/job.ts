import { type Command, Option } from 'commander'
import { type AddJobCommand, addJob } from '../core/jobs/addJob.ts'
import type { Job } from '../core/jobs/job.ts'
import type { Organization } from '../core/unit-of-work.ts'
import { type InStoreOptions, inStore, organizationOf, organizationsOf, print, table, withStore } from './in-store.ts'
import { JOB_STATUS_WORDS, type JobStatusWord, toJobStatus } from './job-status.ts'
import { EXIT_CODES, WrongUsage } from './outcome.ts'

type StageSpec = NonNullable<AddJobCommand['stages']>[number]
type AddOptions = InStoreOptions & {
  readonly organization?: string
  readonly name: string
  readonly status: JobStatusWord
  readonly uid?: string
  readonly reference?: string
  readonly stage?: readonly StageSpec[]
}

export function addJobVerbs(program: Command): void {
  const job = program
    .command('job')
    .summary('add and list jobs')
    .description('The jobs that candidates are sent to. What is added counts at once, also for a running server.')
    .addHelpText('after', `\nExample:\n  longlist job add --name "Backend engineer"\n${EXIT_CODES}`)

  inStore(
    job
      .command('add')
      .summary('add a job')
      .description("Adds a job with its pipeline. A job's uid and reference name it in the APIs.")
      .option('--organization <reference>', 'the organization; may be left out when there is one only')
      .requiredOption('--name <name>', 'its name')
      .addOption(new Option('--status <status>', 'its status').choices(JOB_STATUS_WORDS).default('open'))
      .option('--uid <uid>', 'its position uid for Comeet; made up when left out')
      .option('--reference <reference>', 'its job reference for Welcome Kit; made up when left out')
      .option(
        '--stage <name:reference>',
        'one stage, again for each; the reference may be left out. Without any, the usual five',
        (text: string, before: readonly StageSpec[] | undefined) => [...(before ?? []), toStage(text)],
      )
      .addHelpText('after', '\nStage references with a meaning: initial (new), hired, refused; archived is not shown.'),
    [
      'job add --name "Backend engineer"',
      'job add --name Designer --stage New:initial --stage Talk --stage Hired:hired',
    ],
  ).action(add)

  inStore(
    job
      .command('list')
      .summary('list the jobs')
      .description('Lists the jobs with their public names and stages.')
      .option('--organization <reference>', 'the organization; left out, all'),
    ['job list --json'],
  ).action(list)
}

/** The reference is the word after the last colon, so that a name may hold colons. */
function toStage(text: string): StageSpec {
  const [, name = '', reference] = /^(.*?)(?::([\w-]+))?$/s.exec(text) ?? []
  if (name.trim() === '') throw new WrongUsage(`--stage ${text} has no name. Write it as "Name:reference" or "Name".`)
  return { name, ...(reference !== undefined && { reference }) }
}

async function add(options: AddOptions): Promise<void> {
  const { name, uid, reference, stage: stages } = options
  for (const [option, value] of Object.entries({ name, uid, reference })) {
    if (value?.trim() === '') throw new WrongUsage(`--${option} must not be empty.`)
    if (value && value.length > 255) throw new WrongUsage(`--${option} may have 255 characters at most.`)
  }
  await withStore(options, async (store) => {
    const organization = await organizationOf(store, options.organization)
    const job = await addJob(store.clients, {
      organizationId: organization.id,
      name,
      status: toJobStatus(options.status),
      ...(uid !== undefined && { uid }),
      ...(reference !== undefined && { reference }),
      ...(stages && { stages }),
    })
    if (options.json) print(JSON.stringify(asJson(organization, job)))
    else print(`Job "${name}" was added: uid ${job.uid}, reference ${job.reference}. Its stages: ${stagesOf(job)}.`)
  })
}

async function list(options: InStoreOptions & { readonly organization?: string }): Promise<void> {
  await withStore(options, async (store) => {
    const found: { organization: Organization; job: Job }[] = []
    for (const organization of await organizationsOf(store, options.organization)) {
      for (const job of await store.jobs.list(organization.id)) found.push({ organization, job })
    }
    if (options.json) {
      print(JSON.stringify(found.map(({ organization, job }) => asJson(organization, job))))
      return
    }
    if (found.length === 0) {
      print('There is no job yet. Add one: longlist job add --help')
      return
    }
    const rows = found.map(({ organization, job }) => [
      organization.reference,
      job.name,
      job.status.replace('_', ' '),
      job.uid,
      job.reference,
      stagesOf(job),
    ])
    print(table(['ORGANIZATION', 'NAME', 'STATUS', 'UID', 'REFERENCE', 'STAGES'], rows))
  })
}

function stagesOf({ stages }: Job): string {
  return stages.map(({ id, name }) => `${id} ${name}`).join(', ')
}

function asJson(organization: Organization, { name, status, uid, reference, stages }: Job): object {
  return {
    organization: organization.reference,
    name,
    status,
    uid,
    reference,
    stages: stages.map((stage) => ({
      id: stage.id,
      name: stage.name,
      reference: stage.reference ?? null,
    })),
  }
}
