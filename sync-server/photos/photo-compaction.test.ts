import { expect, it, vi } from 'vitest'
import { withPhoto } from '../../domain/postings/posting-photos.ts'
import type { Posting } from '../../domain/postings/posting.ts'
import { byServer } from '../../domain/record/write.ts'
import { changeFields } from '../../domain/sync/field-stamps.ts'
import { addDays, MINUTE, siteDay } from '../../domain/time.ts'
import { compaction, compactionFollower } from '../erasure/compaction.ts'
import { FollowUpRunner } from '../follow-ups/follow-up-runner.ts'
import { openServerParts, type ServerParts } from '../server-parts.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { openMemoryStore } from '../testing/memory-store.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { photoFollower } from './photo-follower.ts'
import { GATHERED } from './photos.ts'

const START = Date.parse('2026-11-30T09:00:00Z')
const hash = (digit: string) => digit.repeat(64)

/** Cards with a photo each, as they stand on the board. */
async function withPhotos(parts: ServerParts, ids: readonly string[]): Promise<void> {
  await parts.store.transaction(async (tx) => {
    for (const id of ids) {
      const head = { id, siteId: 'brest', rev: '1', at: START, by: 'k', mark: 'Carte' }
      const photo = { hash: hash(id), alt: 'Une table' }
      const endsOn = addDays(siteDay(START), 30)
      await keepRecord(tx, 'postings', { ...sampleRecord('postings', head), photo, endsOn })
      const row = {
        siteId: 'brest',
        postingId: id,
        hash: hash(id),
        jpeg: new Uint8Array(8),
        at: START,
        wasNamed: 1 as const,
      }
      await tx.run(tx.tables.insertInto('photos').values(row))
    }
  })
}

it('photos that are taken away one by one are gone at once, and the files are written anew once for all of them, within the hour', async () => {
  let now = START
  const parts = await openServerParts(await openMemoryStore(), { now: () => now })
  const compact = vi.spyOn(parts.store, 'compact')
  const runner = new FollowUpRunner(parts, [photoFollower(parts), compactionFollower(parts)])
  const ids = ['1', '2', '3', '4']
  await withPhotos(parts, ids)
  for (const id of ids) {
    now += MINUTE
    await parts.store.transaction(async (tx) => {
      const posting = (await tx.record('postings', id, 'brest')) as Posting
      const bare = changeFields(posting, withPhoto(posting, 'card', undefined), byServer(now))
      await keepRecord(tx, 'postings', bare)
    })
    await runner.look()
    const left = await parts.store.read((view) =>
      view.all(view.tables.selectFrom('photos').select('postingId')),
    )
    expect(left.map(({ postingId }) => postingId)).not.toContain(id)
  }
  expect(compact).not.toHaveBeenCalled()
  // From the first of them on, not from the last.
  now = START + MINUTE + GATHERED
  await runner.look()
  expect(compact).toHaveBeenCalledTimes(1)
  now += GATHERED
  await runner.look()
  expect(compact).toHaveBeenCalledTimes(1)
})

it('whoever is erased waits for no hour, and takes the photos that wait along', async () => {
  const parts = await openServerParts(await openMemoryStore(), { now: () => START })
  await parts.store.transaction(async (tx) => tx.follow(compaction, START + GATHERED))
  await parts.store.transaction(async (tx) => tx.follow(compaction))
  expect(await parts.store.read((view) => view.dueFollowUps(START))).toEqual([compaction])
})
