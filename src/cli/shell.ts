/** A word as a POSIX shell reads it back. */
export function shellWord(text: string): string {
  return /^[\w:/.@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}

/** A request as a curl command that can be pasted. */
export function curlCommand(url: string, token: string, body: object): string {
  return [
    `curl -X POST ${shellWord(url)}`,
    `  -H ${shellWord(`Authorization: Bearer ${token}`)}`,
    `  -H 'Content-Type: application/json'`,
    `  -d ${shellWord(JSON.stringify(body))}`,
  ].join(' \\\n')
}
