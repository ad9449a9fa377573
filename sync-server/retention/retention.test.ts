import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { allows } from '../../domain/competences/consents.ts'
import type { CompetenceProfile } from '../../domain/competences/profile.ts'
import { evaluationId, type Evaluation, type EvaluationKind } from '../../domain/observation/evaluation.ts'
import { labelLostAt } from '../../domain/reminders/label-lost.ts'
import { kept, NOTICE } from '../../domain/retention/keeping.ts'
import type { CollectionName, RecordTypes } from '../../domain/sync/collections.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { DAY, HOUR, MINUTE, parisDay } from '../../domain/time.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import { createEmployer } from '../employers/employers.ts'
import { compactionFollower } from '../erasure/compaction.ts'
import { FollowUpRunner } from '../follow-ups/follow-up-runner.ts'
import { liftStop, noteStop } from '../reminders/mail-stops.ts'
import { openServerParts, type ServerParts } from '../server-parts.ts'
import { createSite } from '../sites/create-site.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { SqliteTransaction } from '../store/sqlite-transaction.ts'
import type { Tables } from '../store/tables.ts'
import { openMemoryStore } from '../testing/memory-store.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { START } from '../testing/start.ts'
import { LONGEST_PERIOD } from '../../domain/figures/period.ts'
import { dueBy } from './due.ts'
import { letGo } from './let-go.ts'
import { retentionFollower } from './retention-follower.ts'

let parts: ServerParts
let runner: FollowUpRunner
let now: number
/** How long the hour stays in doubt. */
let inDoubt: number

beforeEach(async () => {
  now = START
  inDoubt = 0
  parts = await openServerParts(await openMemoryStore(), {
    now: () => now,
    inDoubtFor: () => inDoubt,
  })
  await createSite(parts, { siteId: 'brest', name: 'Brest', closesAt: '18:00', capacity: 50 })
  runner = new FollowUpRunner(parts, [retentionFollower(parts), compactionFollower(parts)])
})
afterEach(async () => {
  await runner.close()
  await parts.store.close()
})

const keep = <C extends CollectionName>(
  name: C,
  id: string,
  at: number,
  fields: Partial<RecordTypes[C]> = {},
) =>
  parts.store.transaction((tx) => {
    const record = sampleRecord(name, { id, siteId: 'brest', rev: '1', at, by: 'server', mark: 'LUCIE' })
    // Who came at the same moment is somebody else.
    const whose = name === 'visits' ? { visitorId: `of-${id}` } : {}
    return keepRecord(tx, name, { ...record, ...whose, ...fields })
  })
const left = <C extends CollectionName>(name: C) =>
  parts.store.read((view) => view.records(name, { siteId: 'brest' }))

/** A night in which the hour is told twice, an hour apart. */
async function night(): Promise<void> {
  await runner.look()
  now += HOUR
  await runner.look()
  await runner.idle()
}

