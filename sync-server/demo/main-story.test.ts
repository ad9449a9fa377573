import { afterAll, beforeAll, expect, it } from 'vitest'
import elders from '../../resources/lexicon/elders.json' with { type: 'json' }
import { whyAsked } from '../../domain/advice/advice-task.ts'
import { allows } from '../../domain/competences/consents.ts'
import { lifeSceneSchema } from '../../domain/competences/life-scene.ts'
import type { Application } from '../../domain/hiring/application.ts'
import { applicationStatus } from '../../domain/hiring/application-status.ts'
import { meetingOf } from '../../domain/hiring/meeting.ts'
import { hasLabel } from '../../domain/hiring/reciprok-label.ts'
import { recruitmentReport } from '../../domain/hiring/recruitment-report.ts'
import { scoredFileOf } from '../../domain/hiring/scored-file.ts'
import { evaluationStatus } from '../../domain/observation/evaluation-status.ts'
import { firstFault } from '../../domain/record/record-form.ts'
import { labelLostAt } from '../../domain/reminders/label-lost.ts'
import { bookingStatus } from '../../domain/seats/booking-status.ts'
import { cardsOf, sessionStatus } from '../../domain/sessions/challenge-session.ts'
import { DAY } from '../../domain/time.ts'
import { adviceOf, silenceBoard } from '../advice/silent-employers.ts'
import { issueAttestations } from '../attestations/attestations.ts'
import { loadKit } from '../kit/load-kit.ts'
import { readEmployerState } from '../reminders/reminder-state.ts'
import { invitationsOfEmployer } from '../search/invitations.ts'
import { openServerParts, type ServerParts } from '../server-parts.ts'
import { openMemoryStore } from '../testing/memory-store.ts'
import { START, TestServer } from '../testing/test-server.ts'
import { seedDemo } from './seed-demo.ts'

const siteId = 'brest-recouvrance'
const she = 'DEM0001'

let server: TestServer
let parts: ServerParts
beforeAll(async () => {
  const store = await openMemoryStore()
  const before = await openServerParts(store, { now: () => START })
  await loadKit(before, new URL('../../resources/kit', import.meta.url).pathname)
  await seedDemo(before)
  server = await TestServer.start({ store, at: START })
  parts = server.parts
  await server.running.followUps.look()
})
afterAll(() => server.stop())

it('Aïcha keeps four sentences of her life, and lets employers find her', async () => {
  const profile = await parts.store.read((view) => view.record('profiles', she, siteId))
  expect(firstFault(lifeSceneSchema, elders)).toBeNull()
  expect(profile!.competences).toHaveLength(4)
  expect([allows(profile!, 'search'), allows(profile!, 'hosts'), allows(profile!, 'kiosks')]).toEqual([
    true,
    true,
    false,
  ])
  // What was seen of her stands beside what she said.
  expect(profile!.evidence).toHaveLength(3)
})

it('asked for challenges 26 and 35 of the kit, waited for both, and has both seats', async () => {
  const bookings = await parts.store.read((view) => view.records('bookings', { siteId, visitorId: she }))
  const cards = await parts.store.read(async (view) => (await view.records('challenges')).map(({ id }) => id))
  const inOrder = ['E', 'A', 'C'].flatMap((track) => cards.filter((id) => id.startsWith(track)).sort())
  const asked: { rank: number; events: string[]; status: string }[] = []
  for (const booking of bookings) {
    const session = await parts.store.read((view) =>
      view.record('challengeSessions', booking.sessionId, siteId),
    )
    const rank = inOrder.indexOf(cardsOf(session!)[0]!) + 1
    asked.push({ rank, events: booking.events.map(({ type }) => type), status: bookingStatus(booking) })
    expect(sessionStatus(session!)).toBe(rank === 26 ? 'closed' : 'open')
  }
  expect(asked.sort((a, b) => a.rank - b.rank)).toEqual([
    { rank: 26, events: ['waitlisted', 'confirmed', 'attended'], status: 'attended' },
    { rank: 35, events: ['waitlisted', 'confirmed'], status: 'confirmed' },
  ])
})

it('was seen doing three things, agreed, and has a page with a code that the site signed', async () => {
  const bookingId = `sresident-${she}`
  const voices = await parts.store.read((view) => view.records('evaluations', { siteId, visitorId: she }))
  expect(evaluationStatus({ matter: 'adventurer', voices }, START)).toBe('agreed')
  // Asked again, the server tells the page that stands.
  const { issued } = await issueAttestations(parts, { siteId }, 'host', { bookingIds: [bookingId] })
  const { attestation, token } = issued[0]!.page!
  expect(attestation).toMatchObject({
    name: 'Aïcha',
    employer: 'Clinique du Val Fleuri',
    kind: 'observation',
  })
  expect(attestation.abilities.map(({ code }) => code).sort()).toEqual([
    'act-in-service',
    'communicate',
    'sustain-attention',
  ])
  expect(token.length).toBeGreaterThan(100)
  expect(issued[0]!.issuedAt).toBeLessThan(START - 20 * DAY)
})

it('was invited by the clinic without a name, said yes, applied, and is expected', async () => {
  const clinic = { siteId, employerId: 'clinique-val-fleuri' }
  const [invitation] = await invitationsOfEmployer(parts, () => undefined, clinic)
  expect(invitation).toMatchObject({ status: 'accepted', person: { name: 'Aïcha', channel: 'phone' } })
  const application = await parts.store.read((view) => view.record('applications', 'demo-story', siteId))
  expect(applicationStatus(application!, START).kind).toBe('pursued')
  expect(meetingOf(application!)).toMatchObject({ answer: 'accepted', nextStep: { kind: 'trial' } })
})

it('Logis’Est left 9 of 14 people unanswered at the end of a recruitment, and since', async () => {
  const offer = await parts.store.read((view) => view.record('jobOffers', 'preparateur-nuit', siteId))
  const employerId = 'logis-est'
  const applications: Application[] = await parts.store.read((view) =>
    view.records('applications', { employerId }),
  )
  const own = applications.filter(({ jobOfferId }) => jobOfferId === 'preparateur-nuit')
  const files = own.map((application) => scoredFileOf(application)!)
  const report = (at: number) => recruitmentReport(files, at)
  expect(report(offer!.closedAt!)).toMatchObject({ received: 14, answered: 5 })
  expect(report(START)).toMatchObject({ received: 14, answered: 5 })
})

it('has no label by the published score, said why, and booked a half hour that hosts see', async () => {
  const employerId = 'logis-est'
  const state = await parts.store.read((view) => readEmployerState(view, employerId))
  const { facts, employer } = state!
  expect(employer.reciprok!.grade).toBeDefined()
  expect(hasLabel(employer.reciprok!.grade)).toBe(false)
  expect(labelLostAt(facts.publications)).toBeLessThan(facts.motivesAt[0]!)
  expect(whyAsked(facts, START)).toBeNull()
  const advice = await adviceOf(parts, { employerId, siteId })
  expect(advice).toMatchObject({
    motives: { codes: ['too-many', 'contact-away'] },
    booking: { host: 'Maëlle' },
  })
  expect(advice!.slots).toHaveLength(4)
  const board = await silenceBoard(parts, siteId, 'any')
  const line = board.employers.find((one) => one.employerId === employerId)
  expect(line).toMatchObject({ next: { kind: 'advice' } })
  expect(board.employers.length).toBeGreaterThan(5)
})
