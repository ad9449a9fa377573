import { readAttestationToken } from '../../../domain/attestations/attestation-token.ts'
import { readPassCode } from '../../../domain/visits/pass-code.ts'
import { readPassToken } from '../../../domain/visits/pass-token.ts'

/**
 * A QR scanner that types like a keyboard ("keyboard wedge"). Most type a burst of keys less than 30 ms apart
 * and end with Enter; some pause up to a tenth of a second, end with Tab or with nothing, put an AIM symbology
 * identifier (`]Q1`) before the code, or are set to another layout than the computer. Characters of a burst
 * are held back until it is known who types; a slow scanner is known by the beginning of our codes, which is
 * then taken back out of the field. What a person typed is given back at once, and always before anything
 * that comes later: text without a key (an accent, a suggestion, what was pasted), a shortcut, a tap.
 */
export interface WedgeKey {
  /** `KeyboardEvent.key`: what the layout of the computer makes of it. */
  key: string
  /** `KeyboardEvent.code`: which key it was. */
  code: string
  /** The event's own time stamp: a busy page hears of keys late, and of several at once. */
  at: number
}

/** Longest pause between two keys of a burst, in milliseconds. */
export const WEDGE_PAUSE = 30
/** A burst that Enter or Tab ends is a scan from this many characters on; below it, somebody typed fast. */
const WEDGE_LENGTH = 6
/** Longest pause of a slow scanner before the beginning of a code is known, in milliseconds. */
export const SLOW_PAUSE = 150
/** Once it is known: nobody's next key comes later than this, in milliseconds. */
export const READING_PAUSE = 500

/** As many characters in one burst before a code are the link that it ends: no hand typed them. */
const LINK_LENGTH = 16

/** How our codes begin: passes and attestations. */
const BEGINNING = /^PE(P[123]|A1)$/i
const BEGINNING_LENGTH = 4
/** Names the kind of code that was read (ISO/IEC 15424), such as `]Q1` for a QR code. */
const AIM = /^\][A-Z]\d/i
const AIM_LENGTH = 3

export interface WedgeState {
  /** Keys held back, oldest first. */
  held: readonly WedgeKey[]
  /** The beginning of a code, or an AIM identifier, is among them: the rest belongs to the scan. */
  isReading: boolean
  /** Keys given to the page a moment ago, in case that a slow scanner typed them. */
  given: readonly WedgeKey[]
}
export const nothingHeld: WedgeState = { held: [], isReading: false, given: [] }

export interface WedgeStep {
  state: WedgeState
  /** The event must not reach the page. */
  swallow: boolean
  /** Characters that turn out to belong to a scan: to be taken out of the field, where they are its last. */
  takeBack: string
  /** Characters held before that a person typed: to be put into the field now. */
  giveBack: string
  /** What was scanned: each way to read it, likeliest first. One that was cut off is told as it is. */
  scan: readonly string[] | null
}

/** What a key press does. */
export function pressKey(state: WedgeState, press: WedgeKey): WedgeStep {
  if (isModifier(press.key)) return { ...nothing, state, swallow: false }
  const pause = press.at - (state.held.at(-1)?.at ?? press.at)
  if (pause > (state.isReading ? READING_PAUSE : WEDGE_PAUSE)) {
    const before = nobodyFollowed(state)
    const step = pressKey(before.state, press)
    // What would be given and at once taken back never reaches the field.
    const both = Math.min(before.giveBack.length, step.takeBack.length)
    return {
      ...step,
      takeBack: step.takeBack.slice(0, step.takeBack.length - both),
      giveBack: before.giveBack.slice(0, before.giveBack.length - both) + step.giveBack,
      scan: before.scan ?? step.scan,
    }
  }
  if (state.isReading) return readOn(state, press)
  // Held back, a dead key would lose its accent; no code begins with one.
  if (isCharacter(press) && press.key !== 'Dead') return hold(state, press)
  const endsScan = isEnding(press.key) && state.held.length >= WEDGE_LENGTH
  if (endsScan) return { ...nothing, scan: waysToRead(state.held) }
  return { ...nothing, swallow: false, giveBack: textOf(state.held) }
}

/** What the passing of time does: no key came in time after the last. */
export function nobodyFollowed(state: WedgeState): WedgeStep {
  if (state.isReading) return { ...nothing, scan: waysToRead(state.held) }
  const given = [...state.given, ...state.held].slice(-(AIM_LENGTH + BEGINNING_LENGTH))
  return { ...nothing, state: { ...nothingHeld, given }, giveBack: textOf(state.held) }
}

