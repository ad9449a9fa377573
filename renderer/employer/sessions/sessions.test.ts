import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { aSession } from '../../data/testing/records.ts'
import { fillDesk } from '../test-support/scenes.ts'
import { useEmployerDesk } from '../test-support/open-desk.ts'

const text = () => document.body.textContent.replace(/\s+/gu, ' ')

describe('the sessions of an employer', () => {
  const desk = useEmployerDesk(({ server }) => {
    for (const [id, days] of [
      ['over', -9],
      ['justOver', -2],
      ['next', 1],
      ['later', 8],
    ] as const) {
      const startsAt = Date.now() + days * DAY
      server.write(
        'challengeSessions',
        aSession({ id, title: id, startsAt, endsAt: startsAt + HOUR, employerId: 'boulangerie' }),
      )
    }
  })

  test('the next one comes first, what is over last', async () => {
    await desk.enter()
    await desk.go('/seances')
    await until(() => document.querySelectorAll('main h2').length === 4)
    expect([...document.querySelectorAll('main h2')].map((title) => title.textContent)).toEqual([
      'next',
      'later',
      'justOver',
      'over',
    ])
  })
})

describe('a proposal', () => {
  const desk = useEmployerDesk(fillDesk)
  const path = 'employer/sessions/proposed'
  const send = () =>
    [...document.querySelectorAll('button')].find((one) => one.textContent.includes('Envoyer à l’accueil'))!
  const asked = () => desk.place.server.asked.filter((one) => one.path === path)

  beforeEach(async () => {
    await desk.enter()
    await desk.go('/seances/proposer/proposed')
    await until(() => send())
  })
  function seats(count: string) {
    const label = [...document.querySelectorAll('label')].find((one) => one.textContent === 'Places')!
    const field = document.getElementById(label.htmlFor) as HTMLInputElement
    field.value = count
    field.dispatchEvent(new Event('input'))
  }

  test('is changed in what was changed here only; then the list says that it left', async () => {
    desk.place.server.answers.set(path, desk.place.server.read('challengeSessions', 'proposed'))
    seats('6')
    send().click()
    await until(() => text().includes('Votre proposition est chez l’accueil.'))
    expect(asked().map(({ body }) => body)).toEqual([{ capacity: 6 }])
    await until(() => document.querySelector('main h1')?.textContent === 'Séances de défi')
  })

  test.each([
    [404, 'not-found', 'n’est plus dans votre liste'],
    [500, 'unexpected', 'Le serveur a eu un problème'],
    [401, 'sign-in-needed', 'Votre session est terminée'],
  ])(
    'that the server refuses with %i says why, not that there is no network',
    async (status, error, words) => {
      desk.place.server.troubles.set(path, [{ status, error }])
      seats('6')
      send().click()
      await until(() => text().includes(words))
      expect(text()).not.toContain('Le serveur ne répond pas')
    },
  )
})
