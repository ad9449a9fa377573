import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Application, ApplicationEvent } from '../../domain/hiring/application.ts'
import { SECOND_THOUGHTS } from '../../domain/hiring/event-time.ts'
import { DAY, HOUR, MINUTE, parisInstant, type Instant } from '../../domain/time.ts'
import { noteAdviceFact, readAdviceTold } from '../advice/advice-facts.ts'
import { bookSlot, giveSlotBack, offerSlots, slotsToCome } from '../advice/advice-slots.ts'
import { createApp } from '../app.ts'
import { tellAbsence, tellReturn } from '../employers/absences.ts'
import { createEmployer, employerOf } from '../employers/employers.ts'
import { FollowUpRunner } from '../follow-ups/follow-up-runner.ts'
import { openServerParts, type ServerParts } from '../server-parts.ts'
import { createSite } from '../sites/create-site.ts'
import { restoreDatabase } from '../store/restore-database.ts'
import { openSqliteStore } from '../store/sqlite-store.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { refuseScans } from '../testing/query-plans.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { deliveryFollower } from './delivery.ts'
import { stopMails } from './mail-stops.ts'
import { reminderFollower } from './reminder-follower.ts'
import type { Mail, Outcome } from './sender.ts'
import { noteTold } from './waiting-messages.ts'

refuseScans()

/** A Tuesday morning. */
const START = parisInstant('2026-06-02', 10)
const BAKER = 'anne@fournil.example'

let folder: string
let now: Instant
let inDoubtFor: number
let parts: ServerParts
let planner: FollowUpRunner
let deliverer: FollowUpRunner
/** What was handed over, and what becomes of the next ones. */
let handed: Mail[]
let outcome: Outcome | 'silence' | 'crash'

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pepiniere-reminders-'))
  ;[now, inDoubtFor, handed, outcome] = [START, 0, [], 'sent']
  await open()
  await createSite(parts, { siteId: 'brest', name: 'Brest', closesAt: '18:00', capacity: 50 })
  await createEmployer(parts, 'brest', { name: 'Fournil', contactEmail: BAKER }, 'bakery')
  const offer = sampleRecord('jobOffers', { ...head('baker'), mark: 'Boulanger & fils' })
  await parts.store.transaction((tx) => keepRecord(tx, 'jobOffers', { ...offer, title: 'Boulanger & fils' }))
})
afterEach(async () => {
  await close()
  rmSync(folder, { recursive: true })
})

const path = () => join(folder, 'pepiniere.sqlite')
const head = (id: string) => ({ id, siteId: 'brest', rev: '1', at: now, by: 'desk', employerId: 'bakery' })

async function open(offSince?: number): Promise<void> {
  const clock = { now: () => now, inDoubtFor: () => inDoubtFor }
  parts = await openServerParts(await openSqliteStore(path()), clock, 'https://pepiniere.example')
  const send = (mail: Mail): Promise<Outcome> => {
    handed.push(mail)
    if (outcome === 'crash') throw new Error('the process is gone')
    return outcome === 'silence' ? new Promise(() => undefined) : Promise.resolve(outcome)
  }
  planner = new FollowUpRunner(parts, [reminderFollower(parts, offSince)])
  deliverer = new FollowUpRunner(parts, [deliveryFollower(parts, { mail: { send } })])
}

async function close(): Promise<void> {
  await planner.close()
  await deliverer.close()
  await parts.store.close()
}

async function keepApplication(
  id: string,
  events: Partial<ApplicationEvent>[] = [],
  email?: string,
  submittedAt = now,
) {
  const sample = sampleRecord('applications', { ...head(id), mark: 'x' })
  const told = [{ type: 'submitted' as const, at: submittedAt, receivedAt: submittedAt }, ...events]
  const application = {
    ...sample,
    visitorId: `${id}-visitor`,
    jobOfferId: 'baker',
    sent: { name: 'Nina', ...(email ? { email } : {}) },
    events: told.map((event, index) => ({
      id: `${id}.${index}`,
      at: now,
      by: 'desk',
      receivedAt: now,
      ...event,
    })),
  } as Application
  await parts.store.transaction((tx) => keepRecord(tx, 'applications', application))
}

