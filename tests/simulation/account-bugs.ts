import { joinConsents } from '../../domain/competences/consents.ts'
import { profiles as rule } from '../../domain/sync/collections/profiles.ts'
import { Outbox } from '../../renderer/data/outbox.ts'
import { Replica } from '../../renderer/data/replica/replica.ts'
import { profiles as intake } from '../../sync-server/sync/intakes/profiles.ts'
import { LIFE_WORDS } from './account-people.ts'
import { instead } from './engine-bugs.ts'
import type { Planted, PlantedIn } from './planted.ts'
import { SiteServer } from './site-server.ts'
import type { ServerAnswer, WireRequest } from './wire.ts'

/** Mistakes with what people tell of themselves, which show where they tell it (`storyMixes.accounts`). */
export const accountBugs: Readonly<Record<string, Planted>> = {
  'of two pages the one written last replaces the other': {
    breaks: ['S1'],
    story: 14,
    plant: () => instead(rule, 'merge', () => (a, b) => (a.rev > b.rev ? a : b)),
  },

  'a competence that was taken back comes back with an older page': {
    breaks: ['S1'],
    story: 14,
    plant: () =>
      instead(rule, 'merge', (merge) => (a, b) => {
        const merged = merge(a, b)
        return { ...merged, competences: merged.competences.map(({ removedAt: _gone, ...one }) => one) }
      }),
  },

  'a consent stands though its giver had not heard that it was taken back': {
    breaks: ['S17'],
    story: 14,
    plant: () =>
      instead(intake, 'sanitize', (sanitize) => (asked, view) => {
        const told = sanitize(asked, view)
        const consents = joinConsents(asked.record.consents ?? [], asked.master?.consents ?? [])
        return { ...told, ...(told.consents && { consents }) }
      }),
  },

  'a page is kept as it is until it is sent': {
    breaks: ['S18'],
    story: 14,
    plant: () =>
      instead(
        Outbox.prototype,
        'addSealed',
        (addSealed) =>
          function (this: Outbox, transaction, name, id, sealed) {
            transaction.putRow('moments', 'page', { at: 0, words: `${LIFE_WORDS} 1` } as { at: number })
            addSealed.call(this, transaction, name, id, sealed)
          },
      ),
  },

  'what is gone can still be read on the disk': {
    breaks: ['S19'],
    story: 26,
    plant: () => instead(Replica.prototype, 'fold', () => async () => undefined),
  },
}

/** The same in the server. */
export const accountServerBugs: Readonly<Record<string, PlantedIn<'SiteServer'>>> = {
  'what comes late about somebody erased is taken in': {
    breaks: ['S19'],
    story: 31,
    SiteServer: class extends SiteServer {
      override async answer(request: WireRequest): Promise<ServerAnswer> {
        await this.parts.store.transaction((tx) => tx.run(tx.tables.deleteFrom('erasedIds')))
        return super.answer(request)
      }
    },
  },
}
