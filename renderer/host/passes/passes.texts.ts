import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** Cards: lost, stopped, guessed at. */
export const passesTexts = inDeskLanguages({
  fr: {
    recovery: {
      title: 'Carte perdue, images oubliées',
      explain:
        'La personne est devant vous. Retrouvez-la par son nom et donnez-lui le code\u202f: elle le tape à la borne, «\u00a0J’ai perdu ma carte\u00a0». Ses réservations, candidatures et preuves la suivent.',
      name: 'Nom de la personne',
      nameHint: 'Tel qu’elle l’a donné en arrivant.',
      nobody: 'Personne de ce nom dans les visites.',
      lastSeen: 'dernière visite le {day}',
      day: 'Carte sans nom\u202f: un jour où elle est venue',
      dayHint: 'La personne dit à quelle heure elle est arrivée, ou ce qu’elle a réservé.',
      nameless: 'Arrivée à {time}',
      namelessNone: 'Aucune carte sans nom ce jour-là.',
      booked: 'a réservé\u202f: {titles}',
      bookedNothing: 'n’a rien réservé',
      card: 'Nouvelle carte',
      pictures: 'Nouvelles images',
      confirm: { card: 'Nouvelle carte pour {name}', pictures: 'Nouvelles images pour {name}' },
      text: {
        card: 'L’ancienne carte s’éteint tout de suite. Une borne sans réseau l’apprendra quand il reviendra.',
        pictures:
          'La carte reste la même. Les anciennes images n’ouvriront plus rien quand les nouvelles seront choisies.',
      },
      give: 'Donner un code',
      until: 'À taper à la borne avant {time}. Il sert une seule fois.',
      done: 'C’est donné',
      offline:
        'Le serveur n’a pas répondu, et sans lui une carte ne peut pas être refaite. L’ancienne marche encore, sauf si votre demande était déjà arrivée. Réessayez quand le réseau revient.',
    },
    linkCode: {
      title: 'Carte d’un autre lieu',
      explain:
        'La personne est devant vous, avec la carte d’un autre lieu, et veut être reconnue ici. Assurez-vous que la carte est la sienne. Elle touche «\u00a0Oui, avec l’accueil\u00a0» à la borne et tape ce code.',
      give: 'Donner un code pour cette carte',
    },
    guessed: {
      title: 'Images essayées trop souvent',
      explain:
        'Quelqu’un a essayé dix fois en un jour. Rien n’a été ouvert. Prévenez la personne et donnez-lui de nouvelles images, ou une nouvelle carte si elle l’a perdue\u202f: l’alerte s’en va.',
      nobody: 'Une carte sans nom',
    },
    unproven: {
      title: 'Candidatures à vérifier',
      explain:
        'Faites sans réseau, avec une carte et d’autres images que les siennes. L’employeur les a reçues. La personne ne les retrouve avec sa carte que lorsque vous savez qui les a faites.',
      cardOf: 'avec la carte de {holder}',
      cardOfNobody: 'avec une carte sans nom',
      signed: 'Signée {name}',
      attach: 'C’est bien cette personne',
      'set-aside': 'Laisser de côté',
      confirm: {
        attach: 'Rattacher cette candidature à la carte\u202f?',
        'set-aside': 'Laisser cette candidature de côté\u202f?',
      },
      text: {
        attach:
          'La personne est devant vous et reconnaît sa candidature. Elle en suivra la réponse à la borne. Pour la note de l’employeur, la candidature compte depuis sa réception : après 30 jours sans réponse, aussitôt et sans autre rappel. Si la personne a oublié ses images, donnez-lui aussi un code ci-dessus.',
        'set-aside': 'L’employeur la garde et peut y répondre. Personne ne la lira avec cette carte.',
      },
      twice: 'Cette carte a déjà une candidature en cours pour la même offre.',
      done: {
        attach: 'C’est rattaché. La personne la trouve dans ses candidatures.',
        'set-aside': 'La candidature est mise de côté.',
      },
    },
    passes: {
      title: 'Cartes',
      explain:
        'Une carte perdue, des images oubliées, une carte trouvée : on règle cela ici, avec la personne.',
      stop: 'Carte trouvée, prêtée ou volée',
      stopText: 'Révoquez-la par son numéro : plus aucune borne ne l’acceptera.',
      code: 'Numéro de la carte',
      codeHint: 'Comme imprimé : K7QF 3M2X 9. Les espaces ne comptent pas.',
      codeWrong: 'Ce numéro ne peut pas exister : vérifiez-le sur la carte ou dans la liste des visites.',
      submit: 'Révoquer cette carte',
      confirmTitle: 'Révoquer cette carte ?',
      confirmKnown: 'Elle est à {name}, qui est venu·e pour la dernière fois le {day}.',
      confirmUnknown: 'Ce poste ne connaît personne avec cette carte.',
      confirmText:
        'Elle ne s’utilisera plus jamais. La personne pourra recevoir une nouvelle carte à la borne.',
      confirm: 'Révoquer la carte',
      cancel: 'Annuler',
      done: 'La carte est révoquée. Les bornes l’apprennent dès qu’elles sont connectées.',
      already: 'Cette carte est déjà révoquée.',
      list: 'Cartes révoquées',
      count: 'Aucune pour l’instant. | 1 carte ne marche plus. | {count} cartes ne marchent plus.',
    },
    twice: {
      title: 'Une même personne, deux fiches',
      explain:
        'Elle est venue sans sa carte, ou en a reçu deux\u202f: cela se règle dans «\u00a0Visiteurs\u00a0».',
      open: 'Ouvrir les visiteurs',
    },
  },
})
