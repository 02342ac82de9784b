import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import type { Answer } from '../core/idempotency.ts'

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** An OpenAPI 3.1 operation object, as far as we write them. */
export type OperationDocs = {
  /** What the operation is about; the page groups by it. */
  readonly tags: readonly [string]
  readonly summary: string
  readonly description: string
  readonly parameters?: readonly object[]
  readonly requestBody?: object
  readonly responses: Readonly<Record<string, object>>
}

/** One operation of a wire: where it is, what it says of itself, and what it does. One file each. */
export type Operation<Deps> = {
  readonly id: string
  readonly method: HttpMethod
  /** With `:name` for parameters, below the dialect's prefix. */
  readonly path: string
  readonly docs: OperationDocs
  /** Anybody may call it, without a client's credential. */
  readonly isPublic?: true
  handle(deps: Deps, request: FastifyRequest): Promise<OperationAnswer>
}

/** An answer, with headers when it needs some. Its body is JSON text, unless a header names another type. */
export type OperationAnswer = Omit<Answer, 'body'> & {
  readonly body: string | Uint8Array | Readable
  readonly headers?: Readonly<Record<string, string | string[]>>
}
export type ErrorAnswer = Answer & Pick<OperationAnswer, 'headers'>

/** A wire-compatible partner API: its operations, and the one function that words its errors. */
export type Dialect<Deps> = {
  readonly name: string
  /** Every path begins with it; '' for the root. */
  readonly prefix: string
  readonly operations: readonly Operation<Deps>[]
  errorAnswer(error: unknown, requestId?: string): ErrorAnswer
  /** Headers that every answer of this wire carries. */
  readonly headers: Readonly<Record<string, string>>
  /** OpenAPI security schemes; any one of them is enough. */
  readonly securitySchemes: Readonly<Record<string, object>>
  readonly info: { readonly title: string; readonly description: string }
  /** Schemas by name, to which the operations' descriptions may refer as `#/components/schemas/<name>`. */
  readonly schemas?: Readonly<Record<string, object>>
}
