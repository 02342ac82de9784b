import type { Permission } from '../../core/access/permissions.ts'

/**
 * Comeet's permissions (reference, section 1.3) by names of ours, as its documents give them only titles, and what each
 * allows. Those that allow nothing yet belong to operations that are not answered yet; a grant may hold them already.
 */
export const PERMISSION_NAMES: Readonly<Record<string, readonly Permission[]>> = {
  'create-candidate': ['applications.create'],
  'update-contact-details': ['applications.update.own', 'applications.update.others'],
  'retrieve-own-candidates': ['applications.read.own'],
  'retrieve-other-candidates': ['applications.read.others'],
  'retrieve-resume': ['applications.resume'],
  'salary-expectations': ['applications.salary'],
  'source-data': ['applications.source'],
  'source-contact': ['applications.source-contact'],
  'future-steps': ['applications.future-steps'],
  'step-assignees': [],
  'retrieve-locations': [],
  'retrieve-positions': [],
  'create-positions': [],
  'clone-positions': [],
  'update-positions': [],
  'salary-range': [],
  'retrieve-openings': [],
  'create-openings': [],
  'create-conversations': [],
  'create-notes': [],
  'erase-persons': [],
}