describe('what was kept long enough', () => {
  it('goes in the night after: visits become a count per day', async () => {
    await keep('visits', 'old', START - kept.visits - 2 * DAY)
    await keep('visits', 'twin', START - kept.visits - 2 * DAY)
    await keep('visits', 'passed', START - kept.visits - 2 * DAY, { kind: 'unnamed-departure' })
    await keep('visits', 'kept', START - kept.visits + 2 * DAY)
    await night()
    expect((await left('visits')).map(({ id }) => id)).toEqual(['kept'])
    const days = await parts.store.read((view) => view.all(view.tables.selectFrom('visitDays').selectAll()))
    expect(days).toEqual([{ siteId: 'brest', day: parisDay(START - kept.visits - 2 * DAY), visits: 2 }])
    now += DAY
    await night()
    expect(await left('visits')).toHaveLength(1)
  })

  it('visits leave what they said in the counts of their month, and say nothing of whom', async () => {
    const at = START - kept.visits - 2 * DAY
    const day = parisDay(at)
    const said: Partial<Visit> = { visitorId: 'V', day, reasons: ['rest', 'help'], prescriber: 'school' }
    await keep('visits', `V.${day}.0`, at, {
      ...said,
      audience: 'curious',
      closing: 'left',
      leftAt: at + HOUR,
    })
    await keep('visits', `V.${day}.1`, at, { ...said, arrivedAt: at + HOUR, audience: 'employee' })
    await keep('visitors', 'V', START, { stamps: {}, firstSeenOn: day, lastSeenOn: day })
    await keep('visits', 'passed', at, { kind: 'unnamed-departure' })
    // A departure that was taken back: one stay, as it went on.
    await keep('visits', `V.${day}.2`, at, { ...said, arrivedAt: at + HOUR, audience: 'employee' })
    await keep('visits', 'nobody', at, {
      visitorId: undefined,
      day,
      reasons: [],
      closing: 'left',
      leftAt: at,
    })
    await keep('visits', 'nobody.1', at, { visitorId: undefined, day, reasons: [] })
    await night()
    const rows = await parts.store.read((view) => view.all(view.tables.selectFrom('visitCounts').selectAll()))
    expect(new Set(rows.map(({ month }) => month))).toEqual(new Set([day.slice(0, 7)]))
    const counts = Object.fromEntries(
      rows.map(({ dimension, value, count }) => [`${dimension} ${value}`, count]),
    )
    expect(counts).toMatchObject({
      ...{
        'presence left': 1,
        'presence unknown-departure': 2,
        'audience curious': 1,
        'audience employee': 1,
      },
      ...{ 'prescriber school': 2, 'reason rest': 2, 'reason help': 2, 'card first': 1, 'card again': 1 },
      ...{ 'minutes least': 60, 'departure unnamed': 1 },
    })
    expect(JSON.stringify(rows)).not.toContain('"V"')
  })

  it('what was said of a minor goes at 18, and an agreement a year after its end', async () => {
    const day = parisDay(START)
    const age = (band: 'under-16' | '16-17', on: string) => ({
      ...{ id: '1', type: 'age' as const, band, on, at: 1, by: 'k' },
    })
    const agreed = (until: string) => ({
      ...{ id: '2', type: 'agreed' as const, guardian: 'Mme Diallo', acts: ['board' as const], host: 'Nour' },
      ...{ on: until, until, at: 2, by: 'd' },
    })
    const ago = (days: number) => parisDay(START - days * DAY)
    const seen = { stamps: {}, firstSeenOn: day, lastSeenOn: day }
    await keep('visitors', 'grown', START, { ...seen, minority: [age('16-17', ago(740)), agreed(ago(10))] })
    await keep('visitors', 'young', START, {
      ...seen,
      minority: [age('under-16', ago(740)), agreed(ago(380))],
    })
    await keep('visitors', 'kept', START, { ...seen, minority: [age('16-17', ago(700)), agreed(ago(360))] })
    await night()
    const words = (await left('visitors')).map(({ id, minority }) => [id, minority?.map(({ type }) => type)])
    expect(Object.fromEntries(words)).toEqual({
      ...{ grown: undefined, young: ['age'], kept: ['age', 'agreed'] },
    })
  })

  it('a parent’s agreement stays while an entry that joined this one says the age', async () => {
    const day = parisDay(START)
    const seen = { stamps: {}, firstSeenOn: day, lastSeenOn: day }
    const said = { id: '1', type: 'age' as const, band: 'under-16' as const, on: day, at: 1, by: 'k' }
    const noted = {
      ...{ id: '2', type: 'agreed' as const, guardian: 'Mme Diallo', acts: ['board' as const], host: 'Nour' },
      ...{ on: day, until: day, at: 2, by: 'd' },
    }
    await keep('visitors', 'joined', START, { ...seen, mergedInto: 'main', minority: [said] })
    await keep('visitors', 'main', START, { ...seen, minority: [noted] })
    await night()
    const words = (await left('visitors')).map(({ id, minority }) => [id, minority?.map(({ type }) => type)])
    expect(Object.fromEntries(words)).toEqual({ joined: ['age'], main: ['agreed'] })
  })

  it('searches go with whom they showed', async () => {
    const search = {
      siteId: 'brest',
      employerId: 'e',
      accountId: 'a',
      wanted: '[]',
      seed: 'x',
      people: '[]',
      isCut: 0,
      counted: '[]',
    }
    for (const [searchId, at] of [
      ['old', START - kept.searches - DAY],
      ['kept', START - kept.searches + DAY],
    ] as const) {
      await parts.store.transaction(async (tx) => {
        await tx.run(tx.tables.insertInto('searches').values({ ...search, searchId, at }))
        await tx.run(
          tx.tables.insertInto('searchMeetings').values({ siteId: 'brest', visitorId: 'V', searchId, at }),
        )
      })
    }
    await night()
    const rows = await parts.store.read(async (view) => [
      ...(await view.all(view.tables.selectFrom('searches').select('searchId'))),
      ...(await view.all(view.tables.selectFrom('searchMeetings').select('searchId'))),
    ])
    expect(rows.map(({ searchId }) => searchId)).toEqual(['kept', 'kept'])
  })

  it('invitations go after a year, and searches that are kept once nobody asked them for as long', async () => {
    const own = { siteId: 'brest', employerId: 'e', wanted: '[]' }
    const invitation = {
      ...{ ...own, accountId: 'a', visitorId: 'V', searchId: 's', cardId: 'c', sessionId: null, pay: null },
      ...{ message: 'x', answer: null, answeredAt: null, putOffAt: null, told: null },
    }
    const search = { ...own, searchId: null, proven: '[]', toldOn: '2026-01-01', told: '[]' }
    for (const [id, at] of [
      ['old', START - 366 * DAY - DAY],
      ['kept', START - 366 * DAY + DAY],
    ] as const) {
      await parts.store.transaction(async (tx) => {
        const invited = { ...invitation, invitationId: id, invitedAt: at, kind: 'talk' as const }
        await tx.run(tx.tables.insertInto('invitations').values(invited))
        const saved = { ...search, savedId: id, name: id, lookedAt: at }
        await tx.run(tx.tables.insertInto('savedSearches').values(saved))
      })
    }
    await night()
    const rows = await parts.store.read(async (view) => [
      ...(await view.all(view.tables.selectFrom('invitations').select('invitationId as id'))),
      ...(await view.all(view.tables.selectFrom('savedSearches').select('savedId as id'))),
    ])
    expect(rows.map(({ id }) => id)).toEqual(['kept', 'kept'])
  })

  it('links to one application go after half a year', async () => {
    for (const [linkHash, madeAt] of [
      ['old', START - kept.followLinks - DAY],
      ['kept', START - kept.followLinks + DAY],
    ] as const) {
      const link = { linkHash, siteId: 'brest', applicationId: linkHash, visitorId: 'V', madeAt }
      await parts.store.transaction((tx) => tx.run(tx.tables.insertInto('followLinks').values(link)))
    }
    await night()
    const rows = await parts.store.read((view) =>
      view.all(view.tables.selectFrom('followLinks').select('linkHash')),
    )
    expect(rows).toEqual([{ linkHash: 'kept' }])
  })

  it('that pictures were guessed at, what was refused, and codes that are over go', async () => {
    const rows = async () =>
      parts.store.read(async (view) => [
        ...(await view.all(view.tables.selectFrom('passAlerts').select('visitorId as id'))),
        ...(await view.all(view.tables.selectFrom('refusedRows').select('refusedId as id'))),
        ...(await view.all(view.tables.selectFrom('enrolmentCodes').select('codeHash as id'))),
      ])
    for (const [id, older] of [
      ['old', -DAY],
      ['kept', DAY],
    ] as const) {
      await parts.store.transaction(async (tx) => {
        const alert = { siteId: 'brest', visitorId: id, at: START - kept.passAlerts + older }
        await tx.run(tx.tables.insertInto('passAlerts').values(alert))
        const refused = {
          ...{ refusedId: id, at: START - kept.refusedRows + older, siteId: 'brest', deviceId: 'd' },
          ...{ collection: 'visits', recordId: id, reason: 'invalid', field: null, body: '{}' },
        }
        await tx.run(tx.tables.insertInto('refusedRows').values(refused))
        const code = {
          ...{ codeHash: id, siteId: 'brest', role: 'kiosk' as const, employerId: null, name: null },
          ...{ expiresAt: START - kept.enrolmentCodes + older, usedAt: 1, usedBy: null, deviceId: 'd' },
        }
        await tx.run(tx.tables.insertInto('enrolmentCodes').values(code))
      })
    }
    await night()
    expect((await rows()).map(({ id }) => id)).toEqual(['kept', 'kept', 'kept'])
  })

  it('an address that took no message is tried again after half a year; who wants none is left alone', async () => {
    await createEmployer(parts, 'brest', { name: 'Fournil', contactEmail: 'anne@fournil.example' }, 'bakery')
    await createEmployer(parts, 'brest', { name: 'Nova', contactEmail: 'new@nova.example' }, 'nova')
    const stop = (employerId: string, address: string, because: 'bounced' | 'unsubscribed', at: number) =>
      parts.store.transaction((tx) => noteStop(tx, { employerId, address, because, at }))
    const [later, earlier] = [START - 184 * DAY + 2 * DAY, START - 184 * DAY - DAY]
    await stop('bakery', 'anne@fournil.example', 'bounced', later)
    await stop('nova', 'old@nova.example', 'bounced', later)
    await stop('nova', 'new@nova.example', 'unsubscribed', START - 2000 * DAY)
    await stop('nova', 'gone@nova.example', 'unsubscribed', START - 2000 * DAY)
    const addresses = async () =>
      (await parts.store.read((view) => view.all(view.tables.selectFrom('mailStops').select('address'))))
        .map(({ address }) => address)
        .sort()
    await night()
    expect(await addresses()).toEqual(['anne@fournil.example', 'new@nova.example'])
    now += 2 * DAY
    await night()
    expect(await addresses()).toEqual(['new@nova.example'])
    // Who wants none, since it bounced, is not written to after half a year.
    await stop('bakery', 'anne@fournil.example', 'bounced', earlier)
    await stop('bakery', 'anne@fournil.example', 'unsubscribed', START)
    now += DAY
    await night()
    expect(await addresses()).toEqual(['anne@fournil.example', 'new@nova.example'])
  })

  it('which host let messages go to an address again goes after a year, and ends no stop that came since', async () => {
    await createEmployer(parts, 'brest', { name: 'Fournil', contactEmail: 'anne@fournil.example' }, 'bakery')
    const address = 'anne@fournil.example'
    const stop = () =>
      parts.store.transaction((tx) =>
        noteStop(tx, { employerId: 'bakery', address, because: 'unsubscribed', at: now }),
      )
    await stop()
    expect(await liftStop(parts, 'brest', { employerId: 'bakery', address }, 'lea')).toBe(true)
    await stop()
    const left = () =>
      parts.store.read(async (view) => [
        (await view.all(view.tables.selectFrom('mailStopLifts').selectAll())).length,
        (await view.all(view.tables.selectFrom('mailStops').selectAll())).length,
      ])
    now += 365 * DAY
    await night()
    expect(await left()).toEqual([1, 1])
    now += 2 * DAY
    await night()
    expect(await left()).toEqual([0, 1])
  })

  it('what was shown of a score goes after a year, and never the Monday on which a label was lost', async () => {
    await createEmployer(parts, 'brest', { name: 'Fournil' }, 'bakery')
    const mondays = [-470, -460, -450, -400, -371, -1].map((days) => START + days * DAY)
    await parts.store.transaction(async (tx) => {
      for (const [index, monday] of mondays.entries()) {
        const row = {
          employerId: 'bakery',
          monday,
          score: 1,
          grade: index === 0 ? 'A' : 'E',
        }
        await tx.run(tx.tables.insertInto('publications').values(row as Tables['publications']))
      }
    })
    const shown = () =>
      parts.store.read((view) => view.all(view.tables.selectFrom('publications').selectAll()))
    const before = labelLostAt((await shown()) as never)
    expect(before).toBe(mondays[1])
    await night()
    expect((await shown()).map(({ monday }) => monday)).toEqual([mondays[1], mondays[4], mondays[5]])
    expect(labelLostAt((await shown()) as never)).toBe(before)
  })

  it('data that gave way to a backup goes after five weeks, with what lies beside it, and nothing else', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pepiniere-replaced-'))
    const file = join(folder, 'pepiniere.sqlite')
    const told = (days: number) =>
      new Date(START - days * DAY).toISOString().slice(0, 19).replaceAll(':', '-')
    const old = `pepiniere.sqlite.before-restore-${told(36)}`
    const young = `pepiniere.sqlite.before-restore-${told(34)}`
    const others = [
      'pepiniere.sqlite',
      `other.sqlite.before-restore-${told(36)}`,
      `${old}.copy`,
      young,
      `${young}-wal`,
    ]
    for (const name of [...others, old, `${old}-2`, `${old}-wal`, `${old}-2-shm`])
      writeFileSync(join(folder, name), '')
    await runner.close()
    runner = new FollowUpRunner(parts, [retentionFollower(parts, undefined, file), compactionFollower(parts)])
    await night()
    expect(readdirSync(folder).sort()).toEqual(others.sort())
    rmSync(folder, { recursive: true })
  })

  it('goes row by row: one that cannot go stops no other, nor the night of its site', async () => {
    await keep('visits', 'broken', START - kept.visits - 2 * DAY)
    await keep('visits', 'old', START - kept.visits - 2 * DAY)
    await createSite(parts, { siteId: 'quimper', name: 'Quimper', closesAt: '18:00', capacity: 50 })
    const { document } = SqliteTransaction.prototype
    const broken = vi.spyOn(SqliteTransaction.prototype, 'document').mockImplementation(function (
      this: SqliteTransaction,
      ...asked
    ) {
      if (asked[1] === 'broken') throw new RangeError('Lucie')
      return document.apply(this, asked) as never
    })
    const told: unknown[] = []
    await runner.close()
    const log = { error: (...words: unknown[]) => void told.push(words) }
    runner = new FollowUpRunner(parts, [retentionFollower(parts, log as never), compactionFollower(parts)])
    await night()
    expect((await left('visits')).map(({ id }) => id)).toEqual(['broken'])
    expect(told).toEqual([[{ kind: 'visit', error: 'RangeError' }, 'not let go']])
    broken.mockRestore()
    now += DAY
    await night()
    expect(await left('visits')).toEqual([])
  })

  it('leaves nothing in the files, for all sites at once', async () => {
    await createSite(parts, { siteId: 'quimper', name: 'Quimper', closesAt: '18:00', capacity: 50 })
    const compact = vi.spyOn(parts.store, 'compact')
    for (const siteId of ['brest', 'quimper']) {
      await keep('visits', siteId, START - kept.visits - 2 * DAY, { siteId })
      await keep('visitors', `of-${siteId}`, START, { siteId, lastSeenOn: '2020-01-01' })
    }
    await night()
    expect(await left('visits')).toEqual([])
    expect(await left('visitors')).toEqual([])
    expect(compact).toHaveBeenCalledTimes(1)
    now += DAY
    await night()
    expect(compact).toHaveBeenCalledTimes(1)
  })

  it('leaves nothing in the files once the last of many is gone', async () => {
    const compact = vi.spyOn(parts.store, 'compact')
    for (let count = 0; count < 201; count += 1) {
      await keep('visits', `v${count}`, START - kept.visits - 2 * DAY)
    }
    await night()
    expect(await left('visits')).toHaveLength(1)
    expect(compact).not.toHaveBeenCalled()
    await runner.look()
    await runner.idle()
    expect(await left('visits')).toEqual([])
    expect(compact).toHaveBeenCalledTimes(1)
  })

  it('links by which somebody took their data along go after a year', async () => {
    for (const [linkHash, madeAt] of [
      ['old', START - 366 * DAY - DAY],
      ['kept', START - 366 * DAY + DAY],
    ] as const) {
      const link = { linkHash, siteId: 'brest', visitorId: 'V', madeAt, expiresAt: madeAt, takenAt: null }
      await parts.store.transaction((tx) => tx.run(tx.tables.insertInto('dataLinks').values(link)))
    }
    await night()
    const rows = await parts.store.read((view) =>
      view.all(view.tables.selectFrom('dataLinks').select('linkHash')),
    )
    expect(rows).toEqual([{ linkHash: 'kept' }])
  })

  it('that a message was due goes after a year', async () => {
    const message = {
      ...{
        employerId: 'e',
        siteId: 'brest',
        kind: 'report' as const,
        reader: 'employer' as const,
        subject: 'o',
      },
      ...{ state: 'sent' as const, mailId: null, latest: 0, nextTryAt: 0, at: START },
    }
    for (const [key, dueAt] of [
      ['old', START - 366 * DAY - DAY],
      ['kept', START - 366 * DAY + DAY],
    ] as const) {
      await parts.store.transaction((tx) =>
        tx.run(tx.tables.insertInto('reminders').values({ ...message, key, dueAt })),
      )
    }
    await night()
    const rows = await parts.store.read((view) => view.all(view.tables.selectFrom('reminders').selectAll()))
    expect(rows.map(({ key }) => key)).toEqual(['kept'])
  })

  it('what employers said of their silence, and half hours with a host, go after two years', async () => {
    const by = { siteId: 'brest', accountId: 'lea' }
    for (const [id, at] of [
      ['old', START - kept.advice - DAY],
      ['kept', START - kept.advice + DAY],
    ] as const) {
      const fact = { ...by, factId: id, employerId: 'e', kind: 'called' as const, codes: null, at }
      const slot = { ...by, slotId: id, startsAt: at, host: 'Léa', withdrawnAt: null }
      const booking = { bookingId: id, slotId: id, employerId: 'e', accountId: 'a', at }
      await parts.store.transaction(async (tx) => {
        await tx.run(tx.tables.insertInto('adviceFacts').values(fact))
        await tx.run(tx.tables.insertInto('adviceSlots').values(slot))
        const ends = { cancelledAt: null, cancelledBy: null }
        await tx.run(tx.tables.insertInto('adviceBookings').values({ ...booking, ...ends }))
      })
    }
    await night()
    const rows = await parts.store.read(async (view) => ({
      facts: await view.all(view.tables.selectFrom('adviceFacts').select('factId as id')),
      slots: await view.all(view.tables.selectFrom('adviceSlots').select('slotId as id')),
      bookings: await view.all(view.tables.selectFrom('adviceBookings').select('slotId as id')),
    }))
    expect(rows).toEqual({ facts: [{ id: 'kept' }], slots: [{ id: 'kept' }], bookings: [{ id: 'kept' }] })
  })

  it('what hosts said of an employer’s figures goes after two years', async () => {
    const named = { siteId: 'brest', employerId: 'e', kind: 'withdrawals', subject: '' } as const
    const words = { verdict: 'nothing-wrong', reason: 'other', note: 'x', facts: '{}', until: 1 } as const
    for (const [decisionId, at] of [
      ['old', START - kept.alertDecisions - DAY],
      ['kept', START - kept.alertDecisions + DAY],
    ] as const) {
      const decision = { ...named, ...words, decisionId, accountId: 'lea', host: 'Léa', at }
      await parts.store.transaction((tx) => tx.run(tx.tables.insertInto('alertDecisions').values(decision)))
    }
    await night()
    const left = await parts.store.read((view) =>
      view.all(view.tables.selectFrom('alertDecisions').select('decisionId')),
    )
    expect(left).toEqual([{ decisionId: 'kept' }])
  })

  it('wishes to talk go a year after the last that was said of them, and a request of another kind does not', async () => {
    const longAgo = START - kept.postings - DAY
    const events = [{ id: 'e', type: 'interested' as const, at: longAgo, by: 'k' }]
    await keep('contactRequests', 'wish', longAgo, { topic: 'budget', employerId: undefined, events })
    await keep('contactRequests', 'later', START - kept.postings + DAY, { topic: 'budget', events })
    await keep('contactRequests', 'asked', longAgo)
    await night()
    expect((await left('contactRequests')).map(({ id }) => id).sort()).toEqual(['asked', 'later'])
  })

  it('cards on the board go a year after they were over, with what was said of them', async () => {
    const longAgo = START - kept.postings - DAY
    await keep('postings', 'old', longAgo, { endsOn: parisDay(longAgo - 3 * DAY) })
    await keep('contactRequests', 'of-old', longAgo, { postingId: 'old' })
    await keep('postings', 'dayless', longAgo)
    await keep('postings', 'to-come', longAgo, { endsOn: parisDay(START + 9 * DAY) })
    await keep('postings', 'renewed', START - kept.postings + DAY)
    await night()
    expect((await left('postings')).map(({ id }) => id).sort()).toEqual(['renewed', 'to-come'])
    expect(await left('contactRequests')).toEqual([])
    now += kept.postings + 13 * DAY
    await night()
    expect(await left('postings')).toEqual([])
  })

  it('what was written about an application goes three months after its offer was closed; its days stay', async () => {
    const longAgo = START - kept.applicationContent - 2 * DAY
    const offers = { closed: longAgo, open: undefined, 'closed-lately': START - DAY }
    for (const [id, closedAt] of Object.entries(offers)) {
      await keep('jobOffers', id, longAgo, closedAt === undefined ? {} : { closedAt })
      await keep('applications', `for-${id}`, longAgo, { jobOfferId: id, visitorId: 'V' })
    }
    await keep('applications', 'answered-lately', START - DAY, { jobOfferId: 'closed', visitorId: 'V' })
    const before = await left('applications')
    await night()
    const after = await left('applications')
    const isWhole = (id: string) => after.find((one) => one.id === id)?.sent.name !== undefined
    expect(before.map(({ id }) => id).filter((id) => !isWhole(id))).toEqual(['for-closed'])
    const [was, is] = [before, after].map((all) => all.find(({ id }) => id === 'for-closed')!)
    expect(is).toMatchObject({ visitorId: 'V', at: was!.at, sent: {} })
    const days = (events: readonly { id: string; type: string; at: number }[]) =>
      events.map(({ id, type, at }) => ({ id, type, at }))
    expect(days(is!.events)).toEqual(days(was!.events))
    now += DAY
    await night()
    expect(await left('applications')).toEqual(after)
  })

  it('what stays of the application of somebody who was erased goes once no score and no report reads it', async () => {
    const longAgo = START - kept.applicationsOfNobody - 2 * DAY
    const lately = START - kept.applicationsOfNobody + 2 * DAY
    const of = (visitorId: string, at: number) => ({
      ...{ visitorId, employerId: 'bakery', jobOfferId: 'offer', sent: {} },
      events: [{ id: 'submitted', type: 'submitted' as const, at, by: 'kiosk', receivedAt: at }],
    })
    await keep('visitors', 'V', START, {
      stamps: {},
      firstSeenOn: parisDay(longAgo),
      lastSeenOn: parisDay(START),
    })
    await keep('applications', 'of-nobody', START, of('stranger', longAgo))
    await keep('applications', 'of-somebody', START, of('V', longAgo))
    await keep('applications', 'counted-still', START, of('stranger', lately))
    await keep('applications', 'with-words', START, { ...of('stranger', longAgo), sent: { name: 'Lucie' } })
    // What `retention --dry-run` tells is what goes.
    const due = await parts.store.read((view) => dueBy(view, 'brest', START))
    const ofNobody = due.filter(({ kind }) => kind === 'application-of-nobody')
    expect(ofNobody.map(({ id }) => id)).toEqual(['of-nobody'])
    // A report counts applications of so many months, of 31 days at most.
    expect(kept.applicationsOfNobody > LONGEST_PERIOD * 31 * DAY).toBe(true)
    // What changed since it was listed is looked at once more.
    for (const id of ['of-somebody', 'counted-still', 'with-words'])
      await parts.store.transaction((tx) => letGo(tx, 'brest', { ...ofNobody[0]!, id }, START))
    await night()
    const rest = ['counted-still', 'of-somebody', 'with-words']
    expect((await left('applications')).map(({ id }) => id).sort()).toEqual(rest)
  })

  it('leave to be searched runs out after six months, and may be given anew', async () => {
    const given = (id: string, at: number, turn = 1) =>
      ({ id, purpose: 'search', type: 'given', turn, at, by: 'k', textId: 'search-1' }) as const
    const hosts = { ...given('h', 0), purpose: 'hosts' } as const
    await keep('profiles', 'OLD', START, { consents: [hosts, given('a', START - kept.searchConsent - DAY)] })
    await keep('profiles', 'NEW', START, { consents: [hosts, given('a', START - DAY)] })
    await night()
    const [anew, old] = (await left('profiles')) as [CompetenceProfile, CompetenceProfile]
    expect([allows(anew, 'search'), allows(old, 'search'), allows(old, 'hosts')]).toEqual([true, false, true])
    expect(old.consents!.at(-1)).toMatchObject({ type: 'withdrawn', by: 'server', textId: 'ran-out' })
    now += DAY
    await night()
    expect(await left('profiles')).toEqual([anew, old])
  })

  it('notes of a session go six months after its end, and nothing that was agreed, answered or decided', async () => {
    const ended = START - kept.observationNotes - DAY
    await keep('challengeSessions', 'past', ended, {
      startsAt: ended - HOUR,
      endsAt: ended,
      track: 'adventurer',
    })
    const later = START - kept.observationNotes + 3 * DAY
    await keep('challengeSessions', 'lately', later, {
      startsAt: later - HOUR,
      endsAt: later,
      track: 'adventurer',
    })
    const tell = (
      booking: string,
      sessionId: string,
      kind: EvaluationKind,
      fields: Partial<Evaluation> = {},
    ) =>
      keep('evaluations', evaluationId(booking, kind, 'o1'), ended, {
        ...{
          id: evaluationId(booking, kind, 'o1'),
          kind,
          sessionId,
          bookingId: booking,
          visitorId: booking,
          authorId: 'o1',
          says: [],
        },
        ...fields,
      })
    for (const [booking, sessionId] of [
      ['old', 'past'],
      ['contested', 'past'],
      ['decided', 'past'],
      ['new', 'lately'],
    ] as const) {
      await tell(booking, sessionId, 'grid')
      await tell(booking, sessionId, 'self')
      await tell(booking, sessionId, 'debrief', { sharedAt: ended })
    }
    const contest = { id: 'w', at: ended + 1, word: 'contest' as const, text: 'Non' }
    for (const booking of ['contested', 'decided']) await tell(booking, 'past', 'answer', { says: [contest] })
    await tell('decided', 'past', 'review', { outcome: 'upheld', decidedAt: ended + 2 })
    const ids = async (kinds: string) =>
      (await left('evaluations')).flatMap(({ id, kind }) => (kinds.includes(kind) ? id : [])).sort()
    const others = await ids('debrief answer review')
    await night()
    expect(await ids('grid self')).toEqual(['contested.g.o1', 'contested.s.o1', 'new.g.o1', 'new.s.o1'])
    expect(await ids('debrief answer review')).toEqual(others)
    // The hosts decided: nobody needs the notes any more.
    await tell('contested', 'past', 'review', { outcome: 'amended', decidedAt: ended + 2 })
    now += DAY
    await night()
    expect(await ids('grid self')).toEqual(['new.g.o1', 'new.s.o1'])
    now += 5 * DAY
    await night()
    expect(await ids('grid self')).toEqual([])
  })

  it('all of somebody goes two years after they were last here or did anything', async () => {
    const longAgo = START - kept.accounts - 5 * DAY
    const lastSeenOn = parisDay(longAgo)
    await keep('visitors', 'GONE', longAgo, { lastSeenOn, firstSeenOn: lastSeenOn })
    await keep('visitors', 'WROTE', longAgo, { lastSeenOn, firstSeenOn: lastSeenOn })
    const addedAt = nextRevision(undefined, START - DAY, 'kiosk')
    const competences = [{ id: 'c', label: 'Porter', origin: 'personal' as const, addedAt }]
    await keep('profiles', 'WROTE', START - DAY, { visitorId: 'WROTE', competences })
    // What others wrote of somebody lately is no sign of them.
    await keep('profiles', 'GONE', START - DAY, { visitorId: 'GONE', competences: [], consents: [] })
    const events = [{ id: 'a', type: 'refused' as const, at: START - DAY, by: 'desk' }]
    await keep('applications', 'answered', START - DAY, { visitorId: 'GONE', events })
    await keep('visitors', 'HERE', START)
    await night()
    expect((await left('visitors')).map(({ id }) => id).sort()).toEqual(['HERE', 'WROTE'])
    const erased = await parts.store.read((view) => view.all(view.tables.selectFrom('erasedIds').selectAll()))
    expect(erased).toHaveLength(1)
  })
})

