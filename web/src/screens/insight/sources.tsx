import { useSources } from '../../api/insight.ts'
import type { ApplicationFilter, InsightQuery, SourceFigures, Surface } from '../../api/types.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useSurfaceName } from '../../ui/badges.tsx'
import { Card } from './card.tsx'
import { CountLink } from './count-link.tsx'
import classes from './insight.module.css'
import { listOf } from './range.ts'
import { texts } from './texts.ts'

/** The outcomes that a source's applications have, in the order of their parts of the bar. */
const OUTCOMES = ['active', 'hired', 'refused'] as const

/** Who sent how many, through which API, and what became of them. */
export function SourcesCard({ query, isWide = false }: { readonly query: InsightQuery; readonly isWide?: boolean }) {
  const t = useTexts(texts)
  const answer = useSources(query)
  return (
    <Card title={t('sources')} isWide={isWide} answer={answer}>
      {(items) =>
        items.length === 0 ? (
          <p className={classes['none']}>{t('nothingReceived')}</p>
        ) : (
          <table className={classes['table']}>
            <thead>
              <tr>
                <th scope="col">{t('source')}</th>
                <th scope="col">{t('received')}</th>
                {OUTCOMES.map((outcome) => (
                  <th key={outcome} scope="col">
                    {t(outcome)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((figures) => (
                <SourceRow
                  key={`${figures.source.id} ${figures.surface}`}
                  figures={figures}
                  most={Math.max(...items.map(({ received }) => received))}
                  query={query}
                />
              ))}
            </tbody>
          </table>
        )
      }
    </Card>
  )
}

type RowProps = { readonly figures: SourceFigures; readonly most: number; readonly query: InsightQuery }

function SourceRow({ figures, most, query }: RowProps) {
  const t = useTexts(texts)
  const surfaceName = useSurfaceName()
  const { source, received } = figures
  const surface = figures.surface as Surface
  const from: ApplicationFilter = { ...listOf(query), sourceId: [source.id], surface: [surface] }
  const filters: Record<(typeof OUTCOMES)[number], ApplicationFilter> = {
    active: { ...from, stageKind: ['new', 'active'] },
    hired: { ...from, stageKind: ['hired'] },
    refused: { ...from, stageKind: ['refused'] },
  }
  return (
    <tr>
      <th scope="row">
        <span className={classes['source']}>{source.name}</span>
        <span className={classes['soft']}>{surfaceName(surface)}</span>
        <span className={classes['bars']} style={{ width: `${(received / most) * 100}%` }}>
          {OUTCOMES.map((outcome) => (
            <span key={outcome} className={classes['bar']} data-kind={outcome} style={{ flexGrow: figures[outcome] }} />
          ))}
        </span>
      </th>
      <td>
        <CountLink count={received} filter={from} label={`${source.name}, ${t('received')}`} />
      </td>
      {OUTCOMES.map((outcome) => (
        <td key={outcome}>
          <CountLink count={figures[outcome]} filter={filters[outcome]} label={`${source.name}, ${t(outcome)}`} />
        </td>
      ))}
    </tr>
  )
}
