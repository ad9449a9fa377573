import { readPassCode } from '../../../domain/visits/pass-code.ts'
import { readPassToken } from '../../../domain/visits/pass-token.ts'

/**
 * A QR scanner that types like a keyboard ("keyboard wedge"): a burst of keys less than 30 ms apart, then
 * Enter. Characters are held back until it is known whether a person or a scanner types, so that a scan never
 * lands in a field; what a person typed is given back at once.
 */
export interface WedgeKey {
  /** `KeyboardEvent.key`: what the layout of the computer makes of it. */
  key: string
  /** `KeyboardEvent.code`: which key it was. */
  code: string
  at: number
}

/** Longest pause between two keys of a scanner, in milliseconds. */
export const WEDGE_PAUSE = 30
/** A scan has at least this many characters; below it, somebody typed fast. */
export const WEDGE_LENGTH = 6

/** Keys held back, oldest first. */
export type WedgeState = readonly WedgeKey[]
export const nothingHeld: WedgeState = []

export interface WedgeStep {
  state: WedgeState
  /** The event must not reach the page. */
  swallow: boolean
  /** Characters held before that a person typed: to be put into the field now. */
  giveBack: string
  /** A complete scan. */
  scan: string | null
}

/** What a key press does. */
export function pressKey(state: WedgeState, press: WedgeKey): WedgeStep {
  const late = isLate(state, press.at)
  const held = late ? nothingHeld : state
  const givenBack = late ? abandoned(state) : ''
  if (isModifier(press.key)) return { state: held, swallow: false, giveBack: givenBack, scan: null }
  if (isCharacter(press)) return { state: [...held, press], swallow: true, giveBack: givenBack, scan: null }
  if (press.key === 'Enter' && held.length >= WEDGE_LENGTH) {
    return { state: nothingHeld, swallow: true, giveBack: givenBack, scan: scannedText(held) }
  }
  return { state: nothingHeld, swallow: false, giveBack: givenBack + abandoned(held), scan: null }
}

/** What the passing of time does: characters that nobody followed were typed by a person. */
export function waitedUntil(state: WedgeState, now: number): WedgeStep {
  const late = isLate(state, now)
  const giveBack = late ? abandoned(state) : ''
  return { state: late ? nothingHeld : state, swallow: false, giveBack, scan: null }
}

/**
 * What becomes of held keys that no Enter ended: a person typed them and gets them back, except the beginning
 * of a pass, a scan cut off, which must not be left in a field. P and E are the same key on every layout.
 */
function abandoned(keys: WedgeState): string {
  const text = textOf(keys)
  return keys.length >= WEDGE_LENGTH && /^pe[ap]/i.test(text) ? '' : text
}

function isLate(state: WedgeState, now: number): boolean {
  const last = state.at(-1)
  return last !== undefined && now - last.at > WEDGE_PAUSE
}

function isModifier(key: string): boolean {
  return ['Shift', 'CapsLock', 'AltGraph', 'Alt', 'Control', 'Meta', 'NumLock'].includes(key)
}

/** A key that writes something; a dead key of a French layout is one of them for a scanner. */
function isCharacter({ key, code }: WedgeKey): boolean {
  if (key === ' ') return false
  return [...key].length === 1 || (key === 'Dead' && code !== '')
}

function textOf(keys: WedgeState): string {
  return keys.map(({ key }) => ([...key].length === 1 ? key : '')).join('')
}

/**
 * The text of a scan. A scanner set to another layout than the computer's types `&é"'(` for digits and swaps
 * A with Q: when the characters make no pass, the keys themselves are read, as labelled on an American
 * keyboard, or on a French one when the digits came out as an American computer writes them with Shift.
 */
function scannedText(keys: WedgeState): string {
  const typed = textOf(keys)
  if (isPass(typed)) return typed
  const labels = keys.some(isShiftedAmericanDigit) ? frenchLabel : americanLabel
  const read = keys.map(labels).join('')
  return isPass(read) ? read : typed
}

function isPass(text: string): boolean {
  return readPassToken(text) !== null || readPassCode(text) !== null
}

function isShiftedAmericanDigit({ key, code }: WedgeKey): boolean {
  const digit = /^Digit(\d)$/.exec(code)?.[1]
  return digit !== undefined && key === ')!@#$%^&*('[Number(digit)]
}

function americanLabel({ key, code }: WedgeKey): string {
  const match = /^(?:Key([A-Z])|(?:Digit|Numpad)(\d))$/.exec(code)
  return match?.[1] ?? match?.[2] ?? key
}

const frenchLetters: Record<string, string> = { KeyQ: 'A', KeyA: 'Q', KeyW: 'Z', KeyZ: 'W', Semicolon: 'M' }

function frenchLabel(press: WedgeKey): string {
  return frenchLetters[press.code] ?? americanLabel(press)
}
