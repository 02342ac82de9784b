/** What the bytes of a file can be told to be. `script` is text that a system would run by its first bytes. */
export type ContentKind =
  | 'empty'
  | 'executable'
  | 'script'
  | 'pdf'
  | 'rtf'
  | 'doc'
  | 'xls'
  | 'ppt'
  | 'msg'
  | 'ole'
  | 'docx'
  | 'xlsx'
  | 'pptx'
  | 'odt'
  | 'pages'
  | 'apk'
  | 'zip'
  | 'rar'
  | '7z'
  | 'gz'
  | 'jpeg'
  | 'png'
  | 'gif'
  | 'bmp'
  | 'tiff'
  | 'ico'
  | 'webp'
  | 'psd'
  | 'dwg'
  | 'mp3'
  | 'mp4'
  | 'mov'
  | 'swf'
  | 'html'
  | 'xml'
  | 'text'
  | 'unknown'

/** What is known of a kind of content. */
export type KindFacts = {
  /** For messages, with its article: "a PDF document". */
  readonly label: string
  /** The media type that the content itself shows; absent where only a name can tell. */
  readonly contentType?: string
  /** The extensions that a file of this kind goes by, the usual one first. */
  readonly extensions: readonly string[]
}

const officeOpen = 'application/vnd.openxmlformats-officedocument'

export const contentKinds: { readonly [kind in ContentKind]: KindFacts } = {
  empty: { label: 'empty', extensions: [] },
  executable: { label: 'an executable program', extensions: [] },
  script: { label: 'a script that can be run', extensions: [] },
  pdf: { label: 'a PDF document', contentType: 'application/pdf', extensions: ['.pdf'] },
  rtf: { label: 'an RTF document', contentType: 'application/rtf', extensions: ['.rtf', '.doc'] },
  doc: { label: 'a Word 97 document', contentType: 'application/msword', extensions: ['.doc'] },
  xls: { label: 'an Excel 97 workbook', contentType: 'application/vnd.ms-excel', extensions: ['.xls'] },
  ppt: { label: 'a PowerPoint 97 presentation', contentType: 'application/vnd.ms-powerpoint', extensions: ['.ppt'] },
  msg: { label: 'an Outlook message', contentType: 'application/vnd.ms-outlook', extensions: ['.msg'] },
  ole: { label: 'an Office file of no known type', contentType: 'application/x-ole-storage', extensions: [] },
  docx: { label: 'a Word document', contentType: `${officeOpen}.wordprocessingml.document`, extensions: ['.docx'] },
  xlsx: { label: 'an Excel workbook', contentType: `${officeOpen}.spreadsheetml.sheet`, extensions: ['.xlsx'] },
  pptx: {
    label: 'a PowerPoint presentation',
    contentType: `${officeOpen}.presentationml.presentation`,
    extensions: ['.pptx', '.ppsx'],
  },
  odt: {
    label: 'an OpenDocument text',
    contentType: 'application/vnd.oasis.opendocument.text',
    extensions: ['.odt'],
  },
  pages: { label: 'a Pages document', contentType: 'application/vnd.apple.pages', extensions: ['.pages'] },
  apk: {
    label: 'an Android application',
    contentType: 'application/vnd.android.package-archive',
    extensions: ['.apk'],
  },
  zip: { label: 'a ZIP archive', contentType: 'application/zip', extensions: ['.zip'] },
  rar: { label: 'a RAR archive', contentType: 'application/vnd.rar', extensions: ['.rar'] },
  '7z': { label: 'a 7z archive', contentType: 'application/x-7z-compressed', extensions: ['.7z'] },
  gz: { label: 'a gzip archive', contentType: 'application/gzip', extensions: ['.gz'] },
  jpeg: { label: 'a JPEG image', contentType: 'image/jpeg', extensions: ['.jpg', '.jpeg', '.jfif'] },
  png: { label: 'a PNG image', contentType: 'image/png', extensions: ['.png'] },
  gif: { label: 'a GIF image', contentType: 'image/gif', extensions: ['.gif'] },
  bmp: { label: 'a BMP image', contentType: 'image/bmp', extensions: ['.bmp'] },
  tiff: { label: 'a TIFF image', contentType: 'image/tiff', extensions: ['.tiff', '.tif'] },
  ico: { label: 'an icon', contentType: 'image/vnd.microsoft.icon', extensions: ['.ico'] },
  webp: { label: 'a WebP image', contentType: 'image/webp', extensions: ['.webp'] },
  psd: { label: 'a Photoshop image', contentType: 'image/vnd.adobe.photoshop', extensions: ['.psd'] },
  dwg: { label: 'an AutoCAD drawing', contentType: 'image/vnd.dwg', extensions: ['.dwg'] },
  mp3: { label: 'an MP3 recording', contentType: 'audio/mpeg', extensions: ['.mp3'] },
  mp4: { label: 'an MP4 video', contentType: 'video/mp4', extensions: ['.mp4'] },
  mov: { label: 'a QuickTime video', contentType: 'video/quicktime', extensions: ['.mov'] },
  swf: { label: 'a Flash movie', contentType: 'application/vnd.adobe.flash.movie', extensions: ['.swf'] },
  html: { label: 'an HTML page', contentType: 'text/html', extensions: ['.html', '.htm', '.txt'] },
  xml: { label: 'an XML document', contentType: 'application/xml', extensions: ['.xml', '.txt'] },
  text: { label: 'plain text', extensions: ['.txt'] },
  unknown: { label: 'of no known type', extensions: [] },
}
