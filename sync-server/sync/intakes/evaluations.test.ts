import { describe, expect, it } from 'vitest'
import { evaluationId, type Evaluation, type EvaluationKind } from '../../../domain/observation/evaluation.ts'
import type { Pen } from '../../../domain/observation/pen.ts'
import type { DeviceRole, Scope } from '../../../domain/sync/scope.ts'
import { openMemoryStore } from '../../testing/memory-store.ts'
import { sampleRecord } from '../../testing/sample-records.ts'
import { sampleSession } from '../../testing/sample-sessions.ts'
import { keepRecord } from '../keep-record.ts'
import { createReceipts } from '../receipts.ts'
import { evaluations } from './evaluations.ts'
import type { Incoming } from './intake.ts'

const NOW = 1_000_000
const penOf = (role: DeviceRole): Pen => ({ role, deviceId: `the-${role}` })
function voice(kind: EvaluationKind = 'answer', fields: Partial<Evaluation> = {}): Evaluation {
  const authorId = fields.authorId ?? 'self'
  const head = { id: 'b1', siteId: 'brest', rev: '1', at: NOW, by: 'd1', employerId: 'clinic', mark: 'P1' }
  const base = { ...sampleRecord('evaluations', head), kind, authorId, sessionId: 's1', bookingId: 'b1' }
  return { ...base, id: evaluationId('b1', kind, authorId), ...fields }
}
function row(role: DeviceRole, record: Evaluation, master?: Evaluation): Incoming<Evaluation> {
  const scope = { deviceId: `the-${role}`, siteId: 'brest', role } as Scope
  return {
    ...{ scope: role === 'employer' ? { ...scope, employerId: 'clinic' } : scope, pen: penOf(role), record },
    ...{ master, isUnproven: false, receipts: createReceipts('a-secret'), now: NOW, zone: undefined },
  }
}
const head = { id: 'b1', siteId: 'brest', rev: '1', at: NOW, by: 'k1', employerId: 'clinic', mark: 'P1' }
const booking = { ...sampleRecord('bookings', head), sessionId: 's1' }
const observers = [
  { id: 'o1', name: 'Jeanne', side: 'host' as const },
  { id: 'o2', name: 'Nora', side: 'employer' as const },
]
const session = sampleSession('s1', { employerId: 'clinic', observers })
const known = { booking, session, signed: false }
const nothing = { signed: false }

const told = (role: DeviceRole, record: Evaluation, master?: Evaluation, facts: object = known) =>
  evaluations.sanitize!(row(role, record, master), { signed: false, ...facts })
const refused = (role: DeviceRole, record: Evaluation, facts: object = {}, master?: Evaluation) =>
  evaluations.refuses!(row(role, record, master), record, { ...known, ...facts })

describe('what a voice says of itself', () => {
  it('is from where it came first, whoever writes it on', () => {
    const claimed = penOf('host')
    expect(told('kiosk', voice('self', { pen: claimed })).pen).toEqual(penOf('kiosk'))
    const master = voice('answer', { pen: penOf('kiosk') })
    expect(told('employer', voice('answer'), master).pen).toEqual(penOf('kiosk'))
  })

  it('belongs to its first copy: a later one speaks of nothing and nobody else', () => {
    const master = voice('grid', { authorId: 'o1' })
    const other = { sessionId: 's9', bookingId: 'b9', visitorId: 'P9', authorId: 'o9', kind: 'self' as const }
    const { kind, sessionId, bookingId, visitorId, authorId } = told('host', { ...master, ...other }, master)
    expect({ kind, sessionId, bookingId, visitorId, authorId }).toEqual({
      ...{ kind: 'grid', sessionId: 's1', bookingId: 'b1', visitorId: 'P1', authorId: 'o1' },
    })
  })

  it('is of the employer of its booking; an employer’s own device says itself whose it is', () => {
    const claim = voice('self', { employerId: 'garage' })
    expect(told('host', claim)).toMatchObject({ employerId: 'clinic' })
    expect(told('employer', claim)).toMatchObject({ employerId: 'garage' })
    expect(told('host', claim, undefined, { booking: undefined })).toMatchObject({ employerId: 'garage' })
    const { employerId: _none, ...free } = booking
    expect(told('host', claim, undefined, { booking: free })).toMatchObject({ employerId: 'garage' })
  })

  it('that was shared with the person stays shared from then on', () => {
    const master = voice('debrief', { authorId: 'host', sharedAt: 5 })
    expect(told('host', voice('debrief', { authorId: 'host', sharedAt: 9 }), master)).toMatchObject({
      sharedAt: 5,
    })
    expect(told('host', voice('debrief', { authorId: 'host', sharedAt: 9 }))).toMatchObject({ sharedAt: 9 })
  })
})

