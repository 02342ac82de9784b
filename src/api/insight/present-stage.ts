import type { Stage } from '../../core/jobs/job.ts'
import { nameOf } from '../names.ts'

export function presentStage({ id, name, kind }: Stage): object {
  return { id: nameOf(id), name, kind }
}
