import { NAME_KINDS, PHRASE_KINDS } from '../../domain/finder/finder.ts'
import { madeOf } from '../../domain/finder/made-of.ts'
import { writeIndex } from '../../domain/finder/index-file.ts'
import { indexNames, type Name } from '../../domain/finder/nearest-names.ts'
import { wordsOf } from '../../domain/finder/words.ts'
import type { EscoConcept, JobTitle, Taxonomy } from '../../domain/taxonomy/taxonomy.ts'
import { Learner, type Example } from './learner.ts'
import type { EverydaySentence } from './everyday-sentences.ts'

/** How sure the model must be of the sheet that the names of an occupation of ESCO point at. */
const CLEARLY = 0.4
/** How much a name of ESCO counts in learning, times that sureness, and as a neighbour. */
const ESCO_WEIGHT = 0.5
const ESCO_NEIGHBOUR = 0.8
/** Passes over the examples, and the size of the first and last steps: before and after ESCO's names are pointed. */
const FIRST_LEARNING = [3, 0.06, 0.05] as const
const SECOND_LEARNING = [6, 0.05, 0.01] as const

/**
 * The finder's index over a taxonomy. `isLeftOut` keeps titles back, to be asked for afterwards. The same taxonomy
 * gives the same index on one machine; takes about a minute, nearly all of it for learning.
 */
export function buildIndex(
  taxonomy: Taxonomy,
  sentences: readonly EverydaySentence[],
  isLeftOut: (title: JobTitle) => boolean = () => false,
): Uint8Array {
  const lines = new Map(taxonomy.occupations.map(({ code }, line) => [code, line]))
  const titles: Name[] = taxonomy.titles
    .filter((title) => !isLeftOut(title))
    .map(({ label, occupation }) => ({ stems: stemsOf(label), owner: lines.get(occupation.code) ?? 0 }))
  const escoNames = taxonomy.escoOccupations.map(namesOf)
  const escoOccupations = escoNames.flatMap((names, owner) => names.map((stems) => ({ stems, owner })))
  const skills = taxonomy.skills.flatMap((skill, owner) => namesOf(skill).map((stems) => ({ stems, owner })))
  const everyday = sentences.flatMap(({ names }, owner) =>
    names.map((name) => ({ stems: stemsOf(name), owner })),
  )

  const learner = new Learner(
    [...titles, ...escoOccupations].map(({ stems }) => stems),
    titles.length,
    taxonomy.occupations.length,
  )
  const examples = titles.map((title) => ({ ...title, weight: 1 }))
  learner.learn(examples, ...FIRST_LEARNING)
  const pointed = escoNames.flatMap((names) => pointedAt(learner, names))
  learner.learn([...examples, ...pointed], ...SECOND_LEARNING)

  const neighbours = pointed.map(({ stems, owner }) => ({ stems, owner, weight: ESCO_NEIGHBOUR }))
  return writeIndex({
    madeOf: madeOf(taxonomy, sentences),
    ...vocabularyTables([...titles, ...escoOccupations, ...skills, ...everyday]),
    ...learner.tables('model'),
    'occupations.families': familiesOf(taxonomy),
    ...indexNames('occupations', [...titles, ...neighbours], taxonomy.occupations.length, NAME_KINDS),
    ...indexNames('skills', skills, taxonomy.skills.length, PHRASE_KINDS),
    ...indexNames('escoOccupations', escoOccupations, escoNames.length, NAME_KINDS),
    ...indexNames('sentences', everyday, sentences.length, PHRASE_KINDS),
  })
}

/** A number for each family of trades (domaine professionnel), by the line of a trade: letter and two digits of its code. */
export function familiesOf({ occupations }: Pick<Taxonomy, 'occupations'>): Uint16Array {
  const numbers = new Map<string, number>()
  return Uint16Array.from(occupations, ({ code }) => {
    const family = code.slice(0, FAMILY_LENGTH)
    const number = numbers.get(family) ?? numbers.size
    numbers.set(family, number)
    return number
  })
}
const FAMILY_LENGTH = 3

function stemsOf(text: string): string[] {
  return wordsOf(text).map(({ stem }) => stem)
}

/** The French names of a concept, each once; its English one where there is none. */
function namesOf({ fr, en, otherFr }: EscoConcept): string[][] {
  const names = (fr === '' ? [en] : [fr, ...otherFr]).map((name) => stemsOf(name))
  const unique = new Map(names.map((stems) => [stems.join(' '), stems]))
  return [...unique.values()].filter((stems) => stems.length > 0)
}

/** The names of one occupation of ESCO as examples of the sheet that they point at together, if they do clearly. */
function pointedAt(learner: Learner, names: readonly (readonly string[])[]): Example[] {
  const sums: number[] = []
  for (const stems of names) {
    for (const [owner, share] of learner.probabilities(stems).entries()) {
      sums[owner] = (sums[owner] ?? 0) + share / names.length
    }
  }
  const owner = sums.reduce((most, share, at) => (share > (sums[most] ?? 0) ? at : most), 0)
  const sureness = sums[owner] ?? 0
  return sureness > CLEARLY ? names.map((stems) => ({ stems, owner, weight: ESCO_WEIGHT * sureness })) : []
}

function vocabularyTables(names: readonly Name[]) {
  const counts = new Map<string, number>()
  for (const { stems } of names) {
    for (const stem of new Set(stems)) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  }
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    'words.text': new TextEncoder().encode(sorted.map(([stem]) => stem).join('\n')),
    'words.counts': Uint16Array.from(sorted, ([, count]) => Math.min(count, 0xffff)),
  }
}
