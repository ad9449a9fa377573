import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { contract } from '../../../domain/contract/contract.ts'
import type { ApplicationEvent } from '../../../domain/hiring/application.ts'
import { DAY } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { anApplication } from '../../data/testing/records.ts'
import type { ScreenName } from '../router.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'
import { fourPictures } from '../test-support/scene.ts'

/** The server ends what was opened after a quarter of an hour; whoever reads slowly is still there. */
const kiosk = useKiosk({ isOnline: true })
const closed = { status: 401, error: 'sign-in-needed' }
const say = (key: string) => () => kiosk.tap(kiosk.say(key))
const atApplication = () => kiosk.open('application', { applicationId: 'candidature' })
const givePictures = async () => {
  for (const picture of fourPictures) await kiosk.tap(kiosk.say(picture))
}

interface Row {
  path: string
  unlock: ScreenName
  /** What asks the server, one after the other. */
  steps: (() => Promise<unknown>)[]
}
const rows: Row[] = [
  { path: 'visitor/applications', unlock: 'unlock', steps: [() => kiosk.open('applications')] },
  {
    path: 'visitor/applications/candidature/rating',
    unlock: 'unlock',
    steps: [
      atApplication,
      say('jobs.rate.button'),
      ...['yes', 'partly', 'no'].map((answer) => say(`jobs.rate.answer.${answer}`)),
    ],
  },
  {
    path: 'visitor/applications/candidature/contests',
    unlock: 'unlock',
    steps: [
      atApplication,
      say('jobs.contest.button'),
      say('jobs.contest.because.off-topic'),
      say('jobs.contest.send'),
    ],
  },
  {
    path: 'visitor/applications/candidature/link',
    unlock: 'unlock',
    steps: [atApplication, say('jobs.follow.button'), say('jobs.follow.make')],
  },
  { path: 'visitor/invitations', unlock: 'invitations-unlock', steps: [() => kiosk.open('invitations')] },
  {
    path: 'visitor/invitation-answer',
    unlock: 'invitations-unlock',
    steps: [() => kiosk.open('invitation', { invitationId: 'i1' }), say('invitations.no')],
  },
  {
    path: 'visitor/data/link',
    unlock: 'my-data-unlock',
    steps: [() => kiosk.open('take-my-data'), say('myData.taking.make')],
  },
  {
    path: 'visitor/erase',
    unlock: 'my-data-unlock',
    steps: [
      () => kiosk.open('erase-my-data'),
      say('myData.erasing.next'),
      givePictures,
      say('myData.erasing.do'),
    ],
  },
  {
    path: 'visitor/elsewhere/l1',
    unlock: 'my-data-unlock',
    steps: [() => kiosk.open('my-data'), () => kiosk.tap('Ne plus me connaître à')],
  },
  { path: 'visitor/profile', unlock: 'my-page-unlock', steps: [() => kiosk.open('around-my-page')] },
  { path: 'visitor/recommendations', unlock: 'my-page-unlock', steps: [() => kiosk.open('around-my-page')] },
  {
    path: 'visitor/proofs/take-back',
    unlock: 'my-page-unlock',
    steps: [
      () => kiosk.open('around-my-page'),
      () => until(() => document.querySelector('ul button:not([aria-busy])')),
      () => Promise.resolve(document.querySelector<HTMLElement>('ul button')!.click()),
      say('recommend.around.sureYes'),
    ],
  },
  { path: 'visitor/postings', unlock: 'my-postings-unlock', steps: [() => kiosk.open('my-postings')] },
  {
    path: 'visitor/interest-answer',
    unlock: 'my-postings-unlock',
    steps: [
      () => kiosk.open('my-posting', { postingId: 'm1' }),
      say('board.own.sayNo'),
      say('board.own.noSure'),
    ],
  },
  { path: 'visitor/thanks', unlock: 'thanks-unlock', steps: [() => kiosk.open('thanks')] },
  {
    path: 'visitor/thanks-answer',
    unlock: 'thanks-unlock',
    steps: [() => kiosk.open('thanks'), say('thanks.keep')],
  },
  {
    path: 'visitor/thanks-back',
    unlock: 'thanks-unlock',
    steps: [
      () => kiosk.open('thanks'),
      () => until(() => document.querySelector('button[aria-label*="Merci pour tout"]:not([aria-busy])')),
      () =>
        Promise.resolve(
          document.querySelector<HTMLElement>('button[aria-label*="Merci pour tout"]')!.click(),
        ),
      say('recommend.around.sureYes'),
    ],
  },
  { path: 'visitor/proofs', unlock: 'attestations-unlock', steps: [() => kiosk.open('attestations')] },
]

