import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { documentKey } from './device-tables.ts'
import { ruleOf, upgradesOf } from '../../../domain/sync/collections.ts'
import { frameOf } from './frame.ts'
import { tableName } from './journal-storage.ts'
import { Journal } from './journal.ts'
import { Replica } from './replica.ts'
import { MemoryDisk } from '../testing/memory-disk.ts'
import { aBooking, aVisit } from '../testing/records.ts'
import { replicaOn } from '../testing/replica.ts'

const seed = Number(process.env['SEED'] ?? 20_261_128)
const collections = ['visits', 'bookings'] as const

/** A visit and the note that it must be sent, as `writeRecords` writes them. */
const arrive = (replica: Replica, id: string, seq: number, durability: 'strict' | 'relaxed' = 'strict') =>
  replica.transaction(durability, (one) => {
    const record = aVisit(id, { name: `word-${id}` })
    one.put('visits', record)
    const key = documentKey('visits', id)
    one.putRow('writes', String(seq), { seq, key, collection: 'visits', id, record, base: null })
  })

const visitIds = (replica: Replica) => replica.ids('visits').sort()
const writeIds = (replica: Replica) => [...replica.rows('writes').values()].map(({ id }) => id).sort()
const textOn = (disk: MemoryDisk) => JSON.stringify(disk.frames)

/** No piece fails here. */
const noFailure = (error: unknown) => {
  throw error
}

describe('a transaction', () => {
  it('shows what is on its way to the next one, and to nobody else before the disk has it', async () => {
    const disk = new MemoryDisk()
    const replica = await replicaOn(disk, collections)
    const seen: string[] = []
    replica.collections.visits!.$.subscribe(({ documentId }) => seen.push(documentId))
    const release = disk.hold()
    const first = arrive(replica, 'a', 1)
    const told = vi.fn()
    const second = replica.transaction('strict', (one) => {
      expect(one.get('visits', 'a')).toMatchObject({ id: 'a' })
      expect(one.getRow('writes', '1')).toMatchObject({ id: 'a' })
      one.remove('visits', 'a')
      expect(one.get('visits', 'a')).toBeUndefined()
      one.put('visits', aVisit('a', { name: 'again' }))
      one.onCommit(told)
    })
    expect([visitIds(replica), writeIds(replica), seen, told.mock.calls.length]).toEqual([[], [], [], 0])
    release()
    await Promise.all([first, second])
    expect(told).toHaveBeenCalledOnce()
    expect(replica.held('visits', 'a')).toMatchObject({ name: 'again' })
    expect((await replica.collections.visits!.findOne('a').exec())?.name).toBe('again')
    await replica.close()
  })

  it('that the disk refuses leaves everything as it was, those made from it too, and the next one goes', async () => {
    const disk = new MemoryDisk()
    const replica = await replicaOn(disk, collections)
    await arrive(replica, 'before', 1)
    disk.fail()
    const told = vi.fn()
    const failed = await Promise.allSettled([
      arrive(replica, 'a', 2),
      replica.transaction('relaxed', (one) => {
        one.remove('visits', 'before')
        one.removeRow('writes', '1')
        one.onCommit(told)
      }),
    ])
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect([visitIds(replica), writeIds(replica)]).toEqual([['before'], ['before']])
    expect((await replica.collections.visits!.find().exec()).map(({ id }) => id)).toEqual(['before'])
    expect(told).not.toHaveBeenCalled()
    disk.works()
    await arrive(replica, 'a', 2)
    expect(visitIds(replica)).toEqual(['a', 'before'])
    await replica.close()
  })

  it('that changes nothing stands or falls with what is on its way to the disk', async () => {
    const disk = new MemoryDisk()
    const replica = await replicaOn(disk, collections)
    const nothing = () => replica.transaction('strict', (one) => one.get('visits', 'a')?.id)
    await expect(nothing()).resolves.toBeUndefined()
    const release = disk.hold()
    const written = arrive(replica, 'a', 1)
    const settled = vi.fn()
    const said = nothing().finally(settled)
    await new Promise((resolve) => setImmediate(resolve))
    expect(settled).not.toHaveBeenCalled()
    release()
    await expect(Promise.all([written, said])).resolves.toEqual([undefined, 'a'])
    disk.fail()
    const failed = await Promise.allSettled([arrive(replica, 'b', 2), nothing()])
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await replica.close()
  })

  it('whose work throws writes nothing', async () => {
    const disk = new MemoryDisk()
    const replica = await replicaOn(disk, collections)
    const frames = disk.frames.length
    const work = replica.transaction('strict', (one) => {
      one.put('visits', aVisit('a'))
      throw new Error('refused')
    })
    await expect(work).rejects.toThrow('refused')
    await arrive(replica, 'b', 1)
    expect([disk.frames.length - frames, visitIds(replica)]).toEqual([1, ['b']])
    await replica.close()
  })
})

