/** A reload may overlap the page it replaces; a real second window stays longer than this. */
const PATIENCE = 1500

/**
 * Makes this window the one owner of a name, and answers how to give it back; `null` when another window of
 * this browser has it.
 */
export async function takeOwnership(name: string, patience = PATIENCE): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    const held = () =>
      new Promise<void>((release) => {
        resolve(release)
      })
    navigator.locks.request(name, { signal: AbortSignal.timeout(patience) }, held).catch(() => resolve(null))
  })
}
