import { execFile, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { type AddressInfo, connect, createServer } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { atTheEnd, longlist, olderNode, type Running, serve, start, tempFolder } from './longlist.ts'

const MADE = 'there is a demonstration in it now'
const ADA = { first_name: 'Ada', last_name: 'Lovelace' }

test.concurrent('an empty folder gets a demonstration whose commands work as they are pasted, once', async ({
  skip,
}) => {
  skip(spawnSync('curl', ['--version']).status !== 0, 'curl is not on this machine')
  const data = tempFolder()
  const first = await serve(data)
  expect(first.stdout).toContain(MADE)
  expect(first.stdout.indexOf(MADE)).toBeLessThan(first.stdout.indexOf(`Longlist is ready at ${first.url}`))
  const commands = curlCommands(first.stdout)
  expect(commands).toHaveLength(2)
  const [comeet, welcomeKit] = await Promise.all(commands.map(paste))
  expect(comeet).toMatchObject({ ...ADA, status: 'In progress', source: { name: 'Comeet partner' } })
  expect(welcomeKit).toMatchObject({ profile: { firstname: 'Grace', lastname: 'Hopper' } })
  expect(await first.end()).toBe(0)
  expect(first.stderr).toBe('')

  const second = await serve(data)
  expect(second.stdout).not.toContain(MADE)
  const again = commands.map((command) => command.replace(first.url, second.url))
  expect(await paste(again[0] as string)).toMatchObject(ADA)
  expect(await second.end('SIGINT')).toBe(0)
})

test.concurrent('an older Node starts the pinned one and passes signals on', async ({ skip }) => {
  const node = olderNode()
  if (!node) return skip('no older Node is on this machine')
  const running = await serve(tempFolder(), { node })
  expect((await fetch(`${running.url}/readyz`)).status).toBe(200)
  expect(await running.end()).toBe(0)
})

test.concurrent('the server ends when its launcher on an older Node is killed', async ({ skip }) => {
  const node = olderNode()
  if (!node) return skip('no older Node is on this machine')
  const running = await serve(tempFolder(), { node })
  running.child.kill('SIGKILL')
  // Its streams close only when the server, which has them too, has ended.
  await running.ended
  await expect(fetch(`${running.url}/readyz`)).rejects.toThrow('fetch failed')
})

test.concurrent('of two that start at once on an empty folder, one makes the demonstration', async () => {
  const data = tempFolder()
  const both = await Promise.all([serve(data), serve(data)])
  expect(both.filter(({ stdout }) => stdout.includes(MADE))).toHaveLength(1)
  const { stdout } = await longlist(['client', 'list', '--data', data, '--json'])
  const names = JSON.parse(stdout).map(({ name }: { name: string }) => name)
  expect(names).toEqual(['Comeet partner', 'Welcome Kit partner'])
})

test.concurrent('SIGTERM answers what is in flight, then ends with 0', async () => {
  const running = await serve(tempFolder())
  const { finish, answer } = await requestInFlight(running)
  running.child.kill('SIGTERM')
  await untilRefused(running.url)
  finish()
  expect(await answer).toBe(201)
  expect(await running.ended).toBe(0)
})

test.concurrent('a second signal ends it at once', async () => {
  const running = await serve(tempFolder())
  const { answer } = await requestInFlight(running)
  answer.catch(() => {})
  running.child.kill('SIGTERM')
  await untilRefused(running.url)
  expect(await running.end('SIGTERM')).toBe(143)
})

test.concurrent('without a log, it still says when it is ready', async () => {
  const running = start(['serve', '--port', '0', '--data', tempFolder()], { env: { LONGLIST_LOG_LEVEL: 'warn' } })
  const line = await running.line((text) => text.startsWith('Longlist is ready at http://localhost:'))
  expect((await fetch(`${line.split(' ').at(-1)}/readyz`)).status).toBe(200)
})

test.concurrent('all that is wrong in the configuration is told at once', async () => {
  const data = join(tempFolder(), 'data')
  const env = {
    LONGLIST_PROT: '80',
    LONGLIST_BASE_URL: 'ats.example',
    LONGLIST_FETCH_ALLOW: '10.0.0.0/8, a b, [::1]:80',
    LONGLIST_ACCESS_LOG: 'yes',
    LONGLIST_SERVER_KEY: 'short',
  }
  const { code, stdout, stderr } = await longlist(['serve', '--port', '99999', '--data', data], { env })
  expect({ code, stdout }).toEqual({ code: 78, stdout: '' })
  expect(stderr.trimEnd().split('\n')).toEqual([
    'The configuration is wrong:',
    '  --port must be a whole number from 0 to 65535.',
    '  LONGLIST_BASE_URL must be an http or https URL.',
    expect.stringMatching(/^ {2}LONGLIST_SERVER_KEY must be 32 bytes in base64 or hexadecimal/),
    '  LONGLIST_ACCESS_LOG must be true or false.',
    expect.stringMatching(/^ {2}LONGLIST_FETCH_ALLOW must hold address ranges .*; these are none: a b\.$/),
    '  LONGLIST_PROT is not a setting of Longlist.',
  ])
  expect(readdirSync(join(data, '..'))).toEqual([])
})

test.concurrent('a port in use, a store that is too new and a lost key are told in a sentence', async () => {
  const data = tempFolder()
  const holder = createServer().listen(0, '127.0.0.1')
  atTheEnd(() => void holder.close())
  await once(holder, 'listening')
  const { port } = holder.address() as AddressInfo
  const inUse = await longlist(['serve', '--port', String(port), '--data', data])
  expect(inUse).toMatchObject({ code: 1, stdout: '' })
  expect(inUse.stderr).toBe(
    `Port ${port} of 127.0.0.1 is in use by another program. Choose another with --port or LONGLIST_PORT.\n`,
  )

  const newer = join(data, 'newer')
  mkdirSync(newer)
  const db = new DatabaseSync(join(newer, 'longlist.db'))
  db.exec(
    'create table schema_migration (version integer primary key, name text not null, applied_at integer not null) strict',
  )
  db.exec(`insert into schema_migration values (999, 'later', 0)`)
  db.close()
  const lost = await longlist(['serve', '--port', '0', '--data', newer])
  expect(lost).toMatchObject({ code: 78, stderr: expect.stringContaining(`${join(newer, 'server.key')} is missing`) })

  const env = { LONGLIST_SERVER_KEY: 'ab'.repeat(32) }
  const tooNew = await longlist(['serve', '--port', '0', '--data', newer], { env })
  expect(tooNew).toMatchObject({ code: 1, stdout: '' })
  expect(tooNew.stderr).toMatch(/^The store is at version 999, .*\n$/)
})

test.concurrent('a data folder and a database that cannot be opened are told in a sentence', async () => {
  const file = join(tempFolder(), 'file')
  writeFileSync(file, '')
  const folder = await longlist(['serve', '--port', '0', '--data', file])
  expect(folder).toMatchObject({
    code: 78,
    stderr: expect.stringContaining(`${file} cannot be used: it is not a folder.`),
  })
  const env = { LONGLIST_DATABASE_URL: `sqlite:${file}/longlist.db` }
  const database = await longlist(['serve', '--port', '0', '--data', tempFolder()], { env })
  expect(database).toMatchObject({ code: 1, stdout: '' })
  expect(database.stderr).toMatch(/^The database \S+ cannot be opened: .*\n$/)
})

test.concurrent('wrong usage, help and version', async () => {
  const [wrong, help, version] = await Promise.all([
    longlist(['serve', '--prot', '80']),
    longlist(['serve', '--help']),
    longlist(['--version']),
  ])
  expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining("unknown option '--prot'") })
  expect(help).toMatchObject({ code: 0, stdout: expect.stringMatching(/Example:[^]*Exit codes:/) })
  expect(version).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
})

