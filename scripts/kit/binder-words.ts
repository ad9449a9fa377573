import type { KitCard } from '../../domain/kit/kit-card.ts'

type Words<Key extends string> = Record<Key, string>

export const trackWords: Record<KitCard['track'], { name: string; says: string }> = {
  explorer: { name: 'Explorateur', says: 'Découvrir un métier, jouer, dire ce qui a plu. Rien n’est noté.' },
  adventurer: { name: 'Aventurier', says: 'Montrer ce qu’on sait faire, entendre parler de vrais postes.' },
  scout: { name: 'Éclaireur', says: 'Passer un moment dans une équipe, pour se choisir des deux côtés.' },
}
export const englishTracks: Words<KitCard['track']> = {
  explorer: 'Explorer',
  adventurer: 'Adventurer',
  scout: 'Scout',
}
export const moodWords: Words<KitCard['mood']> = {
  hands: 'Avec les mains',
  people: 'Avec des gens',
  calm: 'Au calme',
}
export const formatWords: Words<KitCard['format']> = {
  solo: 'Chacun son poste',
  pair: 'En binômes',
  team: 'En équipes',
}
export const placeWords: Words<KitCard['place']> = {
  site: 'À la pépinière',
  employer: 'Chez l’employeur',
  outdoors: 'Dehors',
}
export const phaseWords: Words<KitCard['steps'][number]['phase']> = {
  welcome: 'Accueil',
  posts: 'Les postes',
  start: 'Mise en route',
  action: 'Action',
  break: 'Pause',
  debrief: 'Retour',
  choice: 'Choix',
}
export const originWords: Words<KitCard['materials'][number]['from']> = {
  box: 'Dans la caisse',
  fresh: 'À acheter ou à réunir la veille',
  room: 'Déjà dans la salle',
  employer: 'Apporté par l’employeur',
}
export const riskWords: Words<KitCard['risks'][number]['level']> = {
  low: 'Faible',
  watch: 'À surveiller',
  'adults-only': 'Adultes seulement',
}
export const fitWords: Words<'yes' | 'partly' | 'no'> = { yes: 'Oui', partly: 'En partie', no: 'Non' }
export const adaptationWords: Words<keyof KitCard['adaptations']> = {
  seated: 'En restant assis',
  oneHand: 'D’une seule main',
  lowReading: 'Sans lire',
  hearing: 'Avec une audition faible',
  vision: 'Avec une vue faible',
  calm: 'Avec des pauses au calme',
}

/** "1 h 15", with spaces that hold. */
export function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest}\u00a0min`
  return rest === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${String(rest).padStart(2, '0')}`
}

/** How far into the session, as a stopwatch shows it: "0:05". */
export function stopwatch(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

export function count(number: number, one: string, many: string): string {
  return `${number}\u00a0${number > 1 ? many : one}`
}

/** "4 à 8", or "2" when there is no choice. */
export function range({ min, max }: { min: number; max: number }): string {
  return min === max ? String(max) : `${min} à ${max}`
}
