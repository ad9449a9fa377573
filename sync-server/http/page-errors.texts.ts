import type { RequestRefusal } from '../../domain/contract/refusals.ts'
import type { Language } from '../../domain/language.ts'

interface PageErrorTexts {
  title: string
  /** Whoever waits comes further; the rest is nobody's fault who reads it. */
  refusals: Partial<Record<RequestRefusal, string>>
  other: string
  again: string
}

/** What is read in place of a page that cannot be shown. */
export const pageErrorTexts: Record<Language, PageErrorTexts> = {
  fr: {
    title: 'Un instant',
    refusals: {
      'too-many-requests': 'Trop de demandes arrivent en même temps. Patientez une minute, puis réessayez.',
      'server-full': 'Le serveur n’a plus de place pour l’instant. Réessayez demain.',
      'database-away':
        'Le serveur n’atteint pas ses données pour l’instant. Rien n’est perdu\u202f: réessayez dans une minute.',
      'too-large': 'C’est trop long pour être lu ici.',
      'invalid-request': 'Cette adresse n’est pas complète. Rouvrez le lien en entier.',
    },
    other: 'Un incident est survenu. Réessayez dans un instant.',
    again: 'Si cela dure, parlez-en à l’équipe de la pépinière.',
  },
  'fr-x-falc': {
    title: 'Un instant',
    refusals: {
      'too-many-requests': 'Il y a trop de demandes. Attendez 1 minute. Puis essayez encore.',
      'server-full': 'Le serveur est plein. Essayez encore demain.',
      'database-away': 'Il y a une panne. Rien n’est perdu. Attendez 1 minute. Puis essayez encore.',
      'too-large': 'Le texte est trop long.',
      'invalid-request': 'Le lien est coupé. Ouvrez le lien entier.',
    },
    other: 'Il y a une panne. Essayez encore plus tard.',
    again: 'Vous pouvez demander à l’équipe.',
  },
  en: {
    title: 'One moment',
    refusals: {
      'too-many-requests': 'Too many requests come at the same time. Wait a minute, then try again.',
      'server-full': 'The server has no room left for now. Try again tomorrow.',
      'database-away': 'The server cannot reach its data for now. Nothing is lost: try again in a minute.',
      'too-large': 'This is too long to be read here.',
      'invalid-request': 'This address is not complete. Open the whole link again.',
    },
    other: 'Something went wrong. Try again in a moment.',
    again: 'If it goes on, tell the team of the place.',
  },
}
