import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { LifeScene } from '../competences/life-scene.ts'
import { openFinder } from '../finder/finder.ts'
import { refuse } from '../result.ts'
import { blockingWords } from '../wording/wording-guard.ts'
import { openPack } from '../taxonomy/taxonomy.ts'
import { criterionReader } from './criterion-skills.ts'
import { skillsOfDomain, skillsOfEveryTrade } from './common-skills.ts'
import { proposeTrades, tradeSheet } from './propose-trades.ts'

const resources = resolve('resources')
const unzipped = (name: string) => new Uint8Array(gunzipSync(readFileSync(join(resources, 'packs', name))))
const [index, pack] = [openFinder(unzipped('finder.bin.gz')), openPack(unzipped('taxonomy.json.gz'))]
if (!index.ok || !pack.ok) throw new Error('the packs that ship do not open')
const sentences = readdirSync(join(resources, 'lexicon'))
  .sort()
  .flatMap(
    (name) => (JSON.parse(readFileSync(join(resources, 'lexicon', name), 'utf8')) as LifeScene).sentences,
  )
const packs = { finder: index.value, taxonomy: pack.value, sentences }
const codes = (title: string) => {
  const proposed = proposeTrades(title, packs)
  return proposed.ok ? proposed.value.map(({ code }) => code) : proposed.reason
}

describe('the trades that a title may mean', () => {
  it.each([
    ['Boulanger de nuit', 'D1102'],
    ['Cariste', 'N1101'],
    ['Vendeuse en boulangerie', 'D1106'],
    ['Second de cuisine en Ehpad', 'G1609'],
    ['Auxiliaire de vie H/F', 'K1311'],
    ['Chauffeur livreur', 'N4105'],
    ['Préparateur de commandes', 'N1103'],
  ])('%s is first of all %s', (title, code) => {
    expect(codes(title)[0]).toBe(code)
  })

  it('are three at most, each in the words of the title where a job title of it has them', () => {
    const proposed = proposeTrades('Aide à domicile', packs)
    expect(proposed.ok && proposed.value).toHaveLength(3)
    expect(proposed.ok && proposed.value[0]).toEqual({
      code: 'K1304',
      label: 'Employé familial / Employée familiale',
      title: 'Aide à domicile',
    })
  })

  it('are none for words that no trade has, and one for a code', () => {
    expect(codes('zzzqq')).toBe('nothing-known')
    expect(codes('')).toBe('nothing-typed')
    expect(codes(' d1102 ')).toEqual(['D1102'])
    expect(codes('A9999')).toBe('nothing-known')
  })
})

describe('the sheet of a trade', () => {
  it('tells what people say of themselves in it before what a classification says', () => {
    const { label, skills } = tradeSheet('D1102', packs)!
    expect(label).toBe('Boulanger / Boulangère')
    expect(skills[0]).toBe('Préparer des produits de pain')
    expect(skills).toHaveLength(8)
    expect(new Set(skills).size).toBe(8)
  })

  it('proposes nothing of another trade with one word in common', () => {
    expect(tradeSheet('G1238', packs)!.skills).not.toContain('Faire de l’improvisation')
  })

  it('borrows from the trades beside it only where it has next to nothing of its own', () => {
    expect(tradeSheet('A1433', packs)!.skills).toContain('Conduire un tracteur')
    expect(tradeSheet('D1102', packs)!.skills).not.toContain('Vendre des produits')
  })

  it('is none where ROME has no such code', () => {
    expect(tradeSheet('A9999', packs)).toBeNull()
  })

  it('is empty for no trade, not even where a classification says nothing of it', () => {
    const silent = { ...packs, finder: { ...packs.finder, find: () => refuse('nothing-known') } }
    const short = packs.taxonomy.occupations.filter(({ code }) => {
      const { skills } = tradeSheet(code, silent)!
      return new Set(skills).size !== skills.length || skills.length < 3 || skills.length > 8
    })
    expect(short).toEqual([])
  })

  it('never proposes what the law protects, or what an offer could not hold', () => {
    for (const { code } of packs.taxonomy.occupations.filter((_, line) => line % 25 === 0)) {
      for (const skill of tradeSheet(code, packs)!.skills) {
        expect(blockingWords(skill)).toEqual([])
        expect(skill.length).toBeLessThanOrEqual(120)
      }
    }
  })

  it('says what its large domain asks, and any trade, where nothing is known of it or of those beside it', () => {
    expect(tradeSheet('F1301', packs)!.skills).toEqual([
      'Porter des équipements de protection appropriés',
      'Rester vigilant',
      'Travailler en extérieur',
      'Travailler en équipe',
      'Gérer le temps',
      'S’adapter au changement',
      'Démontrer une volonté d’apprendre',
    ])
  })

  it('says of each large domain what pages are matched by, in as many words', () => {
    const read = criterionReader(packs)
    const all = [...Object.values(skillsOfDomain).flat(), ...skillsOfEveryTrade]
    expect(all.filter((label) => !read({ id: 'c', kind: 'competence', label }))).toEqual([])
    expect(Object.keys(skillsOfDomain)).toEqual([...packs.taxonomy.domains.keys()])
  })
})
