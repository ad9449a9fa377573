import type { KioskLanguage } from '../language.ts'
import type { PublishedRating } from './answer-rating.ts'

const words: Record<KioskLanguage, (mean: string, ratings: number) => string> = {
  fr: (mean, ratings) =>
    `Réponses claires, utiles, respectueuses\u202f: ${mean} sur 6, d’après ${ratings} avis`,
  'fr-x-falc': (mean, ratings) => `${ratings} personnes notent ses réponses. Note\u202f: ${mean} sur 6`,
  en: (mean, ratings) => `Clear, useful, respectful answers: ${mean} of 6, by ${ratings} ratings`,
  ar: (mean, ratings) => `أجوبة واضحة ومفيدة ومحترمة: ${mean} من 6، عدد الآراء: ${ratings}`,
  uk: (mean, ratings) => `Відповіді зрозумілі, корисні, з повагою: ${mean} із 6, оцінок: ${ratings}`,
}

/** Says how candidates rated an employer's answers, in the reader's language. */
export function ratingWords({ tenths, ratings }: PublishedRating, language: KioskLanguage): string {
  const mean = (tenths / 10).toFixed(1)
  return words[language](language === 'en' || language === 'ar' ? mean : mean.replace('.', ','), ratings)
}
