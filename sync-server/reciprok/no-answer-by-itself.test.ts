import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { applicationEventTypes, type Application } from '../../domain/hiring/application.ts'
import { isAnswer } from '../../domain/hiring/event-time.ts'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import { DAY, HOUR } from '../../domain/time.ts'
import { createApp, type ServerApp } from '../app.ts'
import { createEmployer } from '../employers/employers.ts'
import type { Mail, Outcome } from '../reminders/sender.ts'
import type { ServerParts } from '../server-parts.ts'
import { createSite } from '../sites/create-site.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { someSiren } from '../testing/some-siren.ts'
import { openMemoryStore } from '../testing/memory-store.ts'
import { START } from '../testing/start.ts'

const ROOT = new URL('../', import.meta.url)
const answerTypes = applicationEventTypes.filter((type) => isAnswer({ type }))

/** The code of the server that ships: neither its tests, nor the demo, which plays people. */
const sources = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.ts') && !/\.test\.ts$|(^|\/)(testing|demo)\//.test(path),
)
const sourceOf = (path: string) => readFileSync(new URL(path, ROOT), 'utf8')

describe('the code of the server', () => {
  it('has no line that makes an event of an answer', () => {
    const made = new RegExp(`\\btype: '(${answerTypes.join('|')})'`)
    // What a host's tablet asks of a loan, which has a list of events of its own.
    const others = new Set(['sync/intakes/reservations.ts'])
    expect(sources.length).toBeGreaterThan(100)
    expect(sources.filter((path) => made.test(sourceOf(path)) && !others.has(path))).toEqual([])
    expect(made.test("{ type: 'refused', at: now }")).toBe(true)
  })

  it('knows none of the rules by which a person answers', () => {
    const rules = /from '[./]*domain\/hiring\/(answer-application|answered-elsewhere|take-back)\.ts'/
    expect(sources.filter((path) => rules.test(sourceOf(path)))).toEqual([])
    expect(rules.test("from '../../domain/hiring/answer-application.ts'")).toBe(true)
  })
})

describe('a year with every follower of the server and nobody at a desk', () => {
  let app: ServerApp
  afterEach(() => app.close())

  it('writes to many, closes recruitments, publishes grades and answers nobody', async () => {
    const mails: Mail[] = []
    const send = async (mail: Mail): Promise<Outcome> => {
      mails.push(mail)
      return 'sent'
    }
    let now = START
    const store = await openMemoryStore()
    app = await createApp({ store, clock: { now: () => now }, senders: { mail: { send } } })
    await createSite(app.parts, { siteId: 'brest', name: 'Brest', closesAt: '18:00', capacity: 50 })
    const form = { name: 'Fournil', siren: someSiren('fournil'), contactEmail: 'fournil@example.fr' }
    await createEmployer(app.parts, 'brest', form, 'bakery')
    const kept = await furnish(app.parts)
    const seen = new Set<string>()
    for (let day = 0; day < 365; day++) {
      // Twice within a day: what is done once its hour has been told for a while is done as well.
      for (const wait of [2 * HOUR, 22 * HOUR]) {
        now += wait
        await app.followUps.look()
        await app.deliveries.look()
      }
      for (const { events } of await store.read((view) => view.records('applications')))
        for (const event of events) if (isAnswer(event)) seen.add(event.id)
    }
    expect([...seen]).toEqual(kept)
    const offers = await store.read((view) => view.records('jobOffers'))
    expect(offers.some(({ closedQuietlyAt }) => closedQuietlyAt !== undefined)).toBe(true)
    const grades = await store.read((view) =>
      view.all(view.tables.selectFrom('publications').select('grade').where('grade', 'is not', null)),
    )
    expect(grades.length).toBeGreaterThan(10)
    expect(mails.length).toBeGreaterThan(20)
  }, 60_000)
})

/** Two recruitments with people who wait, opened or not, and one yes of a person; returns the ids of the answers. */
async function furnish(parts: ServerParts): Promise<string[]> {
  const head = (id: string) => ({
    id,
    siteId: 'brest',
    rev: '1',
    at: START,
    by: 'desk',
    employerId: 'bakery',
  })
  await parts.store.transaction(async (tx) => {
    for (const id of ['open', 'closed']) {
      const sample = sampleRecord('jobOffers', { ...head(id), mark: 'Vente' }) as JobOffer
      const { closedAt: _none, ...offer } = { ...sample, publishedAt: START, stamps: {} }
      await keepRecord(tx, 'jobOffers', id === 'closed' ? { ...offer, closedAt: START + HOUR } : offer)
    }
    for (let rank = 0; rank < 12; rank++) {
      const id = `a${rank}`
      const at = START - rank * DAY
      const event = (type: (typeof applicationEventTypes)[number]) => ({
        ...{ id: `${id}.${type}`, type, at, by: 'desk', receivedAt: at },
      })
      const sample = sampleRecord('applications', { ...head(id), mark: 'x' }) as Application
      await keepRecord(tx, 'applications', {
        ...sample,
        visitorId: `p${rank}`,
        jobOfferId: rank % 2 === 0 ? 'open' : 'closed',
        sent: { name: 'Nina', email: `${id}@example.fr` },
        events: [
          event('submitted'),
          ...(rank % 3 === 0 ? [event('viewed')] : []),
          ...(rank === 11 ? [event('pursued')] : []),
        ],
      })
    }
  })
  return ['a11.pursued']
}
