import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { MemoryDisk } from '../testing/memory-disk.ts'
import { changeIn, partsIn, textOf } from './commit-text.ts'
import { frameOf } from './frame.ts'
import { Journal, type Change } from './journal.ts'

const seed = Number(process.env['SEED'] ?? 20_261_126)

const put = (table: string, id: string, value: unknown): Change => ({ table, put: [[id, { value }]] })
const strict = (...changes: Change[]) => ({ changes, durability: 'strict' }) as const
const relaxed = (...changes: Change[]) => ({ changes, durability: 'relaxed' }) as const

/** Reads a part of what nobody has asked for. */
const readPart = (journal: Journal) => journal.writtenTables().some((table) => journal.readSome(table))

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
    const commit = journal.commit({ ...strict(put('visits', 'a', 1)), abandoned })
    // By this name the device knows that its disk is gone.
    await expect(commit).rejects.toMatchObject({
      name: 'InvalidStateError',
      message: 'The journal is closed',
    })
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
    await journal.fold()
    await journal.close()
    expect(disk.frames).toEqual([])
    expect(contents(await Journal.open(disk.afterCrash()))).toEqual({})
  })
})

describe('what the disk held at the start', () => {
  const started = async (...commits: Change[][]) => {
    const disk = new MemoryDisk()
    const journal = await Journal.open(disk)
    for (const changes of commits) await journal.commit(strict(...changes))
    return { disk, journal: await Journal.open(disk) }
  }

  it('is read a part at a time, and then all of it is', async () => {
    const { journal } = await started([put('visits', 'a', 1), put('sites', 's', 1)], [put('visits', 'b', 1)])
    let parts = 0
    while (readPart(journal)) parts += 1
    expect([parts, readPart(journal)]).toEqual([3, false])
    expect(contents(journal)).toEqual({
      sites: { s: { value: 1 } },
      visits: { a: { value: 1 }, b: { value: 1 } },
    })
  })

  it('is read of the table that is asked for, and of no other', async () => {
    const { journal } = await started([put('visits', 'a', 1), put('sites', 's', 1)], [put('visits', 'b', 1)])
    const parse = vi.spyOn(JSON, 'parse')
    expect([...journal.rows('visits').keys()]).toEqual(['a', 'b'])
    expect(parse).toHaveBeenCalledTimes(2)
    expect(journal.rows('visits').size).toBe(2)
    expect(parse).toHaveBeenCalledTimes(2)
    parse.mockRestore()
  })

  it('comes before what is committed meanwhile', async () => {
    const { journal, disk } = await started([put('visits', 'a', 'old'), put('visits', 'b', 'old')])
    await journal.commit(strict(put('visits', 'a', 'new'), { table: 'visits', drop: ['b'] }))
    expect(journal.latest('visits', 'a')).toEqual({ value: 'new' })
    expect(contents(journal)).toEqual({ visits: { a: { value: 'new' } } })
    await journal.fold()
    expect(contents(await Journal.open(disk))).toEqual({ visits: { a: { value: 'new' } } })
  })

  it.each([
    ['nothing else', {}],
    ['what was put with it', put('visits', 'b', 'new')],
  ])('and cannot be read goes once it is cleared, and leaves %s', async (_what, with_) => {
    const disk = new MemoryDisk()
    const broken = `${JSON.stringify([['visits', 5]])}\n{"put`
    await disk.append({ n: 1, ...frameOf(broken) }, 'strict')
    const journal = await Journal.open(disk)
    expect(journal.mayHoldRows('visits')).toBe(true)
    expect(journal.rows('visits').size).toBe(0)
    await journal.commit(strict({ ...with_, table: 'visits', clear: true }))
    const left = 'put' in with_ ? { visits: { b: { value: 'new' } } } : {}
    expect(contents(journal)).toEqual(left)
    expect(journal.mayHoldRows('visits')).toBe('put' in with_)
    await journal.fold()
    expect(contents(await Journal.open(disk))).toEqual(left)
    expect(disk.frames).toHaveLength('put' in with_ ? 1 : 0)
  })

  it('and was written by a version before is read as well', async () => {
    const disk = new MemoryDisk()
    const former = (...changes: Change[]) => frameOf(JSON.stringify(changes))
    await disk.append({ n: 1, ...former(put('visits', 'a', 1), put('sites', 's', 1)) }, 'strict')
    await disk.append({ n: 2, ...former({ table: 'visits', clear: true }, put('visits', 'b', 1)) }, 'strict')
    const journal = await Journal.open(disk)
    await journal.commit(strict(put('visits', 'c', 1)))
    const all = { sites: { s: { value: 1 } }, visits: { b: { value: 1 }, c: { value: 1 } } }
    expect(contents(journal)).toEqual(all)
    await journal.fold()
    expect(contents(await Journal.open(disk))).toEqual(all)
  })
})

