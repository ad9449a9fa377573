import { kioskLanguages } from '../language.ts'
import { firstAsText } from '../record/content.ts'
import { newestFirst } from '../record/newest-first.ts'
import { recordFields, recordRequired } from '../record/record.ts'
import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import { heardAfter, joinConsents } from './consents.ts'
import { joinHidden, MOST_HIDDEN } from './hidden-from.ts'
import { departments } from '../sites/departments.ts'
import { drivingLicences, MOST_DEPARTMENTS, travelBands, workPermits, workTimes } from './work-terms.ts'

const id = { type: 'string', minLength: 1, maxLength: 64 } as const
const instant = { type: 'integer', minimum: 0, maximum: 8_640_000_000_000_000 } as const
const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', maxLength: 10 } as const
/** The UUID at the end of a concept's address in ESCO. */
const escoId = { type: 'string', pattern: '^[0-9a-f-]{36}$', maxLength: 36 } as const

/** From where somebody who says "je l'ai vu faire" knows the person. */
export const witnessRoles = ['work', 'employer', 'association', 'everyday', 'here'] as const
export type WitnessRole = (typeof witnessRoles)[number]

/** A visitor's competences (compte personnel de compétences). Never rests readable on a kiosk. */
export const profileSchema = {
  title: 'competence profile',
  version: 6,
  primaryKey: 'id',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...recordFields,
    visitorId: { type: 'string', maxLength: 40, dataClass: 'private' },
    /** Every time that the person allowed something or took it back; what stands is in consents.ts. */
    consents: {
      type: 'array',
      maxItems: 100,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          id,
          purpose: { type: 'string', enum: ['hosts', 'search', 'statistics', 'kiosks'] },
          type: { type: 'string', enum: ['given', 'withdrawn'] },
          /** Each withdrawal ends the turn that it knows; consent is given anew in the next one. */
          turn: { type: 'integer', minimum: 1, maximum: 1000 },
          at: instant,
          by: { type: 'string', maxLength: 40 },
          /** Which sentence was on the screen, and in which language. */
          textId: { type: 'string', maxLength: 40 },
          language: { type: 'string', enum: kioskLanguages },
        },
        required: ['id', 'purpose', 'type', 'turn', 'at', 'by'],
      },
      dataClass: 'private',
    },
    competences: {
      type: 'array',
      maxItems: 200,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          /** Of a sentence of the lexicon its id; of the person's own words a fresh one. */
          id,
          label: { type: 'string', maxLength: 160 },
          origin: { type: 'string', enum: ['professional', 'personal'] },
          how: { type: 'string', enum: ['alone', 'with-help', 'helps-others'] },
          /** The scene of life in which they chose it. */
          sceneId: { type: 'string', maxLength: 40 },
          esco: escoId,
          /** One of the abilities that challenges show. */
          ability: { type: 'string', maxLength: 40 },
          addedAt: { type: 'string', maxLength: 80 },
          removedAt: { type: 'string', maxLength: 80 },
        },
        required: ['id', 'label', 'origin', 'addedAt'],
      },
      dataClass: 'private',
    },
    /** One thing that the person is proud of, in their words; empty once they took it back. */
    pride: {
      type: 'object',
      additionalProperties: false,
      properties: {
        text: { type: 'string', maxLength: 280 },
        saidAt: { type: 'string', minLength: 1, maxLength: 80 },
      },
      required: ['saidAt'],
      dataClass: 'private',
    },
    /** When, how far and with which licence they can work, as they said it last (work-terms.ts). */
    workTerms: {
      type: 'object',
      additionalProperties: false,
      properties: {
        times: { type: 'array', maxItems: 5, uniqueItems: true, items: { type: 'string', enum: workTimes } },
        licences: {
          type: 'array',
          maxItems: 5,
          uniqueItems: true,
          items: { type: 'string', enum: drivingLicences },
        },
        /** Kilometres from the place. */
        within: { type: 'integer', enum: travelBands },
        saidAt: { type: 'string', minLength: 1, maxLength: 80 },
      },
      required: ['times', 'licences', 'saidAt'],
      dataClass: 'private',
    },
    /**
     * From when, with which other permits and in which departments they would work, as they said it last: beside
     * `workTerms`, which kiosks that do not know of these write whole.
     */
    workScope: {
      type: 'object',
      additionalProperties: false,
      properties: {
        startsBy: day,
        permits: {
          type: 'array',
          maxItems: workPermits.length,
          uniqueItems: true,
          items: { type: 'string', enum: workPermits },
        },
        departments: {
          type: 'array',
          maxItems: MOST_DEPARTMENTS,
          uniqueItems: true,
          items: { type: 'string', enum: departments },
        },
        saidAt: { type: 'string', minLength: 1, maxLength: 80 },
      },
      required: ['permits', 'departments', 'saidAt'],
      dataClass: 'private',
    },
    /** By which employers the person is not found, or is again: the last word on each (hidden-from.ts). */
    hiddenFrom: {
      type: 'array',
      maxItems: MOST_HIDDEN,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          employerId: { type: 'string', minLength: 1, maxLength: 40 },
          saidAt: { type: 'string', minLength: 1, maxLength: 80 },
          isOver: { type: 'boolean' },
        },
        required: ['employerId', 'saidAt'],
      },
      dataClass: 'private',
    },
    /** Abilities observed in challenges: written by the server when an attestation is issued. */
    evidence: {
      type: 'array',
      maxItems: 200,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          /** `serial.ability`. */
          id,
          proof: { type: 'string', enum: ['observed'] },
          ability: { type: 'string', minLength: 1, maxLength: 40 },
          level: { type: 'integer', minimum: 2, maximum: 4 },
          serial: { type: 'string', minLength: 1, maxLength: 16 },
          challengeId: { type: 'string', maxLength: 64 },
          observedOn: { type: 'string', maxLength: 10 },
          /** The attestation was revoked. */
          removedAt: instant,
        },
        required: ['id', 'proof', 'ability', 'level', 'serial', 'challengeId', 'observedOn'],
      },
      dataClass: 'private',
    },
    /** What somebody who was present says of one competence: written by the server, which knows who was there. */
    recommendations: {
      type: 'array',
      maxItems: 200,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          id,
          competenceId: id,
          by: { type: 'string', enum: ['visitor', 'host'] },
          authorId: { type: 'string', minLength: 1, maxLength: 40 },
          at: instant,
          /** From where a visitor knows the person. */
          role: { type: 'string', enum: witnessRoles },
          /** What the author saw, in their own words. */
          fact: { type: 'string', minLength: 1, maxLength: 140 },
          /** Taken back, by its author or by the person. */
          removedAt: instant,
        },
        required: ['id', 'competenceId', 'by', 'authorId', 'at'],
      },
      dataClass: 'private',
    },
    /** Titles of outside bodies whose document a host saw; nothing of it is copied. Written by the server. */
    certificates: {
      type: 'array',
      maxItems: 40,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          id,
          title: { type: 'string', minLength: 1, maxLength: 120 },
          issuer: { type: 'string', minLength: 1, maxLength: 120 },
          /** The competences that it certifies. */
          competenceIds: { type: 'array', maxItems: 40, items: id },
          issuedOn: day,
          /** Where the title has an end, such as a licence to drive a lift. */
          expiresOn: day,
          /** The account of the host who saw the document. */
          seenBy: { type: 'string', minLength: 1, maxLength: 40 },
          at: instant,
          removedAt: instant,
        },
        required: ['id', 'title', 'issuer', 'competenceIds', 'seenBy', 'at'],
      },
      dataClass: 'private',
    },
  },
  required: [...recordRequired, 'visitorId', 'competences'],
} as const

