import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { until } from '../../data/testing/device.ts'
import type { HookLine, ToolLine } from '../../data/tools-api.ts'
import { button, screen, type } from '../test-support/mount-host.ts'
import { signIn, useHostDesk } from '../test-support/open-desk.ts'

const tool: ToolLine = {
  ...{ toolId: 't1', name: 'Écran du hall', rights: ['programme', 'board'] },
  ...{ madeAt: 0, madeBy: 'Claire Dumont' },
}
const hook: HookLine = {
  ...{
    hookId: 'h1',
    url: 'https://lieu.example/hook',
    topics: ['session'],
    madeAt: 0,
    madeBy: 'Claire Dumont',
  },
  deliveries: [
    { event: 'session.published', at: 1, tries: 2, nextTryAt: 2, answer: '503' },
    { event: 'test', at: 0, tries: 1, deliveredAt: 1, answer: '204' },
  ],
}
const desk = useHostDesk(({ server }) => {
  server.answers.set('host/tools', { tools: [tool], hooks: [hook] })
  server.answers.set('host/tools/t1', {})
  server.answers.set('host/webhooks/h1/test', {})
})
const asked = (path: string) =>
  desk.place.server.asked.filter((one) => one.path === path).map(({ body }) => body)
const tick = (words: string) =>
  [...document.querySelectorAll('label')].find(({ textContent }) => textContent.includes(words))!.click()

beforeEach(async () => {
  await signIn()
  await desk.go('/postes/outils')
  await until(() => screen().includes('Écran du hall'))
})

test('hosts read what each tool may, and how what it was told arrived', () => {
  expect(screen()).toContain('Programme · Tableau')
  expect(screen()).toContain('Jamais utilisée.')
  expect(screen()).toContain('N’arrive pas')
  expect(screen()).toMatch(/L’adresse a répondu 503\. Nouvel essai :/)
})

test('a key is not made before it has a name and something to read, and is shown once', async () => {
  desk.place.server.answers.set('host/tools', { toolId: 't2', key: 'la-cle-secrete' })
  button('Créer une clé').click()
  await until(() => screen().includes('Quel outil'))
  button('Créer la clé').click()
  await until(() => screen().includes('Donnez un nom à cet outil.'))
  expect(screen()).toContain('Choisissez au moins une chose à lire.')
  type('Quel outil ?', 'Lettre')
  tick('Chiffres')
  button('Créer la clé').click()
  await until(() => screen().includes('la-cle-secrete'))
  expect(screen()).toContain('Nous ne pourrons plus vous le montrer.')
  button('C’est copié').click()
  await until(() => !screen().includes('la-cle-secrete'))
  expect(asked('host/tools').filter((body) => body !== undefined)).toEqual([
    { requestId: expect.any(String) as string, name: 'Lettre', rights: ['figures'] },
  ])
})

test('an address that is not protected is refused in a sentence, and what was typed stays', async () => {
  desk.place.server.troubles.set('host/webhooks', [
    { status: 409, error: 'not-possible', reasons: ['not-https'] },
  ])
  button('Prévenir une adresse').click()
  await until(() => screen().includes('Quelle adresse'))
  type('Quelle adresse ?', 'http://lieu.example/hook')
  button('Prévenir cette adresse').click()
  await until(() => screen().includes('Cette adresse n’est pas protégée'))
  expect((document.querySelector('input[inputmode=url]') as HTMLInputElement).value).toBe(
    'http://lieu.example/hook',
  )
})

test('an address is tried, and a tool is ended only after a second word', async () => {
  button('Essayer https://lieu.example/hook').click()
  await until(() => screen().includes('Un message d’essai est parti.'))
  expect(asked('host/webhooks/h1/test')).toHaveLength(1)
  button('Arrêter Écran du hall').click()
  await until(() => screen().includes('Arrêter « Écran du hall »'))
  expect(desk.place.server.requests).not.toContain('host/tools/t1')
  button('Arrêter cet outil').click()
  await until(() => screen().includes('est arrêté'))
  expect(desk.place.server.requests).toContain('host/tools/t1')
})