describe('a row with the commits that are on their way', () => {
  const latest = (journal: Journal, id = 'a') => journal.latest('visits', id)

  it('is as the last of them leaves it: those being written, then those behind', async () => {
    const disk = new MemoryDisk()
    const journal = await Journal.open(disk)
    await journal.commit(strict(put('visits', 'a', 'disk')))
    const release = disk.hold()
    const all = [journal.commit(strict(put('visits', 'a', 'written'), put('outbox', 'a', 'other')))]
    await Promise.resolve()
    expect([latest(journal), latest(journal, 'b')]).toEqual([{ value: 'written' }, undefined])
    all.push(journal.commit(strict(put('visits', 'a', 'behind'))))
    expect(latest(journal)).toEqual({ value: 'behind' })
    // What is said of another row says nothing of this one.
    all.push(journal.commit(strict(put('visits', 'c', 1), { table: 'visits', drop: ['d'] })))
    expect([latest(journal), latest(journal, 'c')]).toEqual([{ value: 'behind' }, { value: 1 }])
    all.push(journal.commit(strict(put('visits', 'a', 'first'), put('visits', 'a', 'second'))))
    expect(latest(journal)).toEqual({ value: 'second' })
    all.push(journal.commit(strict({ table: 'visits', drop: ['a'] })))
    expect([latest(journal), journal.rows('visits').get('a')]).toEqual([undefined, { value: 'disk' }])
    all.push(journal.commit(strict(put('outbox', 'a', 'elsewhere'), { table: 'outbox', drop: ['b'] })))
    expect(latest(journal)).toBeUndefined()
    release()
    await Promise.all(all)
    expect([latest(journal), contents(journal)]).toEqual([
      undefined,
      { outbox: { a: { value: 'elsewhere' } }, visits: { c: { value: 1 } } },
    ])
  })

  it('is gone with its table, but for what the same change puts anew', async () => {
    const disk = new MemoryDisk()
    const journal = await Journal.open(disk)
    await journal.commit(strict(put('visits', 'a', 1), put('visits', 'b', 1)))
    const release = disk.hold()
    const cleared = journal.commit(strict({ table: 'visits', clear: true, put: [['b', { value: 2 }]] }))
    expect([latest(journal), latest(journal, 'b')]).toEqual([undefined, { value: 2 }])
    release()
    await cleared
    expect(contents(journal)).toEqual({ visits: { b: { value: 2 } } })
    const twice = journal.commit(
      strict({ table: 'visits', put: [['c', { value: 1 }] as const, ['c', { value: 2 }] as const] }),
    )
    expect(latest(journal, 'c')).toEqual({ value: 2 })
    await twice
    expect(latest(journal, 'c')).toEqual({ value: 2 })
  })
})

describe('a commit that changes nothing', () => {
  it('is done at once where nothing is on its way, and writes no frame', async () => {
    const disk = new MemoryDisk()
    const journal = await Journal.open(disk)
    const applied = vi.fn()
    const commit = journal.commit({ ...strict(), applied })
    expect(applied).toHaveBeenCalledOnce()
    await commit
    await journal.commit(strict())
    expect(disk.frames).toEqual([])
  })

  it('waits for what is being written, and for what waits behind it', async () => {
    const disk = new MemoryDisk()
    const journal = await Journal.open(disk)
    const release = disk.hold()
    const order: string[] = []
    const note = (name: string) => ({ applied: () => void order.push(name) })
    const all = [journal.commit({ ...strict(put('visits', 'a', 1)), ...note('first') })]
    all.push(journal.commit({ ...strict(), ...note('with it') }))
    await Promise.resolve()
    await Promise.resolve()
    all.push(journal.commit({ ...strict(), ...note('behind') }))
    expect(order).toEqual([])
    release()
    await Promise.all(all)
    expect([order, disk.frames.length]).toEqual([['first', 'with it', 'behind'], 1])
  })
})

