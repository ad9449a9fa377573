import { inDeskLanguages } from '../../strings/in-every-language.ts'

/**
 * Words about offers and applications, read by employers and by the hosts who hold their mandate.
 * "la personne" is the candidate; the desk never says "le profil".
 */
export const hiringTexts = inDeskLanguages({
  fr: {
    noAnswer: {
      'no-time': 'Manque de temps',
      'too-many': 'Trop de candidatures',
      'contact-away': 'La personne qui répond est absente',
      filled: 'Le poste est pourvu',
      cancelled: 'Le recrutement est annulé ou reporté',
      unsuitable: 'Les candidatures ne conviennent pas',
      'how-to-refuse': 'Je ne sais pas comment dire non, ou je crains une faute',
      'awaiting-decision': 'J’attends une décision chez nous',
      'handled-elsewhere': 'Le siège ou une agence s’en occupe',
      tool: 'L’outil ou la technique me bloque',
      'not-seen': 'Je n’ai pas reçu, ou pas vu, les candidatures',
      'not-hiring': 'Nous ne recrutons plus vraiment',
      other: 'Autre raison',
    },
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
      counts: 'compte aujourd’hui | compte dans {n} jour | compte dans {n} jours',
      silent: 'sans réponse depuis {n} jour | sans réponse depuis {n} jours',
      conclude: 'à conclure aujourd’hui | à conclure dans {n} jour | à conclure dans {n} jours',
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

    /** The printed answer sheet. */
    sheet: {
      print:
        'Imprimer la feuille de réponses | Imprimer la feuille de réponses (1 ligne) | Imprimer la feuille de réponses ({count} lignes)',
      title: 'Feuille de réponses\u202f: {employer}',
      lead: 'Imprimée le {day}. Cochez une réponse par personne et rendez la feuille à l’accueil, qui la saisit pour vous. Un non dit toujours pourquoi\u202f: cochez une à trois lettres.',
      box: '☐ {letter}',
      reasons: 'Motifs\u202f:',
      days: 'Reçue le {received}. Réponse attendue avant le {due}.',
      pursue:
        '☐ On continue. Jour et heure\u202f: ____________  Avec qui, où\u202f: ________________________',
      refuse: '☐ Non, pas cette fois. Motifs (un à trois)\u202f:',
      words: 'Un mot pour la personne\u202f: ____________________________________________________',
      foot: 'Cette feuille porte des noms\u202f: rendez-la à l’accueil ou détruisez-la. Ses codes n’ouvrent rien par eux-mêmes.',
    },

    /** The tale of an application; each line follows its date. */
    history: {
      title: 'Ce qui s’est passé',
      submitted: 'La candidature est arrivée',
      viewed: 'Lue, et la personne le sait',
      'info-requested': 'Une précision a été demandée',
      pursued: 'Vous avez choisi de poursuivre',
      refused: 'Réponse : non, cette fois',
      hired: 'Embauche annoncée',
      'candidate-declined': 'La personne a renoncé, vous l’avez noté',
      qualified: 'La réponse a été complétée',
      recommended: 'Une piste a été ajoutée',
      withdrawn: 'La personne a retiré sa candidature',
      'answer-withdrawn': 'Réponse reprise avant que la personne la lise',
      'info-given': 'La personne a répondu à votre question',
      'meeting-accepted': 'La personne vient au rendez-vous',
      'meeting-declined': 'La personne ne vient pas au rendez-vous',
      'meeting-move-asked': 'La personne demande un autre moment',
      'referral-declined': 'La personne n’a pas souhaité être recommandée',
      helped: 'La personne dit que votre réponse l’a aidée',
      'not-helped': 'La personne dit que votre réponse ne l’a pas aidée',
      'followed-up': 'La personne dit vous avoir relancé',
      'telling-confirmed': 'La personne confirme que vous l’avez prévenue',
      'telling-denied': 'La personne dit ne pas avoir été prévenue',
      'found-told': 'Après vérification, l’accueil compte la réponse que vous avez donnée ailleurs',
      'contest-upheld': 'Après vérification, l’accueil compte une absence de réponse',
      'contest-appealed': 'Vous avez fait appel',
      'contest-confirmed': 'Après votre appel, l’accueil a gardé sa décision',
      'contest-lifted': 'Après votre appel, l’accueil est revenu sur sa décision',
      takenBack: 'reprise',
      told: {
        telephone: 'dite au téléphone {day}',
        'in-person': 'dite de vive voix {day}',
        mail: 'envoyée autrement {day}',
      },
      denied: 'la personne ne le confirme pas',
      notCounted: 'ne compte pas',
      byHost: 'par l’accueil, avec votre mandat',
      keyedBy: 'sur papier, saisie à l’accueil par {name}',
      step: 'Une piste : {words}',
      waiting: 'pas encore reçu par le serveur',
    },

    /** An answer that was given elsewhere, of which its person is asked. */
    told: {
      asked:
        'La personne est interrogée à la borne et sur son téléphone. Votre réponse compte dès son oui, et sans nouvelle d’elle après le {day}.',
      confirmed: 'La personne le confirme\u202f: votre réponse compte.',
      denied:
        'La personne dit ne pas avoir été prévenue\u202f: cette réponse ne compte pas. Répondez-lui ici, et elle la lira.',
    },
    meeting: {
      title: 'Le rendez-vous',
      open: 'La personne n’a pas encore répondu.',
      accepted: 'La personne vient.',
      declined: 'La personne ne vient pas.',
      'move-asked': 'La personne demande un autre moment.',
      wish: {
        'another-day': 'un autre jour',
        morning: 'le matin',
        afternoon: 'l’après-midi',
        evening: 'le soir',
        'by-phone': 'par téléphone',
        closer: 'plus près',
      },
    },
    because: {
      'found-work': 'elle a trouvé du travail',
      'other-plans': 'elle a un autre projet',
      schedule: 'les horaires ne lui vont pas',
      conditions: 'le contrat ou le salaire ne lui va pas',
      'no-news': 'elle est sans nouvelles depuis trop longtemps',
      'no-longer': 'ce poste ne l’intéresse plus',
      'employer-asked': 'sans dire pourquoi',
      unsaid: 'sans dire pourquoi',
    },

    takeBack: {
      /** {n} whole minutes. */
      left: 'La personne la lira dans moins d’une minute. | La personne la lira dans {n} minute. | La personne la lira dans {n} minutes.',
      unsent: 'Elle n’est pas encore partie.',
      button: 'Reprendre ma réponse',
      done: 'Réponse reprise : la personne ne l’a pas lue. Vous pouvez en donner une autre.',
      refused: {
        'nothing-to-take-back': 'Il n’y a pas de réponse à reprendre.',
        'too-late': 'Il est trop tard : la personne a pu la lire.',
      },
      offline: 'Sans réseau, une réponse déjà partie ne peut plus être reprise.',
    },

    sent: {
      title: 'Ce que la personne vous envoie',
      only: 'Rien d’autre ne vous est transmis.',
      phone: 'Téléphone',
      email: 'Courriel',
      message: 'Son message',
      abilities: 'Ce qu’elle sait faire',
      availability: 'Disponibilités',
      observed: '{ability} (observé en défi)',
      onlyName: 'La personne n’envoie que son prénom.',
      nothing: 'La personne postule sans rien ajouter.',
      noContact: 'Pas de téléphone ni de courriel : votre réponse lui parviendra à la borne.',
    },

    answer: {
      title: 'Votre réponse',
      pursue: 'Poursuivre',
      anotherMoment: 'Proposer un autre moment',
      hire: 'Embaucher',
      refuse: 'Refuser',
      askInfo: 'Demander une précision',
      declined: 'La personne a renoncé',
      qualify: 'Ajouter un motif',
      plan: 'Dire le premier jour',
      changePlan: 'Changer le premier jour',
      recommend: 'Ajouter une piste',
      refer: 'Recommander cette personne',
      keys: 'Au clavier\u202f: la lettre du bouton, Échap pour revenir, Ctrl et Entrée pour envoyer.',
      back: 'Revenir',
      send: 'Envoyer',
      sendMany: 'Envoyer {n} réponse | Envoyer {n} réponses',
      sent: 'C’est noté. La personne lira votre réponse.',
      sentMany:
        'C’est noté : {n} personne lira votre réponse. | C’est noté : {n} personnes liront votre réponse.',
      draftKept: 'Brouillon gardé',
      closedToAnswers: 'Cette candidature est terminée : il n’y a plus rien à répondre.',

      reason: 'Pour quel motif ?',
      reasonHint:
        'Un motif appuyé sur un critère de l’offre aide la personne, et vaut 20 de plus dans votre note.',
      criterion: 'Lequel des critères de votre offre ?',
      /** What was sent of a criterion, under its words. */
      sentOf: {
        missing: 'Rien de cela dans ce qui a été envoyé',
        close: 'Quelque chose de proche a été envoyé',
        present: 'Envoyé\u202f: la personne dit savoir le faire',
        observed: 'Envoyé\u202f: observé lors d’un défi',
        only: 'Cela dit seulement ce que la personne a envoyé. C’est vous qui choisissez.',
      },
      noCriterion:
        'Votre offre ne nomme aucun critère de ce genre. Choisissez un autre motif, ou complétez l’offre.',
      note: 'Précisez en quelques mots',
      noteOf: 'Motif {place}\u202f: précisez en quelques mots',
      noteTooShort: 'Encore un peu : {n} caractère de plus. | Encore un peu : {n} caractères de plus.',
      change: 'Changer',
      anotherReason: 'Pour quel autre motif\u202f?',
      addReason: 'Ajouter un motif (trois au plus)',
      removeReason: 'Retirer',
      removeReasonOf: 'Retirer le motif {place}',

      letter: 'La lettre, telle que la personne la lira',
      letterRead: 'Elle la lit dans sa langue\u202f; vos propres mots restent tels quels.',
      letterOf: 'La lettre de',
      tone: { title: 'Ton de la lettre', plain: 'Simple', warm: 'Chaleureux', formal: 'Formel' },
      line: {
        title: 'Un mot de vous (facultatif)',
        hint: 'La personne le lit tel quel. {n} signe encore. | La personne le lit tel quel. {n} signes encore.',
        forOne: 'Un mot pour {name} seulement (facultatif)',
        forOneHint: 'Il prend la place du mot pour tout le monde.',
      },
      liked: { title: 'Ce que vous avez apprécié (facultatif)', nothing: 'Ne rien dire' },
      tooLong:
        'Un mot court se lit mieux\u202f: encore {n} signe à retirer. Rien n’est coupé. | Un mot court se lit mieux\u202f: encore {n} signes à retirer. Rien n’est coupé.',
      readReason: 'Motif',
      readReasonOf: 'Motif {place}',
      /** Why an answer cannot leave, where no field says it. */
      problem: {
        'same-reason-twice': 'Ce motif est déjà choisi.',
        'too-many-reasons': 'Trois motifs au plus.',
        'text-too-long': 'Un texte est trop long.',
        'protected-wording': 'Un passage touche un critère protégé : voyez ci-dessus.',
        withdrawn: 'La personne a retiré sa candidature entre-temps.',
        'already-decided': 'Une réponse existe déjà pour cette candidature. Rien n’a été envoyé.',
        'reason-needs-criterion':
          'Le critère choisi n’est plus dans l’offre. Changez de motif ou de critère.',
        'not-decided': 'Il n’y a pas encore de réponse à compléter.',
        'history-full': 'Cette candidature a déjà trop d’échanges pour en ajouter un.',
        'referral-closed':
          'Cet employeur ne reçoit plus de recommandations. Choisissez-en un autre\u202f: votre texte est gardé.',
        'referral-before-refusal':
          'On recommande une personne après un refus. Cette candidature n’est pas refusée.',
        'referral-empty': 'Il ne reste rien de cette personne qui puisse être montré.',
        'referred-before': 'Cette personne a déjà été interrogée sur cet employeur.',
        'referral-open': 'Cette personne est déjà recommandée à un employeur.',
        'too-many-referrals': 'Cette personne a déjà été recommandée trois fois pour cette candidature.',
        'nothing-to-answer': 'Ces candidatures ont déjà leur réponse. Rien n’a été envoyé.',
        'told-before-application':
          'Ce jour est avant la candidature\u202f: vérifiez le jour où vous avez prévenu la personne.',
        'told-denied-before':
          'La personne a dit ne pas avoir été prévenue. Répondez-lui ici\u202f: décochez «\u00a0déjà prévenue\u00a0».',
        other: 'Cette réponse n’a pas pu être enregistrée. Votre texte est gardé ici.',
      },
      told: {
        button: 'La personne est déjà prévenue',
        how: 'Comment\u202f?',
        channel: {
          telephone: 'Au téléphone',
          'in-person': 'De vive voix',
          mail: 'Par un autre message',
        },
        on: 'Quel jour\u202f?',
        hint: 'On demandera à la personne si c’est vrai. Sans «\u00a0non\u00a0» de sa part sous 7 jours, votre réponse compte à la date d’aujourd’hui.',
        needsDay: 'Choisissez le jour.',
        future: 'Ce jour n’est pas encore passé.',
      },
      meetingWhat: 'Dites quelle est la suite.',
      meetingTooLong: 'Un de ces textes dépasse 120 signes.',
      stepMissing: 'Choisissez une piste, ou écrivez-la.',
      stepTooShort: 'Encore quelques mots : au moins 20 signes.',
      stepTooLong: 'Trop long : 300 signes au plus.',
      questionMissing: 'Écrivez votre question.',

      step: {
        title: 'Une piste pour la suite',
        why: 'Elle aide la personne à avancer, et compte dans votre note.',
        none: 'Sans piste',
        challenge: 'Un défi',
        offer: 'Une autre de vos offres',
        training: 'Une formation',
        resource: 'Une ressource du lieu',
        competence: 'Une compétence à travailler',
        host: 'En parler avec l’accueil',
        words: 'Vos propres mots',
        employer: 'Recommander à un employeur d’ici',
        bookable: 'Un défi à réserver ici',
        chooseEmployer: 'À quel employeur\u202f?',
        chooseChallenge: 'Quel défi\u202f?',
        choose: 'Choisissez',
        choiceMissing: 'Choisissez dans la liste, ou prenez une autre piste.',
        line: 'Un mot sur cette personne (facultatif)',
        lineHint: 'Elle le lit, puis l’autre employeur si elle dit oui.',
        askedFirst:
          'La personne est d’abord interrogée\u202f: l’autre employeur ne voit rien avant son oui. La piste compte dans votre note à partir de son oui.',
        wordsHint: 'Au moins 20 signes, pour que ce soit une vraie piste.',
      },

      withStep: {
        title: 'Envoyer en un geste, avec une piste',
        hint: 'Aucune n’est choisie d’avance. Au clavier\u202f: la lettre du bouton.',
        send: 'Avec\u202f: {step}',
      },

      next: {
        what: 'Quelle est la suite ?',
        meeting: 'Un entretien',
        call: 'Un appel',
        trial: 'Un essai',
        visit: 'Une visite',
        'first-day': 'Premier jour',
        other: 'Autre chose',
        otherWhat: 'Dites laquelle',
        on: 'Quand ?',
        anotherDay: 'Un autre jour',
        noDay: 'Date à convenir',
        time: 'À quelle heure ?',
        where: 'Où ?',
        contact: 'Avec qui, ou à quel numéro ?',
        contactHint: 'Une date ou un contact rend la réponse utile, et vaut 20 de plus dans votre note.',
        pastDay: 'Ce jour est passé.',
        farDay: 'Ce jour est trop loin. Vérifiez l’année.',
        needsDay: 'Une heure demande un jour.',
        dayOrContact: 'Dites au moins le jour, ou qui appeler.',
      },

      question: {
        label: 'Votre question',
        hint: 'La personne a dix jours pour répondre à la borne. Une question n’est pas encore une réponse.',
      },

      group: {
        selected: '{n} personne choisie | {n} personnes choisies',
        title: 'Répondre à {n} personne | Répondre à {n} personnes',
        simple:
          'Au-delà de dix personnes d’un coup, ces réponses comptent comme des réponses simples : le motif est envoyé, mais le motif et la piste ne comptent plus dans votre note.',
      },
    },

    /** Somebody at another desk of the employer, or a host with its mandate, answered the same application. */
    elsewhere: {
      overtaken: '{told}.',
      kept: 'Ce que vous avez écrit est gardé ici\u202f: rien n’est parti, et rien n’est perdu.',
      add: 'Ajouter mes mots à cette réponse',
      crossed:
        'Deux réponses se sont croisées. {stands}\u202f: c’est elle qui compte. {other}. La personne lit les deux\u202f: appelez-la, un mot suffit.',
      here: 'De ce poste, {moment}, «\u00a0{what}\u00a0»',
      desk: 'Un autre poste de votre entreprise a répondu «\u00a0{what}\u00a0», {moment}',
      employer: 'L’entreprise a répondu «\u00a0{what}\u00a0», {moment}',
      otherHost: 'Un autre poste de l’accueil a répondu «\u00a0{what}\u00a0», {moment}',
      host: 'L’accueil a répondu «\u00a0{what}\u00a0», {moment}',
      what: {
        pursued: 'on continue',
        refused: 'non, cette fois',
        hired: 'embauche',
        'candidate-declined': 'la personne a renoncé',
      },
    },

    /** What a candidate reads of a step forward. */
    stepWords: {
      offer: 'Notre offre « {title} » pourrait vous convenir.',
      challenge: 'Le défi « {title} » vous permettrait de montrer ce que vous savez faire.',
      proving:
        'Le défi «\u00a0{title}\u00a0» vous permettrait de montrer ceci, que demande l’offre\u202f: {label}.',
      competence: 'Vous pouvez travailler « {label} » : l’accueil de la pépinière vous dira où et comment.',
      host: 'L’accueil de la pépinière peut préparer la suite avec vous, quand vous voulez.',
    },
    veiled: 'masqué',
    nameless: 'Personne sans nom',
    mandated: 'Vous lisez et répondez au nom de {employer}, qui vous a donné son mandat.',
    applications: 'Candidatures',
    applicationsOf: 'Candidatures à « {title} »',
    noApplication: 'Pas encore de candidature',
    noApplicationText: 'Celles qui arrivent de la borne pour cette offre seront ici.',
    notMarkedViewed:
      'La personne ne sait pas encore que vous l’avez lue : ce n’est pas enregistré. Rouvrez sa candidature pour réessayer.',
    chooseApplication: 'Choisissez une personne pour lire ce qu’elle envoie et lui répondre.',
    quoted: '« {text} »',

    guard: {
      /** {word}: what was found in the text. */
      blocked: 'Ces mots ne peuvent pas partir : « {word} ».',
      warned: 'Relisez ces mots : « {word} ».',
      face: 'Le diriez-vous en face ?',
    },

    offerForm: {
      title: 'Intitulé du poste',
      titleHint: 'Tel qu’on le dirait à quelqu’un : « Boulanger de nuit ».',
      description: 'Ce que la personne fera',
      town: 'Commune',
      contract: 'Contrat',
      hours: 'Horaires',
      hoursHint: 'Par exemple « 35 h, du mardi au samedi ».',
      pay: 'Salaire',
      payHint: 'Un montant, une fourchette, ou «\u00a0SMIC\u00a0».',
      romeCode: 'Métier',
      tradeHint: 'La borne range l’offre par métier, et la montre à qui sait déjà le faire.',
      tradeFirst: 'Écrivez d’abord l’intitulé\u202f: des métiers viendront ici.',
      noTrade: 'Aucun de ceux-ci',
      anotherTrade: 'Un autre métier',
      tradeWords: 'Le métier, avec d’autres mots',
      tradeWordsHint: 'Comme «\u00a0cuisine de collectivité\u00a0», ou son code ROME.',
      tradesFound: 'Métiers trouvés',
      tradeCode: 'code ROME {code}',
      noTradeFound: 'Aucun métier ne porte ces mots. Essayez plus simple\u202f: le geste, ou le lieu.',
      tradesAway: {
        unreachable:
          'La liste des métiers n’est pas encore sur ce poste. Avec le réseau elle viendra\u202f; sans, écrivez ci-dessous le code ROME, ou gardez l’offre en brouillon.',
        altered:
          'La liste des métiers est arrivée abîmée. Écrivez ci-dessous le code ROME, ou gardez l’offre en brouillon.',
        unreadable:
          'Ce poste ne peut pas ouvrir la liste des métiers. Écrivez ci-dessous le code ROME, ou gardez l’offre en brouillon.',
      },
      seats: 'Nombre de postes',
      criteria: 'Ce que le poste demande',
      criteriaHint: 'Un motif de refus devra s’appuyer sur l’un de ces critères. Trois ou quatre suffisent.',
      proposed: 'Souvent demandé dans ce métier ou un métier proche. Touchez ce qui compte vraiment\u202f:',
      criterion: 'Critère {n}',
      criterionKind: 'Genre du critère {n}',
      // Followed by the skill that the words of a criterion name, or by those that they may mean.
      meant: 'Comparé aux pages des visiteurs comme\u202f:',
      meantOf: 'Compétence du critère {n}',
      addCriterion: 'Ajouter un critère',
      removeCriterion: 'Retirer le critère {n}',
      // Somebody else wrote {words} in {field} while it was being typed here.
      elsewhere: 'Pendant que vous écriviez, quelqu’un a changé « {field} » : « {words} ».',
      takeTheirs: 'Prendre ces mots',
      nothingChanged: 'Rien n’a changé.',
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

    /** What an offer lacks for a candidate to understand it. */
    publication: {
      // {what}: some of `what`, joined.
      refused: 'Pas encore publiée\u202f: il manque {what}.',
      lead: {
        draft: 'Pour la publier, il manque encore\u202f:',
        open: 'L’offre reste publiée. Pour qu’on la comprenne tout de suite, ajoutez\u202f:',
        closed: 'Pour la publier de nouveau, il manque\u202f:',
      },
      what: {
        'title-too-short': 'un intitulé complet',
        'no-trade': 'le métier',
        'no-place': 'le lieu',
        'no-hours': 'les horaires',
        'no-pay': 'le salaire',
        'no-criterion': 'un critère',
      },
      why: {
        'title-too-short': 'Écrivez le poste en entier, sans abréviation\u202f: quatre lettres au moins.',
        'no-trade': 'Choisissez le métier\u202f: sans lui, aucun filtre de la borne ne trouve l’offre.',
        'no-place': 'Dites où l’on travaille.',
        'no-hours':
          'Dites quand l’on travaille\u202f: des jours, des heures, ou «\u00a0temps partiel\u00a0».',
        'no-pay':
          'Dites le salaire\u202f: un montant, une fourchette, ou ce qui le fixe (SMIC, convention collective).',
        'no-criterion': 'Dites au moins une chose que le poste demande\u202f: un refus devra s’y appuyer.',
      },
    },
  },
})
