import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { useVisitorSession } from './visitor-session.ts'

beforeEach(() => setActivePinia(createPinia()))

test('a kiosk that nobody uses holds nothing personal', () => {
  expect(useVisitorSession().isPersonal).toBe(false)
})
test.each([
  ['a letter of a name', { name: 'É' }],
  ['a letter of a card number', { typedCode: 'K' }],
  ['a card that was shown', { shownPass: { passId: 'p', token: null, checked: 'later', arrivedBy: 'code' } }],
  ['an arrival without a card', { visitId: 'v' }],
] as const)('%s is personal', (_, typed) => {
  const session = useVisitorSession()
  session.$patch(typed)
  expect(session.isPersonal).toBe(true)
})
test('two visitors never share a draft', () => {
  const session = useVisitorSession()
  session.draft.abilities.push('Cuisiner')
  session.$reset()
  expect(session.draft.abilities).toEqual([])
})
