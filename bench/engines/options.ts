import { parseArgs } from 'node:util'
import { positive } from '../lib/command.ts'
import { INTAKE_CASES } from './cases.ts'

export type Options = {
  /** The names of what is measured. */
  readonly only: readonly string[]
  readonly engines: readonly string[]
  readonly processes: readonly number[]
  readonly connections: number
  /** Of one round. */
  readonly seconds: number
  readonly rounds: number
  /** Of the requests that each process is to answer first. */
  readonly warmUpShare: number
  readonly sizes: readonly number[]
  readonly growthRounds: number
  readonly blobs: string
  /** Of PostgreSQL's server. */
  readonly settings: Readonly<Record<string, string>>
  readonly json: boolean
  readonly profile: boolean
}

const NAMES: readonly string[] = [...INTAKE_CASES.map(({ name }) => name), 'growth']
const ENGINES: readonly string[] = ['sqlite', 'postgres']

const HELP = `npm run bench:engines -- [options]

  --only A,B          of: ${NAMES.join(', ')}
  --engines A,B       of: ${ENGINES.join(', ')}
  --processes A,B     of the server on one store, default 1,2,4; 1,2 with --quick
  --connections N     default 32
  --seconds N         of one round, default 1.2
  --rounds N          default 3; of growth twice as many and one
  --sizes A,B         candidates in the stores of growth, default 10000,100000; up to 1000000 takes minutes
  --blobs s3          files on an S3 server instead of the disk
  --set NAME=VALUE    a setting of PostgreSQL's server; may be given several times
  --quick             one short round of each: under 1.5 minutes, and rough
  --json              print JSON instead of tables
  --profile           where one process of the server spends its time under the cases named by --only (default create)
`

/** @returns undefined when only help was asked for @throws Error when an option is wrong */
export function readOptions(argv: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      only: { type: 'string' },
      engines: { type: 'string', default: ENGINES.join(',') },
      processes: { type: 'string' },
      connections: { type: 'string', default: '32' },
      seconds: { type: 'string' },
      rounds: { type: 'string' },
      sizes: { type: 'string' },
      blobs: { type: 'string', default: 'disk' },
      set: { type: 'string', multiple: true, default: [] },
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(HELP)
    return undefined
  }
  const { quick, json, profile } = values
  const rounds = positive('rounds', values.rounds ?? (quick ? '1' : '3'))
  const numbers = (option: string, text: string) => text.split(',').map((number) => positive(option, number))
  return {
    only: knownIn(NAMES, 'only', values.only ?? (profile ? 'create' : NAMES.join(','))),
    engines: knownIn(ENGINES, 'engines', values.engines),
    processes: numbers('processes', values.processes ?? (quick ? '1,2' : '1,2,4')),
    connections: positive('connections', values.connections),
    seconds: positive('seconds', values.seconds ?? (quick ? '0.4' : '1.2')),
    rounds,
    warmUpShare: quick ? 0.3 : 1,
    sizes: numbers('sizes', values.sizes ?? (quick ? '2000,20000' : '10000,100000')),
    growthRounds: 2 * rounds + 1,
    blobs: knownIn(['disk', 's3'], 'blobs', values.blobs)[0] as string,
    settings: Object.fromEntries(values.set.map((text) => text.split(/=(.*)/, 2) as [string, string])),
    json,
    profile,
  }
}

function knownIn(names: readonly string[], option: string, text: string): string[] {
  const chosen = text.split(',')
  for (const name of chosen) {
    if (!names.includes(name)) throw new Error(`--${option} knows no "${name}"; it knows ${names.join(', ')}`)
  }
  return chosen
}
