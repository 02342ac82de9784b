import { expect, test } from 'vitest'
import { comeetToken, longlist, sandbox, sendToComeet, tempFolder } from './longlist.ts'

const ACME = { apiKey: 'acme-api-key', secret: 'partner-secret-of-32-characters!' }

test.concurrent('a candidate is merged into another one and restored, and a running server knows at once', async () => {
  const data = tempFolder()
  const { url } = await sandbox(['--data', data])
  const token = await comeetToken(ACME)
  const add = async () => (await (await sendToComeet(url, token, '11.11')).json()) as { uid: string }
  const [removed, survivor] = [await add(), await add()]
  const read = async () => {
    const answer = await fetch(`${url}/candidates/${removed.uid}`, { headers: { authorization: `Bearer ${token}` } })
    return [answer.status, ((await answer.json()) as Record<string, unknown>)['existing_candidate_uid']]
  }
  const run = (...args: string[]) => longlist(['candidate', ...args, '--data', data])
  const merge = ['merge', removed.uid, '--into', survivor.uid]

  expect(await run(...merge)).toEqual({
    code: 0,
    stdout: `Candidate ${removed.uid} was removed as a duplicate of ${survivor.uid}.\n`,
    stderr: '',
  })
  expect(await read()).toEqual([401, survivor.uid])
  expect(await run(...merge)).toMatchObject({ code: 1, stderr: expect.stringContaining('was removed before') })
  expect(await run('merge', survivor.uid, '--into', removed.uid)).toMatchObject({ code: 1 })
  expect(await run('restore', survivor.uid)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('that was removed as a duplicate'),
  })
  expect(await run('restore', removed.uid)).toMatchObject({ code: 0, stdout: `Candidate ${removed.uid} is back.\n` })
  expect(await read()).toEqual([200, undefined])
  const asJson = await run(...merge, '--json')
  expect(JSON.parse(asJson.stdout)).toEqual({ uid: removed.uid, organization: 'Pg4eV6k', duplicateOf: survivor.uid })
  expect(await run('merge', 'FF.FFFF', '--into', survivor.uid)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('There is no candidate FF.FFFF'),
  })
  expect((await run('merge', removed.uid)).code).toBe(2)
})

test.concurrent('what is kept when a person is pseudonymized is set by the organization or by the seed', async () => {
  const data = tempFolder()
  await (await sandbox(['--data', data])).end()
  const run = (...args: string[]) => longlist(['organization', ...args, '--data', data])
  const kept = async () => JSON.parse((await run('list', '--json')).stdout)[0].keptWhenPseudonymized
  expect(await kept()).toEqual([])
  expect(await run('set', 'Pg4eV6k', '--keep', 'tags, address')).toMatchObject({
    code: 0,
    stdout: 'Of a person of "Acme" that is pseudonymized, address, tags is kept.\n',
  })
  expect(await kept()).toEqual(['address', 'tags'])
  expect(await run('set', '--keep', 'everything')).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/not known: everything\. The fields are: firstName, /),
  })
  expect((await run('set', '--keep', 'none')).code).toBe(0)
  expect(await kept()).toEqual([])
})
