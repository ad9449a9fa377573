import type { KioskLanguage } from '../language.ts'
import type { ReciprokGrade, ReciprokScore } from './employer.ts'

interface ScoreWords {
  grades: Record<ReciprokGrade, string>
  unrated: string
  /** Of a grade that waits until hosts have seen the employer's number. */
  held: string
  figures: (answered: number, counted: number) => string
  days: (days: number) => string
  /** Joins the figures and the days into one sentence. */
  join: (figures: string, days: string) => string
}

const words: Record<KioskLanguage, ScoreWords> = {
  fr: {
    grades: {
      A: 'Répond, explique et oriente',
      B: 'Répond et explique',
      C: 'Répond souvent',
      D: 'Répond parfois',
      E: 'Répond rarement',
    },
    unrated: 'Pas encore évalué',
    held: 'Numéro d’entreprise à confirmer',
    figures: (answered, counted) =>
      `a répondu à ${answered} ${plural(answered, 'candidature')} sur ${counted}`,
    days: (days) => (days === 0 ? 'le jour même' : `en ${days} ${plural(days, 'jour')}`),
    join: (figures, days) => `${figures}, ${days}`,
  },
  'fr-x-falc': {
    grades: {
      A: 'Répond, explique et aide',
      B: 'Répond et explique',
      C: 'Répond souvent',
      D: 'Répond parfois',
      E: 'Répond rarement',
    },
    unrated: 'On ne sait pas encore',
    held: 'Numéro d’entreprise à vérifier',
    figures: (answered, counted) =>
      `${answered} ${plural(answered, 'réponse')} pour ${counted} ${plural(counted, 'candidature')}.`,
    days: (days) => (days === 0 ? 'Réponse le jour même.' : `Réponse en ${days} ${plural(days, 'jour')}.`),
    join: (figures, days) => `${figures} ${days}`,
  },
  en: {
    grades: {
      A: 'Answers, explains and points onward',
      B: 'Answers and explains',
      C: 'Often answers',
      D: 'Sometimes answers',
      E: 'Rarely answers',
    },
    unrated: 'Not rated yet',
    held: 'Company number to be confirmed',
    figures: (answered, counted) => `answered ${answered} of ${counted} applications`,
    days: (days) => (days === 0 ? 'the same day' : `within ${days} ${plural(days, 'day')}`),
    join: (figures, days) => `${figures}, ${days}`,
  },
  ar: {
    grades: {
      A: 'يجيب ويشرح ويوجّه',
      B: 'يجيب ويشرح',
      C: 'يجيب غالبا',
      D: 'يجيب أحيانا',
      E: 'نادرا ما يجيب',
    },
    unrated: 'لا نعرف بعد',
    held: 'رقم الشركة قيد التأكيد',
    figures: (answered, counted) => `الطلبات التي أجاب عنها: ${answered} من ${counted}`,
    days: (days) => (days === 0 ? 'في اليوم نفسه' : `خلال ${arabicDays(days)}`),
    join: (figures, days) => `${figures}، ${days}`,
  },
  uk: {
    grades: {
      A: 'Відповідає, пояснює й підказує шлях',
      B: 'Відповідає і пояснює',
      C: 'Часто відповідає',
      D: 'Іноді відповідає',
      E: 'Рідко відповідає',
    },
    unrated: 'Ще не знаємо',
    held: 'Номер підприємства ще перевіряють',
    figures: (answered, counted) => `відповіді на заявки: ${answered} із ${counted}`,
    days: (days) => (days === 0 ? 'того самого дня' : `за ${days} ${ukrainianDays[form('uk', days)]}`),
    join: (figures, days) => `${figures}, ${days}`,
  },
}

/** A score in plain words: never a rank, never a verdict on candidates. */
export interface PlainScore {
  word: string
  /** "a répondu à 34 candidatures sur 40, en 6 jours"; absent while not rated. */
  figures?: string
}

/** What a label says, without its figures. */
export function gradeWords(grade: ReciprokGrade, language: KioskLanguage): string {
  return words[language].grades[grade]
}

/** Says a published score, or its absence, in the reader's language. */
export function reciprokWords(score: ReciprokScore | undefined, language: KioskLanguage): PlainScore {
  const own = words[language]
  if (!score?.grade) return { word: score?.held ? own.held : own.unrated }
  const figures = own.figures(score.answered, score.counted)
  return {
    word: own.grades[score.grade],
    figures: score.medianDays === undefined ? figures : own.join(figures, own.days(score.medianDays)),
  }
}

const ukrainianDays = { zero: 'днів', one: 'день', two: 'дні', few: 'дні', many: 'днів', other: 'дня' }

function arabicDays(days: number): string {
  const words = {
    zero: '',
    one: 'يوم',
    two: 'يومين',
    few: `${days} أيام`,
    many: `${days} يوما`,
    other: `${days} يوم`,
  }
  return words[form('ar', days)]
}

function form(language: 'ar' | 'uk', count: number): Intl.LDMLPluralRule {
  return new Intl.PluralRules(language).select(count)
}

function plural(count: number, noun: string): string {
  return count > 1 ? `${noun}s` : noun
}
