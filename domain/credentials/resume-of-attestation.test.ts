import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import type { Attestation } from '../attestations/attestation.ts'
import { resumeOfAttestation } from './resume-of-attestation.ts'

const schema = new URL('../../tests/support/json-resume/schema.json', import.meta.url)
const official = new Ajv({ strict: false, validateFormats: false }).compile(
  JSON.parse(readFileSync(schema, 'utf8')) as object,
)

const attestation: Attestation = {
  serial: 'K7QF3M2X',
  siteId: 'brest',
  siteName: 'Pépinière de Brest',
  kind: 'observation',
  name: 'Aïcha',
  track: 'adventurer',
  title: 'Vingt clients, un comptoir',
  challenges: [{ id: 'A01.1', title: 'Vingt clients, un comptoir' }],
  observedOn: '2026-04-13',
  issuedOn: '2026-04-14',
  abilities: [
    { code: 'work-in-team', level: 3 },
    { code: 'picture-process', level: 2 },
  ],
  observers: [],
}

describe('the beginning of a CV', () => {
  it('has the form that its readers ask for, which a wrong day would not have', () => {
    const resume = resumeOfAttestation(attestation)
    expect(official(resume) || official.errors).toBe(true)
    expect(official({ ...resume, certificates: [{ date: 'hier' }] })).toBe(false)
  })

  it('says each ability with its level, and its paper', () => {
    expect(resumeOfAttestation({ ...attestation, ownWords: 'J’ai aimé.' })).toMatchObject({
      basics: { name: 'Aïcha', summary: 'J’ai aimé.' },
      skills: [
        {
          name: 'Travailler en équipe',
          level: 'En autonomie',
          keywords: ['observée en défi', 'ESCO: work in teams'],
        },
        { name: 'Se représenter un processus', level: 'Avec de l’aide', keywords: ['observée en défi'] },
      ],
      certificates: [
        {
          name: 'Attestation d’observation\u202f: Vingt clients, un comptoir',
          date: '2026-04-13',
          issuer: 'Pépinière de Brest',
        },
      ],
    })
  })

  it('names nobody who did not ask to be named, and claims no ability that was not seen', () => {
    const took = { ...attestation, kind: 'participation', name: '', abilities: [] } as const
    expect(resumeOfAttestation({ ...took, abilities: [] })).toMatchObject({
      basics: {},
      skills: [],
      certificates: [{ name: 'Attestation de participation\u202f: Vingt clients, un comptoir' }],
    })
  })
})