describe('the words of an answer', () => {
  const agree = { id: 'w1', at: 1, word: 'agree' as const }

  it('carry from where each was said: those that the server knows as it knows them, new ones from here', () => {
    const master = voice('answer', { says: [{ ...agree, pen: penOf('kiosk') }] })
    const later = { id: 'w2', at: 2, word: 'comment' as const, text: 'x', pen: penOf('kiosk') }
    const changed = { ...agree, word: 'contest' as const, pen: penOf('employer') }
    expect(told('employer', voice('answer', { says: [changed, later] }), master).says).toEqual([
      { ...agree, pen: penOf('kiosk') },
      { ...later, pen: penOf('employer') },
    ])
  })

  it('of a clock that is ahead come at their reception, in the order said, and after what they answer', () => {
    const ahead = NOW + 1_000_000_000
    const word = (id: string, at: number) => ({ id, at, word: 'comment' as const, text: 'x' })
    const says = [word('b', ahead + 5), word('a', ahead), word('c', NOW - 1)]
    const moments = (facts: object = known, before: Evaluation['says'] = []) =>
      told('host', voice('answer', { says: [...before, ...says] }), voice('answer', { says: before }), facts)
        .says.filter(({ id }) => says.some((one) => one.id === id))
        .map(({ id, at }) => [id, at])
    expect(moments()).toEqual([
      ['b', NOW + 1],
      ['a', NOW],
      ['c', NOW - 1],
    ])
    // What was kept of such a clock before goes before what is said since.
    expect(moments(known, [word('z', ahead - 9)])).toContainEqual(['a', ahead - 8])
    expect(moments({ ...known, answers: ahead - 4 })).toContainEqual(['a', ahead - 3])
  })

  it('a second look is of its reception at the latest, but never before the contest that it looks at', () => {
    const decided = (decidedAt: number, answers?: number, master?: Evaluation) =>
      told('host', voice('review', { outcome: 'upheld', decidedAt }), master, { ...known, answers }).decidedAt
    expect(decided(NOW - 5)).toBe(NOW - 5)
    expect(decided(NOW + 500)).toBe(NOW)
    expect(decided(NOW + 500, NOW + 300)).toBe(NOW + 300)
    expect(decided(NOW + 500, undefined, voice('review', { decidedAt: NOW + 500 }))).toBe(NOW + 500)
  })

  it('that were left out before are no new ones', () => {
    const many = Array.from({ length: 9 }, (_, index) => ({
      ...{ id: `c${index}`, at: 10 + index, word: 'comment' as const, text: 'x' },
    }))
    const seen = many.slice(1).map((word) => ({ ...word, pen: penOf('host') }))
    const master = voice('answer', { says: seen })
    expect(told('host', voice('answer', { says: many }), master).says).toEqual(seen)
    // Told again from farther away they are none either.
    const nearer = seen.map((word) => ({ ...word, pen: penOf('kiosk') }))
    expect(told('host', voice('answer', { says: many }), voice('answer', { says: nearer })).says).toEqual(
      nearer,
    )
    // More than a side's share is folded, its oldest first.
    const more = { id: 'c9', at: 99, word: 'comment' as const, text: 'x' }
    expect(told('host', voice('answer', { says: [...many, more] }), master).says.map(({ id }) => id)).toEqual(
      ['c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9'],
    )
  })
})

