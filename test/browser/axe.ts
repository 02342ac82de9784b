import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Violation = {
  readonly id: string
  readonly impact: string | null
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[]
}

const RUN = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`

/** What axe finds serious or critical on the page as it is now: each with the rule and where. */
export async function seriousFindings(page: Page): Promise<string[]> {
  // By the debugger, so that the page's policy for scripts stays as it is.
  if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(axe)
  const violations = (await page.evaluate(RUN)) as Violation[]
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
    )
}