/** One look of the server. */
async function look(): Promise<void> {
  await planner.look()
  await deliverer.look()
}

const states = async () => {
  const rows = await parts.store.read((view) => view.all(view.tables.selectFrom('reminders').selectAll()))
  return Object.fromEntries(rows.map(({ kind, subject, state }) => [`${kind} ${subject}`, state]))
}

describe('a label that is about to fall', () => {
  const FALLS = parisInstant('2026-06-08', 6)
  const told = (id: string, days: number, isAnswered: boolean) => {
    const at = FALLS - days * DAY
    const answer = {
      type: 'refused' as const,
      at: at + DAY,
      receivedAt: at + DAY,
      reasons: [],
      message: 'Non.',
    }
    const viewed = { type: 'viewed' as const, at: at + HOUR, receivedAt: at + HOUR }
    const events = isAnswered ? [viewed, answer] : [viewed]
    return keepApplication(id, events as Partial<ApplicationEvent>[], undefined, at)
  }
  beforeEach(async () => {
    now = parisInstant('2026-06-01', 8)
    for (let index = 0; index < 8; index += 1) await told(`a${index}`, 60 + index, true)
    for (let index = 0; index < 6; index += 1) await told(`s${index}`, 31, false)
    await parts.store.transaction(async (tx) => {
      const publication = { employerId: 'bakery', monday: FALLS - 7 * DAY, score: 55, grade: 'C' } as const
      await tx.run(tx.tables.insertInto('publications').values(publication))
    })
  })

  it('is told within hours of work, once, by offer and without a name', async () => {
    await look()
    expect(handed).toEqual([])
    now = parisInstant('2026-06-01', 10)
    await look()
    now += DAY
    await look()
    const drops = handed.filter(({ text }) => text.includes('votre label Reciprok passerait'))
    expect(drops).toHaveLength(1)
    expect(drops[0]!.text).toMatch(/Le 8 juin 2026.*«\u202fBoulanger & fils\u202f» \(\d\)/s)
    expect(drops[0]!.text).not.toContain('Nina')
    expect((await states())['drop-ahead 2026-06-08']).toBe('sent')
  })

  it('that shows late in the week is told that day, and once', async () => {
    for (let index = 0; index < 6; index += 1) await told(`s${index}`, 31, true)
    now = parisInstant('2026-06-01', 10)
    await look()
    // On Thursday their answers are found to be none.
    for (let index = 0; index < 6; index += 1) await told(`s${index}`, 31, false)
    now = parisInstant('2026-06-04', 10)
    const drops = () => handed.filter(({ text }) => text.includes('votre label Reciprok passerait'))
    expect(drops()).toEqual([])
    for (const at of [now, now + DAY]) {
      now = at
      await look()
    }
    expect(drops()).toHaveLength(1)
    expect((await states())['drop-ahead 2026-06-08']).toBe('sent')
  })

  it('is not told when it was avoided before the message left', async () => {
    await look()
    expect((await states())['drop-ahead 2026-06-08']).toBe('planned')
    for (let index = 0; index < 6; index += 1) await told(`s${index}`, 31, true)
    now = parisInstant('2026-06-01', 10)
    await look()
    expect(handed.filter(({ text }) => text.includes('passerait'))).toEqual([])
    expect((await states())['drop-ahead 2026-06-08']).toBeUndefined()
  })
})