/** What something else than a key does, that must find what was typed before it in its place. */
export function somethingElse(state: WedgeState): WedgeStep {
  // What is held of a code is no text of a person.
  if (state.isReading) return { ...nothing, state, swallow: false }
  return { ...nothing, swallow: false, giveBack: textOf(state.held) }
}

const nothing = { state: nothingHeld, swallow: true, takeBack: '', giveBack: '', scan: null } as const

function readOn(state: WedgeState, press: WedgeKey): WedgeStep {
  if (isEnding(press.key)) return { ...nothing, scan: waysToRead(state.held) }
  // A key such as Escape is no part of a code: somebody wants to stop.
  if (!isCharacter(press) && press.key !== ' ') return { ...nothing, swallow: false }
  return { ...nothing, state: { ...state, held: [...state.held, press] } }
}

function hold(state: WedgeState, press: WedgeKey): WedgeStep {
  const held = [...state.held, press]
  const all = [...state.given, ...held]
  const begun = beginningOf(all)
  if (begun === null) return { ...nothing, state: { ...state, held } }
  const inField = Math.max(0, state.given.length - begun)
  const before = held.slice(0, Math.max(0, begun - state.given.length))
  return {
    ...nothing,
    state: { held: all.slice(begun), isReading: true, given: [] },
    takeBack: textOf(state.given.slice(state.given.length - inField)),
    giveBack: before.length < LINK_LENGTH ? textOf(before) : '',
  }
}

/** Where the keys begin with which a code begins, when they are the last ones; `null` when they are not. */
function beginningOf(keys: readonly WedgeKey[]): number | null {
  const startsAt = (length: number, form: RegExp) => {
    const last = keys.slice(-length)
    const inTime = last.every((key, index) => index === 0 || key.at - last[index - 1]!.at <= SLOW_PAUSE)
    return last.length === length && inTime && readings(last).some((text) => form.test(text))
  }
  if (startsAt(AIM_LENGTH, AIM)) return keys.length - AIM_LENGTH
  return startsAt(BEGINNING_LENGTH, BEGINNING) ? keys.length - BEGINNING_LENGTH : null
}

/** A key that says nothing alone. */
export function isModifier(key: string): boolean {
  return ['Shift', 'CapsLock', 'AltGraph', 'Alt', 'Control', 'Meta', 'NumLock'].includes(key)
}

function isEnding(key: string): boolean {
  return key === 'Enter' || key === 'Tab'
}

/** A key that writes something; a dead key of a French layout is one of them for a scanner. */
function isCharacter({ key, code }: WedgeKey): boolean {
  if (key === ' ') return false
  return [...key].length === 1 || (key === 'Dead' && code !== '')
}

function textOf(keys: readonly WedgeKey[]): string {
  return keys.map(({ key }) => ([...key].length === 1 ? key : '')).join('')
}

/**
 * The text of a scan. A scanner set to another layout than the computer's types `&é"'(` for digits and swaps
 * A with Q: of all readings those that are codes count (with CapsLock, two layouts may both seem to be one, and
 * only the signature tells), else one that begins like a code, else the keys as the computer wrote them.
 */
function waysToRead(keys: readonly WedgeKey[]): string[] {
  const texts = readings(keys).map((text) => text.replace(AIM, ''))
  const codes = new Set(texts.filter(isCode).map((text) => text.toUpperCase()))
  if (codes.size > 0) return [...codes]
  const begun = texts.find((text) => BEGINNING.test(text.slice(0, BEGINNING_LENGTH)))
  return [begun?.toUpperCase() ?? texts[0]!]
}

function isCode(text: string): boolean {
  return readPassToken(text) !== null || readPassCode(text) !== null || readAttestationToken(text) !== null
}

/** What the keys say on the computer's own layout, and as labelled on an American, French and German keyboard. */
function readings(keys: readonly WedgeKey[]): string[] {
  return [
    textOf(keys),
    ...[{}, frenchLetters, germanLetters].map((letters) =>
      keys.map((press) => labelOf(press, letters)).join(''),
    ),
  ]
}

const frenchLetters = { KeyQ: 'A', KeyA: 'Q', KeyW: 'Z', KeyZ: 'W', Semicolon: 'M' }
const germanLetters = { KeyY: 'Z', KeyZ: 'Y' }

function labelOf({ key, code }: WedgeKey, letters: Record<string, string>): string {
  const match = /^(?:Key([A-Z])|(?:Digit|Numpad)(\d))$/.exec(code)
  return letters[code] ?? match?.[1] ?? match?.[2] ?? (code === 'BracketRight' ? ']' : key)
}
