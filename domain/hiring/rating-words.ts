import type { KioskLanguage } from '../language.ts'
import type { PublishedRating } from './answer-rating.ts'

const words: Record<KioskLanguage, (mean: string, people: number) => string> = {
  fr: (mean, people) =>
    `Réponses claires, utiles, respectueuses\u202f: ${mean} sur 6, d’après ${people} avis`,
  'fr-x-falc': (mean, people) => `${people} personnes notent ses réponses. Note\u202f: ${mean} sur 6`,
  en: (mean, people) => `Clear, useful, respectful answers: ${mean} of 6, by ${people} ratings`,
  ar: (mean, people) => `أجوبة واضحة ومفيدة ومحترمة: ${mean} من 6، عدد الآراء: ${people}`,
  uk: (mean, people) => `Відповіді зрозумілі, корисні, з повагою: ${mean} із 6, оцінок: ${people}`,
}

/** Says how candidates rated an employer's answers, in the reader's language. */
export function ratingWords({ tenths, people }: PublishedRating, language: KioskLanguage): string {
  const mean = (tenths / 10).toFixed(1)
  return words[language](language === 'en' || language === 'ar' ? mean : mean.replace('.', ','), people)
}
