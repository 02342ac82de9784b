import { documentPreview } from './document-preview.ts'
import { documentText } from './document-text.ts'
import type { ReadAnswer, ReadRequest } from './reader.ts'

/** The process that reads documents from strangers, one at a time; `reader.ts` starts it, with little that it may do. */

const ACTS = { text: documentText, preview: documentPreview }

process.on('message', ({ act, bytes }: ReadRequest) => {
  void ACTS[act](bytes).then(
    (read) => answer({ read }),
    (error: unknown) => answer({ failure: error instanceof Error ? error.name : 'Error' }),
  )
})
process.on('disconnect', () => process.exit())
answer({ ready: true })

function answer(it: ReadAnswer): void {
  process.send?.(it)
}
