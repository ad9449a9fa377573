import {
  hostPractices,
  practiceNext,
  visitorPractices,
  type HostPractice,
  type PracticeWords,
  type VisitorPractice,
} from '../../domain/practices/practice-sheet.ts'
import { kioskLanguages, languages, type KioskLanguage } from '../../domain/language.ts'
import { secretPictureNames } from '../../renderer/ui/pictograms/pictograms.ts'
import { longestSentence } from '../kit/check-cards.ts'
import { badlySet, isBadlySet } from '../kit/french-typography.ts'

/** Whom a sheet is for: the folder in which it is kept. */
export type Readers = 'visitors' | 'hosts'
export interface PracticeFile {
  readers: Readers
  /** The file's name without its ending. */
  name: string
  sheet: VisitorPractice | HostPractice
}

/** Longest in letters, so that a sheet fits one screen of a kiosk. */
const longest = { title: 42, promise: 125, step: 155, say: 140, law: 230 } as const
/** An Arabic or Ukrainian text may be so much longer than the French one. */
const roomier = (letters: number) => letters * 1.4 + 15
const easyWords = 15
const spelledNumbers = /\b(deux|trois|quatre|cinq|six|sept|huit|neuf|dix|quinze|trente)\b/iu
/** Words that order about, judge, or name people by one thing about them. */
const judging =
  /\b(vous devez|obligatoirement|malheureusement|évidemment|il suffit|échec|échoué|les handicapés|assistés?|faites un effort|motivée?s?|you must|unfortunately|obviously|failure|failed)\b/iu
/** Words by which a text speaks of the law. */
const ofTheLaw =
  /(?<!\p{L})(lois?|légal\p{L}*|articles?|code du travail|interdite?s?|obligatoires?|forbidden|law)(?!\p{L})/iu
const foreignLetters: Partial<Record<KioskLanguage, RegExp>> = {
  ar: /\p{Script=Latin}{2}|\p{Script=Cyrillic}/u,
  uk: /\p{Script=Latin}{2}|\p{Script=Arabic}/u,
}
const ownLetters: Partial<Record<KioskLanguage, RegExp>> = {
  ar: /\p{Script=Arabic}/u,
  uk: /\p{Script=Cyrillic}/u,
}

type Report = (message: string) => void
/** What kind of text it is, which one, and its words. */
type Line = readonly [kind: keyof typeof longest, place: string, words: string]

function linesOf({ title, promise, steps, say, law }: PracticeWords): Line[] {
  return [
    ['title', 'title', title],
    ['promise', 'promise', promise],
    ...steps.map((words, index): Line => ['step', `steps/${index}`, words]),
    ...say.map((words, index): Line => ['say', `say/${index}`, words]),
    ...(law === undefined ? [] : [['law', 'law', law] as const]),
  ]
}

function checkForm({ readers, name, sheet }: PracticeFile, known: ReadonlySet<string>, report: Report) {
  const ids: readonly string[] = readers === 'visitors' ? visitorPractices : hostPractices
  if (!ids.includes(sheet.id)) report(`${sheet.id} is no sheet for ${readers}`)
  if (sheet.id !== name) report(`is called ${sheet.id} inside`)
  for (const picture of [sheet.picture, ...sheet.pictures]) {
    if (!known.has(picture)) report(`there is no pictogram ${picture}`)
    if (secretPictureNames.some((secret) => secret === picture))
      report(`${picture} is a picture of people's secrets`)
  }
  if (sheet.pictures.length !== sheet.fr.steps.length) report('has one picture for each step')
  if (readers === 'hosts') return
  const { next = [] } = sheet as VisitorPractice
  if (next.length === 0) report('says what helps next')
  if (new Set(next).size < next.length) report('names what helps next twice')
  for (const one of next) if (!practiceNext.includes(one)) report(`leads to ${one}, which is no screen`)
}

