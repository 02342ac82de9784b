import { cleanFileName, extensionOf } from './file-name.ts'
import { fileTypes } from './file-types.ts'

const percentDecoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const latin1Decoded = (text: string): string =>
  text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

// Header values arrive as Latin-1, and most servers send UTF-8 in them.
const headerText = (latin1: string): string => {
  const bytes = Buffer.from(latin1, 'latin1')
  const utf8 = bytes.toString('utf8')
  return utf8.includes('\u{fffd}') ? latin1 : utf8
}

// Long enough for every real name, short enough for the patterns below on a hostile one.
const longestDisposition = 2048

const dispositionName = (value: string): string | undefined => {
  const header = value.slice(0, longestDisposition)
  const extended = /(?:^|;)\s*filename\*\s*=\s*(utf-8|iso-8859-1)'[^']*'([^;\s]+)/i.exec(header)
  if (extended?.[1] && extended[2]) {
    return extended[1].toLowerCase() === 'utf-8' ? percentDecoded(extended[2]) : latin1Decoded(extended[2])
  }
  const quoted = /(?:^|;)\s*filename\s*=\s*"((?:[^"\\]|\\.)*)"/i.exec(header)?.[1]
  if (quoted !== undefined) return headerText(quoted.replace(/\\(.)/g, '$1'))
  const token = /(?:^|;)\s*filename\s*=\s*([^;"\s]+)/i.exec(header)?.[1]
  return token === undefined ? undefined : headerText(token)
}

const pathName = (url: URL): string => percentDecoded(url.pathname.slice(url.pathname.lastIndexOf('/') + 1))

/**
 * The name of a fetched file: from its Content-Disposition, else the last segment of an address. Of the addresses the
 * first whose extension says a known type counts, the last one asked first: a short link redirects to the real name, and
 * a real name redirects to a store's key.
 */
export const remoteFileName = (disposition: string | undefined, visited: readonly URL[]): string => {
  const given = disposition === undefined ? undefined : dispositionName(disposition)
  if (given) return cleanFileName(given)
  const names = visited.map(pathName).reverse()
  return cleanFileName(names.find((name) => fileTypes.has(extensionOf(name) ?? '')) ?? names[0] ?? '')
}
