import { ConfigError } from '../config/config.ts'
import { environment } from '../config/env.ts'
import { CopyError } from '../copy/batch.ts'
import { DomainError } from '../core/errors.ts'
import { StoreTooNew } from '../store.ts'

/** How every verb ends. */
export const EXIT = { done: 0, failed: 1, usage: 2, config: 78 } as const

export const EXIT_CODES = `
Exit codes:
  0   done
  1   failed, or something was found wrong
  2   wrong usage
  78  wrong configuration`

/** What an operator can understand and mend: its message is the whole story, in plain sentences. */
export class Failure extends Error {}

/** The command line asks for something that there is not. */
export class WrongUsage extends Error {}

/** Why a verb did not do what it was asked: what is told, and the exit code. */
export type Outcome = { readonly text: string; readonly code: number }

/** What another process of the same server has failed with. */
export class FailedElsewhere extends Error {
  readonly outcome: Outcome
  constructor(outcome: Outcome) {
    super(outcome.text)
    this.outcome = outcome
  }
}

/** Tells on stderr why a verb did not do what it was asked. @returns the exit code */
export function report(error: unknown): number {
  const { text, code } = outcomeOf(error)
  process.stderr.write(`${text}\n`)
  return code
}

export function outcomeOf(error: unknown): Outcome {
  if (error instanceof FailedElsewhere) return error.outcome
  const { message, code } = sentenceOf(error)
  const level = environment()['LONGLIST_LOG_LEVEL']
  const withStack = (level === 'debug' || level === 'trace') && error instanceof Error
  return { text: withStack ? `${message}\n${error.stack}` : message, code }
}

function sentenceOf(error: unknown): { message: string; code: number } {
  if (error instanceof ConfigError) {
    return { message: `The configuration is wrong:\n  ${error.problems.join('\n  ')}`, code: EXIT.config }
  }
  if (error instanceof WrongUsage) return { message: error.message, code: EXIT.usage }
  if (error instanceof Failure || error instanceof StoreTooNew || error instanceof CopyError)
    return { message: error.message, code: EXIT.failed }
  const reason = error instanceof Error ? error.message : String(error)
  if (error instanceof DomainError) return { message: `${inFull(error)}.`, code: EXIT.failed }
  const hint = 'Set LONGLIST_LOG_LEVEL=debug to see where.'
  return { message: `Something unexpected happened: ${reason}. ${hint}`, code: EXIT.failed }
}

/** The message with what stands behind it, which an operator hears and a caller of an API does not. */
export function inFull({ message, cause }: Error): string {
  const reason = cause instanceof Error ? cause.message : cause
  return typeof reason === 'string' ? `${message}: ${reason.replace(/\.$/, '')}` : message
}