function curlCommands(stdout: string): string[] {
  return stdout.match(/^curl .*(?:\n {2}.*)*/gm) ?? []
}

async function paste(command: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)('bash', ['-c', command], { env: { PATH: process.env['PATH'] } })
  return JSON.parse(stdout)
}

/** A create whose body the server is waiting for. */
async function requestInFlight({ url, stdout }: Running): Promise<{ finish: () => void; answer: Promise<number> }> {
  const [command = ''] = curlCommands(stdout)
  const [, authorization = ''] = /'Authorization: (.*)'/.exec(command) ?? []
  const [, body = ''] = /-d '(.*)'/.exec(command) ?? []
  const sent = request(`${url}/candidates`, {
    method: 'POST',
    agent: false,
    headers: {
      authorization,
      'content-type': 'application/json',
      'content-length': body.length,
      expect: '100-continue',
    },
  })
  const answer = once(sent, 'response').then(([response]) => {
    response.resume()
    return response.statusCode as number
  })
  sent.flushHeaders()
  await once(sent, 'continue')
  return { finish: () => void sent.end(body), answer }
}

/** Until nobody listens any more: then the server has begun to end. */
async function untilRefused(url: string): Promise<void> {
  for (;;) {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    try {
      await once(socket, 'connect')
    } catch {
      return
    } finally {
      socket.destroy()
    }
  }
}
