import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { button, screen } from '../test-support/mount-host.ts'
import { signIn, useHostDesk } from '../test-support/open-desk.ts'

/** Notes that were played, by their pitch. */
let played: number[] = []
let state: 'running' | 'suspended' = 'running'
beforeEach(() => {
  played = []
  state = 'running'
  localStorage.clear()
  const ramp = { setValueAtTime: () => undefined, exponentialRampToValueAtTime: () => undefined }
  class Speaker {
    currentTime = 0
    destination = {}
    get state() {
      return state
    }
    resume = () => new Promise<void>(() => undefined)
    close = () => Promise.resolve()
    createGain = () => ({ gain: ramp, connect: () => undefined })
    createOscillator = () => {
      const note = {
        frequency: { value: 0 },
        connect: (next: unknown) => next,
        start: () => void played.push(note.frequency.value),
        stop: () => undefined,
      }
      return { ...note, connect: () => ({ connect: () => undefined }) }
    }
  }
  vi.stubGlobal('AudioContext', Speaker)
})
const desk = useHostDesk()
afterEach(() => vi.unstubAllGlobals())

const aCall = { callId: 'c1', kiosk: 'Borne de l’entrée', calledAt: 1_800_000_000_000 }
function tells(...calls: object[]) {
  desk.place.server.answers.set('front/calls', { now: aCall.calledAt, calls })
  desk.data.sync.callsTold += 1
}
const asked = () => desk.place.server.asked.filter(({ path }) => path.endsWith('/answer'))

test('a call shows and is heard, at a locked desk too, until somebody answers', async () => {
  const title = document.title
  tells(aCall)
  await until(() => screen().includes('Borne de l’entrée : quelqu’un appelle'))
  expect(screen()).toContain('Ouvrez le poste pour répondre.')
  await until(() => played.length === 3)
  expect(document.title).toBe('On vous appelle')
  await signIn()
  desk.place.server.answers.set('host/calls/c1/answer', null)
  tells({ ...aCall, answer: { says: 'coming', at: aCall.calledAt, host: 'Claire' } })
  await until(() => screen().includes('Borne de l’entrée : Claire y va.'))
  expect(document.title).toBe(title)
})

test('a host answers "J’arrive", or "Dans 5 minutes" and comes sooner', async () => {
  await signIn()
  tells(aCall)
  desk.place.server.answers.set('host/calls/c1/answer', null)
  await until(() => button('Dans 5 minutes, Borne de l’entrée'))
  button('Dans 5 minutes, Borne de l’entrée').click()
  await until(() => asked().length === 1)
  tells({ ...aCall, answer: { says: 'in-five', at: aCall.calledAt, host: 'Claire' } })
  await until(() => screen().includes('Claire a dit'))
  button('J’arrive, Borne de l’entrée').click()
  await until(() => asked().length === 2)
  expect(asked().map(({ body }) => body)).toEqual([{ says: 'in-five' }, { says: 'coming' }])
})

test('a call that somebody else took, or that is over, or a server that is away is told', async () => {
  await signIn()
  tells(aCall)
  const trouble = (one: object) => desk.place.server.troubles.set('host/calls/c1/answer', [one as never])
  for (const [reason, words] of [
    ['taken', 'Quelqu’un de l’équipe y va déjà'],
    ['over', 'Cet appel est terminé'],
  ]) {
    trouble({ status: 409, error: 'not-possible', reasons: [reason] })
    await until(() => button('J’arrive, Borne de l’entrée'))
    button('J’arrive, Borne de l’entrée').click()
    await until(() => screen().includes(words!))
    button('Fermer').click()
    await until(() => !screen().includes(words!))
  }
  desk.place.server.troubles.set('host/calls/c1/answer', ['no-answer'])
  button('J’arrive, Borne de l’entrée').click()
  await until(() => screen().includes('la borne ne sait pas que vous avez entendu'))
})

test('a desk that was silenced says so, also the next day, and can be heard again', async () => {
  await signIn()
  tells(aCall)
  await until(() => button('Couper le son des appels'))
  await until(() => played.length >= 3)
  button('Couper le son des appels').click()
  await until(() => screen().includes('Son des appels coupé'))
  expect(localStorage.getItem('pepiniere.calls-muted')).toBe('yes')
  tells()
  await until(() => !screen().includes('quelqu’un appelle'))
  const before = played.length
  tells(aCall)
  await until(() => screen().includes('quelqu’un appelle'))
  expect(played).toHaveLength(before)
  button('Son des appels coupé : le remettre').click()
  await until(() => played.length > before)
})

test('a browser that lets nothing be heard is said', async () => {
  state = 'suspended'
  await signIn()
  tells(aCall)
  await until(() => screen().includes('Ce navigateur ne laisse pas sonner cette page'))
})
