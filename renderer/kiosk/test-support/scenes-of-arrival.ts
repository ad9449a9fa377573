import { ASSISTANCE_LASTS } from '../../../domain/assistance/assistance.ts'
import { DAY } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { aVisit } from '../../data/testing/records.ts'
import { usePreferences } from '../../stores/preferences.ts'
import { giveVoice } from './fake-voice.ts'
import { fourPictures, knownCard, newCard, noNews, place, site, told, typed, type Scene } from './scene.ts'
import type { OpenedKiosk } from './mount-kiosk.ts'

const ofAnotherSite = ({ session }: OpenedKiosk) => {
  session.$reset()
  session.cardElsewhere = {
    ...{ passId: 'K7QF3M2X9', token: 'PEP2TOKEN', site: 'Pépinière de Mende', hasPictures: true },
    arrivedBy: 'pass',
  }
}
/** On a day on which nobody is received. */
async function closed(kiosk: OpenedKiosk) {
  await place(kiosk)
  const closures = [{ from: '2020-01-01', until: '2099-12-31', sentence: 'Nous préparons la rentrée.' }]
  await kiosk.data.records('sites').incrementalUpsert({ ...(await site).site, closures })
}
const aGroup = ({ session }: OpenedKiosk) => {
  session.$reset()
  session.group = { people: 7, from: null }
}
const groupsHere = async (kiosk: OpenedKiosk) => {
  typed('')(kiosk)
  await kiosk.data.records('visits').insert(aVisit('g1', { people: 7, prescriber: 'school' }))
}

