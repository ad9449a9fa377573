import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** What a desk no longer holds, and asks of the server. */
export const olderTexts = inDeskLanguages({
  fr: {
    older: {
      ask: 'Plus ancien\u202f: demander au serveur',
      more: 'La suite\u202f: demander au serveur',
      read: 'Lu au serveur, sans être gardé sur ce poste.',
      none: 'Le serveur n’a rien de plus ancien ici.',
      offline:
        'Le serveur ne répond pas. Ce poste ne garde que les trois derniers mois\u202f: le reste se lit au serveur, dès que le réseau revient.',
      applications: 'Candidatures plus anciennes',
      received: 'reçue le {day}',
    },
  },
})
