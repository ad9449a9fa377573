import { expect, it } from 'vitest'
import { candidateName } from './candidate-name.ts'

it('a candidate signs with the name that they gave, or with none', () => {
  expect(candidateName({ name: ' Amel ' })).toBe('Amel')
  expect([{}, { name: '  ' }, { name: 'Sans nom' }, { name: 'No name ' }].map(candidateName)).toEqual([
    null,
    null,
    null,
    null,
  ])
})
