import { basename } from 'node:path'
import { Ajv } from 'ajv'
import {
  lifeAreas,
  lifeSceneSchema,
  type LifeScene,
  type LifeSentence,
} from '../../domain/competences/life-scene.ts'
import { findWhoOneIs } from '../../domain/competences/who-one-is.ts'
import { abilityCodes } from '../../domain/kit/abilities.ts'
import { languages } from '../../domain/language.ts'
import type { Taxonomy } from '../../domain/taxonomy/taxonomy.ts'
import { readJson } from '../../sync-server/text-file.ts'
import { longestSentence, type CardFile, type Fault } from '../kit/check-cards.ts'
import { badlySet, isBadlySet } from '../kit/french-typography.ts'
import { lineOf, linesOfPointers } from '../kit/json-lines.ts'
import { schemaMessage } from '../kit/schema-message.ts'
import { nearCopies } from './near-copies.ts'

/** What a scene points at outside of its file. */
export interface KnownNames {
  taxonomy: Pick<Taxonomy, 'hasOccupation' | 'skill'>
  hasDrawing: (name: string) => boolean
}

/** What the product promises: no fewer scenes, sentences, sentences of each ability. */
const LEAST = { scenes: 40, sentences: 400, ofEachAbility: 5 }

/** Words of an easy-read sentence at most: shorter than a card's, a tile is read standing. */
const EASY_WORDS = 12

/** Words of offices and of the trade of competences: nobody says them of their own life. */
const jargon =
  /\b(compétences?|savoir-être|savoir-faire|optimis\w+|process|reporting|management|polyvalen\w+|mettre en œuvre|assurer la|effectuer|problématiques?|dispositifs?|employabilité|proactif|proactive|challenge)\b/iu

/** What easy-read French leaves out besides long sentences. */
const hardToRead = /[();:…]|\b(cependant|néanmoins|afin|ainsi|dont|lequel|laquelle|afin de|via|etc)\b/iu

const ajv = new Ajv({ strict: true, allErrors: true })
for (const keyword of ['version', 'primaryKey']) ajv.addKeyword(keyword)
const validate = ajv.compile<LifeScene>(lifeSceneSchema)

type Report = (pointer: string, message: string) => void

function checkText(text: LifeSentence['text'], pointer: string, report: Report) {
  for (const language of languages) {
    const [words, at] = [text[language], `${pointer}/${language}`]
    if (words.trim() !== words || words.includes('  ')) report(at, 'has spaces too many')
    if (language === 'en') continue
    if (isBadlySet(words)) report(at, badlySet)
    const jargonHit = jargon.exec(words)
    if (jargonHit) report(at, `"${jargonHit[0]}" is a word of offices: say it as one says it at home`)
    for (const { ground, passage } of findWhoOneIs(words))
      report(at, `"${passage}" tells what someone is (${ground}), not what they do`)
  }
  const [french, easy, english] = languages.map((language) => text[language])
  if (english === french || english === easy) report(`${pointer}/en`, 'is the French text again')
  const { words, sentence } = longestSentence(easy!)
  if (words > EASY_WORDS)
    report(
      `${pointer}/fr-x-falc`,
      `easy-read sentence of ${words} words, at most ${EASY_WORDS}: "${sentence}"`,
    )
  const hard = hardToRead.exec(easy!)
  if (hard) report(`${pointer}/fr-x-falc`, `"${hard[0]}" is hard to read: write two sentences`)
}

