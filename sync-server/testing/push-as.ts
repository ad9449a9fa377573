import type { PushResult } from '../../domain/sync/messages.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { hashToken } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import { acceptPush } from '../sync/push.ts'

/** What becomes of rows that a device sends; the server knows the device, or gets to know it. */
export async function pushAs(
  parts: ServerParts,
  scope: Scope,
  rows: readonly unknown[],
): Promise<PushResult[]> {
  await enrolAs(parts, scope)
  const taken = await acceptPush(parts, scope, rows)
  if (!taken.ok) throw new Error(taken.reason)
  return taken.value
}

/** The device is one of the site's; at a desk somebody has signed in. */
export async function enrolAs({ store, clock }: ServerParts, scope: Scope): Promise<void> {
  const { deviceId, siteId, role, employerId = null } = scope
  const now = clock.now()
  const device = { deviceId, siteId, role, employerId, name: deviceId, tokenHash: hashToken(deviceId) }
  const heard = { enrolledAt: now, signedInAt: now, lastContactAt: null, waiting: 0 }
  await store.transaction((tx) =>
    tx.run(
      tx.tables
        .insertInto('devices')
        .values({ ...device, ...heard, revokedAt: null, toldEpoch: null })
        .onConflict((known) => known.column('deviceId').doUpdateSet({ siteId, role, employerId })),
    ),
  )
}
