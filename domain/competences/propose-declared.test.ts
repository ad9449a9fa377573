import { describe, expect, it } from 'vitest'
import type { Answer, Found, Subject } from '../finder/finder.ts'
import type { LivedSentence, OpenedPacks } from '../finder/packs.ts'
import { ok, refuse } from '../result.ts'
import type { EscoSkill } from '../taxonomy/taxonomy.ts'
import { proposeDeclared } from './propose-declared.ts'

const skill = (id: string, fr = `${id} en français`): EscoSkill => ({
  ...{ id, fr, en: `${id} in English`, otherFr: [], kind: 'skill', transversal: false },
})
const sentence = (id: string, esco: string, rome: string[] = []): LivedSentence => ({
  ...{ id, esco, ability: 'organise', rome },
})
const skills = ['bake', 'weld', 'paint', 'saw', 'lived'].map((id) => skill(id))
const sentences: readonly LivedSentence[] = Object.freeze([
  sentence('far', 'other', ['X0001', 'D1102']),
  sentence('near', 'else', ['D1102']),
  sentence('home', 'lived'),
])
const needed = [skill('knead'), skill('nameless', ''), skill('sell'), skill('clean'), skill('count')]
const taxonomy = {
  skills,
  occupations: [
    { code: 'D1102', label: 'Boulanger / Boulangère' },
    { code: 'F1703', label: 'Maçon' },
    { code: 'K2204', label: 'Nettoyeur' },
  ],
  escoOccupations: [
    { id: 'nothing', fr: '' },
    { id: 'pastry', fr: 'boulanger pâtissier' },
    { id: 'baker', fr: 'boulanger' },
  ],
  skillsOf: (id: string, relation: string) => (id === 'baker' && relation === 'essential' ? needed : []),
} as unknown as OpenedPacks['taxonomy']

const answer = (line: number, score: number, ...matched: string[]): Answer => ({ line, score, matched })
/** What is proposed where the finder answers this, to each text that is one part. */
const proposedOf = (text: string, answersTo: Record<string, Partial<Record<Subject, Answer[]>>>) => {
  const finder = {
    find: (part: string) => {
      const found = answersTo[part]
      if (!found) return refuse('nothing-known')
      const none = { occupations: [], skills: [], escoOccupations: [], sentences: [] }
      return ok({ answers: { ...none, ...found }, readings: [] } satisfies Found)
    },
  } as unknown as OpenedPacks['finder']
  return proposeDeclared(text, { finder, taxonomy, sentences })
}
const proposed = (...of: Parameters<typeof proposedOf>) => {
  const found = proposedOf(...of)
  if (!found.ok) throw new Error(found.reason)
  return found.value
}
const things = (...of: Parameters<typeof proposedOf>) =>
  proposed(...of).things.map((one) => (one.kind === 'sentence' ? one.id : one.esco))

it('nothing is proposed of words of which nothing is known', () => {
  expect(proposedOf('zut', {})).toEqual(refuse('nothing-known'))
  expect(proposedOf('zut', { zut: {} })).toEqual(refuse('nothing-known'))
})

describe('a skill that no sentence says', () => {
  it('is proposed with its names and the words that led to it', () => {
    const { things: found, trades } = proposed('pain', { pain: { skills: [answer(0, 0.45, 'pain')] } })
    expect(found).toEqual([
      { kind: 'skill', esco: 'bake', fr: 'bake en français', en: 'bake in English', matched: ['pain'] },
    ])
    expect(trades).toEqual([])
  })

  it('is none below a clear likeness, or where half of the words said are not in it', () => {
    expect(proposedOf('pain', { pain: { skills: [answer(0, 0.44, 'pain')] } }).ok).toBe(false)
    const two = (...matched: string[]) =>
      proposedOf('pain chaud', { 'pain chaud': { skills: [answer(0, 0.9, ...matched)] } })
    expect(two('pain').ok).toBe(false)
    expect(two('pain', 'chaud').ok).toBe(true)
    // A word that was said twice is one.
    const twice = { 'pain pain': { skills: [answer(0, 0.9, 'pain')] } }
    expect(things('pain pain', twice)).toEqual(['bake'])
  })

  it('stands behind the sentences, two of them at most, and not where a sentence says it', () => {
    const found = {
      skills: [4, 0, 1, 2].map((line) => answer(line, 0.9, 'pain')),
      sentences: [answer(1, 0.9, 'pain')],
    }
    // "lived" is what the sentence "home" says: that one is proposed in its place.
    expect(things('pain', { pain: found })).toEqual(['near', 'home', 'bake'])
    expect(things('pain', { pain: { skills: found.skills.slice(1) } })).toEqual(['bake', 'weld'])
  })
})

