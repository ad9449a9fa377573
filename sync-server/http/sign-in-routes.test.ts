import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DAY, HOUR, SECOND } from '../../domain/time.ts'
import { createAccount } from '../accounts/accounts.ts'
import { createEmployer } from '../employers/employers.ts'
import { openSqliteStore } from '../store/sqlite-store.ts'
import { refusalIn, TestDevice, TestServer } from '../testing/test-server.ts'

let server: TestServer
let host: TestDevice
beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  await server.createSite('quimper')
  await createEmployer(server.parts, 'brest', { name: 'Fournil' }, 'bakery')
  await createEmployer(server.parts, 'brest', { name: 'Garage' }, 'garage')
  host = await server.device('brest', 'host')
  await server.account('brest', 'maelle')
  await server.account('quimper', 'yann')
  await server.account('brest', 'armelle', 'bakery')
})
afterEach(() => server.stop())

describe('signing in', () => {
  it('is unknown at a kiosk', async () => {
    const kiosk = await server.device('brest', 'kiosk')
    expect((await kiosk.signIn('maelle', 'maelle-secret-secret')).status).toBe(404)
  })

  it('answers alike to a wrong secret, a wrong login, another site and another role', async () => {
    const garage = await server.device('brest', 'employer', 'garage')
    const answers = [
      await host.signIn('maelle', 'wrong-secret-here'),
      await host.signIn('nobody', 'wrong-secret-here'),
      await host.signIn('yann', 'yann-secret-secret'),
      await host.signIn('armelle', 'armelle-secret-secret'),
      await garage.signIn('armelle', 'armelle-secret-secret'),
    ]
    for (const answer of answers) {
      expect(answer.status).toBe(403)
      expect(answer.text).toBe(answers[0]!.text)
    }
  })

  it('slows this desk down after five wrong secrets of one login, and no other desk or login', async () => {
    const tries = await Promise.all(
      Array.from({ length: 12 }, (_, index) => host.signIn('maelle', `wrong-secret-${index}`)),
    )
    expect(tries.filter((answer) => answer.status === 403)).toHaveLength(5)
    const right = await host.signIn('Maelle ', 'maelle-secret-secret')
    expect(right.status).toBe(429)
    expect(refusalIn(right).retryAfter).toBe(15)
    const other = await server.device('brest', 'host')
    expect((await other.signIn('maelle', 'maelle-secret-secret')).status).toBe(200)
    await server.account('brest', 'ronan')
    expect((await host.signIn('ronan', 'ronan-secret-secret')).status).toBe(200)
    server.clock.advance(15 * SECOND)
    expect((await host.signIn('maelle', 'wrong-again-here')).status).toBe(403)
    expect(refusalIn(await host.signIn('maelle', 'maelle-secret-secret')).retryAfter).toBe(30)
    server.clock.advance(30 * SECOND)
    expect((await host.signIn('maelle', 'maelle-secret-secret')).status).toBe(200)
  })

  it('forgets tries that a clock set ahead had noted', async () => {
    server.clock.advance(60 * 24 * HOUR)
    for (let wrong = 0; wrong < 6; wrong++) await host.signIn('maelle', `wrong-secret-${wrong}`)
    server.clock.advance(-60 * 24 * HOUR)
    expect((await host.signIn('maelle', 'maelle-secret-secret')).status).toBe(200)
  })

  it.each(['NFC', 'NFD'] as const)(
    'takes accents however the keyboard writes them, kept as %s',
    async (kept) => {
      const [login, secret] = ['zoé', 'forêt-d’été-élevée']
      await createAccount(server.parts, {
        siteId: 'brest',
        role: 'host',
        login: login.normalize(kept),
        name: 'Zoé',
        secret: secret.normalize(kept),
      })
      for (const form of ['NFC', 'NFD'] as const) {
        expect((await host.signIn(login.normalize(form), secret.normalize(form))).status).toBe(200)
      }
    },
  )

  it('does not start counting anew when the server is restarted', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pepiniere-sign-in-'))
    const path = join(folder, 'restart.sqlite')
    const first = await TestServer.start({ store: await openSqliteStore(path) })
    await first.createSite('brest')
    await first.account('brest', 'maelle')
    const desk = await first.device('brest', 'host')
    for (let wrong = 0; wrong < 5; wrong++) await desk.signIn('maelle', `wrong-secret-${wrong}`)
    await first.stop()
    const second = await TestServer.start({ store: await openSqliteStore(path) })
    const again = new TestDevice(second.running.url, desk.enrolled)
    expect((await again.signIn('maelle', 'maelle-secret-secret')).status).toBe(429)
    await second.stop()
    rmSync(folder, { recursive: true })
  })

  it('opens a session that is worth something at this device only, until it is ended or half a day is over', async () => {
    const other = await server.device('brest', 'host')
    await host.signIn('maelle', 'maelle-secret-secret')
    expect(host.session).toMatch(/^[\w-]{43}$/)
    expect((await host.call('GET', 'host/devices')).status).toBe(200)
    other.session = host.session
    expect(refusalIn(await other.call('GET', 'host/devices')).error).toBe('sign-in-needed')
    expect((await host.call('DELETE', 'sign-in')).status).toBe(204)
    expect((await host.call('GET', 'host/devices')).status).toBe(401)
    await host.signIn('maelle', 'maelle-secret-secret')
    server.clock.advance(12 * HOUR)
    expect((await host.call('GET', 'host/devices')).status).toBe(401)
  })

  it('opened by a clock set ahead opens nothing once the hour is right', async () => {
    server.clock.advance(20 * DAY)
    const secret = await server.account('brest', 'early')
    await host.signIn('early', secret)
    expect((await host.call('GET', 'host/devices')).status).toBe(200)
    server.clock.advance(-20 * DAY)
    expect((await host.call('GET', 'host/devices')).status).toBe(401)
  })

  it('gives another session each time', async () => {
    await host.signIn('maelle', 'maelle-secret-secret')
    const first = host.session
    await host.signIn('maelle', 'maelle-secret-secret')
    expect(host.session).not.toBe(first)
  })
})
