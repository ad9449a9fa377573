import type { Language } from '../../../domain/language.ts'

export interface SheetHeadings {
  /** The language, by its own name. */
  name: string
  steps: string
  say: string
  law: string
}

/** Around the words of a sheet, in its language: the desk around it speaks French. */
export const sheetHeadings: Readonly<Record<Language, SheetHeadings>> = {
  fr: {
    name: 'Français',
    steps: 'Lundi matin',
    say: 'Des phrases prêtes à l’emploi',
    law: 'Ce que dit la loi',
  },
  'fr-x-falc': {
    name: 'Facile à lire',
    steps: 'Que faire',
    say: 'Ce que vous pouvez écrire',
    law: 'La loi',
  },
  en: { name: 'English', steps: 'Monday morning', say: 'Sentences ready to use', law: 'What the law says' },
}