describe('a recruitment that is closed', () => {
  const closeAt = (closedAt: Instant | undefined) =>
    parts.store.transaction(async (tx) => {
      const { closedAt: _before, ...offer } = (await tx.record('jobOffers', 'baker', 'brest'))!
      await keepRecord(tx, 'jobOffers', { ...offer, ...(closedAt === undefined ? {} : { closedAt }) })
    })
  const closings = async () =>
    Object.entries(await states()).filter(([told]) => told.startsWith('offer-closed '))
  async function lookAt(at: Instant) {
    now = at
    await look()
    await look()
  }

  it('again after it was published again is told again, and once for each closing', async () => {
    await keepApplication('a1')
    await closeAt(START)
    await lookAt(START + HOUR)
    await closeAt(undefined)
    await lookAt(START + DAY)
    await keepApplication('a2')
    await closeAt(START + 2 * DAY)
    await lookAt(START + 2 * DAY + 2 * HOUR)
    await lookAt(START + 2 * DAY + 4 * HOUR)
    expect(await closings()).toEqual([
      ['offer-closed baker@2026-06-02', 'sent'],
      ['offer-closed baker@2026-06-04', 'sent'],
    ])
    expect(handed.filter(({ text }) => text.includes('est terminé'))).toHaveLength(2)
    expect(handed.at(-1)!.text).toContain('Boulanger & fils')
  })

  it.each([
    ['sent', 0, ['offer-closed baker@2026-06-02', 'sent']],
    ['unsure', 0, ['offer-closed baker@2026-06-02', 'unsure']],
    ['sent', -DAY, ['offer-closed baker', 'sent'], ['offer-closed baker@2026-06-02', 'sent']],
  ] as const)(
    'and was told (%s) under its former key, %i ms from now, is not told twice',
    async (state, from, ...rows) => {
      await keepApplication('a1', [{ type: 'viewed' }])
      await closeAt(START)
      const due = {
        dueAt: START + from,
        latest: START + from + DAY,
        nextTryAt: START + from,
        at: START + from,
      }
      await parts.store.transaction((tx) =>
        tx.run(
          tx.tables.insertInto('reminders').values({
            ...{
              key: 'bakery/offer-closed/baker',
              employerId: 'bakery',
              siteId: 'brest',
              kind: 'offer-closed',
            },
            ...{ reader: 'employer', subject: 'baker', state, mailId: null, tries: 0, ...due },
          }),
        ),
      )
      await lookAt(START + HOUR)
      expect(await closings()).toEqual(rows)
    },
  )
})

it('what waits together leaves as one message, in both languages, without anybody’s name', async () => {
  await keepApplication('a1')
  await keepApplication('a2')
  await look()
  await look()
  const [mail] = handed
  expect(handed).toHaveLength(1)
  expect(mail).toMatchObject({ to: BAKER, subject: 'Nouvelles candidatures\u202f: Boulanger & fils' })
  expect(mail!.text).toContain('2 personnes viennent de postuler')
  expect(mail!.text).toContain('2 people have just applied')
  expect(mail!.html).toContain('Boulanger &amp; fils')
  expect(mail!.text + mail!.html).not.toContain('Nina')
  expect(mail!.unsubscribe).toMatch(/^https:\/\/pepiniere\.example\/courrier\/bakery\/[\w-]{22}$/)
})

it('a server starts while the mail server keeps a message waiting', async () => {
  await keepApplication('a1')
  await planner.look()
  const answers: ((outcome: Outcome) => void)[] = []
  const mail = { send: () => new Promise<Outcome>((answer) => answers.push(answer)) }
  const app = await createApp({ store: parts.store, clock: { now: () => now }, senders: { mail } })
  await expect.poll(() => answers.length).toBe(1)
  answers[0]!('sent')
  await app.close()
  expect(await states()).toMatchObject({ 'new-file a1': 'sent' })
})

it('the candidate who gave an address hears that it has arrived, the employer apart', async () => {
  await keepApplication('a1', [], 'nina@example.fr')
  await look()
  expect(handed.map(({ to, unsubscribe }) => [to, unsubscribe !== undefined])).toEqual([
    [BAKER, true],
    ['nina@example.fr', false],
  ])
  expect(handed[1]!.text).toContain('2 juin 2026')
})