describe('what the page may say', () => {
  const choice = { name: 'Aïcha', facts: ['organise'] }
  const chosen = (
    role: DeviceRole,
    attestation?: Evaluation['attestation'],
    before?: Evaluation['attestation'],
  ) =>
    told(
      role,
      voice('answer', attestation ? { attestation } : {}),
      before ? voice('answer', { attestation: before }) : undefined,
    ).attestation

  it('is chosen from here, whatever the device claims', () => {
    expect(chosen('kiosk', { ...choice, pen: penOf('host') })).toEqual({ ...choice, pen: penOf('kiosk') })
    expect(chosen('kiosk')).toBeUndefined()
  })

  it('stays as it was chosen by whoever says nothing of it, or says the same', () => {
    const before = { ...choice, pen: penOf('employer') }
    expect(chosen('host', undefined, before)).toEqual(before)
    expect(chosen('kiosk', choice, before)).toEqual(before)
  })

  it('is changed from as near or nearer to the person, and not from farther away', () => {
    const other = { name: 'Autre', facts: [] }
    expect(chosen('host', other, { ...choice, pen: penOf('kiosk') })).toMatchObject({ name: 'Aïcha' })
    expect(chosen('host', other, { ...choice, pen: penOf('host') })).toEqual({ ...other, pen: penOf('host') })
    expect(chosen('kiosk', other, { ...choice, pen: penOf('host') })).toEqual({
      ...other,
      pen: penOf('kiosk'),
    })
    expect(chosen('employer', other, choice)).toEqual({ ...other, pen: penOf('employer') })
  })
})

describe('a voice is refused', () => {
  it('under another id than says what it is: nobody writes a second answer beside the first', () => {
    expect(refused('host', voice('grid', { authorId: 'o1' }))).toBeNull()
    expect(refused('host', voice('grid', { authorId: 'o1', id: 'b1.g.o2' }))).toEqual({
      reason: 'invalid',
      field: 'id',
    })
  })

  it.each([{ visitorId: 'P9' }, { sessionId: 's9' }])(
    'about another than the person of its booking (%j)',
    (other) => {
      expect(refused('kiosk', voice('self', other))).toEqual({ reason: 'forbidden', field: 'visitorId' })
      expect(refused('kiosk', voice('self', other), { booking: undefined })).toBeNull()
    },
  )

  it('of an employer’s device in the session of another, by the booking, or else by the session', () => {
    const foreign = { reason: 'foreign-employer' }
    const self = voice('self')
    expect(refused('employer', self)).toBeNull()
    expect(refused('employer', self, { booking: { ...booking, employerId: 'garage' } })).toEqual(foreign)
    const theirs = sampleSession('s1', { employerId: 'garage', observers })
    expect(refused('employer', self, { booking: undefined, session: theirs })).toEqual(foreign)
    expect(refused('employer', self, { booking: undefined, session: undefined })).toBeNull()
    // A host speaks of every session of the site.
    expect(refused('host', self, { booking: { ...booking, employerId: 'garage' } })).toBeNull()
  })

  it('of an employer’s observer whom the session does not name for the employer', () => {
    const wrong = { reason: 'forbidden', field: 'authorId' }
    const grid = (authorId: string) => voice('grid', { authorId })
    expect(refused('employer', grid('o2'))).toBeNull()
    expect(refused('employer', grid('o1'))).toEqual(wrong)
    expect(refused('employer', grid('o3'))).toEqual(wrong)
    expect(refused('employer', grid('o3'), { session: undefined })).toBeNull()
    expect(refused('employer', voice('debrief', { authorId: 'employer' }))).toBeNull()
    expect(refused('host', grid('o3'))).toBeNull()
  })

  it('that tells the person what the law protects, by the field to be mended', () => {
    const debrief = voice('debrief', { authorId: 'host', sharedAt: 1, fact: 'Vous êtes trop âgée.' })
    expect(refused('host', debrief)).toEqual({ reason: 'protected-words', field: 'fact' })
    expect(refused('host', { ...debrief, sharedAt: undefined })).toBeNull()
  })

  it('once a page was signed on it, but for the person’s own words and for what it says already', () => {
    const grid = voice('grid', { authorId: 'o1' })
    const signed = { signed: true }
    expect(refused('host', grid, signed)).toEqual({ reason: 'frozen' })
    expect(refused('host', grid, signed, { ...grid, rev: '2' })).toBeNull()
    expect(refused('host', { ...grid, conditions: 'Bruit' }, signed, grid)).toEqual({ reason: 'frozen' })
    expect(refused('kiosk', voice('answer'), signed)).toBeNull()
  })
})

