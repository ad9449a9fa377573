import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Application, ApplicationEvent } from '../../../domain/hiring/application.ts'
import { nextRevision } from '../../../domain/sync/revision.ts'
import type { DeviceRole, Scope } from '../../../domain/sync/scope.ts'
import type { Store } from '../../store/store.ts'
import { openMemoryStore } from '../../testing/memory-store.ts'
import { sampleRecord } from '../../testing/sample-records.ts'
import { keepRecord } from '../keep-record.ts'
import { createReceipts } from '../receipts.ts'
import { applications, tellsTooMuch } from './applications.ts'
import type { Incoming } from './intake.ts'

const NOW = 1_000_000
const receipts = createReceipts('a-secret')
const event = (
  id: string,
  type: ApplicationEvent['type'] = 'viewed',
  fields: object = {},
): ApplicationEvent => ({
  ...{ id, type, at: NOW, by: 'd1' },
  ...fields,
})
function application(id = 'a1', fields: Partial<Application> = {}): Application {
  const rev = nextRevision(undefined, NOW, 'd1')
  const head = { id, siteId: 'brest', rev, at: NOW, by: 'd1', employerId: 'bakery', mark: id }
  return { ...sampleRecord('applications', head), events: [event(`${id}.s`, 'submitted')], ...fields }
}
function row(
  role: DeviceRole,
  record: Application,
  more: Partial<Incoming<Application>> = {},
): Incoming<Application> {
  const scope = { deviceId: 'd1', siteId: 'brest', role, employerId: 'bakery' } as Scope
  return {
    ...{ scope, pen: { role, deviceId: 'd1' }, record, master: undefined, isUnproven: false, receipts },
    ...{ now: NOW, zone: undefined },
    ...more,
  }
}
const offerHead = { id: 'offer', siteId: 'brest', rev: nextRevision(undefined, NOW, 'd1'), at: NOW, by: 'd1' }
const offer = sampleRecord('jobOffers', { ...offerHead, employerId: 'bakery', mark: 'Boulanger' })
const isNew = { hasApplied: false }
const told = (role: DeviceRole, record: Application, master?: Application) =>
  applications.sanitize!(row(role, record, { master }), isNew)
const received = (one: Application, at = 5): Application => ({
  ...one,
  events: one.events.map((each) => receipts.stamp(one, each, at)),
})

