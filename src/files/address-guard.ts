import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** A connection that is about to be made: the host and port of the URL, and one address that the host has. */
export type ConnectionTarget = { readonly host: string; readonly port: number; readonly address: string }

/** Decides which addresses may be connected to. */
export type AddressGuard = {
  /** Whether the operator's allow-list covers it. */
  isListed(target: ConnectionTarget): boolean
  /** Whether it is listed, or its address is a public one. */
  permits(target: ConnectionTarget): boolean
}

// All that is assigned to global unicast lies in 2000::/3: this leaves out IPv4 in disguise (::/96, ::ffff:0:0/96,
// 64:ff9b::/96), private ranges and whatever is not assigned yet.
const globalUnicast = ipaddr.parseCIDR('2000::/3')

// Azure serves its instances' credentials and agents here, in the midst of a public range.
const platformServices: ReadonlySet<string> = new Set(['168.63.129.16'])

/** Whether an address is a plain global unicast one. What embeds another address (6to4, Teredo, NAT64) is not. */
export const isPublicAddress = (address: string): boolean => {
  if (isIP(address) === 0 || platformServices.has(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || parsed.match(globalUnicast)
}

type Rule = (target: ConnectionTarget) => boolean

/** A host as it is compared: lower case, without the brackets of IPv6 and the dot of a rooted name. */
export const bareHost = (host: string): string =>
  host
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')

const rangeRule = (cidr: string): Rule => {
  const range = ipaddr.parseCIDR(cidr)
  return ({ address }) => {
    if (isIP(address) === 0) return false
    const parsed = ipaddr.parse(address)
    return parsed.kind() === range[0].kind() && parsed.match(range)
  }
}

const hostRule = (host: string): Rule => {
  if (isIP(host) !== 0) return rangeRule(`${host}/${isIP(host) === 4 ? 32 : 128}`)
  return (target) => target.host === host
}

const parseEntry = (entry: string): Rule => {
  const text = entry.trim()
  if (ipaddr.isValidCIDR(text)) return rangeRule(text)
  if (isIP(bareHost(text)) !== 0) return hostRule(bareHost(text))
  const [, host, port] = /^(\[[0-9a-f:.]+\]|[a-z0-9_.-]+)(?::(\d{1,5}))?$/i.exec(text) ?? []
  const isAddress = host !== undefined && /^(\[.*|[\d.]+)$/.test(host)
  if (host === undefined || (isAddress && isIP(bareHost(host)) === 0) || Number(port) > 65_535) {
    throw new Error(
      `"${entry}" is not an address range (10.0.0.0/8), an address, or a host name, with or without a port`,
    )
  }
  const matches = hostRule(bareHost(host))
  return port === undefined ? matches : (target) => target.port === Number(port) && matches(target)
}

/**
 * A guard that lets through public addresses and what the operator listed: ranges (`10.1.0.0/16`), addresses (`::1`,
 * `127.0.0.1:8080`) and host names (`files.internal`, `files.internal:8443`). Throws on an entry that is none of these.
 */
export const createAddressGuard = (allow: readonly string[]): AddressGuard => {
  const rules = allow.map(parseEntry)
  const isListed = (target: ConnectionTarget): boolean => rules.some((rule) => rule(target))
  return { isListed, permits: (target) => isPublicAddress(target.address) || isListed(target) }
}
