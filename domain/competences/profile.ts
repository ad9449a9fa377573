import { newestFirst } from '../record/newest-first.ts'
import { firstAsText } from '../record/content.ts'
import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import { recordFields, recordRequired } from '../record/record.ts'

/** A visitor's competences (compte personnel de compétences). Never rests readable on a kiosk. */
export const profileSchema = {
  title: 'competence profile',
  version: 0,
  primaryKey: 'id',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...recordFields,
    visitorId: { type: 'string', maxLength: 40, dataClass: 'private' },
    /** Hosts may read it only while this consent stands. Withdrawn once, it stays withdrawn until asked anew. */
    consent: {
      type: 'string',
      enum: ['none', 'hosts', 'employers-anonymous', 'withdrawn'],
      dataClass: 'private',
    },
    competences: {
      type: 'array',
      maxItems: 200,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          id: { type: 'string', minLength: 1, maxLength: 64 },
          label: { type: 'string', maxLength: 160 },
          origin: { type: 'string', enum: ['professional', 'personal'] },
          addedAt: { type: 'string', maxLength: 80 },
          removedAt: { type: 'string', maxLength: 80 },
        },
        required: ['id', 'label', 'origin', 'addedAt'],
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
          id: { type: 'string', minLength: 1, maxLength: 64 },
          proof: { type: 'string', enum: ['observed'] },
          ability: { type: 'string', minLength: 1, maxLength: 40 },
          level: { type: 'integer', minimum: 2, maximum: 4 },
          serial: { type: 'string', minLength: 1, maxLength: 16 },
          challengeId: { type: 'string', maxLength: 64 },
          observedOn: { type: 'string', maxLength: 10 },
          /** The attestation was revoked. */
          removedAt: { type: 'integer', minimum: 0, maximum: 8_640_000_000_000_000 },
        },
        required: ['id', 'proof', 'ability', 'level', 'serial', 'challengeId', 'observedOn'],
      },
      dataClass: 'private',
    },
  },
  required: [...recordRequired, 'visitorId', 'consent', 'competences'],
} as const

export type CompetenceProfile = ExtractDocumentTypeFromTypedRxJsonSchema<typeof profileSchema>
type Evidence = NonNullable<CompetenceProfile['evidence']>[number]

/** Add-wins set of competences; a withdrawn consent beats every other; evidence once revoked stays so. */
export function mergeProfiles(a: CompetenceProfile, b: CompetenceProfile): CompetenceProfile {
  const [newer, older] = newestFirst(a, b)
  const competences = new Map<string, CompetenceProfile['competences'][number]>()
  for (const item of [...older.competences, ...newer.competences]) {
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
  const evidence = mergeEvidence(a.evidence, b.evidence)
  const withdrawn = a.consent === 'withdrawn' || b.consent === 'withdrawn'
  return {
    ...newer,
    consent: withdrawn ? 'withdrawn' : newer.consent,
    competences: [...competences.values()].sort((x, y) => (x.id < y.id ? -1 : 1)),
    ...(evidence ? { evidence } : {}),
  }
}

function mergeEvidence(a: Evidence[] | undefined, b: Evidence[] | undefined): Evidence[] | undefined {
  if (!a && !b) return undefined
  const merged = new Map<string, Evidence>()
  for (const item of [...(a ?? []), ...(b ?? [])]) {
    const known = merged.get(item.id)
    if (!known || wins(item, known)) merged.set(item.id, item)
  }
  return [...merged.values()].sort((x, y) => (x.id < y.id ? -1 : 1))
}

function wins(item: Evidence, known: Evidence): boolean {
  const [at, knownAt] = [item.removedAt ?? Infinity, known.removedAt ?? Infinity]
  return at !== knownAt ? at < knownAt : firstAsText(known, item) === item
}
