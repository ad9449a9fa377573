import { expect, it } from 'vitest'
import { MOST_SHOWN, recommendationsShown } from './recommendations-shown.ts'

const said = (competenceId: string, at: number) => ({ id: `${competenceId}${at}`, competenceId, at })
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)

it('of each competence the five newest are shown, in their order, and the rest counted behind the last', () => {
  const bread = Array.from({ length: MOST_SHOWN + 2 }, (_, index) => said('bread', index))
  const { shown, othersOf } = recommendationsShown([...bread, said('wood', 0)])
  expect(ids(shown)).toEqual(['bread2', 'bread3', 'bread4', 'bread5', 'bread6', 'wood0'])
  expect([...othersOf]).toEqual([['bread6', 2]])
})

it('what the reader said themselves stays in sight, however long ago', () => {
  const bread = Array.from({ length: MOST_SHOWN + 2 }, (_, index) => said('bread', index))
  const { shown, othersOf } = recommendationsShown(bread, ({ at }) => at === 0)
  expect(ids(shown)).toEqual(['bread0', 'bread2', 'bread3', 'bread4', 'bread5', 'bread6'])
  expect([...othersOf.values()]).toEqual([1])
})

it('five of one competence, and none at all, leave nobody out', () => {
  const five = Array.from({ length: MOST_SHOWN }, (_, index) => said('bread', 9 - index))
  expect(recommendationsShown(five)).toEqual({ shown: five, othersOf: new Map() })
  expect(recommendationsShown([])).toEqual({ shown: [], othersOf: new Map() })
})
