import { ok, refuse, type Result } from '../result.ts'
import { withFormalNames } from './everyday-words.ts'
import type { KindWeights } from './features.ts'
import { refusalOf, type NotLookedUp } from './guard.ts'
import { readIndex, type IndexRefusal, type Tables } from './index-file.ts'
import { LinearModel } from './linear-model.ts'
import { NearestNames, table, type Likeness } from './nearest-names.ts'
import { Vocabulary } from './vocabulary.ts'
import { wordsOf, type Word } from './words.ts'

/** What the finder looks among, each with its own line numbers: those of the taxonomy pack. */
export type Subject = 'occupations' | 'skills' | 'escoOccupations' | 'sentences'

export interface Answer {
  /** Line of the thing in its table. */
  line: number
  /** How sure it is; compares answers of one list only. Trades stand in an order of their own (occupationOrder). */
  score: number
  /** Words of the text, as typed, that a name of this thing holds too. */
  matched: string[]
}

export interface Reading {
  typed: string
  /** The stem it was taken for, where that is another one: a misspelling, or a word half typed. */
  takenFor: string
}

export interface Found {
  answers: Record<Subject, Answer[]>
  readings: Reading[]
}

/** `nothing-known`: neither a word of the text nor most of its pieces are in any name. */
export type NoAnswer = NotLookedUp | 'nothing-known'

/** How features count where a text is compared with single names. */
export const NAME_KINDS: KindWeights = { word: 1, pair: 0.6, head: 0.5, headed: 0.6, start: 0, piece: 0 }
/** The same for skills and sentences, whose first word is a verb that tells little. */
export const PHRASE_KINDS: KindWeights = { word: 1, pair: 0.5, head: 0.2, headed: 0, start: 0.4, piece: 0 }
/** The same for what is learned of a trade as a whole. */
export const MODEL_KINDS: KindWeights = { word: 1, pair: 0.7, head: 0.7, headed: 0.7, start: 0, piece: 0.35 }

/** The least share of pieces of words that must be known where no word is: `endocrinologue` is like others in -ologue. */
const LEAST_KNOWN = 0.4

/** The least likeness at which a skill or a sentence is an answer: below, only common words are shared. */
const LEAST_LIKENESS = 0.2

/** An answer that is much less likely than the first one is not shown. */
const LEAST_OF_BEST = 0.35

/** What a person is shown: answers that share a word with the text, those near the best one. */
export function shownAnswers({ answers }: Found): Record<Subject, Answer[]> {
  const shown = (list: readonly Answer[]) => {
    const sharing = list.filter(({ matched }) => matched.length > 0)
    const surest = Math.max(0, ...sharing.map(({ score }) => score))
    return sharing.filter(({ score }) => score >= LEAST_OF_BEST * surest)
  }
  return {
    occupations: shown(answers.occupations),
    skills: shown(answers.skills),
    escoOccupations: shown(answers.escoOccupations),
    sentences: shown(answers.sentences),
  }
}

export interface Finder {
  /** What its line numbers belong to (made-of.ts). */
  madeOf: Uint32Array
  /** The best answers of each kind, at most `most`. */
  find: (text: string, most: number) => Result<Found, NoAnswer>
  /** Lets go of the last texts and their answers. */
  forget: () => void
}

/** Opens an index that was unzipped (gzip) before. */
export function openFinder(file: Uint8Array): Result<Finder, IndexRefusal> {
  const tables = readIndex(file)
  if (!tables.ok) return tables
  try {
    return ok(finderOf(tables.value))
  } catch (error) {
    if (error instanceof TypeError) return refuse('damaged')
    throw error
  }
}

function finderOf(tables: Tables): Finder {
  const stems = new TextDecoder().decode(table(tables, 'words.text', Uint8Array)).split('\n')
  const vocabulary = new Vocabulary(stems, table(tables, 'words.counts', Uint16Array))
  const model = new LinearModel(tables, 'model', MODEL_KINDS)
  const titles = new NearestNames(tables, 'occupations', NAME_KINDS)
  const families = table(tables, 'occupations.families', Uint16Array)
  const phrases = (subject: Subject) => new NearestNames(tables, subject, PHRASE_KINDS)
  const [skills, escoOccupations, sentences] = [
    phrases('skills'),
    new NearestNames(tables, 'escoOccupations', NAME_KINDS),
    phrases('sentences'),
  ]

  return {
    madeOf: table(tables, 'madeOf', Uint32Array),
    ...remembering((text, most) => {
      const refusal = refusalOf(text)
      if (refusal !== null) return refuse(refusal)
      const words = readWords(wordsOf(text), vocabulary)
      // As typed: a word that was misread would mislead, and its pieces tell the model enough.
      const typed = words.map(({ typedStem }) => typedStem)
      const isKnown = words.some(({ stem }) => vocabulary.has(stem)) || model.knownShare(typed) >= LEAST_KNOWN
      if (!isKnown) return refuse('nothing-known')
      const formal = withFormalNames(words)
      const read = formal.map(({ stem }) => stem)
      const answersOf = (
        names: NearestNames,
        scores: Float32Array,
        least: number,
        order = scores,
      ): Answer[] =>
        best(order, most, least).map((line) => ({
          line,
          score: scores[line]!,
          matched: matchedWords(formal, (stem) => names.holds(line, stem)),
        }))
      // A word that titles use says what it says: `ménage` of an employé de ménage.
      const isNamed = words.every(({ stem }) => titles.knows(stem))
      const added = isNamed ? [] : read.filter((stem) => !words.some((word) => word.stem === stem))
      const named = [...words.map(({ stem }) => stem), ...added]
      const learned = model.logProbabilities([...typed, ...added])
      const occupations = occupationScores(learned, titles.likeness(named))
      return ok({
        answers: {
          occupations: answersOf(titles, occupations, 0, occupationOrder(occupations, learned, families)),
          skills: answersOf(skills, skills.likeness(read).nearest, LEAST_LIKENESS),
          escoOccupations: answersOf(
            escoOccupations,
            nameScores(escoOccupations.likeness(named)),
            LEAST_LIKENESS,
          ),
          sentences: answersOf(sentences, sentences.likeness(read).nearest, LEAST_LIKENESS),
        },
        readings: words
          .filter(({ stem, typedStem }) => stem !== typedStem)
          .map(({ typed, stem }) => ({ typed, takenFor: stem })),
      })
    }),
  }
}

