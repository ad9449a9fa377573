import type { VisitorNews } from '../../domain/sync/messages.ts'
import type { DeviceData } from './device-data-type.ts'
import type { Reply } from './http.ts'

/** The news is asked for while the person looks at the screen: it comes soon or not at all. */
const NEWS_TIMEOUT = 5000

/**
 * How much waits for the holder of a pass at the server, and nothing of what it says. `read`: the person has
 * just read the news of their challenges.
 */
export function readNews(data: DeviceData, token: string, read?: 'challenges'): Promise<Reply<VisitorNews>> {
  return data.request<VisitorNews>('POST', 'visitor/news', {
    body: { token, ...(read ? { read } : {}) },
    timeout: NEWS_TIMEOUT,
  })
}
