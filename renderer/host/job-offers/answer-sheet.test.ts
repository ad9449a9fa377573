import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { sheetCodeOf, showSheetCode } from '../../../domain/hiring/sheet-code.ts'
import { until } from '../../data/testing/device.ts'
import { anApplication, anEmployer, anOffer } from '../../data/testing/records.ts'
import { button, screen, type } from '../test-support/mount-host.ts'
import { signIn, useHostDesk } from '../test-support/open-desk.ts'

const mandates = [{ siteId: 'mende', scope: 'all' as const, givenAt: 1, accountId: 'a', givenBy: 'Anne' }]
const at = Date.now() - 1000
const event = (id: string, kind: 'submitted' | 'refused' | 'withdrawn') => ({
  ...{ id: `${id}.${kind}`, type: kind, at, receivedAt: at, by: 'kiosk' },
})
const from = (id: string, name: string, more: 'refused' | 'withdrawn' | null, jobOfferId = 'vente') =>
  anApplication({
    ...{ id, jobOfferId, visitorId: `v-${id}`, sent: { name } },
    events: [event(id, 'submitted'), ...(more ? [event(id, more)] : [])],
  })
const desk = useHostDesk(({ server }) => {
  server.write('employers', anEmployer({ mandates }))
  server.write('jobOffers', anOffer())
  server.write('jobOffers', anOffer({ id: 'four', title: 'Boulanger' }))
  server.write('applications', from('waits', 'Nadia', null))
  server.write('applications', from('left', 'Tom', 'withdrawn'))
  server.write('applications', from('told', 'Awa', 'refused'))
  server.write('applications', from('other', 'Lou', null, 'four'))
})
beforeEach(async () => {
  await signIn()
  await desk.go('/offres/vente/candidatures')
  await until(() => screen().includes('Nadia'))
})
async function key(code: string) {
  type('Code d’une ligne de la feuille', code)
  button('Ouvrir la ligne').click()
  await Promise.resolve()
}

test.each([
  ['R-0000', 'Ce code ne peut pas exister'],
  [sheetCodeOf('elsewhere'), 'elle est d’une autre pépinière, ou l’employeur a repris son mandat'],
  [sheetCodeOf('left'), 'Cette personne a retiré sa candidature'],
  [sheetCodeOf('told'), 'Cette personne a déjà sa réponse'],
])('%s opens nothing, and says why', async (code, words) => {
  await key(code)
  await until(() => screen().includes(words))
  expect(screen()).not.toContain('Réponse venue sur papier')
})

test('a line is opened by its code, of another offer too, and its answer says who keyed it in', async () => {
  await key(showSheetCode(sheetCodeOf('other')))
  await until(() => screen().includes('Réponse venue sur papier') && screen().includes('Boulanger'))
  button('Refuser').click()
  await until(() => screen().includes('Poste pourvu'))
  button('Poste pourvu').click()
  await until(() => screen().includes('Envoyer'))
  button('Envoyer').click()
  await until(() => screen().includes('sur papier, saisie à l’accueil par Claire Dumont'))
})

test('the sheet has a line for who waits and for nobody else, and leaves nothing in the page', async () => {
  const printed: string[] = []
  vi.stubGlobal('print', () => printed.push(document.querySelector('.print-paper')?.textContent ?? ''))
  button('Imprimer la feuille de réponses (1 ligne)').click()
  await until(() => printed.length === 1)
  expect(printed[0]).toContain(showSheetCode(sheetCodeOf('waits')))
  expect(printed[0]).toContain('Nadia')
  for (const name of ['Tom', 'Awa', 'Lou']) expect(printed[0]).not.toContain(name)
  await until(() => document.querySelector('.answer-sheet') === null)
  vi.unstubAllGlobals()
})
