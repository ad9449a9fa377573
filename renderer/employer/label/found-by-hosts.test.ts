import { afterEach, expect, it } from 'vitest'
import type { ApplicationEvent } from '../../../domain/hiring/application.ts'
import { makeApplication, makeOffer, NOW } from '../../desk/hiring/test-support/made-applications.ts'
import { fakeDesk } from '../test-support/fake-desk.ts'
import { mountDesk, type MountedDesk } from '../test-support/mount-screen.ts'

let page: MountedDesk
afterEach(() => page.wrapper.unmount())

const found = (id: string, ...types: ApplicationEvent['type'][]) => {
  const made = makeApplication({ id, daysAgo: 20, told: [{ type: 'withdrawn', daysAgo: 10 }] })
  const facts = types.map((type) => ({
    ...{ id: `${id}.${type}`, type, at: NOW - 1000, receivedAt: NOW - 1000, by: 'server', about: `${id}.1` },
  }))
  return { ...made, events: [...made.events, ...facts] }
}

it('decisions against which one may still appeal are told with the label, and lead to their application', async () => {
  const applications = [
    found('a', 'contest-upheld'),
    found('b', 'contest-upheld', 'contest-appealed'),
    found('c'),
  ]
  page = await mountDesk(fakeDesk({ jobOffers: [makeOffer()], applications }), '/label')
  expect(page.text()).toContain('L’accueil a décidé pour une candidature')
  await page.tap('Aïcha')
  expect(page.path()).toBe('/candidatures/a')
})

it('nothing is told where nothing was decided', async () => {
  page = await mountDesk(fakeDesk({ jobOffers: [makeOffer()], applications: [found('c')] }), '/label')
  expect(page.text()).not.toContain('L’accueil a décidé')
})
