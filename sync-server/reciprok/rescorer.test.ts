import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Application, ApplicationEvent } from '../../domain/hiring/application.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import { scoreEmployer } from '../../domain/hiring/reciprok-score.ts'
import { scoredFileOf } from '../../domain/hiring/scored-file.ts'
import { verifyProof } from '../../domain/hiring/verify-proof.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { addDays, DAY, parisInstant, type Instant } from '../../domain/time.ts'
import { changeEmployer, createEmployer } from '../employers/employers.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { signedProof } from './proofs.ts'
import { withReceipts } from '../sync/intakes/applications.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { START, TestServer } from '../testing/test-server.ts'

/** START is a Monday at ten; its publication was four hours before. */
const MONDAY = '2026-04-13'

let server: TestServer
beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  await createEmployer(server.parts, 'brest', { name: 'Fournil', siren: '732829320' }, 'bakery')
  await createEmployer(server.parts, 'brest', { name: 'Garage' }, 'garage')
})
afterEach(() => server.stop())

describe('the Reciprok scores', () => {
  it('are the domain’s, to the integer, and nobody else’s record is touched', async () => {
    const applications = await sixApplications('bakery', START - 40 * DAY, START - 38 * DAY)
    const before = await employer('garage')
    await recount('bakery')
    const files = applications.map((application) => scoredFileOf(application)!)
    expect((await employer('bakery')).reciprokPreview).toEqual(scoreEmployer(files, START).score)
    expect((await employer('bakery')).reciprokPreview).toMatchObject({
      points: 5090,
      counted: 6,
      answered: 6,
    })
    expect(await employer('garage')).toEqual(before)
  })

  it('count no application whose sender no host has seen, until one has', async () => {
    const [first] = await sixApplications('bakery', START - 40 * DAY, START - 38 * DAY)
    for (const [unverified, counted] of [
      [true, 5],
      [false, 6],
    ] as const) {
      await server.parts.store.transaction((tx) => keepRecord(tx, 'applications', { ...first!, unverified }))
      await recount('bakery')
      expect((await employer('bakery')).reciprokPreview?.counted).toBe(counted)
    }
  })

  it('show at once in the preview and only on Monday at six to candidates', async () => {
    await sixApplications('bakery', START - 40 * DAY, START - 38 * DAY)
    await recount('bakery')
    expect((await employer('bakery')).reciprok).toBeUndefined()

    const nextMonday = parisInstant(addDays(MONDAY, 7), 6)
    await lookAt(nextMonday - 1)
    expect((await employer('bakery')).reciprok).toBeUndefined()
    await lookAt(nextMonday)
    expect((await employer('bakery')).reciprok).toMatchObject({ points: 5090, asOf: nextMonday })
    expect((await employer('garage')).reciprok).toMatchObject({ counted: 0 })
  })

  it('are published without a grade or a proof while it is not known whose they are', async () => {
    await changeEmployer(server.parts, 'brest', 'bakery', { siren: '' })
    await sixApplications('bakery', START - 40 * DAY, START - 38 * DAY)
    const [first, second] = [7, 14].map((days) => parisInstant(addDays(MONDAY, days), 6)) as [
      Instant,
      Instant,
    ]
    await lookAt(first)
    const { reciprok, reciprokPreview } = await employer('bakery')
    expect([reciprok!.points, reciprok!.grade]).toEqual([5090, undefined])
    expect(reciprokPreview!.grade).toBe('C')
    expect(await signedProof(server.parts, 'bakery')).toBeNull()
    await changeEmployer(server.parts, 'brest', 'bakery', { siren: '732 829 320' })
    await lookAt(second)
    expect((await employer('bakery')).reciprok!.grade).toBe('C')
    expect(await signedProof(server.parts, 'bakery')).not.toBeNull()
  })

  it('are published as of Monday at six also when the server was off at that hour', async () => {
    await sixApplications('bakery', START - 40 * DAY, START - 38 * DAY)
    const tenDaysLater = START + 10 * DAY
    await lookAt(tenDaysLater)
    const published = (await employer('bakery')).reciprok
    expect(published?.asOf).toBe(parisInstant(addDays(MONDAY, 7), 6))
    await lookAt(tenDaysLater + 60_000)
    expect((await employer('bakery')).reciprok).toEqual(published)
  })

  it('are published with a proof that counts to the same, under the key of the employer’s home', async () => {
    await sixApplications('bakery', START - 40 * DAY, START - 38 * DAY)
    expect(await signedProof(server.parts, 'bakery')).toBeNull()
    await lookAt(parisInstant(addDays(MONDAY, 7), 6))
    const { asOf, formula, ...result } = (await employer('bakery')).reciprok!
    const site = await server.parts.store.read((view) => view.record('sites', 'brest', 'brest'))
    const { publicKey } = site!.passKeys.at(-1)!
    const verdict = await verifyProof(JSON.stringify(await signedProof(server.parts, 'bakery')), publicKey)
    expect(verdict).toMatchObject({ valid: true, proof: { asOf, formula, result } })
    expect(await signedProof(server.parts, 'garage')).toBeNull()
  })

  it('are published at six by the clocks of Paris, in winter and in summer', async () => {
    for (const day of ['2026-10-26', '2027-03-29']) {
      await lookAt(parisInstant(day, 6) - 1)
      const before = (await employer('bakery')).reciprok?.asOf
      await lookAt(parisInstant(day, 6))
      expect([before === parisInstant(day, 6), (await employer('bakery')).reciprok?.asOf]).toEqual([
        false,
        parisInstant(day, 6),
      ])
    }
  })

  it('follow the passing of days without an event, and write nothing when no figure moves', async () => {
    await sixApplications('bakery', START - 20 * DAY, START - 18 * DAY)
    await recount('bakery')
    expect((await employer('bakery')).reciprokPreview?.counted).toBe(0)
    await lookAt(START + 11 * DAY)
    expect((await employer('bakery')).reciprokPreview?.counted).toBe(6)
    const { rev } = await employer('bakery')
    await recount('bakery')
    expect((await employer('bakery')).rev).toBe(rev)
  })
})

