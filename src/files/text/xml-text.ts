import { SaxesParser } from 'saxes'
import { FileUnreadable } from '../../core/errors.ts'
import { type BoundedText } from './limits.ts'
import type { Inflater, ZipEntry } from './zip-entries.ts'

/** What the elements of a kind of document mean, by their names with the usual prefixes. */
export type TextElements = {
  /** Only what stands in these is text. */
  readonly text: ReadonlySet<string>
  /** What these hold is none, whatever is in them. */
  readonly silent: ReadonlySet<string>
  /** What stands for a character, where it begins. */
  readonly characters: Readonly<Record<string, string>>
  /** A line ends where these end. */
  readonly lines: ReadonlySet<string>
}

/**
 * Reads the text of an XML part while it is being unpacked. Entities of the document's own are not known to the parser, so none
 * can grow; damage is passed over.
 *
 * @throws FileUnreadable
 */
export function readXml(entry: ZipEntry, inflater: Inflater, elements: TextElements, text: BoundedText): void {
  const parser = new SaxesParser({ position: false })
  let within = 0
  let silent = 0
  let faults = 0
  parser.on('error', () => {
    if (++faults > MOST_FAULTS) throw new FileUnreadable('The document is damaged')
  })
  parser.on('opentag', ({ name }) => {
    if (elements.silent.has(name)) silent++
    if (elements.text.has(name)) within++
    const character = elements.characters[name]
    if (character !== undefined && silent === 0) text.add(character)
  })
  parser.on('closetag', ({ name }) => {
    if (elements.silent.has(name)) silent--
    if (elements.text.has(name)) within--
    if (elements.lines.has(name) && silent === 0) text.add('\n')
  })
  const take = (piece: string) => {
    if (within > 0 && silent === 0) text.add(piece)
  }
  parser.on('text', take)
  parser.on('cdata', take)

  let decoder: TextDecoder | undefined
  inflater.read(entry, (piece) => {
    decoder ??= new TextDecoder(encodingOf(piece))
    parser.write(decoder.decode(piece, { stream: true }))
    return !text.isFull
  })
}

const MOST_FAULTS = 1_000

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}
