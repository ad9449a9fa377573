import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** Closing an offer, and what is told about it. */
export const closingTexts = inDeskLanguages({
  fr: {
    closing: {
      title: 'Clore « {title} »',
      waiting:
        'Tout le monde a sa réponse. | Une personne attend encore une réponse : répondez-lui, puis fermez l’offre. | {n} personnes attendent encore une réponse : répondez-leur, puis fermez l’offre.',
      why: 'Une offre ne se ferme pas tant que quelqu’un attend : un mot suffit, la lettre est prête.',
      promised:
        'Personne à conclure. | Une personne a reçu une réponse favorable sans suite dite : pensez à conclure. | {n} personnes ont reçu une réponse favorable sans suite dite : pensez à conclure.',
      chosen: 'Personnes à qui répondre',
      tickSomebody: 'Cochez au moins une personne.',
      tenOldest: 'Les dix plus anciennes',
      everybody: 'Tout le monde',
      nobody: 'Personne',
      tenHint: 'Jusqu’à dix à la fois, chaque réponse compte comme personnelle.',
      read: 'Lire',
      readOf: 'Lire la candidature de {name}',
      group: {
        title: 'Par motif probable',
        why: 'D’après ce que l’annonce demande et ce que chaque candidature dit. Choisissez un groupe, lisez, changez ce qu’il faut\u202f: rien ne part sans vous.',
        criterion: '{name}\u202f: «\u00a0{criterion}\u00a0» ({n})',
        reason: '{name} ({n})',
        unknown: 'Rien de tel dans les candidatures ({n})',
        everybody: 'Tout le monde ({n})',
      },
      facts: {
        skill_missing:
          'L’annonce demande cette compétence, et ces personnes ne l’ont ni cochée ni écrite. Elles l’ont peut-être tout de même\u202f: lisez, décochez qui ne va pas ici.',
        position_filled: 'Vous avez embauché autant de personnes qu’il y avait de postes.',
        incomplete: 'Vous aviez demandé une précision, et elle n’est pas venue. Dites ce qui manquait.',
      },
      takeBack: 'Aucune réponse à reprendre | Reprendre cette réponse | Reprendre ces {n} réponses',
      takenBack:
        'Il était trop tard\u202f: les personnes ont pu lire leur réponse. | Réponse reprise\u202f: la personne ne l’a pas lue. | {n} réponses reprises\u202f: personne ne les a lues.',
      tooLate:
        'Aucune n’était trop ancienne. | Pour une personne, il était trop tard\u202f: elle a pu lire sa réponse. | Pour {n} personnes, il était trop tard\u202f: elles ont pu lire leur réponse.',
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
      settled: 'Les quatre premiers nombres sont arrêtés depuis {day}\u202f: ils ne changent plus.',
      note: 'Retraits dans les 30 premiers jours non comptés. Sept jours après la clôture, et à partir de cinq personnes, celles qui ont postulé lisent aussi les quatre premiers nombres.',
      print: 'Imprimer',
    },
  },
})