describe('a clock that is wrong', () => {
  beforeEach(() => keep('visits', 'kept', START))

  it('for a while lets nothing go, nor does one that is in doubt', async () => {
    await runner.look()
    now += 5000 * DAY
    await runner.look()
    now += MINUTE
    await runner.look()
    now = START + 2 * MINUTE
    await night()
    inDoubt = MINUTE
    now += 5000 * DAY
    await night()
    expect(await left('visits')).toHaveLength(1)
  })

  it('once it is right, lets go what is due by then', async () => {
    await runner.look()
    now += kept.visits + 3 * DAY
    await night()
    expect(await left('visits')).toEqual([])
  })
})

it('is told before, with its day, and changes nothing by being told', async () => {
  await keep('visits', 'old', START - kept.visits + 10 * DAY)
  const told = (by: number) => parts.store.read((view) => dueBy(view, 'brest', by))
  expect(await told(START)).toEqual([])
  expect(await told(START + 31 * DAY)).toMatchObject([{ kind: 'visit', id: 'old' }])
  const [due] = await told(START + 31 * DAY)
  expect(Math.abs(due!.at - (START + 11 * DAY))).toBeLessThan(2 * DAY)
  expect(await left('visits')).toHaveLength(1)
})

it('all of somebody is told a month before, twenty-three months after they were last here', async () => {
  const away = (days: number) => ({ lastSeenOn: parisDay(START - days * DAY), firstSeenOn: '2020-01-01' })
  await keep('visitors', 'AWAY', START, away(731 - 20))
  await keep('visitors', 'LATER', START, away(731 - 60))
  const told = await parts.store.read((view) => dueBy(view, 'brest', START + NOTICE))
  expect(told).toMatchObject([{ kind: 'account', id: 'AWAY' }])
  expect(Math.abs(told[0]!.at - (START + 20 * DAY))).toBeLessThan(2 * DAY)
  expect(await left('visitors')).toHaveLength(2)
})
