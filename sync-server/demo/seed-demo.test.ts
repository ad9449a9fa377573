import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Application } from '../../domain/hiring/application.ts'
import { applicationStatus } from '../../domain/hiring/application-status.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import { jobOfferStatus, type JobOffer } from '../../domain/hiring/job-offer.ts'
import { blockingWords } from '../../domain/wording/wording-guard.ts'
import type { AnyRecord } from '../../domain/record/record.ts'
import { collectionNames, type CollectionName } from '../../domain/sync/collections.ts'
import { DAY } from '../../domain/time.ts'
import { checkCredentials } from '../accounts/accounts.ts'
import { misshapenField } from '../store/validate-record.ts'
import { START, TestServer } from '../testing/test-server.ts'
import { seedDemo, type Demo } from './seed-demo.ts'

let server: TestServer
let demo: Demo
const all = async <T extends AnyRecord>(collection: CollectionName, from = server): Promise<T[]> =>
  (await from.parts.store.read((view) => view.records(collection))) as AnyRecord[] as T[]

beforeAll(async () => {
  server = await TestServer.start()
  demo = await seedDemo(server.parts)
  // A day later everything is counted, and Monday's figures are published.
  server.clock.advance(DAY)
  await server.running.followUps.look()
})
afterAll(() => server.stop())

describe('the demo', () => {
  it('holds only records of the form of their collection', async () => {
    for (const collection of collectionNames) {
      for (const record of await all(collection)) {
        expect([record.id, misshapenField(collection, record)]).toEqual([record.id, null])
      }
    }
  })

  it('shows every grade, and an employer not evaluated yet', async () => {
    const employers = await all<Employer>('employers')
    const grades = employers.map((employer) => employer.reciprokPreview?.grade ?? 'none')
    expect([...new Set(grades)].sort()).toEqual(['A', 'B', 'C', 'D', 'E', 'none'])
  })

  it('has about 18 open offers and 200 applications, some of which wait for an answer at various ages', async () => {
    const offers = await all<JobOffer>('jobOffers')
    const applications = await all<Application>('applications')
    expect(offers.filter((offer) => jobOfferStatus(offer) === 'open')).toHaveLength(18)
    expect(applications.length).toBeGreaterThan(190)
    const waiting = applications.filter((application) =>
      ['received', 'viewed'].includes(applicationStatus(application, START).kind),
    )
    const ages = waiting.map((application) => Math.floor((START - application.at) / DAY))
    expect(ages.length).toBeGreaterThan(20)
    expect([Math.min(...ages) <= 1, Math.max(...ages) >= 20]).toEqual([true, true])
    expect(applications.some((application) => applicationStatus(application, START).kind === 'silent')).toBe(
      true,
    )
  })

  it('keeps every fact in the past and every word within the rules', async () => {
    for (const application of await all<Application>('applications')) {
      for (const event of application.events) {
        expect(event.at).toBeLessThanOrEqual(START)
        expect(event.receivedAt).toBeDefined()
        const words = [event.message, event.stepForward?.words, event.nextStep?.what].join(' ')
        expect(blockingWords(words)).toEqual([])
      }
    }
  })

  it('names no real firm: the SIREN numbers begin with 000, and pass the usual check', async () => {
    for (const { siren } of await all<Employer>('employers')) {
      expect(siren).toMatch(/^000\d{6}$/)
      const sum = [...siren!].reverse().reduce((total, digit, index) => {
        const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
        return total + (value > 9 ? value - 9 : value)
      }, 0)
      expect(sum % 10).toBe(0)
    }
  })

  it('has people at the site today, some of whom left', async () => {
    const visits = await all('visits')
    expect(visits.length).toBeGreaterThan(7)
    expect(visits.some((visit) => 'closing' in visit)).toBe(true)
  })

  it('opens its accounts with the secrets it told, and with no other', async () => {
    const scope = { deviceId: 'd', siteId: demo.siteId, role: 'host' } as const
    expect(await checkCredentials(server.parts, scope, demo.host.login, 'wrong-secret-here')).toBeNull()
    expect(await checkCredentials(server.parts, scope, demo.host.login, demo.host.secret)).toMatchObject({
      name: 'Maëlle',
    })
  })

  it('tells the same year again on the same day', async () => {
    const again = await TestServer.start()
    await seedDemo(again.parts)
    const told = (applications: Application[]) =>
      applications
        .map(({ id, sent, events }) => [id, sent, events.map((event) => [event.type, event.at])])
        .sort()
    const [first, second] = [
      await all<Application>('applications'),
      await all<Application>('applications', again),
    ]
    expect(told(second)).toEqual(told(first))
    await again.stop()
  })
})
