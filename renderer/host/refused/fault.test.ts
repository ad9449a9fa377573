import { expect, test } from 'vitest'
import type { RefusedLine } from '../../data/refused-rows-api.ts'
import { faultOf } from './fault.ts'

const grid = { observations: [{ ability: 'care', level: 3, fact: 'x'.repeat(401), notedAt: 'r' }] }
const line = (field: string, body: RefusedLine['body'], collection = 'evaluations') =>
  faultOf({ collection: collection as 'evaluations', field, body, reason: 'invalid' })

test('a text one character too long is told with its two lengths, and can be shortened', () => {
  expect(line('observations.0.fact', grid)).toEqual({
    path: 'observations.fact',
    kind: 'too-long',
    length: 401,
    max: 400,
    mend: { as: 'text', value: 'x'.repeat(401) },
  })
})

test('a value that is missing can be written, one that the record does not know can be taken away', () => {
  expect(line('name', {}, 'visits')).toMatchObject({ kind: 'missing', mend: { as: 'text', value: '' } })
  expect(line('mood', { mood: 'gay' }, 'visits')).toMatchObject({ kind: 'unknown', mend: { as: 'removal' } })
})

test('a number out of its range can be typed anew', () => {
  expect(line('seats', { seats: 0 }, 'jobOffers')).toMatchObject({
    kind: 'out-of-range',
    mend: { as: 'number', value: '0' },
  })
})

test('codes and what says who wrote the record are not for a host to type', () => {
  expect(line('kind', { kind: 'x' }, 'visits')).toEqual({ path: 'kind', kind: 'form' })
  expect(line('rev', { rev: 'x' }, 'visits')).toEqual({ path: 'rev', kind: 'form' })
  expect(line('id', { id: 'x' }, 'no-collection')).toEqual({ path: 'id', kind: 'form' })
})

test('a refusal about rights is about no value', () => {
  expect(faultOf({ collection: 'visits', field: 'name', body: {}, reason: 'forbidden-field' })).toBeNull()
})

test('words that the law protects can be written otherwise', () => {
  const body = { description: 'Pas de personne enceinte.' }
  expect(faultOf({ collection: 'jobOffers', field: 'description', body, reason: 'protected-words' })).toEqual(
    {
      ...{ path: 'description', kind: 'wording', max: 2000 },
      mend: { as: 'text', value: body.description },
    },
  )
})