describe('a sentence', () => {
  it('is likelier by its own likeness and by that of its skill together', () => {
    const sentencesFound = [answer(1, 0.6, 'pain'), answer(2, 0.5, 'pain'), answer(0, 0.4, 'pain')]
    const found = { sentences: sentencesFound, skills: [answer(4, 0.5, 'chaud', 'pain')] }
    expect(things('pain', { pain: found })).toEqual(['home', 'near', 'far'])
    expect(proposed('pain', { pain: found }).things[0]).toEqual({
      ...{ kind: 'sentence', id: 'home', matched: ['pain'] },
    })
  })

  it('of each part is shown before a second one of any, three things at most', () => {
    const answers = {
      pain: { sentences: [answer(0, 0.9, 'pain'), answer(1, 0.8, 'pain')] },
      maison: { sentences: [answer(2, 0.9, 'maison'), answer(0, 0.8, 'maison')] },
      fer: { skills: [answer(1, 0.9, 'fer'), answer(2, 0.9, 'fer')] },
    }
    expect(things('pain, maison', answers)).toEqual(['far', 'home', 'near'])
    expect(things('pain, maison, fer', answers)).toEqual(['far', 'home', 'weld'])
    expect(things('fer, zut', answers)).toEqual(['weld', 'paint'])
  })
})

describe('a trade', () => {
  const baker = (...more: Answer[]) => ({ occupations: [answer(0, 0.5, 'pain'), ...more] })

  it('is proposed where it is named clearly, two at most, each once', () => {
    expect(proposedOf('pain', { pain: { occupations: [answer(0, 0.49, 'pain')] } }).ok).toBe(false)
    const codes = (text: string) =>
      proposed(text, {
        pain: baker(answer(1, 0.5, 'pain'), answer(2, 0.5, 'pain')),
        four: baker(),
      }).trades.map(({ code }) => code)
    expect(codes('pain')).toEqual(['D1102', 'F1703'])
    expect(codes('pain, four')).toEqual(['D1102', 'F1703'])
    expect(codes('four')).toEqual(['D1102'])
  })

  it('tells what one does in it: its sentences, nearest first, then the skills of the occupation that says the same', () => {
    const found = { ...baker(), escoOccupations: [0, 1, 2].map((line) => answer(line, 0.9, 'pain')) }
    const [trade] = proposed('pain', { pain: found }).trades
    expect(trade).toMatchObject({ code: 'D1102', label: 'Boulanger / Boulangère', matched: ['pain'] })
    expect(trade!.inIt).toEqual([
      { kind: 'sentence', id: 'near', matched: ['pain'] },
      { kind: 'sentence', id: 'far', matched: ['pain'] },
      ...needed
        .filter(({ fr }) => fr !== '')
        .slice(0, 3)
        .map(({ id, fr, en }) => ({ kind: 'skill', esco: id, fr, en, matched: ['pain'] })),
    ])
  })

  it('of which the occupations say something more, or nothing in French, has its sentences alone', () => {
    const found = { ...baker(), escoOccupations: [0, 1].map((line) => answer(line, 0.9, 'pain')) }
    const [trade] = proposed('pain', { pain: found }).trades
    expect(trade!.inIt.map(({ kind }) => kind)).toEqual(['sentence', 'sentence'])
  })
})

it('a word on one’s health is not looked up, wherever it stands', () => {
  const answers = { pain: { skills: [answer(0, 0.9, 'pain')] } }
  expect(proposedOf('pain, je suis diabétique', answers)).toEqual(refuse('health'))
})
