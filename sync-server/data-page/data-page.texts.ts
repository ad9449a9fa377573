import type { Language } from '../../domain/language.ts'

interface DataPageTexts {
  title: string
  intro: string
  once: string
  button: string
  over: string
  again: string
}

/** The page that somebody opens on their own telephone to take their data along. */
export const dataPageTexts: Record<Language, DataPageTexts> = {
  fr: {
    title: 'Emporter mes données',
    intro:
      'Ce fichier contient tout ce que la pépinière garde sur vous, et votre page de compétences sous une forme que d’autres sites savent ouvrir (JSON Resume).',
    once: 'Le lien ne sert qu’une fois. Gardez le fichier sur un appareil qui est à vous.',
    button: 'Télécharger mes données',
    over: 'Ce lien ne sert plus\u202f: il a déjà servi, ou ses 15 minutes sont passées.',
    again: 'À la borne, «\u202fMes données\u202f» puis «\u202fEmporter\u202f» en font un autre.',
  },
  'fr-x-falc': {
    title: 'Emporter mes données',
    intro: 'Ce fichier dit tout ce que le lieu sait de vous.',
    once: 'Le lien marche 1 seule fois. Gardez bien le fichier.',
    button: 'Prendre le fichier',
    over: 'Ce lien ne marche plus.',
    again: 'Retournez à la borne. Demandez un autre lien.',
  },
  en: {
    title: 'Take my data along',
    intro:
      'This file holds all that the place keeps about you, and your page of skills in a form that other sites can open (JSON Resume).',
    once: 'The link works once. Keep the file on a device of your own.',
    button: 'Download my data',
    over: 'This link does not work any more: it was used, or its 15 minutes are over.',
    again: 'At the kiosk, “My data” then “Take along” make another one.',
  },
}
