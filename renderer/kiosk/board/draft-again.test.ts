import { expect, test } from 'vitest'
import { blankPosting } from '../../stores/board-session.ts'
import { isBegun } from './draft-again.ts'

test('a card is begun once anything of it is there that would be missed', () => {
  const blank = blankPosting('project')
  expect(isBegun(blank)).toBe(false)
  expect(isBegun({ ...blank, title: ' ', text: '\n' })).toBe(false)
  for (const said of [
    { title: 'Une friperie' },
    { text: 'Au marché' },
    { steps: [{ text: 'Trouver un lieu' }] },
    { wanted: ['ability:mend'] },
  ])
    expect([said, isBegun({ ...blank, ...said })]).toEqual([said, true])
})
