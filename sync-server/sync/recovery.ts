import { DAY, type Instant } from '../../domain/time.ts'
import { readSetting, RESTORED_AT } from '../settings.ts'
import type { StoreReader } from '../store/store.ts'

/** For this long after a restore devices bring back what another one said, and in any order. */
const RECOVERY = 7 * DAY

/** Whether the server was restored a short while ago, so that a row may tell what it once held. */
export async function isRecovering(view: StoreReader, now: Instant): Promise<boolean> {
  const restoredAt = Number((await readSetting(view, RESTORED_AT)) ?? NaN)
  return now - restoredAt < RECOVERY
}
