import { beforeAll, describe, expect, it } from 'vitest'
import { toBase64Url } from '../credentials/base64url.ts'
import { DAY } from '../time.ts'
import { proofFormulas } from './proof-formulas.ts'
import publishedByFormula1 from './test-support/proof-of-formula-1.json' with { type: 'json' }
import { proofClaim, proofOf, type ReciprokProof, type SignedProof } from './reciprok-proof.ts'
import { FORMULA, scoreEmployer } from './reciprok-score.ts'
import type { ScoredEvent, ScoredFile } from './scored-file.ts'
import { proofFaults, verifyProof, type ProofFault } from './verify-proof.ts'

const ASOF = 400 * DAY
const employer = { name: 'Boulangerie des Deux Ponts', siren: '000000026', siteIds: ['brest'] }
function file(rank: number, candidate: string, age: number, events: Partial<ScoredEvent>[]): ScoredFile {
  const receivedAt = ASOF - age * DAY
  return {
    ...{ id: `a${rank}`, candidate, receivedAt },
    events: events.map((event, order) => ({
      ...{ id: `a${rank}.${order}`, type: 'refused' as const, at: receivedAt, qualified: false },
      ...{ recommended: false, ...event },
    })),
  }
}
const after = (age: number, days: number) => ({ at: ASOF - (age - days) * DAY })
const files = [
  file(1, 'p1', 40, [{ ...after(40, 3), qualified: true, recommended: true }]),
  file(2, 'p1', 50, [{ ...after(50, 3), qualified: true, recommended: true }]),
  file(3, 'p2', 60, [{ ...after(60, 20), qualified: true }]),
  file(4, 'p2', 100, [{ ...after(100, 3), type: 'pursued', qualified: true }]),
  file(5, 'p3', 300, [after(300, 45)]),
  file(6, 'p4', 90, []),
  file(7, 'p5', 10, [after(10, 1)]),
]
const proof = proofOf(employer, files, scoreEmployer(files, ASOF))!

let key: { sign: CryptoKey; publicKey: string }
let signed: SignedProof
async function signedBy(told: ReciprokProof, { sign, publicKey } = key): Promise<SignedProof> {
  const whole = { ...told, keyId: 0, publicKey }
  const signature = await crypto.subtle.sign('Ed25519', sign, proofClaim(whole))
  return { ...whole, signature: toBase64Url(new Uint8Array(signature)) }
}
async function madeKey() {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair
  const { x } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  return { sign: pair.privateKey, publicKey: x! }
}
beforeAll(async () => {
  key = await madeKey()
  signed = await signedBy(proof)
})

