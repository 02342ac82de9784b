import { permit } from '../../../core/access/permissions.ts'
import { NotFound } from '../../../core/errors.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { paramsCheck } from '../checked-params.ts'
import { inPath, referenceInPath } from '../in-path.ts'
import { checkMember } from '../membership.ts'
import { ERRORS, json, LIST_BODY_ERRORS } from '../openapi.ts'
import { flag, isSet, paramsSchema, queryParameters } from '../param-schemas.ts'
import { readParams } from '../read-params.ts'
import { ADDITION_PARAMS, type AdditionParams } from './organization-params.ts'
import { ORGANIZATION_SCHEMA } from './organization-schema.ts'
import { additionsOf, presentOrganization } from './present-organization.ts'

const PARAMS = paramsSchema({ ...ADDITION_PARAMS, websites: flag('Add the `websites` on which jobs can be published') })

const check = paramsCheck<AdditionParams & { readonly websites?: boolean | string }>(PARAMS)

/** `GET /api/v1/external/organizations/{reference}` (reference, section 6.10). */
export const retrieveOrganization: Operation<DialectDeps> = {
  id: 'retrieveOrganization',
  method: 'GET',
  path: '/external/organizations/:reference',
  docs: {
    tags: ['Organizations'],
    summary: 'Retrieve an organization',
    description:
      'Needs the scope `organizations_r`, `organizations_rw` or `su_organizations_r`. What a flag asks for and the other ' +
      'scopes do not allow is left out.',
    parameters: [inPath('reference', "The organization's reference"), ...queryParameters(PARAMS)],
    responses: { 200: json('The organization', ORGANIZATION_SCHEMA), ...ERRORS, ...LIST_BODY_ERRORS },
  },

  async handle(deps, request) {
    const flags = check((await readParams(request, deps.body)).params)
    const principal = await caller(deps, request)
    permit(principal, 'organization.read')
    checkMember(principal, referenceInPath(request).reference)
    const organization = await deps.hiring.organizations.byId(principal.organizationId)
    if (!organization) throw new NotFound('organization')
    const additions = { ...(await additionsOf(deps, principal, flags)), websites: isSet(flags.websites) }
    return { status: 200, body: JSON.stringify(presentOrganization(organization, additions)) }
  },
}