it('the candidate hears once that an answer waits, when it may be read, and nothing that it says', async () => {
  const refused = {
    type: 'refused' as const,
    tone: 'warm' as const,
    message: 'Bonne route.',
    receivedAt: now,
  }
  await keepApplication('a1', [{ ...refused, at: now }], 'nina@example.fr', now - DAY)
  await look()
  const toNina = () => handed.filter(({ to }) => to === 'nina@example.fr')
  expect(toNina()).toEqual([])
  now += SECOND_THOUGHTS
  await look()
  const qualified = { type: 'qualified' as const, at: now, receivedAt: now }
  await keepApplication(
    'a1',
    [{ ...refused, at: now - SECOND_THOUGHTS, receivedAt: now - SECOND_THOUGHTS }, qualified],
    'nina@example.fr',
    now - DAY,
  )
  now += DAY
  await look()
  expect(toNina()).toHaveLength(1)
  const [{ subject, text }] = toNina() as [Mail]
  expect(`${subject} ${text}`).toMatch(/réponse.*Fournil.*Boulanger & fils/s)
  expect(`${subject} ${text}`).not.toMatch(/Bonne route|Nina|refus|pas cette fois/)
})

it('who is said to know the answer is asked by e-mail whether that is so, while a no counts', async () => {
  const told = { channel: 'telephone' as const, on: '2026-06-01' }
  await keepApplication(
    'a1',
    [{ type: 'refused', told, at: now, receivedAt: now }],
    'nina@example.fr',
    now - DAY,
  )
  now += SECOND_THOUGHTS
  await look()
  expect(handed.map(({ to, text }) => [to, text.includes('avant le 9 juin 2026')])).toEqual([
    ['nina@example.fr', true],
  ])
})

it('an employer is written to once a day, in hours of work', async () => {
  await keepApplication('a1')
  await look()
  now += HOUR
  await keepApplication('a2')
  await look()
  expect(handed).toHaveLength(1)
  now = START + DAY
  await look()
  expect(handed).toHaveLength(2)
  now = parisInstant('2026-06-04', 20)
  await keepApplication('a3')
  await look()
  expect(handed).toHaveLength(2)
  now = parisInstant('2026-06-05', 9)
  await look()
  expect(handed).toHaveLength(3)
})

