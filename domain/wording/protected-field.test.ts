import { expect, it } from 'vitest'
import { fieldTexts, protectedField } from './protected-field.ts'

const kind = { field: 'title', text: 'Une personne patiente' }
const risky = { field: 'criteria.0.label', text: 'Pas trop âgé' }
const worse = { field: 'message', text: 'Vous êtes enceinte.' }

it('names the first field whose words may not be told, and none where all may', () => {
  expect(protectedField([kind, risky, worse])).toBe('criteria.0.label')
  expect(protectedField([kind])).toBeUndefined()
  expect(protectedField([])).toBeUndefined()
})

it('does not judge again what was told before, wherever it stands now', () => {
  expect(protectedField([risky], [{ ...risky, field: 'criteria.1.label' }])).toBeUndefined()
  expect(protectedField([risky, worse], [risky])).toBe('message')
  expect(protectedField([risky], [kind])).toBe('criteria.0.label')
})

it('reads the texts that are there, under the names of their fields', () => {
  expect(fieldTexts({ title: 'Serveuse', note: '', place: undefined })).toEqual([
    { field: 'title', text: 'Serveuse' },
  ])
})
