import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Booking } from '../../domain/seats/booking.ts'
import { evaluationId, type Evaluation, type EvaluationKind } from '../../domain/observation/evaluation.ts'
import { lastWord } from '../../domain/observation/evaluation-status.ts'
import type { PushRow } from '../../domain/sync/messages.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { Site } from '../../domain/sites/site.ts'
import { HOUR } from '../../domain/time.ts'
import { createEmployer } from '../employers/employers.ts'
import { sampleSession } from '../testing/sample-sessions.ts'
import { sealTo, START, TestServer, type TestDevice } from '../testing/test-server.ts'
import { keepRecord } from './keep-record.ts'

let server: TestServer
let site: Site
let kiosk: TestDevice
let host: TestDevice
let clinic: TestDevice

beforeEach(async () => {
  server = await TestServer.start()
  site = await server.createSite('brest')
  for (const id of ['clinic', 'garage']) {
    await createEmployer(server.parts, 'brest', { name: id }, id)
  }
  kiosk = await server.device('brest', 'kiosk')
  host = await server.device('brest', 'host')
  await host.signIn('maelle', await server.account('brest', 'maelle'))
  clinic = await server.device('brest', 'employer', 'clinic')
  await clinic.signIn('nora', await server.account('brest', 'nora', 'clinic'))
  const observers = [
    { id: 'o1', name: 'Jeanne', side: 'host' as const },
    { id: 'o2', name: 'Nora', side: 'employer' as const },
  ]
  const attended: Booking['events'][number] = { id: 'a', type: 'attended', at: START, by: 'host' }
  const head = { siteId: 'brest', rev: nextRevision(undefined, START, 'server'), at: START, by: 'server' }
  const about = { sessionId: 's1', visitorId: 'P1', employerId: 'clinic', askedAt: START, name: 'Aïcha' }
  await server.parts.store.transaction(async (tx) => {
    await keepRecord(tx, 'challengeSessions', sampleSession('s1', { employerId: 'clinic', observers }))
    await keepRecord(tx, 'challengeSessions', sampleSession('s2', { employerId: 'garage', observers }))
    await keepRecord(tx, 'bookings', { id: 'b1', ...head, ...about, events: [attended] } as Booking)
  })
})
afterEach(() => server.stop())

describe('a voice of an evaluation', () => {
  it('says from where it came, whatever the device claims', async () => {
    const claimed = { role: 'host' as const, deviceId: 'somebody-else' }
    await push(clinic, 'grid', 'o2', { pen: claimed })
    expect((await voice('grid', 'o2')).pen).toEqual({
      role: 'employer',
      deviceId: clinic.scope.deviceId,
      accountId: expect.any(String) as unknown,
      name: 'nora',
    })
    await push(host, 'grid', 'o1')
    expect((await voice('grid', 'o1')).pen).toMatchObject({ role: 'host', name: 'maelle' })
    await push(kiosk, 'self', 'self')
    expect((await voice('self', 'self')).pen).toEqual({ role: 'kiosk', deviceId: kiosk.scope.deviceId })
  })

  it('of one side is not another side’s to write', async () => {
    await push(host, 'debrief', 'host', { strength: 'Calme.' })
    await push(host, 'grid', 'o2')
    await push(kiosk, 'self', 'self')
    expect(await push(clinic, 'debrief', 'host')).toMatchObject({ reason: 'forbidden' })
    expect(await push(clinic, 'review', 'host')).toMatchObject({ reason: 'forbidden' })
    expect(await push(clinic, 'grid', 'o1')).toMatchObject({ reason: 'forbidden', field: 'authorId' })
    expect(await push(clinic, 'grid', 'o2')).toMatchObject({ reason: 'not-your-voice' })
    expect(await push(clinic, 'self', 'self')).toMatchObject({ reason: 'not-your-voice' })
    expect(await push(kiosk, 'debrief', 'host')).toMatchObject({ reason: 'forbidden' })
    expect(await push(clinic, 'debrief', 'employer')).toMatchObject({ outcome: 'accepted' })
    expect(await push(host, 'debrief', 'employer')).toMatchObject({ reason: 'forbidden' })
    expect((await voice('debrief', 'host')).strength).toBe('Calme.')
  })

  it('has one id, so that nobody writes a second answer beside the first', async () => {
    const answer = { ...voiceOf(clinic, 'answer', 'self'), id: 'b1.a.other' }
    const [result] = await clinic.push(row(answer))
    expect(result).toMatchObject({ reason: 'invalid', field: 'id' })
  })

  it('of another employer’s session is refused', async () => {
    const garage = await server.device('brest', 'employer', 'garage')
    const own = { employerId: 'garage' }
    expect(await push(garage, 'grid', 'o2', own)).toMatchObject({ reason: 'foreign-employer' })
    const elsewhere = { sessionId: 's2', bookingId: 'b9', id: evaluationId('b9', 'grid', 'o2') }
    expect(await push(clinic, 'grid', 'o2', elsewhere)).toMatchObject({ reason: 'foreign-employer' })
  })
})

