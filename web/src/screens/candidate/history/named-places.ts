import type { Application, Id, JobStage } from '../../../api/types.ts'

/** What the ids in a history are called, of those that are known. */
export type NamedPlaces = ReadonlyMap<Id, string>

export function namesOf({ job, stage, moves }: Application, stages: readonly JobStage[]): NamedPlaces {
  const names = new Map<Id, string>()
  for (const { from, to } of moves) {
    for (const { jobId, jobName, stageId, stageName } of [from, to]) {
      if (jobName !== '') names.set(`job ${jobId}`, jobName)
      if (stageName !== '') names.set(`stage ${stageId}`, stageName)
    }
  }
  for (const { id, name } of [stage, ...stages]) names.set(`stage ${id}`, name)
  return names.set(`job ${job.id}`, job.name)
}
