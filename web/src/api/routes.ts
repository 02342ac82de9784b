import type { paths } from '@longlist/client'
import type { API } from './prefix.ts'

/** What the server says of its routes, as types: which there are, what each takes, and what it answers. */

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** The addresses below the API's that a method may be sent to. */
export type Route<M extends Method> = {
  [P in keyof paths]: paths[P][M] extends object ? (P extends `${typeof API}${infer R}` ? R : never) : never
}[keyof paths]

type At<M extends Method, R extends string> = `${typeof API}${R}` extends keyof paths
  ? NonNullable<paths[`${typeof API}${R}`][M]>
  : never

type ParametersAt<M extends Method, R extends string> =
  At<M, R> extends { parameters: infer P } ? { [K in keyof P]-?: NonNullable<P[K]> } : never

/** A flag may be said as a boolean; what is null or left out is not sent. */
type Loose<T> = {
  readonly [K in keyof T]: Frozen<T[K]> | null | undefined | ('true' | 'false' extends T[K] ? boolean : never)
}

/** Nobody changes what was handed in. */
type Frozen<T> = T extends readonly (infer I)[]
  ? readonly Frozen<I>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T

type Named<K extends string, T> = [T] extends [never] ? { readonly [_ in K]?: never } : { readonly [_ in K]: T }

type PathAt<M extends Method, R extends string> = 'path' extends keyof ParametersAt<M, R>
  ? ParametersAt<M, R>['path']
  : never
type QueryAt<M extends Method, R extends string> = 'query' extends keyof ParametersAt<M, R>
  ? [ParametersAt<M, R>['query']] extends [never]
    ? never
    : Loose<ParametersAt<M, R>['query']>
  : never
type BodyAt<M extends Method, R extends string> =
  At<M, R> extends { requestBody?: { content: infer C } }
    ? C extends { 'application/json': infer B }
      ? Frozen<B>
      : C extends { 'application/octet-stream': unknown }
        ? Blob
        : never
    : never

/** What the body of a request may say. */
export type BodyOf<M extends Method, R extends Route<M>> = BodyAt<M, R>

/** What a request carries, beside what every one may. */
export type RequestTo<M extends Method, R extends string> = Named<'path', PathAt<M, R>> &
  ([QueryAt<M, R>] extends [never] ? { readonly query?: never } : { readonly query?: QueryAt<M, R> }) &
  Named<'body', BodyAt<M, R>>

type JsonIn<T> = T extends { content: { 'application/json': infer B } } ? B : never

/** What comes back when all is well. */
export type AnswerFrom<M extends Method, R extends string> =
  At<M, R> extends { responses: infer A }
    ? [JsonIn<A[keyof A & (200 | 201)]>] extends [never]
      ? void
      : JsonIn<A[keyof A & (200 | 201)]>
    : never
