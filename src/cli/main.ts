import { Command, CommanderError } from 'commander'
import { VERSION } from '../server.ts'
import { addBackup } from './backup.ts'
import { addCandidateVerbs } from './candidate.ts'
import { addClientVerbs } from './client.ts'
import { addDoctor } from './doctor.ts'
import { addJobVerbs } from './job.ts'
import { addMigrateStore } from './migrate-store.ts'
import { addOrganizationVerbs } from './organization.ts'
import { EXIT, EXIT_CODES, report } from './outcome.ts'
import { addRestore } from './restore.ts'
import { addSandbox } from './sandbox.ts'
import { addServe } from './serve.ts'
import { addUserVerbs } from './user.ts'

/** The command `longlist`. It ends when nothing is left to do, with `process.exitCode`. */

process.on('uncaughtException', (error: NodeJS.ErrnoException) => {
  // Whoever read the output has gone (`longlist client list | head -1`): there is nobody to tell.
  process.exit(error.code === 'EPIPE' ? EXIT.failed : report(error))
})
process.exitCode = await run(process.argv)

async function run(argv: readonly string[]): Promise<number> {
  try {
    await createProgram().parseAsync(argv)
    return Number(process.exitCode ?? EXIT.done)
  } catch (error) {
    if (!(error instanceof CommanderError)) return report(error)
    // Commander has said what was wrong, or shown the help that was asked for.
    return error.exitCode === 0 ? EXIT.done : EXIT.usage
  }
}

function createProgram(): Command {
  const program = new Command('longlist')
    .description('An applicant-tracking server that answers the Comeet and Welcome Kit candidate APIs over one store.')
    .version(VERSION, '--version', 'show the version')
    .helpOption('--help', 'show this help')
    .showHelpAfterError('Add --help to see what can be said.')
    .exitOverride()
    .addHelpText('after', `\nExample:\n  longlist serve --port 8080\n${EXIT_CODES}`)
  addServe(program)
  addSandbox(program)
  addOrganizationVerbs(program)
  addClientVerbs(program)
  addUserVerbs(program)
  addJobVerbs(program)
  addBackup(program)
  addRestore(program)
  addMigrateStore(program)
  addCandidateVerbs(program)
  addDoctor(program)
  return program
}