describe('an employer that is away', () => {
  const away = (to: string, standIn = { name: '', email: '' }) =>
    tellAbsence(parts, { employerId: 'bakery', siteId: 'brest' }, { from: '2026-06-02', to, standIn })

  it('is written to when it is back, and its candidates as ever', async () => {
    expect((await away('2026-06-17')).ok).toBe(true)
    await keepApplication('a1', [], 'nina@example.fr')
    for (; now < parisInstant('2026-06-17', 18); now += HOUR) await look()
    expect(handed.map(({ to }) => to)).toEqual(['nina@example.fr'])
    expect(handed[0]!.text).toContain('absent jusqu’au 17 juin 2026')
    expect(handed[0]!.text).toContain('away until 17 June 2026')
    expect(handed[0]!.text).not.toMatch(/15 (jours|days)/)
    for (; now < parisInstant('2026-06-18', 10); now += HOUR) await look()
    expect(handed.map(({ to }) => to)).toEqual(['nina@example.fr', BAKER])
    // What was no longer true is left out.
    expect(await states()).not.toHaveProperty('full-value a1')
  })

  it('has its messages sent to who stands in, until it is back', async () => {
    await away('2026-06-03', { name: 'Anne', email: 'anne@remplace.example' })
    await keepApplication('a1')
    await look()
    await look()
    expect(handed.map(({ to }) => to)).toEqual(['anne@remplace.example'])
    now = parisInstant('2026-06-09', 10)
    await look()
    await look()
    expect(handed.map(({ to }) => to)).toEqual(['anne@remplace.example', BAKER])
  })

  const linkOf = (mail: Mail) => mail.unsubscribe!.split('/').at(-1)!
  const STAND_IN = { name: 'Anne', email: 'anne@remplace.example' }

  it('tells who stands in why, and lets them stop, today and once they are forgotten', async () => {
    await away('2026-06-17', STAND_IN)
    await keepApplication('a1')
    await look()
    const [mail] = handed
    expect(mail!.text).toContain('Vous remplacez Fournil jusqu’au 17 juin 2026.')
    expect(mail!.text).toContain('You stand in for Fournil until 17 June 2026.')
    const stops = () =>
      parts.store.read((view) => view.all(view.tables.selectFrom('mailStops').select('address')))
    expect(await stopMails(parts, 'bakery', 'a'.repeat(44))).toBe(false)
    expect(await stopMails(parts, 'bakery', linkOf(mail!))).toBe(true)
    expect(await stops()).toEqual([{ address: STAND_IN.email }])
    // What comes now waits for the return.
    now += DAY
    await keepApplication('a2')
    for (; now < parisInstant('2026-06-18', 10); now += HOUR) await look()
    expect(handed.map(({ to }) => to)).toEqual([STAND_IN.email, BAKER])
    expect(handed[1]!.text).not.toContain('Vous remplacez')
    expect(await states()).toMatchObject({ 'new-file a1': 'sent', 'new-file a2': 'sent' })
    expect(await stops()).toEqual([])
    expect(await stopMails(parts, 'bakery', linkOf(mail!))).toBe(true)
    expect(await stops()).toEqual([])
  })

  it('whose stand-in cannot be reached has what follows once it is back', async () => {
    await away('2026-06-17', STAND_IN)
    await keepApplication('a1')
    outcome = 'bounced'
    await look()
    outcome = 'sent'
    now += DAY
    await keepApplication('a2')
    for (; now < parisInstant('2026-06-18', 10); now += HOUR) await look()
    expect(handed.map(({ to }) => to)).toEqual([STAND_IN.email, BAKER])
    expect(await states()).toMatchObject({ 'new-file a1': 'bounced', 'new-file a2': 'sent' })
  })

  it('for which somebody stood in has nothing once it is back that had its time meanwhile', async () => {
    now = START - 59 * DAY
    await keepApplication('a1', [{ type: 'viewed' }])
    now = START
    await away('2026-06-17', STAND_IN)
    for (; now < parisInstant('2026-06-18', 10); now += 6 * HOUR) await look()
    now = parisInstant('2026-06-18', 10)
    // The yes whose end is asked for after two months comes after these.
    await parts.store.transaction(async (tx) => {
      const application = (await tx.record('applications', 'a1', 'brest'))!
      const yes = { id: 'a1.yes', type: 'pursued' as const, at: now, by: 'desk', receivedAt: now }
      await keepRecord(tx, 'applications', { ...application, events: [...application.events, yes] })
    })
    await look()
    await look()
    expect(handed).toEqual([])
    expect(await states()).toEqual({})
  })

  it('for which somebody stood in does not get once it is back what could not leave to them', async () => {
    await away('2026-07-05', STAND_IN)
    await keepApplication('a1')
    outcome = 'later'
    for (; now < parisInstant('2026-06-06', 10); now += 6 * HOUR) await look()
    expect(await states()).toMatchObject({ 'new-file a1': 'missed' })
    outcome = 'sent'
    handed = []
    for (; now < parisInstant('2026-07-07', 12); now += 6 * HOUR) await look()
    expect(handed.map(({ to }) => to)).not.toContain(BAKER)
    expect(handed.length).toBeGreaterThan(1)
  })

  it('for which somebody stands in on its last days has nothing later than others have', async () => {
    await away('2026-06-03', STAND_IN)
    await keepApplication('a1')
    outcome = 'later'
    for (; now < parisInstant('2026-06-05', 8); now += HOUR) await look()
    outcome = 'sent'
    handed = []
    // Twenty-four hours of work after Tuesday at ten are over on Thursday at four in the afternoon.
    now = parisInstant('2026-06-05', 10)
    await look()
    await look()
    expect(handed).toEqual([])
    expect(await states()).toMatchObject({ 'new-file a1': 'missed' })
  })

  it('that goes away next week is written to itself until then', async () => {
    const asked = {
      from: '2026-06-09',
      to: '2026-06-12',
      standIn: { name: 'Anne', email: 'anne@remplace.example' },
    }
    await tellAbsence(parts, { employerId: 'bakery', siteId: 'brest' }, asked)
    await keepApplication('a1')
    await look()
    await look()
    expect(handed.map(({ to }) => to)).toEqual([BAKER])
  })

  async function isBack(): Promise<void> {
    const { askedAt } = (await parts.store.read((view) => employerOf(view, 'bakery')))!.absence!
    expect((await tellReturn(parts, { employerId: 'bakery', siteId: 'brest' }, askedAt)).ok).toBe(true)
  }

  it('that comes back on the same day has them on that day', async () => {
    await away('2026-06-16')
    await keepApplication('a1')
    await look()
    now += HOUR
    await isBack()
    await look()
    await look()
    expect(handed.map(({ to }) => to)).toEqual([BAKER])
  })

  it('that tells another absence meanwhile has what waited as soon as it is back', async () => {
    await away('2026-06-17')
    await keepApplication('a1')
    for (; now < parisInstant('2026-06-10', 8); now += HOUR) await look()
    const instead = (await parts.store.read((view) => employerOf(view, 'bakery')))!.absence!.askedAt
    const later = { from: '2026-08-03', to: '2026-08-10', standIn: { name: '', email: '' }, instead }
    expect((await tellAbsence(parts, { employerId: 'bakery', siteId: 'brest' }, later)).ok).toBe(true)
    for (; now < parisInstant('2026-06-10', 12); now += HOUR) await look()
    expect(handed.map(({ to }) => to)).toEqual([BAKER])
    expect(await states()).toMatchObject({ 'new-file a1': 'sent' })
  })

  it('that comes back early has them at once', async () => {
    await away('2026-06-16')
    await keepApplication('a1')
    await look()
    expect(handed).toEqual([])
    now += DAY
    await isBack()
    await look()
    await look()
    expect(handed.map(({ to }) => to)).toEqual([BAKER])
  })
})