function openEverything() {
  const at = Date.now() - 5 * DAY
  const { session, place } = kiosk
  const events = [
    { id: 'e0', type: 'submitted', by: 'desk', at, receivedAt: at },
    { id: 'e1', type: 'refused', by: 'desk', at, receivedAt: at, reasons: [{ code: 'position_filled' }] },
  ] as ApplicationEvent[]
  const employer = { name: 'Le Fournil' }
  session.pass = { passId: 'P1', visitorId: 'V1', token: 'PEP1TOKEN', checked: 'server' }
  session.access = { session: 'former', expiresAt: 8e15 }
  session.myApplications = [
    {
      application: anApplication({ visitorId: 'V1', events }),
      ...{
        isNew: false,
        ratableUntil: Date.now() + DAY,
        contestable: { about: 'e1', until: Date.now() + DAY },
      },
      ...{ offer: { title: 'Vendeuse ou vendeur' }, employer },
    },
  ]
  session.invitations = [
    {
      ...{ invitationId: 'i1', invitedAt: at, answerBy: Date.now() + DAY, kind: 'talk', message: 'Bonjour' },
      ...{ sought: [], status: 'waiting', employer },
    },
  ]
  const interest = { id: 'w1', at, answerBy: Date.now() + DAY, state: 'waiting' } as const
  const own = { kind: 'ask', topic: 'looking-for', title: 'Une table', state: 'published' } as const
  session.myBoard = {
    asked: [],
    postings: [{ ...own, id: 'm1', since: at, submittedAt: at, interests: [interest] }],
    interests: [],
  }
  session.myData = {
    ...{ toldAt: at, directory: [], visits: [], bookings: [], observations: [], attestations: [] },
    ...{ applications: [], introductions: [], talks: [], invitations: [], said: [], reads: [] },
    ...{ searches: [], links: [], thanks: [] },
    elsewhere: [{ linkId: 'l1', site: 'Florac', since: at, proof: 'pictures' }],
  }
  const words = { at, name: 'Anne', forKind: 'meeting', topic: 'budget' } as const
  session.myThanks = {
    toThank: [],
    received: [{ ...words, id: 'r1', ready: 'helped', kept: false, recommended: false }],
    said: [{ ...words, id: 's1', line: 'Merci pour tout', state: 'told' }],
  }
  session.attestations = { debriefs: [], attestations: [], assessed: [] }
  session.profile = {
    ...{ id: 'V1', visitorId: 'V1', siteId: 'mende', rev: '1', at: 1, by: 'k' },
    competences: [{ id: 'own', label: 'Je répare un vélo.', origin: 'personal', addedAt: '1' }],
    recommendations: [{ id: 'r', competenceId: 'own', by: 'visitor', authorId: 'V2', at: 1 }],
  }
  place.server.answers.set('visitor/session', { session: 'again', expiresAt: 8e15 })
  place.server.answers.set('visitor/profile', { profile: session.profile })
  place.server.answers.set('visitor/thanks', session.myThanks)
  place.server.answers.set('visitor/recommendations', { said: [], readByHosts: [] })
}
async function act({ path, steps }: Row) {
  await until(() => kiosk.data.sync.connected)
  openEverything()
  kiosk.place.server.troubles.set(path, [closed])
  for (const step of steps) await step()
}
const asked = (path: string) => kiosk.place.server.requests.filter((request) => request === path).length

test.each(rows)('$path is asked again, with the pictures that were shown', async (row) => {
  kiosk.session.secret = [1, 2, 3, 4]
  await act(row)
  await until(() => asked(row.path) >= 2)
  expect(asked('visitor/session')).toBe(1)
  expect(kiosk.screen()).not.toBe(row.unlock)
})

test.each(rows)('$path leads to the four pictures where those shown open nothing any more', async (row) => {
  kiosk.session.secret = [1, 2, 3, 4]
  kiosk.place.server.troubles.set('visitor/session', [{ status: 401, error: 'wrong-credentials' }])
  await act(row)
  await until(() => kiosk.screen() === row.unlock)
  await until(() => document.querySelector('.picture'))
  expect([kiosk.session.access, kiosk.session.secret]).toEqual([null, null])
})

test('without network nothing is closed: what was opened stays as it was read', async () => {
  kiosk.session.secret = [1, 2, 3, 4]
  kiosk.place.server.troubles.set('visitor/session', ['no-answer'])
  await act(rows[0]!)
  await until(() => asked('visitor/session') === 1)
  await until(() => kiosk.text().includes('Vendeuse ou vendeur'))
  expect([kiosk.screen(), kiosk.session.access?.session]).toEqual(['applications', 'former'])
})

test('every call of somebody who showed their pictures is tried here', () => {
  const ofVisitors = Object.values(contract)
    .flatMap((calls) => Object.values(calls))
    .filter(({ caller }) => caller === 'visitor')
    .map(({ path }) => path.replace(':applicationId', 'candidature').replace(':linkId', 'l1'))
  const tried = rows.map(({ path }) => path)
  // These are read at the moment in which the pictures open them, and never again.
  expect(new Set(ofVisitors)).toEqual(new Set([...tried, 'visitor/data', 'visitor/tables']))
})
