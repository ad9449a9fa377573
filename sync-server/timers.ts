/** What calls back later, so that a rehearsal can decide when. Each answers how to stop it. */
export interface Timers {
  /** Once, after so many milliseconds. */
  after(milliseconds: number, call: () => void): () => void
  /** Again and again. */
  every(milliseconds: number, call: () => void): () => void
}

/** The machine's own. Those that repeat never keep a server running that has nothing else to do. */
export const systemTimers: Timers = {
  after: (milliseconds, call) => {
    const timer = setTimeout(call, milliseconds)
    return () => clearTimeout(timer)
  },
  every: (milliseconds, call) => {
    const timer = setInterval(call, milliseconds).unref()
    return () => clearInterval(timer)
  },
}
