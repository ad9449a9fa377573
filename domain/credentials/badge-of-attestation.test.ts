import { readFileSync } from 'node:fs'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { describe, expect, it } from 'vitest'
import type { Attestation } from '../attestations/attestation.ts'
import { abilityCodes } from '../kit/abilities.ts'
import { badgeOfAttestation, jwtPayload, type BadgeFrame } from './badge-of-attestation.ts'
import { readBadge } from './badge-form.ts'

const schema = new URL(
  '../../tests/support/open-badges/ob_v3p0_achievementcredential_schema.json',
  import.meta.url,
)
const official = new Ajv2019({ strict: false, validateFormats: false, allErrors: true }).compile(
  JSON.parse(readFileSync(schema, 'utf8')) as object,
)

const frame: BadgeFrame = {
  id: 'urn:uuid:1',
  issuer: { id: 'https://pepiniere.example/v1/credentials/brest', name: 'Pépinière de Brest' },
  subjectId: 'urn:uuid:2',
  achievementId: 'urn:uuid:3',
  validFrom: Date.parse('2026-04-14T08:30:15.250Z'),
  status: { list: 'https://pepiniere.example/v1/credentials/brest/status', index: 7 },
}
const attestation: Attestation = {
  serial: 'K7QF3M2X',
  siteId: 'brest',
  siteName: 'Pépinière de Brest',
  kind: 'observation',
  name: '',
  track: 'adventurer',
  title: 'Vingt clients, un comptoir',
  challenges: [{ id: 'A01.1', title: 'Vingt clients, un comptoir' }],
  observedOn: '2026-04-13',
  issuedOn: '2026-04-14',
  abilities: [{ code: 'act-in-service', level: 3 }],
  observers: [{ side: 'host' }],
}

/** Every way in which an attestation may be filled in. */
const variants: [string, Partial<Attestation>][] = [
  ['as little as one may say', {}],
  ['a participation', { kind: 'participation', abilities: [], observers: [] }],
  ['a name', { name: 'Aïcha' }],
  ['all abilities, with facts', { abilities: abilityCodes.map((code) => ({ code, level: 4, fact: 'Vu.' })) }],
  [
    'own words and a review',
    { ownWords: 'J’ai aimé.', review: 'amended', where: 'Salle 2', employer: 'Le Pont' },
  ],
]

describe('the credential of an attestation', () => {
  it.each(variants)('has the form of an Open Badge 3.0: %s', (_name, says) => {
    const badge = badgeOfAttestation({ ...attestation, ...says }, frame)
    official(JSON.parse(JSON.stringify(jwtPayload(badge))))
    expect(official.errors ?? []).toEqual([])
    expect(readBadge(JSON.parse(JSON.stringify(badge)) as Record<string, unknown>)).toMatchObject({
      ok: true,
    })
  })

  it('would not have it without what was achieved', () => {
    const { credentialSubject: _none, ...rest } = jwtPayload(badgeOfAttestation(attestation, frame))
    expect(official(rest)).toBe(false)
  })

  it('is called an attestation and never a certification', () => {
    for (const [, says] of variants) {
      const text = JSON.stringify(badgeOfAttestation({ ...attestation, ...says }, frame))
      expect(text).toMatch(/Attestation d’observation|Attestation de participation/)
      expect(text.replaceAll('Ce n’est pas une certification professionnelle.', '')).not.toMatch(/certif/i)
    }
  })

  it('names nobody who did not ask to be named', () => {
    expect(JSON.stringify(badgeOfAttestation(attestation, frame))).not.toContain('identityHash')
    const { credentialSubject } = badgeOfAttestation({ ...attestation, name: 'Aïcha' }, frame)
    expect(credentialSubject.identifier?.[0]).toMatchObject({ hashed: false, identityHash: 'Aïcha' })
  })

  it('shows a fact and own words only where they may be printed', () => {
    expect(badgeOfAttestation(attestation, frame).evidence).toBeUndefined()
    const badge = badgeOfAttestation(
      { ...attestation, abilities: [{ code: 'organise', level: 3, fact: 'A rangé.' }], ownWords: 'Bien.' },
      frame,
    )
    expect(badge.evidence?.map(({ narrative }) => narrative)).toEqual(['A rangé.', 'Bien.'])
  })

  it('aligns an ability with ESCO where it says the same, and leaves the others alone', () => {
    const abilities: Attestation['abilities'] = [
      { code: 'work-in-team', level: 2 },
      { code: 'picture-process', level: 2 },
    ]
    const { achievement, result } = badgeOfAttestation({ ...attestation, abilities }, frame).credentialSubject
    expect(achievement.alignment).toEqual([
      {
        type: ['Alignment'],
        targetName: 'work in teams',
        targetUrl: 'http://data.europa.eu/esco/skill/60c78287-22eb-4103-9c8c-28deaa460da0',
        targetFramework: 'ESCO',
      },
    ])
    expect(result?.map(({ value }) => value)).toEqual(['Avec de l’aide', 'Avec de l’aide'])
  })

  it('tells every reader of a JWT what the credential says', () => {
    const badge = badgeOfAttestation(attestation, frame)
    expect(badge.validFrom).toBe('2026-04-14T08:30:15Z')
    expect(jwtPayload(badge)).toMatchObject({
      iss: frame.issuer.id,
      jti: 'urn:uuid:1',
      sub: 'urn:uuid:2',
      nbf: Date.parse('2026-04-14T08:30:15Z') / 1000,
    })
  })
})