const helped = (kiosk: OpenedKiosk) => {
  knownCard(kiosk)
  const beganAt = Date.now()
  const endsAt = beganAt + ASSISTANCE_LASTS
  kiosk.session.assistance = { assistanceId: 'h1', host: 'Anne', beganAt, endsAt }
}
const loginTyped = async (tap: (key: string) => Promise<void>) => {
  await tap('assistance.begin.yes')
  await until(() => document.querySelector('main input'))
  const field = document.querySelector<HTMLInputElement>('main input')!
  field.value = 'sophie'
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

/** Coming in, one's card, and leaving. */
export const arrivalScenes: readonly Scene[] = [
  { name: 'the first screen', screen: 'attract', given: closed },
  { name: 'what is kept', screen: 'kept', given: place },
  { name: 'the header', screen: 'arrive', isFramed: true, given: () => void giveVoice() },
  {
    name: 'the display, large and strong',
    screen: 'arrive',
    isFramed: true,
    given: () => void Object.assign(usePreferences(), { largeText: true, strongContrast: true }),
    reach: (tap) => tap('kiosk.header.display'),
  },
  { name: 'the display', screen: 'arrive', isFramed: true, reach: (tap) => tap('kiosk.header.display') },
  { name: 'help', screen: 'arrive', isFramed: true, reach: (tap) => tap('kiosk.header.help') },
  { name: 'arrived?', screen: 'arrive' },
  { name: 'a name', screen: 'name', given: typed('') },
  { name: 'why today, on the way in', screen: 'reason', given: typed('') },
  { name: 'a card, typed', screen: 'pass', given: typed('K7QF3M2X8') },
  { name: 'a lost card', screen: 'recover', given: typed('ABCDEFGH') },
  {
    name: 'a lost card, its pictures',
    screen: 'recover',
    isOnline: true,
    given(kiosk) {
      typed('ABCDEFGH')(kiosk)
      const pictures = { kind: 'pictures', token: null, alsoKnownAs: [] }
      kiosk.place.server.answers.set('passes/recover', pictures)
    },
    async reach(tap) {
      await tap('kiosk.next')
      for (const picture of fourPictures) await tap(picture)
    },
  },
  {
    name: 'is it yours?',
    screen: 'confirm',
    given({ session }) {
      session.$reset()
      session.shownPass = {
        passId: 'K7QF3M2X9',
        visitorId: 'V2',
        token: null,
        checked: 'later',
        arrivedBy: 'code',
      }
    },
  },
  { name: 'a card of another site', screen: 'known-here', given: ofAnotherSite },
  {
    name: 'a card of another site, its pictures',
    screen: 'known-here',
    isOnline: true,
    given: ofAnotherSite,
    async reach(tap) {
      await tap('elsewhere.ask.yes')
      for (const picture of fourPictures) await tap(picture)
    },
  },
  {
    name: 'a card of another site, with a host',
    screen: 'known-here',
    isOnline: true,
    given: ofAnotherSite,
    async reach(tap, { session }) {
      await tap('elsewhere.ask.withHost')
      session.typedCode = 'ABCDEFGH'
    },
  },
  {
    name: 'a card of nobody knows where',
    screen: 'known-here',
    given: (kiosk) => {
      ofAnotherSite(kiosk)
      Object.assign(kiosk.session.cardElsewhere!, { token: null, site: '' })
    },
  },
  { name: 'the welcome', screen: 'welcome', given: (kiosk) => place(kiosk, {}) },
  {
    name: 'the welcome with news',
    screen: 'welcome',
    isOnline: true,
    async given(kiosk) {
      knownCard(kiosk)
      kiosk.session.name = 'Nadia'
      const news = {
        ...noNews,
        meetings: 1,
        questions: 1,
        answers: 2,
        attached: 1,
        toCheck: 1,
        searchConsentEnds: Date.now() + 9 * DAY,
      }
      kiosk.place.server.answers.set('visitor/news', news)
      await place(kiosk, { events: told({ type: 'waitlisted' }, { type: 'confirmed' }) })
    },
    reach: (_, kiosk) => until(() => kiosk.text().includes(kiosk.say('jobs.news.title'))),
  },
  { name: 'a new card', screen: 'card', given: newCard },
  { name: 'one’s card again', screen: 'card', given: knownCard },
  { name: 'no card in the house', screen: 'card', given: ({ session }) => void (session.pass = null) },
  { name: 'who one is', screen: 'about', given: place },
  { name: 'under 18', screen: 'age', given: place },
  {
    name: 'with a parent',
    screen: 'minor',
    params: { act: 'board' },
    given(kiosk) {
      knownCard(kiosk)
      kiosk.session.ageBand = 'under-16'
    },
  },
  {
    name: 'for later',
    screen: 'minor',
    params: { act: 'search' },
    given(kiosk) {
      knownCard(kiosk)
      kiosk.session.ageBand = 'under-16'
    },
  },
  { name: 'to be helped', screen: 'be-helped', isOnline: true, given: knownCard },
  {
    name: 'to be helped, without a card',
    screen: 'be-helped',
    given: ({ session }) => void (session.pass = null),
  },
  {
    name: 'a host says who they are',
    screen: 'be-helped',
    isOnline: true,
    given: knownCard,
    reach: loginTyped,
  },
  {
    name: 'the password of a host',
    screen: 'be-helped',
    isOnline: true,
    given: knownCard,
    async reach(tap) {
      await loginTyped(tap)
      await tap('kiosk.next')
    },
  },
  { name: 'helped', screen: 'welcome', isFramed: true, given: helped },
  { name: 'helped, at what one does alone', screen: 'consents', isFramed: true, given: helped },
  { name: 'helped, before the pictures', screen: 'unlock', given: helped },
  { name: 'who told one of the place', screen: 'told-by', given: place },
  { name: 'finished, with a new card', screen: 'done', given: newCard },
  { name: 'finished', screen: 'done', given: place },
  { name: 'to leave', screen: 'leave', given: typed('K7QF3M2X8') },
  { name: 'goodbye', screen: 'goodbye', given: typed('') },
  { name: 'counted', screen: 'counted', given: typed('') },
  { name: 'a group, how many', screen: 'group', given: aGroup },
  { name: 'a group, from where', screen: 'group-from', given: aGroup },
  {
    name: 'a group, from where, written',
    screen: 'group-from',
    given: aGroup,
    reach: (tap) => tap('kiosk.group.other'),
  },
  { name: 'a group, why', screen: 'reason', given: aGroup },
  { name: 'a group, counted', screen: 'counted', given: aGroup },
  { name: 'leaving, with groups here', screen: 'leave', given: groupsHere },
  { name: 'which group leaves', screen: 'group-leave', given: groupsHere },
  {
    name: 'how many of a group leave',
    screen: 'group-leave',
    given: groupsHere,
    async reach(_, kiosk) {
      await until(() => kiosk.button('7'))
      kiosk.button('7').click()
      await until(() => kiosk.text().includes(kiosk.say('kiosk.group.leaveTitle')))
    },
  },
]