describe('what an application says', () => {
  it('of whom, to whom, of which offer and with which words belongs to its first copy', () => {
    const master = application()
    const other = { employerId: 'x', jobOfferId: 'y', visitorId: 'z', sent: { name: 'Autre' } }
    expect(told('kiosk', application('a1', other), master)).toEqual(master)
    expect(told('kiosk', application('a1', other))).toMatchObject(other)
  })

  it('of its sender being looked at is the server’s', () => {
    expect(told('host', application('a1', { unverified: true }))).not.toHaveProperty('unverified')
    const master = application('a1', { unverified: true })
    expect(told('host', application('a1', { unverified: false }), master)).toHaveProperty('unverified', true)
    expect(told('host', application(), application('a1', { unverified: false }))).toHaveProperty(
      'unverified',
      false,
    )
  })

  it('of its sender being in doubt is believed where the server lost it, and its reception is genuine', () => {
    const doubted = application('a1', { unverified: true })
    expect(told('employer', doubted)).not.toHaveProperty('unverified')
    expect(told('employer', received(doubted))).toHaveProperty('unverified', true)
    expect(told('employer', received({ ...doubted, unverified: false }))).not.toHaveProperty('unverified')
    expect(told('employer', received(doubted), received(application()))).not.toHaveProperty('unverified')
    const forged = { ...received(doubted), visitorId: 'somebody-else' }
    expect(told('employer', forged)).not.toHaveProperty('unverified')
    const attached = row('employer', received(doubted))
    expect(applications.sanitize!(attached, { ...isNew, isAttached: true }).unverified).toBe(false)
  })

  it('is told by this device, now, unless the server’s receipt is on it', () => {
    const claim = { by: 'somebody', byHost: true, receivedAt: 1, receipt: 'x'.repeat(22) }
    const record = application('a1', { events: [event('e1', 'viewed', claim)] })
    expect(told('employer', record).events).toEqual([event('e1')])
    expect(told('host', record).events).toEqual([event('e1', 'viewed', { byHost: true })])
    const genuine = received(application())
    expect(told('employer', genuine).events).toEqual(genuine.events)
  })

  it('comes back to a restored server that let its words go meanwhile, with its days and without words', () => {
    const events = [
      event('a1.s', 'submitted'),
      event('r', 'refused', { by: 'other', message: 'Merci d’être venue.' }),
      event('w', 'withdrawn', { by: 'kiosk', because: 'found-work' }),
    ]
    const whole = received(application('a1', { sent: { name: 'Camille' }, events }), 7)
    const reduced = receipts.stampedAnew({ ...whole, sent: {}, events: whole.events.slice(0, 1) })
    const back = told('employer', whole, reduced)
    expect(back.events[0]).toEqual(reduced.events[0])
    expect(back.events.slice(1)).toMatchObject([
      { id: 'r', by: 'other', receivedAt: 7 },
      { id: 'w', by: 'kiosk', receivedAt: 7 },
    ])
    expect(JSON.stringify(back)).not.toMatch(/Camille|Merci|found-work/)
    expect(back.events.every((each) => receipts.isGenuine(back, each))).toBe(true)
    expect(applications.refuses!(row('employer', whole, { master: reduced }), back, isNew)).toBeNull()
    // The other way round: the desk let them go, and the server is one of before.
    const less = receipts.stampedAnew({ ...whole, sent: {} })
    const full = { ...whole, events: whole.events.slice(0, 2) }
    expect(told('employer', less, full).events).toMatchObject([
      ...full.events,
      { id: 'w', by: 'kiosk', receivedAt: 7 },
    ])
    // With words of another's, no receipt holds.
    const forged = { ...whole, sent: { name: 'Autre' } }
    expect(told('employer', forged, reduced).events[2]).toMatchObject({ id: 'w', by: 'd1' })
  })

  it('came on paper by the word of a host alone: no employer says that a host keyed its answer in', () => {
    const record = application('a1', { events: [event('e1', 'refused', { keyedBy: 'Léa' })] })
    expect(told('host', record).events[0]).toMatchObject({ byHost: true, keyedBy: 'Léa' })
    for (const role of ['employer', 'kiosk'] as const) {
      expect(told(role, record).events[0]).not.toHaveProperty('keyedBy')
    }
  })

  it('points at a criterion of its offer, or at none', () => {
    const criteria = [{ id: 'dough', kind: 'competence' as const, label: 'Façonner' }]
    const reasons = ['dough', 'invented'].map((criterionId) => ({
      code: 'skill_missing' as const,
      criterionId,
    }))
    const record = application('a1', { events: [event('e1', 'refused', { reasons })] })
    const facts = { ...isNew, offer: { ...offer, criteria } }
    expect(applications.sanitize!(row('employer', record), facts).events[0]!.reasons).toEqual([
      { code: 'skill_missing', criterionId: 'dough', criterion: 'Façonner' },
      { code: 'skill_missing' },
    ])
    // Of an offer that the server does not know, as after a restore, it believes the device.
    expect(applications.sanitize!(row('employer', record), isNew).events[0]!.reasons).toEqual(reasons)
  })

  it('was said at a session only where that can be so', () => {
    const record = application('a1', { events: [event('e1', 'refused', { atSession: 'known' })] })
    const at = (...sessions: string[]) =>
      applications.sanitize!(row('employer', record), { ...isNew, sessions: new Set(sessions) }).events[0]
    expect(at('known')).toHaveProperty('atSession', 'known')
    expect(at('other')).not.toHaveProperty('atSession')
    expect(told('employer', record).events[0]).not.toHaveProperty('atSession')
  })

  it('stays in each event as the server heard it, but for a receipt of before', () => {
    const late = received(application(), 9)
    expect(told('kiosk', application(), late).events).toEqual(late.events)
    const early = received(application(), 5)
    expect(told('employer', early, late).events).toEqual(early.events)
  })
})

