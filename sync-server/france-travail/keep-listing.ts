import { MOST_LISTED, type ListedFields, type ListedOffer } from '../../domain/hiring/listed-offer.ts'
import type { SiteId } from '../../domain/ids.ts'
import { sameValue } from '../../domain/record/content.ts'
import { byServer, newRecord, revised } from '../../domain/record/write.ts'
import { othersTurn } from '../others-turn.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreTransaction } from '../store/store.ts'
import { keepRecord } from '../sync/keep-record.ts'

/** Written together; between two of them the server answers others. */
const AT_ONCE = 20
/** Held against what is known without giving others their turn. */
const COMPARED_AT_ONCE = 100

/**
 * Makes the list of a site what was read: what is new or was changed is written, what is not in it any more is gone
 * everywhere. `isWanted` is asked in each transaction, so that a list of which nobody wants to hear any more stops.
 */
export async function keepListing(
  { store, clock }: Pick<ServerParts, 'store' | 'clock'>,
  siteId: SiteId,
  offers: readonly ListedFields[],
  isWanted: (tx: StoreTransaction) => Promise<boolean>,
): Promise<void> {
  const known = await store.read((view) => view.records('listedOffers', { siteId }))
  const held = new Map(known.map((record) => [record.number, record]))
  const listed = new Set(offers.map(({ number }) => number))
  const gone = known.filter(({ number }) => !listed.has(number))
  const free = freePlaces(known)
  const author = byServer(clock.now())
  const writes: ((tx: StoreTransaction) => Promise<unknown>)[] = []
  for (const [index, offer] of offers.entries()) {
    if (index % COMPARED_AT_ONCE === 0) await othersTurn()
    const same = held.get(offer.number)
    if (same && sameValue(wordsOf(same), offer)) continue
    const before = same ?? gone.shift()
    const record = before
      ? { ...offer, ...stampsOf(revised(before, author)) }
      : newRecord({ ...author, siteId }, { id: free.next().value!, ...offer })
    writes.push((tx) => keepRecord(tx, 'listedOffers', record))
  }
  for (const { id } of gone) {
    writes.push(async (tx) => {
      const document = await tx.document('listedOffers', id, siteId)
      if (document) tx.erase(document, author.now)
    })
  }
  for (let first = 0; first < writes.length; first += AT_ONCE) {
    const wanted = await store.transaction(async (tx) => {
      if (!(await isWanted(tx))) return false
      for (const write of writes.slice(first, first + AT_ONCE)) await write(tx)
      return true
    })
    if (!wanted) return
    await othersTurn()
  }
}

/**
 * A list has as many places as it may have offers, and an offer takes the place of one that is gone: a record that was
 * erased leaves its id for ever, and a department turns over hundreds of offers a day.
 */
function* freePlaces(known: readonly ListedOffer[]): Generator<string, undefined> {
  const taken = new Set(known.map(({ id }) => id))
  for (let place = 1; place <= MOST_LISTED; place++) {
    const id = `listed.${place}`
    if (!taken.has(id)) yield id
  }
}

/** What an offer says, without what makes it a record. */
function wordsOf(record: ListedOffer): ListedFields {
  const { id: _id, siteId: _siteId, rev: _rev, at: _at, by: _by, seal: _seal, ...words } = record
  return words
}
function stampsOf({ id, siteId, rev, at, by }: ListedOffer) {
  return { id, siteId, rev, at, by }
}
