import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * What a browser does with cards by itself: columns of plain HTML that scroll, with cards that can be dragged, and no
 * script at all.
 */

const COLUMNS = 5
const CARDS = 200

const STYLE = `body{margin:0;font:14px sans-serif}main{display:flex;gap:10px;height:100vh}
section{flex:1;overflow:auto}div{height:88px;margin:8px;padding:8px;box-sizing:border-box;border:1px solid #ccc;border-radius:7px}`

function html(): string {
  const card = (number: number) =>
    `<div draggable="true" role="row"><b>Candidate ${number}</b><p>Backend developer, 8 years of Go</p></div>`
  const column = `<section>${Array.from({ length: CARDS }, (_, number) => card(number)).join('')}</section>`
  return `<!doctype html><meta charset="utf-8"><title>Bare</title><style>${STYLE}</style><main>${column.repeat(COLUMNS)}</main>`
}

export async function serveBarePage(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const page = html()
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