describe('what is put away', () => {
  it('leaves the screens at once, and no word of it on the disk once it is folded', async () => {
    const disk = new MemoryDisk()
    const replica = await replicaOn(disk, collections)
    await arrive(replica, 'gone', 1)
    await arrive(replica, 'kept', 2)
    const live: string[][] = []
    replica.collections.visits!.find().$.subscribe((found) => live.push(found.map(({ id }) => id).sort()))
    await vi.waitFor(() => expect(live.at(-1)).toEqual(['gone', 'kept']))
    await replica.transaction('relaxed', (one) => {
      one.remove('visits', 'gone')
      one.removeRow('writes', '1')
    })
    await vi.waitFor(() => expect(live.at(-1)).toEqual(['kept']))
    expect(textOn(disk)).toContain('word-gone')
    await replica.fold()
    expect(textOn(disk)).not.toContain('word-gone')
    expect(textOn(disk)).toContain('word-kept')
    await replica.close()
    const again = await replicaOn(disk.afterCrash(), collections)
    expect([visitIds(again), writeIds(again)]).toEqual([['kept'], ['kept']])
    await again.close()
  })

  it('may come back, as another record', async () => {
    const replica = await replicaOn(new MemoryDisk(), collections)
    await arrive(replica, 'a', 1)
    const first = await replica.collections.visits!.findOne('a').exec(true)
    await replica.transaction('relaxed', (one) => one.remove('visits', 'a'))
    await replica.transaction('relaxed', (one) => one.put('visits', aVisit('a', { name: 'new' })))
    expect((await replica.collections.visits!.findOne('a').exec(true)).name).toBe('new')
    expect(first.getLatest().name).toBe('new')
    await replica.close()
  })
})

describe('what is read ahead', () => {
  it('is read after a piece that cannot be, which is told once, and folding leaves it out', async () => {
    const disk = new MemoryDisk()
    const replica = await replicaOn(disk, collections)
    await arrive(replica, 'a', 1)
    await replica.close()
    const broken = [['moments', 5]]
    const frame = frameOf(`${JSON.stringify(broken)}\n{"put`)
    // Before all others: every other table is read after it.
    disk.frames.unshift({ n: 0, ...frame })
    const again = await replicaOn(disk, collections)
    const [failed, told] = [vi.fn(), vi.fn()]
    again.onUnreadable(told)
    await again.readAhead(failed)
    expect([failed.mock.calls, told.mock.calls]).toEqual([[], [[]]])
    const parse = vi.spyOn(JSON, 'parse')
    expect([visitIds(again), writeIds(again)]).toEqual([['a'], ['a']])
    expect(parse).not.toHaveBeenCalled()
    parse.mockRestore()
    expect(textOn(disk)).toContain('moments')
    await again.fold()
    expect(textOn(disk)).not.toContain('moments')
    await again.close()
  })
})

