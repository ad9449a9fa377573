import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PushRow } from '../../domain/sync/messages.ts'
import { pushBatches } from './push-batches.ts'

const seed = Number(process.env['SEED'] ?? 20_260_105)
const row = (id: number, size: number): PushRow => ({
  collection: 'applications',
  id: String(id),
  sealed: 'é'.repeat(size),
})

describe('rows to send', () => {
  it('travel in order, at most 200 and 256 KB at a time, and none is left behind', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(100), fc.nat(40_000)), { maxLength: 450 }), (sizes) => {
        const rows = sizes.map((size, index) => row(index, size))
        const batches = pushBatches(rows)
        expect(batches.flat()).toEqual(rows)
        for (const batch of batches) {
          expect(batch.length).toBeLessThanOrEqual(200)
          const bytes = batch.reduce((sum, one) => sum + Buffer.byteLength(JSON.stringify(one)), 0)
          if (batch.length > 1) expect(bytes).toBeLessThanOrEqual(256 * 1024)
        }
      }),
      { seed, numRuns: 60 },
    )
  })

  it('travel alone when one is larger than that', () => {
    expect(pushBatches([row(1, 1), row(2, 300_000), row(3, 1)]).map((batch) => batch.length)).toEqual([
      1, 1, 1,
    ])
  })
})
