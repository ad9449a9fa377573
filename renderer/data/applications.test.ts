import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import type { ApplicationEvent } from '../../domain/hiring/application.ts'
import { answerApplications, markViewed } from './applications.ts'
import type { DeviceData } from './device-data.ts'
import { openDevice, until, useSite } from './testing/device.ts'
import { anApplication, anOffer, aSession } from './testing/records.ts'
import { HOUR } from '../../domain/time.ts'

const site = useSite()
const refusal = { kind: 'refuse', reasons: [{ code: 'position_filled' }] } as const

describe('answering applications', () => {
  it('is refused as a whole when its words cannot be sent, before anything is written', async () => {
    const data = await deskWith('a', 'b')
    const before = site.server.pushed.length
    const wordless = { kind: 'ask-info', message: ' ' } as const
    expect(await answerApplications(data, ['a', 'b'], wordless)).toEqual({
      ok: false,
      reason: 'question-needs-text',
    })
    expect([site.server.pushed.length, data.sync.waiting]).toEqual([before, 0])
  })

  it('gives the line of one person to that person alone, and refuses all when it cannot be sent', async () => {
    const data = await deskWith('a', 'b')
    const toned = { ...refusal, tone: 'warm', message: 'Merci.' } as const
    const refused = await answerApplications(data, ['a', 'b'], toned, {
      lines: new Map([['b', 'Vous êtes trop jeune.']]),
    })
    expect(refused).toEqual({ ok: false, reason: 'protected-wording' })
    await answerApplications(data, ['a', 'b'], toned, { lines: new Map([['b', 'À samedi.']]) })
    const told = await data.records('applications').find().exec()
    const last = Object.fromEntries(told.map(({ id, events }) => [id, events.at(-1)]))
    expect(last).toMatchObject({
      a: { tone: 'warm', message: 'Merci.' },
      b: { tone: 'warm', message: 'À samedi.' },
    })
  })

  it('is refused when all are concluded, or when their offer is unknown', async () => {
    const data = await deskWith('a', 'b')
    await answerApplications(data, ['a', 'b'], refusal)
    expect(await answerApplications(data, ['a', 'b'], refusal)).toEqual({
      ok: false,
      reason: 'nothing-to-answer',
    })
    expect(await answerApplications(data, ['a'], refusal)).toEqual({ ok: false, reason: 'already-decided' })
    await data.records('jobOffers').findOne('vente').remove()
    expect(await answerApplications(data, ['a'], refusal)).toEqual({ ok: false, reason: 'unknown-offer' })
  })

  it('reaches those of a group that wait, and says who they were', async () => {
    const data = await deskWith('a', 'b', 'c')
    await answerApplications(data, ['a'], refusal)
    expect(await answerApplications(data, ['a', 'b', 'c'], refusal)).toEqual({ ok: true, value: ['b', 'c'] })
    expect((await eventsOf(data, 'a')).at(-1)).not.toHaveProperty('groupSize')
    expect((await eventsOf(data, 'b')).at(-1)).toMatchObject({ type: 'refused', groupSize: 2 })
  })

  it('of a group is on the disk for all of them or for none', async () => {
    const data = await deskWith('a', 'b', 'c')
    const commits = vi.spyOn(data.replica, 'transaction')
    await answerApplications(data, ['a', 'b', 'c'], refusal)
    expect(commits.mock.calls.filter(([durability]) => durability === 'strict')).toHaveLength(1)
    commits.mockRestore()
  })

  it('is signed by the host who does it for the employer', async () => {
    const data = await deskWith('a')
    await markViewed(data, 'a')
    expect((await eventsOf(data, 'a')).at(-1)).toMatchObject({ type: 'viewed', byHost: true, by: 'host' })
  })
})

describe('an answer at a challenge session', () => {
  const now = Date.now()
  it.each([
    ['of the employer, under way', 'boulangerie', now - HOUR, 'session'],
    ['of another one', 'garage', now - HOUR, undefined],
    ['that is to come', 'boulangerie', now + HOUR, undefined],
  ])('%s', async (_which, employerId, startsAt, atSession) => {
    const session = aSession({ employerId, startsAt, endsAt: startsAt + 2 * HOUR })
    site.server.write('challengeSessions', { ...session, id: 'session' })
    const data = await deskWith('a')
    await until(() => data.records('challengeSessions').findOne('session').exec())
    await answerApplications(data, ['a'], refusal)
    expect((await eventsOf(data, 'a')).at(-1)!.atSession).toBe(atSession)
  })
})

describe('opening an application', () => {
  it('is told once', async () => {
    const data = await deskWith('a')
    await markViewed(data, 'a')
    await markViewed(data, 'a')
    expect((await eventsOf(data, 'a')).map((event) => event.type)).toEqual(['submitted', 'viewed'])
  })
})

async function deskWith(...ids: string[]): Promise<DeviceData> {
  site.server.write('jobOffers', anOffer())
  for (const id of ids) site.server.write('applications', anApplication({ id }))
  const data = await openDevice('host')
  await until(async () => (await data.records('applications').find().exec()).length === ids.length)
  await until(() => data.records('jobOffers').findOne('vente').exec())
  return data
}

async function eventsOf(data: DeviceData, id: string): Promise<ApplicationEvent[]> {
  const application = await data.records('applications').findOne(id).exec(true)
  return application.toMutableJSON().events
}
