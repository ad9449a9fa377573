/**
 * Words about offers and applications, read by employers and by the hosts who hold their mandate.
 * "la personne" is the candidate; the desk never says "le profil".
 */
export const hiringFr = {
  hiring: {
    contract: {
      permanent: 'CDI',
      'fixed-term': 'CDD',
      temporary: 'Intérim',
      apprenticeship: 'Alternance',
    },
    offerStatus: { draft: 'Brouillon', open: 'Publiée', closed: 'Close' },
    criterionKind: {
      competence: 'Compétence',
      experience: 'Expérience',
      title: 'Titre ou permis obligatoire',
      schedule: 'Horaires',
    },

    /** Time left before an answer loses value. {n} whole days. */
    timeLeft: {
      full: 'dernier jour pour la pleine valeur | encore {n} jour pour la pleine valeur | encore {n} jours pour la pleine valeur',
      counts: "compte aujourd'hui | compte dans {n} jour | compte dans {n} jours",
      silent: 'sans réponse depuis {n} jour | sans réponse depuis {n} jours',
      conclude: "à conclure aujourd'hui | à conclure dans {n} jour | à conclure dans {n} jours",
      promise: 'promesse sans suite depuis {n} jour | promesse sans suite depuis {n} jours',
    },

    /** Short state of an application in the list. */
    status: {
      received: 'Reçue',
      viewed: 'Lue',
      'info-requested': 'Précision demandée',
      pursued: 'On continue',
      hired: 'Embauchée',
      refused: 'Refusée',
      declined: 'La personne a renoncé',
      withdrawn: 'Retirée',
      silent: 'Sans réponse',
    },

    /** The tale of an application; each line follows its date. */
    history: {
      title: "Ce qui s'est passé",
      submitted: 'La candidature est arrivée',
      viewed: 'Ouverte ici : la personne voit qu’elle a été lue',
      'info-requested': 'Une précision a été demandée',
      pursued: 'Vous avez choisi de poursuivre',
      refused: 'Réponse : non, cette fois',
      hired: 'Embauche annoncée',
      'candidate-declined': 'La personne a renoncé, vous l’avez noté',
      qualified: 'Un motif a été ajouté',
      recommended: 'Une piste a été ajoutée',
      withdrawn: 'La personne a retiré sa candidature',
      byHost: 'par l’accueil, avec votre mandat',
      waiting: 'pas encore reçu par le serveur',
    },

    sent: {
      title: 'Ce que la personne vous envoie',
      only: 'Rien d’autre ne vous est transmis.',
      phone: 'Téléphone',
      email: 'Courriel',
      message: 'Son message',
      abilities: 'Ce qu’elle sait faire',
      availability: 'Disponibilités',
      noContact: 'Pas de téléphone ni de courriel : votre réponse lui parviendra à la borne.',
    },

    answer: {
      title: 'Votre réponse',
      pursue: 'Poursuivre',
      hire: 'Embaucher',
      refuse: 'Refuser',
      askInfo: 'Demander une précision',
      declined: 'La personne a renoncé',
      qualify: 'Ajouter un motif',
      recommend: 'Ajouter une piste',
      back: 'Revenir',
      send: 'Envoyer',
      sendMany: 'Envoyer {n} réponse | Envoyer {n} réponses',
      sent: 'C’est noté. La personne lira votre réponse.',
      sentMany:
        'C’est noté : {n} personne lira votre réponse. | C’est noté : {n} personnes liront votre réponse.',
      already: 'Une réponse existe déjà pour cette candidature. Rien n’a été envoyé.',
      refusedToSend: 'Cette réponse n’a pas pu être enregistrée. Votre texte est gardé ici.',
      draftKept: 'Brouillon gardé',
      closedToAnswers: 'Cette candidature est terminée : il n’y a plus rien à répondre.',

      reason: 'Pour quel motif ?',
      reasonHint: 'Un motif précis aide la personne, et vaut 20 points de plus pour vous.',
      criterion: 'Lequel des critères de votre offre ?',
      noCriterion:
        'Votre offre ne nomme aucun critère de ce genre. Choisissez un autre motif, ou complétez l’offre.',
      criterionMissing: 'Choisissez le critère dont vous parlez.',
      note: 'Précisez en quelques mots',
      noteFact: 'Un fait observé, dit simplement',
      noteHint: 'La personne lira ces mots tels quels.',
      noteTooShort: 'Encore un peu : {n} caractère de plus. | Encore un peu : {n} caractères de plus.',
      changeReason: 'Changer de motif',

      letter: 'Votre message',
      letterHint: 'Vous pouvez le modifier. {n} signe encore. | Vous pouvez le modifier. {n} signes encore.',
      tooLong: '{n} signe de trop. | {n} signes de trop.',
      willRead: 'Ce que la personne lira',
      readReason: 'Motif',
      readStep: 'Une piste pour la suite',
      readMeeting: 'Prochaine étape',
      letterEmpty: 'Écrivez au moins quelques mots.',

      step: {
        title: 'Une piste pour la suite',
        why: 'Une piste choisie pour la personne vaut 20 points de plus.',
        none: 'Sans piste',
        challenge: 'Un défi',
        offer: 'Une autre de vos offres',
        training: 'Une formation',
        resource: 'Une ressource du lieu',
        competence: 'Une compétence à travailler',
        host: 'En parler avec l’accueil',
        words: 'Vos propres mots',
        choose: 'Laquelle ?',
        wordsHint: 'Au moins 20 signes, pour que ce soit une vraie piste.',
      },

      next: {
        what: 'Quelle est la suite ?',
        meeting: 'Un entretien',
        call: 'Un appel',
        trial: 'Un essai en immersion',
        visit: 'Une visite de l’équipe',
        other: 'Autre chose',
        otherWhat: 'Dites laquelle',
        on: 'Quand ?',
        anotherDay: 'Un autre jour',
        noDay: 'Date à convenir',
        where: 'Où ?',
        contact: 'Avec qui, comment vous joindre ?',
        contactHint: 'Une date ou un contact rend la réponse utile, et vaut 20 points de plus.',
        pastDay: 'Ce jour est passé.',
      },

      question: {
        label: 'Votre question',
        hint: 'La personne a dix jours pour répondre à la borne. Une question n’est pas encore une réponse.',
      },

      group: {
        selected: '{n} personne choisie | {n} personnes choisies',
        title: 'Répondre à {n} personne | Répondre à {n} personnes',
        simple:
          'Au-delà de dix personnes d’un coup, ces réponses comptent comme des réponses simples : le motif est envoyé, mais les 20 points de la réponse motivée ne sont pas donnés.',
        perPerson: 'Le prénom de chacun sera mis dans son message.',
      },
    },

    /** Letters start from these; the employer edits them. */
    letter: {
      greeting: 'Bonjour,',
      greetingName: 'Bonjour {name},',
      refuse: 'Merci pour votre candidature « {offer} ». Nous ne la poursuivons pas.',
      qualify: 'Nous tenons à vous dire pourquoi votre candidature « {offer} » n’a pas été retenue.',
      pursue:
        'Bonne nouvelle : votre candidature « {offer} » nous intéresse et nous souhaitons poursuivre avec vous. Si le moment proposé ne vous va pas, dites-le à l’accueil.',
      hire: 'Bonne nouvelle : nous souhaitons vous embaucher pour le poste « {offer} ». Bienvenue parmi nous.',
      recommend: 'Après votre candidature « {offer} », nous avons pensé à une piste pour vous.',
      closing: 'Cette réponse porte sur ce poste, pas sur votre valeur.',
    },
    /** What a candidate reads of a step forward. */
    stepWords: {
      offer: 'Notre offre « {title} » pourrait vous convenir.',
      challenge: 'Le défi « {title} » vous permettrait de montrer ce que vous savez faire.',
      competence: 'Vous pouvez travailler « {label} » : l’accueil de la pépinière vous dira où et comment.',
      host: 'L’accueil de la pépinière peut préparer la suite avec vous, quand vous voulez.',
    },
    veiled: 'masqué',

    guard: {
      /** {word}: what was found in the text. */
      blocked: 'Ces mots ne peuvent pas partir : « {word} ».',
      warned: 'Relisez ces mots : « {word} ».',
      face: 'Le diriez-vous en face ?',
      understood: 'J’ai relu, ces mots parlent bien du poste',
    },

    offerForm: {
      title: 'Intitulé du poste',
      titleHint: 'Tel qu’on le dirait à quelqu’un : « Boulanger de nuit ».',
      description: 'Ce que la personne fera',
      town: 'Commune',
      contract: 'Contrat',
      hours: 'Horaires',
      hoursHint: 'Par exemple « 35 h, du mardi au samedi ».',
      pay: 'Salaire',
      payHint: 'Une fourchette suffit. Les offres qui le disent reçoivent de meilleures candidatures.',
      seats: 'Nombre de postes',
      criteria: 'Ce que le poste demande',
      criteriaHint: 'Un motif de refus devra s’appuyer sur l’un de ces critères. Trois ou quatre suffisent.',
      criterion: 'Critère {n}',
      criterionKind: 'Genre du critère {n}',
      addCriterion: 'Ajouter un critère',
      removeCriterion: 'Retirer le critère {n}',
      save: 'Enregistrer le brouillon',
      saveOpen: 'Enregistrer',
      publish: 'Publier à la borne',
      problem: {
        needed: 'À remplir.',
        'too-long': 'Trop long : raccourcissez un peu.',
        'not-a-number': 'Un nombre entre 1 et 999.',
        'empty-criterion': 'Un critère est vide : remplissez-le ou retirez-le.',
      },
    },
  },
}
