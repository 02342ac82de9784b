import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { launchChromium } from '../../test/support/chromium.ts'
import { alignTable, known } from '../lib/align-table.ts'
import { main, positive } from '../lib/command.ts'
import { inFolder } from '../lib/folder.ts'
import { medianKnown } from '../lib/stats.ts'
import { serveBarePage } from './bare-page.ts'
import { type Figures, measurePage } from './measure-page.ts'
import { openBoard } from './open-board.ts'

/** The board of a job with many cards, in a browser, beside a page of plain HTML in the same run. */

const HELP = `npm run bench:web -- [options]

  --cards N    cards on the board, default 10000
  --rounds N   default 3
`

type Options = { readonly cards: number; readonly rounds: number }

await main(async () => {
  const options = readOptions()
  if (options) await inFolder((folder) => run(folder, options))
})

async function run(folder: string, { cards, rounds }: Options): Promise<void> {
  const data = join(folder, 'data')
  mkdirSync(data)
  process.stderr.write(`filling a store with ${cards} candidates …\n`)
  const board = await openBoard(data, cards, join(folder, 'log'))
  const bare = await serveBarePage()
  const chromium = await launchChromium()
  try {
    const pages = [
      { name: `board, ${cards} cards`, url: board.url, cookie: board.cookie, figures: [] as Figures[] },
      { name: 'bare page', url: bare.url, cookie: undefined, figures: [] as Figures[] },
    ]
    for (let round = 1; round <= rounds; round++) {
      for (const { name, url, cookie, figures } of pages) {
        process.stderr.write(`round ${round}: ${name} …\n`)
        figures.push(await measurePage(chromium, url, cookie))
      }
    }
    console.log(`\n${alignTable(tableOf(pages))}`)
  } finally {
    await chromium.close()
    await bare.close()
    await board.stop()
  }
}

/** A line for each figure, with the median of the rounds for each page. */
function tableOf(pages: readonly { readonly name: string; readonly figures: readonly Figures[] }[]): string[][] {
  const names = Object.keys(pages[0]?.figures[0] ?? {}) as (keyof Figures)[]
  return [
    ['', ...pages.map(({ name }) => name)],
    ...names.map((name) => [
      name,
      ...pages.map(({ figures }) => known(medianKnown(figures.map((one) => one[name])), digits(name))),
    ]),
  ]
}

function digits(name: string): number {
  return name.endsWith('MB') ? 1 : 0
}

/** @returns undefined when only help was asked for @throws Error when an option is wrong */
function readOptions(): Options | undefined {
  const { values } = parseArgs({
    options: {
      cards: { type: 'string', default: '10000' },
      rounds: { type: 'string', default: '3' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(HELP)
    return undefined
  }
  return { cards: positive('cards', values.cards), rounds: positive('rounds', values.rounds) }
}
