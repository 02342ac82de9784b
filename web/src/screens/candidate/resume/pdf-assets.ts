/**
 * What a PDF may need and does not bring: fonts that every reader has, tables of Asian encodings, decoders of scans. They are
 * files of the app, loaded when a PDF asks for one.
 */

const files = import.meta.glob<string>(
  [
    '../../../../../node_modules/pdfjs-dist/cmaps/*.bcmap',
    '../../../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}',
    '../../../../../node_modules/pdfjs-dist/wasm/{jbig2,openjpeg}.wasm',
  ],
  { query: '?url', import: 'default', eager: true },
)

const byName = new Map(Object.entries(files).map(([path, url]) => [path.slice(path.lastIndexOf('/') + 1), url]))

/** @throws when there is no such file; the PDF is shown without it then */
export async function readPdfAsset(name: string): Promise<Uint8Array> {
  const url = byName.get(name)
  if (url === undefined) throw new Error(`There is no ${name}`)
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${name} could not be loaded`)
  return new Uint8Array(await response.arrayBuffer())
}
