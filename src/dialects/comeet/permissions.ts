import type { Permission } from '../../core/access/permissions.ts'

/**
 * Comeet's permissions (reference, section 1.3) by names of ours, as its documents give them only titles, and what each
 * allows. What the documents guard with no permission of its own goes with the one that is nearest: leads with candidates,
 * finding duplicates with the candidates of other sources.
 */
export const PERMISSION_NAMES: Readonly<Record<string, readonly Permission[]>> = {
  'create-candidate': ['applications.create', 'leads.create'],
  'update-contact-details': ['applications.update.own', 'applications.update.others'],
  'retrieve-own-candidates': ['applications.read.own', 'leads.read'],
  'retrieve-other-candidates': ['applications.read.others', 'applications.find-duplicates'],
  'retrieve-resume': ['applications.resume'],
  'salary-expectations': ['applications.salary'],
  'source-data': ['applications.source'],
  'source-contact': ['applications.source-contact'],
  'future-steps': ['applications.future-steps'],
  'step-assignees': ['applications.step-assignees'],
  'retrieve-locations': ['offices.read'],
  'retrieve-positions': ['jobs.read', 'questionnaires.read'],
  'lead-recruiter-details': ['jobs.lead-recruiter'],
  'hiring-manager-details': ['jobs.hiring-manager'],
  'internal-name': ['jobs.internal-name'],
  'create-positions': ['jobs.create'],
  'clone-positions': ['jobs.clone'],
  'update-positions': ['jobs.update'],
  'salary-range': ['jobs.salary'],
  'retrieve-openings': ['openings.read'],
  'create-openings': ['openings.create'],
  'create-conversations': ['conversations.create'],
  'create-notes': ['notes.create'],
  'erase-persons': ['persons.erase'],
  'retrieve-audit-logs': ['log.read'],
}
