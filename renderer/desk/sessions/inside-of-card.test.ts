import { expect, it } from 'vitest'
import type { KitCard } from '../../../domain/kit/kit-card.ts'
import { insideOf } from './inside-of-card.ts'

const card = {
  title: { fr: 'Vingt clients' },
  promise: { fr: 'Servir' },
  whatYouDo: { fr: 'On sert' },
  room: 'Un comptoir',
  materials: [{ name: 'plateau' }],
  steps: [{ name: 'Le coup de feu', what: 'Cinq commandes à la fois' }],
  criteria: [{ text: 'Reformuler la commande' }],
  abilities: [{ code: 'work-in-team', anchors: [{ level: 1, behaviour: 'Demande de l’aide' }] }],
  adaptations: { seated: { fit: 'yes', how: 'Une caisse basse' } },
  sheets: { host: { role: 'Tenir l’horloge' }, employer: { role: 'Jouer le chef' } },
  safety: ['Pas de couteau'],
  debrief: ['Une chose dont vous êtes fier'],
  romeCodes: ['G1803'],
} as unknown as KitCard

it.each([
  'A01',
  'plateau',
  'Cinq commandes',
  'Reformuler',
  'G1803',
  'équipe',
  'Demande de l’aide',
  'caisse basse',
  'horloge',
  'Jouer le chef',
  'couteau',
  'fier',
])('a search for “%s” finds the card by what is inside', (sought) => {
  expect(insideOf({ cardId: 'A01', card })).toContain(sought)
})
