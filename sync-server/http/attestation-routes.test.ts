import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Booking } from '../../domain/seats/booking.ts'
import type { PageCode } from '../../domain/attestations/attestation-link.ts'
import type { IssuedAttestation } from '../../domain/attestations/attestation.ts'
import { attestationClaim, readAttestationToken } from '../../domain/attestations/attestation-token.ts'
import { evaluationId, type Evaluation, type EvaluationKind } from '../../domain/observation/evaluation.ts'
import type { MyAttestations } from '../../domain/attestations/my-attestations.ts'
import type { CompetenceProfile } from '../../domain/competences/profile.ts'
import type { AnyRecord } from '../../domain/record/record.ts'
import type { Site } from '../../domain/sites/site.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { HOUR } from '../../domain/time.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import { createEmployer } from '../employers/employers.ts'
import { keepAny } from '../sync/keep-record.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { sealTo, START, TestServer, type TestDevice } from '../testing/test-server.ts'

const PICTURES = [1, 5, 9, 11]

let server: TestServer
let site: Site
let kiosk: TestDevice
let host: TestDevice
/** The cards of two participants of one session, and the numbers on them. */
let passes: string[]
let aicha: string
let other: string

beforeEach(async () => {
  server = await TestServer.start()
  site = await server.createSite('brest')
  await createEmployer(server.parts, 'brest', { name: 'Clinique du Val Fleuri' }, 'clinic')
  kiosk = await server.device('brest', 'kiosk')
  host = await server.device('brest', 'host')
  await host.signIn('maelle', await server.account('brest', 'maelle'))
  passes = ((await kiosk.call('POST', 'passes/stock', { count: 2 })).body as { tokens: string[] }).tokens
  ;[aicha, other] = passes.map((token) => readPassToken(token)!.visitorId) as [string, string]
  await keep('challengeSessions', 's1', {
    employerId: 'clinic',
    track: 'adventurer',
    title: 'Vingt clients, un comptoir',
    challengeIds: ['E01.1'],
    observers: [{ id: 'o1', name: 'Jeanne Petit', side: 'host' }],
  })
  await took(aicha, 'b1', 'Aïcha')
  await took(other, 'b2', 'Secret Garden')
})
afterEach(() => server.stop())

describe('the number on an attestation', () => {
  it('leads a kiosk of its site to its code, and nobody else', async () => {
    await share('b1', aicha)
    const signed = await host.call('POST', 'host/attestations', { bookingIds: ['b1'] })
    const [{ serial, page }] = (signed.body as { issued: [IssuedAttestation] }).issued
    const asked = await kiosk.call('POST', 'attestations/resolve', { serial })
    expect(asked.body).toEqual({ token: page!.token })
    await server.createSite('quimper')
    const elsewhere = await server.device('quimper', 'kiosk')
    expect((await elsewhere.call('POST', 'attestations/resolve', { serial })).status).toBe(403)
    expect((await host.call('POST', 'attestations/resolve', { serial })).status).toBe(404)
  })
  it('cannot be guessed for long', async () => {
    const tries = []
    for (let count = 0; count < 11; count += 1) {
      tries.push((await kiosk.call('POST', 'attestations/resolve', { serial: '00000000' })).status)
    }
    expect(tries.slice(0, 10).every((status) => status === 403)).toBe(true)
    expect(tries.at(-1)).toBe(429)
  })
})

