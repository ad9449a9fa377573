import { expect, it } from 'vitest'
import { toBase64Url } from '../domain/credentials/base64url.ts'
import { proofClaim, type SignedProof } from '../domain/hiring/reciprok-proof.ts'
import { verifyReport } from './reciprok-verify.ts'

it('a file that proves nothing is told by its reason and a sentence', async () => {
  expect(await verifyReport('{}')).toEqual({
    isValid: false,
    lines: [expect.stringMatching(/^Not valid \(not-a-proof\): The file is no proof/)],
  })
})

const proof = {
  ...{ format: 'pepiniere-reciprok-proof', version: 1, formula: 1, siteId: 'brest', keyId: 0 },
  ...{ employer: { name: 'Logis’Est', siren: '000000026' }, asOf: 1_780_000_000_000 },
  window: { from: '2025-05-28', to: '2026-04-28' },
  rows: [{ count: 5, weight: 2, answer: 100, followUp: 100, reason: 100, pointer: 100 }],
  ...{ perPerson: [2, 2, 1], answerDays: [1, 1, 2, 2, 2] },
  result: { points: 7000, score: 70, grade: 'B', counted: 5, answered: 5, people: 3, medianDays: 2 },
} as const

it('a proof that was signed says whose score it is, when, and how sure the key is', async () => {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair
  const { x = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  const told = { ...structuredClone(proof), publicKey: x } as unknown as Omit<SignedProof, 'signature'>
  const signature = await crypto.subtle.sign('Ed25519', pair.privateKey, proofClaim(told))
  const text = JSON.stringify({ ...told, signature: toBase64Url(new Uint8Array(signature)) })
  const alone = await verifyReport(text)
  expect(alone.isValid).toBe(true)
  expect(alone.lines.join('\n')).toContain('Valid: Logis’Est (SIREN 000000026), published on 2026-05-28')
  expect(alone.lines.join('\n')).toContain('score    70 of 100, grade B')
  expect(alone.lines.at(-1)).toContain('compare it')
  expect((await verifyReport(text, x)).lines.at(-1)).toBe("Signed with the site's key.")
})
