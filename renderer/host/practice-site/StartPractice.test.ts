import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { button, screen } from '../test-support/mount-host.ts'
import { useHostDesk } from '../test-support/open-desk.ts'
import { keptTour } from './kept-tour.ts'

const desk = useHostDesk()
const call = 'practice-sites'
const site = { id: 'k7m2', code: 'ABCDE-FGHJK', login: 'maelle', secret: 'un-deux', endsAt: 9e12 }

test('nobody needs to be signed in; the window is told how to sign in there, and opens on it', async () => {
  desk.place.server.answers.set(call, site)
  const went = vi.spyOn(window.location, 'assign').mockImplementation(() => undefined)
  button('S’entraîner').click()
  await until(() => went.mock.calls.length > 0)
  expect(went.mock.calls[0]![0]).toMatch(/\?exercice=k7m2#enrol=ABCDE-FGHJK$/)
  expect(keptTour(sessionStorage, 'k7m2')).toEqual({
    ...{ site: 'k7m2', login: 'maelle', secret: 'un-deux', done: 0 },
  })
  expect(keptTour(sessionStorage, 'another')).toBeNull()
  went.mockRestore()
})

test.each([
  ['too-many-sites', { status: 409, error: 'not-possible', reasons: ['too-many-sites'] }, /Trois personnes/],
  ['no answer', 'no-answer', /demande le serveur, et il ne répond pas/],
] as const)('%s: a sentence says why, and the button is given back', async (_, trouble, words) => {
  desk.place.server.troubles.set(call, [trouble as never])
  button('S’entraîner').click()
  await until(() => words.test(screen()))
  expect(button('S’entraîner').getAttribute('aria-disabled')).toBeNull()
})
