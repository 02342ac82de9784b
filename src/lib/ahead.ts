/** Gives what a generator yields, and has it make the next one while the last one is being used. */
export async function* ahead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    let next = quiet(source.next())
    for (;;) {
      const { done, value } = await next
      if (done) return
      next = quiet(source.next())
      yield value
    }
  } finally {
    await source.return(undefined)
  }
}

/** A failure is told when it is asked for, which may be late, or never. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}
