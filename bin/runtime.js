// Finds the runtime that came with the packages. Like the launcher, this must also run on older versions of Node.
import module from 'node:module'
import { dirname, join } from 'node:path'

export const NEEDED_MAJOR = 26

/** The binary in the platform's package (see optionalDependencies), or nothing. */
export function pinnedRuntime() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const require = module.createRequire(import.meta.url)
  for (const name of [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`]) {
    try {
      const manifest = require.resolve(`${name}/package.json`)
      const { version, bin } = require(manifest)
      if (Number.parseInt(version, 10) >= NEEDED_MAJOR) return join(dirname(manifest), bin.node)
    } catch {
      // Not installed under this name.
    }
  }
}
