import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { challengeId, type Challenge } from '../../domain/challenges/challenge.ts'
import type { KitCard } from '../../domain/challenges/kit-card.ts'
import { SHARED_PARTITION } from '../../domain/ids.ts'
import type { ServerParts } from '../server-parts.ts'
import { toldByServer } from '../seats/session-seats.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { canonical } from '../sync/receipts.ts'

export interface LoadedKit {
  added: number
  /** Editions whose file differs from what was published: a changed card needs a new edition. */
  changed: string[]
}

/**
 * Publishes the cards of a folder. An edition never changes once it is there, because sessions name it: a file
 * that says something else under the same edition is left out and told.
 */
export async function loadKit({ store, clock }: ServerParts, folder: string): Promise<LoadedKit> {
  const now = clock.now()
  const loaded: LoadedKit = { added: 0, changed: [] }
  await store.transaction(async (tx) => {
    for (const card of cardsIn(folder)) {
      const id = challengeId(card.id, card.edition)
      const known = (await tx.document(SHARED_PARTITION, 'challenges', id))?.record as Challenge | undefined
      if (known) {
        if (canonical(known.card) !== canonical(card)) loaded.changed.push(id)
        continue
      }
      const { edition, track } = card
      const head = { id, siteId: SHARED_PARTITION, rev: '', at: now, by: 'server' }
      const challenge: Challenge = { ...head, cardId: card.id, edition, track, publishedAt: now, card }
      await keepRecord(tx, 'challenges', toldByServer(challenge, now))
      loaded.added += 1
    }
  })
  return loaded
}

function cardsIn(folder: string): KitCard[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as KitCard)
}
