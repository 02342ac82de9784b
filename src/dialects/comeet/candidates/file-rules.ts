import type { FilePolicy } from '../../../core/files.ts'

/** What documents 000 and 001 allow for files. "6MB" is read as 6 MiB, counted decoded: the more generous reading. */

const SIX_MB = 6 * 1024 * 1024

const IMAGES = ['.jpeg', '.jpg', '.tiff', '.tif', '.png', '.gif', '.bmp', '.jfif', '.ico']

const OTHERS = (
  '.xlsx .zip .pptx .msg .rar .xls .csv .gsheet .xml .7z .txt .gz .gdoc .ppsx .ppt .ics .html .htm .eml .dwg .gl .cs ' +
  '.css .py .java .json .mp3 .mp4 .psd .odt .pem .cpp .swf .apk .sql .mov .dash .p7s .dat .ipynb .pdf .doc .docx .rtf ' +
  '.log .pages'
).split(' ')

export const RESUME_POLICY: FilePolicy = { extensions: ['.pdf', '.doc', '.docx'], maxBytes: SIX_MB }
export const PICTURE_POLICY: FilePolicy = { extensions: IMAGES, maxBytes: SIX_MB }
export const FILES_POLICY: FilePolicy = { extensions: [...IMAGES, ...OTHERS], maxBytes: SIX_MB }