describe('an application is refused', () => {
  const refused = (record: Application, more: object = {}, facts: object = isNew) =>
    applications.refuses!(row('kiosk', record, more), record, { hasApplied: false, ...facts })

  it('to another employer than its offer’s, where the server knows the offer and not the application', () => {
    const of = (employerId: string) => ({ offer: { ...offer, employerId } })
    const facts = of('garage')
    expect(refused(application(), {}, facts)).toEqual({ reason: 'invalid', field: 'employerId' })
    expect(refused(application(), {}, of('bakery'))).toBeNull()
    expect(refused(application(), { master: application() }, facts)).toBeNull()
  })

  it('to an offer to which the same person has one that lives, unless nothing shows that it is theirs', () => {
    const lives = { hasApplied: true }
    const refusal = { reason: 'already-applied', field: 'jobOfferId' }
    expect(refused(application(), {}, lives)).toEqual(refusal)
    expect(refused(application(), { isUnproven: true }, lives)).toBeNull()
    expect(refused(application('a1', { unverified: true }), {}, lives)).toBeNull()
    expect(refused(application('a1', { unverified: false }), {}, lives)).toEqual(refusal)
  })

  it('to no offer where the server had taken it once: one that came after it had ended may be back before it', () => {
    const ended = application('a1', { events: [event('s', 'submitted'), event('r', 'refused')] })
    const lives = { hasApplied: true }
    expect(refused(received(ended), {}, lives)).toBeNull()
    const others = application('a2', { events: received(ended).events })
    expect(refused(others, {}, lives)).toMatchObject({ reason: 'already-applied' })
  })

  it('when one side fills what is the other’s, and never for what the server knows', () => {
    const views = Array.from({ length: 60 }, (_, index) => event(`v${index}`))
    const full = application('a1', { events: views })
    expect(tellsTooMuch(full, undefined)).toBe(true)
    expect(tellsTooMuch(full, full)).toBe(false)
    expect(tellsTooMuch(application(), full)).toBe(true)
    expect(tellsTooMuch(application('a1', { events: views.slice(0, 3) }), full)).toBe(false)
    const half = (from: number) => application('a1', { events: views.slice(from, from + 30) })
    // What each tells fits; what both tell does not, and what both know counts once.
    expect([tellsTooMuch(half(0), undefined), tellsTooMuch(half(0), half(30))]).toEqual([false, true])
    const oneMore = { ...half(0), events: [...half(0).events, event('new')] }
    expect(tellsTooMuch(oneMore, half(0))).toBe(false)
  })
})

