/**
 * Texts of the kiosk about offers, applications and what is new, in French. A promise is made only where the
 * figures of the employer carry it; a refusal or a silence is never the person's fault.
 */
export const jobsFr = {
  jobs: {
    news: {
      title: 'Du nouveau pour vous',
      meetings:
        'Un rendez-vous vous est proposé | Un rendez-vous vous est proposé | {count} rendez-vous vous sont proposés',
      questions:
        'Un employeur vous pose une question | Un employeur vous pose une question | {count} employeurs vous posent une question',
      answers: 'Une réponse vous attend | Une réponse vous attend | {count} réponses vous attendent',
      attached:
        'Une candidature est maintenant dans votre liste | Une candidature est maintenant dans votre liste | {count} candidatures sont maintenant dans votre liste',
      toCheck:
        'Une candidature attend une vérification | Une candidature attend une vérification | {count} candidatures attendent une vérification',
      tellHost: 'Passez à l’accueil\u202f: on regarde avec vous.',
      locked: 'Vos quatre images l’ouvrent.',
      mark: 'Nouveau',
      read: 'Lisez la suite.',
      'seat-offered': 'Une place s’est libérée : {title}',
      changed: 'La séance a changé : {title}',
      'seat-confirmed': 'Votre place est confirmée : {title}',
      declined: 'L’accueil a répondu à votre demande : {title}',
      'cancelled-by-site': 'Cette séance n’aura pas lieu : {title}',
      'taken-back': 'L’accueil a annulé votre réservation : {title}',
      until: 'Elle est gardée pour vous jusqu’à {until}.',
      offline: 'Il n’y a pas de réseau : la borne ne sait pas si une réponse vous attend.',
    },
    toCheckText:
      'Elle a été faite avec cette carte, et d’autres images que les vôtres. L’employeur l’a reçue. Si c’est vous, passez à l’accueil\u202f: elle rejoindra cette liste.',
    family: {
      care: 'Soin et aide',
      food: 'Cuisine et pain',
      shop: 'Vente',
      transport: 'Transport, entrepôt',
      building: 'Bâtiment, réparation',
      factory: 'Usine',
      nature: 'Nature',
      office: 'Bureau',
      craft: 'Artisanat, arts',
    },
    filter: {
      family: 'Quel métier',
      town: 'Où',
      more: 'Autres choix',
      withoutTitle: 'Sans diplôme ni permis',
      answering: 'Employeurs qui répondent',
      none: 'Aucune offre ne va avec ces choix',
      noneText: 'Retirez un choix, ou regardez toutes les offres.',
      all: 'Voir toutes les offres',
    },
    page: { of: 'Page {page} sur {pages}', before: 'Les précédentes', more: 'En voir d’autres' },
    fact: {
      employer: '{employer}',
      employerIn: '{employer} · {town}',
      hours: '{hours}',
      pay: '{pay}',
      seats: '{count} poste | {count} poste | {count} postes',
      noTitle: 'Ni diplôme ni permis demandés',
    },
    applied: {
      mark: 'Déjà postulé',
      title: 'Vous avez déjà postulé',
      text: 'Votre candidature à cette offre est faite. Vous pouvez la relire, et voir où elle en est.',
      see: 'Voir ma candidature',
    },
    pictures: {
      askHost: 'Un hôte vous aide à choisir vos images',
      askHostText:
        'Cette carte n’a pas encore d’images. Passez à l’accueil\u202f: un hôte vous donne un code, et vous les choisissez ici.',
      haveCode: 'J’ai un code',
      none: 'Cette carte n’a pas encore d’images : elles se choisissent avec la première candidature.',
      first: 'Touchez-les dans l’ordre : elles disent que cette carte est bien la vôtre.',
      later:
        'Sans réseau, la borne les vérifiera plus tard. Votre candidature part, et votre carte garde ses images.',
    },
    sign: {
      title: 'De quel prénom signez-vous ?',
      text: 'L’employeur vous répondra à ce nom. Il peut être inventé.',
      nameless: 'Sans nom',
    },
    abilities: {
      asked: 'Ce que l’offre demande',
      everyday: 'Ce que l’on fait au travail et dans la vie',
      count: '{count} sur {most}',
      full: 'C’est complet : {most} choses. Retirez-en une pour en changer.',
    },
    offer: { work: 'Le travail' },
    /** By the figures of the employer's label alone; {day} is like "12 mars". */
    expect: {
      likely: 'Cet employeur répond à presque tout le monde. Sa réponse est attendue avant le {day}.',
      often:
        'Cet employeur répond souvent, pas toujours. Sans réponse le {day}, un hôte peut le relancer avec vous.',
      seldom:
        'Cet employeur répond rarement. Sans réponse le {day}, un hôte peut chercher avec vous un employeur qui répond.',
      unknown:
        'On ne sait pas encore si cet employeur répond. Sans réponse le {day}, un hôte peut le relancer avec vous.',
    },
    late: 'Pas de réponse au {due}. Un hôte peut relancer l’employeur avec vous.',
    meeting: {
      kind: {
        meeting: 'Un entretien',
        call: 'Un appel',
        trial: 'Un essai',
        visit: 'Une visite',
        'first-day': 'Premier jour',
      },
      noDay: 'Le jour reste à convenir.',
      at: '{day} à {time}',
      said: {
        open: 'Dites à l’employeur si vous venez.',
        accepted: 'Vous venez. L’employeur le saura.',
        declined: 'Vous ne venez pas. L’employeur le saura.',
        'move-asked': 'Vous demandez un autre moment :',
        over: 'Ce jour est passé.',
      },
      accept: 'Je viens',
      move: 'Un autre moment',
      decline: 'Je ne viens pas',
      print: 'Imprimer',
      moveTitle: 'Qu’est-ce qui vous irait ?',
      moveText: 'Choisissez jusqu’à {most} réponses. L’employeur vous proposera un autre moment.',
      wish: {
        'another-day': 'un autre jour',
        morning: 'le matin',
        afternoon: 'l’après-midi',
        evening: 'le soir',
        'by-phone': 'par téléphone',
        closer: 'plus près',
      },
    },
    say: {
      arrived: 'L’employeur le lira',
      tooLate: 'Cela ne peut plus être dit pour cette candidature. Revenez à la liste pour la relire.',
    },
    reply: {
      title: 'Répondre à la question',
      label: 'Votre réponse',
      empty: 'Écrivez d’abord quelques mots.',
    },
    helped: {
      title: 'Cette réponse vous a été utile ?',
      yes: 'Oui',
      no: 'Non',
      thanks: 'Merci. L’employeur le lira, et rien d’autre ne change.',
    },
    forward: { challenge: 'Un défi pour montrer ce que vous savez faire', see: 'Voir ce défi' },
    sent: { title: 'Relire ce que j’ai envoyé' },
    withdraw: {
      button: 'Retirer ma candidature',
      title: 'Vous retirez votre candidature ?',
      text: 'Dites pourquoi en touchant une réponse. L’employeur la lira.',
      because: {
        'found-work': 'J’ai trouvé du travail',
        'other-plans': 'J’ai un autre projet',
        schedule: 'Les horaires ne me vont pas',
        'no-longer': 'Ce poste ne m’intéresse plus',
        unsaid: 'Je ne veux pas dire pourquoi',
      },
    },
  },
} as const
