import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Posting } from '../../../../domain/postings/posting.ts'
import { ok, refuse } from '../../../../domain/result.ts'
import { smallJpeg } from '../../../../tests/support/hostile-pictures.ts'
import { until } from '../../../data/testing/device.ts'
import { aPosting } from '../../../data/testing/records.ts'
import { button, field, screen, type } from '../../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../../test-support/open-desk.ts'

const made = vi.hoisted(() => ({ makePhoto: vi.fn() }))
vi.mock('./make-photo.ts', () => made)
const HASH = 'b'.repeat(64)
const SENT = 'host/postings/card/photos'

const desk = useHostDesk(({ server }) => {
  server.write('postings', aPosting({ steps: [{ text: 'Trier' }, { text: 'Ouvrir' }] }))
})
const atServer = () => desk.place.server.read('postings', 'card') as unknown as Posting
async function choose(name = 'photo.jpg') {
  const input = field('La photo')
  Object.defineProperty(input, 'files', { value: [new File(['x'], name)], configurable: true })
  input.dispatchEvent(new Event('change', { bubbles: true }))
}
const small = () => ok({ bytes: smallJpeg, width: 1024, height: 768 })

beforeEach(async () => {
  made.makePhoto.mockReset().mockResolvedValue(small())
  await signIn()
  await goTo('Annonces')
  await until(() => screen().includes('Au tableau (1)'))
  button('Au tableau (1)').click()
  await until(() => screen().includes('Je relis une lettre'))
  button('Ajouter une photo à « Je relis une lettre »').click()
  await until(() => screen().includes('Photo de « Je relis une lettre »'))
})

test('a photo with words is sent, and then the card names it', async () => {
  desk.place.server.answers.set(SENT, { hash: HASH })
  await choose()
  await until(() => screen().includes('Réduite à 1024 × 768'))
  button('Mettre la photo').click()
  await until(() => screen().includes('Écrivez ce qu’on voit sur la photo.'))
  expect(desk.place.server.asked.some(({ path }) => path === SENT)).toBe(false)
  type('Ce qu’on y voit', '  Une lettre\u202e sur une table ')
  button('Mettre la photo').click()
  await until(() => atServer().photo !== undefined)
  expect(atServer().photo).toEqual({ hash: HASH, alt: 'Une lettre sur une table' })
  await until(() => screen().includes('La photo est sur l’annonce'))
})

test('for a step, and taken away again', async () => {
  desk.place.server.answers.set(SENT, { hash: HASH })
  const place = field('Où va la photo') as unknown as HTMLSelectElement
  place.value = '1'
  place.dispatchEvent(new Event('change', { bubbles: true }))
  await choose()
  type('Ce qu’on y voit', 'La porte')
  await until(() => screen().includes('Réduite à'))
  button('Mettre la photo').click()
  await until(() => atServer().steps?.[1]?.photo !== undefined)
  expect(atServer().steps).toEqual([
    { text: 'Trier' },
    { text: 'Ouvrir', photo: { hash: HASH, alt: 'La porte' } },
  ])
  await until(() => !screen().includes('Où va la photo'))
  button('Photos de « Je relis une lettre »').click()
  await until(() => screen().includes('Où va la photo'))
  const again = field('Où va la photo') as unknown as HTMLSelectElement
  again.value = '1'
  again.dispatchEvent(new Event('change', { bubbles: true }))
  await until(() => field('Ce qu’on y voit').value === 'La porte')
  button('Enlever la photo').click()
  await until(() => atServer().steps?.[1]?.photo === undefined)
})

test.each([
  ['not-a-picture', 'n’est pas une photo JPEG, PNG ou WebP'],
  ['too-many-bytes', 'dépasse 40 Mo'],
  ['too-many-pixels', 'trop de pixels'],
  ['moves', 'animée'],
  ['broken', 'abîmé ou coupé'],
])('a file that is %s is said to be so, and nothing typed is lost', async (reason, sentence) => {
  made.makePhoto.mockResolvedValue(refuse(reason))
  type('Ce qu’on y voit', 'Une lettre')
  await choose()
  await until(() => screen().includes(sentence))
  expect(field('Ce qu’on y voit').value).toBe('Une lettre')
  button('Mettre la photo').click()
  await until(() => screen().includes('Choisissez d’abord une photo.'))
  expect(atServer().photo).toBeUndefined()
})

test('without network it is said, the photo and the words stay, and it goes the next time', async () => {
  await choose()
  type('Ce qu’on y voit', 'Une lettre')
  await until(() => screen().includes('Réduite à'))
  desk.place.server.stop()
  button('Mettre la photo').click()
  await until(() => screen().includes('Sans connexion la photo ne peut pas être envoyée'))
  expect([field('Ce qu’on y voit').value, atServer().photo]).toEqual(['Une lettre', undefined])
  desk.place.server.start()
  desk.place.server.answers.set(SENT, { hash: HASH })
  button('Mettre la photo').click()
  desk.place.networkComesBack()
  await until(() => atServer().photo?.hash === HASH)
})

test('of two files chosen one after the other the last is shown, however long the first takes', async () => {
  let first: (made: unknown) => void = () => undefined
  made.makePhoto.mockReturnValueOnce(new Promise((resolve) => (first = resolve)))
  await choose('first.jpg')
  await choose('second.jpg')
  await until(() => screen().includes('Réduite à 1024'))
  first(refuse('broken'))
  await Promise.resolve()
  expect(screen()).not.toContain('abîmé')
})
