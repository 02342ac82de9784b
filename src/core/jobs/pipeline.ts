import { InvalidField, InvalidFields } from '../errors.ts'
import type { Ids } from '../ports.ts'
import { newStage } from './addJob.ts'
import { type Job, type Stage, type StageKind, stageKind } from './job.ts'

export type WantedStage = {
  /** Of a stage that is there; left out for a new one. */
  readonly id?: number
  readonly name: string
  readonly kind: StageKind
  /** Left out, as it is; a new one can be seen. */
  readonly visible?: boolean
}

/**
 * The pipeline that is wanted, with what leaves the one that is there. A conventional reference stays on its stage, unless the
 * stage is now of another kind than the reference means.
 *
 * @throws InvalidFields
 */
export async function pipelineOf(
  { ids }: { readonly ids: Ids },
  from: Job,
  wanted: readonly WantedStage[],
): Promise<Pick<Job, 'stages' | 'removedStages'>> {
  refuseWrong(from, wanted)
  const there = new Map(from.stages.map((stage) => [stage.id, stage]))
  const stages = await Promise.all(
    wanted.map(async ({ id, name, kind, visible }) => {
      const old = id === undefined ? undefined : there.get(id)
      return old ? changed(old, name, kind, visible) : newStage({ ids }, { name, kind, visible: visible ?? true })
    }),
  )
  const kept = new Set(stages.map(({ id }) => id))
  const removed = [...(from.removedStages ?? []), ...from.stages.filter(({ id }) => !kept.has(id))]
  return { stages, ...(removed.length > 0 && { removedStages: removed }) }
}

function changed(old: Stage, name: string, kind: StageKind, visible = old.visible): Stage {
  const { reference, ...rest } = old
  const means = stageKind(reference)
  const keeps = reference !== undefined && (means === 'active' || means === kind)
  return { ...rest, ...(keeps && { reference }), name, kind, visible }
}

function refuseWrong(from: Job, wanted: readonly WantedStage[]): void {
  const known = new Set(from.stages.map(({ id }) => id))
  const seen = new Set<number>()
  const wrong: InvalidField[] = []
  for (const [place, { id, kind }] of wanted.entries()) {
    const at = `stages[${place}]`
    if (id !== undefined && (!known.has(id) || seen.has(id))) {
      wrong.push(new InvalidField(`${at}.id`, 'unknown', { expected: 'the id of a stage of this job, once' }))
    }
    if (id !== undefined) seen.add(id)
    if ((kind === 'new') !== (place === 0)) {
      wrong.push(new InvalidField(`${at}.kind`, 'value', { expected: 'new for the first stage, and for no other' }))
    }
  }
  for (const kind of ['hired', 'refused'] as const) {
    if (wanted.some((stage) => stage.kind === kind)) continue
    wrong.push(new InvalidField('stages', 'value', { expected: `at least one stage of the kind ${kind}` }))
  }
  if (wrong.length > 0) throw new InvalidFields(wrong)
}