describe('what one transaction does', () => {
  const site = { collection: 'visits', checkpoint: { epoch: 'e', seq: 1 } } as const

  it('to a record that is let go of takes it as it is, and leaves one that is put to whoever has it', async () => {
    const disk = new MemoryDisk()
    const replica = await replicaOn(disk, collections)
    const [taken, put] = [aVisit('taken'), aVisit('put')]
    await replica.transaction('relaxed', (one) => {
      one.take('visits', taken)
      one.put('visits', put)
    })
    expect(put).toEqual(aVisit('put'))
    expect(taken).toHaveProperty('_rev')
    expect([replica.held('visits', 'taken'), replica.held('visits', 'put')]).toEqual([aVisit('taken'), put])
    await replica.close()
    const again = await replicaOn(disk.afterCrash(), collections)
    expect(again.held('visits', 'taken')).toEqual(aVisit('taken'))
    await again.close()
  })

  it('to a record and to a row counts once, as it was last', async () => {
    const disk = new MemoryDisk()
    const replica = await replicaOn(disk, collections)
    await arrive(replica, 'old', 1)
    const before = disk.frames.length
    await replica.transaction('strict', (one) => {
      one.put('visits', aVisit('a', { name: 'first' }))
      one.put('visits', aVisit('a', { name: 'second' }))
      one.put('bookings', aBooking({ id: 'b' }))
      one.put('visits', aVisit('gone'))
      one.remove('visits', 'gone')
      expect(one.get('visits', 'gone')).toBeUndefined()
      one.putRow('checkpoints', 'visits', site)
      one.removeRow('checkpoints', 'visits')
      one.removeRow('writes', '1')
      one.putRow('writes', '1', { seq: 1, key: 'k', collection: 'visits', id: 'kept', sealed: 'x' })
      // Rows are read as they were before.
      expect(one.getRow('writes', '1')).toMatchObject({ id: 'old' })
      expect(one.getRow('checkpoints', 'visits')).toBeUndefined()
      expect(one.get('visits', 'a')).toMatchObject({ name: 'second' })
    })
    expect(disk.frames.length).toBe(before + 1)
    expect([visitIds(replica), replica.ids('bookings'), writeIds(replica)]).toEqual([
      ...[['a', 'old'], ['b'], ['kept']],
    ])
    expect([replica.rows('checkpoints').size, replica.held('visits', 'a')]).toMatchObject([
      0,
      { name: 'second' },
    ])
    await replica.close()
    const again = await replicaOn(disk.afterCrash(), collections)
    expect([visitIds(again), again.ids('bookings'), writeIds(again)]).toEqual([['a', 'old'], ['b'], ['kept']])
    await again.close()
  })

  it('to what is not there is nothing, and no frame', async () => {
    const disk = new MemoryDisk()
    const replica = await replicaOn(disk, collections)
    const told = vi.fn()
    await replica.transaction('strict', (one) => {
      one.remove('visits', 'never')
      one.onCommit(told)
    })
    expect([disk.frames.length, told.mock.calls.length]).toEqual([0, 1])
    await replica.close()
  })

  it('is told in the order in which it was asked for, after the records are there', async () => {
    const replica = await replicaOn(new MemoryDisk(), collections)
    const seen: unknown[] = []
    await replica.transaction('relaxed', (one) => {
      one.onCommit(() => seen.push(replica.held('visits', 'a')?.id))
      one.onCommit(() => seen.push('second'))
      one.put('visits', aVisit('a'))
    })
    expect(seen).toEqual(['a', 'second'])
    await replica.close()
  })

  it('that fails leaves no trace of itself for those that read after it', async () => {
    const disk = new MemoryDisk()
    const replica = await replicaOn(disk, collections)
    await arrive(replica, 'a', 1)
    disk.fail()
    const failed = replica.transaction('strict', (one) => {
      one.put('visits', aVisit('a', { name: 'lost' }))
      one.put('bookings', aBooking({ id: 'lost' }))
    })
    expect(replica.held('visits', 'a')).toMatchObject({ name: 'lost' })
    await expect(failed).rejects.toThrow('full')
    disk.works()
    expect(replica.held('visits', 'a')).toMatchObject({ name: 'word-a' })
    expect(replica.held('bookings', 'lost')).toBeUndefined()
    await replica.transaction('strict', (one) => {
      expect(one.get('visits', 'a')).toMatchObject({ name: 'word-a' })
      expect(one.get('bookings', 'lost')).toBeUndefined()
    })
    await replica.close()
  })

  it('is as durable as it asked to be', async () => {
    const disk = new MemoryDisk()
    const replica = await replicaOn(disk, collections)
    await arrive(replica, 'a', 1, 'relaxed')
    await arrive(replica, 'b', 2, 'strict')
    expect(disk.durabilities).toEqual(['relaxed', 'strict'])
    await replica.close()
  })
})