describe('an attestation', () => {
  it('is signed by a host who is signed in, and by nobody else', async () => {
    await share('b1', aicha)
    const stranger = await server.device('brest', 'host')
    expect((await stranger.call('POST', 'host/attestations', { bookingIds: ['b1'] })).status).toBe(401)
    const desk = await server.device('brest', 'employer', 'clinic')
    for (const device of [kiosk, desk]) {
      for (const [method, path] of [
        ['POST', 'host/attestations'],
        ['GET', 'host/attestations?sessionId=s1'],
        ['POST', 'host/attestations/AAAAAAAA/revoke'],
      ] as const) {
        const body = method === 'POST' ? { bookingIds: ['b1'] } : undefined
        expect((await device.call(method, path, body)).status).toBe(404)
      }
    }
  })

  it.each([{}, { bookingIds: [] }, { bookingIds: 'b1' }, { bookingIds: Array(61).fill('b1') }])(
    'is not signed for %j',
    async (body) => {
      expect((await host.call('POST', 'host/attestations', body)).status).toBe(400)
    },
  )

  it('is refused, each with its reason, for who was not there, cannot read it or does not agree', async () => {
    await keep('bookings', 'b0', { sessionId: 's1', visitorId: aicha, askedAt: START, events: [] })
    await share('b2', other)
    await say('b2', other, 'contest', 'Ce n’était pas moi.')
    const { body } = await host.call('POST', 'host/attestations', {
      bookingIds: ['b0', 'b1', 'b2', 'nobody'],
    })
    expect(body).toEqual({
      issued: [],
      refused: [
        { bookingId: 'b0', reason: 'not-attended' },
        { bookingId: 'b1', reason: 'not-shared' },
        { bookingId: 'b2', reason: 'contested' },
        { bookingId: 'nobody', reason: 'unknown-booking' },
      ],
    })
  })

  it('of another site does not exist here', async () => {
    await share('b1', aicha)
    const { serial } = await issue('b1')
    await server.createSite('quimper')
    const elsewhere = await server.device('quimper', 'host')
    await elsewhere.signIn('yann', await server.account('quimper', 'yann'))
    const { body } = await elsewhere.call('POST', 'host/attestations', { bookingIds: ['b1'] })
    expect(body).toMatchObject({ issued: [], refused: [{ reason: 'unknown-booking' }] })
    expect((await elsewhere.call('GET', 'host/attestations?sessionId=s1')).body).toEqual({ attestations: [] })
    const revoked = await elsewhere.call('POST', `host/attestations/${serial}/revoke`, { reason: 'error' })
    expect(revoked.status).toBe(404)
  })

  it('is verified by the site’s key alone and says what the page says', async () => {
    await share('b1', aicha)
    const { page, serial } = await issue('b1')
    const token = readAttestationToken(page!.token)!
    expect(token).toMatchObject({ serial, siteId: 'brest', name: 'Aïcha', challengeIds: ['E01.1'] })
    expect(token.abilities).toEqual([{ code: 'organise', level: 3 }])
    const { publicKey } = site.passKeys[0]!
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: publicKey }
    const key = await crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['verify'])
    const signature = new Uint8Array(token.signature)
    const verify = (facts: typeof token) =>
      crypto.subtle.verify('Ed25519', key, signature, attestationClaim(facts))
    expect(await verify(token)).toBe(true)
    expect(await verify({ ...token, name: 'Autre' })).toBe(false)
    expect(await verify({ ...token, siteId: 'quimper' })).toBe(false)
    expect(JSON.stringify(page)).not.toContain('Jeanne')
  })

  it('is made once, however often and however many at once it is asked for', async () => {
    await share('b1', aicha)
    const all = await Promise.all(Array.from({ length: 6 }, () => issue('b1')))
    expect(new Set(all.map(({ serial }) => serial)).size).toBe(1)
    expect(evidenceIds(await profileOf(aicha))).toHaveLength(1)
    const { body } = await host.call('GET', 'host/attestations?sessionId=s1')
    expect((body as { attestations: unknown[] }).attestations).toEqual([all[0]])
  })

  it('becomes evidence in the account of the person, and of no other, without opening it to anybody', async () => {
    await share('b1', aicha)
    const { serial } = await issue('b1')
    expect(await profileOf(aicha)).toMatchObject({
      evidence: [
        {
          id: `${serial}.organise`,
          proof: 'observed',
          level: 3,
          challengeId: 'E01.1',
          observedOn: '2026-04-13',
        },
      ],
    })
    expect(await profileOf(other)).toBeUndefined()
  })
})

describe('an attestation taken back', () => {
  it('needs a reason and a serial that exists', async () => {
    expect((await host.call('POST', 'host/attestations/AAAAAAAA/revoke', { reason: 'whim' })).status).toBe(
      400,
    )
    expect((await host.call('POST', 'host/attestations/AAAAAAAA/revoke', { reason: 'error' })).status).toBe(
      404,
    )
  })

  it('is told to every kiosk as a code only, leaves the account, and may be made anew', async () => {
    await share('b1', aicha)
    const { serial } = await issue('b1')
    await revoke(serial, 'wrong-person')
    await revoke(serial, 'error')
    const [told] = await kiosk.records('sites')
    expect((told as unknown as Site).revokedAttestations).toEqual([{ serial, reason: 'wrong-person' }])
    expect(evidenceIds(await profileOf(aicha))).toEqual([])
    const anew = await issue('b1', ['b1'])
    expect(anew.serial).not.toBe(serial)
    expect(evidenceIds(await profileOf(aicha))).toEqual([`${anew.serial}.organise`])
  })

  it('by an erasure says nothing any more, even if it was taken back before', async () => {
    await share('b1', aicha)
    const { serial } = await issue('b1')
    await revoke(serial, 'error')
    await revoke(serial, 'erased')
    const { text } = await host.call('GET', 'host/attestations?sessionId=s1')
    expect(text).toContain(serial)
    expect(text).not.toMatch(/Aïcha|PEA1/)
    const [told] = await kiosk.records('sites')
    expect((told as unknown as Site).revokedAttestations).toEqual([{ serial, reason: 'erased' }])
    // Nor does the account, where what was only taken back stays to be seen.
    expect(JSON.stringify(await profileOf(aicha))).not.toContain(serial)
  })
})

