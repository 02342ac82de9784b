import { Button, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useSearch } from '../../api/search.ts'
import { useFormats } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { ScreenBody } from '../../ui/screen.tsx'
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.tsx'
import { ResultItem } from './result-item.tsx'
import classes from './search.module.css'
import { texts } from './texts.ts'

const route = getRouteApi('/shell/search')
const PAUSE = 200
const PAGE = 30

/** Everybody who is found for some words, with the places where they stand. */
export default function SearchScreen() {
  const t = useTexts(texts)
  const { formatNumber } = useFormats()
  const { q = '' } = route.useSearch()
  const { data, error, refetch, isPlaceholderData, hasNextPage, fetchNextPage, isFetchingNextPage } = useSearch(q, {
    limit: PAGE,
  })
  const hits = data?.pages.flatMap(({ items }) => items) ?? []
  const total = data?.pages[0]?.total ?? null
  const count = total === null ? '' : t('found', { count: total, number: formatNumber(total) })
  return (
    <>
      <PageHeader title={t('title')} aside={<span role="status">{q === '' ? '' : count}</span>}>
        <SearchField q={q} />
      </PageHeader>
      <ScreenBody>
        {q === '' && <EmptyState icon={<IconSearch size={22} />} title={t('askTitle')} hint={t('askHint')} />}
        {q !== '' && error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {q !== '' && !data && !error && <LoadingRows rows={8} height={56} />}
        {q !== '' && data && hits.length === 0 && <EmptyState title={t('nothing', { q })} hint={t('nothingHint')} />}
        {q !== '' && hits.length > 0 && (
          <ul className={classes['results']} aria-label={t('results')} aria-busy={isPlaceholderData}>
            {hits.map((hit) => (
              <ResultItem key={hit.application.id} hit={hit} />
            ))}
          </ul>
        )}
        {hasNextPage && q !== '' && (
          <div className={classes['more']}>
            <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('more')}
            </Button>
          </div>
        )}
      </ScreenBody>
    </>
  )
}

function SearchField({ q }: { readonly q: string }) {
  const t = useTexts(texts)
  const navigate = useNavigate()
  const [words, setWords] = useState(q)
  // The address may change without the field, by the palette or the way back.
  const [seen, setSeen] = useState(q)
  if (seen !== q) {
    setSeen(q)
    if (words.trim() !== q) setWords(q)
  }
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (field.current?.value === '') field.current.focus()
  }, [])
  const search = useDebouncedCallback((next: string) => {
    void navigate({ to: '/search', search: next.trim() === '' ? {} : { q: next.trim() }, replace: true })
  }, PAUSE)
  return (
    <TextInput
      ref={field}
      className={classes['field'] ?? ''}
      type="search"
      aria-label={t('field')}
      placeholder={t('field')}
      leftSection={<IconSearch size={16} aria-hidden="true" />}
      value={words}
      onChange={({ currentTarget }) => {
        setWords(currentTarget.value)
        search(currentTarget.value)
      }}
    />
  )
}
