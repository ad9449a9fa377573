import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { answerTo, openPacks, type Questions } from './finder-answers.ts'

const bytesOf = (pack: string) => new Uint8Array(gunzipSync(readFileSync(resolve('resources/packs', pack))))
const [index, taxonomy] = [bytesOf('finder.bin.gz'), bytesOf('taxonomy.json.gz')]

test('files that are no packs are not opened', () => {
  expect(openPacks(taxonomy, taxonomy, [])).toBeNull()
  expect(openPacks(index, index, [])).toBeNull()
})

test('competences are told by their names, and why words were not looked up', () => {
  const packs = openPacks(index, taxonomy, [])!
  const proposed = answerTo(packs, { kind: 'propose', asked: 'tenir une caisse' })!
  const first = { fr: 'tenir une caisse', matched: ['tenir', 'caisse'] }
  expect(Object.values(proposed).flat()).toContainEqual(expect.objectContaining(first))
  expect(answerTo(packs, { kind: 'propose', asked: 'je suis diabétique' })).toEqual({
    ok: false,
    reason: 'health',
  })
  expect(
    answerTo(packs, { kind: 'names', asked: ['ability:work-in-team', 'ability:nothing', 'esco:nothing'] }),
  ).toEqual([{ key: 'ability:work-in-team', fr: 'Travailler en équipe', en: 'Work in a team' }])
})

test('what is an ability and a skill under one name is proposed once, as what challenges show', () => {
  const packs = openPacks(index, taxonomy, [])!
  const proposed = answerTo(packs, {
    kind: 'propose',
    asked: 'travailler en équipe',
  }) as Questions['propose']['answer']
  const alike = proposed.ok
    ? proposed.value.filter(({ fr }) => fr.toLowerCase() === 'travailler en équipe')
    : []
  expect(alike.map(({ key }) => key)).toEqual(['ability:work-in-team'])
})

test('a trade is found by the title of a post, and what it asks by its code', () => {
  const packs = openPacks(index, taxonomy, [])!
  const trades = answerTo(packs, {
    kind: 'trades',
    asked: 'Boulanger de nuit',
  }) as Questions['trades']['answer']
  expect(trades.ok && trades.value[0]?.code).toBe('D1102')
  expect(answerTo(packs, { kind: 'trade', asked: 'D1102' })).toMatchObject({
    label: 'Boulanger / Boulangère',
  })
  expect(answerTo(packs, { kind: 'trade', asked: 'A9999' })).toBeNull()
})

test('the last texts are looked up once, until whoever typed them has left', () => {
  const { finder } = openPacks(index, taxonomy, [])!
  const first = finder.find('tenir une caisse', 5)
  expect(finder.find('tenir une caisse', 5)).toBe(first)
  finder.forget()
  const anew = finder.find('tenir une caisse', 5)
  expect(anew).not.toBe(first)
  expect(anew).toEqual(first)
})