it('evidence is the server’s to write: a kiosk adds none, changes none and takes none away', async () => {
  await share('b1', aicha)
  const { serial } = await issue('b1')
  const before = (await profileOf(aicha))!
  const competence = { id: 'c1', label: 'Pain', origin: 'personal', addedAt: '1' } as const
  const forged = { ...before.evidence![0]!, id: 'forged', serial: 'FORGED', level: 4 }
  for (const evidence of [[forged], [{ ...before.evidence![0]!, level: 4 }], []]) {
    const told = {
      ...before,
      ...kiosk.stamp(aicha, server.clock.now() + 1),
      competences: [competence],
      evidence,
    }
    const sealed = await sealTo(site, JSON.stringify(told))
    expect(await kiosk.push({ collection: 'profiles', id: aicha, sealed })).toMatchObject([
      { outcome: 'accepted' },
    ])
    expect(await profileOf(aicha)).toMatchObject({ competences: [competence], evidence: before.evidence })
  }
  const fresh = { ...before, ...kiosk.stamp('somebody', START), visitorId: 'somebody', evidence: [forged] }
  const sealed = await sealTo(site, JSON.stringify(fresh))
  await kiosk.push({ collection: 'profiles', id: 'somebody', sealed })
  expect(await profileOf('somebody')).not.toHaveProperty('evidence')
  expect(JSON.stringify(await profileOf(aicha))).toContain(serial)
})

describe('what a participant reads', () => {
  it('needs the card and the four pictures', async () => {
    expect((await kiosk.call('GET', 'visitor/proofs')).status).toBe(401)
    host.session = kiosk.session
    expect((await host.call('GET', 'visitor/proofs')).status).toBe(404)
  })

  it('is their own: what was shared, what was signed, what waits for a word; never a grid, never another’s', async () => {
    await keepVoice('grid', 'b1', aicha, { authorId: 'o1', conditions: 'Observer’s private note' })
    await share('b1', aicha)
    await share('b2', other)
    await issue('b2')
    await assess()
    const { body, text, headers } = await kiosk.call('GET', 'visitor/proofs')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(body).toMatchObject({
      debriefs: [
        { bookingId: 'b1', status: 'shared', strength: 'Vous restez calme.', name: 'Aïcha', says: [] },
      ],
      attestations: [],
      assessed: ['b1'],
    })
    expect(text).not.toMatch(/Secret Garden|b2|private note/)
  })

  it('is empty until something is shared', async () => {
    await keepVoice('debrief', 'b1', aicha, { strength: 'Pas encore dit' })
    await assess()
    const { body } = await kiosk.call('GET', 'visitor/proofs')
    expect(body).toMatchObject({ debriefs: [], attestations: [] })
  })

  it('shows a page taken back with its reason', async () => {
    await share('b1', aicha)
    const { serial } = await issue('b1')
    await revoke(serial, 'wrong-person')
    await assess()
    const { attestations } = (await kiosk.call('GET', 'visitor/proofs')).body as MyAttestations
    expect(attestations).toMatchObject([{ serial, revokedBecause: 'wrong-person' }])
  })

  it('their word arrives sealed, stands beside the debrief and keeps a page from being signed', async () => {
    await share('b1', aicha)
    await assess()
    await say('b1', aicha, 'contest', 'J’ai rangé seule.')
    const { debriefs } = (await kiosk.call('GET', 'visitor/proofs')).body as MyAttestations
    expect(debriefs).toMatchObject([{ status: 'contested', says: [{ text: 'J’ai rangé seule.' }] }])
    const { body } = await host.call('POST', 'host/attestations', { bookingIds: ['b1'] })
    expect(body).toMatchObject({ refused: [{ reason: 'contested' }] })
    await keepVoice('review', 'b1', aicha, {
      outcome: 'upheld',
      decidedAt: START + HOUR,
      reviewNote: 'Relu.',
    })
    const { page } = await issue('b1')
    // What the page says of the disagreement is the person's choice, and none was made.
    expect(page!.attestation).toMatchObject({ kind: 'observation' })
    expect(page!.attestation).not.toHaveProperty('review')
  })
})

