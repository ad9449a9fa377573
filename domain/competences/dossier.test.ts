import { expect, it } from 'vitest'
import { emptied, mergeDossiers, type Dossier } from './dossier.ts'

const dossier = (edition: number, told: Partial<Dossier> = {}): Dossier => ({
  ...{ id: 'd', siteId: 'mende', rev: '1', at: 1, by: 'k1', edition, sealed: 'words' },
  ...told,
})
/** Which copy arrives first is chance. */
function merged(a: Dossier, b: Dossier): Dossier {
  expect(mergeDossiers(b, a)).toEqual(mergeDossiers(a, b))
  return mergeDossiers(a, b)
}

it('of two editions the later one stays, however it was written', () => {
  const [earlier, later] = [dossier(1, { rev: '9' }), dossier(2)]
  expect(merged(earlier, later)).toBe(later)
})

it('of two copies of one edition the one that was put away stays, else the newer one', () => {
  const { sealed: _gone, ...away } = dossier(2)
  expect(merged(dossier(2, { rev: '9' }), away)).toBe(away)
  const newer = dossier(2, { rev: '2', sealed: 'other' })
  expect(merged(dossier(2), newer)).toBe(newer)
})

it('one that is put away holds nothing, and takes the place of what was sealed', () => {
  const away = emptied(dossier(4))
  expect(away).toEqual({ ...dossier(5), sealed: undefined })
  expect(away).not.toHaveProperty('sealed')
})
