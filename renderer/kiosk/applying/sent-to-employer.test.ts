import { expect, test } from 'vitest'
import { blankDraft } from '../../stores/visitor-session.ts'
import { abilitiesFor, sentToEmployer } from './sent-to-employer.ts'

test('a name that the person keeps back does not leave', () => {
  expect(sentToEmployer({ ...blankDraft(), sendsName: false }, 'Élodie')).toEqual({})
})
test('someone without a name may apply, and no word stands in its place', () => {
  expect(sentToEmployer(blankDraft(), '')).toEqual({})
})
test('what was left blank does not leave', () => {
  expect(sentToEmployer({ ...blankDraft(), phone: '  ', message: '' }, 'Élodie')).toEqual({ name: 'Élodie' })
})
test('what was chosen leaves as it was written', () => {
  const draft = {
    sendsName: true,
    phone: '06 12 34 56 78',
    email: ' elodie@exemple.fr ',
    abilities: ['ability:welcome', 'Servir des clients'],
    message: 'Je peux venir demain.',
  }
  expect(sentToEmployer(draft, 'Élodie')).toEqual({
    name: 'Élodie',
    phone: '06 12 34 56 78',
    email: 'elodie@exemple.fr',
    abilities: ['ability:welcome', 'Servir des clients'],
    message: 'Je peux venir demain.',
  })
})
test('what another offer asked for is not told about this one', () => {
  const criteria = [
    { id: 'c1', kind: 'competence' as const, label: 'Tenir une caisse' },
    { id: 'c2', kind: 'title' as const, label: 'Permis B' },
  ]
  const picked = ['ability:cook', 'observed:work-in-team', 'Tenir une caisse', 'Permis B', 'Pétrir']
  expect(abilitiesFor({ criteria }, picked)).toEqual([
    'ability:cook',
    'observed:work-in-team',
    'Tenir une caisse',
  ])
})
