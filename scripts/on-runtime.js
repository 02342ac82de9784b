// Runs a command with the pinned runtime first on the PATH: `node scripts/on-runtime.js vitest run`. npm 11 links the
// runtime into node_modules/.bin, npm 10 does not, and the development tools need it.
import { spawn } from 'node:child_process'
import { delimiter, dirname } from 'node:path'
import { pinnedRuntime } from '../bin/runtime.js'

const runtime = pinnedRuntime()
const PATH = runtime ? dirname(runtime) + delimiter + process.env.PATH : process.env.PATH
const [command, ...args] = process.argv.slice(2)
const child = spawn(command, args, {
  stdio: 'inherit',
  env: { ...process.env, PATH },
  shell: process.platform === 'win32',
})
child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})
child.on('exit', (code) => {
  process.exitCode = code ?? 1
})
