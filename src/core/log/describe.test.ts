import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Application, Attachment, Note } from '../applications/application.ts'
import { type EventMark, submittedEvent, updatedEvent } from './describe.ts'

const mark: EventMark = { id: 900, salt: 77, requestId: 'request-1' }

/** Every value of the applicant holds this word. */
const PERSONAL = 'personal'

const application: Application = {
  organizationId: 1,
  id: 100,
  salt: 5,
  personId: 101,
  jobId: 102,
  stageId: 103,
  clientId: 7,
  surface: 'comeet',
  partnerReference: `${PERSONAL}-reference`,
  status: 'in_progress',
  archived: false,
  profile: {
    firstName: `${PERSONAL} first`,
    middleName: `${PERSONAL} middle`,
    lastName: `${PERSONAL} last`,
    email: `${PERSONAL}@example.com`,
    phone: `${PERSONAL} phone`,
    mobilePhone: `${PERSONAL} mobile`,
    nationalId: `${PERSONAL} id`,
    linkedinUrl: `https://linkedin.com/in/${PERSONAL}`,
    headline: `${PERSONAL} headline`,
    address: { country: 'GB', city: `${PERSONAL} city` },
    links: [`https://${PERSONAL}.example`],
    media: { github: `https://github.com/${PERSONAL}` },
  },
  statement: {
    salaryExpectations: `${PERSONAL} salary`,
    prospectStatus: 'sourced',
    coverLetter: `${PERSONAL} letter`,
    referrer: `${PERSONAL} referrer`,
    customFields: { [`${PERSONAL} name`]: `${PERSONAL} value` },
    sourceContact: { id: 9, fullName: `${PERSONAL} contact`, email: `${PERSONAL}@example.org` },
  },
  tags: [`${PERSONAL} tag`],
  version: 1,
  createdAt: 1000,
  updatedAt: 2000,
  statusChangedAt: 1000,
  stageEnteredAt: 1000,
}
const attachment: Attachment = {
  organizationId: 1,
  id: 200,
  applicationId: 100,
  kind: 'resume',
  name: `${PERSONAL}.pdf`,
  contentType: 'application/pdf',
  size: 3,
  sha256: 'ab',
  blobKey: `${PERSONAL}/0/3`,
  createdAt: 1000,
}
const note: Note = {
  organizationId: 1,
  id: 201,
  applicationId: 100,
  clientId: 7,
  text: `${PERSONAL} note`,
  createdAt: 1,
}
const none = { attachments: [], notes: [], removed: [] }
const by = { clientId: 8, surface: 'comeet' } as const

describe('a submission', () => {
  test('says what happened to what, and lists and keeps everything that was sent', () => {
    const { fields, details, ...head } = submittedEvent(mark, application, [attachment], [note])
    expect(head).toEqual({
      organizationId: 1,
      id: 900,
      type: 'application.submitted',
      applicationId: 100,
      personId: 101,
      clientId: 7,
      surface: 'comeet',
      at: 2000,
      requestId: 'request-1',
    })
    const { profile, statement, jobId, stageId, status, archived, tags, partnerReference } = application
    const { id, kind, name, size, sha256 } = attachment
    expect(details).toEqual({
      salt: 77,
      before: {},
      after: {
        ...profile,
        ...statement,
        jobId,
        stageId,
        status,
        archived,
        tags,
        partnerReference,
        attachments: [{ id, kind, name, size, sha256 }],
        notes: [{ id: 201, text: note.text }],
      },
    })
    expect(fields.toSorted()).toEqual(Object.keys(details.after).toSorted())
  })

  test('says nothing of what was not sent', () => {
    const bare: Application = {
      ...application,
      profile: { firstName: 'Ada', lastName: 'Lovelace' },
      statement: {},
      tags: [],
    }
    const { partnerReference: _, ...withoutReference } = bare
    const { fields } = submittedEvent(mark, withoutReference, [], [])
    expect(fields.toSorted()).toEqual(['archived', 'firstName', 'jobId', 'lastName', 'stageId', 'status'])
  })

  test('has nothing personal outside its details', () => {
    const { details, ...columns } = submittedEvent(mark, application, [attachment], [note])
    expect(JSON.stringify(details)).toContain(PERSONAL)
    expect(JSON.stringify(columns)).not.toContain(PERSONAL)
    expect(JSON.stringify(columns)).not.toContain('GB')
  })
})