function checkSentence(sentence: LifeSentence, pointer: string, known: KnownNames, report: Report) {
  checkText(sentence.text, `${pointer}/text`, report)
  for (const language of languages)
    if (!/\.$/.test(sentence.text[language])) report(`${pointer}/text/${language}`, 'ends with a full stop')
  if (!/\b(je|j’|on|mes|mon|ma|me|m’)/iu.test(sentence.text.fr))
    report(`${pointer}/text/fr`, 'is not said in the first person')
  if (!known.hasDrawing(sentence.drawing)) report(`${pointer}/drawing`, `no drawing "${sentence.drawing}"`)
  const skill = known.taxonomy.skill(sentence.esco)
  if (skill === undefined) report(`${pointer}/esco`, `${sentence.esco} is not a skill of ESCO`)
  else if (skill.fr === '') report(`${pointer}/esco`, `"${skill.en}" has no French name: choose one that has`)
  for (const [at, code] of sentence.rome.entries())
    if (!known.taxonomy.hasOccupation(code))
      report(`${pointer}/rome/${at}`, `${code} is not an occupation of ROME`)
}

function checkScene(scene: LifeScene, known: KnownNames, report: Report) {
  checkText(scene.title, '/title', report)
  if (!known.hasDrawing(scene.drawing)) report('/drawing', `no drawing "${scene.drawing}"`)
  for (const [index, sentence] of scene.sentences.entries()) {
    const pointer = `/sentences/${index}`
    if (!/^-[0-9]{2}$/.test(sentence.id.slice(scene.id.length)) || !sentence.id.startsWith(scene.id))
      report(`${pointer}/id`, `must be ${scene.id}- and a number`)
    checkSentence(sentence, pointer, known, report)
  }
}

/** Everything wrong with the scenes of life: each alone, then against each other; `complete` asks for the whole. */
export function checkLexicon(files: readonly CardFile[], known: KnownNames, complete = true): Fault[] {
  const faults: Fault[] = []
  const places = new Map<string, Report>()
  const scenes: LifeScene[] = []
  for (const { file, source } of files) {
    const read = readJson(source)
    if (!read.ok) {
      faults.push({ file, line: read.line, pointer: '', message: read.message })
      continue
    }
    const lines = linesOfPointers(source)
    const report: Report = (pointer, message) =>
      faults.push({ file, line: lineOf(lines, pointer), pointer, message })
    const scene = read.value
    if (!validate(scene)) {
      for (const error of validate.errors ?? []) report(error.instancePath, schemaMessage(error, 'a scene'))
      continue
    }
    checkScene(scene, known, report)
    if (basename(file) !== `${scene.id}.json`) report('/id', `the file is named ${basename(file)}`)
    scenes.push(scene)
    for (const [index, { id }] of scene.sentences.entries()) {
      const place: Report = (pointer, message) => report(`/sentences/${index}${pointer}`, message)
      if (places.has(id)) place('/id', `${id} exists twice`)
      else places.set(id, place)
    }
  }
  const sentences = scenes.flatMap((scene) => scene.sentences)
  for (const language of languages)
    for (const { copy, of } of nearCopies(sentences.map(({ id, text }) => ({ id, text: text[language] }))))
      places.get(copy)?.(`/text/${language}`, `says nearly the same as ${of}`)
  if (complete) faults.push(...missing(scenes, sentences))
  return faults.sort((one, other) => one.file.localeCompare(other.file) || one.line - other.line)
}

function missing(scenes: readonly LifeScene[], sentences: readonly LifeSentence[]): Fault[] {
  const messages: string[] = []
  if (scenes.length < LEAST.scenes) messages.push(`${scenes.length} scenes, at least ${LEAST.scenes}`)
  if (sentences.length < LEAST.sentences)
    messages.push(`${sentences.length} sentences, at least ${LEAST.sentences}`)
  for (const area of lifeAreas)
    if (!scenes.some((scene) => scene.area === area)) messages.push(`no scene of the area ${area}`)
  for (const code of abilityCodes) {
    const number = sentences.filter(({ ability }) => ability === code).length
    if (number < LEAST.ofEachAbility)
      messages.push(`${number} sentences show ${code}, at least ${LEAST.ofEachAbility}`)
  }
  return messages.map((message) => ({ file: 'resources/lexicon', line: 1, pointer: '', message }))
}
