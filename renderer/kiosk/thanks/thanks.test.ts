import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { MyThanks } from '../../data/thanks-api.ts'
import { until } from '../../data/testing/device.ts'
import { knownCard, place } from '../test-support/scene.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const kiosk = useKiosk({ isOnline: true })
const competence = { id: 'budget-10', label: 'J’aide quelqu’un à y voir clair dans ses comptes.' }
const words = { at: 1, name: 'Anne', forKind: 'meeting', topic: 'budget' } as const
const nothing: MyThanks = { toThank: [], received: [], said: [] }
const answers = () => kiosk.place.server.answers

async function open(thanks: Partial<MyThanks>): Promise<void> {
  kiosk.session.access = { session: 'v', expiresAt: 8e15 }
  answers().set('visitor/thanks', { ...nothing, ...thanks })
  await kiosk.open('thanks')
  await until(() => kiosk.session.myThanks !== null)
}
/** What the kiosk sent there, the last time. */
const sent = (path: string) =>
  kiosk.place.server.asked.filter((one) => one.path === path && one.body !== undefined).at(-1)?.body

beforeEach(async () => {
  await place(kiosk)
  knownCard(kiosk)
})

describe('whoever thanks', () => {
  test('chooses a sentence, then a competence that they saw, and both go together', async () => {
    await open({ toThank: [{ ...words, about: 'i1', competences: [competence] }] })
    await until(() => kiosk.text().includes('Dire merci à Anne'))
    await kiosk.tap('Dire merci à Anne')
    await kiosk.tap('Merci pour votre écoute.')
    await kiosk.tap('Suite')
    await kiosk.tap(competence.label)
    answers().set('visitor/thanks', { state: 'told' })
    await kiosk.tap('Dire merci')
    await until(() => kiosk.text().includes('C’est dit.'))
    expect(sent('visitor/thanks')).toMatchObject({
      about: 'i1',
      ready: 'listened',
      competenceId: 'budget-10',
    })
  })

  test('is asked for no competence where none is pointed at, and keeps what they typed after a refusal', async () => {
    await open({ toThank: [{ ...words, about: 'i1', competences: [] }] })
    await until(() => kiosk.text().includes('Dire merci à Anne'))
    await kiosk.tap('Dire merci à Anne')
    await kiosk.tap('Écrire ma phrase')
    const field = document.querySelector('textarea')!
    field.value = 'Appelez-moi au 06 12 34 56 78'
    field.dispatchEvent(new Event('input'))
    await kiosk.tap('Dire merci')
    await until(() => document.querySelector('[aria-invalid]') !== null)
    expect(document.querySelector('textarea')!.value).toBe('Appelez-moi au 06 12 34 56 78')
    await kiosk.tap('Retour')
    await kiosk.tap('Écrire ma phrase')
    expect(document.querySelector('textarea')!.value).toBe('Appelez-moi au 06 12 34 56 78')
  })
})

describe('whoever is thanked', () => {
  const received = {
    ...words,
    id: 'r1',
    ready: 'helped',
    competence,
    kept: false,
    recommended: false,
  } as const

  test('reads by whom and what would join their page, and keeps it', async () => {
    await open({ received: [received] })
    await until(() => kiosk.text().includes('Merci, votre aide m’a vraiment servi.'))
    expect(kiosk.text()).toContain('Si vous gardez ce merci, cela s’ajoute à votre page.')
    answers().set('visitor/thanks-answer', { recommended: true })
    await kiosk.tap('Garder')
    await until(() => kiosk.text().includes('C’est gardé.'))
    expect(sent('visitor/thanks-answer')).toEqual({ id: 'r1', keep: true })
  })

  test('is told why a competence does not stand there, and that nobody hears of what they drop', async () => {
    await open({ received: [received] })
    await until(() => kiosk.text().includes('On vous remercie'))
    answers().set('visitor/thanks-answer', { recommended: false, because: 'no-page' })
    await kiosk.tap('Garder')
    await until(() => kiosk.text().includes('Sans page de compétences'))
    answers().set('visitor/thanks-answer', { recommended: false })
    await kiosk.tap('Enlever')
    await until(() => kiosk.text().includes('Personne n’en est averti.'))
  })

  test('reads in the news that somebody thanks them, before their pictures say who', async () => {
    const news = { asked: 0, interested: 0, published: 0, refused: 0, hidden: 0, ending: 0, accepted: 0 }
    const noNews = { meetings: 0, questions: 0, answers: 0, toCheck: 0, attached: 0, hasPictures: true }
    const all = { mayChoosePictures: false, alsoKnownAs: [], challengesReadUntil: 0 }
    const board = { ...news, unanswered: 0, thanked: 1 }
    answers().set('visitor/news', { ...noNews, ...all, board })
    await kiosk.open('welcome')
    await until(() => kiosk.text().includes('Quelqu’un vous dit merci'))
    await kiosk.tap('Quelqu’un vous dit merci')
    await until(() => kiosk.screen() === 'thanks-unlock')
  })
})
