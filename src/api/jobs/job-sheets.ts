import type { JobSheetDeps } from '../../core/jobs/readJobs.ts'
import type { ApiDeps } from '../deps.ts'

/** What reading jobs needs. */
export function sheetDeps({ hiring, teams, standings }: ApiDeps): JobSheetDeps {
  return { ...hiring, teams, standings }
}
