/** The counting form of a text, as `useI18n` gives it. */
type Words = (key: string, named: Record<string, unknown>, plural?: number) => string

/** How many people: "1 personne", "6 personnes", "de 6 à 10 personnes". The texts are those of the sessions. */
export function peopleInWords(t: Words, { min, max }: { min: number; max: number }): string {
  return min < max ? t('sessions.peopleRange', { min, max }) : t('sessions.people', { count: max }, max)
}