async function employer(id: string): Promise<Employer> {
  return (await server.parts.store.read((view) => view.record('employers', id)))!
}

async function recount(employerId: string): Promise<void> {
  await server.parts.store.transaction(async (tx) =>
    tx.follow({ kind: 'score', siteId: '*', subject: employerId }),
  )
  await server.running.followUps.idle()
}

async function lookAt(now: Instant): Promise<void> {
  server.clock.set(now)
  await server.running.followUps.look()
}

/** Six people apply and get a bare refusal: worth 6,000 each. */
async function sixApplications(
  employerId: string,
  receivedAt: Instant,
  answeredAt: Instant,
  round = 0,
): Promise<Application[]> {
  const { store, receipts } = server.parts
  const applications = Array.from({ length: 6 }, (_, index) => {
    const id = `a${round}-${index}`
    const head = {
      id,
      siteId: 'brest',
      rev: nextRevision(undefined, receivedAt, 'k'),
      at: receivedAt,
      by: 'k',
    }
    const sample = sampleRecord('applications', { ...head, employerId, mark: `person-${round}-${index}` })
    const application = { ...(sample as Application), visitorId: `p${round}-${index}` }
    const received = withReceipts(application, receipts, receivedAt)
    const refused: ApplicationEvent = {
      id: `${id}.r`,
      type: 'refused',
      at: answeredAt,
      by: 'd',
      reasons: [{ code: 'position_filled' }],
    }
    return withReceipts({ ...received, events: [...received.events, refused] }, receipts, answeredAt)
  })
  await store.transaction(async (tx) => {
    for (const application of applications) await keepRecord(tx, 'applications', application)
  })
  return applications
}
