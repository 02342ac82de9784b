#!/usr/bin/env node
// Starts Longlist on a runtime that is new enough. This file alone must also run on older versions of Node.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import os from 'node:os'
import { fileURLToPath } from 'node:url'
import { NEEDED_MAJOR, pinnedRuntime } from './runtime.js'

const EX_CONFIG = 78

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

if (Number.parseInt(process.versions.node, 10) >= NEEDED_MAJOR) await run()
else restart(pinnedRuntime())

async function run() {
  endWithLauncher()
  // Beside the packages, not in the shared temporary folder, where another user of the machine could plant code.
  module.enableCompileCache?.(here('../node_modules/.cache/longlist'))
  const published = existsSync(here('../dist')) && !existsSync(here('../src'))
  await import(published ? '../dist/cli/main.js' : '../src/cli/main.ts')
}

/** A launcher that was killed passes nothing on: its channel closes, and that counts as SIGTERM. */
function endWithLauncher() {
  if (!process.channel) return
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}

/** Runs the same command line on `runtime`, passes signals on, and ends as the child ends. */
function restart(runtime) {
  if (!runtime) return refuse()
  const args = [...process.execArgv, fileURLToPath(import.meta.url), ...process.argv.slice(2)]
  const child = spawn(runtime, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })

  // A terminal sends SIGINT and SIGHUP to the child as well; passed on, they would count twice.
  const inTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    process.on(signal, () => {
      if (signal === 'SIGTERM' || !inTerminal) child.kill(signal)
    })
  }
  child.on('error', refuse)
  child.on('exit', (code, signal) => process.exit(code ?? 128 + os.constants.signals[signal]))
}

function refuse() {
  process.stderr.write(
    `Longlist needs Node ${NEEDED_MAJOR} or newer; this is ${process.versions.node}. ` +
      'Run `npm ci` in the project, which brings it.\n',
  )
  process.exitCode = EX_CONFIG
}
