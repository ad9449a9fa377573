import { readFileSync } from 'node:fs'

/**
 * A text file as people hand it over, also one saved on Windows: in UTF-8 or UTF-16, with or without a byte
 * order mark, its lines ended in any way. Lines keep their numbers.
 */
export function readTextFile(path: string): string {
  const bytes = readFileSync(path)
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe
  // The decoder leaves the mark out.
  return new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(bytes).replace(/\r\n?/g, '\n')
}
