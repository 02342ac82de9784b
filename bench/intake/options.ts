import { parseArgs } from 'node:util'
import { positive } from '../lib/command.ts'
import { CASES } from './cases.ts'

export const OTHERS = ['start', 'burst'] as const

export type Options = {
  /** The names of what is measured. */
  readonly only: readonly string[]
  readonly connections: readonly number[]
  /** Of one round. */
  readonly seconds: number
  readonly rounds: number
  readonly warmUp: number
  readonly starts: number
  readonly json: boolean
  readonly profile: boolean
}

const NAMES: readonly string[] = [...CASES.map(({ name }) => name), ...OTHERS]

const HELP = `npm run bench:intake -- [options]

  --only A,B         of: ${NAMES.join(', ')}
  --connections A,B  default 1,32
  --seconds N        of one round, default 2.3
  --rounds N         default 3
  --quick            one short round of each: under a minute, and rough
  --json             print JSON instead of tables
  --profile          where the server spends its time under the cases named by --only (default create)
`

/** @returns undefined when only help was asked for @throws Error when an option is wrong */
export function readOptions(argv: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      only: { type: 'string' },
      connections: { type: 'string', default: '1,32' },
      seconds: { type: 'string' },
      rounds: { type: 'string' },
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
  const only = values.only?.split(',') ?? (profile ? ['create'] : NAMES)
  for (const name of only) {
    if (!NAMES.includes(name)) throw new Error(`--only knows no "${name}"; it knows ${NAMES.join(', ')}`)
  }
  return {
    only,
    connections: values.connections.split(',').map((text) => positive('connections', text)),
    seconds: positive('seconds', values.seconds ?? (quick ? '0.7' : '2.3')),
    rounds: positive('rounds', values.rounds ?? (quick ? '1' : '3')),
    warmUp: quick ? 0.5 : 1,
    starts: quick ? 2 : 5,
    json,
    profile,
  }
}