describe('an answer', () => {
  const words = { message: 'Vous êtes trop âgée.' }
  const refusal = (record: Application, master?: Application) =>
    applications.refuses!(row('employer', record, { master }), record, isNew)

  it('with words that the law protects is refused by the place of its words', () => {
    const told = application('a1', { events: [event('s', 'submitted'), event('r', 'refused', words)] })
    expect(refusal(told)).toEqual({ reason: 'protected-words', field: 'events.1.message' })
  })

  it('that was told elsewhere is taken in without what only a letter says; one that was heard before stays', () => {
    const by = { told: { channel: 'telephone', on: '2026-05-04' } }
    const strength = { criterionId: 'c', criterion: 'Vendre' }
    const answer = (more: object) => event('r', 'refused', { ...by, ...more })
    const of = (more: object) => application('a1', { events: [event('s', 'submitted'), answer(more)] })
    for (const more of [{ tone: 'warm' }, words, { strength }]) {
      const letter = of(more)
      expect(told('employer', letter).events[1]).toEqual(answer({}))
      expect(told('host', letter).events[1]).toEqual(answer({ byHost: true }))
      // What nobody is shown offends nobody.
      expect(refusal(letter)).toBeNull()
      expect(told('employer', letter, letter)).toEqual(letter)
      expect(told('employer', received(letter))).toEqual(received(letter))
    }
    // Only a decision is declared: another word keeps what it says.
    const more = application('a1', { events: [event('q', 'info-requested', { ...by, ...words })] })
    expect(told('employer', more).events).toEqual([event('q', 'info-requested', words)])
    expect(refusal(more)).toMatchObject({ reason: 'protected-words' })
  })

  it('that the server heard before the rules came is not judged again, nor when it is brought back', () => {
    const told = application('a1', { events: [event('s', 'submitted'), event('r', 'refused', words)] })
    expect(refusal({ ...told, events: [...told.events, event('v', 'viewed')] }, told)).toBeNull()
    expect(refusal(received(told))).toBeNull()
  })
})

describe('what the server adds', () => {
  const kept = (merged: Application, more: Partial<Incoming<Application>> = {}) =>
    applications.kept!(row('kiosk', merged, more), merged, isNew)

  it('is the reception of each event that it had not seen, and of no other', () => {
    const old = received(application(), 5)
    const both = { ...old, events: [...old.events, event('new')] }
    const { events } = kept(both)
    expect(events.map(({ receivedAt }) => receivedAt)).toEqual([5, NOW])
    expect(events.every((each) => receipts.isGenuine(both, each))).toBe(true)
  })

  it('marks a new one of whom nothing shows that it is theirs', () => {
    expect(kept(application(), { isUnproven: true })).toMatchObject({ unverified: true })
    expect(kept(application())).not.toHaveProperty('unverified')
    expect(kept(application(), { isUnproven: true, master: application() })).not.toHaveProperty('unverified')
  })
})

describe('what was cleaned', () => {
  const dirty = application('a1', { sent: { name: 'Léa', message: 'Bonjour\u200b' } })
  const exact = (one: Application, clean: Application) => applications.exactTexts!(one, clean, receipts)

  it('stays letter by letter where a receipt covers it, and nowhere else', () => {
    const bare = {
      ...dirty,
      events: [...dirty.events, event('new', 'info-requested', { message: 'Quand\u200b' })],
    }
    const [sent, asked] = bare.events as [ApplicationEvent, ApplicationEvent]
    const told = { ...bare, events: [receipts.stamp(bare, sent, 5), asked] }
    const clean = {
      ...told,
      sent: { name: 'Léa', message: 'Bonjour' },
      events: [
        { ...told.events[0]!, receipt: 'cleaned' },
        { ...asked, message: 'Quand' },
      ],
    }
    expect(exact(told, clean)).toEqual({ ...told, events: [told.events[0], { ...asked, message: 'Quand' }] })
    const forged = { ...told, events: [{ ...told.events[0]!, receivedAt: 6 }, asked] }
    expect(exact(forged, clean)).toBe(clean)
  })
})

