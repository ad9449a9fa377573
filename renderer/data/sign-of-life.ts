import { MINUTE } from '../../domain/time.ts'
import type { Timers } from './machine.ts'
import type { SyncStatus } from './sync-status.ts'

/**
 * A device that has nothing to send is silent, and the hosts could not tell it from one that was unplugged:
 * it therefore says this often that it is there, and how much still waits on it.
 */
export const SIGN_OF_LIFE = MINUTE

/** Says so as long as the device is connected; the answer ends it. */
export function giveSignsOfLife(timers: Timers, sync: SyncStatus, say: () => Promise<unknown>): () => void {
  return timers.every(SIGN_OF_LIFE, () => {
    if (sync.connected) void say()
  })
}