describe('a record', () => {
  it('is another state each time it is written, also after the page was loaded again', async () => {
    const disk = new MemoryDisk()
    const replica = await replicaOn(disk, collections)
    await arrive(replica, 'a', 1)
    await arrive(replica, 'b', 2)
    await arrive(replica, 'b', 3)
    const heightsOf = async (one: Replica) =>
      (await one.collections.visits!.find().exec()).map(({ revision }) => Number(revision.split('-')[0]))
    const before = await heightsOf(replica)
    expect(new Set(before).size).toBe(2)
    await replica.close()
    const again = await replicaOn(disk, collections)
    const seen: string[] = []
    again.collections.visits!.find().$.subscribe((all) => seen.push(all.map(({ name }) => name).join()))
    await vi.waitFor(() => expect(seen).toHaveLength(1))
    await again.transaction('strict', (one) => one.put('visits', aVisit('a', { name: 'again' })))
    await vi.waitFor(() => expect(seen.at(-1)).toContain('again'))
    expect(Math.max(...(await heightsOf(again)))).toBeGreaterThan(Math.max(...before))
    await again.close()
  })

  it('comes back as it was written, without what the library notes beside it', async () => {
    const replica = await replicaOn(new MemoryDisk(), collections)
    const visit = aVisit('a', { name: 'Zoé' })
    await replica.transaction('strict', (one) => one.put('visits', visit))
    expect(replica.held('visits', 'a')).toEqual(visit)
    await replica.transaction('strict', (one) => expect(one.get('visits', 'a')).toEqual(visit))
    expect(replica.held('visits', 'other')).toBeUndefined()
    await replica.close()
  })

  it('of a collection that this device does not hold is neither read nor written', async () => {
    const replica = await replicaOn(new MemoryDisk(), ['visits'])
    expect(() => replica.held('bookings', 'a')).toThrow('does not hold bookings')
    expect(() => replica.ids('bookings')).toThrow('does not hold bookings')
    const work = replica.transaction('strict', (one) => one.put('bookings', aBooking()))
    await expect(work).rejects.toThrow('does not hold bookings')
    await replica.close()
  })
})

describe('a replica', () => {
  it('knows that it is closed, and lets go of its disk', async () => {
    const disk = new MemoryDisk()
    const close = vi.spyOn(disk, 'close')
    const replica = await replicaOn(disk, collections)
    expect(replica.isClosed).toBe(false)
    await replica.close()
    expect([replica.isClosed, close.mock.calls.length]).toEqual([true, 1])
  })

  it('that cannot be opened leaves its name free for another try', async () => {
    const journal = await Journal.open(new MemoryDisk())
    const setup = { name: 'tried-twice', journal, collections: ['visits'] as const, upgradesOf, now: () => 0 }
    const unknown = { ...setup, collections: ['visits', 'nothing' as never] as const }
    await expect(Replica.open(unknown)).rejects.toThrow()
    const replica = await Replica.open(setup)
    expect(replica.ids('visits')).toEqual([])
    await replica.close()
  })

  it('brings over what an older version of a collection left on the disk', async () => {
    const before = ruleOf('visits').upgrades.length - 1
    const journal = await Journal.open(new MemoryDisk())
    const noted = { _deleted: false, _attachments: {}, _meta: { lwt: 1 }, _rev: '1-device' }
    const put = [['a', { ...aVisit('a'), ...noted }]] as const
    await journal.commit({ changes: [{ table: tableName('visits', before), put }], durability: 'strict' })
    const replica = await Replica.open({
      ...{ name: 'updated', journal, collections: ['visits'] as const, now: () => 0 },
      upgradesOf: (collection, from) => [(record) => ({ ...record, name: `${collection} of ${from}` })],
    })
    expect(replica.held('visits', 'a')).toMatchObject({ id: 'a', name: `visits of ${before}` })
    await replica.close()
  })

  it('whose disk damaged nothing is not heard again', async () => {
    const disk = new MemoryDisk()
    await (await replicaOn(disk, collections)).close()
    expect(disk.frames).toEqual([])
  })
})

