import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { kioskLanguages } from '../../../domain/language.ts'
import { reciprokWords } from '../../../domain/hiring/reciprok-words.ts'
import { until } from '../../data/testing/device.ts'
import { anEmployer, anOffer } from '../../data/testing/records.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const kiosk = useKiosk()
const figures = { points: 7272, score: 72, counted: 6, answered: 6, people: 6, asOf: 1, formula: 1 }

test('while a number waits for a host, its word and why stand in the place of the grade, which then comes', async () => {
  await kiosk.data.records('jobOffers').insert(anOffer())
  const held = { ...figures, held: 'siren' as const }
  await kiosk.data.records('employers').insert(anEmployer({ reciprok: held, sirenToConfirm: 1 }))
  await kiosk.open('offer', { offerId: 'vente' })
  await until(() => kiosk.text().includes('Numéro d’entreprise à confirmer'))
  expect(kiosk.text()).toContain(kiosk.say('kiosk.offer.heldMeans'))
  expect(kiosk.text()).not.toContain('a répondu à 6')
  await kiosk.data.records('employers').upsert(anEmployer({ reciprok: { ...figures, grade: 'B' } }))
  await until(() => kiosk.text().includes('Répond et explique'))
  expect(kiosk.text()).not.toContain(kiosk.say('kiosk.offer.heldMeans'))
})

test('the word is another one than that of too few applications, in every language', () => {
  for (const language of kioskLanguages) {
    const waits = reciprokWords({ ...figures, held: 'siren' }, language)
    expect(waits.figures).toBeUndefined()
    expect(waits.word).not.toBe(reciprokWords(figures, language).word)
  }
})
