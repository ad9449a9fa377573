import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { anApplication, anEmployer, anOffer } from '../../data/testing/records.ts'
import { button, screen } from '../test-support/mount-host.ts'
import { signIn, useHostDesk } from '../test-support/open-desk.ts'

const mandates = [{ siteId: 'mende', scope: 'all' as const, givenAt: 1, accountId: 'a', givenBy: 'Anne' }]
const at = Date.now() - 60_000
const told = (id: string, type: 'submitted' | 'refused' | 'hired', by: string, after: number) => ({
  ...{ id, type, by, at: at + after, receivedAt: at + after },
  ...(by.startsWith('host') ? { byHost: true as const } : {}),
})
const desk = useHostDesk(({ server }) => {
  server.write('employers', anEmployer({ mandates }))
  server.write('jobOffers', anOffer())
  const events = [
    told('s', 'submitted', 'kiosk', 0),
    told('r', 'refused', 'host-2', 1),
    told('h', 'hired', 'their-desk', 2),
  ]
  server.write('applications', anApplication({ id: 'crossed', sent: { name: 'Nadia' }, events }))
})

test('a host reads which of two answers counts that crossed, and who gave them', async () => {
  await signIn()
  await desk.go('/offres/vente/candidatures')
  await until(() => screen().includes('Nadia'))
  button('NadiaEmbauchée').click()
  await until(() => screen().includes('croisées'))
  expect(screen().replaceAll(/\s/g, ' ')).toMatch(
    /L’entreprise a répondu « embauche », .*c’est elle qui compte. Un autre poste de l’accueil a répondu « non, cette fois »/,
  )
  expect(screen()).not.toContain('votre entreprise')
})
