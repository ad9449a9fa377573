import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { blankProfile } from '../../../domain/competences/life-answers.ts'
import type { Competence } from '../../../domain/competences/profile.ts'
import type { OfferCriterion } from '../../../domain/hiring/job-offer.ts'
import { until } from '../../data/testing/device.ts'
import { anEmployer, anOffer } from '../../data/testing/records.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'
import { lifeSentences } from './life-scenes.ts'

const kiosk = useKiosk()
const sentence = lifeSentences.get('big-meals-01')!
const skill = `esco:${sentence.esco}`
const criteria: OfferCriterion[] = [
  { id: 'c1', kind: 'competence', label: 'Cuisiner pour trente', skill },
  { id: 'c2', kind: 'title', label: 'CAP cuisine', skill },
  { id: 'c3', kind: 'competence', label: 'Tenir une caisse' },
  { id: 'c4', kind: 'schedule', label: 'Être libre le samedi' },
  { id: 'c5', kind: 'competence', label: 'Avoir le feu sacré' },
]

async function openOffer(...competences: Competence[]): Promise<void> {
  await kiosk.data.records('employers').insert(anEmployer({ id: 'boulangerie' }))
  await kiosk.data.records('jobOffers').insert(anOffer({ id: 'o1', employerId: 'boulangerie', criteria }))
  kiosk.session.profile = { ...blankProfile('V1', kiosk.data.writer()), competences }
  await kiosk.open('offer', { offerId: 'o1' })
}
/** The lines under one heading of the match. */
function under(key: string): string[] {
  const title = [...document.querySelectorAll('h2')].find((one) => one.textContent === kiosk.say(key))
  return [...(title?.nextElementSibling?.children ?? [])].map((line) => line.textContent.trim())
}

test('what an offer asks is told as present, close, missing or for people to say, each with its proof', async () => {
  const origin = 'personal' as const
  await openOffer({ id: sentence.id, label: 'x', origin, addedAt: '1', esco: sentence.esco })
  await until(() => under('skills.match.lacks').length > 0)
  const declared = kiosk.say('myPage.rung.declared.name')
  expect(under('skills.match.has')[0]).toContain('Cuisiner pour trente')
  expect(under('skills.match.has')[0]).toContain(declared)
  expect(under('skills.match.close')).toHaveLength(1)
  expect(under('skills.match.close')[0]).toContain('CAP cuisine')
  expect(under('skills.match.lacks')).toContain('Tenir une caisse')
  expect(under('skills.match.open')).toEqual(['Être libre le samedi', 'Avoir le feu sacré'])
})

test('a page that has nothing of it is told nothing of what it lacks', async () => {
  await openOffer({ id: 'own', label: 'x', origin: 'personal', addedAt: '1' })
  await until(() => kiosk.text().includes('Tenir une caisse'))
  expect(kiosk.text()).not.toContain(kiosk.say('skills.match.lacks'))
})
