import type { KitCard } from '../../../domain/kit/kit-card.ts'
import { peopleInWords } from '../../words/people-words.ts'

/** The facts of a card on one line: "120 min · de 6 à 10 personnes · dès 16 ans". */
export function cardFactsIn(
  t: Parameters<typeof peopleInWords>[0],
  { minutes, seats, minimumAge }: Pick<KitCard, 'minutes' | 'seats' | 'minimumAge'>,
): string {
  return t('sessions.cardFacts', { minutes, people: peopleInWords(t, seats), age: minimumAge })
}
