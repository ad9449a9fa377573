import { isSiren } from '../../domain/hiring/siren.ts'

/** A number that checks, the same for the same name and another for another one. */
export function someSiren(name: string): string {
  const eight = [...name].reduce((sum, letter) => (sum * 131 + letter.codePointAt(0)!) % 89_999_999, 7)
  const start = String(10_000_000 + eight)
  return [...'0123456789'].map((digit) => start + digit).find(isSiren)!
}