describe('a participant’s answer', () => {
  const contest = { id: 'w1', at: START, word: 'contest' as const, text: 'Ce n’était pas moi.' }

  beforeEach(async () => {
    await push(host, 'debrief', 'host', { sharedAt: START })
    await push(kiosk, 'answer', 'self', { says: [contest] })
  })

  it('is not changed by a newer copy under the same id', async () => {
    await push(clinic, 'answer', 'self', { says: [{ ...contest, word: 'agree' }] })
    expect((await voice('answer', 'self')).says).toMatchObject([{ word: 'contest', pen: { role: 'kiosk' } }])
  })

  it('given on a tablet names the tablet, and takes back nothing that was said at a kiosk', async () => {
    const later = { id: 'w2', at: START + 1, word: 'agree' as const }
    expect(await push(clinic, 'answer', 'self', { says: [later] })).toMatchObject({ outcome: 'accepted' })
    const answer = await voice('answer', 'self')
    expect(answer.says.map(({ word, pen }) => [word, pen!.role])).toEqual([
      ['contest', 'kiosk'],
      ['agree', 'employer'],
    ])
    expect(lastWord([answer])!.word).toBe('contest')
    await push(kiosk, 'answer', 'self', { says: [{ ...later, id: 'w3', at: START + 2 }] })
    expect(lastWord([await voice('answer', 'self')])!.word).toBe('agree')
  })

  it('keeps what the person chose for the page out of the desks’ hands', async () => {
    await push(kiosk, 'answer', 'self', { attestation: { name: 'Aïcha', facts: [] } })
    await push(clinic, 'answer', 'self', { attestation: { name: 'Autre', facts: ['organise'] } })
    expect((await voice('answer', 'self')).attestation).toMatchObject({ name: 'Aïcha', facts: [] })
  })

  it('has no end: one side’s many words push out its own, never the person’s, and a contest is always heard', async () => {
    const say = (device: TestDevice, index: number, word: 'agree' | 'comment' | 'contest') =>
      push(device, 'answer', 'self', {
        says: [{ id: `m${index}`, at: START + index, word, text: 'x' }],
      })
    for (let index = 1; index < 60; index++) {
      expect(await say(clinic, index, index % 2 ? 'comment' : 'agree')).toMatchObject({ outcome: 'accepted' })
    }
    const answer = await voice('answer', 'self')
    expect(answer.says.filter(({ pen }) => pen!.role === 'kiosk')).toMatchObject([contest])
    expect(answer.says).toHaveLength(1 + 8)
    expect(lastWord([answer])).toMatchObject(contest)

    for (let index = 60; index < 120; index++) {
      expect(await say(kiosk, index, 'comment')).toMatchObject({ outcome: 'accepted' })
    }
    // Their own contest is older than all of that, and still stands.
    expect(lastWord([await voice('answer', 'self')])).toMatchObject(contest)
    await say(kiosk, 120, 'agree')
    expect(lastWord([await voice('answer', 'self')])).toMatchObject({ id: 'm120', word: 'agree' })
    await say(kiosk, 121, 'contest')
    expect(lastWord([await voice('answer', 'self')])).toMatchObject({ id: 'm121', word: 'contest' })
  })

  it('does not take a word that was left out for a new one, whoever repeats it', async () => {
    const says = Array.from({ length: 20 }, (_, index) => ({
      id: `m${index}`,
      at: START + 1 + index,
      word: 'comment' as const,
      text: 'x',
    }))
    for (const said of says) await push(host, 'answer', 'self', { says: [said] })
    const before = (await voice('answer', 'self')).says
    expect(before.map(({ id }) => id)).toEqual(['w1', ...says.slice(-8).map(({ id }) => id)])
    await push(clinic, 'answer', 'self', { says })
    await push(host, 'answer', 'self', { says })
    expect((await voice('answer', 'self')).says).toEqual(before)
  })
})

describe('what the employer alone said', () => {
  beforeEach(async () => {
    await push(clinic, 'grid', 'o2')
    await push(clinic, 'debrief', 'employer', { sharedAt: START })
    await push(clinic, 'answer', 'self', { says: [{ id: 'w1', at: START, word: 'agree' }] })
  })

  it('is signed by no click of a host who has not seen it', async () => {
    expect(await sign()).toMatchObject({ refused: [{ reason: 'look-first' }] })
    const { drafts } = (await host.call('GET', 'host/attestations/drafts?sessionId=s1')).body as {
      drafts: { digest: string; employerAlone: boolean; said: { kind: string; pen: { role: string } }[] }[]
    }
    expect(drafts).toMatchObject([{ bookingId: 'b1', employerAlone: true }])
    expect(drafts[0]!.said.map(({ kind, pen }) => [kind, pen.role])).toEqual([
      ['answer', 'employer'],
      ['grid', 'employer'],
      ['debrief', 'employer'],
    ])
    expect(await sign({ seen: { b1: 'something-else' } })).toMatchObject({
      refused: [{ reason: 'changed-meanwhile' }],
    })
    expect(await sign({ seen: { b1: drafts[0]!.digest } })).toMatchObject({ refused: [], issued: [{}] })
  })

  it('is no longer alone once the participant spoke at a kiosk', async () => {
    await push(kiosk, 'answer', 'self', { says: [{ id: 'w2', at: START + 1, word: 'agree' }] })
    expect(await sign()).toMatchObject({ refused: [], issued: [{}] })
  })
})

