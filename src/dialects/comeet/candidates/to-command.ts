import type { Address, Profile, SourceContact, Statement } from '../../../core/applications/application.ts'
import type { UpdateCommand } from '../../../core/applications/applyPatch.ts'
import type { FileToAttach, SubmitCommand } from '../../../core/applications/submit-command.ts'
import { InvalidField } from '../../../core/errors.ts'
import type { AttachmentKind, FilePolicy } from '../../../core/files.ts'
import { decodeBase64InPlace, type JsonWithBytes } from '../../../lib/json-with-bytes.ts'
import { prospectStatusOf } from '../words.ts'
import type { CreateBody, UpdateBody, WireFields, WireFile } from './candidate-fields.ts'
import { FILES_POLICY, PICTURE_POLICY, RESUME_POLICY } from './file-rules.ts'

/** From Comeet's fields, once checked, to commands of the core. */

export function toSubmitCommand(body: CreateBody, json: JsonWithBytes, requestId: string): SubmitCommand {
  const address = body.address ? withoutNulls(addressOf(body.address)) : undefined
  const profile = withoutNulls({ ...profileOf(body), address: address && nonEmpty(address) }) as Profile
  const statement = withoutNulls({
    ...statementOf(body),
    customFields: body.custom_fields ? nonEmpty(givenFields(body.custom_fields)) : undefined,
    sourceContact: body.source_contact ? sourceContactOf(body.source_contact) : undefined,
  })
  return {
    surface: 'comeet',
    requestId,
    job: { uid: body.position_uid },
    ...(body.partner_candidate_id != null && { partnerReference: body.partner_candidate_id }),
    profile,
    statement: statement as SubmitCommand['statement'],
    tags: tagsOf(body.tags ?? []),
    archived: false,
    ...(body.note != null && { note: body.note }),
    files: filesOf(body, json),
  }
}

export function toUpdateCommand(body: UpdateBody, json: JsonWithBytes, requestId: string): UpdateCommand {
  const { updated_by: by, source_contact: contact, partner_candidate_id: partnerReference } = body
  return {
    surface: 'comeet',
    requestId,
    ...(by && { actor: { type: by.type, name: by.name, ...(by.email != null && { email: by.email }) } }),
    ...(partnerReference !== undefined && { partnerReference }),
    profile: profileOf(body) as UpdateCommand['profile'],
    ...(body.address !== undefined && { address: body.address && addressOf(body.address) }),
    statement: statementOf(body),
    ...(body.custom_fields !== undefined && { customFields: body.custom_fields }),
    ...(contact !== undefined && { sourceContact: contact && sourceContactOf(contact) }),
    ...(body.tags !== undefined && { tags: tagsOf(body.tags ?? []) }),
    files: filesOf(body, json),
    removeFiles: (['resume', 'picture'] as const).filter((kind) => body[kind] === null),
    ...(body.note != null && { note: body.note }),
  }
}

/** An update that adds one file and changes nothing else. */
export function toFileCommand(
  kind: 'resume' | 'other',
  { name, file }: WireFile,
  json: JsonWithBytes,
  requestId: string,
): UpdateCommand {
  const policy = kind === 'resume' ? RESUME_POLICY : FILES_POLICY
  const files = [{ field: 'file', kind, policy, file: { name, bytes: decode('file', file, json) } }]
  return { surface: 'comeet', requestId, profile: {}, statement: {}, files, removeFiles: [] }
}

type Nullable<T> = { [K in keyof T]?: T[K] | null | undefined }

function profileOf(body: WireFields): Nullable<Profile> {
  return {
    firstName: body.first_name,
    middleName: body.middle_name,
    lastName: body.last_name,
    email: body.email,
    phone: body.phone,
    mobilePhone: body.mobile_phone,
    nationalId: body.national_id,
    linkedinUrl: body.linkedin_url,
    links: body.links && (body.links.length > 0 ? body.links.map(({ url }) => url) : null),
  }
}

function addressOf({ country, city, state, zip, street }: NonNullable<WireFields['address']>): Nullable<Address> {
  return { country: country?.toUpperCase() ?? country, city, state, zip, street }
}

function statementOf(body: WireFields): Nullable<Omit<Statement, 'customFields' | 'sourceContact'>> {
  return {
    salaryExpectations: body.salary_expectations,
    prospectStatus: body.prospect_status == null ? body.prospect_status : prospectStatusOf(body.prospect_status),
  }
}

function sourceContactOf(contact: NonNullable<WireFields['source_contact']>): Omit<SourceContact, 'id'> {
  const { full_name: fullName, email, phone } = contact
  return { fullName, email, ...(phone != null && { phone }) }
}

function tagsOf(tags: NonNullable<WireFields['tags']>): string[] {
  return [...new Set(tags.map((tag) => (typeof tag === 'string' ? tag : tag.name).trim()))]
}

function filesOf(body: WireFields, json: JsonWithBytes): FileToAttach[] {
  const files: FileToAttach[] = []
  const add = (field: string, kind: AttachmentKind, policy: FilePolicy, wire: WireFile | null | undefined) => {
    if (wire)
      files.push({ field, kind, policy, file: { name: wire.name, bytes: decode(`${field}.file`, wire.file, json) } })
  }
  add('resume', 'resume', RESUME_POLICY, body.resume)
  add('picture', 'picture', PICTURE_POLICY, body.picture)
  for (const [index, file] of (body.files ?? []).entries()) add(`files[${index}]`, 'other', FILES_POLICY, file)
  return files
}

function decode(field: string, text: string, json: JsonWithBytes): Uint8Array {
  try {
    return decodeBase64InPlace(json.encoded(text))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new InvalidField(field, 'base64', { expected: 'the content of the file in base64' })
  }
}

/** Built from entries, so that a field that somebody names `__proto__` stays one, to be refused like any unknown name. */
function givenFields(fields: NonNullable<WireFields['custom_fields']>) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null))
}

function withoutNulls<T extends object>(values: T): Partial<T> {
  const kept: Partial<T> = {}
  for (const name in values) if (values[name] != null) kept[name] = values[name]
  return kept
}

function nonEmpty<T extends object>(values: T): T | undefined {
  return Object.keys(values).length > 0 ? values : undefined
}
