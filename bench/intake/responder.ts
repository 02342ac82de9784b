import { type AddressInfo, createServer } from 'node:net'

/**
 * What the load generator is measured against, to show that it is not the limit: counts bytes and answers a fixed text
 * whenever a whole request must have come. `node responder.ts BYTES_OF_A_REQUEST BYTES_OF_AN_ANSWER`
 */

const requestLength = Number(process.argv[2])
const bodyLength = Number(process.argv[3])
const answer = Buffer.from(`HTTP/1.1 201 Created\r\ncontent-length: ${bodyLength}\r\n\r\n${'x'.repeat(bodyLength)}`)

const server = createServer({ noDelay: true }, (socket) => {
  let missing = requestLength
  socket.on('data', (chunk) => {
    missing -= chunk.length
    if (missing > 0) return
    missing += requestLength
    socket.write(answer)
  })
  socket.on('error', () => socket.destroy())
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.once('disconnect', () => process.exit())