describe('a commit that rides', () => {
  const riding = (...changes: Change[]) => ({ changes, durability: 'relaxed', rides: true }) as const
  const opened = async (disk: MemoryDisk) => contents(await Journal.open(disk))

  it('is true at once, costs no frame, and is on the disk with the next one, as it was last', async () => {
    const disk = new MemoryDisk()
    const journal = await Journal.open(disk)
    await journal.commit(strict(put('notes', 'a', 1), put('notes', 'b', 1)))
    const applied = vi.fn()
    await journal.commit({ ...riding(put('notes', 'a', 2)), applied })
    await journal.commit(riding(put('notes', 'a', 3)))
    expect([applied.mock.calls.length, disk.frames.length]).toEqual([1, 1])
    expect([journal.rows('notes').get('a'), journal.latest('notes', 'a')]).toEqual([
      { value: 3 },
      { value: 3 },
    ])
    // A loss of power sets it back.
    expect(await opened(disk.afterCrash())).toEqual({ notes: { a: { value: 1 }, b: { value: 1 } } })
    await journal.commit(strict(put('visits', 'v', 1)))
    expect(disk.frames.length).toBe(2)
    expect(await opened(disk.afterCrash())).toEqual(contents(journal))
    await journal.commit(strict(put('visits', 'w', 1)))
    const [, , last] = disk.frames as { text: string }[]
    expect(partsIn(last!.text).map(([table]) => table)).toEqual(['visits'])
  })

  it('comes before what the next one does to the same row or table', async () => {
    const disk = new MemoryDisk()
    const journal = await Journal.open(disk)
    await journal.commit(riding(put('notes', 'a', 1), put('notes', 'b', 1), put('others', 'c', 1)))
    await journal.commit(strict({ table: 'notes', drop: ['a'] }, { table: 'others', clear: true }))
    expect(contents(journal)).toEqual({ notes: { b: { value: 1 } } })
    expect(await opened(disk.afterCrash())).toEqual(contents(journal))
  })

  it('stands or falls with what is being written, and rides on where the next one fails', async () => {
    const disk = new MemoryDisk()
    const journal = await Journal.open(disk)
    await journal.commit(riding(put('notes', 'a', 1)))
    const release = disk.hold()
    const abandoned = vi.fn()
    const all = [journal.commit(strict(put('visits', 'v', 1)))]
    await Promise.resolve()
    all.push(journal.commit({ ...riding(put('notes', 'a', 2)), abandoned }))
    const outcomes = Promise.allSettled(all)
    disk.fail()
    release()
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect([abandoned.mock.calls.length, contents(journal)]).toEqual([1, { notes: { a: { value: 1 } } }])
    disk.works()
    await journal.commit(strict(put('visits', 'w', 1)))
    expect(await opened(disk.afterCrash())).toEqual({
      notes: { a: { value: 1 } },
      visits: { w: { value: 1 } },
    })
  })

  it('is folded with the rest, and is no reason to fold', async () => {
    const disk = new MemoryDisk()
    const journal = await Journal.open(disk)
    await journal.commit(strict(put('notes', 'a', 0)))
    for (let round = 1; round < 200; round++) await journal.commit(riding(put('notes', 'a', round)))
    await journal.fold()
    expect(disk.frames).toMatchObject([{ n: 1 }])
    await journal.commit(strict(put('visits', 'v', 1)))
    await journal.commit(riding(put('notes', 'a', 'late')))
    await journal.fold()
    expect(await opened(disk.afterCrash())).toEqual(contents(journal))
  })
})

