import { afterEach, beforeEach, expect, it } from 'vitest'
import type { CallLine, KioskCall } from '../../domain/contract/calls.ts'
import { MINUTE, SECOND } from '../../domain/time.ts'
import { refusalIn, TestServer, type TestDevice } from '../testing/test-server.ts'

let server: TestServer
let kiosk: TestDevice
let desk: TestDevice
beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  await server.createSite('quimper')
  kiosk = await server.device('brest', 'kiosk')
  desk = await server.device('brest', 'host')
  await server.account('brest', 'maelle')
})
afterEach(() => server.stop())

const call = async () => (await kiosk.call('POST', 'kiosk/call')).body as KioskCall
const whatBecame = async () => (await kiosk.call('GET', 'kiosk/call')).body as KioskCall
const shownAt = async (at = desk) =>
  ((await at.call('GET', 'front/calls')).body as { calls: CallLine[] }).calls
const signIn = () => desk.signIn('maelle', 'maelle-secret-secret')
const answer = (callId: string, says = 'coming') => desk.call('POST', `host/calls/${callId}/answer`, { says })

it('a call is heard at the desks of the site alone, locked or not, and says from where', async () => {
  const elsewhere = await server.device('quimper', 'host')
  expect(await shownAt()).toEqual([])
  const { call: made, isDeskOn } = await call()
  expect([made?.shownAt, isDeskOn]).toEqual([undefined, true])
  expect(await shownAt(elsewhere)).toEqual([])
  expect(await shownAt()).toMatchObject([{ kiosk: 'Borne', calledAt: made!.calledAt }])
  expect((await whatBecame()).call).toHaveProperty('shownAt')
})

it('says at once that no desk is on', async () => {
  expect(await call()).toMatchObject({ isDeskOn: false })
  await shownAt()
  expect(await whatBecame()).toMatchObject({ isDeskOn: true })
  server.clock.advance(75 * SECOND)
  expect(await call()).toMatchObject({ isDeskOn: false })
})

it('the kiosk is told of the first who answers, by a first name', async () => {
  await call()
  const [{ callId } = { callId: '' }] = await shownAt()
  expect((await answer(callId)).status).toBe(401)
  await signIn()
  expect((await answer(callId, 'in-five')).status).toBe(204)
  expect((await whatBecame()).call?.answer).toMatchObject({ says: 'in-five', host: 'maelle' })
  expect(refusalIn(await answer(callId, 'in-five')).reasons).toEqual(['taken'])
  expect((await answer(callId)).status).toBe(204)
  expect(refusalIn(await answer(callId)).reasons).toEqual(['taken'])
  expect((await shownAt())[0]?.answer).toMatchObject({ says: 'coming' })
})

it('nobody answers a call of another site, nor one that ended', async () => {
  await call()
  const [{ callId } = { callId: '' }] = await shownAt()
  const elsewhere = await server.device('quimper', 'host')
  await server.account('quimper', 'yann')
  await elsewhere.signIn('yann', 'yann-secret-secret')
  const there = await elsewhere.call('POST', `host/calls/${callId}/answer`, { says: 'coming' })
  expect(refusalIn(there).reasons).toEqual(['over'])
  await kiosk.call('DELETE', 'kiosk/call')
  await signIn()
  expect(refusalIn(await answer(callId)).reasons).toEqual(['over'])
  expect(await whatBecame()).not.toHaveProperty('call')
})

it('pressed again a call goes on, and one whose kiosk fell silent is over', async () => {
  const { call: made } = await call()
  server.clock.advance(50 * SECOND)
  expect((await call()).call?.calledAt).toBe(made!.calledAt)
  server.clock.advance(MINUTE)
  expect(await shownAt()).toEqual([])
})

it('who plays with the button is asked to wait, and nobody else is', async () => {
  const play = async () => {
    const { status } = await kiosk.call('POST', 'kiosk/call')
    await kiosk.call('DELETE', 'kiosk/call')
    return status
  }
  expect([await play(), await play(), await play(), await play()]).toEqual([200, 200, 200, 200])
  expect(await play()).toBe(429)
  const other = await server.device('brest', 'kiosk')
  expect((await other.call('POST', 'kiosk/call')).status).toBe(200)
  server.clock.advance(30 * SECOND)
  expect(await play()).toBe(200)
})

it('employers call nobody and hear nobody, and kiosks do not listen to others', async () => {
  await signIn()
  const { body } = await desk.call('POST', 'host/employers', { name: 'Fournil', requestId: 'a'.repeat(16) })
  const employer = await server.device('brest', 'employer', (body as { employerId: string }).employerId)
  for (const [method, path] of [
    ['POST', 'kiosk/call'],
    ['GET', 'front/calls'],
  ] as const)
    expect((await employer.call(method, path)).status).toBe(404)
  expect((await kiosk.call('GET', 'front/calls')).status).toBe(404)
  expect((await desk.call('POST', 'kiosk/call')).status).toBe(404)
})

it('kiosks and desks of the site hear at once that something changed', async () => {
  const [here, there] = [await desk.listen(), await (await server.device('quimper', 'host')).listen()]
  await here.next('hello')
  await there.next('hello')
  await call()
  await here.next('calls')
  expect(there.events.filter(({ event }) => event === 'calls')).toEqual([])
  here.close()
  there.close()
})
