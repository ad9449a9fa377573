import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** The mandate that lets hosts answer for an employer. */
export const mandateTexts = inDeskLanguages({
  fr: {
    // The employer asks the hosts of the site to follow and answer its applications.
    mandate: {
      title: 'Confier mes réponses à l’accueil',
      explain: 'Pas le temps de répondre ? L’accueil de la pépinière peut le faire avec vous.',
      now: 'Aujourd’hui',
      none: 'Vous répondez vous-même : l’accueil ne voit pas vos candidatures.',
      given: 'Mandat donné par {name}, le {day}.',
      forAll: 'L’accueil suit toutes vos candidatures.',
      forOffers: 'L’accueil suit les candidatures à : {offers}.',
      which: 'Pour quelles offres ?',
      scope: { all: 'Toutes mes offres', offers: 'Certaines seulement' },
      offers: 'Lesquelles ?',
      noOffers: 'Aucune offre publiée pour l’instant.',
      read: 'L’accueil lit les candidatures que vous lui confiez.',
      answer: 'Il peut répondre en votre nom ; votre score compte ces réponses comme les vôtres.',
      end: 'Vous reprenez la main quand vous voulez, ici.',
      give: 'Donner ce mandat',
      change: 'Changer ce mandat',
      done: 'C’est noté : l’accueil est prévenu.',
      withdraw: 'Retirer le mandat',
      withdrawTitle: 'Retirer le mandat ?',
      withdrawText: 'L’accueil ne verra plus vos candidatures. Ce qu’il a déjà répondu reste.',
      keep: 'Le garder',
      withdrawn: 'Le mandat est retiré : vous répondez vous-même.',
      problem: {
        unreachable: 'Le serveur ne répond pas : rien n’a changé. Réessayez quand la connexion revient.',
        'sign-in-needed': 'Votre session a pris fin. Verrouillez, puis connectez-vous à nouveau.',
        'not-found': 'Il n’y avait pas de mandat à retirer.',
        noOffer: 'Choisissez au moins une offre.',
        other: 'Le serveur a eu un problème : rien n’a changé. Réessayez dans un instant.',
      },
    },
  },
})
