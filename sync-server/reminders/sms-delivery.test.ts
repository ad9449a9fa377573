import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startSmsGateway, type SmsGatewayDouble } from '../../tests/support/sms-gateway.ts'
import type { Application, ApplicationEvent } from '../../domain/hiring/application.ts'
import { DAY, HOUR, MINUTE, parisInstant, type Instant } from '../../domain/time.ts'
import { changeEmployer, createEmployer } from '../employers/employers.ts'
import { tellAbsence } from '../employers/absences.ts'
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
import type { Mail, Senders } from './sender.ts'
import { smsGateway } from './sms-gateway.ts'
import { hearReply } from './sms-replies.ts'
import { waitingMessages } from './waiting-messages.ts'

refuseScans()

/** A Tuesday morning. */
const START = parisInstant('2026-06-02', 10)
const MOBILE = '+33612345678'
const PUBLIC_URL = 'https://pepiniere.example'

let folder: string
let now: Instant
let parts: ServerParts
let planner: FollowUpRunner
let deliverer: FollowUpRunner
let gateway: SmsGatewayDouble
let mails: Mail[]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pepiniere-sms-'))
  gateway = await startSmsGateway()
  ;[now, mails] = [START, []]
  await open()
  await createSite(parts, { siteId: 'brest', name: 'Brest', closesAt: '18:00', capacity: 50 })
  const form = { name: 'Fournil', contactPhone: '06 12 34 56 78', remindersBy: 'sms' as const }
  await createEmployer(parts, 'brest', form, 'bakery')
  await parts.store.transaction((tx) =>
    keepRecord(tx, 'jobOffers', sampleRecord('jobOffers', { ...head('baker'), mark: 'Boulanger' })),
  )
})
afterEach(async () => {
  await close()
  await gateway.stop()
  rmSync(folder, { recursive: true })
})

const path = () => join(folder, 'pepiniere.sqlite')
const head = (id: string) => ({ id, siteId: 'brest', rev: '1', at: now, by: 'desk', employerId: 'bakery' })
const clock = { now: () => now }

/** The server with a gateway of SMS and a mail server, or without. */
async function open(hearsReplies = true, senders: Senders = allSenders()): Promise<void> {
  parts = await openServerParts(await openSqliteStore(path()), clock, PUBLIC_URL, hearsReplies)
  planner = new FollowUpRunner(parts, [reminderFollower(parts)])
  deliverer = new FollowUpRunner(parts, [deliveryFollower(parts, senders)])
}

function allSenders(): Senders {
  const send = async (mail: Mail) => (mails.push(mail), 'sent' as const)
  return { mail: { send }, sms: smsGateway({ url: gateway.url, token: 't', from: 'Pepiniere' }, clock, 300) }
}

async function close(): Promise<void> {
  await planner.close()
  await deliverer.close()
  await parts.store.close()
}

