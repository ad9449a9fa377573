import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** Job offers of the employer. */
export const offersTexts = inDeskLanguages({
  fr: {
    offers: {
      title: 'Vos offres',
      create: 'Nouvelle offre',
      search: 'Chercher une offre ou une ville',
      noMatch: 'Aucune offre ne porte ces mots.',
      edit: 'Modifier l’offre',
      empty: 'Aucune offre pour le moment',
      emptyText: 'Écrivez-en une en quelques lignes. Vous la publierez quand elle sera prête.',
      column: {
        title: 'Offre',
        status: 'État',
        waiting: 'À répondre',
        total: 'Candidatures',
        actions: 'Que faire',
      },
      publishedOn: 'publiée le {day}',
      closedOn: 'close le {day}',
      closedQuietlyOn: 'close sans nouvelles de vous le {day}',
      quiet: 'Rien depuis 60 jours\u202f: sans geste de votre part, l’offre se clôt le {day}.',
      goesOn: 'Le recrutement continue',
      kept: 'C’est noté\u202f: l’offre reste ouverte.',
      saved: 'Offre enregistrée.',
      published: 'Offre publiée : elle est visible à la borne.',
      reopened: 'Offre publiée de nouveau.',
      publish: 'Publier',
      reopen: 'Publier de nouveau',
      close: 'Clore l’offre',
      report: 'Bilan',
      unknown: 'Cette offre n’est pas (encore) sur ce poste.',
      back: 'Revenir aux offres',
      openOffer: 'Modifier {title}',
    },
  },
})
