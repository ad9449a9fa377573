import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MINUTE } from '../../domain/time.ts'
import { createEnrolmentCode } from '../devices/enrolment.ts'
import { refusalIn, TestDevice, TestServer } from '../testing/test-server.ts'

let server: TestServer
let stranger: TestDevice
beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  stranger = new TestDevice(server.running.url, null)
})
afterEach(() => server.stop())

const codeFor = async () => (await createEnrolmentCode(server.parts, { siteId: 'brest', role: 'kiosk' })).code

describe('a device that enrols', () => {
  it.each([
    ['no code', {}],
    ['a code that is no text', { code: 5 }],
    ['a novel', { code: 'x'.repeat(100) }],
    ['a role that there is not', { code: 'ABCDE-FGHJK', role: 'janitor' }],
  ])('with %s is refused', async (_name, body) => {
    expect((await stranger.call('POST', 'devices/enrol', body)).status).toBe(400)
  })

  it('with a wrong code, a used one or one out of date gets one and the same answer', async () => {
    const used = await codeFor()
    await stranger.call('POST', 'devices/enrol', { code: used })
    const [replaced, late] = [await codeFor(), await codeFor()]
    const before = await stranger.call('POST', 'devices/enrol', { code: replaced })
    const wrong = await stranger.call('POST', 'devices/enrol', { code: 'ABCDE-FGHJK' })
    const twice = await stranger.call('POST', 'devices/enrol', { code: used })
    server.clock.advance(11 * MINUTE)
    const tooLate = await stranger.call('POST', 'devices/enrol', { code: late })
    for (const answer of [wrong, twice, before, tooLate]) {
      expect(answer.status).toBe(403)
      expect(refusalIn(answer).error).toBe('wrong-code')
      expect(answer.text).toBe(wrong.text)
    }
  })

  it('as something else than its code is for is refused, and the code stays good for who it is for', async () => {
    const code = await codeFor()
    for (const role of ['host', 'employer']) {
      const wrong = await stranger.call('POST', 'devices/enrol', { code, role })
      expect(refusalIn(wrong)).toMatchObject({ error: 'not-possible', reasons: ['wrong-role'] })
    }
    const right = await stranger.call('POST', 'devices/enrol', { code, role: 'kiosk' })
    expect(right.body).toMatchObject({ role: 'kiosk' })
    // Once it is used, nobody hears any more what it was for.
    const late = await stranger.call('POST', 'devices/enrol', { code, role: 'host' })
    expect(refusalIn(late).error).toBe('wrong-code')
  })

  it('is held back a little longer after each wrong code beyond ten, never for more than a minute', async () => {
    for (let wrong = 0; wrong < 10; wrong++) {
      expect((await stranger.call('POST', 'devices/enrol', { code: `WRONG${wrong}` })).status).toBe(403)
    }
    const code = await codeFor()
    const held = await stranger.call('POST', 'devices/enrol', { code })
    expect(held.status).toBe(429)
    expect(refusalIn(held).retryAfter).toBe(2)
    for (let wrong = 0; wrong < 9; wrong++) {
      server.clock.advance(MINUTE)
      expect((await stranger.call('POST', 'devices/enrol', { code: `WRONG${wrong}` })).status).toBe(403)
    }
    expect(refusalIn(await stranger.call('POST', 'devices/enrol', { code })).retryAfter).toBe(60)
    server.clock.advance(MINUTE)
    expect((await stranger.call('POST', 'devices/enrol', { code: await codeFor() })).status).toBe(200)
  })

  it('with a right code, typed any way, learns who it is; two at once with one code are one', async () => {
    const code = (await codeFor()).toLowerCase().replace('-', ' ').replaceAll('0', 'o')
    const answers = await Promise.all([
      stranger.call('POST', 'devices/enrol', { code, name: 'Borne de l’entrée' }),
      stranger.call('POST', 'devices/enrol', { code, name: 'Borne de l’entrée' }),
    ])
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 403])
    const right = answers.find((answer) => answer.status === 200)!
    expect(right.body).toMatchObject({ siteId: 'brest', role: 'kiosk', epoch: server.parts.store.epoch })
  })
})