it.each([['answered'], ['told by a host']])(
  'a doubt that was %s since keeps the rest of the day free of messages: it may have left',
  async (since) => {
    outcome = 'unsure'
    await keepApplication('a1')
    await look()
    outcome = 'sent'
    now += HOUR
    if (since === 'answered') await keepApplication('a1', [{ type: 'refused' }])
    else expect(await noteTold(parts, 'brest', 'bakery/new-file/a1')).toBe(true)
    await keepApplication('a2')
    await look()
    expect(handed).toHaveLength(1)
    now = START + DAY
    await look()
    expect(handed).toHaveLength(2)
  },
)

it('what was answered before its hour does not leave', async () => {
  now = parisInstant('2026-06-02', 20)
  await keepApplication('a1')
  await planner.look()
  expect(await states()).toMatchObject({ 'new-file a1': 'planned' })
  await keepApplication('a1', [{ type: 'refused' }])
  now = parisInstant('2026-06-03', 9)
  // Even if nothing had planned anew.
  await deliverer.look()
  await planner.look()
  expect(handed).toEqual([])
  expect(await states()).toEqual({})
})

describe('when a mail server', () => {
  it('has no time, it is asked again after a pause that grows', async () => {
    outcome = 'later'
    await keepApplication('a1')
    for (const pause of [0, 4, 1, 9, 1]) {
      now += pause * MINUTE
      await look()
    }
    expect(handed).toHaveLength(3)
    outcome = 'sent'
    now += 20 * MINUTE
    await look()
    expect([handed.length, (await states())['new-file a1']]).toEqual([4, 'sent'])
    expect(new Set(handed.map(({ id }) => id)).size).toBe(1)
  })

  it('knows no such reader, nothing more goes there until the address changes', async () => {
    outcome = 'bounced'
    await keepApplication('a1')
    await look()
    expect(await states()).toMatchObject({ 'new-file a1': 'bounced' })
    outcome = 'sent'
    now += DAY
    await keepApplication('a2')
    await look()
    expect(handed).toHaveLength(1)
  })

  it.each(['unsure', 'failed'] as const)('leaves it at %s, it is not sent again', async (result) => {
    outcome = result
    await keepApplication('a1')
    await look()
    now += 2 * DAY
    await look()
    expect([handed.length, (await states())['new-file a1']]).toEqual([1, result])
  })
})

