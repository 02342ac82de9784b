import { useEffect, useState } from 'react'
import type { Id } from '../../../api/types.ts'
import { openPdfOf, pdfOf } from './pdf-cache.ts'
import type { PdfFile } from './pdf-file.ts'

type State = { readonly id?: Id; readonly file?: PdfFile; readonly error?: unknown }

/** A PDF that is being opened; one that is open already is there at once. */
export function usePdf(id: Id): { file: PdfFile | undefined; error: unknown; retry: () => void } {
  const [state, setState] = useState<State>({})
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let isGone = false
    pdfOf(id).then(
      (file) => !isGone && setState({ id, file }),
      (error: unknown) => !isGone && setState({ id, error }),
    )
    return () => {
      isGone = true
    }
  }, [id, attempt])
  const isCurrent = state.id === id
  return {
    file: isCurrent ? state.file : openPdfOf(id),
    error: isCurrent ? state.error : undefined,
    retry() {
      setState({})
      setAttempt(attempt + 1)
    },
  }
}
