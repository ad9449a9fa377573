/** Does some work whenever it is asked for: one run at a time, and one more for all who asked meanwhile. */
export function onceMore(work: () => Promise<void>): () => void {
  let isRunning = false
  let isAsked = false
  async function run(): Promise<void> {
    isRunning = true
    while (isAsked) {
      isAsked = false
      // Whoever asks next has it tried again.
      await work().catch(() => undefined)
    }
    isRunning = false
  }
  return () => {
    isAsked = true
    if (!isRunning) void run()
  }
}
