import type { IncomingMessage, Server } from 'node:http'

/**
 * A sender that asks first (`Expect: 100-continue`) is invited only when its body is about to be read, so that one that is
 * refused by its headers sends nothing.
 */

const invitations = new WeakMap<IncomingMessage, () => void>()

/** Makes the server wait with its invitations. */
export function holdInvitations(server: Server): void {
  server.on('checkContinue', (request: IncomingMessage, response) => {
    invitations.set(request, () => response.writeContinue())
    server.emit('request', request, response)
  })
}

/** Tells a sender that waits for it to go on. */
export function inviteBody(request: IncomingMessage): void {
  invitations.get(request)?.()
  invitations.delete(request)
}
