import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lifeAreas, lifeSceneSchema, type LifeScene } from '../../domain/competences/life-scene.ts'
import type { EscoSkill } from '../../domain/taxonomy/taxonomy.ts'
import { checkLexicon, type KnownNames } from './check-scenes.ts'

const good = readFileSync(join(import.meta.dirname, '../../resources/lexicon/cleaning.json'), 'utf8')
const skill: EscoSkill = {
  ...{ id: '', fr: 'nettoyer', en: 'clean', otherFr: [] },
  ...{ kind: 'skill', transversal: false },
}
const unnamed = '00000000-0000-0000-0000-00000000000f'
const known: KnownNames = {
  taxonomy: {
    hasOccupation: (code) => code !== 'A9999',
    skill: (id) => (id === unnamed ? { ...skill, fr: '' } : id.startsWith('ffffffff') ? undefined : skill),
  },
  hasDrawing: (name) => name !== 'unicorn',
}

const faultsOf = (source: string, complete = false) =>
  checkLexicon([{ file: 'cleaning.json', source }], known, complete).map(
    ({ pointer, message }) => `${pointer}: ${message}`,
  )

/** The faults of the good scene after one change, as `pointer: message`. */
function faultsAfter(change: (scene: LifeScene) => void): string[] {
  const scene = JSON.parse(good) as LifeScene
  change(scene)
  return faultsOf(JSON.stringify(scene, null, 2))
}

describe('a scene of life', () => {
  it.each<[string, (scene: LifeScene) => void, RegExp]>([
    ['too few sentences', (scene) => scene.sentences.splice(7), /^\/sentences: must NOT have fewer than 8/],
    [
      'a language missing',
      (scene) => Reflect.deleteProperty(scene.sentences[0]!.text, 'en'),
      /^\/sentences\/0\/text: "en" is missing/,
    ],
    ['an unknown field', (scene) => Object.assign(scene, { level: 3 }), /"level" is not a field of a scene/],
    [
      'an ability that nobody observes',
      (scene) => Object.assign(scene.sentences[0]!, { ability: 'smile' }),
      /^\/sentences\/0\/ability: must be one of create-and-invent/,
    ],
    [
      'a sentence of another scene',
      (scene) => (scene.sentences[1]!.id = 'moving-02'),
      /^\/sentences\/1\/id: must be cleaning- and a number/,
    ],
    [
      'an id twice',
      (scene) => (scene.sentences[1]!.id = 'cleaning-01'),
      /^\/sentences\/1\/id: cleaning-01 exists twice/,
    ],
    ['the name of another file', (scene) => (scene.id = 'dusting'), /^\/id: the file is named cleaning.json/],
    [
      'a skill that ESCO does not know',
      (scene) => (scene.sentences[2]!.esco = 'ffffffff-0000-0000-0000-000000000000'),
      /^\/sentences\/2\/esco: ffffffff-0000-0000-0000-000000000000 is not a skill of ESCO/,
    ],
    [
      'a skill without a French name',
      (scene) => (scene.sentences[2]!.esco = unnamed),
      /^\/sentences\/2\/esco: "clean" has no French name/,
    ],
    [
      'an occupation that ROME does not know',
      (scene) => (scene.sentences[0]!.rome = ['K2204', 'A9999']),
      /^\/sentences\/0\/rome\/1: A9999 is not an occupation/,
    ],
    [
      'a drawing that is not there',
      (scene) => (scene.drawing = 'unicorn'),
      /^\/drawing: no drawing "unicorn"/,
    ],
    [
      'a drawing of a sentence that is not there',
      (scene) => (scene.sentences[3]!.drawing = 'unicorn'),
      /^\/sentences\/3\/drawing: no drawing "unicorn"/,
    ],
    [
      'a long easy-read sentence',
      (scene) =>
        (scene.sentences[0]!.text['fr-x-falc'] =
          'Je nettoie le sol de toutes les pièces de la maison chaque jour.'),
      /fr-x-falc: easy-read sentence of 13 words/,
    ],
    [
      'a hard easy-read word',
      (scene) => (scene.sentences[0]!.text['fr-x-falc'] = 'Je nettoie afin de partir.'),
      /fr-x-falc: "afin" is hard to read/,
    ],
    [
      'a word of offices',
      (scene) => (scene.sentences[0]!.text.fr = 'Je mets ma polyvalence au service du ménage.'),
      /^\/sentences\/0\/text\/fr: "polyvalence" is a word of offices/,
    ],
    [
      'a sentence that tells what someone is',
      (scene) => (scene.sentences[0]!.text.fr = 'Je nettoie malgré mon handicap.'),
      /^\/sentences\/0\/text\/fr: "handicap" tells what someone is \(health\)/,
    ],
    [
      'a sentence that is no one’s',
      (scene) => (scene.sentences[0]!.text.fr = 'Nettoyer toutes les pièces.'),
      /^\/sentences\/0\/text\/fr: is not said in the first person/,
    ],
    [
      'a sentence without its end',
      (scene) => (scene.sentences[0]!.text.en = 'I clean a home'),
      /^\/sentences\/0\/text\/en: ends with a full stop/,
    ],
    [
      'French where English should be',
      (scene) => (scene.title.en = scene.title.fr),
      /^\/title\/en: is the French text again/,
    ],
    [
      'a straight apostrophe',
      (scene) => (scene.sentences[0]!.text.fr = "Je nettoie l'escalier."),
      /^\/sentences\/0\/text\/fr: French typography/,
    ],
    ['a space too many', (scene) => (scene.title.en = ' Cleaning'), /^\/title\/en: has spaces too many/],
    [
      'two sentences that say the same',
      (scene) => (scene.sentences[5]!.text.fr = 'Je repasse une chemise, et elle est impeccable.'),
      /^\/sentences\/5\/text\/fr: says nearly the same as cleaning-05/,
    ],
  ])('with %s has a fault there', (_, change, fault) => {
    expect(faultsAfter(change).join('\n')).toMatch(new RegExp(fault.source, 'm'))
  })

  it('that is no JSON is named with the line', () => {
    const cut = good.replace('"sentences": [', '"sentences": ')
    expect(checkLexicon([{ file: 'cleaning.json', source: cut }], known, false)[0]?.line).toBeGreaterThan(1)
  })

  it('has no fault when it follows every rule', () => {
    expect(faultsOf(good)).toEqual([])
  })
})

describe('the lexicon', () => {
  it('that lacks what the product promises says what', () => {
    const faults = faultsOf(good, true).join('\n')
    expect(faults).toContain('1 scenes, at least 40')
    expect(faults).toContain('10 sentences, at least 400')
    expect(faults).toContain('no scene of the area family')
    expect(faults).toContain('0 sentences show negotiate, at least 5')
  })

  it('has the areas of its schema', () => {
    expect(lifeSceneSchema.properties.area.enum).toEqual(lifeAreas)
  })
})
