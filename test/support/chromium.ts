import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** The browser that the tests of the app run in: Debian's package `chromium`, or what CHROMIUM names. */

const path = [process.env['CHROMIUM'], '/usr/bin/chromium'].find((place) => place && existsSync(place))

/** Why there are no tests in a browser here. */
export const noChromium: string | undefined =
  path === undefined ? 'there is no Chromium: install the package chromium, or name one in CHROMIUM' : undefined

/** It speaks to nobody but the pages that it is sent to. */
const QUIET = '--disable-gpu --disable-background-networking --disable-component-update --disable-sync --no-first-run'

export async function launchChromium(): Promise<Browser> {
  if (path === undefined) throw new Error(noChromium)
  // As root there is no sandbox to be had; everything that is opened is our own.
  return chromium.launch({ executablePath: path, args: ['--no-sandbox', ...QUIET.split(' ')] })
}
