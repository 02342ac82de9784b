const MARKS = /\p{M}/gu
const plain = (text: string) => text.normalize('NFD').replaceAll(MARKS, '').toLocaleLowerCase()

/** Whether each of the words begins a word of the texts, whatever the case and the accents. */
export function matches(words: string, texts: readonly (string | null | undefined)[]): boolean {
  const there = texts.flatMap((text) => plain(text ?? '').split(/[^\p{L}\p{N}+#.]+/u))
  return plain(words)
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => there.some((one) => one.startsWith(word)))
}
