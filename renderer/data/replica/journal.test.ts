import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { MemoryDisk } from '../testing/memory-disk.ts'
import { Journal, type Change } from './journal.ts'

const seed = Number(process.env['SEED'] ?? 20_261_126)

const put = (table: string, id: string, value: unknown): Change => ({ table, put: [[id, { value }]] })
const strict = (...changes: Change[]) => ({ changes, durability: 'strict' }) as const
const relaxed = (...changes: Change[]) => ({ changes, durability: 'relaxed' }) as const

/** All that a journal holds, in a form that compares. */
const contents = (journal: Journal) =>
  Object.fromEntries(
    journal
      .tableNames()
      .sort()
      .map((name) => [name, Object.fromEntries(journal.rows(name))]),
  )

describe('a commit', () => {
  it('is whole or not at all, whichever tables it touches, and shows only once it is on disk', async () => {
    const disk = new MemoryDisk()
    const journal = await Journal.open(disk)
    const release = disk.hold()
    const both = [
      journal.commit(strict(put('visits', 'v', 1))),
      journal.commit(strict(put('outbox', 'o', 1), put('marks', 'm', 1))),
    ]
    await Promise.resolve()
    expect(contents(journal)).toEqual({})
    release()
    await Promise.all(both)
    expect(disk.frames).toHaveLength(1)
    expect(contents(await Journal.open(disk.afterCrash()))).toEqual(contents(journal))
    expect(journal.tableNames().sort()).toEqual(['marks', 'outbox', 'visits'])
  })

  it('of what a person was told makes the whole frame strict', async () => {
    const disk = new MemoryDisk()
    const journal = await Journal.open(disk)
    await Promise.all([
      journal.commit(relaxed(put('sites', 's', 1))),
      journal.commit(strict(put('visits', 'v', 1))),
    ])
    await journal.commit(relaxed(put('sites', 's', 2)))
    expect(disk.durabilities).toEqual(['strict', 'relaxed'])
  })

  it('that fails rejects with those behind it, changes nothing, and the next one goes through', async () => {
    const disk = new MemoryDisk()
    const journal = await Journal.open(disk)
    await journal.commit(strict(put('visits', 'before', 1)))
    disk.fail()
    const abandoned = vi.fn()
    const applied = vi.fn()
    const release = disk.hold()
    const first = journal.commit({ ...strict(put('visits', 'a', 1)), abandoned, applied })
    await Promise.resolve()
    const behind = journal.commit({ ...strict(put('visits', 'b', 1)), abandoned, applied })
    release()
    const outcomes = await Promise.allSettled([first, behind])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect([abandoned, applied].map(({ mock }) => mock.calls.length)).toEqual([2, 0])
    expect(contents(journal)).toEqual({ visits: { before: { value: 1 } } })
    disk.works()
    await journal.commit(strict(put('visits', 'after', 1)))
    expect(contents(await Journal.open(disk.afterCrash()))).toEqual(contents(journal))
  })

  it('is refused by a journal that was closed, or whose disk is gone', async () => {
    const disk = new MemoryDisk()
    const journal = await Journal.open(disk)
    disk.onLost(() => journal.lose())
    disk.disappear()
    const abandoned = vi.fn()
    await expect(journal.commit({ ...strict(put('visits', 'a', 1)), abandoned })).rejects.toThrow('closed')
    expect(abandoned).toHaveBeenCalledOnce()
  })
})

describe('a disk that damaged frames', () => {
  it('costs what these held, is told, and nothing else', async () => {
    const disk = new MemoryDisk()
    const journal = await Journal.open(disk)
    for (const id of ['a', 'b', 'c']) await journal.commit(strict(put('visits', id, 1)))
    disk.damage(1, (text) => text.replace('"b"', '"c"'))
    disk.damage(2, (text) => text.slice(0, -1))
    const again = await Journal.open(disk.afterCrash())
    expect(again.damaged).toEqual([2, 3])
    expect(Object.keys(contents(again)['visits']!)).toEqual(['a'])
    // Folding leaves them behind, also where nothing else would be gained by it.
    const healed = new MemoryDisk(disk.frames)
    await (await Journal.open(healed)).fold()
    expect((await Journal.open(healed)).damaged).toEqual([])
    await again.commit(strict(put('visits', 'd', 1)))
    expect(disk.frames.map(({ n }) => n)).not.toContain(4)
  })
})

