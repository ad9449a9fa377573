import { fillStock } from '../../domain/contract/passes.ts'
import { readPassToken, type Pass } from '../../domain/visits/pass-token.ts'
import type { DeviceData } from './device-data-type.ts'
import type { StockedPass } from './replica/device-tables.ts'
import { readSite } from './site.ts'
import type { Beside } from './write-record.ts'

/** As many blank passes as a kiosk keeps for days without network, and below how many it asks for more. */
const FULL = 200
const LOW = 100
/** Most that the server signs in one request. */
const AT_ONCE = 100

/** How long the server is waited for, in milliseconds: somebody may stand before an empty stock. */
const STOCK_TIMEOUT = 4000

/**
 * A pass of nobody yet from the stock of this kiosk; `null` when the stock is empty and the server does not fill it. It
 * stays in the stock until `giveAway` is written together with what makes it somebody's.
 */
export async function blankPass(data: DeviceData): Promise<(StockedPass & Pass) | null> {
  const revoked = new Set((await readSite(data))?.revokedPasses)
  const stocked = () => [...data.replica.rows('passes').values()].find(({ passId }) => !revoked.has(passId))
  const refilled = data.sync.connected ? refillPasses(data).catch(() => undefined) : undefined
  // A kiosk that was just linked has none yet: whoever is first there leaves with a card like anybody.
  if (!stocked()) await refilled
  const pass = stocked()
  // What was stocked before visitors had ids of their own says no visitor.
  return pass ? { ...pass, visitorId: readPassToken(pass.token)?.visitorId ?? pass.passId } : null
}

/** The pass leaves the stock with what is written beside. */
export function giveAway({ passId }: Pick<Pass, 'passId'>): Beside {
  return (transaction) => transaction.removeRow('passes', passId)
}

/** Fills the stock when it is low. Two refills at once leave a few passes more: harmless. */
export async function refillPasses(data: DeviceData): Promise<void> {
  if (data.replica.rows('passes').size >= LOW) return
  while (!data.replica.isClosed) {
    const stocked = data.replica.rows('passes').size
    if (stocked >= FULL) return
    const body = { count: Math.min(AT_ONCE, FULL - stocked) }
    const reply = await data.call(fillStock, { body, timeout: STOCK_TIMEOUT })
    if (!reply.ok || data.replica.isClosed) return
    const passes = reply.value.tokens.flatMap((token) => {
      const read = readPassToken(token)
      return read ? [{ passId: read.passId, token }] : []
    })
    await data.replica.transaction('relaxed', (transaction) => {
      for (const pass of passes) transaction.putRow('passes', pass.passId, pass)
    })
    // A server that signs fewer than asked would be asked for ever.
    if (passes.length < body.count) return
  }
}
