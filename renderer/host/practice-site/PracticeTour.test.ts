import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { aVisit } from '../../data/testing/records.ts'
import { button, screen } from '../test-support/mount-host.ts'
import { signIn, useHostDesk } from '../test-support/open-desk.ts'
import { keepTour } from './kept-tour.ts'

// Before the desk is opened: this window practises, and knows how far its tour went.
beforeEach(() => {
  history.replaceState(null, '', '?exercice=k7m2')
  keepTour(sessionStorage, { site: 'k7m2', login: 'claire', secret: 'jardin bleu', done: 2 })
  return () => history.replaceState(null, '', window.location.pathname)
})
const desk = useHostDesk()
beforeEach(signIn)

const shown = (name: string) => until(() => screen().includes(name))

test('what the practice site held before does no step, however late it arrives; a departure after it does', async () => {
  await shown('Notez un départ')
  const { server } = desk.place
  const opened = Date.now() - 3_600_000
  server.write('visits', aVisit('old', { name: 'Anatole', at: opened, closing: 'left', leftAt: opened }))
  server.write('visits', aVisit('here', { name: 'Loulou', arrivedAt: opened, at: opened }))
  await shown('Loulou')
  expect(screen()).toContain('Notez un départ')
  const now = Date.now() + 1000
  server.write(
    'visits',
    aVisit('here', { name: 'Loulou', arrivedAt: opened, at: now, rev: '2-x', closing: 'left', leftAt: now }),
  )
  await shown('Retrouvez une personne')
})

test('a step is passed over, the panel folds to its mark, and the place itself is one press away', async () => {
  await shown('Notez un départ')
  button('Passer').click()
  await shown('Retrouvez une personne')
  const mark = document.querySelector<HTMLElement>('.mark')!
  mark.click()
  await until(() => !screen().includes('Retrouvez une personne'))
  mark.click()
  await shown('Retrouvez une personne')
  const went = vi.spyOn(window.location, 'assign').mockImplementation(() => undefined)
  button('Quitter l’entraînement').click()
  expect(went).toHaveBeenCalledWith(window.location.pathname)
  went.mockRestore()
})
