import type { ContentKind } from './content-kinds.ts'

/**
 * What the content of a file with this extension must be: one of these kinds, text, text that may also begin as a script
 * does, or anything that is not an executable.
 */
export type AcceptedContent = readonly ContentKind[] | 'text' | 'source' | 'any'

/** A file type that a name can claim. */
export type FileType = {
  readonly extension: string
  readonly contentType: string
  readonly accepts: AcceptedContent
}

const image: readonly ContentKind[] = ['jpeg', 'png', 'gif', 'bmp', 'tiff', 'ico', 'webp']
const octets = 'application/octet-stream'
const officeOpen = 'application/vnd.openxmlformats-officedocument'

// A picture under another picture's extension is harmless and frequent; its own kind comes first to keep its media type.
const imageNamed = (kind: ContentKind): AcceptedContent => [kind, ...image.filter((other) => other !== kind)]

const rows: readonly (readonly [extension: string, contentType: string, accepts: AcceptedContent])[] = [
  ['.pdf', 'application/pdf', ['pdf']],
  // Word itself saves RTF under .doc, and so do many résumé builders.
  ['.doc', 'application/msword', ['doc', 'rtf']],
  ['.docx', `${officeOpen}.wordprocessingml.document`, ['docx']],
  ['.odt', 'application/vnd.oasis.opendocument.text', ['odt']],
  ['.rtf', 'application/rtf', ['rtf']],
  ['.pages', 'application/vnd.apple.pages', ['pages', 'zip']],
  // Web applications export HTML, XML or tab-separated text under .xls, and Excel opens it.
  ['.xls', 'application/vnd.ms-excel', ['xls', 'html', 'xml', 'text']],
  ['.xlsx', `${officeOpen}.spreadsheetml.sheet`, ['xlsx']],
  ['.ppt', 'application/vnd.ms-powerpoint', ['ppt']],
  ['.pptx', `${officeOpen}.presentationml.presentation`, ['pptx']],
  ['.ppsx', `${officeOpen}.presentationml.slideshow`, ['pptx']],
  ['.msg', 'application/vnd.ms-outlook', ['msg']],

  ['.zip', 'application/zip', ['zip', 'docx', 'xlsx', 'pptx', 'odt', 'pages']],
  ['.rar', 'application/vnd.rar', ['rar']],
  ['.7z', 'application/x-7z-compressed', ['7z']],
  ['.gz', 'application/gzip', ['gz']],

  ['.jpeg', 'image/jpeg', imageNamed('jpeg')],
  ['.jpg', 'image/jpeg', imageNamed('jpeg')],
  ['.jfif', 'image/jpeg', imageNamed('jpeg')],
  ['.png', 'image/png', imageNamed('png')],
  ['.gif', 'image/gif', imageNamed('gif')],
  ['.bmp', 'image/bmp', imageNamed('bmp')],
  ['.tiff', 'image/tiff', imageNamed('tiff')],
  ['.tif', 'image/tiff', imageNamed('tiff')],
  ['.ico', 'image/vnd.microsoft.icon', imageNamed('ico')],
  ['.webp', 'image/webp', imageNamed('webp')],
  ['.psd', 'image/vnd.adobe.photoshop', ['psd']],
  ['.dwg', 'image/vnd.dwg', ['dwg']],

  ['.mp3', 'audio/mpeg', ['mp3']],
  ['.mp4', 'video/mp4', ['mp4', 'mov']],
  ['.mov', 'video/quicktime', ['mov', 'mp4']],
  ['.swf', 'application/vnd.adobe.flash.movie', ['swf']],
  ['.apk', 'application/vnd.android.package-archive', ['apk']],

  // Sources and logs may begin with "#!", and a table's first cell may be "MZ"; no system runs them by these names.
  ['.txt', 'text/plain', 'source'],
  ['.log', 'text/plain', 'source'],
  ['.csv', 'text/csv', 'source'],
  ['.py', 'text/plain', 'source'],
  ['.java', 'text/plain', 'source'],
  ['.cs', 'text/plain', 'source'],
  ['.cpp', 'text/plain', 'source'],
  ['.sql', 'application/sql', 'source'],
  ['.css', 'text/css', 'text'],
  ['.html', 'text/html', 'text'],
  ['.htm', 'text/html', 'text'],
  ['.xml', 'application/xml', 'text'],
  ['.json', 'application/json', 'text'],
  ['.ipynb', 'application/x-ipynb+json', 'text'],
  ['.ics', 'text/calendar', 'text'],

  // These come in several encodings, or have no settled format at all.
  ['.eml', 'message/rfc822', 'any'],
  ['.pem', 'application/x-pem-file', 'any'],
  ['.p7s', 'application/pkcs7-signature', 'any'],
  ['.gdoc', 'application/vnd.google-apps.document', 'any'],
  ['.gsheet', 'application/vnd.google-apps.spreadsheet', 'any'],
  ['.dat', octets, 'any'],
  ['.gl', octets, 'any'],
  ['.dash', octets, 'any'],
]

/** The catalogue: every file type that one of the two API documents names, by its extension. */
export const fileTypes: ReadonlyMap<string, FileType> = new Map(
  rows.map(([extension, contentType, accepts]) => [extension, { extension, contentType, accepts }]),
)

/** The type that an extension stands for. One that only an operator's policy knows may hold anything but a program. */
export const fileTypeOf = (extension: string): FileType =>
  fileTypes.get(extension) ?? { extension, contentType: octets, accepts: 'any' }