describe('what was signed', () => {
  beforeEach(async () => {
    await push(host, 'grid', 'o1')
    await push(host, 'debrief', 'host', { sharedAt: START })
    expect(await sign()).toMatchObject({ issued: [{}] })
  })

  it('is frozen: grids and debrief change no more, the person may still speak', async () => {
    const observations = [{ ability: 'organise', level: 4, notedAt: '2' }]
    expect(await push(host, 'grid', 'o1', { observations })).toMatchObject({ reason: 'frozen' })
    expect(await push(host, 'debrief', 'host', { strength: 'Autre.' })).toMatchObject({ reason: 'frozen' })
    expect(await push(clinic, 'grid', 'o2')).toMatchObject({ reason: 'frozen' })
    const comment = { id: 'w1', at: START, word: 'comment' as const, text: 'Merci.' }
    expect(await push(kiosk, 'answer', 'self', { says: [comment] })).toMatchObject({ outcome: 'accepted' })
    expect(await pages()).toMatchObject([{ bookingId: 'b1' }])
    expect((await pages())[0]).not.toHaveProperty('revokedAt')
  })

  it('is taken back when the participant contests it', async () => {
    const contest = { id: 'w1', at: START, word: 'contest' as const, text: 'Non.' }
    await push(kiosk, 'answer', 'self', { says: [contest] })
    expect(await pages()).toMatchObject([{ revokedBecause: 'error' }])
    expect(await push(host, 'debrief', 'host', { strength: 'Autre.' })).toMatchObject({ outcome: 'accepted' })
  })

  it('is taken back when the person is marked absent after all', async () => {
    const [booking] = (await host.records('bookings')) as Booking[]
    const { deviceId } = host.scope
    const at = START + HOUR
    const events = [...booking!.events, { id: 'ab', type: 'absent' as const, at, by: deviceId }]
    const document = { ...booking!, rev: nextRevision(booking!.rev, at, deviceId), at, by: deviceId, events }
    await host.push({ collection: 'bookings', id: 'b1', document, assumedRev: booking!.rev })
    expect(await pages()).toMatchObject([{ revokedBecause: 'error' }])
  })

  it('and taken back is not signed anew because somebody else is: only when asked for by name', async () => {
    const [page] = await pages()
    await host.call('POST', `host/attestations/${page!.serial}/revoke`, { reason: 'error' })
    expect(await sign()).toMatchObject({ issued: [], refused: [{ reason: 'withdrawn' }] })
    expect(await sign({ again: ['b1'] })).toMatchObject({ issued: [{ bookingId: 'b1' }] })
  })
})

function voiceOf(
  { scope }: TestDevice,
  kind: EvaluationKind,
  authorId: string,
  told: Partial<Evaluation> = {},
): Evaluation {
  const at = server.clock.now()
  return {
    id: evaluationId('b1', kind, authorId),
    siteId: 'brest',
    rev: nextRevision(undefined, at, scope.deviceId),
    at,
    by: scope.deviceId,
    kind,
    sessionId: 's1',
    bookingId: 'b1',
    visitorId: 'P1',
    employerId: 'clinic',
    authorId,
    observations: [],
    criteria: [],
    says: [],
    ...told,
  }
}

function row(document: Evaluation, assumedRev: string | null = null): PushRow {
  return { collection: 'evaluations', id: document.id, document, assumedRev }
}

/** Sends a voice as this device would: sealed from a kiosk, over the copy that a desk holds. */
async function push(
  device: TestDevice,
  kind: EvaluationKind,
  authorId: string,
  told: Partial<Evaluation> = {},
): Promise<unknown> {
  server.clock.advance(1)
  const evaluation = voiceOf(device, kind, authorId, told)
  if (device === kiosk) {
    const sealed = await sealTo(site, JSON.stringify(evaluation))
    return (await kiosk.push({ collection: 'evaluations', id: evaluation.id, sealed }))[0]
  }
  const known = (await stored(evaluation.id))?.rev ?? null
  return (await device.push(row(evaluation, known)))[0]
}

async function stored(id: string): Promise<Evaluation | undefined> {
  return server.parts.store.read((view) => view.record('evaluations', id, 'brest'))
}

async function voice(kind: EvaluationKind, authorId: string): Promise<Evaluation> {
  return (await stored(evaluationId('b1', kind, authorId)))!
}

async function sign(order: object = {}): Promise<unknown> {
  return (await host.call('POST', 'host/attestations', { bookingIds: ['b1'], ...order })).body
}

async function pages() {
  const { body } = await host.call('GET', 'host/attestations?sessionId=s1')
  return (body as { attestations: { serial: string; revokedAt?: number }[] }).attestations
}
