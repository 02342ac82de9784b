import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

/** A real provider of OpenID Connect on loopback, and a browser that signs in at it. */

export type Person = { readonly email: string; readonly isVerified: boolean; readonly name: string }

export type TestProvider = AsyncDisposable & {
  readonly issuer: string
  /** Who has an account there, by the subject. */
  readonly people: Map<string, Person>
  /** Where it may send browsers back to. */
  readonly redirectUris: string[]
}

export const CLIENT = { id: 'longlist', secret: 'a secret that only the two of them know' }

export async function startProvider(redirectUri: string): Promise<TestProvider> {
  const people = new Map<string, Person>()
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['a key of the test'] },
    pkce: { required: () => true },
    async findAccount(_, sub) {
      const person = people.get(sub)
      if (!person) return undefined
      const { email, isVerified: email_verified, name } = person
      return { accountId: sub, claims: async () => ({ sub, email, email_verified, name }) }
    },
  })
  const answer = provider.callback()
  server.on('request', (request, response) => void answer(request, response))
  return {
    issuer,
    people,
    redirectUris: [redirectUri],
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/**
 * Goes to an address of the provider, signs in there as the subject, allows what is asked, and stops before it comes back.
 *
 * @returns the address that the provider sends the browser back to
 */
export async function signInAt({ issuer }: TestProvider, start: string, subject: string): Promise<string> {
  const jar = new Map<string, string>()
  let [url, body] = [start, undefined as URLSearchParams | undefined]
  for (let step = 0; step < 20; step++) {
    const answer = await fetch(url, {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(body && { body }),
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      jar.set(name, value)
    }
    const location = answer.headers.get('location')
    if (location !== null) {
      url = new URL(location, url).href
      body = undefined
      if (!url.startsWith(issuer)) return url
      continue
    }
    const page = await answer.text()
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1]
    if (!prompt) throw new Error(`The provider answered ${answer.status}: ${page.slice(0, 500)}`)
    url = new URL(/action="([^"]+)"/.exec(page)?.[1] as string, url).href
    body = new URLSearchParams(prompt === 'login' ? { prompt, login: subject, password: 'any' } : { prompt })
  }
  throw new Error('The provider sends the browser around for ever')
}