it('a commit that changes nothing waits where as many are being written as wait behind', async () => {
  const disk = new MemoryDisk()
  const journal = await Journal.open(disk)
  const release = disk.hold()
  const all = [journal.commit(strict(put('visits', 'a', 1)))]
  await Promise.resolve()
  await Promise.resolve()
  all.push(journal.commit(strict(put('visits', 'b', 1))))
  const applied = vi.fn()
  all.push(journal.commit({ ...strict(), applied }))
  expect(applied).not.toHaveBeenCalled()
  release()
  await Promise.all(all)
  expect(applied).toHaveBeenCalledOnce()
})

describe('a journal that is closed', () => {
  it('has written what was committed before, and lets go of its disk once', async () => {
    const disk = new MemoryDisk()
    const close = vi.spyOn(disk, 'close')
    const journal = await Journal.open(disk)
    const release = disk.hold()
    const commit = journal.commit(strict(put('visits', 'a', 1)))
    await Promise.resolve()
    const closing = journal.close()
    await expect(journal.commit(strict(put('visits', 'b', 1)))).rejects.toThrow('closed')
    expect(close).not.toHaveBeenCalled()
    release()
    await Promise.all([commit, closing])
    expect(close).toHaveBeenCalledOnce()
    expect(contents(await Journal.open(disk.afterCrash()))).toEqual({ visits: { a: { value: 1 } } })
  })

  it('waits for its folding, also for one that fails, and folds no more', async () => {
    for (const fails of [false, true]) {
      const disk = new MemoryDisk()
      const journal = await Journal.open(disk)
      for (let round = 0; round < 3; round++) await journal.commit(strict(put('sites', 's', round)))
      const release = disk.hold()
      const folding = journal.fold().catch(() => 'failed')
      await new Promise((resolve) => setImmediate(resolve))
      const close = vi.spyOn(disk, 'close')
      const closing = journal.close()
      await new Promise((resolve) => setImmediate(resolve))
      expect(close).not.toHaveBeenCalled()
      if (fails) disk.fail()
      release()
      await closing
      expect([await folding, close.mock.calls.length]).toEqual([fails ? 'failed' : undefined, 1])
      const frames = [...disk.frames]
      await journal.fold()
      expect([frames.length, disk.frames]).toEqual([fails ? 3 : 1, frames])
    }
  })
})