async function keepApplication(id: string, events: Partial<ApplicationEvent>[] = [], email?: string) {
  const told = [{ type: 'submitted' as const }, ...events]
  const application = {
    ...sampleRecord('applications', { ...head(id), mark: 'x' }),
    jobOfferId: 'baker',
    sent: { name: 'Nina Secret', ...(email ? { email } : {}) },
    events: told.map((event, index) => ({
      ...{ id: `${id}.${index}`, at: now, by: 'desk', receivedAt: now },
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

async function lookUntil(end: Instant): Promise<void> {
  for (; now < end; now += HOUR) await look()
}

const states = async () => {
  const rows = await parts.store.read((view) => view.all(view.tables.selectFrom('reminders').selectAll()))
  return Object.fromEntries(rows.map(({ kind, subject, state }) => [`${kind} ${subject}`, state]))
}
const stops = () =>
  parts.store.read((view) => view.all(view.tables.selectFrom('mailStops').select(['address', 'because'])))
const texts = () => gateway.taken.map(({ body }) => body.text)

it('who asked for SMS has one of what waits together, in both languages, without anybody’s name or an offer’s', async () => {
  await keepApplication('a1', [], 'nina@example.fr')
  await keepApplication('a2')
  await look()
  await look()
  expect(gateway.taken.map(({ body: { to, from } }) => [to, from])).toEqual([[MOBILE, 'Pepiniere']])
  const [text] = texts()
  expect(text).toContain('2 personnes viennent de postuler')
  expect(text).toContain('2 people have just applied')
  expect(text).not.toMatch(/Nina|Secret|Boulanger/)
  expect(await states()).toMatchObject({ 'new-file a1': 'sent', 'new-file a2': 'sent' })
  // The candidate is written to by e-mail as ever.
  expect(mails.map(({ to }) => to)).toEqual(['nina@example.fr'])
})

it('is written to once a day, in hours of work, whichever way', async () => {
  await keepApplication('a1')
  await look()
  now += HOUR
  await changeEmployer(parts, 'brest', 'bakery', { contactEmail: 'anne@fournil.example', remindersBy: '' })
  await keepApplication('a2')
  await look()
  expect([gateway.taken.length, mails.length]).toEqual([1, 0])
  now = START + DAY
  await look()
  expect([gateway.taken.length, mails.length]).toEqual([1, 1])
  await changeEmployer(parts, 'brest', 'bakery', { remindersBy: 'sms' })
  now = parisInstant('2026-06-04', 20)
  await keepApplication('a3')
  await look()
  expect(gateway.taken).toHaveLength(1)
  now = parisInstant('2026-06-05', 9)
  await look()
  expect([gateway.taken.length, mails.length]).toEqual([2, 1])
})

describe('an answer of the gateway that was lost', () => {
  it.each(['cut', 'slow', 'dropped', 500] as const)(
    '%s: the same message is handed over again under the same id, and taken in once',
    async (fault) => {
      gateway.faults = [fault]
      await keepApplication('a1')
      await look()
      expect(await states()).toMatchObject({ 'new-file a1': 'planned' })
      // What comes meanwhile does not join it: it would be lost where the first was taken in.
      await keepApplication('a2')
      now += 5 * MINUTE
      await look()
      expect(gateway.calls.map(({ key }) => key)).toEqual(
        Array.from({ length: 2 }, () => gateway.calls[0]!.key),
      )
      expect(gateway.taken).toHaveLength(1)
      expect(await states()).toMatchObject({ 'new-file a1': 'sent', 'new-file a2': 'planned' })
      await lookUntil(START + DAY + 2 * HOUR)
      expect(gateway.taken).toHaveLength(2)
      expect(texts()[1]).toContain('une personne vient de postuler')
    },
  )

  it('stays open where the gateway has no time for the second try: what comes meanwhile does not join it', async () => {
    gateway.faults = ['cut', 429]
    await keepApplication('a1')
    await lookUntil(START + 2 * HOUR)
    await keepApplication('a2')
    await lookUntil(START + 4 * HOUR)
    expect(new Set(gateway.calls.map(({ key }) => key)).size).toBe(1)
    expect([gateway.calls.length, gateway.taken.length]).toEqual([3, 1])
    expect(await states()).toMatchObject({ 'new-file a1': 'sent', 'new-file a2': 'planned' })
  })

  it('is a doubt where the second try is refused', async () => {
    gateway.faults = ['cut', 422]
    await keepApplication('a1')
    await lookUntil(START + 4 * HOUR)
    expect(await states()).toMatchObject({ 'new-file a1': 'unsure' })
  })

  it('keeps everything else of the employer waiting for a day: it may have been written to', async () => {
    gateway.faults = ['cut']
    await keepApplication('a1')
    await look()
    await keepApplication('a2')
    now += MINUTE
    await look()
    expect(gateway.calls).toHaveLength(1)
  })

  it('is a doubt, told to hosts, once it is too late to ask again', async () => {
    gateway.faults = Array.from({ length: 99 }, () => 'cut' as const)
    await keepApplication('a1')
    await lookUntil(START + 6 * DAY)
    expect(gateway.taken).toHaveLength(1)
    expect(await states()).toMatchObject({ 'new-file a1': 'unsure' })
    const [line] = await waitingMessages(parts, 'brest', allSenders())
    expect(line).toMatchObject({ to: 'Fournil', state: 'unsure' })
  })

  it('is a doubt where the employer has its messages by e-mail since', async () => {
    gateway.faults = ['cut']
    await keepApplication('a1')
    await look()
    const told = { contactEmail: 'anne@fournil.example', remindersBy: '' as const }
    await changeEmployer(parts, 'brest', 'bakery', told)
    await lookUntil(START + 2 * DAY)
    expect([gateway.taken.length, mails.length]).toEqual([1, 0])
    expect(await states()).toMatchObject({ 'new-file a1': 'unsure' })
  })

  it('leaves nothing to send again of what was answered and is called for once more', async () => {
    gateway.faults = ['cut']
    await keepApplication('a1')
    await look()
    await keepApplication('a1', [{ type: 'refused' }])
    now += HOUR
    await look()
    await keepApplication('a1')
    await lookUntil(START + 2 * DAY)
    expect(gateway.calls).toHaveLength(1)
    expect(await states()).toMatchObject({ 'new-file a1': 'over' })
  })

  it('outlives a restore of an older backup', async () => {
    const backup = join(folder, 'backup.sqlite')
    gateway.faults = ['cut']
    await keepApplication('a1')
    await planner.look()
    await parts.store.backup(backup)
    await deliverer.look()
    await close()
    expect(await restoreDatabase(backup, path(), now)).toMatchObject({ ok: true })
    await open()
    await keepApplication('a2')
    await lookUntil(START + 2 * HOUR)
    expect([gateway.calls.length, gateway.taken.length]).toEqual([2, 1])
    expect(await states()).toMatchObject({ 'new-file a1': 'sent', 'new-file a2': 'planned' })
  })
})

it('a server that dies between handing over and noting it sends nothing twice, and says that it is not sure', async () => {
  await close()
  const dying = smsGateway({ url: gateway.url, token: 't', from: 'Pepiniere' }, clock, 300)
  const send = async (sms: Parameters<typeof dying.send>[0]) => {
    await dying.send(sms)
    throw new Error('the process is gone')
  }
  await open(true, { sms: { send } })
  await keepApplication('a1')
  await look()
  expect(await states()).toMatchObject({ 'new-file a1': 'sending' })
  await close()
  await open()
  await lookUntil(START + 2 * DAY)
  expect([gateway.calls.length, (await states())['new-file a1']]).toEqual([1, 'unsure'])
})

it('what nothing has left of goes with what came meanwhile', async () => {
  gateway.faults = [429]
  gateway.headers = { 'retry-after': '1800' }
  await keepApplication('a1')
  await look()
  await keepApplication('a2')
  now += 20 * MINUTE
  await look()
  expect(gateway.calls).toHaveLength(1)
  now += 40 * MINUTE
  await look()
  expect(texts()).toEqual([expect.stringContaining('2 personnes viennent de postuler')])
})

it('a refusal for good is told to hosts and not tried again; a number that is gone gets nothing more', async () => {
  gateway.faults = [422]
  await keepApplication('a1')
  await look()
  expect(await states()).toMatchObject({ 'new-file a1': 'failed' })
  gateway.faults = [410]
  now += DAY
  await keepApplication('a2')
  await lookUntil(START + 2 * DAY)
  expect(await states()).toMatchObject({ 'new-file a2': 'bounced' })
  expect(await stops()).toEqual([{ address: MOBILE, because: 'bounced' }])
  await keepApplication('a3')
  await lookUntil(START + 4 * DAY)
  expect(gateway.calls).toHaveLength(2)
})

describe('whoever wants no more SMS', () => {
  it('answers STOP, as people write it, and gets nothing more, by e-mail either', async () => {
    await changeEmployer(parts, 'brest', 'bakery', { contactEmail: 'anne@fournil.example' })
    for (const [from, text] of [
      [MOBILE, 'Merci !'],
      [MOBILE, 'je ne peux pas stop'],
      ['+33699999999', 'STOP'],
      ['Pepiniere', 'STOP'],
    ] as const) {
      expect(await hearReply(parts, { from, text })).toBe(0)
    }
    expect(await hearReply(parts, { from: '0033612345678', text: ' « Stop. » ' })).toBe(1)
    expect(await stops()).toEqual([{ address: MOBILE, because: 'unsubscribed' }])
    await keepApplication('a1')
    await lookUntil(START + DAY)
    expect([gateway.calls, mails]).toEqual([[], []])
    const [line] = await waitingMessages(parts, 'brest', allSenders())
    expect(line).toMatchObject({ to: 'Fournil', state: 'waiting' })
  })

  it('follows the link where no answer is heard', async () => {
    await close()
    await open(false)
    await keepApplication('a1')
    await look()
    const link = /https:\S+/.exec(texts()[0]!)![0]
    expect(link.startsWith(`${PUBLIC_URL}/courrier/bakery/`)).toBe(true)
    expect(await stopMails(parts, 'bakery', link.split('/').at(-1)!)).toBe(true)
    expect(await stops()).toEqual([{ address: MOBILE, because: 'unsubscribed' }])
  })

  it('has them again at another number', async () => {
    await hearReply(parts, { from: MOBILE, text: 'STOP' })
    await changeEmployer(parts, 'brest', 'bakery', { contactPhone: '07 81 23 45 67' })
    await keepApplication('a1')
    await look()
    expect(gateway.taken.map(({ body }) => body.to)).toEqual(['+33781234567'])
  })
})

it('without a gateway hosts read what waits, and no e-mail leaves in its place', async () => {
  await close()
  const { mail } = allSenders()
  await open(true, { mail: mail! })
  await changeEmployer(parts, 'brest', 'bakery', { contactEmail: 'anne@fournil.example' })
  await keepApplication('a1')
  await look()
  expect(mails).toEqual([])
  const [line] = await waitingMessages(parts, 'brest', { mail: mail! })
  expect(line).toMatchObject({ to: 'Fournil', state: 'waiting' })
  expect(await waitingMessages(parts, 'brest', allSenders())).toEqual([])
})

it('who stands in is written to by e-mail meanwhile, and the SMS wait where nobody does', async () => {
  const away = { from: '2026-06-02', to: '2026-06-03' }
  const standIn = { name: 'Anne', email: 'anne@remplace.example' }
  await tellAbsence(parts, { employerId: 'bakery', siteId: 'brest' }, { ...away, standIn })
  await keepApplication('a1')
  await look()
  await look()
  expect([mails.map(({ to }) => to), gateway.calls]).toEqual([['anne@remplace.example'], []])
})
