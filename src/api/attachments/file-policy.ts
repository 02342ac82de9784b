import type { FilePolicy } from '../../core/files.ts'

const MEGABYTE = 1024 * 1024

const IMAGES = '.jpeg .jpg .jfif .png .gif .bmp .tiff .tif .ico .webp'

/** Whatever either API allows for any file, at the largest size of both. */
const ANY_FILE: FilePolicy = {
  extensions: (
    `${IMAGES} .pdf .doc .docx .odt .rtf .pages .txt .log .csv .xls .xlsx .ppt .pptx .ppsx .msg .eml .ics .xml .json .html ` +
    '.htm .psd .dwg .zip .rar .7z .gz .mp3 .mp4 .mov .swf .apk .gdoc .gsheet .gl .dash .dat .pem .p7s .cs .css .py .java ' +
    '.cpp .sql .ipynb'
  ).split(' '),
  maxBytes: 10 * MEGABYTE,
}

/** What people may add, by kind: what either API allows for it. */
export const FILE_POLICIES = {
  resume: { extensions: ['.pdf', '.doc', '.docx', '.odt', '.rtf', '.txt'], maxBytes: 6 * MEGABYTE },
  picture: { extensions: IMAGES.split(' '), maxBytes: 6 * MEGABYTE },
  portfolio: { ...ANY_FILE, extensions: ['.pdf'] },
  other: ANY_FILE,
} satisfies Readonly<Record<string, FilePolicy>>

export type UploadKind = keyof typeof FILE_POLICIES
export const UPLOAD_KINDS = ['resume', 'picture', 'portfolio', 'other'] as const satisfies readonly UploadKind[]
