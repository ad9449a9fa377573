import type { ReplyOf } from '../../domain/contract/endpoint.ts'
import { readOlder } from '../../domain/contract/older.ts'
import { recentWindow } from '../../domain/sync/held-window.ts'
import { Outbox } from '../../renderer/data/outbox.ts'
import { instead, type Plant } from './engine-bugs.ts'
import { SiteServer } from './site-server.ts'
import type { ServerAnswer, WireRequest } from './wire.ts'
import { aging } from './window-properties.ts'

/** Mistakes about what a host desk holds, in the engine and in the table that it shares with the server. */
export const windowBugs: Readonly<Record<string, Plant>> = {
  'what waits for somebody leaves with the rest': () => {
    const backs = aging.map((name) => {
      const window = recentWindow('host', name)!
      const sound = { ...window }
      Object.assign(window, { waits: () => false })
      return () => void Object.assign(window, sound)
    })
    return () => backs.forEach((back) => back())
  },

  'nothing is put away': () =>
    instead(Outbox.prototype, 'dropOlder', () => () => new Promise(() => undefined)),
}

/** The same, as the server may make them. */
export const windowServerBugs: Readonly<Record<string, typeof SiteServer>> = {
  'the last of what is older is not told': class extends SiteServer {
    override async answer(request: WireRequest): Promise<ServerAnswer> {
      const answer = await super.answer(request)
      if (!request.path.startsWith(readOlder.path) || answer.status !== 200) return answer
      const told = JSON.parse(answer.text) as ReplyOf<typeof readOlder>
      const [visits, applications] = [told.visits.slice(0, -1), told.applications.slice(0, -1)]
      return { ...answer, text: JSON.stringify({ ...told, visits, applications }) }
    }
  },
}