export type CompetenceProfile = ExtractDocumentTypeFromTypedRxJsonSchema<typeof profileSchema>
export type Competence = CompetenceProfile['competences'][number]
export type Evidence = NonNullable<CompetenceProfile['evidence']>[number]
export type Recommendation = NonNullable<CompetenceProfile['recommendations']>[number]

/** What others say of a person, which only the server writes. */
export const writtenByServer = ['evidence', 'recommendations', 'certificates'] as const

/**
 * Add-wins set of competences; every consent and withdrawal that either copy knows; proof once taken back stays so,
 * and loses the words of its author; of two prides, and of two words on how they can work, the one said last.
 */
export function mergeProfiles(a: CompetenceProfile, b: CompetenceProfile): CompetenceProfile {
  const [newer, older] = newestFirst(a, b)
  const merged: CompetenceProfile = {
    ...newer,
    competences: mergeCompetences(older.competences, newer.competences),
  }
  if (a.consents || b.consents) merged.consents = joinConsents(a.consents ?? [], b.consents ?? [])
  const pride = a.pride && b.pride ? lastSaid(a.pride, b.pride) : (a.pride ?? b.pride)
  if (pride) merged.pride = pride
  const workTerms =
    a.workTerms && b.workTerms ? lastSaid(a.workTerms, b.workTerms) : (a.workTerms ?? b.workTerms)
  if (workTerms) merged.workTerms = workTerms
  const workScope =
    a.workScope && b.workScope ? lastSaid(a.workScope, b.workScope) : (a.workScope ?? b.workScope)
  if (workScope) merged.workScope = workScope
  if (a.hiddenFrom || b.hiddenFrom) merged.hiddenFrom = joinHidden(a.hiddenFrom ?? [], b.hiddenFrom ?? [])
  const evidence = mergeProofs(a.evidence, b.evidence)
  if (evidence) merged.evidence = evidence
  const recommendations = mergeProofs(a.recommendations, b.recommendations, uniteSaid)
  if (recommendations) merged.recommendations = recommendations
  const certificates = mergeProofs(a.certificates, b.certificates)
  if (certificates) merged.certificates = certificates
  return merged
}

