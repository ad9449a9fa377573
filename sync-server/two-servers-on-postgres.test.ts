import { afterAll, afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import type { CallLine, KioskCall } from '../domain/contract/calls.ts'
import type { SeatLease } from '../domain/seats/seat-lease.ts'
import type { PushRow, WireRecord } from '../domain/sync/messages.ts'
import { MINUTE, parisInstant } from '../domain/time.ts'
import { createEmployer } from './employers/employers.ts'
import { Installation } from './installation/installation.ts'
import { createEnrolmentCode } from './devices/enrolment.ts'
import type { Mail, Outcome } from './reminders/sender.ts'
import { openServerParts } from './server-parts.ts'
import { createSite } from './sites/create-site.ts'
import { LEADING } from './store/postgres-locks.ts'
import type { Store } from './store/store.ts'
import { keepRecord } from './sync/keep-record.ts'
import { Databases } from './testing/postgres-databases.ts'
import { sampleRecord } from './testing/sample-records.ts'
import { sampleSession } from './testing/sample-sessions.ts'
import { START, TestDevice, TestServer } from './testing/test-server.ts'
import { webhooksTo, type HookOutcome } from './tools/send-hook.ts'

const postgres = inject('postgres')
const databases = 'url' in postgres ? await Databases.on(postgres.url) : null
afterAll(() => databases?.end())
const why = 'missing' in postgres ? postgres.missing : ''
const soon = { timeout: 10_000, interval: 20 }

describe.skipIf(databases === null)(`two servers of one database ${why}`, () => {
  const all = databases!
  let name: string
  const running: TestServer[] = []
  /** The first leads. */
  let here: TestServer
  let there: TestServer
  const store = () => all.open(name, { serves: true })
  async function start(options: Parameters<typeof TestServer.start>[0] = {}): Promise<TestServer> {
    const server = await TestServer.start({ store: await store(), ...options })
    running.push(server)
    return server
  }
  async function startBoth(options: Parameters<typeof TestServer.start>[0] = {}): Promise<void> {
    here = await start(options)
    await here.createSite('brest')
    there = await start(options)
  }
  beforeEach(async () => {
    name = await all.withTables()
  })
  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop()
  })

  /** The same device, which asks the other server. */
  const at = (server: TestServer, device: TestDevice): TestDevice => {
    const moved = new TestDevice(server.running.url, device.enrolled)
    moved.session = device.session
    return moved
  }
  const visit = (device: TestDevice, id: string): PushRow => {
    const stay = { kind: 'stay', day: '2026-04-13', arrivedAt: START, arrivedBy: 'walk-in', reasons: [] }
    const document: WireRecord = { ...device.stamp(id, START), ...stay }
    return { collection: 'visits', id, document, assumedRev: null }
  }

  /** The one that leads is cut as often as another comes first. */
  async function leadBy(server: TestServer): Promise<void> {
    const { lead } = server.parts.store.peers
    await vi.waitFor(async () => {
      if (lead.term === null)
        await all.say(
          `SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database d ON d.oid = database
           WHERE datname = '${name}' AND (classid::bigint << 32 | objid::bigint) = ${LEADING}`,
        )
      expect(lead.term).not.toBeNull()
    }, soon)
  }

  describe('a stream', () => {
    it('tells what was written through the other server', async () => {
      await startBoth()
      const kiosk = await here.device('brest', 'kiosk')
      const stream = await at(there, await here.device('brest', 'host')).listen()
      await stream.next('hello')
      expect(await kiosk.push(visit(kiosk, 'a'))).toMatchObject([{ outcome: 'accepted' }])
      expect((await stream.next('documents')).data).toMatchObject({ collection: 'visits' })
      stream.close()
    })

    it('ends when its device is revoked through the other server', async () => {
      await startBoth()
      const kiosk = await here.device('brest', 'kiosk')
      const stream = await at(there, kiosk).listen()
      await stream.next('hello')
      const host = await here.device('brest', 'host')
      await host.signIn('maelle', await here.account('brest', 'maelle', undefined, 'administrator'))
      const revoked = await host.call('POST', `host/devices/${kiosk.scope.deviceId}/revoke`)
      expect(revoked.status).toBe(204)
      await stream.end()
      expect((await at(there, kiosk).call('GET', 'sync/head')).status).toBe(401)
    })

    /** Somebody at a desk becomes an observer, as the other server is told. */
    async function narrowed(): Promise<{ ended: Promise<void> }> {
      const desk = await here.device('brest', 'host')
      await desk.signIn('yann', await here.account('brest', 'yann'))
      const stream = await at(there, desk).listen()
      await stream.next('hello')
      const administrator = await here.device('brest', 'host')
      await administrator.signIn('maelle', await here.account('brest', 'maelle', undefined, 'administrator'))
      const { body } = await administrator.call('GET', 'host/accounts')
      const { accounts } = body as { accounts: { accountId: string; login: string }[] }
      const { accountId } = accounts.find(({ login }) => login === 'yann')!
      const changed = await administrator.call('POST', `host/accounts/${accountId}/site-role`, {
        siteRole: 'observer',
      })
      expect(changed.status).toBe(204)
      return { ended: stream.end() }
    }

    it('ends when what its device may hold was changed through the other server', async () => {
      await startBoth()
      await (
        await narrowed()
      ).ended
    })

    it('also when that was not told', async () => {
      await startBoth({ live: { heartbeat: 300 } })
      vi.spyOn(here.parts.store.peers, 'tell').mockImplementation(() => undefined)
      await (
        await narrowed()
      ).ended
    })
  })

  describe('what follows', () => {
    it('is done by the one that leads, whichever was told', async () => {
      await startBoth()
      const session = sampleSession('s1')
      await there.parts.store.transaction((tx) => keepRecord(tx, 'challengeSessions', session))
      // A kiosk that only the other server has ever heard of.
      const kiosk = await there.device('brest', 'kiosk')
      const leases = async () => (await kiosk.records('seatLeases')) as SeatLease[]
      await vi.waitFor(async () => expect(await leases()).toHaveLength(1), soon)
      expect([here, there].map(({ parts }) => parts.store.peers.lead.term !== null)).toEqual([true, false])
    })

    it('is done by the other once that one ended, and what it left undone too', async () => {
      await startBoth()
      // The one that leads does nothing any more, also when it is told that there is something.
      vi.spyOn(here.running.followUps, 'look').mockResolvedValue(undefined)
      await here.running.followUps.close()
      await there.parts.store.transaction((tx) => keepRecord(tx, 'challengeSessions', sampleSession('s1')))
      const kiosk = await there.device('brest', 'kiosk')
      expect(await kiosk.records('seatLeases')).toEqual([])
      await running.shift()!.stop()
      await vi.waitFor(async () => expect(await kiosk.records('seatLeases')).toHaveLength(1), soon)
    })

    it('a message that was handed over by a server that leads no more leaves once, and counts as sent', async () => {
      const handed: Mail[] = []
      let isTaken: (outcome: Outcome) => void = () => undefined
      const mail = {
        send: (message: Mail) => {
          handed.push(message)
          return new Promise<Outcome>((resolve) => (isTaken = resolve))
        },
      }
      const at = parisInstant('2026-06-02', 10)
      here = await start({ at, senders: { mail } })
      await here.createSite('brest')
      await createEmployer(
        here.parts,
        'brest',
        { name: 'Fournil', contactEmail: 'anne@fournil.example' },
        'bakery',
      )
      there = await start({ at, senders: { mail } })
      const head = { siteId: 'brest', rev: '1', at, by: 'desk', employerId: 'bakery', mark: 'x' }
      const application = sampleRecord('applications', { ...head, id: 'a1' })
      const events = [{ id: 'e1', type: 'submitted' as const, at, receivedAt: at, by: 'desk' }]
      await here.parts.store.transaction(async (tx) => {
        await keepRecord(tx, 'jobOffers', sampleRecord('jobOffers', { ...head, id: 'baker' }))
        await keepRecord(tx, 'applications', { ...application, jobOfferId: 'baker', events })
      })
      await here.running.followUps.idle()
      const states = async () => {
        const rows = await there.parts.store.read((view) =>
          view.all(view.tables.selectFrom('reminders').select('state')),
        )
        return rows.map(({ state }) => state).filter((state) => state !== 'planned')
      }
      const sending = here.running.deliveries.look()
      await vi.waitFor(() => expect(handed).toHaveLength(1), soon)
      await leadBy(there)
      await vi.waitFor(async () => expect(await states()).toEqual(['unsure']), soon)
      isTaken('sent')
      await sending
      await vi.waitFor(async () => expect(await states()).toEqual(['sent']), soon)
      expect(handed).toHaveLength(1)
    })
  })

  describe('a webhook', () => {
    it('that one server is sending is not sent by another meanwhile', async () => {
      let isHeard: () => void = () => undefined
      const sent: string[] = []
      const send = ({ messageId }: { messageId: string }) => {
        sent.push(messageId)
        return new Promise<HookOutcome>((resolve) => {
          isHeard = () => resolve({ is: 'sent', answer: '200' })
        })
      }
      await startBoth({ webhooks: { ...webhooksTo([]), send } })
      const host = await here.device('brest', 'host')
      await host.signIn('maelle', await here.account('brest', 'maelle'))
      const form = { requestId: 'a'.repeat(16), url: 'https://hooks.example/', topics: ['session'] }
      expect((await host.call('POST', 'host/webhooks', form)).status).toBeLessThan(300)
      await here.parts.store.transaction((tx) => keepRecord(tx, 'challengeSessions', sampleSession('s1')))
      await here.running.followUps.look()
      const sending = here.running.hooks.look()
      await vi.waitFor(() => expect(sent).toHaveLength(1), soon)
      await leadBy(there)
      await there.running.hooks.look()
      expect(sent).toHaveLength(1)
      isHeard()
      await sending
      for (const server of [here, there]) server.clock.advance(MINUTE)
      const again = there.running.hooks.look()
      await vi.waitFor(() => expect(sent).toHaveLength(2), soon)
      // Whoever reads it knows it by its id.
      expect(sent[1]).toBe(sent[0])
      isHeard()
      await again
    })
  })

  describe('both know', () => {
    it('who calls a host, and what was answered', async () => {
      await startBoth()
      const kiosk = await here.device('brest', 'kiosk')
      const desk = at(there, await here.device('brest', 'host'))
      const [atKiosk, atDesk] = [await kiosk.listen(), await desk.listen()]
      await atKiosk.next('hello')
      await atDesk.next('hello')
      const lines = async () => ((await desk.call('GET', 'front/calls')).body as { calls: CallLine[] }).calls
      expect(await lines()).toEqual([])
      const called = (await kiosk.call('POST', 'kiosk/call')).body as KioskCall
      expect(called.isDeskOn).toBe(true)
      await atDesk.next('calls')
      const [line] = await lines()
      expect(line).toMatchObject({ kiosk: 'Borne' })
      await desk.signIn('maelle', await there.account('brest', 'maelle'))
      await desk.call('POST', `host/calls/${line!.callId}/answer`, { says: 'coming' })
      await atKiosk.next('calls')
      const told = (await kiosk.call('GET', 'kiosk/call')).body as KioskCall
      expect(told.call?.answer).toMatchObject({ says: 'coming', host: 'maelle' })
      expect((await at(there, kiosk).call('DELETE', 'kiosk/call')).status).toBe(204)
      expect((await kiosk.call('GET', 'kiosk/call')).body).not.toHaveProperty('call')
      atKiosk.close()
      atDesk.close()
    })

    it('how fast a device asks', async () => {
      await startBoth({ pace: { perSecond: 0.01, burst: 6 } })
      const kiosk = await here.device('brest', 'kiosk')
      const asked = Array.from({ length: 10 }, (_, index) =>
        at(index % 2 === 0 ? here : there, kiosk).call('GET', 'sync/head'),
      )
      const answers = (await Promise.all(asked)).map(({ status }) => status).toSorted()
      expect(answers).toEqual([...Array<number>(6).fill(200), ...Array<number>(4).fill(429)])
    })

    it('which codes were used, and how often somebody guessed', async () => {
      await startBoth()
      const strangers = [here, there].map(({ running: { url } }) => new TestDevice(url, null))
      const enrol = (index: number, code: string) =>
        strangers[index % 2]!.call('POST', 'devices/enrol', { code })
      const { code } = await createEnrolmentCode(here.parts, { siteId: 'brest', role: 'kiosk' })
      const used = (await Promise.all([enrol(0, code), enrol(1, code)])).map(({ status }) => status)
      expect(used.toSorted()).toEqual([200, 403])
      const guesses: number[] = []
      for (let guess = 0; guess < 10; guess += 1)
        guesses.push((await enrol(guess, `AAAAA-AAAA${guess}`)).status)
      expect(guesses).toEqual([...Array<number>(9).fill(403), 429])
    })

    it('how often somebody tried to sign in at a desk', async () => {
      await startBoth()
      const desk = await here.device('brest', 'host')
      await here.account('brest', 'maelle')
      const tries: number[] = []
      for (let guess = 0; guess < 6; guess += 1)
        tries.push((await at(guess % 2 === 0 ? here : there, desk).signIn('maelle', 'something-else')).status)
      expect(tries).toEqual([...Array<number>(5).fill(403), 429])
    })
  })

  it('the first installation is one, whichever server answers', async () => {
    const over: string[] = []
    const install = async (which: string) => {
      const opened: Store = await store()
      const parts = await openServerParts(opened, { now: () => START })
      const installation = (await Installation.open(parts, () => over.push(which)))!
      return [await start({ store: opened, installation }), installation] as const
    }
    const [[first, one], [second, other]] = [await install('first'), await install('second')]
    expect(other.code).toBe(one.code)
    const ask = async (server: TestServer, path: string, form?: Record<string, string>, cookie = '') => {
      const answer = await fetch(server.running.url + path, {
        redirect: 'manual',
        headers: { cookie },
        ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
      })
      return [answer, await answer.text()] as const
    }
    const [begun] = await ask(first, `/installation?code=${one.code}`)
    const cookie = begun.headers.get('set-cookie')!.split(';')[0]!
    const [, page] = await ask(second, '/installation', undefined, cookie)
    const mark = /name="mark" value="([^"]+)"/.exec(page)![1]!
    const days = { 'open-1': 'on', 'from-1': '09:00', 'to-1': '17:30', 'room-1': 'Atelier', 'places-1': '12' }
    const [secret, again] = ['tracteur lampe nuage citron', 'tracteur lampe nuage citron']
    const place = { site: 'Mende', address: '3 rue Haute', zone: 'Europe/Paris', capacity: '40', ...days }
    const typed = { mark, person: 'Maëlle', login: 'Maelle', secret, again, ...place }
    const [made] = await ask(second, '/installation', typed, cookie)
    expect([made.status, made.headers.get('location')]).toEqual([303, '/installation/ecrans'])
    const codes = async (server: TestServer) => {
      const [, text] = await ask(server, '/installation/suivi.json', undefined, cookie)
      return (JSON.parse(text) as { codes: string[] }).codes
    }
    const told = await Promise.all([codes(first), codes(second), codes(first)])
    expect(new Set(told.map(String)).size).toBe(1)
    const [code] = told[0]!
    const enrolled = await new TestDevice(first.running.url, null).call('POST', 'devices/enrol', { code })
    expect(enrolled.status).toBe(200)
    await vi.waitFor(() => expect(over.toSorted()).toEqual(['first', 'second']), soon)
    // Nobody reads there what opens a device.
    const kept = await all.say('SELECT value FROM memos', name)
    expect(JSON.stringify(kept)).not.toContain(code!.replace('-', ''))
    expect(JSON.stringify(kept)).not.toContain(code!)
  })

  it('a site to practise on is made by a server alone, and by none of several', async () => {
    const { handle, ...access } = { code: 'c', login: 'l', secret: 's', handle: () => undefined }
    const site = { ...access, handle, close: async () => undefined }
    const openPracticeSite = async () => site
    here = await start({ openPracticeSite })
    await here.createSite('brest')
    const desk = await here.device('brest', 'host')
    expect((await desk.call('POST', 'practice-sites')).status).toBe(200)
    there = await start({ openPracticeSite })
    expect((await desk.call('POST', 'practice-sites')).status).toBe(404)
  })
})

describe('what is drawn by lot', () => {
  it.skipIf(databases === null)(
    'is drawn alike by all servers of a database, and otherwise by others',
    async () => {
      const names = [await databases!.empty(), await databases!.empty()]
      const lots: string[] = []
      for (const name of [names[0]!, names[0]!, names[1]!]) {
        const opened = await databases!.open(name)
        const parts = await openServerParts(opened, { now: () => START })
        lots.push(parts.lotsOf('brest', '2026-04-13'))
        if (name === names[1]) await createSite(parts, { name: 'Brest', closesAt: '18:00', capacity: 50 })
        await opened.close()
      }
      expect([lots[0] === lots[1], lots[0] === lots[2]]).toEqual([true, false])
    },
  )
})
