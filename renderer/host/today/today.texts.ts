import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** The day at the host desk: who is here, arrivals noted by a host, the day closed. */
export const todayTexts = inDeskLanguages({
  fr: {
    headcount: {
      nobody: 'personne',
      exact: 'personne | 1 personne | {count} personnes',
      'at-most': 'au plus 1 personne | au plus 1 personne | au plus {count} personnes',
      between: 'entre {least} et {count} personnes',
      capacity: 'pour {capacity} au plus',
      why: 'Pourquoi une fourchette ?',
      because:
        'Des départs sont oubliés. Après une heure sans nouvelles, une personne compte comme « peut-être ici ».',
      passing: 'aucun passage au compteur | dont 1 passage au compteur | dont {count} passages au compteur',
      departures:
        'aucun départ dit sans carte | 1 départ dit sans carte, retiré du compte | {count} départs dits sans carte, retirés du compte',
      calm: 'Il y a de la place',
      amber: 'Le lieu se remplit',
      red: 'Capacité atteinte',
      unknownCapacity: 'La capacité du lieu n’est pas encore connue de ce poste.',
    },
    arrivedBy: {
      'walk-in': 'à la borne',
      pass: 'avec sa carte',
      code: 'code de sa carte',
      counter: 'au compteur',
      host: 'par l’accueil',
    },
    reasons: {
      'job-search': 'Recherche d’emploi',
      challenge: 'Défi',
      project: 'Projet',
      meeting: 'Rendez-vous',
      help: 'Aide',
      'meet-people': 'Rencontrer',
      rest: 'Se poser',
    },
    today: {
      title: 'Aujourd’hui',
      next: 'À faire maintenant',
      calm: {
        title: 'Tout est prêt',
        text: 'Rien n’attend. Les arrivées de la borne s’affichent ici d’elles-mêmes.',
      },
      // Before the server told what it alone knows, nobody can say that all is ready.
      notTold: {
        title: 'Rien à faire sur ce que ce poste connaît',
        text: 'Le serveur n’a pas encore dit le reste\u202f: bornes, envois à corriger, rencontres. Cette liste se complète d’elle-même quand il répond.',
      },
      kiosks: {
        count: 'Aucune borne reliée | 1 borne | {count} bornes',
        well: 'aucune en contact | en contact avec le serveur | toutes en contact avec le serveur',
        away: 'aucune sans nouvelles | 1 sans nouvelles | {count} sans nouvelles',
        waiting: 'aucune écriture à recevoir | 1 écriture à recevoir | {count} écritures à recevoir',
        readAt: 'lu à {when}',
      },
      headcount: 'Combien sommes-nous ?',
      here: 'Ici en ce moment',
      caption: 'Personnes présentes',
      filter: 'Chercher un nom',
      noMatch: 'Personne de ce nom n’est ici en ce moment.',
      emptyTitle: 'Personne n’est ici pour l’instant',
      emptyText:
        'Une arrivée à la borne apparaîtra ici d’elle-même. Vous pouvez aussi l’enregistrer vous-même.',
      columns: {
        arrivedAt: 'Arrivée',
        name: 'Nom',
        arrivedBy: 'Comment',
        reasons: 'Motif',
        action: 'Départ',
      },
      unverified: 'carte à vérifier',
      maybeLeft: 'peut-être parti·e',
      checkOut: 'Départ',
      checkOutOf: 'Départ de {name}, arrivée à {time}',
      people: 'personne | {count} personne | {count} personnes',
      group: 'groupe sans nom',
      partLeaves: 'Une partie part',
      partLeavesOf: 'Une partie part\u202f: {name}, arrivée à {time}',
      checkedOut: 'Départ noté à {time} : {name}.',
      alreadyOut: 'Ce départ était déjà noté.',
      stillHere: 'C’est corrigé : {name} est toujours ici.',
      notUndone:
        'Ce départ ne peut plus être annulé\u202f: {name} est peut-être déjà revenu·e. Regardez la liste.',
      unnamedTakenBack: 'C’est corrigé : ce départ ne compte plus.',
      sessions: 'Séances du jour',
      noSession: 'Aucune séance aujourd’hui.',
      expected:
        'personne n’est encore inscrit, {capacity} places | 1 personne attendue sur {capacity} | {count} personnes attendues sur {capacity}',
      waitingLine: 'personne sur la liste d’attente | 1 en liste d’attente | {count} en liste d’attente',
      unnamedDeparture: 'Quelqu’un part sans carte',
      unnamedDepartureDone: 'Départ noté à {time}, sans nom. Le compte baisse d’une personne.',
      checkIn: 'Enregistrer une arrivée',
      closeDay: 'Fermer la journée',
      tasks: {
        full: 'Capacité atteinte : {count} personne peut-être ici pour {capacity} au plus. N’accueillez plus personne pour l’instant. | Capacité atteinte : {count} personne peut-être ici pour {capacity} au plus. N’accueillez plus personne pour l’instant. | Capacité atteinte : {count} personnes peut-être ici pour {capacity} au plus. N’accueillez plus personne pour l’instant.',
        filling:
          'Le lieu se remplit : {count} personne peut-être ici pour {capacity} au plus. | Le lieu se remplit : {count} personne peut-être ici pour {capacity} au plus. | Le lieu se remplit : {count} personnes peut-être ici pour {capacity} au plus.',
        'close-day':
          'Le lieu est fermé depuis {time} et toutes les visites sont closes. | Le lieu est fermé depuis {time} et 1 visite reste ouverte. | Le lieu est fermé depuis {time} et {count} visites restent ouvertes.',
        'damaged-visits':
          'Aucune visite abîmée. | Une visite est abîmée\u202f: son départ ne peut pas être noté, les autres le sont. Prévenez la personne qui administre le serveur. C’est\u202f: {who}. | {count} visites sont abîmées\u202f: leur départ ne peut pas être noté, les autres le sont. Prévenez la personne qui administre le serveur. Ce sont\u202f: {who}.',
        refused:
          'Rien à corriger. | 1 envoi n’a pas été accepté\u202f: il est à corriger. Rien n’est perdu. | {count} envois n’ont pas été acceptés\u202f: ils sont à corriger. Rien n’est perdu.',
        'device-silent':
          '{device} ne donne plus de nouvelles depuis {since}. | {device} ne donne plus de nouvelles depuis {since}, avec 1 écriture à envoyer. | {device} ne donne plus de nouvelles depuis {since}, avec {count} écritures à envoyer.',
        'seats-wait':
          'Toutes les places sont connues. | Après la sauvegarde reprise, 1 poste doit encore dire quelles places il a données. D’ici là, aucune place n’est confirmée. | Après la sauvegarde reprise, {count} postes doivent encore dire quelles places ils ont données. D’ici là, aucune place n’est confirmée.',
        overbooked:
          '{title}, {when}\u202f: chacun a sa place. | {title}, {when}\u202f: il manque 1 place pour les personnes inscrites. | {title}, {when}\u202f: il manque {count} places pour les personnes inscrites.',
        'line-today':
          '{title}, {when} : personne n’attend. | {title}, {when} : {booked} places prises sur {capacity}, 1 personne attend. | {title}, {when} : {booked} places prises sur {capacity}, {count} personnes attendent.',
        proposals:
          'Aucune séance proposée. | 1 séance proposée par un employeur attend votre réponse. | {count} séances proposées par des employeurs attendent votre réponse.',
        'kit-reviews':
          'Aucune fiche à relire. | 1 fiche du kit attend une relecture. | {count} fiches du kit attendent une relecture.',
        'to-call':
          'Aucun employeur à appeler. | 1 employeur silencieux est à appeler. | {count} employeurs silencieux sont à appeler.',
        letters:
          'Aucun message à remettre. | 1 message n’a pas pu partir seul\u202f: remettez-le autrement. | {count} messages n’ont pas pu partir seuls\u202f: remettez-les autrement.',
        unverified:
          'Aucune carte à vérifier. | 1 personne est entrée avec un code de carte que nous n’avons pas émis : vérifiez-le avec elle. | {count} personnes sont entrées avec un code de carte que nous n’avons pas émis : vérifiez-le avec elles.',
        guessed:
          'Aucune carte essayée. | Quelqu’un a essayé de deviner les images d’une carte\u202f: prévenez la personne. | Quelqu’un a essayé de deviner les images de {count} cartes\u202f: prévenez les personnes.',
        duplicates:
          'Aucun doublon à regarder. | 1 personne a peut-être deux fiches\u202f: regardez. | {count} paires de fiches sont peut-être d’une même personne\u202f: regardez.',
        unproven:
          'Aucune candidature à vérifier. | 1 candidature a été faite avec d’autres images que celles de la carte\u202f: voyez avec la personne. | {count} candidatures ont été faites avec d’autres images que celles de la carte\u202f: voyez avec les personnes.',
        contests:
          'Rien à décider pour une candidature. | 1 personne ou employeur attend votre décision pour une candidature, en 3 jours ouvrés. | {count} personnes ou employeurs attendent votre décision pour une candidature, en 3 jours ouvrés.',
        'label-replies':
          'Aucune réponse au label à relire. | 1 employeur répond à son label\u202f: relisez son texte avant qu’il s’affiche. | {count} employeurs répondent à leur label\u202f: relisez leurs textes avant qu’ils s’affichent.',
        'score-alerts':
          'Aucun chiffre à regarder. | 1 employeur a des chiffres inhabituels\u202f: regardez s’ils s’expliquent. | {count} chiffres d’employeurs sortent de l’ordinaire\u202f: regardez s’ils s’expliquent.',
        postings:
          'Aucune annonce à regarder. | 1 annonce attend votre décision, en un jour ouvré. | {count} annonces attendent votre décision, en un jour ouvré.',
        'table-proposals':
          'Aucune table proposée. | 1 petite table proposée\u202f: dites oui, ou pas cette fois. | {count} petites tables proposées\u202f: dites oui, ou pas cette fois.',
        'tables-alone':
          'Aucune table seule. | 1 petite table n’a pas trouvé deux personnes\u202f: prenez un moment avec qui est venu. | {count} petites tables n’ont pas trouvé deux personnes\u202f: prenez un moment avec qui est venu.',
        thanks:
          'Aucun merci à lire. | 1 merci à lire avant qu’il arrive. | {count} mercis à lire avant qu’ils arrivent.',
        introductions:
          'Personne à présenter. | 2 personnes ont dit oui\u202f: présentez-les quand elles sont là. | {count} rencontres à faire\u202f: deux personnes ont dit oui à chaque fois.',
        'silent-employer':
          '{employer} a répondu à tout le monde. | {employer} : 1 candidature sans réponse depuis plus de 15 jours. | {employer} : {count} candidatures sans réponse depuis plus de 15 jours.',
      },
      more: 'Rien d’autre | Voir 1 autre chose à faire | Voir {count} autres choses à faire',
      open: {
        refused: 'Corriger',
        guessed: 'Voir qui',
        duplicates: 'Comparer',
        unproven: 'Vérifier',
        'label-replies': 'Relire',
        contests: 'Décider',
        'score-alerts': 'Regarder',
        postings: 'Regarder',
        introductions: 'Voir qui',
        thanks: 'Lire',
        'table-proposals': 'Regarder',
        'tables-alone': 'Regarder',
        'device-silent': 'Voir les postes',
        'seats-wait': 'Voir les postes',
        overbooked: 'Voir la séance',
        'line-today': 'Voir la séance',
        unverified: 'Voir qui est ici',
        proposals: 'Répondre',
        'kit-reviews': 'Relire',
        'to-call': 'Voir lesquels',
        letters: 'Lire',
        'silent-employer': 'Voir l’employeur',
        'close-day': 'Fermer la journée',
      },
    },
    checkIn: {
      title: 'Enregistrer une arrivée',
      name: 'Prénom ou nom choisi (facultatif)',
      nameHint: 'Une seule personne à la fois. Sans nom, elle sera comptée « sans nom ».',
      nameTooLong: '40 signes au plus : raccourcissez le nom.',
      pass: 'Numéro de carte (facultatif)',
      passHint: 'Comme imprimé : K7QF 3M2X 9.',
      passWrong: 'Ce numéro ne peut pas exister : vérifiez-le sur la carte.',
      passRevoked: 'Cette carte a été révoquée. Laissez le champ vide pour enregistrer l’arrivée sans carte.',
      people: 'Combien de personnes\u202f?',
      peopleHint:
        'À partir de 2 sans carte, c’est un groupe\u202f: le nom est alors celui de la structure, et personne n’entre dans l’annuaire.',
      peopleWrong: 'Écrivez un nombre entier, de 1 à 30. Au-delà, enregistrez deux groupes.',
      reason: 'Motif (facultatif)',
      noReason: 'Sans motif',
      submit: 'Enregistrer l’arrivée',
      'already-present': 'Cette personne est déjà enregistrée comme présente aujourd’hui.',
      'not-a-pass': 'Ce numéro ne peut pas exister\u202f: vérifiez-le sur la carte.',
      'not-known-here':
        'Cette carte vient d’un autre lieu, où la personne n’a pas dit oui à celui-ci. Laissez le numéro vide, ou demandez-lui de montrer sa carte à la borne.',
      'unknown-or-revoked':
        'Cette carte n’est pas de ce lieu, ou elle ne marche plus. Laissez le champ vide pour enregistrer l’arrivée sans carte.',
      'not-ready':
        'Ce poste n’a pas encore reçu les réglages du lieu. Attendez la connexion, puis réessayez.',
      done: 'Arrivée notée à {time} : {name}.',
    },
    partLeaves: {
      title: 'Qui part\u202f? {name}',
      explain:
        'Personne n’est ici. | {count} personne de ce groupe est ici. | {count} personnes de ce groupe sont ici. Les autres restent comptées.',
      people: 'Combien partent\u202f?',
      wrong: 'Écrivez un nombre entier, de 1 à {most}.',
      submit: 'Noter le départ',
      done: 'Départ noté à {time}\u202f: {count} personne de {name}. | Départ noté à {time}\u202f: {count} personne de {name}. | Départ noté à {time}\u202f: {count} personnes de {name}.',
      takenBack: 'C’est corrigé\u202f: elles sont toujours comptées ici.',
      notTakenBack:
        'Ce départ ne peut plus être annulé\u202f: tout le groupe est parti depuis. Regardez la liste.',
      refused: {
        'not-here': 'Cette visite n’est plus sur ce poste. Regardez la liste.',
        'already-closed': 'Le départ de tout le groupe est déjà noté.',
        'too-many':
          'Trop de départs sont déjà notés pour ce groupe\u202f: notez le départ de tous, puis une arrivée.',
      },
    },
    closeDay: {
      title: 'Fermer la journée',
      explain:
        'Aucune visite ouverte : il n’y a rien à fermer. | 1 visite n’a pas de départ. Elle sera close comme « départ inconnu » : aucune heure n’est inventée. | {count} visites n’ont pas de départ. Elles seront closes comme « départ inconnu » : aucune heure n’est inventée.',
      check: 'Faites le tour du lieu avant de confirmer.',
      damaged:
        'Aucune visite abîmée. | Une visite est abîmée et restera ouverte\u202f: {who}. Les autres sont closes. | {count} visites sont abîmées et resteront ouvertes\u202f: {who}. Les autres sont closes.',
      timeUnknown:
        'Le serveur n’a pas encore confirmé l’heure à ce poste. Attendez qu’il soit joint, ou notez les départs un par un.',
      tooEarly: 'Le lieu ferme à {time}. Avant cette heure, notez les départs un par un dans la liste.',
      confirm: 'Fermer la journée',
      cancel: 'Annuler',
      done: 'La journée est fermée. Les départs que personne n’a dits restent inconnus.',
    },
  },
})
