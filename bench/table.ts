import type { Row } from './row.ts'

const number = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 })
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })

/** Aligned lines: what, value, unit, target and whether it is met, and how many times faster than what it stands beside. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map(cells)
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]!.length))) ?? []
  return lines
    .map((line) => line.map((cell, column) => pad(cell, widths[column]!, column === 1)).join('  '))
    .map((line) => `  ${line.trimEnd()}`)
    .join('\n')
}

function cells({ what, value, unit, limit, ratio }: Row): string[] {
  const target = limit === undefined ? '' : `≤ ${short(limit)} ${value <= limit ? 'yes' : 'NO'}`
  return [what, short(value), unit, target, ratio === undefined ? '' : `× ${short(ratio)}`]
}

function short(value: number): string {
  return Math.abs(value) >= 1000 ? whole.format(value) : number.format(value)
}

function pad(text: string, width: number, right: boolean): string {
  return right ? text.padStart(width) : text.padEnd(width)
}
