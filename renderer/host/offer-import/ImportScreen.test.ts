import 'fake-indexeddb/auto'
import { flushPromises } from '@vue/test-utils'
import { beforeEach, expect, test, vi } from 'vitest'
import { headingOf, neededColumns } from '../../../domain/hiring/offer-row.ts'
import type { JobOffer } from '../../../domain/hiring/job-offer.ts'
import { until } from '../../data/testing/device.ts'
import { anEmployer } from '../../data/testing/records.ts'
import { button, screen } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

const SIREN = '732829320'
const desk = useHostDesk(({ server }) => server.write('employers', anEmployer({ siren: SIREN })))
const head = neededColumns.map(headingOf).join(';')

beforeEach(async () => {
  await signIn()
  await goTo('Offres')
  await until(() => !button('Importer un fichier').disabled)
  button('Importer un fichier').click()
  await until(() => document.querySelector('input[type=file]'))
})
function choose(text: string, file: Partial<File> = {}) {
  const input = document.querySelector<HTMLInputElement>('input[type=file]')!
  const chosen = Object.assign(new File([text], 'offres.csv'), file)
  Object.defineProperty(input, 'files', { value: [chosen], configurable: true })
  input.dispatchEvent(new Event('change'))
}
const offers = async () =>
  (await desk.data.records('jobOffers').find().exec()).map((one) => one.toJSON() as JobOffer)

test('a disk that fails amid a file keeps the parts before, and the same button writes the rest', async () => {
  const lines = Array.from({ length: 120 }, (_, at) => `V-${at};${SIREN};Vendeuse ou vendeur;CDI`)
  choose([head, ...lines].join('\n'))
  await until(() => screen().includes('120 nouvelles offres, en brouillon'))
  const save = desk.data.save.bind(desk.data)
  vi.stubGlobal('reportError', () => undefined)
  let parts = 0
  const failing = vi.spyOn(desk.data, 'save').mockImplementation(async (...asked) => {
    parts += 1
    if (parts === 2) throw new Error('disk')
    return (save as (...asked: unknown[]) => Promise<void>)(...asked)
  })
  button('Enregistrer').click()
  await until(() => document.querySelector('[role=alert]'))
  await until(() => screen().includes('70 nouvelles offres, en brouillon'))
  expect(await offers()).toHaveLength(50)
  failing.mockRestore()
  vi.unstubAllGlobals()
  button('Enregistrer').click()
  await until(() => screen().includes('70 offres sont enregistrées.'))
  expect(new Set((await offers()).map(({ id }) => id)).size).toBe(120)
  // Of thousands the list draws the first ones.
  await until(() => document.querySelectorAll('tbody tr').length === 100)
  button('En voir 20 de plus').click()
  await until(() => document.querySelectorAll('tbody tr').length === 120)
})

test('what a file does is shown first and then saved as drafts; the same file again does nothing', async () => {
  const text = `${head}\nV-1;${SIREN};Vendeuse ou vendeur;CDI\nV-2;${SIREN};Boulanger;CDX\n`
  choose(text)
  await until(() => screen().includes('1 nouvelle offre, en brouillon'))
  expect(screen()).toContain('Sans critère, une offre ne se publie pas')
  expect(screen()).toContain('Ligne 2 : il manque le métier, le lieu, les horaires, le salaire et un critère')
  expect(screen()).toContain('Ligne 3 : le contrat est CDI, CDD, intérim ou apprentissage')
  expect(await offers()).toEqual([])
  button('Enregistrer').click()
  await until(() => screen().includes('1 offre est enregistrée.'))
  expect(await offers()).toMatchObject([{ employerId: 'boulangerie', title: 'Vendeuse ou vendeur' }])
  expect((await offers())[0]).not.toHaveProperty('publishedAt')
  button('Importer un fichier').click()
  await until(() => document.querySelector('input[type=file]'))
  choose(text)
  await until(() => screen().includes('1 offre déjà à jour'))
  expect([...document.querySelectorAll('button')].map((one) => one.textContent.trim())).not.toContain(
    'Enregistrer',
  )
})

test('what a later file changes is shown field by field before it is written', async () => {
  choose(`${head}\nV-1;${SIREN};Vendeuse ou vendeur;CDI`)
  await until(() => screen().includes('1 nouvelle offre'))
  button('Enregistrer').click()
  await until(() => screen().includes('1 offre est enregistrée.'))
  button('Importer un fichier').click()
  await until(() => document.querySelector('input[type=file]'))
  choose(`${head};commune\nV-1;${SIREN};Vendeuse ou vendeur;CDD;Florac`)
  await until(() => screen().includes('1 offre changée'))
  expect(screen()).toContain('contrat : « CDI » devient « CDD »')
  expect(screen()).toContain('commune : « rien » devient « Florac »')
  button('Enregistrer').click()
  await until(async () => (await offers())[0]?.town === 'Florac')
  expect(await offers()).toMatchObject([{ contract: 'fixed-term', town: 'Florac' }])
})

test('a file that is none says what it lacks, one that cannot be opened says so, and another may follow', async () => {
  vi.stubGlobal('reportError', vi.fn())
  choose('nom:prénom\nA:B')
  await until(() => screen().includes('Il manque : référence, siren, intitulé, contrat'))
  expect(screen()).toContain('« nom:prénom »')
  choose('', { arrayBuffer: () => Promise.reject(new Error('gone')) })
  await until(() => screen().includes('Ce fichier n’a pas pu être ouvert'))
  expect(screen()).not.toContain('Lecture du fichier')
  choose(`${head}\nV-1;${SIREN};Vendeuse ou vendeur;CDI`)
  await until(() => screen().includes('1 nouvelle offre'))
  expect(document.querySelector('[role=alert]')).toBeNull()
})

test('of two files chosen one after the other the last is shown, however long the first takes to open', async () => {
  let open: (bytes: ArrayBuffer) => void = () => undefined
  choose('', { arrayBuffer: () => new Promise<ArrayBuffer>((resolve) => (open = resolve)) })
  await until(() => screen().includes('Lecture du fichier…'))
  choose(`${head}\nV-2;${SIREN};Boulanger;CDI\nV-3;${SIREN};Boulangère;CDI`)
  await until(() => screen().includes('2 nouvelles offres'))
  open(new TextEncoder().encode(`${head}\nV-1;${SIREN};Vendeuse ou vendeur;CDI`).buffer)
  await flushPromises()
  expect(screen()).toContain('2 nouvelles offres')
  expect(screen()).not.toContain('Lecture du fichier')
})

test('a disk that refuses keeps the file in sight, and says what to do', async () => {
  vi.stubGlobal('reportError', vi.fn())
  choose(`${head}\nV-1;${SIREN};Vendeuse ou vendeur;CDI`)
  await until(() => screen().includes('1 nouvelle offre'))
  vi.spyOn(desk.data, 'save').mockRejectedValueOnce(new Error('disk'))
  button('Enregistrer').click()
  await until(() => document.querySelector('[role=alert]'))
  expect(screen()).toContain('1 nouvelle offre, en brouillon')
  button('Enregistrer').click()
  await until(() => screen().includes('1 offre est enregistrée.'))
})
