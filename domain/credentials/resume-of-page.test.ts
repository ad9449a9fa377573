import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { expect, it } from 'vitest'
import { blankProfile } from '../competences/life-answers.ts'
import type { CompetenceProfile } from '../competences/profile.ts'
import { resumeOfPage } from './resume-of-page.ts'

const schema = new URL('../../tests/support/json-resume/schema.json', import.meta.url)
const official = new Ajv({ strict: false, validateFormats: false }).compile(
  JSON.parse(readFileSync(schema, 'utf8')) as object,
)
const now = Date.parse('2026-11-27T10:00:00Z')
const declared = { label: 'Je fais du pain.', origin: 'personal' as const, addedAt: '1' }
const titled = { issuer: 'Afpa', competenceIds: [], seenBy: 'h', at: 1 }
/** Half past midnight of the next day in Paris. */
const seen = Date.parse('2026-03-02T23:30:00Z')
const page: CompetenceProfile = {
  ...blankProfile('V1', { siteId: 'mende', deviceId: 'k1', now }),
  pride: { text: 'Un mariage de 120 personnes.', saidAt: '1' },
  competences: [
    { ...declared, id: 'bread', how: 'helps-others' },
    { ...declared, id: 'wood', label: 'Je scie.' },
    { ...declared, id: 'gone', removedAt: '2' },
  ],
  recommendations: [{ id: 'r', competenceId: 'wood', by: 'host', authorId: 'h', at: seen }],
  evidence: [
    {
      ...{ id: 'e', proof: 'observed', ability: 'work-in-team', level: 3, serial: 'S1' },
      ...{ challengeId: 'A01.1', observedOn: '2026-04-12' },
    },
  ],
  certificates: [
    { ...titled, id: 'c1', title: 'PSC1', issuedOn: '2025-05-02' },
    { ...titled, id: 'c2', title: 'CACES', expiresOn: '2026-05-02' },
  ],
}

it('a page becomes a CV of the form that its readers ask for', () => {
  const resume = resumeOfPage(page, { name: 'Nadia', now })
  expect(official(resume) || official.errors).toBe(true)
  expect(official({ ...resume, certificates: [{ date: 'hier' }] })).toBe(false)
})

it('each skill says on what it stands; what was taken back or has expired is not there', () => {
  expect(resumeOfPage(page, { name: 'Nadia', now })).toMatchObject({
    basics: { name: 'Nadia', summary: 'Un mariage de 120 personnes.' },
    skills: [
      { name: 'Je fais du pain.', level: 'J’aide les autres', keywords: ['déclarée'] },
      { name: 'Je scie.', keywords: ['recommandée depuis le 2026-03-03'] },
      {
        name: 'Travailler en équipe',
        level: 'En autonomie',
        keywords: ['observée en défi le 2026-04-12', 'ESCO: work in teams'],
      },
    ],
    certificates: [{ name: 'PSC1', issuer: 'Afpa', date: '2025-05-02' }],
  })
})

it('a blank page of somebody without a name names nobody and says nothing', () => {
  const blank = blankProfile('V1', { siteId: 'mende', deviceId: 'k1', now })
  expect(resumeOfPage(blank, { now })).toMatchObject({ basics: {}, skills: [], certificates: [] })
})
