import { abilities } from '../../../domain/kit/abilities.ts'
import type { Challenge } from '../../../domain/kit/challenge.ts'

/** What one may look for in a card, in French: titles, words, material, steps, roles, what is observed. */
export function insideOf({ cardId, card }: Pick<Challenge, 'cardId' | 'card'>): string {
  return [
    cardId,
    card.title.fr,
    card.promise.fr,
    card.whatYouDo.fr,
    card.room,
    ...card.materials.map(({ name }) => name),
    ...card.steps.flatMap(({ name, what }) => [name, what]),
    ...card.criteria.map(({ text }) => text),
    ...card.abilities.flatMap(({ code, anchors }) => [
      abilities[code].fr,
      ...anchors.map(({ behaviour }) => behaviour),
    ]),
    ...Object.values(card.adaptations).map(({ how }) => how),
    card.sheets.host.role,
    card.sheets.employer.role,
    ...card.safety,
    ...card.debrief,
    ...card.romeCodes,
  ].join(' ')
}