function checkWords(
  language: KioskLanguage,
  words: PracticeWords,
  french: PracticeWords,
  hasSource: boolean,
  report: Report,
) {
  const { steps, say, law } = words
  if (steps.length !== french.steps.length || say.length !== french.say.length)
    report('has as many steps and sentences as in French')
  if (steps.length < 3 || steps.length > 6) report('has three to six steps')
  if (say.length < 2 || say.length > 4) report('has two to four sentences to say')
  if ((law !== undefined) !== hasSource) report('has a line of law where there is a source, and only there')
  const inFrench = new Map(linesOf(french).map(([, place, text]) => [place, text]))
  for (const [kind, place, text] of linesOf(words)) {
    const tell = (message: string) => report(`${place}: ${message}`)
    if (text.trim() === '' || text !== text.trim() || / {2}/u.test(text))
      tell('is empty or has spaces too many')
    const twin = inFrench.get(place) ?? ''
    const isRoomy = language === 'ar' || language === 'uk'
    const most = isRoomy ? Math.min(roomier(longest[kind]), roomier(twin.length)) : longest[kind]
    if (text.length > most) tell(`has ${text.length} letters, at most ${Math.floor(most)}`)
    if (judging.test(text)) tell(`judges or orders ("${judging.exec(text)![0]}")`)
    if (!hasSource && ofTheLaw.test(text))
      tell(`speaks of the law ("${ofTheLaw.exec(text)![0]}") without a source`)
    if (language.startsWith('fr') && isBadlySet(text)) tell(badlySet)
    if (text.includes("'")) tell('has ’ as apostrophe')
    if (foreignLetters[language]?.test(text)) tell('has letters of another language')
    if (ownLetters[language]?.test(text) === false) tell('is not written in its language')
    if (language === 'en' && text === twin) tell('is the French text')
    if (language === 'fr-x-falc') checkEasy(text, twin, tell)
  }
}

function checkEasy(text: string, french: string, tell: Report) {
  const { words, sentence } = longestSentence(text)
  if (words > easyWords) tell(`easy-read sentence of ${words} words, at most ${easyWords}: "${sentence}"`)
  if (/[;()…]|\.\.\./u.test(text)) tell('easy-read text has no semicolon, brackets or dots')
  if (spelledNumbers.test(text)) tell(`numbers are digits ("${spelledNumbers.exec(text)![0]}")`)
  if (text === french && text.split(' ').length > 5) tell('is the French text again: write it easy to read')
}

/** All that is wrong with the sheets of good practice, a line each. `known`: the names of our pictograms. */
export function checkPractices(files: readonly PracticeFile[], known: ReadonlySet<string>): string[] {
  const faults: string[] = []
  const seen = new Map<string, string>()
  for (const file of files) {
    const name = `${file.readers}/${file.name}`
    const report: Report = (message) => faults.push(`${name}: ${message}`)
    checkForm(file, known, report)
    const spoken = file.readers === 'visitors' ? kioskLanguages : languages
    const byLanguage = file.sheet as Partial<Record<KioskLanguage, PracticeWords>>
    for (const language of spoken) {
      const words = byLanguage[language]
      const tell: Report = (message) => report(`${language}: ${message}`)
      if (!words) {
        tell('is missing')
        continue
      }
      checkWords(language, words, file.sheet.fr, file.sheet.source !== undefined, tell)
      for (const [, place, text] of linesOf(words)) {
        const key = `${language} ${text.toLowerCase()}`
        const before = seen.get(key)
        if (before !== undefined) tell(`${place}: says what ${before} says`)
        seen.set(key, `${name} ${place}`)
      }
    }
    if (file.sheet.source !== undefined && isBadlySet(file.sheet.source)) report(`source: ${badlySet}`)
  }
  for (const [readers, ids] of [
    ['visitors', visitorPractices],
    ['hosts', hostPractices],
  ] as const)
    for (const id of ids)
      if (!files.some((file) => file.readers === readers && file.name === id))
        faults.push(`${readers}/${id}: is missing`)
  return faults
}
