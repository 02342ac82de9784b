import { useTags } from '../api/applications.ts'
import { useSources } from '../api/insight.ts'
import { useJobs } from '../api/jobs.ts'
import type { ApplicationFilter, StageKind, Status, Surface } from '../api/types.ts'
import { common } from '../i18n/common.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { texts } from './texts.ts'

/** A field of the filter that has values to choose from. */
export type ChoiceField =
  | 'jobId'
  | 'stageKind'
  | 'stageId'
  | 'reachedStageId'
  | 'status'
  | 'tag'
  | 'sourceId'
  | 'surface'
  | 'personId'
  | 'hasResume'
  | 'archived'
export type FilterField = ChoiceField | 'created' | 'updatedFrom'

/** Of these only one value can hold. */
export const SINGLE: readonly FilterField[] = ['hasResume', 'archived']

export type Option = { readonly value: string; readonly label: string; readonly hint?: string }

const KINDS: readonly StageKind[] = ['new', 'active', 'hired', 'refused']
const STATUSES: readonly Status[] = ['in_progress', 'on_hold', 'awaiting_decision', 'rejected', 'withdrawn', 'hired']
const SURFACES: readonly Surface[] = ['comeet', 'welcome-kit', 'native', 'cli']

/** What each field of the filter may be, in words. */
export function useFilterOptions(filter: ApplicationFilter): (field: ChoiceField) => readonly Option[] {
  const t = useTexts(texts)
  const words = useTexts(common)
  const { data: jobs = [] } = useJobs()
  const { data: tags = [] } = useTags()
  const { data: sources = [] } = useSources({})

  const ofStages = () => {
    const wanted = filter.jobId ?? []
    return jobs
      .filter(({ id }) => wanted.length === 0 || wanted.includes(id))
      .flatMap(({ name: hint, stages }) => stages.map(({ id, name }) => ({ value: id, label: name, hint })))
  }
  return (field) => {
    switch (field) {
      case 'jobId':
        return jobs.map(({ id, name }) => ({ value: id, label: name }))
      case 'stageKind':
        return KINDS.map((value) => ({ value, label: words(value) }))
      case 'stageId':
      case 'reachedStageId':
        return ofStages()
      case 'status':
        return STATUSES.map((value) => ({ value, label: words(`status_${value}`) }))
      case 'tag':
        return tags.map(({ name, count }) => ({ value: name, label: name, hint: String(count) }))
      case 'sourceId': {
        const byId = new Map(sources.map(({ source }) => [source.id, source.name]))
        return [...byId].map(([value, label]) => ({ value, label }))
      }
      case 'surface':
        return SURFACES.map((value) => ({ value, label: words(`surface_${value}`) }))
      case 'personId':
        return (filter.personId ?? []).map((value) => ({ value, label: t('onePerson') }))
      case 'hasResume':
        return [
          { value: 'true', label: t('resumeYes') },
          { value: 'false', label: t('resumeNo') },
        ]
      case 'archived':
        return [
          { value: 'false', label: t('archivedFalse') },
          { value: 'any', label: t('archivedAny') },
          { value: 'true', label: t('archivedTrue') },
        ]
    }
  }
}
