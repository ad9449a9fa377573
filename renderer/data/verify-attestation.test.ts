import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  attestationClaim,
  writeAttestationToken,
  type AttestedFacts,
} from '../../domain/attestations/attestation-token.ts'
import type { Site } from '../../domain/sites/site.ts'
import type { DeviceData } from './device-data.ts'
import { openDevice, until, useSite } from './testing/device.ts'
import { aSite } from './testing/records.ts'
import { verifyAttestation, verifySerial } from './verify-attestation.ts'

const place = useSite()
let kiosk: DeviceData
let signs: CryptoKey

const facts: AttestedFacts = {
  siteId: 'mende',
  keyId: 1,
  serial: 'K7QF3M2X',
  observedOn: '2026-04-14',
  challengeIds: ['A01.1'],
  name: 'Rokia',
  abilities: [{ code: 'organise', level: 2 }],
  digest: new Uint8Array(16),
}
async function signature(of: AttestedFacts, key: CryptoKey): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign('Ed25519', key, attestationClaim(of)))
}
const token = async (of: AttestedFacts, key = signs) =>
  writeAttestationToken({ ...of, signature: await signature(of, key) })
const otherKey = async () =>
  ((await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair).privateKey

async function open(fields: Partial<Site> = {}): Promise<void> {
  const made = await aSite(fields)
  signs = made.signs
  place.server.write('sites', made.site)
  kiosk = await openDevice('kiosk')
  await until(async () => (await kiosk.records('sites').find().exec()).length === 1)
}

describe('a code that is shown', () => {
  beforeEach(() => open())

  it('is genuine when this place signed what it says', async () => {
    expect(await verifyAttestation(kiosk, await token(facts))).toMatchObject({
      kind: 'genuine',
      facts: { name: 'Rokia' },
    })
  })
  it('is damaged when its signature does not hold, however well formed it is', async () => {
    const changed = { ...facts, name: 'Rokya' }
    const kept = await signature(facts, signs)
    expect(
      await verifyAttestation(kiosk, writeAttestationToken({ ...changed, signature: kept })),
    ).toMatchObject({ kind: 'damaged' })
    expect(await verifyAttestation(kiosk, await token(facts, await otherKey()))).toMatchObject({
      kind: 'damaged',
    })
    expect(await verifyAttestation(kiosk, await token({ ...facts, keyId: 9 }))).toMatchObject({
      kind: 'damaged',
    })
  })
  it('is damaged when it is not whole', async () => {
    const whole = await token(facts)
    for (const text of [whole.slice(0, -1), `${whole}0`, whole.slice(0, 40), 'PEA1']) {
      expect(await verifyAttestation(kiosk, text)).toMatchObject({ kind: 'damaged' })
    }
  })
  it('comes from elsewhere when it names another place', async () => {
    const theirs = { ...facts, siteId: 'brest' }
    expect(await verifyAttestation(kiosk, await token(theirs, await otherKey()))).toMatchObject({
      kind: 'elsewhere',
    })
  })
  it('by another place, is never taken for one of ours by naming us', async () => {
    const posing = await token({ ...facts, siteId: 'brest' })
    expect(await verifyAttestation(kiosk, posing)).toMatchObject({ kind: 'elsewhere' })
  })
})

describe('a number that is typed', () => {
  beforeEach(() => open())

  it('is looked up at the server, as people write it', async () => {
    place.server.answers.set('attestations/resolve', { token: await token(facts) })
    expect(await verifySerial(kiosk, 'k7qf 3m2x')).toMatchObject({
      ok: true,
      value: { kind: 'genuine', facts: { serial: 'K7QF3M2X' } },
    })
  })
  it('that is too short is unknown, without asking', async () => {
    expect(await verifySerial(kiosk, 'K7QF')).toEqual({ ok: false, reason: 'unknown' })
  })
  it('needs the network, and says so', async () => {
    place.server.stop()
    expect(await verifySerial(kiosk, facts.serial)).toEqual({ ok: false, reason: 'unreachable' })
  })
})

it('a page that was taken back says so, with its reason', async () => {
  await open({ revokedAttestations: [{ serial: facts.serial, reason: 'error' }] })
  expect(await verifyAttestation(kiosk, await token(facts))).toMatchObject({
    kind: 'revoked',
    reason: 'error',
  })
})
