import type { TeamMate, TeamReader } from '../../core/ports.ts'
import type { Engine } from '../engine.ts'
import { query } from '../query.ts'
import { rows } from './rows.ts'

const ofOrganization = query<{ organizationId: number }, { job_id: number; id: number; name: string }>(
  `select t.job_id, u.id, u.name from hiring_team t
    join user_account u on u.organization_id = t.organization_id and u.id = t.user_id
    where t.organization_id = :organizationId and u.deactivated_at is null
    order by u.name, u.id`,
)

export function createTeamReader(engine: Engine): TeamReader {
  return {
    async ofJobs(organizationId) {
      const teams = new Map<number, TeamMate[]>()
      for (const { job_id, id, name } of await rows(engine, ofOrganization, { organizationId })) {
        const team = teams.get(job_id) ?? []
        team.push({ id, name })
        teams.set(job_id, team)
      }
      return teams
    },
  }
}