describe('a proof', () => {
  it('has nobody in it: no name, no id, no day of an application, and equal ones are one row', () => {
    const text = JSON.stringify(proof)
    for (const { id, candidate, receivedAt } of files) {
      expect(text).not.toContain(id)
      expect(text).not.toContain(candidate)
      expect(text).not.toContain(String(receivedAt))
    }
    expect(proof.rows).toEqual([
      { count: 2, weight: 2, answer: 100, followUp: 100, reason: 100, pointer: 100 },
      { count: 1, weight: 2, answer: 75, followUp: 75, reason: 75, pointer: 0 },
      { count: 1, weight: 2, answer: 100, followUp: 0, reason: 0, pointer: 0 },
      { count: 1, weight: 1, answer: 50, followUp: 50, reason: 0, pointer: 0 },
      { count: 1, weight: 2, answer: 0, followUp: 0, reason: 0, pointer: 0 },
    ])
    expect(proof).toMatchObject({ perPerson: [2, 2, 1, 1], answerDays: [3, 3, 3, 20, 45] })
    expect(proof.window).toEqual({ from: '1970-02-05', to: '1971-01-06' })
  })

  it('does not depend on the order in which applications are known', () => {
    const turned = files.toReversed()
    expect(proofOf(employer, turned, scoreEmployer(turned, ASOF))).toEqual(proof)
  })

  it('is of rated employers only', () => {
    const few = files.slice(0, 3)
    expect(proofOf(employer, few, scoreEmployer(few, ASOF))).toBeNull()
  })

  it('gives the published score again, with the key that it names or the site’s own', async () => {
    expect(await verifyProof(JSON.stringify(signed))).toEqual({ valid: true, proof: signed })
    expect(await verifyProof(JSON.stringify(signed, null, 2), key.publicKey)).toMatchObject({ valid: true })
  })

  it('gives it again of answers on the last day of their worth, of a late end, and of three by one person', async () => {
    const ended = [
      { ...after(200, 3), type: 'pursued' as const, qualified: true, recommended: true },
      { ...after(200, 100), type: 'hired' as const },
    ]
    const days = [0, 14, 15, 30, 31]
    const all = [
      ...days.map((day, rank) => file(rank, 'p1', 60, [after(60, day)])).slice(0, 3),
      ...days.slice(3).map((day, rank) => file(rank + 3, `p${rank + 2}`, 60, [after(60, day)])),
      file(5, 'p4', 200, ended),
    ]
    const { score, lines } = scoreEmployer(all, ASOF)
    const told = await signedBy(proofOf(employer, all, { score, lines })!)
    expect(told).toMatchObject({ perPerson: [3, 1, 1, 1], answerDays: [0, 3, 14, 15, 30, 31] })
    expect(told.rows).toContainEqual(expect.objectContaining({ answer: 100, followUp: 50, pointer: 100 }))
    expect(await verifyProof(JSON.stringify(told))).toMatchObject({ valid: true })
  })

  it('without a SIREN says nothing of one', async () => {
    const { siren: _, ...nameless } = employer
    const told = await signedBy(proofOf(nameless, files, scoreEmployer(files, ASOF))!)
    expect(JSON.stringify(told)).not.toContain('siren')
    expect(await verifyProof(JSON.stringify(told))).toMatchObject({ valid: true })
  })
})

describe('the version of the formula that a proof names', () => {
  it('is one that the command knows, also that of today', () => {
    expect(Object.keys(proofFormulas).map(Number)).toContain(FORMULA)
    expect(proofFormulas[1]).toBeDefined()
  })

  it('is said to be unknown, with those that are known, also where it is no number of a version', async () => {
    for (const formula of [0, 2, 99]) {
      const told = await signedBy({ ...proof, formula })
      expect(await verifyProof(JSON.stringify(told))).toEqual({ valid: false, reason: 'other-formula' })
    }
    expect(proofFaults['other-formula']).toContain('it knows 1.')
  })

  // Signed once, and never again: it fails the day on which a change of the score leaves an old proof behind.
  it('1 is verified as it was published', async () => {
    expect(await verifyProof(JSON.stringify(publishedByFormula1))).toMatchObject({ valid: true })
    expect(publishedByFormula1).toMatchObject({ formula: 1, result: { points: 4977, grade: 'D' } })
  })
})

