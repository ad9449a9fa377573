import type { CollectionName } from '../../domain/sync/collections.ts'
import type { Checkpoint, PulledCollection, WireRecord } from '../../domain/sync/messages.ts'
import type { callServer } from '../../renderer/data/http.ts'
import type { Pusher, PusherSetup } from '../../renderer/data/pusher.ts'
import type { Replication, ReplicationSetup } from '../../renderer/data/replication.ts'
import type { Planted } from './planted.ts'
import { swap } from './swapped.ts'

/** Mistakes in how the parts of a device work together: one is given something else to work with, or goes ahead of another. */
export const assemblyBugs: Readonly<Record<string, Planted>> = {
  'the stream is believed before the catch-up': {
    breaks: ['S2'],
    story: 6,
    plant: swap<typeof Replication>(
      'Replication',
      (Works) =>
        class extends Works {
          readonly #takeAhead: (name: CollectionName, pulled: PulledCollection) => boolean

          constructor(setup: ReplicationSetup) {
            const catchingUp = new Set<CollectionName>()
            const ahead = new Map<CollectionName, Checkpoint>()
            super({
              ...setup,
              // A page of before what the stream told seems to be an old one.
              pull: async (name, ...asked) => {
                catchingUp.add(name)
                const page = await setup.pull(name, ...asked)
                catchingUp.delete(name)
                const told = ahead.get(name)
                const isOld = told?.epoch === page.checkpoint.epoch && told.seq > page.checkpoint.seq
                return isOld ? { ...page, documents: [], checkpoint: told } : page
              },
            })
            this.#takeAhead = (name, { documents, checkpoint }) => {
              if (!catchingUp.has(name)) return false
              ahead.set(name, checkpoint)
              const taken = setup.replica.transaction('relaxed', (transaction) => {
                for (const document of documents)
                  if (document._deleted) transaction.remove(name, document.id)
                  else transaction.put(name, document as WireRecord)
              })
              taken.catch(setup.failed)
              return true
            }
          }

          override receive(name: CollectionName, pulled: PulledCollection): void {
            if (!this.#takeAhead(name, pulled)) super.receive(name, pulled)
          }
        },
    ),
  },

  'what was not sent is dropped when a server was restored': {
    breaks: ['S1', 'S5', 'S10'],
    story: 7,
    plant: swap<typeof Replication>(
      'Replication',
      (Works) =>
        class extends Works {
          readonly #setup: ReplicationSetup

          constructor(setup: ReplicationSetup) {
            super(setup)
            this.#setup = setup
          }

          override restart(epoch: string): void {
            const { replica, outbox, failed } = this.#setup
            const dropped = replica.transaction('strict', (transaction) =>
              outbox.drop(transaction, outbox.rows()),
            )
            dropped.catch(failed)
            super.restart(epoch)
          }
        },
    ),
  },

  'an envelope goes when it is sent': {
    breaks: ['S1'],
    story: 51,
    plant: swap<typeof Pusher>(
      'Pusher',
      (Works) =>
        class extends Works {
          constructor(setup: PusherSetup) {
            const { outbox, replica } = setup
            super({
              ...setup,
              push: async (rows) => {
                const sent = new Set(rows.flatMap((row) => ('sealed' in row ? row.sealed : [])))
                const envelopes = outbox.rows().filter((row) => 'sealed' in row && sent.has(row.sealed))
                await replica.transaction('relaxed', (transaction) => outbox.drop(transaction, envelopes))
                return setup.push(rows)
              },
            })
          }
        },
    ),
  },
}

/** Mistakes that show only where something holds streams back (`storyMixes.withheld`). */
export const withheldBugs: Readonly<Record<string, Planted>> = {
  'who hears nothing by the stream does not ask': {
    breaks: ['S2', 'S7'],
    story: 1,
    plant: swap<typeof callServer>(
      'callServer',
      (works) => (target, method, path, options) =>
        path === 'sync/head' ? new Promise(() => undefined) : works(target, method, path, options),
    ),
  },
}
