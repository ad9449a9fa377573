import { firstFault } from '../record/record-form.ts'
import type { Instant } from '../time.ts'
import { idOf, isObject, listOf, typesOf, type JsonObject } from './credential-text.ts'
import { refused, type CredentialSummary, type Step } from './verdict.ts'

/** Where a credential says that its issuer tells what became of it (Bitstring Status List 1.0). */
export interface StatusEntry {
  purpose: 'revocation' | 'suspension'
  index: number
  list: string
}

export interface ReadBadge {
  summary: CredentialSummary
  status: readonly StatusEntry[]
  /** It tells what became of it in a form that is not read here. */
  unreadStatus: boolean
}

const address = { type: 'string', minLength: 1, maxLength: 8000 } as const
/** With its zone, as XML Schema's `dateTimeStamp`. */
const dateTime = {
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})$',
} as const

/** What we ask of any Open Badge 3.0 before we speak of it: less than its whole standard, and all that is read here. */
const badgeForm = {
  type: 'object',
  properties: {
    '@context': { type: 'array', minItems: 1 },
    id: address,
    type: { type: 'array' },
    issuer: {
      anyOf: [address, { type: 'object', properties: { id: address }, required: ['id'] }],
    },
    validFrom: dateTime,
    validUntil: dateTime,
    credentialSubject: {
      type: 'object',
      properties: {
        id: address,
        achievement: {
          type: 'object',
          properties: {
            id: address,
            name: { type: 'string', minLength: 1 },
            criteria: { type: 'object' },
          },
          required: ['id', 'name', 'criteria'],
        },
      },
      required: ['achievement'],
    },
  },
  required: ['@context', 'type', 'issuer', 'validFrom', 'credentialSubject'],
} as const

/** Whether it means to be a credential at all. */
export function isCredential(document: JsonObject): boolean {
  return typesOf(document).includes('VerifiableCredential')
}

/** What a signed document says, once it is known to have the form of an Open Badge. */
export function readBadge(document: JsonObject): Step<ReadBadge> {
  const types = typesOf(document)
  if (!types.includes('OpenBadgeCredential') && !types.includes('AchievementCredential'))
    return refused('schema', 'type')
  const fault = firstFault(badgeForm, normalized(document))
  if (fault) return refused('schema', fault.field)
  const { issuer, credentialSubject, id } = document
  const span = spanOf(document)!
  if (Number.isNaN(span.validFrom) || Number.isNaN(span.validUntil ?? 0))
    return refused('schema', 'validFrom')
  const status = listOf(document['credentialStatus']).map(statusEntry)
  const name = isObject(issuer) && typeof issuer['name'] === 'string' ? issuer['name'] : undefined
  const subject = credentialSubject as JsonObject
  const person = nameIn(subject)
  return {
    ok: true,
    value: {
      summary: {
        ...(typeof id === 'string' ? { id } : {}),
        issuer: { id: idOf(issuer)!, ...(name === undefined ? {} : { name }) },
        achievement: (subject['achievement'] as { name: string }).name,
        ...(person === undefined ? {} : { person }),
        ...span,
      },
      status: status.filter((entry) => entry !== null),
      unreadStatus: status.includes(null),
    },
  }
}

/** The first data model of credentials, which early Open Badges 3.0 used, called the two dates otherwise. */
export function spanOf(document: JsonObject): { validFrom: Instant; validUntil?: Instant } | null {
  const from = document['validFrom'] ?? document['issuanceDate']
  const until = document['validUntil'] ?? document['expirationDate']
  if (typeof from !== 'string') return null
  return {
    validFrom: Date.parse(from),
    ...(typeof until === 'string' ? { validUntil: Date.parse(until) } : {}),
  }
}

function normalized(document: JsonObject): JsonObject {
  const { issuanceDate, expirationDate, ...rest } = document
  return {
    ...rest,
    '@context': listOf(document['@context']),
    type: listOf(document['type']),
    ...(issuanceDate === undefined ? {} : { validFrom: issuanceDate }),
    ...(expirationDate === undefined ? {} : { validUntil: expirationDate }),
    ...(document['validFrom'] === undefined ? {} : { validFrom: document['validFrom'] }),
    ...(document['validUntil'] === undefined ? {} : { validUntil: document['validUntil'] }),
  }
}

function statusEntry(value: unknown): StatusEntry | null {
  if (!isObject(value) || value['type'] !== 'BitstringStatusListEntry') return null
  const { statusPurpose: purpose, statusListIndex, statusListCredential: list } = value
  if (purpose !== 'revocation' && purpose !== 'suspension') return null
  // The standard writes the index as a text; some write a number.
  const written = String(statusListIndex)
  if (!/^\d{1,9}$/.test(written) || typeof list !== 'string') return null
  return { purpose, index: Number(written), list }
}

/** A name that the issuer wrote in the clear, because the person asked. */
function nameIn({ identifier }: JsonObject): string | undefined {
  for (const one of listOf(identifier)) {
    if (!isObject(one) || one['hashed'] !== false || one['identityType'] !== 'name') continue
    const { identityHash } = one
    if (typeof identityHash === 'string') return identityHash.slice(0, 200)
  }
  return undefined
}