describe('an update', () => {
  test('lists what differs, with its values before and after', () => {
    const { email: _, ...profile } = application.profile
    const to: Application = {
      ...application,
      profile: { ...profile, headline: `${PERSONAL} new`, address: { country: 'GB', city: `${PERSONAL} elsewhere` } },
      statement: { ...application.statement, prospectStatus: 'contacted' },
      version: 2,
      updatedAt: 3000,
    }
    const event = updatedEvent(mark, application, to, none, by)
    expect(event).toEqual({
      organizationId: 1,
      id: 900,
      type: 'application.updated',
      applicationId: 100,
      personId: 101,
      clientId: 8,
      surface: 'comeet',
      at: 3000,
      requestId: 'request-1',
      fields: expect.any(Array),
      details: {
        salt: 77,
        before: {
          email: application.profile.email,
          headline: application.profile.headline,
          address: application.profile.address,
          prospectStatus: 'sourced',
        },
        after: { headline: to.profile.headline, address: to.profile.address, prospectStatus: 'contacted' },
      },
    })
    expect(event.fields.toSorted()).toEqual(['address', 'email', 'headline', 'prospectStatus'])
  })

  test('tells of files and notes that were added, and of kinds that were removed', () => {
    const additions = { attachments: [attachment], notes: [note], removed: ['picture'] }
    const { fields, details } = updatedEvent(mark, application, application, additions, by)
    expect(fields.toSorted()).toEqual(['attachments', 'attachments.picture', 'notes'])
    expect(details.before).toEqual({})
    expect(details.after).toEqual({
      attachments: [{ id: 200, kind: 'resume', name: attachment.name, size: 3, sha256: 'ab' }],
      notes: [{ id: 201, text: note.text }],
      'attachments.picture': null,
    })
  })

  test('names the actor on whose behalf it was made, when there is one', () => {
    const actor = { type: 'user', name: 'Recruiter', email: 'r@example.com' } as const
    expect(updatedEvent(mark, application, application, none, { ...by, actor }).actor).toEqual(actor)
    expect('actor' in updatedEvent(mark, application, application, none, by)).toBe(false)
  })

  test('has nothing personal of the applicant outside its details', () => {
    const to = { ...application, profile: { firstName: `${PERSONAL} 1`, lastName: `${PERSONAL} 2` }, statement: {} }
    const additions = { attachments: [attachment], notes: [note], removed: ['resume'] }
    const { details, ...columns } = updatedEvent(mark, application, to, additions, by)
    expect(JSON.stringify(details)).toContain(PERSONAL)
    expect(JSON.stringify(columns)).not.toContain(PERSONAL)
  })

  test('lists exactly the fields whose values differ', () => {
    const value = fc.constantFrom('a', 'b', undefined)
    const profile = fc.record({ headline: value, phone: value, email: value })
    const clean = (values: Record<string, string | undefined>) => ({
      firstName: 'Ada',
      lastName: 'Lovelace',
      ...Object.fromEntries(Object.entries(values).filter(([, each]) => each !== undefined)),
    })
    fc.assert(
      fc.property(profile, profile, (before, after) => {
        const from = { ...application, profile: clean(before) }
        const { fields, details } = updatedEvent(mark, from, { ...application, profile: clean(after) }, none, by)
        const names = ['headline', 'phone', 'email'] as const
        const changed = names.filter((name) => before[name] !== after[name])
        expect(fields.toSorted()).toEqual(changed.toSorted())
        for (const name of names) {
          const listed = changed.includes(name)
          expect(details.before[name]).toBe(listed ? before[name] : undefined)
          expect(details.after[name]).toBe(listed ? after[name] : undefined)
        }
      }),
    )
  })
})
