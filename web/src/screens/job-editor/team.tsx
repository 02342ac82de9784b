import { MultiSelect } from '@mantine/core'
import { keys } from '../../api/keys.ts'
import { queryClient } from '../../api/query-client.ts'
import { useMay } from '../../api/session.ts'
import type { Id, Job, User } from '../../api/types.ts'
import { useChangeUser, useUsers } from '../../api/users.ts'
import { useFormats } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useProblemText } from '../../ui/states.tsx'
import { toastError } from '../../ui/toasts.tsx'
import classes from './job-editor.module.css'
import { Section } from './section.tsx'
import { texts } from './texts.ts'

/** The hiring managers who are on the job. Who may change users puts them on it, which is saved at once. */
export function Team({ job }: { readonly job: Job }) {
  const t = useTexts(texts)
  const { formatList } = useFormats()
  const mayChange = useMay('users.write')
  const names = job.team.map(({ name }) => name)
  return (
    <Section title={t('team')} hint={t('teamHint')}>
      {mayChange ? (
        <TeamSelect job={job} />
      ) : (
        <p className={classes['hint']}>{names.length > 0 ? formatList(names) : t('noTeam')}</p>
      )}
    </Section>
  )
}

function TeamSelect({ job }: { readonly job: Job }) {
  const t = useTexts(texts)
  const say = useProblemText()
  const { data: users = [] } = useUsers()
  const { mutateAsync, isPending } = useChangeUser()
  const managers = users.filter(({ role, isActive }) => role === 'hiring_manager' && isActive)
  if (users.length > 0 && managers.length === 0) return <p className={classes['hint']}>{t('noManagers')}</p>

  const isOn = ({ jobIds }: User) => jobIds.includes(job.id)
  async function choose(ids: Id[]) {
    const changed = managers.filter((user) => isOn(user) !== ids.includes(user.id))
    try {
      for (const user of changed) {
        const others = user.jobIds.filter((id) => id !== job.id)
        await mutateAsync({ id: user.id, change: { jobIds: isOn(user) ? others : [...others, job.id] } })
      }
    } catch (error) {
      toastError(say(error))
    }
    void queryClient.invalidateQueries({ queryKey: keys.jobs })
  }
  return (
    <MultiSelect
      aria-label={t('team')}
      searchable
      disabled={isPending}
      data={managers.map(({ id, name, email }) => ({ value: id, label: name || email }))}
      value={managers.filter(isOn).map(({ id }) => id)}
      onChange={(ids) => void choose(ids)}
    />
  )
}
