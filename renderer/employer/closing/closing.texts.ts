import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** Closing an offer, and what is told about it. */
export const closingTexts = inDeskLanguages({
  fr: {
    closing: {
      title: 'Clore « {title} »',
      waiting:
        'Tout le monde a sa réponse. | Une personne attend encore une réponse : répondez-lui, puis fermez l’offre. | {n} personnes attendent encore une réponse : répondez-leur, puis fermez l’offre.',
      why: 'Une offre ne se ferme pas tant que quelqu’un attend : un mot suffit, le modèle est prêt.',
      promised:
        'Personne à conclure. | Une personne a reçu une réponse favorable sans suite dite : pensez à conclure. | {n} personnes ont reçu une réponse favorable sans suite dite : pensez à conclure.',
      chosen: 'Personnes à qui répondre',
      tickSomebody: 'Cochez au moins une personne.',
      tenOldest: 'Les dix plus anciennes',
      everybody: 'Tout le monde',
      nobody: 'Personne',
      tenHint: 'Jusqu’à dix à la fois, chaque réponse compte comme personnelle.',
      close: 'Clore l’offre',
      closed: 'L’offre est close. Elle n’est plus à la borne.',
      candidates: 'Les candidatures arrivées entre-temps resteront dans votre liste.',
    },
    report: {
      title: 'Bilan de « {title} »',
      subtitle: 'Ce que vous avez répondu, en nombres simples.',
      received: 'Candidatures reçues',
      answered: 'Ont reçu une réponse',
      explained: 'avec un motif ou une prochaine étape',
      oriented: 'avec une piste pour la suite',
      leftSilent: 'acceptées, puis laissées sans suite',
      note: 'Retraits dans les 30 premiers jours non comptés.',
      print: 'Imprimer',
    },
  },
})