describe('a proof that was tampered with is refused by name', () => {
  const changed = (part: object) => JSON.stringify({ ...signed, ...part })
  const rows = (first: object) => ({ rows: [{ ...proof.rows[0], ...first }, ...proof.rows.slice(1)] })
  const cases: [string, ProofFault, () => string][] = [
    ['cut off', 'not-a-proof', () => JSON.stringify(signed).slice(0, -2)],
    ['another file', 'not-a-proof', () => '{"employer":{"name":"x"}}'],
    ['nothing', 'not-a-proof', () => 'null'],
    ['a row without numbers', 'not-a-proof', () => changed(rows({ answer: '100' }))],
    ['a row that is none', 'not-a-proof', () => changed({ rows: [null] })],
    ['a moment in words', 'not-a-proof', () => changed({ asOf: 'lundi' })],
    ['days before the application', 'not-a-proof', () => changed({ answerDays: [-1, 3, 3, 20, 45] })],
    ['no home', 'not-a-proof', () => changed({ siteId: undefined })],
    ['nobody’s', 'not-a-proof', () => changed({ employer: undefined })],
    ['an employer without a name', 'not-a-proof', () => changed({ employer: {} })],
    ['no result', 'not-a-proof', () => changed({ result: null })],
    ['a result in one number', 'not-a-proof', () => changed({ result: 71 })],
    ['another format', 'other-version', () => changed({ version: 2 })],
    ['another formula', 'other-formula', () => changed({ formula: 2 })],
    ['a weight of three', 'impossible-row', () => changed(rows({ weight: 3 }))],
    ['a row of nothing', 'impossible-row', () => changed(rows({ count: 0 }))],
    ['a value between', 'impossible-row', () => changed(rows({ answer: 90 }))],
    ['a reason worth something between', 'impossible-row', () => changed(rows({ reason: 90 }))],
    [
      'a pointer of whoever was left silent',
      'impossible-row',
      () => changed(rows({ followUp: 0, reason: 0 })),
    ],
    [
      'a reason of whoever was left silent',
      'impossible-row',
      () => changed(rows({ followUp: 0, pointer: 0 })),
    ],
    ['a follow-up worth more than its answer', 'impossible-row', () => changed(rows({ answer: 50 }))],
    ['a pointer of a silent one', 'impossible-row', () => changed(rows({ followUp: 0 }))],
    ['a silence left out', 'wrong-counts', () => changed({ rows: proof.rows.slice(0, -1) })],
    ['four of one person', 'wrong-counts', () => changed({ perPerson: [4, 1, 1] })],
    ['a person more', 'wrong-counts', () => changed({ perPerson: [2, 1, 1, 1, 1] })],
    ['an answer more', 'wrong-counts', () => changed({ result: { ...proof.result, answered: 6 } })],
    ['an application more', 'wrong-counts', () => changed({ result: { ...proof.result, counted: 7 } })],
    ['one of somebody’s more', 'wrong-counts', () => changed({ perPerson: [2, 2, 1, 2] })],
    ['people who sent nothing', 'wrong-counts', () => changed({ perPerson: [3, 3, 0, 0] })],
    [
      'four of one person among three',
      'wrong-counts',
      () => changed({ perPerson: [4, 1, 1], result: { ...proof.result, people: 3 } }),
    ],
    ['a day more', 'wrong-counts', () => changed({ answerDays: [3, 3, 3, 20, 45, 50] })],
    [
      'an answer of no row',
      'wrong-counts',
      () => changed({ answerDays: [3, 3, 3, 20, 45, 50], result: { ...proof.result, answered: 6 } }),
    ],
    ['a late answer made early', 'wrong-days', () => changed({ answerDays: [3, 3, 3, 14, 45] })],
    ['a very late one made less late', 'wrong-days', () => changed({ answerDays: [3, 3, 3, 20, 30] })],
    [
      'an early one made very late, with the median of that',
      'wrong-days',
      () => changed({ answerDays: [3, 3, 20, 31, 45], result: { ...proof.result, medianDays: 20 } }),
    ],
    ['another median', 'wrong-days', () => changed({ result: { ...proof.result, medianDays: 2 } })],
    ['more points', 'wrong-result', () => changed({ result: { ...proof.result, points: 9000 } })],
    ['another mark', 'wrong-result', () => changed({ result: { ...proof.result, score: 90 } })],
    ['another grade', 'wrong-result', () => changed({ result: { ...proof.result, grade: 'A' } })],
    ['another employer', 'wrong-signature', () => changed({ employer: { ...employer, name: 'Autre' } })],
    ['another day', 'wrong-signature', () => changed({ asOf: ASOF + DAY })],
    ['a field more', 'wrong-signature', () => changed({ rank: 1 })],
    ['no key', 'wrong-signature', () => changed({ publicKey: 'none' })],
    ['no signature', 'wrong-signature', () => changed({ signature: '§' })],
  ]
  it.each(cases)('%s: %s', async (_what, reason, text) => {
    expect(await verifyProof(text())).toEqual({ valid: false, reason })
  })

  it('whole, but under another key than the site’s: other-key', async () => {
    const forged = await signedBy({ ...proof, employer: { ...employer, name: 'Autre' } }, await madeKey())
    expect(await verifyProof(JSON.stringify(forged))).toMatchObject({ valid: true })
    expect(await verifyProof(JSON.stringify(forged), key.publicKey)).toEqual({
      valid: false,
      reason: 'other-key',
    })
  })
})
