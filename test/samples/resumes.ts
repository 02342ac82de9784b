import { zipOf } from '../support/sample-files.ts'
import type { SamplePerson } from './people.ts'

/** Resumes in the two forms in which most come. */

type Line = { readonly text: string; readonly size?: number; readonly bold?: boolean; readonly space?: number }

function linesOf(person: SamplePerson): Line[] {
  const { firstName, lastName, headline, email, phone, city, employers, skills, years } = person
  const thisYear = 2026
  const heading = (text: string): Line => ({ text, size: 13, bold: true, space: 26 })
  return [
    { text: `${firstName} ${lastName}`, size: 24, bold: true },
    { text: headline, size: 12, space: 20 },
    { text: `${city} - ${email} - ${phone}`, size: 10, space: 16 },
    heading('Experience'),
    ...employers.flatMap((employer, at): Line[] => {
      const until = thisYear - at * Math.ceil(years / employers.length)
      return [
        { text: `${employer}, ${city}`, bold: true, space: 20 },
        { text: `${until - Math.ceil(years / employers.length)} to ${at === 0 ? 'now' : until}`, size: 10 },
        { text: `Worked with ${skills.slice(0, 2).join(' and ')} in a team of ${4 + at * 3}.` },
        { text: 'Took part in planning, and answered for what was delivered.' },
      ]
    }),
    heading('Skills'),
    ...skills.map((skill) => ({ text: `- ${skill}` })),
    heading('Education'),
    { text: `Master's degree, Université de ${city}, ${thisYear - years - 1}` },
    heading('Languages'),
    { text: 'French, English, German' },
  ]
}

/** A page with real text in a standard font. What Latin-1 lacks is written without its accents. */
export function pdfResume(person: SamplePerson): Buffer {
  let y = 790
  const parts = linesOf(person).map(({ text, size = 11, bold = false, space = 15 }) => {
    y -= Math.max(space, size + 4)
    return `BT /${bold ? 'B' : 'R'} ${size} Tf 56 ${y} Td (${escaped(text)}) Tj ET`
  })
  const content = ['0.2 0.2 0.25 rg', ...parts].join('\n')
  const font = (name: string) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /R 5 0 R /B 6 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    font('Helvetica'),
    font('Helvetica-Bold'),
  ]
  let file = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n'
  const places = objects.map((body, index) => {
    const place = file.length
    file += `${index + 1} 0 obj\n${body}\nendobj\n`
    return place
  })
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  file += `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}

function escaped(text: string): string {
  const latin = text
    .normalize('NFC')
    .replace(/[^\x20-\xff]/gu, (sign) => sign.normalize('NFD').replace(/[^\x20-\x7e]/g, '') || '?')
  return latin.replace(/[\\()]/g, '\\$&')
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const OFFICE = 'http://schemas.openxmlformats.org'

/** The same as a Word document. */
export function docxResume(person: SamplePerson): Buffer {
  const paragraphs = linesOf(person).map(({ text, bold = false }) => {
    const look = bold ? '<w:rPr><w:b/></w:rPr>' : ''
    return `<w:p><w:r>${look}<w:t xml:space="preserve">${entities(text)}</w:t></w:r></w:p>`
  })
  const type = (name: string) => `application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml`
  const entries: [string, string][] = [
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ` +
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ' +
        `ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type('document.main')}"/></Types>`,
    ],
    [
      '_rels/.rels',
      `${XML}<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1" ` +
        `Type="${OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ],
    [
      'word/document.xml',
      `${XML}<w:document xmlns:w="${OFFICE}/wordprocessingml/2006/main"><w:body>${paragraphs.join('')}</w:body></w:document>`,
    ],
  ]
  return zipOf(entries)
}

/** Beyond ASCII as numbers, so that the archive holds no other bytes. */
const entities = (text: string) => text.replace(/[^\x20-\x7e]|[<>&"]/gu, (sign) => `&#${sign.codePointAt(0)};`)