it('what a voice speaks of is looked up, and a page that was signed on it goes with what is contested', async () => {
  const store = await openMemoryStore()
  const factsOf = async (record: Evaluation, master?: Evaluation) => {
    const found = await store.read((view) => evaluations.facts!(view, row('host', record, master)))
    return [Object.keys(found).sort(), found.booking?.id, found.session?.id, found.signed]
  }
  const all = ['booking', 'session', 'signed']
  const effects = (kept: Evaluation) =>
    store.transaction((tx) => evaluations.effects!(tx, kept, NOW, { signed: true }))
  expect(await factsOf(voice('self'))).toEqual([['signed'], undefined, undefined, false])
  await store.transaction((tx) => keepRecord(tx, 'challengeSessions', session))
  // Of a booking that nobody brought yet the voice says itself of which session it is.
  expect(await factsOf(voice('self'))).toEqual([['session', 'signed'], undefined, 's1', false])
  expect(await factsOf(voice('self', { sessionId: 's9' }))).toEqual([['signed'], undefined, undefined, false])
  await store.transaction((tx) => keepRecord(tx, 'bookings', booking))
  expect(await factsOf(voice('self', { sessionId: 's9' }))).toEqual([all, 'b1', 's1', false])
  const elsewhere = voice('self', { bookingId: 'b9' })
  expect(await factsOf(elsewhere, voice('self'))).toEqual([all, 'b1', 's1', false])
  expect(await factsOf(elsewhere)).toEqual([['session', 'signed'], undefined, 's1', false])
  const page = {
    serial: '1',
    siteId: 'brest',
    bookingId: 'b1',
    sessionId: 's1',
    visitorId: 'P1',
    issuedAt: 1,
  }
  const standing = { issuedBy: 'a1', body: '{}', token: 't', revokedAt: null, revokedBecause: null }
  await store.transaction((tx) =>
    tx.run(tx.tables.insertInto('attestations').values({ ...page, ...standing })),
  )
  expect(await factsOf(voice('self'))).toEqual([all, 'b1', 's1', true])
  const said = (word: 'agree' | 'contest') => voice('answer', { says: [{ id: word, at: 1, word }] })
  for (const kept of [voice('grid', { authorId: 'o1' }), voice('answer'), said('agree')]) await effects(kept)
  expect(await factsOf(voice('self'))).toContain(true)
  await effects(said('contest'))
  expect(await factsOf(voice('self'))).toContain(false)
  await store.close()
})

it('with pictures that are not those of the card a voice is nobody’s, also where the holder said theirs before', () => {
  const refusal = { reason: 'not-your-voice', field: 'secret' }
  for (const master of [undefined, voice('self')]) {
    const unproven = { ...row('kiosk', voice('self'), master), isUnproven: true }
    expect(evaluations.refuses!(unproven, voice('self'), known)).toEqual(refusal)
    expect(evaluations.refuses!({ ...unproven, isUnproven: false }, voice('self'), known)).toBeNull()
  }
})

it('what comes sealed is a voice, alone or with the four pictures', () => {
  const record = { ...voice('self') }
  expect(evaluations.unsealed!(record)).toEqual({ record })
  expect(evaluations.unsealed!({ evaluation: record, secret: [1] })).toEqual({ record, secret: [1] })
  expect(evaluations.person!(voice())).toBe('P1')
  expect(evaluations.sanitize!(row('kiosk', voice('self')), nothing)).toMatchObject({ pen: penOf('kiosk') })
})
