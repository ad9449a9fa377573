import type { Language } from '../../domain/language.ts'

interface DataPageTexts {
  title: string
  intro: string
  once: string
  button: string
  over: string
  again: string
  /** What each file is that they take along, on a sheet beside them. */
  files: { all: string; resume: string; europass: string; badges: string }
}

/** The page that somebody opens on their own telephone to take their data along. */
export const dataPageTexts: Record<Language, DataPageTexts> = {
  fr: {
    title: 'Emporter mes données',
    intro:
      'Ce fichier (un zip, à ouvrir comme un dossier) contient tout ce que la pépinière garde sur vous, votre page de compétences sous deux formes que d’autres outils savent ouvrir (JSON Resume et Europass), et vos attestations signées (Open Badges).',
    once: 'Le lien ne sert qu’une fois. Gardez le fichier sur un appareil qui est à vous.',
    button: 'Télécharger mes données',
    over: 'Ce lien ne sert plus\u202f: il a déjà servi, ou ses 15 minutes sont passées.',
    again: 'À la borne, «\u202fMes données\u202f» puis «\u202fEmporter\u202f» en font un autre.',
    files: {
      all: 'mes-donnees.json\u202f: tout ce que la pépinière garde sur vous.',
      resume:
        'cv.json\u202f: votre page de compétences au format JSON Resume, que des sites de CV savent ouvrir.',
      europass:
        'cv-europass.xml\u202f: votre page au format Europass XML 3.4, pour les outils de CV qui l’importent. L’éditeur du site europass.europa.eu lit un autre format depuis 2020.',
      badges:
        'attestation-….jwt\u202f: chaque attestation, signée (Open Badges 3.0). Qui la reçoit peut vérifier qu’elle est vraie et qu’elle tient toujours.',
    },
  },
  'fr-x-falc': {
    title: 'Emporter mes données',
    intro:
      'Ce fichier est un zip. Il s’ouvre comme un dossier. Dedans, il y a tout ce que le lieu sait de vous. Il y a aussi votre page et vos attestations.',
    once: 'Le lien marche 1 seule fois. Gardez bien le fichier.',
    button: 'Prendre le fichier',
    over: 'Ce lien ne marche plus.',
    again: 'Retournez à la borne. Demandez un autre lien.',
    files: {
      all: 'mes-donnees.json\u202f: tout ce que le lieu sait de vous.',
      resume: 'cv.json\u202f: votre page. Des sites de CV savent l’ouvrir.',
      europass: 'cv-europass.xml\u202f: votre page, pour d’autres outils de CV.',
      badges: 'attestation-….jwt\u202f: vos attestations. On peut vérifier qu’elles sont vraies.',
    },
  },
  en: {
    title: 'Take my data along',
    intro:
      'This file (a zip, which opens like a folder) holds all that the place keeps about you, your page of skills in two forms that other tools can open (JSON Resume and Europass), and your signed attestations (Open Badges).',
    once: 'The link works once. Keep the file on a device of your own.',
    button: 'Download my data',
    over: 'This link does not work any more: it was used, or its 15 minutes are over.',
    again: 'At the kiosk, “My data” then “Take along” make another one.',
    files: {
      all: 'mes-donnees.json: all that the place keeps about you.',
      resume: 'cv.json: your page of skills as a JSON Resume, which CV sites can open.',
      europass:
        'cv-europass.xml: your page as Europass XML 3.4, for CV tools that import it. The editor at europass.europa.eu has read another format since 2020.',
      badges:
        'attestation-….jwt: each attestation, signed (Open Badges 3.0). Whoever gets it can verify that it is genuine and still stands.',
    },
  },
}
