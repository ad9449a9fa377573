import type { VisitorId } from '../../domain/ids.ts'
import type { CollectionName, RecordTypes } from '../../domain/sync/collections.ts'
import { DAY } from '../../domain/time.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import { hashPictures } from '../passes/pass-secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { sampleRecord } from './sample-records.ts'
import { sampleSession } from './sample-sessions.ts'
import { START } from './start.ts'

/**
 * Something of a person in every collection and every table that can name them, at `brest`, each word of theirs made by
 * `mark`; and one neighbour, of whom they said something.
 */
export async function tellEverything(
  { store }: Pick<ServerParts, 'store'>,
  { visitorId, passId }: { visitorId: VisitorId; passId: string },
  { mark, pictures }: { mark: () => string; pictures: readonly number[] },
): Promise<void> {
  const secretHash = await hashPictures(pictures)
  const hers = <C extends CollectionName>(
    collection: C,
    id: string,
    fields: Partial<RecordTypes[C]> = {},
  ) => {
    const head = { id, siteId: 'brest', rev: '1', at: START, by: 'server', employerId: 'bakery' }
    const record = sampleRecord(collection, { ...head, mark: 'x' })
    return { ...record, visitorId, ...fields } as RecordTypes[C]
  }
  await store.transaction(async (tx) => {
    const keep = <C extends CollectionName>(collection: C, record: RecordTypes[C], deleted = false) =>
      keepRecord(tx, collection, record, { deleted })
    const { visitorId: _none, ...entry } = hers('visitors', visitorId) as Visitor & { visitorId?: string }
    const agreed = { id: '2', type: 'agreed' as const, at: START, by: 'd', host: mark(), guardian: mark() }
    await keep('visitors', { ...entry, name: mark(), note: mark(), minority: [agreed] })
    const { visitorId: _no, ...twin } = hers('visitors', 'TWIN') as Visitor & { visitorId?: string }
    await keep('visitors', { ...twin, mergedInto: visitorId, name: mark() })
    const { visitorId: _not, ...yann } = hers('visitors', 'YANN') as Visitor & { visitorId?: string }
    const said = { id: '1', type: 'apart' as const, withId: visitorId, at: START, by: 'd', host: mark() }
    await keep('visitors', { ...yann, name: 'Neighbour', pairings: [said] })
    await keep('challengeSessions', sampleSession('s1', { employerId: 'bakery', endsAt: START + DAY }))
    for (const day of ['2026-04-12', '2026-04-13']) {
      await keep('visits', hers('visits', `${visitorId}.${day}.1`, { day, name: mark() }))
    }
    await keep(
      'bookings',
      hers('bookings', 'b1', {
        ...{ sessionId: 's1', name: mark(), guardianName: mark() },
        events: [{ id: 'e1', type: 'declined', at: START, by: 'server', note: mark() }],
      }),
    )
    await keep('evaluations', {
      ...hers('evaluations', 'b1', { fact: mark(), conditions: mark(), strength: mark(), nextStep: mark() }),
      observations: [{ ability: 'organise', level: 2, fact: mark(), notedAt: '1' }],
      says: [{ id: 's', at: START, word: 'comment', text: mark() }],
      attestation: { name: mark(), facts: [] },
      reviewNote: mark(),
    })
    await keep('contactRequests', hers('contactRequests', 'c1'))
    const posted = { stamps: {}, authorId: visitorId, text: mark() }
    const { visitorId: _1, ...posting } = hers('postings', 'p1', posted) as RecordTypes['postings'] & {
      visitorId?: string
    }
    await keep('postings', { ...posting, title: mark() })
    await keep('postings', { ...posting, id: 'p2', title: mark() }, true)
    await keep('profiles', {
      ...hers('profiles', visitorId),
      competences: [{ id: 'own', label: mark(), origin: 'personal', addedAt: '1' }],
      pride: { text: mark(), saidAt: '1' },
      consents: [{ id: mark(), purpose: 'search', type: 'given', turn: 1, at: START, by: 'k' }],
      certificates: [{ id: 'c', title: mark(), issuer: mark(), competenceIds: [], seenBy: 'h', at: START }],
    })
    await keep('profiles', {
      ...hers('profiles', 'YANN', { visitorId: 'YANN' }),
      recommendations: [
        {
          ...{ id: 'r', competenceId: 'own', by: 'visitor', authorId: visitorId, at: START },
          ...{ role: 'work', fact: mark() },
        },
      ],
    })
    for (const [id, type] of [
      ['a1', 'refused'],
      ['a2', 'viewed'],
    ] as const) {
      await keep(
        'applications',
        hers('applications', id, {
          sent: {
            ...{ name: mark(), phone: mark(), email: mark(), message: mark(), availability: mark() },
            abilities: [mark()],
          },
          events: [
            { id: `${id}.s`, type: 'submitted', at: START - 40 * DAY, by: 'k', receivedAt: START - 40 * DAY },
            {
              ...{ id: `${id}.e`, type, at: START - 35 * DAY, by: 'd', receivedAt: START - 35 * DAY },
              ...{
                message: mark(),
                tone: 'warm',
                strength: { criterionId: 'c2', criterion: mark() },
                reasons: [{ code: 'skill_level', criterionId: 'c1', note: mark() }],
              },
              stepForward: { kind: 'words', words: `${mark()} and twenty more letters` },
              nextStep: { what: mark(), contact: mark(), where: mark() },
            },
          ],
        }),
      )
    }
    const { visitorId: _of, ...dossier } = hers('dossiers', 'D1') as RecordTypes['dossiers'] & {
      visitorId?: string
    }
    await keep('dossiers', { ...dossier, sealed: mark(), sealedPass: mark() })
    const at = { siteId: 'brest', visitorId }
    const into = <T extends keyof typeof rows>(table: T) =>
      tx.run(tx.tables.insertInto(table).values(rows[table] as never))
    const rows = {
      dossierHolders: { ...at, dossierId: 'D1', passId },
      passSecrets: { ...at, secretHash },
      siteLinks: {
        ...{ ...at, linkId: mark(), otherSiteId: 'quimper', otherVisitorId: mark(), madeAt: START },
        ...{ proof: 'host', textId: 'known-here-1', language: 'fr', endedAt: null },
      },
      fieldConflicts: {
        ...{
          conflictId: mark(),
          siteId: 'brest',
          collection: 'visitors',
          recordId: visitorId,
          field: 'name',
        },
        ...{ keptRev: '2', keptValue: mark(), otherRev: '1', otherValue: mark(), at: START },
      },
      invitations: {
        ...{ ...at, invitationId: 'i1', employerId: 'bakery', accountId: 'x', searchId: 'q', cardId: 'c' },
        ...{ invitedAt: START, kind: 'talk', sessionId: null, pay: null, message: mark(), wanted: '[]' },
        ...{ answer: 'yes', answeredAt: START, putOffAt: null },
        told: JSON.stringify({ name: mark(), channel: 'phone', words: mark() }),
      },
      recoveries: {
        ...{ ...at, codeHash: mark(), kind: 'pictures', issuedBy: mark(), expiresAt: 1 },
        ...{ usedAt: null, usedBy: null, passId: null },
      },
      visitorReads: { ...at, kind: mark(), readUntil: 1 },
      passAlerts: { ...at, at: 1 },
      sessions: {
        tokenHash: mark(),
        deviceId: 'd',
        subject: visitorId,
        kind: 'visitor',
        expiresAt: 2 * START,
      },
      attestations: {
        ...{ ...at, serial: 'S1', bookingId: 'b1', sessionId: 's1', issuedAt: START, issuedBy: 'm' },
        ...{ body: `{"title":"${mark()}"}`, token: mark(), revokedAt: null, revokedBecause: null },
      },
      credentials: { siteId: 'brest', serial: 'S1', listIndex: 1, issuedAt: START, jwt: mark() },
      searches: {
        ...{ searchId: 'q', siteId: 'brest', employerId: 'bakery', accountId: 'armelle', at: START },
        ...{ wanted: '[{"key":"ability:organise"}]', seed: 'x', people: JSON.stringify([visitorId, 'YANN']) },
        counted: JSON.stringify(['YANN', visitorId]),
      },
      recommendations: { id: mark(), siteId: 'brest', authorId: visitorId, visitorId: 'YANN', at: START },
      thanks: {
        ...{ thanksId: mark(), siteId: 'brest', authorId: visitorId, visitorId: 'YANN', forKind: 'meeting' },
        ...{ about: mark(), topic: 'budget', authorName: mark(), visitorName: mark(), ready: null },
        ...{ line: mark(), competenceId: 'budget-10', competence: '{}', recommendationId: mark() },
        ...{ state: 'kept', at: START, toldAt: START, readBy: 'm', answeredAt: START },
      },
      answerRatings: {
        ...{ ...at, applicationId: 'a1', employerId: 'bakery', at: START },
        ...{ clear: 'yes', useful: 'partly', respectful: 'yes' },
      },
      contests: {
        ...{ ...at, applicationId: 'a1', about: 'e1', employerId: 'bakery', kind: 'off-topic', at: START },
        ...{ decidedAt: null, upheld: null, appealedAt: null, appealWords: null },
        ...{ appealDecidedAt: null, confirmed: null },
      },
      pageReads: { ...at, accountId: mark(), at: START },
      assistances: {
        ...{ ...at, assistanceId: 'h1', deviceId: 'd', accountId: mark(), beganAt: START, endedAt: null },
      },
      assistedActs: { assistanceId: 'h1', act: 'page', about: mark(), at: START },
      dataLinks: { ...at, linkHash: mark(), madeAt: START, expiresAt: START, takenAt: null },
      followLinks: { ...at, linkHash: mark(), applicationId: 'a1', madeAt: START },
      searchMeetings: { ...at, searchId: 'q', at: START },
      unprovenDecisions: { siteId: 'brest', applicationId: 'a1', decision: 'same', decidedBy: mark(), at: 1 },
      refusedRows: {
        ...{ refusedId: 'r', at: 1, siteId: 'brest', deviceId: 'd', collection: 'visits', recordId: 'x' },
        ...{ reason: 'invalid', field: null, body: `{"visitorId":"${visitorId}","name":"${mark()}"}` },
      },
    }
    for (const table of Object.keys(rows) as (keyof typeof rows)[]) await into(table)
  })
  // What was written over is nowhere either.
  await store.transaction(async (tx) => {
    const entry = (await tx.record('visitors', visitorId, 'brest'))!
    await keepRecord(tx, 'visitors', { ...entry, rev: '2', note: mark() })
  })
}
