import { first } from './001-first.ts'

/** Every migration in order; its version is its place in the list, counted from 1. Never change one that was released. */
export const MIGRATIONS: readonly { readonly name: string; readonly statements: readonly string[] }[] = [
  { name: 'first', statements: first },
]
