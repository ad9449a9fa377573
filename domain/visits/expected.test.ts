import { expect, it } from 'vitest'
import { matchExpected } from './expected.ts'
import type { Visit } from './visit.ts'

const came = (id: string, name: string | null) => ({ visit: { id } as Visit, name })
const nobody = () => false
const found = (name: string, ...here: (string | null)[]) =>
  matchExpected(
    [{ id: 'x', name }],
    here.map((one, i) => came(`v${i}`, one)),
    nobody,
  ).map(({ visit }) => visit.id)

it.each([
  ['Karim', 'KARIM'],
  ['Jérôme Le Goff', 'jerome legoff'],
  ['Karim Benali', 'Benali Karim'],
  ['Nadia Roche', 'Nadia'],
  ['Thomas', 'Tomas'],
])('%s is perhaps %s', (expected, name) => {
  expect(found(expected, null, 'Ousmane', name)).toEqual(['v2'])
})

it.each([
  ['Karim', 'Karima'],
  ['Nadia Roche', 'Nadia Martin'],
  ['Karim', 'Omar'],
])('%s is not %s', (expected, name) => {
  expect(found(expected, name)).toEqual([])
})

it('whom a host said to be somebody else is not offered again, and the next one of that name is', () => {
  const here = [came('v1', 'Karim'), came('v2', 'Karim')]
  const isOther = (_id: string, visitId: string) => visitId === 'v1'
  expect(matchExpected([{ id: 'x', name: 'Karim' }], here, isOther).map(({ visit }) => visit.id)).toEqual([
    'v2',
  ])
})
