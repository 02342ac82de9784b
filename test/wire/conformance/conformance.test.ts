import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { comeet } from '../../../src/dialects/comeet/index.ts'
import { welcomeKit } from '../../../src/dialects/welcome-kit/index.ts'
import { templateOf } from '../../support/documented.ts'
import { caseFiles } from './case-file.ts'
import { coverageOf } from './coverage.ts'
import { openWorld, type World } from './world.ts'

/** Every operation of both wires, from data, over real HTTP: `comeet/` and `welcome-kit/` beside this file hold the cases. */

describe.each([
  ['comeet', comeet],
  ['welcome-kit', welcomeKit],
] as const)('%s', (name, dialect) => {
  const files = caseFiles(name)

  test('every operation has its cases, and all that is documented is in one', () => {
    const covered = files.map((file) => ({ file, coverage: coverageOf(file) }))
    for (const { file, coverage } of covered) {
      const gaps = { operation: file.operation, ...coverage.gaps }
      expect(gaps).toEqual({ operation: file.operation, request: [], response: [], errors: [] })
    }
    const named = files.flatMap(({ operation, also = [] }) => [operation, ...also])
    expect(named.toSorted()).toEqual(dialect.operations.map(({ id }) => id).toSorted())
    const called = new Set(covered.flatMap(({ coverage }) => coverage.called))
    const addresses = dialect.operations.map(({ method, path }) => `${method} ${templateOf(dialect.prefix + path)}`)
    expect(addresses.filter((address) => !called.has(address))).toEqual([])

    const sum = (of: (each: (typeof covered)[number]) => number) => covered.reduce((total, each) => total + of(each), 0)
    process.stdout.write(
      `${name}: ${named.length} operations, ${sum(({ coverage }) => coverage.fields)} documented fields, ` +
        `${sum(({ coverage }) => coverage.errors)} documented errors, ${sum(({ file }) => file.cases.length)} cases\n`,
    )
  })

  describe.each(files)('$operation', (file) => {
    let world: World
    beforeAll(async () => {
      world = await openWorld(name)
    })
    afterAll(() => world[Symbol.asyncDispose]())

    test.each(file.cases.map((each) => [`${each.name} (${each.source})`, each] as const))('%s', async (_, each) => {
      await world.run(each)
    })
  })
})
