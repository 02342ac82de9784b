import { uidOf } from '../core/ids.ts'
import type { PlantedClient, PlantedOrganization } from './plant-seed.ts'

/** What a sandbox holds, for a person to read. */
export function describePlanted(planted: readonly PlantedOrganization[]): string {
  const lines: string[] = []
  for (const { organization, customFields, jobs, clients, users } of planted) {
    lines.push('', `${organization.name}, reference ${organization.reference}`)
    lines.push(`  careers: company uid ${uidOf(organization.id)}, token ${organization.careersToken}`)
    if (customFields.length > 0) lines.push(`  custom fields: ${customFields.join(', ')}`)
    for (const { name, status, uid, reference, stages } of jobs) {
      lines.push(`  job "${name}" (${status.replace('_', ' ')}): uid ${uid}, reference ${reference}`)
      lines.push(`    stages: ${stages.map((stage) => `${stage.id} ${stage.name}`).join(', ')}`)
    }
    for (const { client, issued } of clients) {
      lines.push(`  client "${client.name}"${client.employeePortal ? ' (employee portal)' : ''}`)
      if (!issued) lines.push('    it was there already, with credentials that the seed does not name')
      else if (issued.kind === 'bearer') lines.push(`    token ${issued.token}`)
      else lines.push(`    API key ${issued.apiKey}, secret ${issued.secret}`)
    }
    for (const { user, password } of users) {
      lines.push(`  ${user.role.replace('_', ' ')} ${user.email}`)
      lines.push(password === undefined ? '    was there already, with another password' : `    password ${password}`)
    }
  }
  return lines.join('\n')
}

/** The same for a program, in the shape of a seed, with the company's uid beside. */
export function plantedAsJson(planted: readonly PlantedOrganization[]): object[] {
  return planted.map(({ organization, customFields, jobs, clients, users }) => ({
    name: organization.name,
    reference: organization.reference,
    companyUid: uidOf(organization.id),
    careersToken: organization.careersToken,
    customFields,
    jobs: jobs.map(({ name, status, uid, reference, stages }) => ({
      name,
      status,
      uid,
      reference,
      stages: stages.map((stage) => ({
        id: stage.id,
        name: stage.name,
        reference: stage.reference,
      })),
    })),
    clients: clients.map(clientAsJson),
    users: users.map(({ user: { email, name, role }, password }) => ({
      email,
      name,
      role,
      ...(password !== undefined && { password }),
    })),
  }))
}

function clientAsJson({ client, issued }: PlantedClient): object {
  return {
    name: client.name,
    employeePortal: client.employeePortal,
    ...client.grant,
    ...(issued?.kind === 'bearer' && { token: issued.token }),
    ...(issued?.kind === 'jwt' && {
      jwt: {
        apiKey: issued.apiKey,
        secret: issued.secret,
      },
    }),
  }
}
