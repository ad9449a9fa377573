import type { bothSaidYes } from '../../domain/postings/interest.ts'
import type { Posting } from '../../domain/postings/posting.ts'
import type { sharing, shownOf } from '../../domain/postings/project.ts'
import { ok } from '../../domain/result.ts'
import { postings as cards } from '../../domain/sync/collections/postings.ts'
import type { standsAsSaid } from '../../domain/thanks/thanks.ts'
import type { sessionIn, whyNotFree } from '../../domain/places/judge-reservation.ts'
import type { joinedBy } from '../../sync-server/board/words-on-postings.ts'
import type { takeBackFrom } from '../../sync-server/competences/page-of-person.ts'
import type { madeBefore } from '../../sync-server/made-once.ts'
import type { StoreReader } from '../../sync-server/store/store.ts'
import { bookings as seatIntake } from '../../sync-server/sync/intakes/bookings.ts'
import { contactRequests as wordIntake } from '../../sync-server/sync/intakes/contact-requests.ts'
import { postings as cardIntake } from '../../sync-server/sync/intakes/postings.ts'
import type { tablesOfVisitor } from '../../sync-server/tables/tables.ts'
import type { rowsOf } from '../../sync-server/thanks/thanks-rows.ts'
import { instead } from './engine-bugs.ts'
import type { Planted } from './planted.ts'
import type { storyMixes } from './story-mix.ts'
import { swap } from './swapped.ts'

type CompanyBug = Planted & {
  mix: keyof Pick<typeof storyMixes, 'meetings' | 'tables' | 'projects' | 'young'>
}
type Effects = NonNullable<typeof wordIntake.effects>
type Minded = { minorAct: NonNullable<typeof cardIntake.minorAct> }

/** Mistakes with tables, thanks, projects, minors and loans, each planted into what ships. */
export const companyBugs: Readonly<Record<string, CompanyBug>> = {
  'a card of somebody under 16 is taken like any other': {
    breaks: ['M5'],
    story: 6,
    mix: 'meetings',
    plant: () => instead(cardIntake as Minded, 'minorAct', () => () => null),
  },
  'a name is told before the second yes': {
    breaks: ['S23'],
    story: 6,
    mix: 'meetings',
    plant: swap<typeof bothSaidYes>('bothSaidYes', () => () => true),
  },
  'whoever is under 16 meets somebody whom they do not know': {
    breaks: ['M5'],
    story: 5,
    mix: 'meetings',
    plant: () => instead(wordIntake as unknown as Minded, 'minorAct', () => () => null),
  },
  'whoever is under 16 sits down at a table with anybody': {
    breaks: ['M5'],
    story: 2,
    mix: 'tables',
    plant: () => instead(seatIntake as unknown as Minded, 'minorAct', () => () => null),
  },
  'thanks are said as often as somebody likes': {
    breaks: ['M3'],
    story: 1,
    mix: 'meetings',
    plant: swap<typeof standsAsSaid>('standsAsSaid', () => () => false),
  },
  'a call that is repeated is done again': {
    breaks: ['M1'],
    story: 1,
    mix: 'tables',
    plant: swap<typeof madeBefore>('madeBefore', () => () => Promise.resolve(ok(undefined))),
  },
  'a line of thanks is told before a host read it': {
    breaks: ['M3'],
    story: 1,
    mix: 'meetings',
    plant: swap<typeof rowsOf>('rowsOf', (works) => async (...asked) => {
      const rows = await works(...asked)
      return rows.map((row) => (row.state === 'waiting' ? { ...row, state: 'told' } : row))
    }),
  },
  'what was recommended with thanks stays when they are taken back': {
    breaks: ['M3'],
    story: 67,
    mix: 'meetings',
    plant: swap<typeof takeBackFrom>('takeBackFrom', () => () => Promise.resolve(true)),
  },
  'a drill is promised to everybody who asks': {
    breaks: ['M6'],
    story: 8,
    mix: 'meetings',
    plant: swap<typeof whyNotFree>(
      'whyNotFree',
      (works) => (asked, facts, now, site) => works(asked, { ...facts, others: [] }, now, site),
    ),
  },
  'a session takes a room and leaves it promised to others': {
    breaks: ['M6'],
    story: 1,
    mix: 'young',
    plant: swap<typeof sessionIn>('sessionIn', () => () => undefined),
  },
  'whoever gave their chair back still sits at the table': {
    breaks: ['M2'],
    story: 7,
    mix: 'tables',
    plant: swap<typeof tablesOfVisitor>('tablesOfVisitor', (works) => (parts, ...of) => {
      const read = <T>(work: (view: StoreReader) => Promise<T>) =>
        parts.store.read((view) => work(whereNobodyLeft(view)))
      return works({ ...parts, store: { ...parts.store, read } as typeof parts.store }, ...of)
    }),
  },
  'anybody tells of a project': {
    breaks: ['M4'],
    story: 1,
    mix: 'projects',
    plant: swap<typeof joinedBy>('joinedBy', () => () => Promise.resolve([{} as never])),
  },
  'own words are on the board before a host read them': {
    breaks: ['M4'],
    story: 1,
    mix: 'projects',
    plant: swap<typeof shownOf>('shownOf', (works) => (posting) => {
      const told = (posting.facts ?? []).filter(({ type }) => type === 'told')
      const read = told.map(({ id, at, by }) => ({
        id: `read.${id}`,
        at,
        by,
        type: 'approved' as const,
        of: id,
      }))
      return works({ ...posting, facts: [...(posting.facts ?? []), ...read] })
    }),
  },
  'of two copies of a project the newer one has all that was told': {
    breaks: ['S1', 'S5', 'M4'],
    story: 1,
    mix: 'projects',
    plant: () =>
      instead(cards as { merge: (a: Posting, b: Posting) => Posting }, 'merge', (merge) => (a, b) => {
        const { facts } = a.rev > b.rev ? a : b
        const { facts: _all, ...merged } = merge(a, b)
        return facts ? { ...merged, facts } : merged
      }),
  },
  'a kiosk is told who told what of a project': {
    breaks: ['S6'],
    story: 1,
    mix: 'projects',
    plant: () =>
      instead(
        cards.access.kiosk as unknown as { hides: () => readonly string[] },
        'hides',
        (hides) => () => hides().filter((field) => field !== 'facts'),
      ),
  },
  'other sites read a project as soon as its author wishes so': {
    breaks: ['M4'],
    story: 5,
    mix: 'projects',
    plant: swap<typeof sharing>('sharing', (works) => (posting) => {
      const is = works(posting)
      return is === 'wished' ? 'shared' : is
    }),
  },
  'who leaves a project stays one of its people': {
    breaks: ['M4'],
    story: 3,
    mix: 'projects',
    plant: () =>
      instead(wordIntake as { effects: Effects }, 'effects', (effects) => async (tx, kept, ...known) => {
        if (kept.events[0]?.tells?.does !== 'left') await effects(tx, kept, ...known)
      }),
  },
}

/** Bookings as if nobody had given one back. */
function whereNobodyLeft(view: StoreReader): StoreReader {
  return new Proxy(view, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      const bound = (value as (...given: unknown[]) => unknown).bind(target)
      if (name !== 'records') return bound
      return async (...asked: unknown[]) => {
        const records = (await bound(...asked)) as { events?: { type: string }[] }[]
        if (asked[0] !== 'bookings') return records
        return records.map((one) => ({
          ...one,
          events: one.events?.filter(({ type }) => type !== 'cancelled'),
        }))
      }
    },
  })
}