describe('frames', () => {
  const numbers = (disk: MemoryDisk) => disk.frames.map(({ n }) => n)

  it('go on from the last number that is on the disk, damaged or not', async () => {
    const disk = new MemoryDisk()
    const journal = await Journal.open(disk)
    for (const id of ['a', 'b']) await journal.commit(strict(put('visits', id, 1)))
    expect(numbers(disk)).toEqual([1, 2])
    disk.damage(1, () => '')
    const again = await Journal.open(disk)
    await again.commit(strict(put('visits', 'c', 1)))
    expect([numbers(disk), contents(again)]).toEqual([
      [1, 2, 3],
      { visits: { a: { value: 1 }, c: { value: 1 } } },
    ])
  })

  it('are folded by themselves from sixty-four on, once less than half of what they say is true', async () => {
    const disk = new MemoryDisk()
    const replace = vi.spyOn(disk, 'replaceUpTo')
    const journal = await Journal.open(disk)
    const settle = () => new Promise((resolve) => setImmediate(resolve))
    // Half of them true still: nothing is gained.
    for (let round = 0; round < 64; round++) {
      await journal.commit(relaxed(put('sites', `s${round % 32}`, round)))
    }
    await settle()
    expect([replace.mock.calls.length, disk.frames.length]).toEqual([0, 64])
    await journal.commit(relaxed(put('sites', 's0', 'more')))
    await settle()
    expect(replace).toHaveBeenCalledOnce()
    expect(contents(await Journal.open(disk.afterCrash()))).toEqual(contents(journal))

    const small = new MemoryDisk()
    const few = vi.spyOn(small, 'replaceUpTo')
    const other = await Journal.open(small)
    for (let round = 0; round < 63; round++) await other.commit(relaxed(put('sites', 's', round)))
    await settle()
    expect(few).not.toHaveBeenCalled()
    await other.commit(relaxed(put('sites', 's', 'last')))
    await settle()
    expect([few.mock.calls.length, numbers(small)]).toEqual([1, [64]])
  })

  it('are folded again by themselves once as many more were written', async () => {
    const disk = new MemoryDisk()
    const replace = vi.spyOn(disk, 'replaceUpTo')
    const journal = await Journal.open(disk)
    const write = async (times: number) => {
      for (let round = 0; round < times; round++) await journal.commit(relaxed(put('sites', 's', round)))
      await new Promise((resolve) => setImmediate(resolve))
    }
    await write(64)
    await write(62)
    expect([replace.mock.calls.length, disk.frames.length]).toEqual([1, 63])
    await write(1)
    expect([replace.mock.calls.length, disk.frames.length]).toEqual([2, 1])
  })

  it('that could not be folded are folded with the next commit', async () => {
    const disk = new MemoryDisk()
    const replace = vi.spyOn(disk, 'replaceUpTo').mockRejectedValueOnce(new Error('full'))
    const journal = await Journal.open(disk)
    const settle = () => new Promise((resolve) => setImmediate(resolve))
    for (let round = 0; round < 64; round++) await journal.commit(relaxed(put('sites', 's', round)))
    await settle()
    expect([replace.mock.calls.length, disk.frames.length]).toEqual([1, 64])
    await journal.commit(relaxed(put('sites', 's', 'next')))
    await settle()
    expect([replace.mock.calls.length, numbers(disk)]).toEqual([2, [65]])
  })

  it('that pay again as soon as others were folded are folded without another commit', async () => {
    const disk = new MemoryDisk()
    const replace = vi.spyOn(disk, 'replaceUpTo')
    const journal = await Journal.open(disk)
    let resume!: () => void
    vi.spyOn(disk, 'untilIdle').mockReturnValueOnce(new Promise<void>((resolve) => (resume = resolve)))
    for (let round = 0; round < 128; round++) await journal.commit(relaxed(put('sites', 's', round)))
    expect(replace).not.toHaveBeenCalled()
    resume()
    await new Promise((resolve) => setImmediate(resolve))
    expect([replace.mock.calls.length, numbers(disk)]).toEqual([2, [128]])
  })

  it('are left as they are by a journal that closes, however many', async () => {
    const disk = new MemoryDisk()
    const replace = vi.spyOn(disk, 'replaceUpTo')
    const journal = await Journal.open(disk)
    for (let round = 0; round < 63; round++) await journal.commit(relaxed(put('sites', 's', round)))
    const last = journal.commit(relaxed(put('sites', 's', 'last')))
    await Promise.all([journal.close(), last])
    expect([replace.mock.calls.length, disk.frames.length]).toEqual([0, 64])
  })

  it('are counted from what is on the disk: one that starts with many folds them once all is read', async () => {
    const disk = new MemoryDisk()
    for (let n = 1; n <= 80; n++) {
      await disk.append({ n, ...frameOf(textOf([put('sites', 's', n)])) }, 'relaxed')
    }
    const again = await Journal.open(disk)
    await again.commit(relaxed(put('sites', 's', 'now')))
    await new Promise((resolve) => setImmediate(resolve))
    // Counting would read all of it.
    expect(numbers(disk)).toHaveLength(81)
    again.foldWhenItPays()
    expect(numbers(disk)).toHaveLength(81)
    while (readPart(again));
    again.foldWhenItPays()
    await vi.waitFor(() => expect(numbers(disk)).toEqual([81]))
  })

  it('that are folded take the numbers of those that go, so that whatever comes after is read after', async () => {
    const disk = new MemoryDisk()
    const journal = await Journal.open(disk)
    for (let round = 0; round < 6; round++) {
      await journal.commit(strict(put('sites', 's', round), put('visits', 'v', round)))
    }
    await journal.fold()
    expect(numbers(disk)).toEqual([5, 6])
    await journal.commit(strict(put('sites', 's', 'after')))
    expect(numbers(disk)).toEqual([5, 6, 7])
    expect(contents(await Journal.open(disk))).toEqual(contents(journal))
  })

  it('are never more after folding than before, however many tables they hold', async () => {
    const disk = new MemoryDisk()
    const journal = await Journal.open(disk)
    const tables = ['a', 'b', 'c', 'd', 'e'].map((table) => put(table, 'x', 1))
    await journal.commit(strict(...tables))
    await journal.commit(strict(...tables))
    await journal.fold()
    expect(numbers(disk)).toEqual([1, 2])
    expect(contents(await Journal.open(disk))).toEqual(contents(journal))
  })

  it('hold two thousand rows of a table each once they are folded, and every row once', async () => {
    const disk = new MemoryDisk()
    const journal = await Journal.open(disk)
    const rows = Array.from({ length: 4001 }, (_, index) => [`r${index}`, { index }] as const)
    for (let times = 0; times < 4; times++) await journal.commit(strict({ table: 'many', put: rows }))
    await journal.fold()
    const sizes = (disk.frames as { text: string }[]).map(({ text }) =>
      partsIn(text).map((part) => changeIn(part).put!.length),
    )
    expect(sizes).toEqual([[2000], [2000], [1]])
    expect((await Journal.open(disk)).rows('many').size).toBe(4001)
  })

  it('that say nothing untrue are left as they are, also by a journal that has only just started', async () => {
    const disk = new MemoryDisk()
    const replace = vi.spyOn(disk, 'replaceUpTo')
    const journal = await Journal.open(disk)
    await journal.commit(strict(put('sites', 'a', 1)))
    await journal.commit(strict(put('sites', 'b', 1)))
    await journal.fold()
    await (await Journal.open(disk)).fold()
    expect(replace).not.toHaveBeenCalled()
    await journal.commit(strict(put('sites', 'b', 2)))
    await journal.fold()
    await journal.fold()
    expect(replace).toHaveBeenCalledOnce()
    await journal.commit(strict({ table: 'sites', drop: ['a'] }))
    await journal.fold()
    expect(replace).toHaveBeenCalledTimes(2)
    expect(JSON.stringify(disk.frames)).not.toContain('"a\\"')
  })

  it('are folded with what was on its way, and one folding after the other', async () => {
    const disk = new MemoryDisk()
    const journal = await Journal.open(disk)
    await journal.commit(strict(put('sites', 'a', 1)))
    const late = journal.commit(strict(put('sites', 'a', 2)))
    const both = [journal.fold(), journal.fold()]
    await Promise.all([late, ...both])
    expect(numbers(disk)).toEqual([2])
    const idle = vi.spyOn(disk, 'untilIdle')
    await journal.commit(strict(put('sites', 'a', 3), put('visits', 'v', 1)))
    await journal.fold()
    expect([numbers(disk), JSON.stringify(disk.frames).includes('value\\":2')]).toEqual([[2, 3], false])
    // Taps and paints have their turn after each frame.
    expect(idle).toHaveBeenCalledTimes(2)
  })

  it('that were written while others were folded are kept beside them', async () => {
    const disk = new MemoryDisk()
    const journal = await Journal.open(disk)
    for (let round = 0; round < 4; round++) await journal.commit(strict(put('sites', 'a', round)))
    let resume!: () => void
    vi.spyOn(disk, 'untilIdle').mockReturnValue(new Promise<void>((resolve) => (resume = resolve)))
    const folding = journal.fold()
    await new Promise((resolve) => setImmediate(resolve))
    await journal.commit(strict(put('sites', 'a', 'meanwhile')))
    resume()
    await folding
    expect(numbers(disk)).toEqual([4, 5])
    expect(contents(await Journal.open(disk.afterCrash()))).toEqual({ sites: { a: { value: 'meanwhile' } } })
    await journal.fold()
    expect(numbers(disk)).toEqual([5])
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
    /** What rides comes before it, in its turn. */
    before: fc.option(fc.record({ value: fc.nat() })),
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
          for (const { changes, durability, outcome, waits, before: note } of steps) {
            if (note) {
              const rides: Change[] = [{ table: 'visits', put: [['a', note]] }]
              waiting.push(journal.commit({ ...relaxed(...rides), rides: true }).catch(() => undefined))
              if (waiting.length === 1) await Promise.all(waiting)
            }
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
          await journal.commit(strict(put('flushed', 'x', 1)))
          await journal.close()
          expect(contents(await Journal.open(disk.afterCrash()))).toEqual(contents(journal))
        },
      ),
      { seed, numRuns: 300 },
    )
  })
})
