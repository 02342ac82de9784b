import { Command, CommanderError } from 'commander'
import { VERSION } from '../version.ts'
import { EXIT, EXIT_CODES, report } from './outcome.ts'

/** The command `longlist`. It ends when nothing is left to do, with `process.exitCode`. */

/** Only the verb that is said is loaded: none waits for what the others need. The help needs all. */
const VERBS: readonly (readonly [verb: string, load: () => Promise<(program: Command) => void>])[] = [
  ['serve', async () => (await import('./serve.ts')).addServe],
  ['sandbox', async () => (await import('./sandbox.ts')).addSandbox],
  ['organization', async () => (await import('./organization.ts')).addOrganizationVerbs],
  ['client', async () => (await import('./client.ts')).addClientVerbs],
  ['user', async () => (await import('./user.ts')).addUserVerbs],
  ['job', async () => (await import('./job.ts')).addJobVerbs],
  ['backup', async () => (await import('./backup.ts')).addBackup],
  ['restore', async () => (await import('./restore.ts')).addRestore],
  ['migrate-store', async () => (await import('./migrate-store.ts')).addMigrateStore],
  ['candidate', async () => (await import('./candidate.ts')).addCandidateVerbs],
  ['doctor', async () => (await import('./doctor.ts')).addDoctor],
]

process.on('uncaughtException', (error: NodeJS.ErrnoException) => {
  // Whoever read the output has gone (`longlist client list | head -1`): there is nobody to tell.
  process.exit(error.code === 'EPIPE' ? EXIT.failed : report(error))
})
process.exitCode = await run(process.argv)

async function run(argv: readonly string[]): Promise<number> {
  try {
    await (await createProgram(argv[2])).parseAsync(argv)
    return Number(process.exitCode ?? EXIT.done)
  } catch (error) {
    if (!(error instanceof CommanderError)) return report(error)
    // Commander has said what was wrong, or shown the help that was asked for.
    return error.exitCode === 0 ? EXIT.done : EXIT.usage
  }
}

async function createProgram(said: string | undefined): Promise<Command> {
  const program = new Command('longlist')
    .description('An applicant-tracking server that answers the Comeet and Welcome Kit candidate APIs over one store.')
    .version(VERSION, '--version', 'show the version')
    .helpOption('--help', 'show this help')
    .showHelpAfterError('Add --help to see what can be said.')
    .exitOverride()
    .addHelpText('after', `\nExample:\n  longlist serve --port 8080\n${EXIT_CODES}`)
  const known = VERBS.find(([verb]) => verb === said)
  const needed = said === '--version' ? [] : known ? [known] : VERBS
  for (const [, load] of needed) (await load())(program)
  return program
}
