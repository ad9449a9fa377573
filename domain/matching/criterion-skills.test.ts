import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { LivedSentence } from '../finder/packs.ts'
import { openPack } from '../taxonomy/taxonomy.ts'
import { criterionReader } from './criterion-skills.ts'
import type { AskedCriterion } from './read-criterion.ts'

const opened = openPack(new Uint8Array(gunzipSync(readFileSync(resolve('resources/packs/taxonomy.json.gz')))))
if (!opened.ok) throw new Error(opened.reason)
const taxonomy = opened.value
const TILL = taxonomy.skills.find(({ fr }) => fr === 'tenir une caisse')!.id
const sentences: LivedSentence[] = [
  { id: 'shop-01', esco: TILL, ability: 'follow-instructions', rome: ['D1106'] },
  { id: 'shop-02', esco: TILL, ability: 'act-in-service', rome: ['D1106'] },
  { id: 'shop-03', esco: TILL, ability: 'act-in-service', rome: ['D1106'] },
]
const read = criterionReader({ taxonomy, sentences })
const asks = (label: string, told: Partial<AskedCriterion> = {}) =>
  read({ id: 'c1', kind: 'competence', label, ...told })

describe('a criterion is not read', () => {
  it('whose words name no skill in as many words: nothing is guessed', () => {
    expect(asks('Tenir une caisse de dynamite')).toBeNull()
    expect(asks('Être à l’heure')).toBeNull()
    expect(asks('…')).toBeNull()
  })

  it('which is of hours, whatever its words and whatever was chosen', () => {
    expect(asks('Tenir une caisse', { kind: 'schedule' })).toBeNull()
    expect(asks('Le soir', { kind: 'schedule', skill: `esco:${TILL}` })).toBeNull()
  })

  it('whose words touch what the law protects, whatever was chosen', () => {
    expect(asks('Homme de moins de 30 ans', { skill: `esco:${TILL}` })).toBeNull()
  })

  it('that names a skill which the taxonomy does not have', () => {
    expect(asks('Servir', { skill: 'esco:00000000-0000-4000-8000-000000000000' })).toBeNull()
    expect(asks('Servir', { skill: 'ability:fly' })).toBeNull()
  })
})

it('a criterion asks for what is called so, whatever the small words, or for what was chosen', () => {
  expect(asks('Tenir une caisse')?.key).toBe(`esco:${TILL}`)
  expect(asks('Tenir la caisse')?.key).toBe(`esco:${TILL}`)
  expect(asks('Travailler en équipe')?.key).toBe('ability:work-in-team')
  expect(asks('Encaisser', { skill: `esco:${TILL}` })?.key).toBe(`esco:${TILL}`)
  expect(asks('Avoir tenu le comptoir', { kind: 'experience', skill: `esco:${TILL}` })?.key).toBe(
    `esco:${TILL}`,
  )
})

it('a title is read as any other, and no challenge shows it', () => {
  expect(asks('Tenir une caisse', { kind: 'title' })).toMatchObject({ key: `esco:${TILL}`, abilities: [] })
})

it('it is shown by the abilities of the sentences that say it, those of most first, else of what is close', () => {
  expect(asks('Tenir une caisse')?.abilities).toEqual(['act-in-service', 'follow-instructions'])
  expect(asks('Organiser')?.abilities).toEqual(['organise'])
  const cook = taxonomy.skills.find(({ fr }) => fr === 'utiliser des techniques de cuisson')!
  const [near] = asks('Cuire', { skill: `esco:${cook.id}` })!.close
  const beside = criterionReader({
    taxonomy,
    sentences: [{ id: 'meal-01', esco: near!.slice('esco:'.length), ability: 'organise', rome: ['G1602'] }],
  })
  expect(
    beside({ id: 'c1', kind: 'competence', label: 'Cuire', skill: `esco:${cook.id}` })?.abilities,
  ).toEqual(['organise'])
})