/**
 * Two pages of one person that were written apart, as one: turns of the one are no turns of the other, so that what was
 * taken back on either is allowed only by who knew that it had been.
 */
export function joinPages(known: CompetenceProfile, other: CompetenceProfile): CompetenceProfile {
  const joined = mergeProfiles(known, other)
  return joined.consents ? { ...joined, consents: heardAfter(other.consents ?? [], known) } : joined
}

/** What the person says of themselves now: the competences that they did not take back. */
export function declaredOf({ competences }: Pick<CompetenceProfile, 'competences'>): Competence[] {
  return competences.filter(({ removedAt }) => removedAt === undefined)
}

function mergeCompetences(older: readonly Competence[], newer: readonly Competence[]): Competence[] {
  const competences = new Map<string, Competence>()
  for (const item of [...older, ...newer]) {
    const known = competences.get(item.id)
    if (!known) {
      competences.set(item.id, item)
      continue
    }
    const addedAt = known.addedAt > item.addedAt ? known.addedAt : item.addedAt
    const removals = [known.removedAt, item.removedAt].filter((at) => at !== undefined).sort()
    const removedAt = removals.at(-1)
    const latest = item.addedAt >= known.addedAt ? item : known
    const { removedAt: _dropped, ...kept } = latest
    competences.set(item.id, { ...kept, addedAt, ...(removedAt && removedAt > addedAt ? { removedAt } : {}) })
  }
  return [...competences.values()].sort((x, y) => (x.id < y.id ? -1 : 1))
}

function lastSaid<T extends { saidAt: string }>(a: T, b: T): T {
  if (a.saidAt === b.saidAt) return firstAsText(a, b)
  return a.saidAt > b.saidAt ? a : b
}

interface Proof {
  id: string
  removedAt?: number
}

function mergeProofs<T extends Proof>(
  a: readonly T[] | undefined,
  b: readonly T[] | undefined,
  unite = firstTakenBack<T>,
): T[] | undefined {
  if (!a && !b) return undefined
  const merged = new Map<string, T>()
  for (const item of [...(a ?? []), ...(b ?? [])]) {
    const known = merged.get(item.id)
    merged.set(item.id, known ? unite(known, item) : item)
  }
  return [...merged.values()].sort((x, y) => (x.id < y.id ? -1 : 1))
}

/** Of two copies of one proof the one that was taken back, the earlier of two. */
function firstTakenBack<T extends Proof>(known: T, item: T): T {
  const [at, knownAt] = [item.removedAt ?? Infinity, known.removedAt ?? Infinity]
  if (at === knownAt) return firstAsText(known, item)
  return at < knownAt ? item : known
}

/**
 * What an author told later stays beside what they told first. Where the copies name two authors, one was erased since,
 * and their words with them.
 */
function uniteSaid(known: Recommendation, item: Recommendation): Recommendation {
  const said = firstTakenBack(withoutWords(known), withoutWords(item))
  if (said.removedAt !== undefined || known.authorId !== item.authorId) return said
  const role = firstOf(known.role, item.role)
  const fact = firstOf(known.fact, item.fact)
  return { ...said, ...(role === undefined ? {} : { role }), ...(fact === undefined ? {} : { fact }) }
}

function firstOf<T extends string>(a: T | undefined, b: T | undefined): T | undefined {
  return a !== undefined && b !== undefined ? firstAsText(a, b) : (a ?? b)
}

/** That somebody saw it, without what they told of it. */
export function withoutWords({ role: _from, fact: _theirWords, ...said }: Recommendation): Recommendation {
  return said
}
