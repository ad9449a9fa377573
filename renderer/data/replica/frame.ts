import { ok, refuse, type Result } from '../../../domain/result.ts'
import { crc32OfText } from './crc32.ts'

/**
 * One commit as it rests on disk: its text with the length and the CRC-32 that it was written with, so that a disk
 * that tore or changed it is noticed before it is read. A text, and no bytes: the browser stores and reads one as it
 * is, where bytes would be encoded and decoded each time.
 */
export interface Frame {
  text: string
  /** Of the text, in UTF-16 code units. */
  length: number
  /** Of the text as UTF-16LE. */
  crc: number
}

export function frameOf(text: string): Frame {
  return { text, length: text.length, crc: crc32OfText(text) }
}

/** The text of a frame. `torn`: a part is missing or too much; `damaged`: it is not what was written. */
export function textIn({ text, length, crc }: Frame): Result<string, 'torn' | 'damaged'> {
  if (typeof text !== 'string') return refuse('damaged')
  if (text.length !== length) return refuse('torn')
  return crc32OfText(text) === crc ? ok(text) : refuse('damaged')
}
