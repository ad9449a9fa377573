import { expect, it } from 'vitest'
import { newestFirst } from './newest-first.ts'

it('the later of two revisions comes first, whichever was met first', () => {
  const [older, newer] = [{ rev: '1' }, { rev: '2' }]
  expect([newestFirst(older, newer), newestFirst(newer, older)]).toEqual([
    [newer, older],
    [newer, older],
  ])
})
