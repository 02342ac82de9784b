/** Tables as RFC 4180 has them, for spreadsheets: with a mark that says UTF-8, and no cell that they would run as a formula. */

export const BYTE_ORDER_MARK = '\uFEFF'

/** What makes a formula of a cell in one spreadsheet or another. */
const FORMULA = /^[=+\-@\t\r]/

export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(text: string): string {
  const plain = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
