import { basename } from 'node:path'
import { Ajv } from 'ajv'
import { lineOf, linesOfPointers } from './json-lines.ts'
import { kitCardSchema, type KitCard } from '../../domain/kit/kit-card.ts'
import { badlySet, isBadlySet } from './french-typography.ts'
import { observableVerbs } from './observable-verbs.ts'
import { plannedKit } from './planned-kit.ts'
import { schemaMessage } from './schema-message.ts'
import { readJson } from '../../sync-server/text-file.ts'

export interface Fault {
  file: string
  line: number
  /** JSON pointer of what is wrong; empty for the whole file. */
  pointer: string
  message: string
}

export interface CardFile {
  file: string
  source: string
}

/** Words that judge a person instead of telling what was seen. */
const judgements =
  /\b(correctement|convenablement|parfaitement|bien|bonne attitude|motivée?s?|motivation|dynamiques?|sérieux|sérieuse|agréables?|bonne humeur|savoir-être|naturellement|sourire|poliment)\b/i

/** Grounds and particulars that have no place in a card (see the refusal grid). */
const personal =
  /\b(nationalité|origine ethnique|accent étranger|tenue vestimentaire|situation familiale|état de santé|handicapée?s?|religion)\b/i

/** Tools that minors may not use. */
const adultTools = /\b(chalumeau|meuleuse|disqueuse|poste à souder|tronçonneuse|scie circulaire)\b/i

/** Words by which a card admits that its work serves a customer. */
const realWork =
  /\b(pour de vrai|vrais? (clients?|commerçants?|commandes?|livraisons?)|vraies? (commandes?|livraisons?))\b/i

const falcWords = 15
const minutesOf = { explorer: [45, 90], adventurer: [90, 150], scout: [180, 10_000] } as const
const trackOf = { E: 'explorer', A: 'adventurer', C: 'scout' } as const

const ajv = new Ajv({ strict: true, allErrors: true })
for (const keyword of ['version', 'primaryKey']) ajv.addKeyword(keyword)
const validate = ajv.compile<KitCard>(kitCardSchema)

type Report = (pointer: string, message: string) => void

/** Every text of a card with its pointer and whether it is easy-read French, French or English. */
function* textsOf(
  value: unknown,
  pointer = '',
  language: 'fr' | 'fr-x-falc' | 'en' = 'fr',
): Generator<{ pointer: string; text: string; language: 'fr' | 'fr-x-falc' | 'en' }> {
  if (typeof value === 'string') yield { pointer, text: value, language }
  else if (Array.isArray(value))
    for (const [index, item] of value.entries()) yield* textsOf(item, `${pointer}/${index}`, language)
  else if (value !== null && typeof value === 'object')
    for (const [name, item] of Object.entries(value))
      yield* textsOf(item, `${pointer}/${name}`, name === 'en' || name === 'fr-x-falc' ? name : language)
}

/** How many words the longest sentence has: what an easy-read text must keep short. */
export function longestSentence(text: string): { words: number; sentence: string } {
  const sentences = text.split(/[.!?…\n]+/).map((sentence) => ({
    sentence: sentence.trim(),
    words: sentence.split(/[\s\u202f\u00a0]+/).filter((word) => /[\p{L}\d]/u.test(word)).length,
  }))
  return sentences.reduce((longest, one) => (one.words > longest.words ? one : longest))
}

