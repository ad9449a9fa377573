import { sameValue } from '../../../domain/record/content.ts'
import type { CardChanges } from '../../../domain/kit/change-challenge.ts'
import { kitCardSchema, type KitCard } from '../../../domain/kit/kit-card.ts'
import { maxLengthOf, type TextPath } from '../../../domain/record/record-limits.ts'
import { sanitizeText, textLength } from '../../../domain/text/sanitize-text.ts'
import { languages } from '../../../domain/language.ts'

export type Material = KitCard['materials'][number]
export type Step = KitCard['steps'][number]
export type Criterion = KitCard['criteria'][number]

/** A card as it is typed: numbers are texts, so that nothing is lost while one types. */
export interface CardForm extends Pick<
  KitCard,
  'title' | 'promise' | 'whatYouDo' | 'whatToBring' | 'room' | 'criteria'
> {
  minutes: string
  most: string
  materials: (Omit<Material, 'quantity'> & { quantity: string })[]
  steps: (Omit<Step, 'minutes'> & { minutes: string })[]
}

export const cardTexts = ['title', 'promise', 'whatYouDo', 'whatToBring'] as const

/** How few and how many lines a card may have, as its record says. */
export const linesOf = {
  materials: {
    min: kitCardSchema.properties.materials.minItems,
    max: kitCardSchema.properties.materials.maxItems,
  },
  steps: { min: kitCardSchema.properties.steps.minItems, max: kitCardSchema.properties.steps.maxItems },
  criteria: {
    min: kitCardSchema.properties.criteria.minItems,
    max: kitCardSchema.properties.criteria.maxItems,
  },
} as const

const { minutes, seats, materials, steps } = kitCardSchema.properties
/** The numbers of a card, as its record allows them. */
const numbers = {
  minutes,
  most: seats.properties.max,
  quantity: materials.items.properties.quantity,
  stepMinutes: steps.items.properties.minutes,
} as const

type CardPath = TextPath<typeof kitCardSchema>

/** The longest a text of a card may be, by its place in the record. */
export function longest(path: CardPath): number {
  return maxLengthOf(kitCardSchema, path)
}

export function cardFormOf(card: KitCard): CardForm {
  return {
    title: { ...card.title },
    promise: { ...card.promise },
    whatYouDo: { ...card.whatYouDo },
    whatToBring: { ...card.whatToBring },
    room: card.room,
    minutes: String(card.minutes),
    most: String(card.seats.max),
    materials: card.materials.map((line) => ({ ...line, quantity: String(line.quantity) })),
    steps: card.steps.map((step) => ({ ...step, minutes: String(step.minutes) })),
    criteria: card.criteria.map((one) => ({ ...one, plain: { ...one.plain } })),
  }
}

/**
 * A card in the parts in which two people may write at once: each text in each language by itself, each list as a
 * whole.
 */
export function cardPartsOf(form: CardForm): Record<string, unknown> {
  const texts = cardTexts.flatMap((text) =>
    languages.map((locale) => [`${text}.${locale}`, form[text][locale]]),
  )
  return { ...Object.fromEntries(texts), ...Object.fromEntries(cardWholes.map((part) => [part, form[part]])) }
}
const cardWholes = ['room', 'minutes', 'most', 'materials', 'steps', 'criteria'] as const

/** Puts one of those parts into a form. */
export function putCardPart(form: CardForm, part: string, value: unknown): void {
  const [text, locale] = part.split('.')
  Object.assign(locale === undefined ? form : form[text as (typeof cardTexts)[number]], {
    [locale ?? part]: value,
  })
}

/** How long the steps last together, as far as they are numbers. */
export function stepMinutes({ steps }: Pick<CardForm, 'steps'>): number {
  return steps.reduce((sum, { minutes }) => sum + (wholeNumber(minutes, numbers.stepMinutes) ?? 0), 0)
}

/** An id of this card that no criterion has yet: `A01-4`. */
export function freeCriterionId(cardId: string, criteria: readonly Pick<Criterion, 'id'>[]): string {
  const used = new Set(criteria.map(({ id }) => id))
  const numbers = Array.from({ length: linesOf.criteria.max }, (_, index) => `${cardId}-${index + 1}`)
  return numbers.find((id) => !used.has(id)) ?? numbers[0]!
}

/**
 * What was typed as changes of the card, or the places that are wrong: `steps.2.minutes`. Only what differs from
 * the card is a change: what nobody touched keeps its thin spaces and whatever another desk wrote meanwhile.
 */
export function readCardForm(
  form: CardForm,
  card: KitCard,
): { ok: true; changes: CardChanges } | { ok: false; wrong: string[] } {
  const wrong: string[] = []
  const text = (value: string, path: CardPath, at: string = path): string => {
    const cleaned = sanitizeText(value)
    if (cleaned === '' || textLength(cleaned) > longest(path)) wrong.push(at)
    return cleaned
  }
  type Base = (typeof cardTexts)[number] | 'criteria.plain'
  const inAll = (words: KitCard['title'], path: Base, at: string = path): KitCard['title'] =>
    Object.fromEntries(
      languages.map((locale) => [locale, text(words[locale], `${path}.${locale}`, `${at}.${locale}`)]),
    ) as KitCard['title']
  const number = (value: string, range: Range, at: string): number => {
    const read = wholeNumber(value, range)
    if (read === null) wrong.push(at)
    return read ?? range.minimum
  }
  const most = number(form.most, numbers.most, 'most')
  const changes: CardChanges = {
    title: inAll(form.title, 'title'),
    promise: inAll(form.promise, 'promise'),
    whatYouDo: inAll(form.whatYouDo, 'whatYouDo'),
    whatToBring: inAll(form.whatToBring, 'whatToBring'),
    room: text(form.room, 'room'),
    minutes: number(form.minutes, numbers.minutes, 'minutes'),
    seats: { min: Math.min(card.seats.min, most), max: most },
    materials: form.materials.map((line, index) => ({
      ...line,
      name: text(line.name, 'materials.name', `materials.${index}.name`),
      quantity: number(line.quantity, numbers.quantity, `materials.${index}.quantity`),
    })),
    steps: form.steps.map((step, index) => ({
      ...step,
      name: text(step.name, 'steps.name', `steps.${index}.name`),
      what: text(step.what, 'steps.what', `steps.${index}.what`),
      minutes: number(step.minutes, numbers.stepMinutes, `steps.${index}.minutes`),
    })),
    criteria: form.criteria.map((one, index) => ({
      ...one,
      text: text(one.text, 'criteria.text', `criteria.${index}.text`),
      plain: inAll(one.plain, 'criteria.plain', `criteria.${index}.plain`),
      notApplicableWhen: text(
        one.notApplicableWhen,
        'criteria.notApplicableWhen',
        `criteria.${index}.notApplicableWhen`,
      ),
    })),
  }
  if (wrong.length > 0) return { ok: false, wrong }
  const untouched = cardFormOf(card)
  const touched = Object.entries(changes).filter(([field]) => {
    const name = (field === 'seats' ? 'most' : field) as keyof CardForm
    return !sameValue(form[name], untouched[name])
  })
  return { ok: true, changes: Object.fromEntries(touched) as CardChanges }
}

interface Range {
  readonly minimum: number
  readonly maximum: number
}
function wholeNumber(value: string, { minimum, maximum }: Range): number | null {
  const read = Number(value)
  return /^\d{1,5}$/.test(value.trim()) && read >= minimum && read <= maximum ? read : null
}
