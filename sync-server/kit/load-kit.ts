import { byServer, newRecord } from '../../domain/record/write.ts'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { challengeId } from '../../domain/kit/challenge.ts'
import { kitCardSchema, type KitCard } from '../../domain/kit/kit-card.ts'
import { firstFault } from '../../domain/record/record-form.ts'
import { SHARED_PARTITION } from '../../domain/ids.ts'
import { sameValue } from '../../domain/record/content.ts'
import type { ServerParts } from '../server-parts.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { readJson, readTextFile } from '../text-file.ts'

export interface LoadedKit {
  added: number
  /** Editions whose file differs from what was published: a changed card needs a new edition. */
  changed: string[]
  /** Files that are no JSON, each with the line at which it stops being some: left out. */
  unreadable: { file: string; line: number; message: string }[]
  /** Files that are no card, each with the field that says so: left out. */
  misshapen: { file: string; field: string }[]
}

/**
 * Publishes the cards of a folder. An edition never changes once it is there, because sessions name it: a file
 * that says something else under the same edition is left out and told.
 */
export async function loadKit({ store, clock }: ServerParts, folder: string): Promise<LoadedKit> {
  const now = clock.now()
  const { cards, unreadable } = cardsIn(folder)
  const loaded: LoadedKit = { added: 0, changed: [], unreadable, misshapen: [] }
  await store.transaction(async (tx) => {
    for (const [file, card] of cards) {
      const field = firstFault(kitCardSchema, card)?.field
      if (field !== undefined) {
        loaded.misshapen.push({ file, field })
        continue
      }
      const id = challengeId(card.id, card.edition)
      const known = await tx.record('challenges', id)
      if (known) {
        if (!sameValue(known.card, card)) loaded.changed.push(id)
        continue
      }
      const { edition, track } = card
      const content = { id, cardId: card.id, edition, track, publishedAt: now, card }
      await keepRecord(tx, 'challenges', newRecord({ ...byServer(now), siteId: SHARED_PARTITION }, content))
      loaded.added += 1
    }
  })
  return loaded
}

/** The cards by their files; what is in them is not looked at yet. */
function cardsIn(folder: string): { cards: [string, KitCard][]; unreadable: LoadedKit['unreadable'] } {
  const cards: [string, KitCard][] = []
  const unreadable: LoadedKit['unreadable'] = []
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  for (const name of names.sort()) {
    const read = readJson(readTextFile(join(folder, name)))
    if (read.ok) cards.push([name, read.value as KitCard])
    else unreadable.push({ file: name, line: read.line, message: read.message })
  }
  return { cards, unreadable }
}
