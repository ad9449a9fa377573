import type { AnyRecord } from '../../domain/record/record.ts'
import { applications } from '../../domain/sync/collections/applications.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { Outbox } from '../../renderer/data/outbox.ts'
import { Pusher } from '../../renderer/data/pusher.ts'
import type { WriteRow } from '../../renderer/data/replica/device-tables.ts'
import { JournalInstance, type Prepared } from '../../renderer/data/replica/journal-storage.ts'
import { Journal, type Commit } from '../../renderer/data/replica/journal.ts'
import { Replica } from '../../renderer/data/replica/replica.ts'
import { Transaction } from '../../renderer/data/replica/transaction.ts'
import { Replication } from '../../renderer/data/replication.ts'
import { RestoredServer } from '../../renderer/data/restored-server.ts'
import { ServerCopies } from '../../renderer/data/server-copies.ts'
import { ServerLink } from '../../renderer/data/server-link.ts'
import { Device } from './device.ts'
import type { Planted } from './planted.ts'

/** Mistakes that the maker of such an engine makes, each planted into the one that ships. */
export const engineBugs: Readonly<Record<string, Planted>> = {
  'a record is kept without the note that it must be sent': {
    breaks: ['S1', 'S5'],
    story: 2,
    plant: () => {
      let writes = 0
      return instead(
        Transaction.prototype,
        'putRow',
        (putRow) =>
          function (this: Transaction, ...row) {
            if (row[0] === 'writes' && ++writes % 10 === 0) return
            putRow.apply(this, row)
          },
      )
    },
  },

  'a record and the note that it must be sent are two commits': {
    breaks: ['S1', 'S5'],
    story: 39,
    plant: () => apartFrom('writes', 'after'),
  },

  'the checkpoint is on disk before the records': {
    breaks: ['S2'],
    story: 31,
    plant: () => apartFrom('checkpoints', 'before'),
  },

  'an answer is believed before it came': {
    breaks: ['S1', 'S10'],
    story: 9,
    plant: () => {
      let pushes = 0
      return instead(
        ServerLink.prototype,
        'push',
        (push) =>
          function (this: ServerLink, rows) {
            if (++pushes % 20 !== 0) return push.call(this, rows)
            return Promise.resolve(
              rows.map(({ collection, id }) => ({ collection, id, outcome: 'accepted' })),
            )
          },
      )
    },
  },

  'an answer settles what was written since': {
    breaks: ['S1', 'S5', 'S10'],
    story: 3,
    plant: () =>
      instead(
        Outbox.prototype,
        'acknowledge',
        (acknowledge) =>
          function (this: Outbox, transaction, rows, at) {
            acknowledge.call(this, transaction, sameRecords(this, rows), at)
          },
      ),
  },

  'a second envelope takes the place of the first': {
    breaks: ['S1'],
    story: 31,
    plant: () =>
      instead(
        Outbox.prototype,
        'addSealed',
        (addSealed) =>
          function (this: Outbox, transaction, collection, id, sealed) {
            for (const row of this.rows())
              if (row.collection === collection && row.id === id)
                transaction.removeRow('writes', String(row.seq))
            addSealed.call(this, transaction, collection, id, sealed)
          },
      ),
  },

  'a row that was refused is tried for ever': {
    breaks: ['S7'],
    story: 16,
    plant: () => instead(Outbox.prototype, 'refuse', () => () => undefined),
  },

  'what waited is forgotten at the next start': {
    breaks: ['S1', 'S5'],
    story: 39,
    plant: () => {
      const read = new WeakSet<Replica>()
      return instead(
        Replica.prototype,
        'rows',
        (rows) =>
          function (this: Replica, table) {
            if (table !== 'writes' || read.has(this)) return rows.call(this, table) as never
            read.add(this)
            return new Map()
          },
      )
    },
  },

  'screens hear of a write before it is on the disk': {
    breaks: ['S2', 'S5'],
    story: 16,
    plant: () =>
      instead(
        JournalInstance.prototype,
        'prepare',
        (prepare) =>
          function (this: JournalInstance<AnyRecord>, states) {
            const prepared: Prepared = prepare.call(this, states as never)
            prepared.applied()
            return { ...prepared, applied: () => undefined }
          },
      ),
  },

  'a write that failed stays in memory': {
    breaks: ['S2'],
    story: 16,
    plant: () =>
      instead(
        JournalInstance.prototype,
        'prepare',
        (prepare) =>
          function (this: JournalInstance<AnyRecord>, states) {
            const prepared: Prepared = prepare.call(this, states as never)
            return { ...prepared, abandoned: prepared.applied }
          },
      ),
  },

  'a write is confirmed before it is flushed': {
    breaks: ['S1', 'S5'],
    story: 31,
    plant: () =>
      instead(
        Replica.prototype,
        'transaction',
        (transaction) =>
          function (this: Replica, _durability, work) {
            return transaction.call(this, 'relaxed', work) as never
          },
      ),
  },

  'a write that says nothing new is confirmed before what it rests on': {
    breaks: ['S1', 'S5'],
    story: 111,
    plant: () =>
      instead(
        Journal.prototype,
        'commit',
        (commit) =>
          function (this: Journal, given) {
            if (given.changes.length > 0) return commit.call(this, given)
            given.applied?.()
            return Promise.resolve()
          },
      ),
  },

  'a page that could not be kept is taken as heard': {
    breaks: ['S2'],
    story: 7,
    plant: () =>
      instead(
        Replica.prototype,
        'transaction',
        (transaction) =>
          function (this: Replica, durability, work) {
            const done = transaction.call(this, durability, work)
            return (durability === 'strict' ? done : done.catch(() => undefined)) as never
          },
      ),
  },

  'a pulled record overwrites what waits to be sent': {
    breaks: ['S1', 'S5'],
    story: 2,
    plant: () => instead(Outbox.prototype, 'isWaitingIn', () => () => false),
  },

  'a conflict drops what was done here': {
    breaks: ['S1', 'S5', 'S10'],
    story: 2,
    plant: () =>
      instead(
        Outbox.prototype,
        'replace',
        () =>
          function (this: Outbox, transaction, rows) {
            this.acknowledge(transaction, rows, 0)
          },
      ),
  },

  'records that left are kept': {
    breaks: ['S2'],
    story: 31,
    plant: () => instead(Transaction.prototype, 'remove', () => () => undefined),
  },

  'nothing is told again after a restore': {
    breaks: ['S1', 'S5', 'S10'],
    story: 96,
    plant: () => instead(RestoredServer.prototype, 'end', () => () => undefined),
  },

  'envelopes do not wait again after a restore': {
    breaks: ['S1'],
    story: 7,
    plant: () => instead(Outbox.prototype, 'sealedWaitAgain', () => () => Promise.resolve()),
  },

  'a checkpoint outlives the epoch that it is of': {
    breaks: ['S1', 'S2', 'S10'],
    story: 96,
    plant: () => {
      let present = ''
      const started = instead(
        Replication.prototype,
        'start',
        (start) =>
          function (this: Replication, epoch) {
            present = epoch
            start.call(this, epoch)
          },
      )
      const noted = instead(
        Replica.prototype,
        'rows',
        (rows) =>
          function (this: Replica, table) {
            const all = rows.call(this, table)
            if (table !== 'checkpoints') return all as never
            const asPresent = ([name, row]: [string, { checkpoint?: object }]) =>
              [name, { ...row, checkpoint: { ...row.checkpoint, epoch: present } }] as const
            return new Map([...(all as unknown as Map<string, object>)].map(asPresent)) as never
          },
      )
      return () => {
        noted()
        started()
      }
    },
  },

  'what was under way goes on after a restore': {
    breaks: ['S1', 'S7'],
    story: 96,
    plant: () => instead(Pusher.prototype, 'abandon', () => () => undefined),
  },

  'a write is numbered by its own clock alone': {
    breaks: ['S5', 'S10'],
    story: 67,
    plant: () =>
      instead(
        Outbox.prototype,
        'add',
        (add) =>
          function (this: Outbox, transaction, write) {
            const rev = nextRevision(undefined, write.record.at, write.record.by)
            add.call(this, transaction, { ...write, record: { ...write.record, rev } })
          },
      ),
  },

  'the last writer wins on events': {
    breaks: ['S1', 'S5'],
    story: 96,
    plant: () => instead(applications, 'merge', () => (a, b) => (a.rev > b.rev ? a : b)),
  },

  'a visit has a random id': {
    breaks: ['S3'],
    story: 2,
    plant: () =>
      instead(
        Device.prototype,
        'visitIdOf',
        () =>
          (_decided, { freshId }) =>
            freshId,
      ),
  },
}

