import { applicationSchemas } from './applications.ts'
import { integer, list, object, text } from './build.ts'
import { jobSchemas } from './jobs.ts'
import { organizationSchemas } from './organization.ts'

/** Every schema that the operations refer to by name. */
export const SCHEMAS: Readonly<Record<string, object>> = {
  Problem: {
    type: 'object',
    description: 'RFC 9457',
    properties: {
      type: text,
      title: text,
      status: integer,
      detail: text,
      code: { ...text, description: 'What went wrong, for programs' },
      requestId: text,
      errors: list(object({ field: text, reason: text, message: text })),
      organizations: list(object({ id: text, name: text })),
    },
    required: ['type', 'title', 'status', 'detail', 'code'],
    additionalProperties: false,
  },
  ...applicationSchemas,
  ...jobSchemas,
  ...organizationSchemas,
}
