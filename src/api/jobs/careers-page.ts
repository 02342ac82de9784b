import type { JobView } from '../../core/jobs/job-view.ts'
import { employmentTypeOf, experienceWord } from '../../core/jobs/terms.ts'
import { safeJobText } from '../../http/safe-html.ts'

/** Nothing of the page runs, and it loads nothing but pictures: the app, which may frame it, is not touched. */
export const PAGE_POLICY =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; frame-ancestors 'self'"

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.6 system-ui, sans-serif }
  body { max-width: 44rem; margin: 0 auto; padding: 2rem 1.25rem }
  h1 { margin: 0; font-size: 1.75rem; line-height: 1.2 }
  header { margin-bottom: 2rem }
  h2 { margin: 2rem 0 .5rem; font-size: 1.15rem }
  dl { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: .75rem 0 0 }
  dt { position: absolute; overflow: hidden; width: 1px; height: 1px; clip-path: inset(50%) }
  dd { margin: 0; opacity: .75 }
  p { margin: .75rem 0 }
  section { overflow-wrap: anywhere }
`

/** A job as a careers page would show it: a whole page, of which only the cleaned texts hold any HTML of its author. */
export function careersPage(view: JobView): string {
  const { job, organization } = view
  const { details } = job
  const facts = factsOf(view).map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`)
  const sections: readonly (readonly [heading: string, html: string | undefined])[] = [
    ['The job', details.description],
    ['Who we look for', details.profile],
    ...(details.sections ?? []).map(({ name, value }) => [name, value] as const),
    ['The company', details.companyDescription],
    ['How we recruit', details.recruitmentProcess],
  ]
  const texts = sections.flatMap(([heading, html]) =>
    html === undefined ? [] : `<section><h2>${escaped(heading)}</h2>${safeJobText(html)}</section>`,
  )
  return `<!doctype html>
<html lang="${escaped(details.language ?? 'en')}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(job.name)}</title><style>${STYLE}</style></head>
<body><main>
<header><p>${escaped(organization.name)}</p><h1>${escaped(job.name)}</h1><dl>${facts.join('')}</dl></header>
${texts.join('\n')}
</main></body>
</html>
`
}

const REMOTE_WORDS = {
  fulltime: 'Remote',
  partial: 'Partly remote',
  punctual: 'Remote now and then',
  no: 'On site',
} as const

function factsOf({ job: { details }, department, offices }: JobView): [name: string, value: string][] {
  const { contractType, employmentType, experienceLevel, remote, salary, isSalaryPublic } = details
  const contract = employmentType ?? (contractType === undefined ? undefined : employmentTypeOf(contractType))
  const facts: [string, string | undefined][] = [
    ['Department', department?.name],
    ['Where', offices.map(({ name, city }) => city ?? name).join(', ') || undefined],
    ['Contract', contract],
    ['Experience', experienceLevel === undefined ? undefined : experienceWord(experienceLevel)],
    ['Remote work', remote && REMOTE_WORDS[remote]],
    ['Salary', isSalaryPublic && salary ? salaryText(salary) : undefined],
  ]
  return facts.filter((fact): fact is [string, string] => fact[1] !== undefined && fact[1] !== '')
}

function salaryText({
  min,
  max,
  currency = '',
  period = '',
}: NonNullable<JobView['job']['details']['salary']>): string {
  const amounts = [min, max].filter((amount) => amount !== undefined)
  return [amounts.join('–'), currency, period].filter(Boolean).join(' ')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
