import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { addDays } from '../../../domain/time.ts'
import type { Visitor } from '../../../domain/visits/visitor.ts'
import { plain } from '../../data/live.ts'
import { until } from '../../data/testing/device.ts'
import { aVisit } from '../../data/testing/records.ts'
import { dayHere } from '../../words/site-zone.ts'
import { button, screen, type } from '../test-support/mount-host.ts'
import { signIn, useHostDesk } from '../test-support/open-desk.ts'

const entry = (id: string, fields: Partial<Visitor> = {}) =>
  ({
    ...{ id, siteId: 'mende', rev: '000000001.000.server', at: 1, by: 'server', stamps: {} },
    ...{ firstSeenOn: '2026-11-02', lastSeenOn: '2026-11-20', ...fields },
  }) as never
const aged = (band: '16-17' | 'under-16') => ({
  minority: [
    { id: '000000001.000.server', type: 'age' as const, band, on: dayHere(Date.now()), at: 1, by: 'server' },
  ],
})
const desk = useHostDesk(({ server }) => {
  server.write('visitors', entry('V1', { name: 'Awa Cissé', ...aged('under-16') }))
  server.write('visitors', entry('V2', { name: 'Yann Le Bris' }))
  server.write('visits', aVisit('v1', { visitorId: 'V1', name: 'Awa', arrivedAt: Date.now() - 60_000 }))
  server.write('visits', aVisit('v2', { visitorId: 'V2', name: 'Yann', arrivedAt: Date.now() - 60_000 }))
  for (const id of ['V1', 'V2'])
    server.answers.set(`host/visitors/${id}/file`, { attestations: [], cards: [], hasPictures: false })
})
const entryOf = async (id: string): Promise<Visitor> =>
  plain((await desk.data.records('visitors').findOne(id).exec())!)
const wordsOf = async (id: string) => (await entryOf(id)).minority ?? []

test('who is here and under 18 is told beside their name, and counted', async () => {
  await signIn()
  await desk.go('/')
  await until(() => screen().includes('1 mineur présent'))
  expect(screen().match(/Moins de 16 ans/g)).toHaveLength(1)
})

test('an agreement says who gave it and for what; without either it is not kept', async () => {
  await signIn()
  await desk.go('/visiteurs/V1')
  await until(() => screen().includes('Aucun accord n’est en cours.'))
  button('Noter un accord').click()
  await until(() => button('Noter l’accord'))
  button('Noter l’accord').click()
  await until(() => document.body.textContent.includes('Écrivez qui donne son accord.'))
  type('Nom du parent ou du tuteur', 'Mme Cissé')
  button('Noter l’accord').click()
  await until(() => document.body.textContent.includes('Cochez au moins une chose.'))
  expect(await wordsOf('V1')).toHaveLength(1)

  const box = [...document.querySelectorAll('label')].find((one) =>
    one.textContent.includes('Mettre des annonces'),
  )
  box!.querySelector('input')!.click()
  button('Noter l’accord').click()
  await until(async () => (await wordsOf('V1')).length === 2)
  const today = dayHere(Date.now())
  expect((await wordsOf('V1')).at(-1)).toMatchObject({
    ...{ type: 'agreed', guardian: 'Mme Cissé', acts: ['board'], on: today, until: addDays(today, 92) },
    host: 'Claire Dumont',
  })
  await until(() => screen().includes('Mme Cissé, jusqu’au'))
  button('Retirer l’accord de Mme Cissé').click()
  await until(() => screen().includes('Aucun accord n’est en cours.'))
  expect((await wordsOf('V1')).at(-1)).toMatchObject({ type: 'withdrawn' })
})

test('an age is said by a band; of age, nothing of a minor is shown', async () => {
  await signIn()
  await desk.go('/visiteurs/V2')
  await until(() => screen().includes('Rien n’est noté de son âge.'))
  expect(screen()).not.toContain('Accords d’un parent')
  button('16 ou 17 ans').click()
  await until(() => screen().includes('Accords d’un parent'))
  button('18 ans ou plus').click()
  await until(() => !screen().includes('Accords d’un parent'))
  expect((await wordsOf('V2')).map(({ band }) => band)).toEqual(['16-17', 'adult'])
})
