import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LifeScene } from '../../domain/competences/life-scene.ts'
import { proposeNeed } from '../../domain/matching/propose-need.ts'
import { readShippedPack } from '../taxonomy/shipped-pack.ts'
import { lexiconFolder, readShippedFinder } from './shipped-index.ts'

const [finder, taxonomy] = [readShippedFinder(), readShippedPack()]
const sentences = readdirSync(lexiconFolder)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .flatMap((name) => (JSON.parse(readFileSync(join(lexiconFolder, name), 'utf8')) as LifeScene).sentences)

const proposed = (text: string) => proposeNeed(text, { finder, taxonomy, sentences })
const names = (text: string) => {
  const found = proposed(text)
  if (!found.ok) return found.reason
  return found.value.map(({ key }) => taxonomy.skill(key.slice('esco:'.length))?.fr ?? key)
}

describe('with the index that ships', () => {
  it.each([
    ['Accueillir les clients, tenir la caisse', ['accueillir les clients', 'tenir une caisse']],
    ['servir en salle et tenir la caisse', ['servir des plats à table', 'tenir une caisse']],
    ['travailler en équipe, conduire un chariot', ['ability:work-in-team', 'utiliser un chariot élévateur']],
  ])('%s: something of each part', (text, expected) => {
    expect(names(text)).toEqual(expect.arrayContaining(expected))
  })

  it('a trade alone tells what it takes, never more than six things, each once', () => {
    for (const trade of ['cuisinier', 'préparatrice de commandes', 'aide à domicile', 'vendeuse']) {
      const list = names(trade)
      expect([trade, list.length > 1 && list.length <= 6]).toEqual([trade, true])
      expect(new Set(list).size).toBe(list.length)
    }
  })

  it('what employers write around a need is no part of it', () => {
    const words = 'Nous recherchons une personne motivée et sérieuse capable de tenir une caisse'
    const found = proposed(words)
    expect(found.ok && found.value.flatMap(({ matched }) => matched)).not.toContain('motivée')
    expect(names(words)).toContain('tenir une caisse')
  })

  it.each([
    ['', 'nothing-typed'],
    ['🙂', 'nothing-typed'],
    ['xqzw', 'nothing-known'],
    ['06 12 34 56 78', 'contact-details'],
    ['je suis diabétique', 'health'],
    ['connard', 'insult'],
    ['пекарь', 'other-script'],
  ])('%s is not looked up: %s', (text, reason) => {
    expect(proposed(text)).toEqual({ ok: false, reason })
  })

  it('2,000 letters without a comma are not looked up', () => {
    expect(proposed('tenir une caisse '.repeat(120))).toEqual({ ok: false, reason: 'too-long' })
  })
})
