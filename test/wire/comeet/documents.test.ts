import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addJob } from '../../../src/core/jobs/addJob.ts'
import { samples } from '../../support/sample-files.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { addCustomFields, download, expectRefusal, form, read, update } from './candidate.ts'
import documentedCandidate from './documents/candidate.response.json' with { type: 'json' }
import documentedConflict from './documents/create-candidate.conflict.json' with { type: 'json' }
import createRequest from './documents/create-candidate.request.json' with { type: 'json' }
import model from './documents/reference-candidate.model.json' with { type: 'json' }
import referenceCreate from './documents/reference-create.request.json' with { type: 'json' }
import referenceUpdate from './documents/reference-update.request.json' with { type: 'json' }
import documentedNotFound from './documents/update-candidate.not-found.json' with { type: 'json' }
import updateRequest from './documents/update-candidate.request.json' with { type: 'json' }

/**
 * The documents' own examples, replayed field for field. Of the values that a server makes (uids, times, steps of the
 * customer's workflow) the form is checked. In the requests, BASE64 is a small file of the named type and the mail
 * addresses, which the pages hide, are real ones.
 */

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

/** The documented response with what only the documents' server can know left to its form. */
function documentedAnswer() {
  return {
    ...documentedCandidate,
    uid: form.uid(),
    time_created: form.time(),
    time_last_status_changed: form.time(),
    current_steps: documentedCandidate.current_steps.map(() => ({
      name: form.text(),
      type: form.text(),
      time_scheduled: form.time(),
    })),
    completed_steps: [],
  }
}

describe('create a candidate (documents 000 and 001)', () => {
  let uid: string

  test('the example request is answered like the example', async () => {
    const answer = await server.call({ path: '/candidates', body: createRequest })
    expect(answer.status).toBe(201)
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(answer.body).toMatchObject(documentedAnswer())
    uid = answer.body.uid
  })

  test('the source contact has exactly the documented keys', async () => {
    const answer = await update(server, uid, {})
    expect(answer.source_contact).toEqual(documentedCandidate.source_contact)
  })

  test('every value of the request can be read', async () => {
    const { resume, picture, files, national_id, note, source_contact, ...plain } = createRequest
    const candidate = await read(server, uid)
    expect(candidate).toMatchObject({
      ...plain,
      id_number: national_id,
      source_contact: { first_name: 'Michael', last_name: 'Rosen', email: source_contact.email },
      resume: { name: resume.name, url: form.link() },
      picture: { name: picture.name, url: form.link() },
      files: files.map(({ name }) => ({ name, url: form.link() })),
      notes: [{ text: note, time_created: form.time() }],
    })
    expect((await download(server, candidate.resume.url)).bytes).toEqual(samples.docx)
    expect((await download(server, candidate.picture.url)).bytes).toEqual(samples.png)
    expect((await download(server, candidate.files[0].url)).bytes).toEqual(samples.zip)
  })

  test('sent again, it conflicts like the example', async () => {
    const answer = await server.call({ path: '/candidates', body: createRequest })
    expect(answer.status).toBe(409)
    expect(answer.body).toEqual({
      ...documentedConflict,
      candidate_uid: expect.any(Number),
      existing_candidate_uid: uid,
    })
    const { candidate_uid } = answer.body
    const found = await server.call({ path: `/candidates/${candidate_uid}`, headers: { IDENTIFIER_TYPE: 'REAL_ID' } })
    expect(found.body.uid).toBe(uid)
  })

  test('the address as the pages print it is refused', async () => {
    const answer = await server.call({ path: '/candidates', body: { ...createRequest, email: '[email protected]' } })
    expectRefusal(answer, 400, 'invalid_email', {
      message: 'The provided email address is invalid: "[email protected]"',
    })
  })
})

describe('update a candidate (document 002)', () => {
  test('the example request is answered like the example', async () => {
    const body = { ...createRequest, partner_candidate_id: '2222B', salary_expectations: '70k / Annual' }
    const { uid } = (await server.call({ path: '/candidates', body })).body
    const answer = await server.call({ method: 'PATCH', path: `/candidates/${uid}`, body: updateRequest })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ ...documentedAnswer(), uid })
    const { phone, salary_expectations } = updateRequest
    expect(await read(server, uid)).toMatchObject({ phone, salary_expectations, first_name: 'Bobby' })
  })

  test.each(['00.AAA', '00.AAAA', '5555', 'nobody'])(
    '%s, which is not there, is answered like the example',
    async (uid) => {
      const answer = await server.call({ method: 'PATCH', path: `/candidates/${uid}`, body: updateRequest })
      expect(answer.status).toBe(404)
      expect(answer.body).toEqual(documentedNotFound)
    },
  )
})

describe('the samples of the reference (sections 3.1, 3.2 and 10.1)', () => {
  let uid: string

  beforeAll(async () => {
    await addCustomFields(server, ['Notice period'])
    await addJob(server.server.store.clients, {
      organizationId: server.organizationId,
      name: 'Platform Engineer',
      status: 'open',
      uid: '3A.93C',
    })
  })

  test('the create sample is taken', async () => {
    const answer = await server.call({ path: '/candidates', body: referenceCreate })
    expect(answer.status, answer.text).toBe(201)
    expect(answer.body).toMatchObject({
      uid: form.uid(),
      position_uid: '3A.93C',
      source_contact: referenceCreate.source_contact,
      status: 'In progress',
    })
    uid = answer.body.uid
  })

  test('reading it gives the model', async () => {
    const candidate = await read(server, uid)
    const step = { position_step_uid: form.uid(), name: form.text(), type: form.text() }
    expect(candidate).toMatchObject({
      ...model,
      uid,
      person_uid: form.uid(),
      source_contact: { ...model.source_contact, uid: form.uid() },
      source: { uid: form.uid(), name: 'Comeet partner', type: form.text() },
      time_created: form.time(),
      URL: expect.stringMatching(/\/app\/req\/\d+\/can\/\d+$/),
      completed_steps: [],
      current_steps: [{ ...step, time_scheduled: form.time() }],
      future_steps: expect.any(Array),
      time_last_status_changed: form.time(),
      resume: { name: model.resume.name, url: form.link() },
      tags: [],
    })
    for (const future of candidate.future_steps) expect(future).toMatchObject(step)
    // An opening is there only when somebody is hired.
    expect(candidate).not.toHaveProperty('opening')
  })

  test('the number in the URL of the profile is the one that REAL_ID finds', async () => {
    const number = (await read(server, uid)).URL.split('/').at(-1)
    const headers = { identifier_type: 'REAL_ID' }
    expect(await read(server, number, { headers })).toMatchObject({ uid })
    expectRefusal(await server.call({ path: `/candidates/${number}` }), 404, 'not_found')
    expectRefusal(await server.call({ path: `/candidates/${uid}`, headers }), 404, 'not_found')
  })

  test('the update sample is taken', async () => {
    await update(server, uid, referenceUpdate)
    const { phone, custom_fields } = referenceUpdate
    expect(await read(server, uid)).toMatchObject({ phone, custom_fields, mobile_phone: referenceCreate.mobile_phone })
  })
})
