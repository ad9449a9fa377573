import { HOUR, type Instant } from '../../domain/time.ts'
import { readSetting, writeSetting } from '../settings.ts'
import type { StoreTransaction } from '../store/store.ts'

/** A day counts once it has been told for so long: nothing is done by an hour that was wrong for a while. */
const TOLD_FOR = HOUR

/**
 * Whether the clock has told this day for an hour. `name`: the setting that keeps since when. A clock that was set back
 * begins anew.
 */
export async function isDayTold(
  tx: StoreTransaction,
  name: string,
  day: string,
  now: Instant,
): Promise<boolean> {
  const [told, since] = ((await readSetting(tx, name)) ?? '').split(' ')
  if (told === day && Number(since) <= now) return now - Number(since) >= TOLD_FOR
  await writeSetting(tx, name, `${day} ${now}`)
  return false
}
