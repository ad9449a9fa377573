import type { MyThanks } from '../../data/thanks-api.ts'
import { DAY } from '../../../domain/time.ts'
import type { OpenedKiosk } from './mount-kiosk.ts'
import { knownCard, place, type Scene } from './scene.ts'

const at = () => Date.now() - DAY
const met = (more: Partial<MyThanks['toThank'][number]> = {}) => ({
  ...{ about: 'i1', name: 'Anne', at: at(), forKind: 'meeting' as const, topic: 'budget' as const },
  competences: [],
  ...more,
})
/** Of every kind one: to say, to read, kept, and what became of what one said. */
async function thanked(kiosk: OpenedKiosk, told?: Partial<MyThanks>): Promise<void> {
  await place(kiosk)
  knownCard(kiosk)
  const { session, place: site } = kiosk
  session.access = { session: 'v', expiresAt: 8e15 }
  const competence = { id: 'budget-10', label: 'J’aide quelqu’un à y voir clair dans ses comptes.' }
  const words = { at: at(), forKind: 'meeting', name: 'Anne', topic: 'budget' } as const
  const mine = { ...words, forKind: 'help', title: 'Je peux aider à faire un budget' } as const
  const thanks: MyThanks = {
    toThank: [
      met({ competences: [competence, { id: 'budget-02', label: 'Je note mes dépenses.' }] }),
      met({ about: 'i2', name: 'Yann', forKind: 'help' }),
    ],
    received: [
      { ...words, id: 'r1', ready: 'helped', competence, kept: false, recommended: false },
      { ...words, id: 'r2', line: 'Merci pour hier', kept: true, recommended: false },
      { ...words, id: 'r3', ready: 'moment', competence, kept: true, recommended: true },
    ],
    said: [
      { ...mine, id: 's1', line: 'Merci beaucoup', state: 'waiting' },
      { ...mine, id: 's2', line: 'Appelez-moi', state: 'held' },
      { ...mine, id: 's3', ready: 'time', state: 'told' },
      { ...mine, id: 's4', ready: 'courage', state: 'kept' },
    ],
    ...told,
  }
  session.myThanks = thanks
  site.server.answers.set('visitor/thanks', thanks)
  site.server.answers.set('visitor/thanks-answer', { recommended: true })
  site.server.answers.set('visitor/thanks-back', {})
}
const first = (kiosk: OpenedKiosk) => kiosk.say('thanks.sayTo', { name: 'Anne' })
const screen = 'thanks'

/** What people say to thank each other. */
export const thanksScenes: readonly Scene[] = [
  { name: 'thanks', screen, given: (kiosk) => thanked(kiosk), isOnline: true },
  {
    name: 'nobody to thank',
    screen,
    given: (kiosk) => thanked(kiosk, { toThank: [], received: [], said: [] }),
    isOnline: true,
  },
  { name: 'what opens thanks', screen: 'thanks-unlock', given: (kiosk) => thanked(kiosk), isOnline: true },
  {
    name: 'a sentence of thanks',
    screen,
    given: (kiosk) => thanked(kiosk),
    isOnline: true,
    reach: (tap, kiosk) => tap(first(kiosk)),
  },
  {
    name: 'a sentence of one’s own',
    screen,
    given: (kiosk) => thanked(kiosk),
    isOnline: true,
    async reach(tap, kiosk) {
      await tap(first(kiosk))
      await tap('thanks.own')
    },
  },
  {
    name: 'a competence that goes along',
    screen,
    given: (kiosk) => thanked(kiosk),
    isOnline: true,
    async reach(tap, kiosk) {
      await tap(first(kiosk))
      await tap('thanks.ready.helped')
      await tap('thanks.next')
    },
  },
]
