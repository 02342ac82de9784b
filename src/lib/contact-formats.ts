/** Forms of contact details. They are checked for what would make them useless, and stored as they were sent. */

const EMAIL = /^[^\s@"(),:;<>[\\\]\p{Cc}]{1,64}@[^\s@]{1,255}$/u
const DOMAIN = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?\.)+[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*$/u

/** An address with a local part and a domain of at least two labels, in any script. */
export function isEmail(text: string): boolean {
  if (text.length > 254 || !EMAIL.test(text)) return false
  const at = text.lastIndexOf('@')
  const local = text.slice(0, at)
  return !local.startsWith('.') && !local.endsWith('.') && !local.includes('..') && DOMAIN.test(text.slice(at + 1))
}

/** An absolute http or https URL. */
export function isHttpUrl(text: string): boolean {
  const url = URL.parse(text)
  return (
    url !== null && (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '' && !/\s/.test(text)
  )
}

/** A page of linkedin.com or one of its country hosts; the scheme may be missing, as people write it. */
export function isLinkedInUrl(text: string): boolean {
  const full = /^https?:\/\//i.test(text) ? text : `https://${text}`
  if (!isHttpUrl(full)) return false
  const { hostname, pathname } = new URL(full)
  return (hostname === 'linkedin.com' || hostname.endsWith('.linkedin.com')) && pathname.length > 1
}
