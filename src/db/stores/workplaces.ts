import type { Department } from '../../core/jobs/department.ts'
import type { Office } from '../../core/jobs/office.ts'
import type { Questionnaire } from '../../core/jobs/questionnaire.ts'
import type { WorkplaceReader } from '../../core/ports.ts'
import type { Catalog } from '../catalog.ts'
import type { Engine } from '../engine.ts'
import { query } from '../query.ts'
import type { DepartmentTable, OfficeTable, QuestionnaireTable } from '../schema.ts'
import { rows } from './rows.ts'

/** What jobs refer to: few rows that seldom change, so each organization's are kept together in the catalog. */

const offices = query<{ organizationId: number }, OfficeTable>(
  'select * from office where organization_id = :organizationId order by id',
)
const departments = query<{ organizationId: number }, DepartmentTable>(
  'select * from department where organization_id = :organizationId order by id',
)
const questionnaires = query<{ organizationId: number }, QuestionnaireTable>(
  'select * from questionnaire where organization_id = :organizationId order by id',
)

export function createWorkplaceReader(engine: Engine, catalog: Catalog): WorkplaceReader {
  const reader: WorkplaceReader = {
    offices: (organizationId) =>
      catalog.get(`offices/${organizationId}`, async () =>
        (await rows(engine, offices, { organizationId })).map(toOffice),
      ),
    office: async (organizationId, id) => (await reader.offices(organizationId)).find((office) => office.id === id),
    departments: (organizationId) =>
      catalog.get(`departments/${organizationId}`, async () =>
        (await rows(engine, departments, { organizationId })).map(toDepartment),
      ),
    department: async (organizationId, id) =>
      (await reader.departments(organizationId)).find((department) => department.id === id),
    questionnaires: (organizationId) =>
      catalog.get(`questionnaires/${organizationId}`, async () =>
        (await rows(engine, questionnaires, { organizationId })).map(toQuestionnaire),
      ),
  }
  return reader
}

export function toOfficeRow(office: Office): OfficeTable {
  return {
    organization_id: office.organizationId,
    id: office.id,
    name: office.name,
    city: office.city ?? null,
    country_code: office.countryCode ?? null,
    address: office.address ?? null,
    zip: office.zip ?? null,
    is_headquarter: Number(office.isHeadquarter),
    more_json: JSON.stringify(office.more),
    created_at: office.createdAt,
  }
}

function toOffice(row: OfficeTable): Office {
  return {
    organizationId: row.organization_id,
    id: row.id,
    name: row.name,
    ...(row.city !== null && { city: row.city }),
    ...(row.country_code !== null && { countryCode: row.country_code }),
    ...(row.address !== null && { address: row.address }),
    ...(row.zip !== null && { zip: row.zip }),
    isHeadquarter: row.is_headquarter === 1,
    more: JSON.parse(row.more_json),
    createdAt: row.created_at,
  }
}

export function toDepartmentRow(department: Department): DepartmentTable {
  return {
    organization_id: department.organizationId,
    id: department.id,
    name: department.name,
    slug: department.slug,
    is_active: Number(department.isActive),
    description: department.description ?? null,
    created_at: department.createdAt,
  }
}

function toDepartment(row: DepartmentTable): Department {
  return {
    organizationId: row.organization_id,
    id: row.id,
    name: row.name,
    slug: row.slug,
    isActive: row.is_active === 1,
    ...(row.description !== null && { description: row.description }),
    createdAt: row.created_at,
  }
}

export function toQuestionnaireRow(questionnaire: Questionnaire): QuestionnaireTable {
  return {
    organization_id: questionnaire.organizationId,
    id: questionnaire.id,
    name: questionnaire.name,
    questions_json: JSON.stringify(questionnaire.questions),
    created_at: questionnaire.createdAt,
  }
}

function toQuestionnaire(row: QuestionnaireTable): Questionnaire {
  return {
    organizationId: row.organization_id,
    id: row.id,
    name: row.name,
    questions: JSON.parse(row.questions_json),
    createdAt: row.created_at,
  }
}
