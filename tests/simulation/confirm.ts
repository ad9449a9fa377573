import type { Device } from './device.ts'
import type { Fact, Ledger } from './ledger.ts'

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

/** What a screen said is done is told, unless it said that nothing could be kept. */
export function confirmFact(device: Device, ledger: Ledger, saved: Promise<unknown>, fact: Fact): void {
  whenDone(device, ledger, fact.what, saved, (kept) => {
    if (kept !== 'not-kept') ledger.tell(fact)
  })
}

function isDiskFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError'
}