describe('what nothing asked for since the start', () => {
  const started = async () => {
    const before = new MemoryDisk()
    const replica = await replicaOn(before, collections)
    await arrive(replica, 'a', 1)
    await replica.transaction('strict', (one) => one.put('bookings', aBooking({ id: 'b' })))
    await replica.close()
    const disk = new MemoryDisk(before.frames)
    return { disk, replica: await replicaOn(disk, collections) }
  }
  /** Documents of all collections that the library holds already. */
  const inMemory = ({ collections: { visits, bookings } }: Replica) =>
    [visits!, bookings!].map(
      ({ storageInstance }) =>
        (storageInstance.originalStorageInstance.internals as { documents: Map<string, unknown> }).documents
          .size,
    )

  it('is read ahead, each piece once taps and paints had their turn', async () => {
    const { disk, replica } = await started()
    const idle = vi.spyOn(disk, 'untilIdle')
    const parse = vi.spyOn(JSON, 'parse')
    expect(inMemory(replica)).toEqual([0, 0])
    await replica.readAhead(noFailure)
    expect(inMemory(replica)).toEqual([1, 1])
    // Three tables of the journal and two collections, and once each that nothing is left.
    expect([parse.mock.calls.length, idle.mock.calls.length]).toEqual([3, 10])
    expect([visitIds(replica), replica.ids('bookings'), writeIds(replica)]).toEqual([['a'], ['b'], ['a']])
    expect(parse).toHaveBeenCalledTimes(3)
    parse.mockRestore()
    await replica.close()
  })

  it('is folded once all of it is read, where it says the same many times', async () => {
    const before = new MemoryDisk()
    const one = await replicaOn(before, collections)
    await arrive(one, 'a', 1)
    await one.close()
    const { length } = before.frames
    const again = (times: number) =>
      Array.from({ length: times }, (_, round) =>
        before.frames.map((frame, index) => ({ ...frame, n: round * length + index + 1 })),
      ).flat()
    const disk = new MemoryDisk(again(80))
    const replica = await replicaOn(disk, collections)
    expect(disk.frames.length).toBeGreaterThanOrEqual(80)
    await replica.readAhead(noFailure)
    await vi.waitFor(() => expect(disk.frames.length).toBeLessThan(10))
    expect([visitIds(replica), writeIds(replica)]).toEqual([['a'], ['a']])
    await replica.close()
  })

  it('is left unread by a replica that is closed meanwhile', async () => {
    const { disk, replica } = await started()
    let resume!: () => void
    vi.spyOn(disk, 'untilIdle').mockReturnValue(new Promise<void>((resolve) => (resume = resolve)))
    const reading = replica.readAhead(noFailure)
    await replica.close()
    const parse = vi.spyOn(JSON, 'parse')
    resume()
    await reading
    expect(parse).not.toHaveBeenCalled()
    parse.mockRestore()
  })
})

