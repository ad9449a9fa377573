import * as calls from '../../domain/contract/visitors.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'

/** The news is asked for while the person looks at the screen: it comes soon or not at all. */
const NEWS_TIMEOUT = 5000

/**
 * How much waits for the holder of a pass at the server, and nothing of what it says. `read`: the person has
 * just read the news of their challenges.
 */
export function readNews(
  data: DeviceData,
  token: string,
  read?: 'challenges',
): Promise<ReplyTo<typeof calls.readNews>> {
  return data.call(calls.readNews, { body: { token, ...(read ? { read } : {}) }, timeout: NEWS_TIMEOUT })
}