/** Mistakes that show only where much is worn (`storyMixes.worn`). */
export const wornEngineBugs: Readonly<Record<string, Planted>> = {
  'an older copy replaces the one that was just taken': {
    breaks: ['S5'],
    story: 142,
    plant: () => instead(ServerCopies.prototype, 'isOvertaken', () => () => false),
  },

  'damaged memory is told to nobody': {
    breaks: ['S13'],
    story: 142,
    plant: () => {
      const sound = Object.getOwnPropertyDescriptor(Journal.prototype, 'hasLostFrames')!
      Object.defineProperty(Journal.prototype, 'hasLostFrames', { ...sound, get: () => false })
      return () => Object.defineProperty(Journal.prototype, 'hasLostFrames', sound)
    },
  },

  'what cannot be read is passed over without a word': {
    breaks: ['S13'],
    story: 1,
    plant: () => instead(Replica.prototype, 'onUnreadable', () => () => undefined),
  },

  'what a damaged frame held is not heard again': {
    breaks: ['S2'],
    story: 142,
    plant: () =>
      instead(
        Journal.prototype,
        'mend',
        (mend) =>
          function (this: Journal, changes) {
            return mend.call(
              this,
              changes.filter(({ table }) => table !== 'checkpoints'),
            )
          },
      ),
  },

  'a frame that a power cut left short is told as damaged memory': {
    breaks: ['S13'],
    story: 29,
    plant: () => {
      const sound = Object.getOwnPropertyDescriptor(Journal.prototype, 'hasLostFrames')!
      Object.defineProperty(Journal.prototype, 'hasLostFrames', {
        ...sound,
        get(this: Journal) {
          return this.damaged.length > 0
        },
      })
      return () => Object.defineProperty(Journal.prototype, 'hasLostFrames', sound)
    },
  },

  'a field that was emptied keeps its value on the device': {
    breaks: ['S10'],
    story: 8,
    plant: () =>
      instead(
        Transaction.prototype,
        'put',
        (put) =>
          function (this: Transaction, collection, record) {
            const held = collection === 'visitors' ? this.get(collection, record.id) : undefined
            put.call(this, collection, { ...held, ...record })
          },
      ),
  },
}