describe('the codes of a page', () => {
  type Page = { codes: PageCode[] }
  it('are those of the attestations that stand: links where telephones reach the server, and none taken back', async () => {
    await share('b1', aicha)
    await assess()
    const { serial, page } = await issue('b1')
    const read = async () => ((await kiosk.call('GET', 'visitor/profile')).body as Page).codes
    expect(await read()).toEqual([{ serial, code: page!.token }])
    server.parts.publicUrl = 'https://pepiniere.example'
    expect(await read()).toEqual([{ serial, code: `https://pepiniere.example/verify/#${page!.token}` }])
    await revoke(serial, 'error')
    expect(await read()).toEqual([])
  })
})

/** A record as the server would hold it. */
async function keep(collection: CollectionName, id: string, fields: object): Promise<void> {
  const rev = nextRevision(undefined, START, 'server')
  const record = sampleRecord(collection, { id, siteId: 'brest', rev, at: START, by: 'server', mark: id })
  const kept = { ...record, ...fields } as AnyRecord
  await server.parts.store.transaction((tx) => keepAny(tx, collection, kept))
}

function took(visitorId: string, id: string, name: string): Promise<void> {
  const attended: Booking['events'][number] = { id: `${id}.a`, type: 'attended', at: START, by: 'host' }
  return keep('bookings', id, { sessionId: 's1', visitorId, askedAt: START, name, events: [attended] })
}

function voice(kind: EvaluationKind, bookingId: string, visitorId: string, rest: Partial<Evaluation>) {
  const authorId = rest.authorId ?? (kind === 'self' || kind === 'answer' ? 'self' : 'host')
  const empty = { observations: [], criteria: [], says: [] }
  return { kind, sessionId: 's1', bookingId, visitorId, authorId, employerId: 'clinic', ...empty, ...rest }
}

function keepVoice(kind: EvaluationKind, bookingId: string, visitorId: string, rest: Partial<Evaluation>) {
  const fields = voice(kind, bookingId, visitorId, rest)
  return keep('evaluations', evaluationId(bookingId, kind, fields.authorId), fields)
}

function share(bookingId: string, visitorId: string): Promise<void> {
  return keepVoice('debrief', bookingId, visitorId, {
    sharedAt: START,
    strength: 'Vous restez calme.',
    fact: 'Vous avez servi vingt personnes.',
    nextStep: 'Essayer en équipe.',
    observations: [{ ability: 'organise', level: 3, notedAt: '1' }],
  })
}

/** As a kiosk sends it: sealed, and with the pictures the first time. */
async function pushSealed(evaluation: Omit<Evaluation, 'rev'> & { rev?: string }, secret?: number[]) {
  const whole = { ...kiosk.stamp(evaluation.id, server.clock.now()), ...evaluation }
  const body = secret ? { evaluation: whole, secret } : whole
  const sealed = await sealTo(site, JSON.stringify(body))
  const [result] = await kiosk.push({ collection: 'evaluations', id: evaluation.id, sealed })
  expect(result).toMatchObject({ outcome: 'accepted' })
}

/** The self-assessment, with the pictures; then opens what is the person’s. */
async function assess(): Promise<void> {
  const id = evaluationId('b1', 'self', 'self')
  const fields = {
    id,
    siteId: 'brest',
    at: START,
    by: kiosk.scope.deviceId,
    ...voice('self', 'b1', aicha, {}),
  }
  await pushSealed(fields as Evaluation, PICTURES)
  const opened = await kiosk.call('POST', 'visitor/session', { token: passes[0], secret: PICTURES })
  kiosk.session = (opened.body as { session: string }).session
}

async function say(bookingId: string, visitorId: string, word: 'contest' | 'agree', text: string) {
  const id = evaluationId(bookingId, 'answer', 'self')
  const says = [{ id: `${bookingId}-${word}`, at: server.clock.now(), word, text }]
  const head = { id, siteId: 'brest', at: START, by: kiosk.scope.deviceId }
  await pushSealed({ ...head, ...voice('answer', bookingId, visitorId, { says }) } as Evaluation)
}

async function issue(bookingId: string, again: string[] = []): Promise<IssuedAttestation> {
  const { body } = await host.call('POST', 'host/attestations', { bookingIds: [bookingId], again })
  return (body as { issued: IssuedAttestation[] }).issued[0]!
}

async function revoke(serial: string, reason: string): Promise<void> {
  expect((await host.call('POST', `host/attestations/${serial}/revoke`, { reason })).status).toBe(204)
}

async function profileOf(visitorId: string): Promise<CompetenceProfile | undefined> {
  const [profile] = await server.parts.store.read((view) =>
    view.records('profiles', { siteId: 'brest', visitorId }),
  )
  return profile
}

function evidenceIds(profile: CompetenceProfile | undefined): string[] {
  return (profile?.evidence ?? []).filter(({ removedAt }) => removedAt === undefined).map(({ id }) => id)
}
