import type { Application } from '../applications/application.ts'
import type { Change } from '../unit-of-work.ts'

/**
 * The applications whose searched text a unit of work makes another one. Those that it puts in the line of the matching are
 * left out: they come here from there, so that taking an application in costs nothing more.
 */
export function outdatedTexts(changes: readonly Change[]): { organizationId: number; applicationId: number }[] {
  const outdated = new Map<number, number>()
  const losesFile = changes.some((change) => change.do === 'removeAttachment')
  for (const change of changes) {
    if (change.do === 'addNote') outdated.set(change.note.applicationId, change.note.organizationId)
    if (change.do === 'addAttachment' && change.attachment.kind === 'resume')
      outdated.set(change.attachment.applicationId, change.attachment.organizationId)
    if (change.do === 'removeAttachments' && change.kind === 'resume')
      outdated.set(change.applicationId, change.organizationId)
    if (change.do === 'changeApplication' && (losesFile || isOtherwiseFound(change.from, change.application)))
      outdated.set(change.application.id, change.application.organizationId)
  }
  for (const change of changes) {
    if (change.do === 'queueMatching' || change.do === 'emptyApplication') outdated.delete(change.applicationId)
    if (change.do === 'changeApplication' && isGone(change.application)) outdated.delete(change.application.id)
  }
  return [...outdated].map(([applicationId, organizationId]) => ({ organizationId, applicationId }))
}

/** Whether nobody may find it any more. */
export function isGone({ deletedAt, duplicateOf }: Application): boolean {
  return deletedAt !== undefined || duplicateOf !== undefined
}

function isOtherwiseFound(from: Application, to: Application): boolean {
  return (
    from.jobId !== to.jobId ||
    isGone(from) !== isGone(to) ||
    JSON.stringify([from.profile, from.tags]) !== JSON.stringify([to.profile, to.tags])
  )
}
