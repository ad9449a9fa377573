import { expect, it } from 'vitest'
import type { KitCard } from '../../../domain/challenges/kit-card.ts'
import { insideOf } from './inside-of-card.ts'

const card = {
  title: { fr: 'Vingt clients' },
  promise: { fr: 'Servir' },
  whatYouDo: { fr: 'On sert' },
  room: 'Un comptoir',
  materials: [{ name: 'plateau' }],
  steps: [{ name: 'Le coup de feu', what: 'Cinq commandes à la fois' }],
  criteria: [{ text: 'Reformuler la commande' }],
  abilities: [{ code: 'work-in-team' }],
  romeCodes: ['G1803'],
} as unknown as KitCard

it.each(['A01', 'plateau', 'Cinq commandes', 'Reformuler', 'G1803', 'équipe'])(
  'a search for “%s” finds the card by what is inside',
  (sought) => {
    expect(insideOf({ cardId: 'A01', card })).toContain(sought)
  },
)