/** As many parts of a text as are told in one breath. */
const MOST_REMEMBERED = 6

/**
 * With the answers of the last texts kept: who types `Agent / Agente d'accueil` asks for what stands before the stroke
 * again with every letter behind it.
 */
function remembering(find: Finder['find']): Pick<Finder, 'find' | 'forget'> {
  const answers = new Map<string, ReturnType<Finder['find']>>()
  return {
    find(text, most) {
      const key = `${most} ${text}`
      const answer = answers.get(key) ?? find(text, most)
      answers.delete(key)
      answers.set(key, answer)
      if (answers.size > MOST_REMEMBERED) answers.delete(answers.keys().next().value!)
      return answer
    },
    forget: () => answers.clear(),
  }
}

/** Words of the text, as typed and each once, of which a stem is held. */
function matchedWords(words: readonly Word[], isHeld: (stem: string) => boolean): string[] {
  return [...new Set(words.filter(({ stem }) => isHeld(stem)).map(({ typed }) => typed))]
}

/** Each word as the index knows it: the last one may be half typed, any one may be misspelt. */
function readWords(words: readonly Word[], vocabulary: Vocabulary): (Word & { typedStem: string })[] {
  return words.map(({ typed, stem }, index) => {
    const isLast = index === words.length - 1
    const known = vocabulary.has(stem)
      ? stem
      : ((isLast ? vocabulary.completed(stem) : null) ?? vocabulary.corrected(stem) ?? stem)
    return { typed, stem: known, typedStem: stem }
  })
}

/** How much the nearest title, and the mean of a sheet, count beside what was learned; tuned on folds. */
const NEAREST_SHARE = 0.15
const MEAN_SHARE = 0.09

/** One score of what was learned and of the titles themselves. */
function occupationScores(logProbabilities: Float32Array, { nearest, mean }: Likeness): Float32Array {
  const scores = new Float32Array(logProbabilities.length)
  for (let line = 0; line < scores.length; line += 1) {
    scores[line] =
      Math.exp(logProbabilities[line]!) + NEAREST_SHARE * nearest[line]! + MEAN_SHARE * mean[line]!
  }
  return scores
}

/** How much the logarithm of what was learned, and the family of trades, count in the order; tuned on folds. */
const LOGARITHM_SHARE = 0.02
const FAMILY_SHARE = 0.1
/** Below this logarithm of a probability all trades are as unlikely as each other. */
const LEAST_LOGARITHM = -12

/**
 * In which order trades stand. Behind the first, whose probability decides, those are left of which each is unlikely:
 * which of them is less so tells more there than a name that shares a word, and so does what is learned of all trades of
 * one family (domaine professionnel of ROME) together.
 */
function occupationOrder(
  scores: Float32Array,
  logProbabilities: Float32Array,
  families: Uint16Array,
): Float32Array {
  const ofFamily = new Float32Array(families.length)
  for (let line = 0; line < scores.length; line += 1) {
    ofFamily[families[line]!]! += Math.exp(logProbabilities[line]!)
  }
  const order = new Float32Array(scores.length)
  for (let line = 0; line < scores.length; line += 1) {
    order[line] =
      scores[line]! +
      LOGARITHM_SHARE * (Math.max(logProbabilities[line]!, LEAST_LOGARITHM) - LEAST_LOGARITHM) +
      FAMILY_SHARE * ofFamily[families[line]!]!
  }
  return order
}

function nameScores({ nearest, mean }: Likeness): Float32Array {
  const scores = new Float32Array(nearest.length)
  for (let line = 0; line < scores.length; line += 1) scores[line] = nearest[line]! + 0.1 * mean[line]!
  return scores
}

/** Lines of the highest scores above `least`, best first; equal ones in the order of their lines. */
function best(scores: Float32Array, most: number, least: number): number[] {
  const lines: number[] = []
  let bar = least
  for (let line = 0; line < scores.length; line += 1) {
    const score = scores[line]!
    if (score <= bar) continue
    let place = Math.min(lines.length, most - 1)
    while (place > 0 && scores[lines[place - 1]!]! < score) {
      lines[place] = lines[place - 1]!
      place -= 1
    }
    lines[place] = line
    if (lines.length === most) bar = Math.max(least, scores[lines[most - 1]!]!)
  }
  return lines
}