/** The verb that a criterion begins with, in lower case and without its pronoun. */
export function firstVerb(text: string): string {
  const [word = ''] = text
    .toLowerCase()
    .replace(/^(?:se\s+|s[’'])/, '')
    .split(/[\s,]+/)
  return word
}

function checkLanguages(card: KitCard, report: Report) {
  for (const { pointer, text, language } of textsOf(card)) {
    if (text.trim() !== text || text.includes('  ')) report(pointer, 'has spaces too many')
    if (language === 'fr-x-falc') {
      const { words, sentence } = longestSentence(text)
      if (words > falcWords)
        report(pointer, `easy-read sentence of ${words} words, at most ${falcWords}: "${sentence}"`)
      if (/;/.test(text)) report(pointer, 'easy-read text has no semicolon: write two sentences')
    }
    if (language !== 'en' && isBadlySet(text)) report(pointer, badlySet)
    if (personal.test(text)) report(pointer, 'speaks of what a person is, not of what is done')
  }
  const sheet = card.sheets.participant
  for (const language of ['fr', 'fr-x-falc', 'en'] as const) {
    const whole = sheet[language].join(' ')
    const [watched, free] =
      language === 'en' ? [/watch|observ|look/i, /stop|leave/i] : [/regard|observ/i, /arrêt|partir|quitter/i]
    const pointer = `/sheets/participant/${language}`
    if (!watched.test(whole)) report(pointer, 'says who watches and what')
    if (!free.test(whole)) report(pointer, 'says that one may stop')
  }
  const pairs = [...textsOf(card)].filter((one) => one.language !== 'fr')
  const french = new Map([...textsOf(card)].map((one) => [one.pointer, one.text]))
  for (const { pointer, text, language } of pairs) {
    const twin = french.get(pointer.replace(`/${language}`, '/fr'))
    if (twin !== undefined && twin === text && (language === 'en' || text.length > 45))
      report(pointer, `is the French text again: write it in ${language}`)
  }
}

function checkCriteria(card: KitCard, report: Report) {
  const observed = new Set(card.abilities.map(({ code }) => code))
  if (observed.size < card.abilities.length) report('/abilities', 'names the same ability twice')
  for (const [index, { code, anchors }] of card.abilities.entries()) {
    const levels = new Set(anchors.map(({ level }) => level))
    if (levels.size < 3)
      report(`/abilities/${index}/anchors`, `${code}: anchors on at least 3 different levels`)
    if (new Set(anchors.map(({ behaviour }) => behaviour)).size < anchors.length)
      report(`/abilities/${index}/anchors`, `${code}: two anchors say the same`)
    for (const [at, { behaviour }] of anchors.entries())
      if (judgements.test(behaviour))
        report(
          `/abilities/${index}/anchors/${at}/behaviour`,
          `judges ("${judgements.exec(behaviour)![0]}"): tell what is seen`,
        )
  }
  for (const [index, { id, ability, text }] of card.criteria.entries()) {
    const pointer = `/criteria/${index}`
    if (id !== `${card.id}-${index + 1}`) report(`${pointer}/id`, `must be ${card.id}-${index + 1}`)
    if (!observed.has(ability)) report(`${pointer}/ability`, `${ability} is not among the card's abilities`)
    const verb = firstVerb(text)
    if (!observableVerbs.has(verb)) report(`${pointer}/text`, `"${verb}" is not an observable verb`)
    if (judgements.test(text))
      report(`${pointer}/text`, `judges ("${judgements.exec(text)![0]}"): tell what is seen`)
    if (card.reading.need === 'none' && ['lire', 'relire', 'écrire', 'rédiger', 'recopier'].includes(verb))
      report(`${pointer}/text`, `"${verb}" asks for reading or writing, and the card says none is needed`)
  }
}

function checkSafety(card: KitCard, report: Report) {
  const adultsOnly = card.minimumAge === 18
  if (adultsOnly === card.minors.allowed)
    report('/minors/allowed', `must be ${!adultsOnly}: the minimum age is ${card.minimumAge}`)
  for (const [index, { level }] of card.risks.entries())
    if (level === 'adults-only' && !adultsOnly) report(`/risks/${index}/level`, 'needs minimumAge 18')
  for (const [index, { name }] of card.materials.entries())
    if (!adultsOnly && adultTools.test(name))
      report(`/materials/${index}/name`, 'is a tool forbidden to minors: minimumAge 18, or another tool')

  const { required, checklist } = card.convention
  const atWork = card.track === 'scout' && card.place === 'employer'
  if (card.productive && !required) report('/convention/required', 'must be true: the work is productive')
  if (atWork && !required) report('/convention/required', 'must be true: an immersion at the employer')
  if (required && checklist.length < 4) report('/convention/checklist', 'has at least 4 lines when required')
  if (!required && card.place === 'employer' && checklist.length < 2)
    report(
      '/convention/checklist',
      'a visit at the employer has at least 2 lines (insurance, safety welcome…)',
    )
  if (card.productive && card.track === 'explorer') report('/productive', 'explorers produce nothing')
  for (const pointer of ['title', 'whatYouDo'] as const)
    if (!card.productive && realWork.test(card[pointer].fr))
      report(
        `/${pointer}/fr`,
        `"${realWork.exec(card[pointer].fr)![0]}" is productive work: say so, or make it an exercise`,
      )
  if (card.reading.need === 'none' && card.adaptations.lowReading.fit !== 'yes')
    report('/adaptations/lowReading/fit', 'must be yes: the card says that no reading is needed')
}

function checkPlan(card: KitCard, report: Report) {
  const sum = card.steps.reduce((total, { minutes }) => total + minutes, 0)
  if (sum !== card.minutes) report('/minutes', `the steps last ${sum} minutes, the card says ${card.minutes}`)
  const [least, most] = minutesOf[card.track]
  if (card.minutes < least || card.minutes > most)
    report('/minutes', `${card.track}: from ${least} to ${most} minutes`)
  if (card.seats.min > card.seats.max) report('/seats/min', 'is more than the most')
  if (card.format !== 'solo' && card.seats.min < 2)
    report('/seats/min', `one person cannot be a ${card.format}`)
  if (!card.materials.some(({ from }) => from === 'box')) report('/materials', 'nothing comes from the box')

  const phases = new Set(card.steps.map(({ phase }) => phase))
  const needed = [
    'welcome',
    'start',
    'action',
    'debrief',
    ...(card.track === 'adventurer' ? ['posts', 'choice'] : []),
  ]
  for (const phase of needed)
    if (!phases.has(phase as KitCard['steps'][number]['phase'])) report('/steps', `no step of phase ${phase}`)
  if (card.steps[0]?.phase !== 'welcome') report('/steps/0/phase', 'the first step is the welcome')

  const { hosts, employer } = card.staff
  const observers = Math.max(2, Math.ceil(card.seats.max / 4))
  if (card.track !== 'explorer' && hosts + employer < observers)
    report(
      '/staff',
      `${card.seats.max} participants need ${observers} people who observe (1 for 4, at least 2)`,
    )
  if ((card.proof === 'observed') === (card.track === 'explorer'))
    report('/proof', card.track === 'explorer' ? 'explorers stop before "observed"' : 'must be "observed"')
  if (card.passRule !== undefined && card.track !== 'scout') report('/passRule', 'only scouts have one')
  for (const [index, code] of (card.passRule?.eliminatory ?? []).entries())
    if (!card.abilities.some((one) => one.code === code))
      report(`/passRule/eliminatory/${index}`, `${code} is not among the card's abilities`)
}

function checkCodes(card: KitCard, romeCodes: ReadonlySet<string>, report: Report) {
  if (trackOf[card.id[0] as keyof typeof trackOf] !== card.track)
    report('/track', `${card.id} is not of the track ${card.track}`)
  for (const [index, code] of card.romeCodes.entries())
    if (!romeCodes.has(code)) report(`/romeCodes/${index}`, `${code} is not in the ROME table`)
  if (card.romeCodes[0]?.[0] !== card.family)
    report('/romeCodes/0', `the first code is not of the family ${card.family}`)
}

/** All that is wrong with one card (fiche défi), each fault with its line. */
export function checkCard({ file, source }: CardFile, romeCodes: ReadonlySet<string>): Fault[] {
  const faults: Fault[] = []
  const read = readJson(source)
  if (!read.ok) return [{ file, line: read.line, pointer: '', message: read.message }]
  const card = read.value
  const lines = linesOfPointers(source)
  const report: Report = (pointer, message) =>
    faults.push({ file, line: lineOf(lines, pointer), pointer, message })

  if (!validate(card)) {
    for (const error of validate.errors ?? []) report(error.instancePath, schemaMessage(error, 'a card'))
    return faults
  }
  for (const check of [checkPlan, checkCriteria, checkSafety, checkLanguages]) check(card, report)
  checkCodes(card, romeCodes, report)
  return faults.sort((one, other) => one.line - other.line)
}

/** What is wrong between cards: a title, a length or a number of seats that is not the decided one; copies. */
export function checkKit(files: CardFile[], romeCodes: ReadonlySet<string>, complete = true): Fault[] {
  const faults: Fault[] = []
  const seen = new Map<string, string>()
  const found = new Set<string>()
  for (const one of files) {
    // A card with faults is not a missing card.
    const named = basename(one.file, '.json')
    const own = checkCard(one, romeCodes)
    faults.push(...own)
    let card: KitCard
    try {
      card = JSON.parse(one.source) as KitCard
      if (!validate(card)) {
        found.add(named)
        continue
      }
    } catch {
      found.add(named)
      continue
    }
    const lines = linesOfPointers(one.source)
    const report: Report = (pointer, message) =>
      faults.push({ file: one.file, line: lineOf(lines, pointer), pointer, message })
    if (basename(one.file) !== `${card.id}.json`) report('/id', `the file is named ${basename(one.file)}`)
    if (found.has(card.id)) report('/id', `${card.id} exists twice`)
    found.add(card.id)

    const planned = plannedKit.find(({ id }) => id === card.id)
    if (planned) {
      const plain = (text: string) => text.replaceAll('’', "'").replaceAll('\u202f', ' ')
      if (plain(card.title.fr) !== planned.title)
        report('/title/fr', `the decided title is "${planned.title}"`)
      if (card.family !== planned.family) report('/family', `the decided family is ${planned.family}`)
      const [from, to] = planned.minutes
      if (card.minutes < from || card.minutes > to)
        report('/minutes', `the decided length is ${from === to ? from : `${from} to ${to}`} minutes`)
      if (card.seats.max !== planned.seats) report('/seats/max', `the decided number is ${planned.seats}`)
    }

    for (const { pointer, text } of textsOf(card)) {
      if (
        !/^\/(steps\/\d+\/what|abilities\/.*\/behaviour|criteria\/\d+\/text|promise\/|whatYouDo\/)/.test(
          pointer,
        )
      )
        continue
      const before = seen.get(text)
      if (before !== undefined) report(pointer, `is word for word in ${before}: each card has its own scene`)
      seen.set(text, `${basename(one.file)} ${pointer}`)
    }
  }
  if (complete)
    for (const { id, title } of plannedKit)
      if (!found.has(id))
        faults.push({ file: `${id}.json`, line: 1, pointer: '', message: `no card "${title}"` })
  return faults
}
