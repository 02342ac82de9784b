/** Does something with each value, so many at a time at most, and gives the results in the order of the values. */
export async function eachBounded<T, R>(
  values: readonly T[],
  atOnce: number,
  act: (value: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const work = async (): Promise<void> => {
    while (next < values.length) {
      const at = next++
      results[at] = await act(values[at] as T)
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, values.length) }, work))
  return results
}
