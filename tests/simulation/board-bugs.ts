import { postings as cards } from '../../domain/sync/collections/postings.ts'
import { Outbox } from '../../renderer/data/outbox.ts'
import type { StoreTransaction } from '../../sync-server/store/store.ts'
import { contactRequests as wordIntake } from '../../sync-server/sync/intakes/contact-requests.ts'
import { postings as cardIntake } from '../../sync-server/sync/intakes/postings.ts'
import { instead } from './engine-bugs.ts'
import type { Planted } from './planted.ts'

type Effects = NonNullable<typeof wordIntake.effects>
type Kept = NonNullable<typeof cardIntake.kept>
type Access = (typeof cards)['access']['kiosk']

/** Mistakes with cards on the board and with what is said of them (`storyMixes.board`). */
export const boardBugs: Readonly<Record<string, Planted>> = {
  'a card leaves for a kiosk with whose it is': {
    breaks: ['S6', 'S23'],
    story: 3,
    plant: () => instead(cards.access.kiosk as Required<Access>, 'hides', () => () => []),
  },

  'a kiosk pulls cards that hosts have not read': {
    breaks: ['S6'],
    story: 3,
    plant: () => instead(cards.access.kiosk as unknown as { pull: () => string }, 'pull', () => () => 'all'),
  },

  'of two copies of a card the newer one replaces the decisions of the other': {
    breaks: ['S1', 'S5', 'S10'],
    story: 5,
    plant: () => instead(cards, 'merge', () => (a, b) => (a.rev > b.rev ? a : b)),
  },

  'a kiosk may say that its card is published': {
    breaks: ['S25'],
    story: 3,
    plant: () => {
      const table = instead(cards.access.kiosk as Required<Access>, 'refuses', () => () => null)
      const rule = instead(cardIntake as Required<typeof cardIntake>, 'refuses', () => () => null)
      return () => {
        rule()
        table()
      }
    },
  },

  'a host decides, and the card stays where it was': {
    breaks: ['S24'],
    story: 3,
    plant: () =>
      instead(cardIntake as { kept: Kept }, 'kept', (kept) => (row, merged, facts) => {
        const next = kept(row, merged, facts)
        const { master } = row
        if (!master) return next
        const { publishedAt: _since, ...off } = next
        return master.publishedAt === undefined ? off : { ...off, publishedAt: master.publishedAt }
      }),
  },

  'nothing follows from what people say of a card': {
    breaks: ['S26', 'S27'],
    story: 10,
    plant: () => instead(wordIntake as { effects: Effects }, 'effects', () => async () => undefined),
  },

  'whoever reports a card twice counts twice': {
    breaks: ['S26'],
    story: 6,
    plant: () =>
      instead(wordIntake as { effects: Effects }, 'effects', (effects) => (tx, kept, now, facts) => {
        return effects(withoutWords(tx), kept, now, facts)
      }),
  },

  'a card that left the board stays where its envelope waits': {
    breaks: ['S24'],
    story: 11,
    plant: () =>
      instead(
        Outbox.prototype,
        'isWaitingIn',
        () =>
          function (this: Outbox, _transaction, { key, after = 0 }) {
            return this.rows().some((row) => row.key === key && row.seq > after)
          },
      ),
  },

  'an erased card is kept': {
    breaks: ['S19'],
    story: 3,
    plant: () => {
      const sound = cards.erasure
      Object.assign(cards, { erasure: 'names-nobody' })
      return () => void Object.assign(cards, { erasure: sound })
    },
  },
}

/** The same transaction, in which nobody ever said anything. */
function withoutWords(tx: StoreTransaction): StoreTransaction {
  return new Proxy(tx, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      const bound = (value as (...given: unknown[]) => unknown).bind(target)
      if (name !== 'records') return bound
      return (...asked: unknown[]) => (asked[0] === 'contactRequests' ? [] : bound(...asked))
    },
  })
}
