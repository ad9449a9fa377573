import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import type { Employer } from '../../../domain/hiring/employer.ts'
import { until } from '../../data/testing/device.ts'
import { anEmployer } from '../../data/testing/records.ts'
import { button, screen } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

const siren = '732829320'
const given: Partial<Employer> = { siren, sirenToConfirm: Date.parse('2026-11-23T10:00:00Z') }
const at = Date.parse('2026-11-24T10:00:00Z')
const sirenWordBy = { accountId: 'h1', name: 'Claire' }
const [SEEN, DOUBTED] = ['siren-seen', 'siren-doubted'].map(
  (call) => `host/employers/boulangerie/${call}`,
) as [string, string]
const desk = useHostDesk(({ server }) => {
  server.write('employers', anEmployer(given))
  server.answers.set(SEEN, {})
  server.answers.set(DOUBTED, {})
})

beforeEach(async () => {
  await signIn()
  await goTo('Employeurs')
  await until(() => screen().includes('Boulangerie Pagès'))
})

const asked = (path: string) => desk.place.server.asked.filter((one) => one.path === path)
const open = async () => {
  button('Ouvrir Boulangerie Pagès').click()
  await until(() => screen().includes('Présentation lue à la borne'))
}
/** The card as the server tells it next. */
const told = (fields: Partial<Employer>) =>
  desk.place.server.write('employers', anEmployer({ rev: '000000009.000.server', ...fields }))

test('an employer whose number waits is found in the list, and its page asks on which paper it was seen', async () => {
  expect(screen()).toContain('numéro à confirmer')
  await open()
  expect(screen()).toContain('732 829 320, donné par l’employeur lui-même, lundi 23 novembre 2026')
  expect(screen()).toContain('les candidats ne lisent pas sa note')
  expect(asked(SEEN)).toEqual([])
})

test('two presses say which paper was seen, of the number that was read', async () => {
  await open()
  button('Extrait Kbis').click()
  await until(() => screen().includes('Vous avez vu le numéro 732 829 320'))
  expect(asked(SEEN)).toEqual([])
  button('Oui, je l’ai vu').click()
  await until(() => screen().includes('le numéro de Boulangerie Pagès est vu'))
  expect(asked(SEEN).map(({ body }) => body)).toEqual([{ siren, document: 'kbis' }])
  told({ siren, sirenWord: { type: 'seen', document: 'kbis', at }, sirenWordBy })
  await until(() => screen().includes('vu par Claire, mardi 24 novembre 2026, sur un extrait Kbis'))
  expect(screen()).not.toContain('Avis de situation Sirene')
})

test('what the server refuses is said by name, and nothing is taken for said', async () => {
  const { troubles } = desk.place.server
  await open()
  button('Avis de situation Sirene').click()
  await until(() => screen().includes('Vous avez vu le numéro'))
  troubles.set(SEEN, [{ status: 409, error: 'not-possible', reasons: ['another-siren'] }])
  button('Oui, je l’ai vu').click()
  await until(() => screen().includes('Le numéro a changé entre-temps'))
  troubles.set(SEEN, ['no-answer'])
  button('Oui, je l’ai vu').click()
  await until(() => screen().includes('Le serveur n’a pas répondu'))
  expect(screen()).not.toContain('est vu.')
})

test('a doubt asks for its reason, and says what follows', async () => {
  told({ siren, sirenWord: { type: 'keyed', at }, sirenWordBy })
  await open()
  await until(() => screen().includes('écrit par Claire, mardi 24 novembre 2026'))
  button('Ce numéro n’est pas sûr').click()
  await until(() => screen().includes('Sa note n’est plus montrée aux candidats'))
  button('Ne plus montrer la note').click()
  await until(() => screen().includes('Choisissez d’abord une raison'))
  expect(asked(DOUBTED)).toEqual([])
  document.querySelector<HTMLInputElement>('input[value=struck-off]')!.click()
  button('Ne plus montrer la note').click()
  await until(() => screen().includes('la note de Boulangerie Pagès n’est plus montrée'))
  expect(asked(DOUBTED).map(({ body }) => body)).toEqual([{ siren, reason: 'struck-off' }])
  told({
    siren,
    sirenToConfirm: at,
    sirenWord: { type: 'taken-back', reason: 'struck-off', at },
    sirenWordBy,
    rev: '00000000a.000.server',
  })
  await until(() => screen().includes('mis en doute par Claire, mardi 24 novembre 2026'))
  expect(screen()).toContain('l’entreprise est fermée ou radiée')
})

test('a number of before counts as seen, and without one there is nothing to say', async () => {
  told({ siren })
  await open()
  await until(() => screen().includes('connu de longue date'))
  expect(screen()).not.toContain('Extrait Kbis')
  told({ rev: '00000000a.000.server' })
  await until(() => screen().includes('Sans numéro, aucune note n’est publiée'))
  expect(screen()).not.toContain('Ce numéro n’est pas sûr')
})
