/** Texts of the employer desk. "la personne" is a candidate. */
export const employerFr = {
  employer: {
    desk: 'Poste employeur',
    lock: 'Verrouiller',
    veiled: 'Les noms sont masqués : touchez l’écran ou une touche pour les revoir.',
    signIn: {
      title: 'Bonjour',
      subtitle: 'Vos candidatures vous attendent ici.',
      locked: 'Ce poste s’est verrouillé parce que personne ne le touchait. Ce que vous écriviez est gardé.',
      pin: 'Code secret',
    },
    menu: {
      inbox: 'Candidatures',
      offers: 'Offres',
      label: 'Mon label Reciprok',
    },

    inbox: {
      title: 'Candidatures',
      list: 'Liste des candidatures',
      byState: 'Par état',
      byOffer: 'Par offre',
      everyOffer: 'Toutes les offres',
      group: {
        'to-answer': 'À répondre',
        'in-progress': 'À conclure',
        done: 'Terminées',
        all: 'Toutes',
      },
      several: 'Répondre à plusieurs personnes',
      tick: 'Choisir',
      tickFirst: 'Cochez des personnes de la même offre dans la liste.',
      groupHint: 'La même réponse, sans prénom, partira à chacune.',
      new: 'non lue',
      unknownOffer: 'Offre pas encore reçue ici',
      hiddenName: 'Nom masqué',
      receivedOn: 'reçue {day}',
      nothingHere: 'Rien dans cette liste.',
      nextTitle: 'La prochaine réponse',
      openTells: 'En l’ouvrant, vous dites à la personne que sa candidature a été lue.',
      open: 'Ouvrir',
      openNext: 'Suivante :',
      effect: 'Votre note : {without} → {with}.',
      effectLater: 'Votre note, quand cette candidature comptera ({day}) : {without} → {with}.',
      backToList: 'Revenir à la liste',
      readAgain: 'Relire la candidature',
      allDone: 'Tout le monde a sa réponse',
      allDoneText: 'Merci pour elles et pour eux. Les nouvelles candidatures arriveront ici d’elles-mêmes.',
      empty: 'Pas encore de candidature',
      emptyText: 'Publiez une offre : elle apparaît à la borne, et les candidatures arrivent ici.',
    },

    offers: {
      title: 'Vos offres',
      create: 'Nouvelle offre',
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

    closing: {
      title: 'Clore « {title} »',
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
      title: 'Bilan de « {title} »',
      subtitle: 'Ce que vous avez répondu, en nombres simples.',
      received: 'Candidatures reçues',
      answered: 'Ont reçu une réponse',
      explained: 'avec un motif ou une prochaine étape',
      oriented: 'avec une piste pour la suite',
      leftSilent: 'acceptées, puis laissées sans suite',
      note: 'Retraits dans les 30 premiers jours non comptés.',
      print: 'Imprimer',
    },

    label: {
      title: 'Mon label Reciprok',
      next: 'Prochaine publication : {day} à 6 h.',
      print: 'Imprimer',
      outOf: 'sur 100',
      published: 'Ce que voient les candidats',
      publishedOn: 'Publié {day}',
      notPublished: 'Rien n’est encore publié',
      preview: 'Aujourd’hui, si l’on publiait',
      previewAt: 'Compté par le serveur {moment}',
      previewHere: 'Compté ici, en attendant le serveur',
      agreement: {
        unknown: 'Le serveur n’a pas encore compté. Ces nombres sont ceux de ce poste.',
        same: 'Ce poste a refait le calcul et trouve les mêmes nombres que le serveur.',
        waiting:
          'Ce poste trouve {here} points, le serveur {server} : des réponses ne lui sont pas encore parvenues.',
        different:
          'Ce poste trouve {here} points, le serveur {server}. Le serveur compte peut-être des candidatures d’autres lieux, ou n’a pas fini de recompter. C’est lui qui fait foi.',
      },
      help: {
        noLabel:
          'Le label n’est pas atteint pour l’instant : {answered} réponses sur {counted} candidatures. Rien n’est perdu : une réponse tardive compte encore, et un mot simple suffit pour commencer. L’accueil de la pépinière peut vous aider à répondre ou à réécrire une offre, gratuitement.',
        unrated:
          'Pas encore évalué : il faut au moins {applications} candidatures de plus de 30 jours, de {people} personnes. C’est neutre, et les candidats le lisent ainsi.',
      },
      whatIf: {
        title: 'Et si vous répondiez ?',
        people: 'Personnes qui attendent',
        more: '… et {n} autre | … et {n} autre | … et {n} autres',
        ifAnswered:
          'Avec un motif et une piste : | Si vous répondez à cette personne, avec un motif et une piste : | Si vous répondez à ces {n} personnes, avec un motif et une piste :',
        to: 'devient',
        now: 'dès que le serveur aura vos réponses.',
        later: 'le {day}, quand ces candidatures compteront. Aujourd’hui, la note est de {today}.',
        unrated: 'Encore trop peu de candidatures pour publier une note.',
        answer: 'Répondre',
        choose: 'Choisissez une ou plusieurs personnes.',
      },
      formula: {
        title: 'Comment la note est comptée',
        words:
          'Répondre vaut 60, qualifier 20, recommander 20. Vite, c’est mieux : pleine valeur jusqu’au 14e jour, trois quarts jusqu’au 30e, moitié ensuite. Les candidatures de plus de 6 mois comptent moitié. Pour éviter les effets de hasard, nous ajoutons 5 candidatures fictives notées 40.',
        grades:
          'Une candidature compte à partir de 30 jours, répondue ou non, et pendant un an. Dire oui ou dire non rapporte autant. Le label est obtenu à partir de 50 ; les deux feuilles les plus hautes à 70 et 85.',
      },
      arithmetic: {
        title: 'D’où vient chaque point',
        intro:
          'Une ligne par candidature comptée. Ouvrez une ligne pour lire quel geste a donné les points, et quel jour.',
        who: 'Candidature',
        part: {
          answer: 'Réponse',
          followUp: 'Suite',
          qualification: 'Motif',
          recommendation: 'Piste',
        },
        credit: 'Total',
        weight: 'Poids',
        weighted: 'Total × poids',
        prior: '5 candidatures fictives notées 40, poids 2 chacune',
        total: 'Somme',
        division: '{weighted} ÷ {weight} = {points} points, soit une note de {score}.',
        unknown: 'Candidature absente de ce poste',
        age: 'Reçue aujourd’hui : poids {weight}. | Reçue il y a {n} jour : poids {weight}. | Reçue il y a {n} jours : poids {weight}.',
        withheld: 'retenu : réponse favorable laissée sans suite après 75 jours',
        none: {
          answer: 'aucune réponse',
          followUp: 'aucune suite',
          qualification: 'ni motif lié à un critère, ni prochaine étape',
          recommendation: 'aucune piste',
        },
        act: {
          pursued: 'vous avez choisi de poursuivre, jour {day}',
          refused: 'vous avez répondu non, jour {day}',
          hired: 'vous avez embauché, jour {day}',
          'candidate-declined': 'la personne a renoncé, jour {day}',
          qualified: 'vous avez ajouté un motif, jour {day}',
          recommended: 'vous avez ajouté une piste, jour {day}',
        },
        notCounted: {
          'too-recent':
            '{n} candidature de moins de 30 jours : pas encore comptée | {n} candidature de moins de 30 jours : pas encore comptée | {n} candidatures de moins de 30 jours : pas encore comptées',
          'too-old':
            '{n} candidature de plus d’un an : plus comptée | {n} candidature de plus d’un an : plus comptée | {n} candidatures de plus d’un an : plus comptées',
          withdrawn:
            '{n} candidature retirée par la personne : non comptée | {n} candidature retirée par la personne : non comptée | {n} candidatures retirées par les personnes : non comptées',
          'beyond-three':
            '{n} candidature au-delà de trois par personne : non comptée | {n} candidature au-delà de trois par personne : non comptée | {n} candidatures au-delà de trois par personne : non comptées',
        },
      },
    },
  },
}
