import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { SiteRole } from '../../../domain/sites/site-role.ts'
import { until } from '../../data/testing/device.ts'
import { aReport } from '../figures/testing/a-report.ts'
import { button, field, screen, type } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

const desk = useHostDesk()
const menu = () => [...document.querySelectorAll('nav a')].map(({ textContent }) => textContent.trim())
const asked = () => desk.place.server.requests

async function enterAs(siteRole: SiteRole) {
  const { answers } = desk.place.server
  const reply = answers.get('sign-in') as { account: object }
  answers.set('sign-in', { ...reply, account: { ...reply.account, siteRole } })
  answers.set('host/report', aReport())
  answers.set('host/site', {})
  answers.set('host/sites', { sites: [{ siteId: 'mende', name: 'Mende' }] })
  await signIn()
}

describe('what a role may not do is not on the screen', () => {
  test('an observer has the figures alone, and the desk asks for nothing else', async () => {
    await enterAs('observer')
    await until(() => screen().includes('entre 1 et 10'))
    expect(menu()).toEqual(['Chiffres'])
    expect(asked().filter((path) => /host\/(devices|refused|contests|accounts)/.test(path))).toEqual([])
  })

  test('a host has no settings, links no device and makes no account of a colleague', async () => {
    await enterAs('host')
    expect(menu()).not.toContain('Le lieu')
    await goTo('Postes')
    expect(() => button('Relier un poste')).toThrow()
    expect(() => button('Créer un compte')).toThrow()
  })
})

describe('the place', () => {
  beforeEach(async () => {
    await enterAs('administrator')
    await goTo('Le lieu')
    await until(() => field('Nom de la pépinière').value !== '')
  })

  test('hours that nobody can read are told at their day, and nothing is sent', async () => {
    type('Mardi', 'toujours')
    button('Enregistrer').click()
    await until(() => screen().includes('Écrivez des horaires comme'))
    expect(asked()).not.toContain('host/site')
  })

  test('what was changed is sent, and said to be kept', async () => {
    type('Mardi', '9h-12h, 14h-18h')
    button('Enregistrer').click()
    await until(() => screen().includes('C’est enregistré'))
    expect(asked()).toContain('host/site')
  })

  test('a closure needs a sentence', async () => {
    button('Ajouter une fermeture').click()
    await until(() => screen().includes('Dernier jour'))
    const save = [...document.querySelectorAll('button')].findLast(
      ({ textContent }) => textContent.trim() === 'Enregistrer',
    )
    save!.click()
    await until(() => screen().includes('À remplir'))
    expect(asked()).not.toContain('host/site')
    type('Ce que les visiteurs lisent', 'Fermé pour travaux.')
    save!.click()
    await until(() => screen().includes('C’est enregistré'))
  })
})