it('a server that dies between handing over and noting it sends nothing twice, and says that it is not sure', async () => {
  outcome = 'crash'
  await keepApplication('a1')
  await look()
  expect(await states()).toMatchObject({ 'new-file a1': 'sending' })
  await close()
  outcome = 'sent'
  await open()
  now += 2 * DAY
  await look()
  expect([handed.length, (await states())['new-file a1']]).toEqual([1, 'unsure'])
})

it('while the hour is in doubt nothing leaves', async () => {
  inDoubtFor = 1000
  await keepApplication('a1')
  await look()
  expect(handed).toEqual([])
})

it('what could not leave in time is told to hosts, and never leaves late', async () => {
  await keepApplication('a1')
  await planner.look()
  now += 6 * DAY
  await look()
  expect([handed, (await states())['new-file a1']]).toEqual([[], 'missed'])
})

describe('what became too late while no server ran, and was planned by none', () => {
  /** The server is killed before it plans what came last, and starts again six days later. */
  const startAgain = async (offSince?: number) => {
    await close()
    now += 6 * DAY
    await open(offSince)
    await look()
  }
  const stateOf = async (id: string) => (await states())[`new-file ${id}`]
  beforeEach(() => planner.close())

  it('is told to hosts, once, and never leaves late', async () => {
    await keepApplication('a1')
    expect(await stateOf('a1')).toBeUndefined()
    await startAgain(now)
    expect([handed, await stateOf('a1')]).toEqual([[], 'missed'])
    await startAgain(now)
    expect(await stateOf('a1')).toBe('missed')
  })

  it('is nothing to tell once it was answered, nor what was too late before', async () => {
    await keepApplication('a1')
    await keepApplication('old', [], undefined, now - 12 * DAY)
    await keepApplication('told', [{ type: 'refused', message: 'Non.' }])
    await startAgain(now)
    expect([await stateOf('a1'), await stateOf('old'), await stateOf('told')]).toEqual([
      'missed',
      undefined,
      undefined,
    ])
  })

  it('is not known where nothing is known of the run before', async () => {
    await keepApplication('a1')
    await startAgain()
    expect(await stateOf('a1')).toBeUndefined()
  })

  it('is nothing of what comes to be called for after the start, of an hour at which the server ran', async () => {
    const submittedAt = now
    await open()
    await keepApplication('a1', [], undefined, submittedAt)
    await look()
    const [row] = await parts.store.read((view) =>
      view.all(
        view.tables
          .selectFrom('reminders')
          .select('latest')
          .where('employerId', '=', 'bakery')
          .where('kind', '=', 'new-file'),
      ),
    )
    await close()
    now = row!.latest - 10 * MINUTE
    await open(now - DAY)
    await look()
    now += 20 * MINUTE
    await keepApplication('b1', [], undefined, submittedAt)
    await look()
    expect(await stateOf('b1')).toBeUndefined()
  })

  it('is not what comes to be called for later in the run that follows', async () => {
    await startAgain(now)
    now += 2 * HOUR
    await keepApplication('b1', [], undefined, now - 6 * DAY)
    await look()
    expect([await stateOf('b1'), (await states())['full-value b1']]).toEqual([undefined, 'planned'])
  })
})

