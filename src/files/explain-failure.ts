import { DomainError } from '../core/errors.ts'
import { fetchFailed } from './fetch-target.ts'

const certificateCodes = /CERT|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH/
const protocolCodes = /^HPE_|^UND_ERR_HEADERS_OVERFLOW$|^UND_ERR_RES/
const notHttp = "the server's answer is not valid HTTP"

/** What went wrong in the network as something a stranger may read; a fault of ours has no code and stays itself. */
export const explainFailure = (error: unknown): unknown => {
  if (error instanceof Error && error.name === 'HTTPParserError') return fetchFailed(notHttp)
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (error instanceof DomainError || typeof code !== 'string') return error
  if (certificateCodes.test(code)) return fetchFailed("the server's certificate could not be verified")
  return fetchFailed(protocolCodes.test(code) ? notHttp : 'the connection failed')
}
