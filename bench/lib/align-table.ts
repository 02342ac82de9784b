/** The first columns to the left, the others to the right. */
export function alignTable(lines: readonly (readonly string[])[], left = 1): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const align = (cell: string, column: number) =>
    column < left ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)
  return lines.map((line) => line.map(align).join('  ').trimEnd()).join('\n')
}

export function whole(value: number): string {
  return String(Math.round(value))
}

/** A figure that is not known on every machine. */
export function known(value: number | undefined, digits = 0): string {
  return value === undefined ? '-' : value.toFixed(digits)
}
