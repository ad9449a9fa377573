import { webcrypto } from 'node:crypto'
import { create } from 'qrcode'
import { abilityCodes } from '../domain/kit/abilities.ts'
import {
  attestationClaim,
  isSignedWith,
  readAttestationToken,
  writeAttestationToken,
  type AttestedFacts,
} from '../domain/attestations/attestation-token.ts'
import type { Row } from './row.ts'
import { percentile, timeRow } from './samples.ts'

export const name = 'attestation'

const ROUNDS = 1000

/** A scanned page of twelve abilities, from its text to "genuine", beside one bare verification of a signature. */
export async function run(): Promise<Row[]> {
  const pair = (await webcrypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair
  const { x: publicKey = '' } = await webcrypto.subtle.exportKey('jwk', pair.publicKey)
  const facts: AttestedFacts = {
    siteId: 'brest-recouvrance',
    keyId: 0,
    serial: 'K7QF3M2X',
    observedOn: '2026-04-14',
    challengeIds: ['C03.1', 'C04.1', 'A01.1'],
    name: 'Aïcha Benali',
    abilities: abilityCodes.slice(0, 12).map((code) => ({ code, level: 3 })),
    digest: new Uint8Array(16).fill(7),
  }
  const claim = attestationClaim(facts)
  const signature = new Uint8Array(await webcrypto.subtle.sign('Ed25519', pair.privateKey, claim))
  const text = writeAttestationToken({ ...facts, signature })

  const whole = await timed(async () => {
    const token = readAttestationToken(text)
    if (!token || !(await isSignedWith(token, publicKey))) throw new Error('A genuine page was refused')
  })
  const bare = await timed(async () => {
    await webcrypto.subtle.verify('Ed25519', pair.publicKey, signature, claim)
  })
  const times = percentile(whole, 0.5) / percentile(bare, 0.5)
  const { size } = create(text, { errorCorrectionLevel: 'M' }).modules
  return [
    timeRow('a page of twelve abilities read and verified', whole, 0.5, 5),
    timeRow('a page of twelve abilities read and verified', whole, 0.95, 5),
    timeRow('one bare Ed25519 verification', bare, 0.5),
    timeRow('one bare Ed25519 verification', bare, 0.95),
    { what: 'the page takes, in bare verifications', value: times, unit: '×' },
    { what: 'its code at level M, a side', value: size, unit: 'modules', limit: 69 },
    { what: 'its text', value: text.length, unit: 'characters' },
  ]
}

async function timed(work: () => Promise<void>): Promise<number[]> {
  const samples: number[] = []
  for (let round = -50; round < ROUNDS; round++) {
    const start = performance.now()
    await work()
    // The first rounds warm up what is compiled once.
    if (round >= 0) samples.push(performance.now() - start)
  }
  return samples
}