/** Mistakes that few stories show, among those of people who tell of themselves (`storyMixes.accounts`). */
export const rareEngineBugs: Readonly<Record<string, Planted>> = {
  'a record that left comes back as it was before': {
    breaks: ['S2', 'S6'],
    story: 1_020_070,
    plant: () => instead(ServerCopies.prototype, 'goneMeanwhile', () => () => undefined),
  },
}

type Methods<T, Name extends keyof T> = Extract<T[Name], (...given: never[]) => unknown>

/** Puts another method in the place of one; what it answers puts the first one back. */
export function instead<T extends object, Name extends keyof T>(
  prototype: T,
  name: Name,
  make: (original: Methods<T, Name>) => (...given: Parameters<Methods<T, Name>>) => unknown,
): () => void {
  const original = prototype[name] as Methods<T, Name>
  prototype[name] = make(original) as T[Name]
  return () => {
    prototype[name] = original
  }
}

/** What changes one table is written by itself, in another frame than what goes with it. */
function apartFrom(table: string, when: 'before' | 'after'): () => void {
  return instead(
    Journal.prototype,
    'commit',
    (commit) =>
      async function (this: Journal, given: Commit) {
        const apart = given.changes.filter((change) => change.table === table)
        const rest = given.changes.filter((change) => change.table !== table)
        if (apart.length === 0 || rest.length === 0) return commit.call(this, given)
        const alone = { changes: apart, durability: given.durability }
        const others = { ...given, changes: rest }
        for (const part of when === 'before' ? [alone, others] : [others, alone])
          await commit.call(this, part)
      },
  )
}

/** All rows that wait of the records that these are of. */
function sameRecords(outbox: Outbox, rows: readonly WriteRow[]): WriteRow[] {
  const keys = new Set(rows.map(({ key }) => key))
  return outbox.rows().filter(({ key }) => keys.has(key))
}
