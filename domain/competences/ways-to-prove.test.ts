import { expect, it } from 'vitest'
import type { FoundChallenge } from '../sessions/find-sessions.ts'
import type { Ladder } from './ladder.ts'
import { sessionsThatProve } from './ways-to-prove.ts'

const session = (id: string, startsAt: number, ...abilities: string[]) =>
  ({
    session: { id, startsAt },
    cards: [{ abilities: abilities.map((code) => ({ code, anchors: [] })) }],
  }) as unknown as FoundChallenge
const ladder = (declared: string[], observed: string[] = []) =>
  ({
    declared: declared.map((ability) => ({ ability })),
    observed: observed.map((ability) => ({ ability })),
  }) as unknown as Ladder
const found = [
  session('late', 9, 'organise', 'negotiate'),
  session('soon', 1, 'organise'),
  session('other', 2, 'communicate'),
  session('sooner', 0, 'organise'),
]
const ids = (declared: string[], observed?: string[]) =>
  sessionsThatProve(found, ladder(declared, observed), 2).map(({ session: { id } }) => id)

it('no session proves what nobody declared, or what was observed already', () => {
  expect(ids([])).toEqual([])
  expect(ids(['organise'], ['organise'])).toEqual([])
})

it('those that show most of it come first, then the soonest, and no more than asked', () => {
  expect(ids(['organise', 'negotiate'])).toEqual(['late', 'sooner'])
  expect(ids(['organise', 'negotiate'], ['negotiate'])).toEqual(['sooner', 'soon'])
  expect(ids(['communicate'])).toEqual(['other'])
})
