import { MINUTE, type Instant } from '../../domain/time.ts'
import type { DeviceData } from './device-data-type.ts'

/**
 * A device that has nothing to send is silent, and the hosts could not tell it from one that was unplugged:
 * it therefore says this often that it is there, and how much still waits on it.
 */
export const SIGN_OF_LIFE = MINUTE

/** Says so as long as the device is connected; the answer ends it. */
export function giveSignsOfLife(data: Pick<DeviceData, 'call' | 'sync'>): () => void {
  const timer = setInterval(() => {
    if (data.sync.connected) void say()
  }, SIGN_OF_LIFE)

  async function say() {
    const reply = await data.call<{ now: Instant }>('GET', 'sync/head')
    if (reply.ok) data.sync.lastContactAt = reply.value.now
  }

  return () => clearInterval(timer)
}
