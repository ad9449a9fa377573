import type { Device } from './device.ts'
import type { Ledger } from './ledger.ts'

/**
 * The screen says that something is done when the engine has; a disk that is full has it say so, and nothing is
 * told. Anything else that fails is noted.
 */
export function whenDone<T>(
  device: Device,
  ledger: Ledger,
  what: string,
  work: Promise<T>,
  tell: (outcome: T) => void,
): void {
  const { data } = device
  work.then(tell, (error: unknown) => {
    // Whoever waited at a screen that went away learns nothing.
    if (!isDiskFull(error) && device.data === data) ledger.fail(`${what} at ${device.id}: ${String(error)}`)
  })
}

function isDiskFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError'
}
