import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Employer, ReciprokScore } from '../../domain/hiring/employer.ts'
import { proofOf } from '../../domain/hiring/reciprok-proof.ts'
import { scoreEmployer } from '../../domain/hiring/reciprok-score.ts'
import type { ScoredFile } from '../../domain/hiring/scored-file.ts'
import { verifyProof } from '../../domain/hiring/verify-proof.ts'
import { DAY } from '../../domain/time.ts'
import { keepProof } from '../reciprok/proofs.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { START, TestServer } from '../testing/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
})
afterEach(() => server.stop())

const files = ['a', 'b', 'c', 'd', 'e'].map((id, rank): ScoredFile => ({
  ...{ id, candidate: `p${rank}`, receivedAt: START - 60 * DAY },
  events: [{ id, type: 'refused', at: START - 58 * DAY, qualified: true, recommended: false }],
}))
const explained = scoreEmployer(files, START)

async function keep(name: string, reciprok?: ReciprokScore, siren = '000000026'): Promise<void> {
  const employer = {
    ...{ id: 'bakery', siteId: '*', rev: '1', at: START, by: 'server', name, siteIds: ['brest'] },
    ...{ contactName: 'Jeanne Secret', contactPhone: '0199000000' },
    ...(siren === '' ? {} : { siren }),
    ...(reciprok ? { reciprok } : {}),
  } as Employer
  await server.parts.store.transaction((tx) => keepRecord(tx, 'employers', employer))
}
async function get(path: string) {
  const answer = await fetch(`${server.running.url}/reciprok/${path}`)
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

it('an address that is nobody’s is told in words, for the page and all that belongs to it', async () => {
  for (const path of ['nobody', 'nobody/label.svg', 'nobody/chiffres.json', 'nobody/preuve.json']) {
    expect(await get(path), path).toMatchObject({
      status: 404,
      text: expect.stringContaining('n’existe pas'),
    })
  }
})

it('an employer that is not rated is neither good nor bad, and proves nothing', async () => {
  await keep('Logis’Est')
  expect((await get('bakery')).text).toMatch(/Pas encore évalué[\s\S]*rien de bon ni de mauvais/)
  expect(JSON.parse((await get('bakery/chiffres.json')).text)).toEqual({
    employer: { id: 'bakery', name: 'Logis’Est', siren: '000000026' },
    rated: false,
  })
  expect((await get('bakery/label.svg')).text).toContain('Pas encore évalué')
  expect((await get('bakery/preuve.json')).status).toBe(404)
})

it('of one whose SIREN is not known it is said that this is why, not that too few applied', async () => {
  const { grade: _unpublished, ...figures } = explained.score
  await keep('Logis’Est', figures, '')
  const { text } = await get('bakery')
  expect(text).toMatch(/Pas encore évalué[\s\S]*suit le numéro SIREN[\s\S]*rien de bon ni de mauvais/)
  expect(text).not.toContain('Il faut au moins')
})

it('a rated one shows label, figures, window and formula, and a proof that anybody counts again', async () => {
  await keep('Logis’Est', explained.score)
  const proof = proofOf({ name: 'Logis’Est', siren: '000000026', siteIds: ['brest'] }, files, explained)
  await server.parts.store.transaction((tx) => keepProof(tx, 'bakery', proof))
  const page = await get('bakery')
  expect(page.text).toContain('C · Répond souvent')
  expect(page.text).toContain('<p>A répondu à 5 candidatures sur 5, en 2 jours.</p>')
  expect((await get('bakery?langue=fr-x-falc')).text).toMatch(
    /<p>5 réponses pour 5 candidatures\. [^<]*[^.<]\.<\/p>/,
  )
  expect((await get('bakery?langue=en')).text).toContain(
    '<p>Answered 5 of 5 applications, within 2 days.</p>',
  )
  expect(page.text).toMatch(/Candidatures reçues du \d.*formule n°\u00a01/)
  expect(page.text).not.toMatch(/<script|Secret|0199000000/)
  const figures = JSON.parse((await get('bakery/chiffres.json')).text) as object
  expect(figures).toMatchObject({ rated: true, label: true, grade: 'C', counted: 5 })
  const given = await get('bakery/preuve.json')
  expect(await verifyProof(given.text)).toMatchObject({
    valid: true,
    proof: { employer: { name: 'Logis’Est' } },
  })
  await server.parts.store.transaction((tx) => keepProof(tx, 'bakery', null))
  expect((await get('bakery/preuve.json')).status).toBe(404)
})

it('another name leaves the address and the score', async () => {
  await keep('Logis’Est', explained.score)
  await keep('Logis Ouest', explained.score)
  expect((await get('bakery')).text).toContain('Logis Ouest')
})

it('a hostile name is words on the page and in the picture, whichever way they run', async () => {
  await keep('<img src=x onerror=alert(1)>"\u202e&', explained.score)
  for (const path of ['bakery', 'bakery/label.svg']) {
    expect((await get(path)).text).not.toContain('<img')
    expect((await get(path)).text).not.toContain('\u202e')
  }
})

it('the picture may stand on any other page, and runs nothing', async () => {
  await keep('Logis’Est', explained.score)
  const { headers, text } = await get('bakery/label.svg')
  expect(headers.get('content-type')).toContain('image/svg+xml')
  expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(text).toMatch(/role="img" aria-labelledby="t"[\s\S]*<title id="t">Label Reciprok, Logis’Est/)
})