describe('what a damaged disk may have cost', () => {
  const three = async () => {
    const disk = new MemoryDisk()
    const journal = await Journal.open(disk)
    for (const id of ['a', 'b', 'c']) await journal.commit(strict(put('visits', id, 1)))
    return disk
  }
  const cut = (text: string) => text.slice(0, -1)
  const change = (text: string) => text.replace('1', '2')

  it.each([
    ['nothing is damaged', [], false],
    ['the last commit was cut short: nobody was told of it', [[2, cut]], false],
    ['one in the middle was cut short', [[1, cut]], true],
    ['the last one was changed', [[2, change]], true],
    [
      'one in the middle was changed, and the last was cut short',
      [
        [0, change],
        [2, cut],
      ],
      true,
    ],
  ] as const)('where %s', async (_what, damages, hasLost) => {
    const disk = await three()
    for (const [index, how] of damages) disk.damage(index, how)
    expect((await Journal.open(disk.afterCrash())).hasLostFrames).toBe(hasLost)
  })

  it('is mended in one step with what is noted of it, or not at all', async () => {
    const disk = await three()
    disk.damage(1, change)
    const failing = new MemoryDisk(disk.frames)
    failing.fail()
    await expect((await Journal.open(failing)).mend([put('moments', 'm', 1)])).rejects.toThrow('full')
    const untouched = await Journal.open(failing.afterCrash())
    expect([untouched.damaged, Object.keys(contents(untouched))]).toEqual([[2], ['visits']])
    const mended = new MemoryDisk(disk.frames)
    const journal = await Journal.open(mended)
    const append = vi.spyOn(mended, 'append')
    await journal.mend([put('moments', 'm', 1)])
    expect([append.mock.calls, journal.damaged]).toEqual([[], []])
    const again = await Journal.open(mended.afterCrash(() => false))
    expect(contents(again)).toEqual({
      moments: { m: { value: 1 } },
      visits: { a: { value: 1 }, c: { value: 1 } },
    })
    expect([again.damaged, again.hasLostFrames]).toEqual([[], false])
  })
})

describe('folding', () => {
  it('keeps every row and few frames, also while commits go on', async () => {
    const disk = new MemoryDisk()
    const journal = await Journal.open(disk)
    for (let round = 0; round < 400; round++) {
      await journal.commit(relaxed(put('sites', `s${round % 5}`, round), put(`t${round % 3}`, 'x', round)))
      if (round === 200) await journal.commit(relaxed({ table: 't1', clear: true }))
    }
    await vi.waitFor(() => expect(disk.frames.length).toBeLessThan(200))
    expect(contents(await Journal.open(disk.afterCrash()))).toEqual(contents(journal))
  })

  it('that fails leaves the frames as they were', async () => {
    const disk = new MemoryDisk()
    const journal = await Journal.open(disk)
    const replace = vi.spyOn(disk, 'replaceUpTo').mockRejectedValue(new Error('full'))
    for (let round = 0; round < 100; round++) await journal.commit(relaxed(put('sites', 's', round)))
    await vi.waitFor(() => expect(replace).toHaveBeenCalled())
    expect(disk.frames).toHaveLength(100)
    expect(contents(await Journal.open(disk.afterCrash()))).toEqual(contents(journal))
  })

  it('of an emptied journal leaves an empty one', async () => {
    const disk = new MemoryDisk()
    const journal = await Journal.open(disk)
    for (let round = 0; round < 80; round++) await journal.commit(relaxed(put('sites', 's', round)))
    await journal.commit(strict({ table: 'sites', drop: ['s'] }))
    await journal.close()
    expect(contents(await Journal.open(disk.afterCrash()))).toEqual({})
  })
})

describe('whatever happens', () => {
  const id = fc.constantFrom('a', 'b', 'c')
  const table = fc.constantFrom('visits', 'outbox')
  const change: fc.Arbitrary<Change> = fc.oneof(
    fc.record({ table, put: fc.array(fc.tuple(id, fc.record({ value: fc.nat() })), { maxLength: 3 }) }),
    fc.record({ table, drop: fc.array(id, { maxLength: 2 }) }),
    fc.record({ table, clear: fc.constant(true as const) }),
  )
  const step = fc.record({
    changes: fc.array(change, { minLength: 1, maxLength: 3 }),
    durability: fc.constantFrom('strict' as const, 'relaxed' as const),
    outcome: fc.constantFrom('works', 'works', 'works', 'full', 'crash'),
    waits: fc.boolean(),
  })

  it('what was confirmed strictly is there after a crash, in its order, and a failed commit left no trace', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 40 }),
        fc.infiniteStream(fc.boolean()),
        async (steps, luck) => {
          let disk = new MemoryDisk()
          let journal = await Journal.open(disk)
          let waiting: Promise<unknown>[] = []
          for (const { changes, durability, outcome, waits } of steps) {
            if (outcome === 'full') disk.fail()
            const before = contents(journal)
            const commit = journal.commit({ changes, durability })
            waiting.push(commit.catch(() => undefined))
            if (outcome === 'full') {
              await expect(commit).rejects.toThrow()
              await Promise.all(waiting)
              if (waiting.length === 1) expect(contents(journal)).toEqual(before)
              disk.works()
            }
            if (waits) {
              await Promise.all(waiting)
              waiting = []
            }
            if (outcome === 'crash') {
              await Promise.all(waiting)
              waiting = []
              await journal.commit(strict(put('flushed', 'x', 0)))
              const confirmed = contents(journal)
              disk = disk.afterCrash(() => luck.next().value)
              journal = await Journal.open(disk)
              expect(contents(journal)).toEqual(confirmed)
            }
          }
          await Promise.all(waiting)
          await journal.close()
          expect(contents(await Journal.open(disk.afterCrash()))).toEqual(contents(journal))
        },
      ),
      { seed, numRuns: 300 },
    )
  })
})
