import type { Status } from '../../../api/types.ts'
import { common } from '../../../i18n/common.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { texts } from '../texts.ts'
import type { NamedPlaces } from './named-places.ts'

const FIELDS = [
  'firstName',
  'middleName',
  'lastName',
  'email',
  'phone',
  'mobilePhone',
  'nationalId',
  'linkedinUrl',
  'headline',
  'address',
  'links',
  'media',
  'salaryExpectations',
  'prospectStatus',
  'coverLetter',
  'referrer',
  'customFields',
  'sourceContact',
  'partnerReference',
  'jobId',
  'stageId',
  'status',
  'archived',
  'tags',
  'attachments',
  'notes',
  'personId',
] as const
type Field = (typeof FIELDS)[number]
export const isKnownField = (field: string): field is Field => FIELDS.some((known) => known === field)

/** Longer texts are cut: the whole of them stands among the details. */
const LONGEST = 240

/** A value of the history as one line of text. */
export function useValueText(names: NamedPlaces): (field: string, value: unknown) => string {
  const t = useTexts(texts)
  const tc = useTexts(common)
  const plain = (value: unknown): string => {
    if (value === null || value === undefined) return ''
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (Array.isArray(value)) return value.map(plain).filter(Boolean).join(', ')
    if (typeof value === 'string' || typeof value === 'number') return String(value)
    if (typeof value !== 'object') return ''
    const { name, text } = value as { name?: unknown; text?: unknown }
    if (typeof name === 'string') return name
    if (typeof text === 'string') return text
    const parts = Object.entries(value)
      .filter(([key]) => key !== 'id')
      .map(([key, one]) => [key, plain(one)] as const)
    return parts.flatMap(([key, one]) => (one === '' ? [] : `${key}: ${one}`)).join(', ')
  }
  return (field, value) => {
    if (field === 'status' && typeof value === 'string') return tc(`status_${value as Status}`)
    if (field === 'stageId') return names.get(`stage ${String(value)}`) ?? String(value)
    if (field === 'jobId') return names.get(`job ${String(value)}`) ?? String(value)
    const text = plain(value)
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
  }
}
