import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { attestationLink, type PageCode } from '../../../domain/attestations/attestation-link.ts'
import { attestationClaim, writeAttestationToken } from '../../../domain/attestations/attestation-token.ts'
import { verifyWith, type VerifierKnowledge } from '../../../domain/credentials/verification.ts'
import { blankProfile } from '../../../domain/competences/life-answers.ts'
import type { AbilityCode } from '../../../domain/kit/abilities.ts'
import type { KioskLanguage } from '../../../domain/language.ts'
import { decodedQr } from '../../../tests/support/decoded-qr.ts'
import { aSite } from '../../data/testing/records.ts'
import { until } from '../../data/testing/device.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const kiosk = useKiosk()
const observedOn = '2026-04-14'
let knowledge: VerifierKnowledge
let signs: CryptoKey
beforeEach(async () => {
  const made = await aSite()
  signs = made.signs
  await kiosk.data.records('sites').insert(made.site)
  const { id, name, passKeys } = made.site
  knowledge = { toldAt: 0, issuers: [], sites: [{ id, name, passKeys, revoked: [] }], cards: [] }
})

async function codeOf(serial: string, abilities: AbilityCode[]): Promise<PageCode> {
  const facts = {
    ...{ siteId: 'mende', keyId: 1, serial, observedOn, challengeIds: ['A01.1'], name: 'Rokia' },
    abilities: abilities.map((code) => ({ code, level: 3 as const })),
    digest: new Uint8Array(16),
  }
  const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', signs, attestationClaim(facts)))
  return { serial, code: writeAttestationToken({ ...facts, signature }) }
}
/** A page on which these abilities were observed, each under its attestation. */
function observed(seen: Record<string, AbilityCode[]>, codes: readonly PageCode[]): void {
  const evidence = Object.entries(seen).flatMap(([serial, abilities]) =>
    abilities.map((ability) => ({
      ...{ id: `${serial}.${ability}`, proof: 'observed' as const, ability, level: 3 },
      ...{ serial, challengeId: 'A01.1', observedOn },
    })),
  )
  kiosk.session.profile = { ...blankProfile('V1', kiosk.data.writer()), evidence }
  kiosk.session.pageCodes = codes
}
/** What stands on the sheet that leaves: beside each code the lines around it, and the text of the whole. */
async function printed(language: KioskLanguage = 'fr') {
  kiosk.speak(language)
  await kiosk.open('my-page')
  const sheet = { text: '', inFrench: '', proven: [] as { code: string; lines: string[] }[] }
  vi.stubGlobal('print', () => {
    const paper = document.querySelector('.print-paper')!
    sheet.text = paper.textContent
    sheet.inFrench = [...paper.querySelectorAll('[lang="fr"]')].map((part) => part.textContent).join(' ')
    sheet.proven = [...paper.querySelectorAll('.proven')].map((part) => {
      const [qr, path] = [part.querySelector('svg')!, part.querySelector('svg path')!]
      const code = decodedQr(qr.getAttribute('viewBox')!, path.getAttribute('d')!)
      return { code, lines: [...part.querySelectorAll('.seen')].map((line) => line.textContent) }
    })
  })
  await kiosk.tap(kiosk.say('skills.paper.print'))
  await until(() => sheet.text !== '' && document.querySelector('.print-paper') === null)
  return sheet
}

test('a page without an attestation has no code, and one whose code is not here keeps its number', async () => {
  observed({}, [])
  expect((await printed()).proven).toEqual([])
  observed({ K7QF3M2X: ['organise'] }, [])
  const { proven, text } = await printed()
  expect(proven).toEqual([])
  expect(text).toContain('vérifiable sur une borne\u202f: K7QF3M2X')
})

test('beside each line stands the code of its own attestation, which verifies', async () => {
  const codes = [
    await codeOf('K7QF3M2X', ['organise', 'work-in-team']),
    await codeOf('7K2M9QX4', ['negotiate']),
  ].map(({ serial, code }) => ({ serial, code: attestationLink('https://pepiniere.example', code) }))
  observed({ K7QF3M2X: ['organise', 'work-in-team'], '7K2M9QX4': ['negotiate'] }, codes)
  const { proven, text } = await printed()
  expect(proven.map(({ lines }) => lines)).toEqual([['Organiser', 'Travailler en équipe'], ['Négocier']])
  for (const [index, { code }] of proven.entries()) {
    expect(code).toBe(codes[index]!.code)
    expect(await verifyWith(knowledge, code, 0)).toMatchObject({ valid: true })
    expect(await verifyWith(knowledge, code.slice(0, -4), 0)).toMatchObject({ valid: false })
  }
  expect(text).toContain('scannez le code')
})

test('a code that only kiosks read promises no telephone, and is explained in French in every language', async () => {
  const code = await codeOf('K7QF3M2X', ['organise'])
  observed({ K7QF3M2X: ['organise'] }, [code])
  const { proven, text, inFrench } = await printed('ar')
  expect(proven).toMatchObject([{ code: code.code }])
  expect(text).toContain(kiosk.say('myPage.sheet.show', { place: 'La Pépinière de Mende' }))
  expect(inFrench).toContain('montrez le code à côté de la ligne à une borne')
  expect(inFrench).not.toContain('téléphone')
})

test('what is recommended says since when, with the year, on the screen and on the sheet', async () => {
  const at = Date.parse('2025-03-03T12:00:00Z')
  kiosk.session.profile = {
    ...blankProfile('V1', kiosk.data.writer()),
    competences: [{ id: 'own', label: 'Je répare un vélo.', origin: 'personal', addedAt: '1' }],
    recommendations: [{ id: 'r', competenceId: 'own', by: 'visitor', authorId: 'V2', at }],
  }
  const { text } = await printed()
  expect(text).toContain('Je répare un vélo. · depuis le 3 mars 2025')
  expect(kiosk.text()).toContain('depuis le 3 mars 2025')
})
