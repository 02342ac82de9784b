import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * Builds the web app in the background when this is a checkout in which it is missing, so that the server need not wait for
 * it. The child ends with this process. A published package has the app with it.
 */
export function buildWebAppIfMissing(): void {
  const script = here('../../scripts/build-web.js')
  const isCheckout = existsSync(here('../../web/src')) && existsSync(script)
  if (!isCheckout || existsSync(here('../../web/dist/index.html'))) return
  const child = spawn(process.execPath, [script], { stdio: 'ignore' })
  child.on('error', () => {})
  child.unref()
  process.once('exit', () => child.kill())
}
