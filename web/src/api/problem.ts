import type { FieldError, Problem } from './types.ts'

/** What the server refused, as it worded it; or that it could not be reached, with the status 0. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly requestId: string | null
  readonly fields: readonly FieldError[]
  /** The whole answer, for the few that carry more than a problem has. */
  readonly body: unknown

  constructor(problem: Partial<Problem>, status: number) {
    super(problem.detail ?? problem.title ?? '')
    this.name = 'ApiProblem'
    this.status = status
    this.code = problem.code ?? (status === 0 ? 'unreachable' : 'unknown')
    this.requestId = problem.requestId ?? null
    this.fields = problem.errors ?? []
    this.body = problem
  }

  /** What is wrong with each field, by its name: to be put beside the inputs of a form. */
  get byField(): Record<string, string> {
    return Object.fromEntries(this.fields.map(({ field, message }) => [field, message]))
  }
}

export const isProblem = (error: unknown, ...codes: string[]): error is ApiProblem =>
  error instanceof ApiProblem && (codes.length === 0 || codes.includes(error.code))
