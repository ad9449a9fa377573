import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** The mandate that lets hosts answer for an employer. */
export const mandateTexts = inDeskLanguages({
  fr: {
    // The employer asks the hosts of the site to follow and answer its applications.
    absence: {
      title: 'Quand vous êtes absent',
      explain:
        'Dites de quel jour à quel jour. Les candidats lisent que votre réponse viendra plus tard, et nos messages vont à qui vous remplace, ou attendent votre retour.',
      told: 'Absence dite, du {from} au {to}.',
      standInTold: 'Pendant ce temps, {name} répond à votre place.',
      nobodyTold: 'Personne ne répond à votre place.',
      from: 'Premier jour d’absence',
      to: 'Dernier jour d’absence',
      name: 'Qui vous remplace (facultatif)',
      email: 'Son e-mail (facultatif)',
      clock:
        'Une absence n’arrête pas le compte de votre score\u202f: une réponse vaut le plus jusqu’au 14e jour, et une candidature compte au 30e, que vous soyez là ou non.',
      costs: {
        full: 'Aucune candidature ne passera son 14e jour pendant ce temps. | 1 candidature qui attend aujourd’hui passera son 14e jour pendant ce temps. | {count} candidatures qui attendent aujourd’hui passeront leur 14e jour pendant ce temps.',
        counts:
          'Aucune candidature ne comptera avant votre retour. | 1 candidature sans réponse comptera dans votre score avant votre retour. | {count} candidatures sans réponse compteront dans votre score avant votre retour.',
      },
      help: 'Répondez avant de partir, laissez votre poste à qui vous remplace, ou confiez vos réponses à l’accueil, plus haut.',
      save: 'Dire cette absence',
      change: 'Changer cette absence',
      done: 'C’est noté\u202f: les candidats lisent quand vous revenez.',
      cancel: 'Je ne pars plus',
      cancelled: 'C’est noté\u202f: vous ne partez plus.',
      end: 'Je suis de retour',
      back: 'Bon retour\u202f! Les candidats ne lisent plus que vous êtes absent.',
      problem: {
        'not-a-day': 'Donnez les deux jours, comme le calendrier les écrit.',
        past: 'Ce jour est passé\u202f: une absence commence aujourd’hui au plus tôt.',
        'ends-before-it-begins': 'Le dernier jour est avant le premier.',
        'too-long':
          'Une absence dure {longest} jours au plus. Au-delà, faites-vous remplacer ou fermez vos offres.',
        'too-far': 'C’est dans plus d’un an\u202f: dites-le plus près de votre départ.',
        'too-soon':
          'Il faut {presence} jours de présence entre deux absences. D’ici là, faites-vous remplacer ou confiez vos réponses à l’accueil.',
        'stand-in-nameless': 'Dites aussi le nom de qui vous remplace.',
        'not-an-email': 'Cet e-mail ne peut pas exister\u202f: vérifiez-le.',
        replaced:
          'Quelqu’un de chez vous a dit une autre absence entre-temps\u202f: lisez-la plus haut, puis recommencez si besoin.',
        unreachable: 'Le serveur ne répond pas\u202f: rien n’a changé. Réessayez quand la connexion revient.',
        'sign-in-needed': 'Votre session a pris fin. Verrouillez, puis connectez-vous à nouveau.',
        other: 'Le serveur a eu un problème\u202f: rien n’a changé. Réessayez dans un instant.',
      },
    },
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