it('one click ends the messages to an address, and a link made up ends nothing', async () => {
  expect(await stopMails(parts, 'bakery', 'a'.repeat(22))).toBe(false)
  expect(await stopMails(parts, 'bakery', parts.mailSeal('bakery', 'other@fournil.example'))).toBe(false)
  expect(await stopMails(parts, 'bakery', parts.mailSeal('bakery', BAKER))).toBe(true)
  await keepApplication('a1')
  await look()
  expect([handed, (await states())['new-file a1']]).toEqual([[], 'planned'])
})

describe('after the restore of an older backup', () => {
  const backup = () => join(folder, 'backup.sqlite')

  it('what left since does not leave again', async () => {
    await keepApplication('a1')
    await parts.store.backup(backup())
    await look()
    await close()
    expect(await restoreDatabase(backup(), path(), now)).toMatchObject({ ok: true })
    await open()
    now += DAY
    await look()
    expect([handed.length, (await states())['new-file a1']]).toEqual([1, 'sent'])
  })

  it('what was said of a silence is known still, and a half hour stays with who booked it last', async () => {
    const by = { siteId: 'brest', accountId: 'lea' }
    const host = { ...by, accountId: 'lea', name: 'Léa' }
    await offerSlots(parts, host, { startsAt: START + 3 * DAY, count: 1 })
    const [slot] = await parts.store.read((view) => slotsToCome(view, 'brest', now))
    const book = (employerId: string) => bookSlot(parts, { ...by, employerId }, slot!.slotId)
    await book('bakery')
    await parts.store.backup(backup())
    const [held] = await parts.store.read((view) => slotsToCome(view, 'brest', now))
    await giveSlotBack(parts, 'bakery', held!.bookingId!)
    await book('garage')
    const fact = { ...by, factId: 'f1', employerId: 'bakery', kind: 'motives' as const, codes: '["no-time"]' }
    await parts.store.transaction((tx) => noteAdviceFact(tx, { ...fact, at: now }))
    await close()
    expect(await restoreDatabase(backup(), path(), now)).toMatchObject({ ok: true })
    await open()
    const told = await parts.store.read((view) => readAdviceTold(view, 'bakery'))
    expect(told).toMatchObject({ motives: [{ codes: ['no-time'] }], bookings: [] })
    expect(await parts.store.read((view) => slotsToCome(view, 'brest', now))).toMatchObject([
      { employerId: 'garage' },
    ])
  })

  it('and nothing tells what left since, what was due before is a doubt that hosts are told of', async () => {
    await keepApplication('a1')
    await parts.store.backup(backup())
    await look()
    await restoreToNothingElse()
    now += DAY
    await keepApplication('a2')
    await look()
    expect(await states()).toMatchObject({ 'new-file a1': 'unsure', 'new-file a2': 'planned' })
    now += DAY
    await look()
    expect([handed.length, (await states())['new-file a2']]).toEqual([2, 'sent'])
  })

  it('and nothing tells what left since, nobody is written to a second time on that day', async () => {
    await parts.store.backup(backup())
    await keepApplication('a1')
    await look()
    await restoreToNothingElse()
    now += HOUR
    await keepApplication('a2')
    await look()
    expect([handed.length, (await states())['new-file a2']]).toEqual([1, 'planned'])
    now += DAY
    await look()
    expect([handed.length, (await states())['new-file a2']]).toEqual([2, 'sent'])
  })

  it('and nothing tells what left since, an absence that is told then makes nothing due anew', async () => {
    await keepApplication('a1')
    await parts.store.backup(backup())
    await look()
    await restoreToNothingElse()
    const told = { from: '2026-06-02', to: '2026-06-02', standIn: { name: '', email: '' } }
    const teller = { employerId: 'bakery', siteId: 'brest' }
    expect((await tellAbsence(parts, teller, told)).ok).toBe(true)
    await look()
    now += 2 * DAY
    await look()
    expect([handed.length, (await states())['new-file a1']]).toEqual([1, 'unsure'])
  })

  async function restoreToNothingElse(): Promise<void> {
    await close()
    for (const suffix of ['', '-wal', '-shm']) rmSync(path() + suffix, { force: true })
    await restoreDatabase(backup(), path(), now)
    await open()
  }
})
