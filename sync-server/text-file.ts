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

/** What a JSON text holds, or the line at which it stops being JSON. */
export function readJson(
  text: string,
): { ok: true; value: unknown } | { ok: false; line: number; message: string } {
  if (text.trim() === '') return { ok: false, line: 1, message: 'the file is empty' }
  try {
    return { ok: true, value: JSON.parse(text) as unknown }
  } catch (error) {
    const { message } = error as Error
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length)
    return { ok: false, line: text.slice(0, position).split('\n').length, message }
  }
}