describe('a disk that damaged a frame', () => {
  const heardOf = (replica: Replica) => [...replica.rows('checkpoints').values()].map((row) => row.checkpoint)

  it('has everything heard again, once, and the server told what it lacks', async () => {
    const disk = new MemoryDisk()
    const replica = await replicaOn(disk, collections)
    await arrive(replica, 'a', 1)
    await replica.transaction('strict', (one) =>
      one.putRow('checkpoints', 'visits', { collection: 'visits', checkpoint: { epoch: 'e', seq: 7 } }),
    )
    await arrive(replica, 'b', 2)
    await replica.close()
    disk.damage(0, (text) => text.replace('visits', 'visitz'))
    const damaged = await replicaOn(disk, collections)
    expect(visitIds(damaged)).toEqual(['b'])
    // The frame may have held the note that a record must be sent: as if heard from a server before a restore.
    expect(heardOf(damaged)).toEqual([
      { epoch: '', seq: 0 },
      { epoch: '', seq: 0 },
    ])
    await damaged.transaction('strict', (one) =>
      one.putRow('checkpoints', 'visits', { collection: 'visits', checkpoint: { epoch: 'e', seq: 9 } }),
    )
    await damaged.close()
    const healed = await replicaOn(disk, collections)
    expect(heardOf(healed)).toContainEqual({ epoch: 'e', seq: 9 })
    await healed.close()
  })

  it('that a power cut left short has lost no note, and knows still which server it had heard', async () => {
    const disk = new MemoryDisk()
    const replica = await replicaOn(disk, collections)
    await replica.transaction('strict', (one) =>
      one.putRow('checkpoints', 'visits', { collection: 'visits', checkpoint: { epoch: 'e', seq: 7 } }),
    )
    await arrive(replica, 'a', 1)
    await replica.close()
    disk.damage(disk.frames.length - 1, (text) => text.slice(0, 9))
    const cut = await replicaOn(disk, collections)
    expect([visitIds(cut), heardOf(cut)]).toEqual([
      [],
      [
        { epoch: 'e', seq: 0 },
        { epoch: '', seq: 0 },
      ],
    ])
    await cut.close()
  })
})

describe('whatever happens to a device', () => {
  const move = fc.record({
    kind: fc.constantFrom('write', 'write', 'write', 'full', 'crash', 'fold', 'put-away'),
    id: fc.nat(5),
    durability: fc.constantFrom('strict' as const, 'relaxed' as const),
    waits: fc.boolean(),
  })

  it('a record and its row are there both or neither, and what was confirmed strictly is there', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(move, { maxLength: 25 }),
        fc.infiniteStream(fc.boolean()),
        async (moves, luck) => {
          let disk = new MemoryDisk()
          let replica = await replicaOn(disk, collections)
          /** Ids that must be there, and their rows. */
          let certain = new Set<string>()
          let seq = 0
          let running: Promise<unknown>[] = []
          for (const { kind, id, durability, waits } of moves) {
            const name = `v${id}`
            if (kind === 'write') {
              const write = arrive(replica, name, ++seq, durability).then(
                () => durability === 'strict' && certain.add(name),
                () => undefined,
              )
              running.push(write)
              if (waits) await write
            } else if (kind === 'put-away') {
              await Promise.all(running)
              const rows = [...replica.rows('writes').values()].filter((row) => row.id === name)
              await replica.transaction('strict', (one) => {
                one.remove('visits', name)
                for (const row of rows) one.removeRow('writes', String(row.seq))
              })
              certain.delete(name)
            } else if (kind === 'fold') {
              await replica.fold()
            } else if (kind === 'full') {
              await Promise.all(running)
              disk.fail()
              await expect(arrive(replica, name, ++seq)).rejects.toThrow()
              disk.works()
            } else {
              await Promise.all(running)
              running = []
              disk = disk.afterCrash(() => luck.next().value)
              await replica.close()
              replica = await replicaOn(disk, collections)
              const held = new Set(visitIds(replica))
              expect([...new Set(writeIds(replica))]).toEqual([...held].sort())
              expect([...certain].filter((one) => !held.has(one))).toEqual([])
              certain = held
            }
          }
          await Promise.all(running)
          expect([...new Set(writeIds(replica))]).toEqual(visitIds(replica))
          await replica.close()
        },
      ),
      { seed, numRuns: 60 },
    )
  })
})