describe('what the server knows beforehand', () => {
  let store: Store
  beforeEach(async () => {
    store = await openMemoryStore()
    await store.transaction((tx) => keepRecord(tx, 'jobOffers', offer))
  })
  afterEach(() => store.close())
  const factsOf = (record: Application, master?: Application) =>
    store.read((view) => applications.facts!(view, row('kiosk', record, { master })))
  const keep = (one: Application) => store.transaction((tx) => keepRecord(tx, 'applications', one))
  const first = (fields: Partial<Application> = {}) => application('a0', { visitorId: 'P1', ...fields })
  const second = (fields: Partial<Application> = {}) => application('a1', { visitorId: 'P1', ...fields })

  it('is the offer, where it knows it', async () => {
    expect(await factsOf(second())).toMatchObject({ hasApplied: false, offer: { employerId: 'bakery' } })
    expect(await factsOf(second({ jobOfferId: 'nothing' }))).not.toHaveProperty('offer')
  })

  it('is at which of the sessions named somebody of that employer may have answered', async () => {
    const session = (id: string, fields: object = {}) => ({
      ...sampleRecord('challengeSessions', { ...offerHead, id, employerId: 'bakery', mark: id }),
      ...{ publishedAt: 1, startsAt: NOW - 1, endsAt: NOW + 1 },
      ...fields,
    })
    await store.transaction(async (tx) => {
      await keepRecord(tx, 'challengeSessions', session('now'))
      await keepRecord(tx, 'challengeSessions', session('garage', { employerId: 'garage' }))
      await keepRecord(tx, 'challengeSessions', session('later', { startsAt: NOW + 1 }))
    })
    const answers = ['now', 'garage', 'later', 'nowhere'].map((atSession) =>
      event(`at.${atSession}`, 'refused', { atSession }),
    )
    const record = second({ events: answers })
    expect((await factsOf(record)).sessions).toEqual(new Set(['now']))
    expect((await factsOf(record, record)).sessions).toEqual(new Set())
  })

  it('is whether a host attached what comes back in doubt, and of nothing else', async () => {
    const decided = { siteId: 'brest', decidedBy: 'maelle', at: NOW }
    await store.transaction(async (tx) => {
      for (const [applicationId, decision] of [
        ['a1', 'attached'],
        ['a2', 'set-aside'],
      ] as const) {
        const row = { ...decided, applicationId, decision }
        await tx.run(tx.tables.insertInto('unprovenDecisions').values(row))
      }
    })
    const doubted = (id: string) => application(id, { unverified: true })
    expect(await factsOf(doubted('a1'))).toMatchObject({ isAttached: true })
    for (const id of ['a2', 'a3']) expect(await factsOf(doubted(id))).toMatchObject({ isAttached: false })
    expect(await factsOf(application('a1'))).not.toHaveProperty('isAttached')
    expect(await factsOf(doubted('a1'), doubted('a1'))).not.toHaveProperty('isAttached')
  })

  it('is that the same person has one to that offer that lives', async () => {
    await keep(first())
    expect(await factsOf(second())).toMatchObject({ hasApplied: true })
    expect(await factsOf(second(), second())).toMatchObject({ hasApplied: false })
    expect(await factsOf(first())).toMatchObject({ hasApplied: false })
    expect(await factsOf(second({ jobOfferId: 'nothing' }))).toMatchObject({ hasApplied: false })
    expect(await factsOf(second({ visitorId: 'P2' }))).toMatchObject({ hasApplied: false })
  })

  it('is not one that anybody could have sent in their name', async () => {
    await keep(first({ unverified: true }))
    expect(await factsOf(second())).toMatchObject({ hasApplied: false })
  })

  it.each(['withdrawn', 'refused', 'candidate-declined', 'hired'] as const)(
    'is not one that is %s',
    async (end) => {
      const ended = end === 'candidate-declined' ? [event('h', 'hired'), event('e', end)] : [event('e', end)]
      await keep(first({ events: [...first().events, ...ended] }))
      expect(await factsOf(second())).toMatchObject({ hasApplied: false })
    },
  )

  it('is one that was only looked at, or pursued', async () => {
    await keep(first({ events: [...first().events, event('e', 'pursued')] }))
    expect(await factsOf(second())).toMatchObject({ hasApplied: true })
  })
})

it('comes sealed with the four pictures of its person', () => {
  expect(applications.unsealed!({ application: 1, secret: 2, more: 3 })).toEqual({ record: 1, secret: 2 })
  expect(applications.person!(application('a1', { visitorId: 'P1' }))).toBe('P1')
})
