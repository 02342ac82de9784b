import { offerSetup } from '../../src/core/access/offerSetup.ts'
import type { Role } from '../../src/core/access/permissions.ts'
import type { Answer, TestServer } from '../support/server.ts'

/** A browser as the app is used in it: it keeps the cookie, and sends the token with its writes. */

export const API = '/api/longlist/v1'
export const PASSWORD = 'correct horse battery staple'

export type Browser = {
  /** What it asks below the API's address. */
  send(method: string, path: string, body?: object, headers?: Record<string, string>): Promise<Answer>
  /** The cookie that it keeps, as it sends it. */
  cookie: string | undefined
  csrfToken: string
}

export function openBrowser(server: TestServer): Browser {
  const browser: Browser = {
    cookie: undefined,
    csrfToken: '',
    async send(method, path, body, headers = {}) {
      const answer = await server.call({
        method,
        path: API + path,
        auth: null,
        ...(body && { body }),
        headers: {
          origin: server.url,
          'sec-fetch-site': 'same-origin',
          ...(browser.cookie !== undefined && { cookie: browser.cookie }),
          ...(method !== 'GET' && browser.csrfToken && { 'x-csrf-token': browser.csrfToken }),
          ...headers,
        },
      })
      const set = answer.headers.get('set-cookie')
      if (set !== null) browser.cookie = set.includes('Max-Age=0') ? undefined : set.split(';', 1)[0]
      if (answer.body?.csrfToken) browser.csrfToken = answer.body.csrfToken
      return answer
    },
  }
  return browser
}

/** The token of the link that makes the first admin. */
export async function setupToken(server: TestServer): Promise<string> {
  const token = await offerSetup(server.server.store.accounts)
  if (token === undefined) throw new Error('There is an admin already')
  return token
}

/** The first admin of the server's organization, signed in. */
export async function signInAdmin(server: TestServer, email = 'admin@example.com'): Promise<Browser> {
  const browser = openBrowser(server)
  const token = await setupToken(server)
  const { status } = await browser.send('POST', '/setup', { token, name: 'Ada Admin', email, password: PASSWORD })
  if (status !== 201) throw new Error(`The first admin could not be made: ${status}`)
  return browser
}

/** Somebody whom the admin invites, signed in. */
export async function signInAs(
  server: TestServer,
  admin: Browser,
  { email, role, jobIds = [] }: { readonly email: string; readonly role: Role; readonly jobIds?: readonly string[] },
): Promise<Browser> {
  const invited = await admin.send('POST', '/invitations', { email, role, jobIds })
  const browser = openBrowser(server)
  const token = invited.body.url.split('#')[1]
  const { status } = await browser.send('POST', '/invitations/accept', {
    token,
    name: `${role} of test`,
    password: PASSWORD,
  })
  if (status !== 201) throw new Error(`${email} could not accept: ${status}`)
  return browser
}
