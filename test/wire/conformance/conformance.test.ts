import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { comeet } from '../../../src/dialects/comeet/index.ts'
import { welcomeKit } from '../../../src/dialects/welcome-kit/index.ts'
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
    const answered = dialect.operations.map(({ id }) => id)
    expect(files.map(({ operation }) => operation).toSorted()).toEqual(answered.toSorted())
    let documented = 0
    let covered = 0
    for (const file of files) {
      const coverage = coverageOf(file)
      documented += coverage.documented
      covered += coverage.covered
      expect({ operation: file.operation, ...coverage.gaps }).toEqual({
        operation: file.operation,
        request: [],
        response: [],
        errors: [],
      })
    }
    const cases = files.reduce((sum, file) => sum + file.cases.length, 0)
    process.stdout.write(
      `${name}: ${files.length} of ${answered.length} operations, ${covered} of ${documented} documented fields and errors, ${cases} cases\n`,
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
