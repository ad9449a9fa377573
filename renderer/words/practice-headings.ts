import type { KioskLanguage } from '../../domain/language.ts'

interface PracticeHeadings {
  /** The language, by its own name. */
  name: string
  steps: string
  say: string
  law: string
}

/** Around the words of a sheet of good practice, in its language, whatever the screen speaks. */
export const practiceHeadings: Readonly<Record<KioskLanguage, PracticeHeadings>> = {
  fr: { name: 'Français', steps: 'Pas à pas', say: 'À dire tel quel', law: 'Ce que dit la loi' },
  'fr-x-falc': { name: 'Facile à lire', steps: 'Que faire', say: 'Vous pouvez dire', law: 'La loi' },
  en: { name: 'English', steps: 'Step by step', say: 'Words to say', law: 'What the law says' },
  ar: { name: 'العربية', steps: 'خطوة بخطوة', say: 'يمكنك أن تقول', law: 'ماذا يقول القانون' },
  uk: { name: 'Українська', steps: 'Крок за кроком', say: 'Можна сказати так', law: 'Що каже закон' },
}
