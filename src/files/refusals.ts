import { FileRefused } from '../core/errors.ts'
import type { FilePolicy } from '../core/files.ts'
import { type ContentKind, contentKinds } from './content-kinds.ts'

const allowed = (policy: FilePolicy): string => {
  const [only, ...more] = policy.extensions
  if (only === undefined) return 'No file can be sent here.'
  return more.length === 0 ? `Send a ${only} file.` : `Send one of: ${policy.extensions.join(', ')}.`
}

export const refusedEmpty = (name: string): FileRefused =>
  new FileRefused(name, 'empty', `The file "${name}" is empty. Send it with its content.`)

export const refusedExecutable = (name: string, kind: ContentKind, policy: FilePolicy): FileRefused => {
  const what = contentKinds[kind].label
  return new FileRefused(
    name,
    'executable',
    `The content of "${name}" is ${what}, which is never taken. ${allowed(policy)}`,
  )
}

/** The type that the name claims is not allowed here. */
export const refusedExtension = (name: string, extension: string, policy: FilePolicy): FileRefused =>
  new FileRefused(
    name,
    'type',
    `The file "${name}" has the type "${extension}", which is not allowed here. ${allowed(policy)}`,
  )

/** The name claims nothing, and the content is not of an allowed type. */
export const refusedKind = (name: string, kind: ContentKind, policy: FilePolicy): FileRefused =>
  new FileRefused(
    name,
    'type',
    `The content of "${name}" is ${contentKinds[kind].label}, which is not allowed here. ${allowed(policy)}`,
  )

/** The type is allowed, but the content is of another one. */
export const refusedContent = (name: string, extension: string, kind: ContentKind): FileRefused =>
  new FileRefused(
    name,
    'content',
    `The content of "${name}" is ${contentKinds[kind].label}, not that of a ${extension} file. ` +
      `Send a real ${extension} file, or give it the name of the type that it is.`,
  )
