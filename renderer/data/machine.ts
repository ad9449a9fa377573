import type { Site } from '../../domain/sites/site.ts'
import type { Instant } from '../../domain/time.ts'
import { sealText } from './sealing.ts'
import { stretchSecret } from './dossier/stretch.ts'

/** Ends a timer; harmless once it has gone off. */
export type Cancel = () => void

export interface Timers {
  /** Calls once after so many milliseconds of running time. */
  after(milliseconds: number, call: () => void): Cancel
  /** Calls again and again. */
  every(milliseconds: number, call: () => void): Cancel
}

/** The clocks of a machine and what wakes it. */
export interface Clocks {
  wall: () => Instant
  /** Milliseconds of running time, which no setting of the clock changes. */
  running: () => number
  isVisible: () => boolean
  /** Where the page hears of touches, keys and the network; whatever comes first after a sleep. */
  page: Partial<Pick<EventTarget, 'addEventListener' | 'removeEventListener'>>
}

/** A small place of its own for a few words, apart from the database. */
export interface SecondPlace {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

export type Wire = (url: string, init: RequestInit) => Promise<Response>

/**
 * All that the device engine takes from the machine on which it runs, its disk apart (`replica/journal-disk.ts`).
 * Nothing else in the engine reads a clock, sets a timer, reaches the network or draws lots, so that a
 * simulation that brings a machine of its own decides everything that happens.
 */
export interface Machine {
  clocks: Clocks
  timers: Timers
  fetch: Wire
  /** A fraction in [0, 1), to spread tries out. */
  random: () => number
  freshId: () => string
  /** Encrypts to a site's key (`sealing.ts`). */
  seal: (key: Site['sealingKey'], text: string) => Promise<string>
  /** A key out of a secret that could be guessed, slowly on purpose (`dossier/stretch.ts`). */
  stretch: (
    secret: Uint8Array<ArrayBuffer>,
    salt: Uint8Array<ArrayBuffer>,
  ) => Promise<Uint8Array<ArrayBuffer>>
  secondPlace: SecondPlace
  /** A bug of ours: seen by whoever watches over the page, without stopping what goes on. */
  surface: (error: unknown) => void
}

export const browserTimers: Timers = {
  after: (milliseconds, call) => {
    const timer = setTimeout(call, milliseconds)
    return () => clearTimeout(timer)
  },
  every: (milliseconds, call) => {
    const timer = setInterval(call, milliseconds)
    return () => clearInterval(timer)
  },
}

export const browserClocks: Clocks = {
  wall: () => Date.now(),
  running: () => performance.now(),
  isVisible: () => globalThis.document?.visibilityState === 'visible',
  page: globalThis,
}

/** The browser's `fetch`, looked up at each call. */
export const browserWire: Wire = (url, init) => fetch(url, init)

/** The machine behind a browser page. */
export function browserMachine(): Machine {
  return {
    clocks: browserClocks,
    timers: browserTimers,
    fetch: browserWire,
    random: () => Math.random(),
    freshId: () => crypto.randomUUID(),
    seal: sealText,
    stretch: stretchSecret,
    secondPlace: pageStorage(),
    surface: (error) =>
      queueMicrotask(() => {
        throw error
      }),
  }
}

/** A page without storage of its own keeps the words while it runs. */
function pageStorage(): SecondPlace {
  const { localStorage } = globalThis as { localStorage?: SecondPlace }
  if (localStorage) return localStorage
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}
