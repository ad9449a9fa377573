import { HOUR, MINUTE, SECOND, type Instant } from '../../domain/time.ts'
import type { ServerAnswer } from './wire.ts'

/** Somebody came in by a number that they typed. */
export interface TypedArrival {
  visitId: string
  /** As whom they came in: their holder's id, or a new one where nothing could tell whose the number is. */
  visitorId: string
  /** Whose number it is; `null`: of no card. */
  holderId: string | null
  /** It travels sealed, for the server to recognise. */
  isSealed: boolean
}

/** The least between wrong numbers at one kiosk, once so many were wrong within an hour. Written here once more. */
const FREE_ERRORS = 10
const waitAfter = (beyond: number) => Math.min(MINUTE, 2 * SECOND * 2 ** beyond)

/** What people type at kiosks, and what must hold of it. */
export class TypedNumbers {
  /** Each text that means a card, in the form in which it would be found. */
  readonly typed = new Set<string>()
  readonly arrivals: TypedArrival[] = []
  /** Entries of which hosts said themselves whose they are. */
  readonly saidByHosts = new Set<string>()
  readonly #wrong = new Map<string, Instant[]>()
  readonly violations: string[] = []

  /** The server said this to a number. */
  noteAnswer(deviceId: string, { text }: ServerAnswer, now: Instant): void {
    if (!text.includes('wrong-credentials')) return
    const earlier = (this.#wrong.get(deviceId) ?? []).filter((at) => at > now - HOUR)
    const last = earlier.at(-1)
    const wait = waitAfter(earlier.length - FREE_ERRORS)
    if (earlier.length >= FREE_ERRORS && now - last! < wait)
      this.violations.push(
        `${earlier.length + 1} wrong numbers at ${deviceId}, ${now - last!} ms after the last`,
      )
    this.#wrong.set(deviceId, [...earlier, now])
  }

  /** A backup knows less of what was tried. */
  forgetTries(): void {
    this.#wrong.clear()
  }
}
