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

function cells({ what, value, unit, limit, ratio, ratioLimit }: Row): string[] {
  const target = limit === undefined ? '' : judged(value, { most: limit })
  const beside =
    ratio === undefined ? [] : [`× ${short(ratio)}`, ...(ratioLimit ? [judged(ratio, ratioLimit)] : [])]
  return [what, short(value), unit, target, beside.join(' ')]
}

function judged(value: number, bound: { most: number } | { least: number }): string {
  const [sign, limit, isMet] =
    'most' in bound ? ['≤', bound.most, value <= bound.most] : ['≥', bound.least, value >= bound.least]
  return `${sign} ${short(limit)} ${isMet ? 'yes' : 'NO'}`
}

function short(value: number): string {
  return Math.abs(value) >= 1000 ? whole.format(value) : number.format(value)
}

function pad(text: string, width: number, right: boolean): string {
  return right ? text.padStart(width) : text.padEnd(width)
}
