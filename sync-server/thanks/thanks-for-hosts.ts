import type { WaitingThanks } from '../../domain/contract/thanks.ts'
import type { SiteId } from '../../domain/ids.ts'
import { lintText } from '../../domain/postings/lint-posting.ts'
import type { ServerParts } from '../server-parts.ts'
import { changeThanks, rowOf } from './thanks-rows.ts'

/** A desk reads so many lines at once. */
const READ_AT_ONCE = 50

/** Lines that wait for a host, the longest waiting first. */
export async function thanksToRead({ store }: ServerParts, siteId: SiteId): Promise<WaitingThanks[]> {
  const rows = await store.read((view) =>
    view.all(
      view.tables
        .selectFrom('thanks')
        .selectAll()
        .where('siteId', '=', siteId)
        .where('state', '=', 'waiting')
        .orderBy('at')
        .limit(READ_AT_ONCE),
    ),
  )
  return rows.map(({ thanksId: id, authorName, visitorName: name, line, at }) => ({
    ...{ id, authorName, name, line: line ?? '', at },
    doubts: [...new Set(lintText(line ?? '').map(({ reason }) => reason))],
  }))
}

/** A host read it. `false`: it does not wait, another host decided otherwise, or its author took it back. */
export function decideThanks(
  { store, clock }: ServerParts,
  siteId: SiteId,
  accountId: string,
  id: string,
  pass: boolean,
): Promise<boolean> {
  const now = clock.now()
  const state = pass ? ('told' as const) : ('held' as const)
  return store.transaction(async (tx) => {
    const row = await rowOf(tx, siteId, id)
    if (!row || row.line === null) return false
    if (row.state !== 'waiting') return (row.state === 'held') !== pass && row.readBy !== null
    await changeThanks(tx, id, { state, readBy: accountId, ...(pass ? { toldAt: now } : {}) })
    return true
  })
}
