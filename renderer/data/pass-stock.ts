import { readPassToken } from '../../domain/visits/pass-token.ts'
import type { DeviceData } from './device-data-type.ts'
import type { StockedPass } from './device-store.ts'
import { readSite } from './site.ts'

/** As many blank passes as a kiosk keeps for days without network, and below how many it asks for more. */
const FULL = 200
const LOW = 100
/** Most that the server signs in one request. */
const AT_ONCE = 100

/** A blank pass from the stock of this kiosk, given once; `null` when the stock is empty. */
export async function takePass(data: DeviceData): Promise<StockedPass | null> {
  const { passes } = data.store
  const revoked = new Set((await readSite(data))?.revokedPasses)
  const taken = await data.store.transaction('rw', passes, async () => {
    const pass = await passes.filter((stocked) => !revoked.has(stocked.passId)).first()
    if (pass) await passes.delete(pass.passId)
    return pass ?? null
  })
  if (data.sync.connected) refillPasses(data).catch(() => undefined)
  return taken
}

/** Fills the stock when it is low. Two refills at once leave a few passes more: harmless. */
export async function refillPasses(data: DeviceData): Promise<void> {
  if ((await data.store.passes.count()) >= LOW) return
  for (let stocked = 0; data.store.isOpen();) {
    stocked = await data.store.passes.count()
    if (stocked >= FULL) return
    const body = { count: Math.min(AT_ONCE, FULL - stocked) }
    const reply = await data.call<{ tokens: string[] }>('POST', 'passes/stock', { body })
    if (!reply.ok || !data.store.isOpen()) return
    const passes = reply.value.tokens.flatMap((token) => {
      const read = readPassToken(token)
      return read ? [{ passId: read.passId, token }] : []
    })
    await data.store.passes.bulkPut(passes)
    // A server that signs fewer than asked would be asked for ever.
    if (passes.length < body.count) return
  }
}
