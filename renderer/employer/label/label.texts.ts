import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** The Reciprok label of the employer. */
export const labelTexts = inDeskLanguages({
  fr: {
    label: {
      title: 'Mon label Reciprok',
      next: 'Prochaine publication : {day} à 6 h.',
      print: 'Imprimer l’affiche',
      poster: {
        kind: 'Label Reciprok',
        asOf: 'Publié le {day}',
        later: 'L’affiche s’imprimera après votre première note publiée.',
      },
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
          'Ce poste ne trouve pas le même nombre de points ({here}) que le serveur ({server})\u202f: des réponses ne lui sont pas encore parvenues.',
        different:
          'Ce poste ne trouve pas le même nombre de points ({here}) que le serveur ({server}). Le serveur compte peut-être des candidatures d’autres lieux, ou n’a pas fini de recompter. C’est lui qui fait foi.',
      },
      help: {
        noLabel:
          'Le label n’est pas atteint pour l’instant. Candidatures avec une réponse\u202f: {answered} sur {counted}. Rien n’est perdu : une réponse tardive compte encore, et un mot simple suffit pour commencer. L’accueil de la pépinière peut vous aider à répondre ou à réécrire une offre, gratuitement.',
        unrated:
          'Pas encore évalué : il faut au moins {applications} candidatures de plus de 30 jours, de {people} personnes. C’est neutre, et les candidats le lisent ainsi.',
      },
      siren: {
        title: 'Il manque votre numéro SIREN',
        why: 'Votre note est comptée, et vous la voyez ici. Pour la publier, il faut savoir à quelle entreprise elle appartient\u202f: le label suit le SIREN, pas le nom. D’ici là, les candidats lisent «\u00a0Pas encore évalué\u00a0», ce qui est neutre.',
        label: 'SIREN ou SIRET',
        hint: 'Neuf ou quatorze chiffres, comme sur vos factures.',
        give: 'Donner ce numéro',
        done: 'Merci\u202f! Il reste à le montrer à l’accueil, sur un document\u202f: la liste est ici.',
        askManager: 'Une personne responsable de votre équipe peut le donner ici.',
        hosts: 'L’accueil de la pépinière peut aussi l’écrire pour vous, sur votre fiche.',
        problem: {
          'siren-length': 'Il faut neuf chiffres (SIREN) ou quatorze (SIRET).',
          'siren-wrong': 'Ce numéro n’existe pas\u202f: vérifiez chaque chiffre.',
          'siren-taken': 'Un autre employeur d’ici porte déjà ce numéro. Parlez-en à l’accueil.',
          'siren-known': 'Votre numéro est déjà noté. Pour le corriger, parlez-en à l’accueil.',
          unreachable:
            'Le serveur ne répond pas\u202f: rien n’a changé. Réessayez quand la connexion revient.',
          'sign-in-needed': 'Votre session a pris fin. Verrouillez, puis connectez-vous à nouveau.',
          other: 'Le serveur a eu un problème\u202f: rien n’a changé. Réessayez dans un instant.',
        },
      },
      sirenToConfirm: {
        title: 'Votre numéro SIREN est à confirmer',
        given: 'Vous avez donné le numéro {siren} ({day}). L’accueil ne l’a pas encore vu sur un document.',
        doubted: 'L’accueil demande à revoir votre numéro, {siren} ({day}).',
        because: {
          'noted-by-mistake': 'Il avait été noté comme vu par erreur.',
          'other-company': 'Ce numéro semble être celui d’une autre entreprise.',
          'struck-off': 'L’entreprise qui porte ce numéro semble fermée ou radiée.',
          'document-doubtful': 'Le document ne permet pas d’être sûr.',
        },
        why: 'Vos réponses comptent, et vous voyez votre note ici. Les candidats, eux, lisent «\u00a0Numéro d’entreprise à confirmer\u00a0» à la place\u202f: le label ne doit jamais être celui d’une autre entreprise.',
        bring:
          'Montrez l’un de ces documents à l’accueil, sur papier ou à l’écran. La note publiée paraît dès que c’est noté.',
        papers: {
          'sirene-notice':
            'l’avis de situation au répertoire Sirene (gratuit, sur avis-situation-sirene.insee.fr)',
          kbis: 'un extrait Kbis de moins de trois mois (gratuit sur monidenum.fr)',
          'rne-extract': 'un extrait du registre national des entreprises (gratuit, sur data.inpi.fr)',
          'urssaf-certificate': 'une attestation de vigilance de l’Urssaf',
        },
        notes:
          'Une facture ou un courriel ne suffit pas. L’accueil note quel document il a vu et quel jour, sans en garder de copie. Si le numéro est faux, l’accueil le corrige avec vous.',
      },
      history: {
        title: 'Votre label, lundi après lundi',
        said: 'De {from} sur 100 le {since} à {to} sur 100 le {until}.',
        unread: 'La courbe viendra avec le réseau\u202f: elle est gardée par le serveur.',
        monday: 'Publié le',
        score: 'Note',
        grade: 'Ce que lisaient les candidats',
      },
      effect: 'Votre note\u202f: {without} → {with}.',
      effectLater:
        'Votre note, quand cette candidature comptera ({day})\u202f: {without} → {with}. | Votre note, quand cette candidature comptera ({day})\u202f: {without} → {with}. | Votre note, quand elles compteront toutes ({day})\u202f: {without} → {with}.',
      drop: {
        title: 'Le {day}, votre label passerait de « {from} » à « {to} »',
        avoid:
          'Répondez aujourd’hui, et il reste. | Répondez à cette personne, et il reste\u202f: | Répondez à ces {n} personnes, et il reste\u202f:',
        conclude:
          'Dites comment cela s’est terminé, et il reste. | Dites comment cela s’est terminé avec cette personne, et il reste\u202f: | Dites comment cela s’est terminé avec ces {n} personnes, et il reste\u202f:',
        both: 'Répondez, ou dites comment cela s’est terminé, et il reste. | Répondez à cette personne, ou dites comment cela s’est terminé, et il reste\u202f: | Répondez à ces {n} personnes, ou dites comment cela s’est terminé, et il reste\u202f:',
        tooLate:
          'Répondre aujourd’hui ne suffirait plus pour ce jour-là, mais comptera dès la semaine suivante. L’accueil peut vous aider.',
      },
      share: {
        title: 'Montrer votre label',
        lead: 'La page, l’image et la preuve sont ouvertes à tous et ne contiennent aucun nom de candidat. Elles suivent chaque publication.',
        page: 'Votre page publique',
        embed: 'L’image pour votre site (à coller dans sa page)',
        copy: { page: 'Copier l’adresse', embed: 'Copier le code' },
        copied: {
          page: 'L’adresse est copiée\u202f: collez-la où vous voulez.',
          embed: 'Le code est copié\u202f: collez-le dans la page de votre site.',
        },
        selected: {
          page: 'L’adresse est sélectionnée\u202f: copiez-la avec Ctrl et C.',
          embed: 'Le code est sélectionné\u202f: copiez-le avec Ctrl et C.',
        },
        proof: 'Télécharger la preuve de la note',
        saved:
          'La preuve est dans vos téléchargements. Avec elle, n’importe qui recompte la note, sans Internet.',
        failed: 'La preuve n’a pas pu être lue\u202f: vérifiez le réseau, puis réessayez.',
      },
      found: {
        title:
          'L’accueil n’a rien décidé | L’accueil a décidé pour une candidature | L’accueil a décidé pour {n} candidatures',
        explain:
          'Après vérification, elle ne compte pas comme une réponse. Ouvrez-la pour lire la décision, et faire appel si vous n’êtes pas d’accord.',
      },
      reply: {
        title: 'Répondre à votre label',
        lead: 'Un texte court, affiché à côté du label : sur votre page publique et à la borne. L’accueil le lit avant de le publier, en 3 jours ouvrés au plus. Il ne change pas la note.',
        text: 'Votre texte',
        another: 'Un autre texte',
        hint: 'Dites comment vous répondez, ou ce qui a changé. Ne nommez aucun candidat : tout le monde peut lire ce texte.',
        ask: 'Envoyer à l’accueil',
        sent: 'C’est envoyé : l’accueil lit votre texte avant de le publier.',
        published: 'Publié le {day}',
        waits:
          'Votre texte attend la lecture de l’accueil, le {day} au plus tard. Ce qui est publié reste jusque-là.',
        refused: 'L’accueil n’a pas publié ce texte :',
        takeBack: { asked: 'Reprendre ce texte', published: 'Ne plus l’afficher' },
        takenBack: {
          asked: 'Votre texte est repris : l’accueil ne le publiera pas.',
          published: 'Votre texte ne s’affiche plus.',
        },
        problem: {
          'nothing-said': 'Écrivez d’abord votre texte.',
          'text-too-long': 'Raccourcissez un peu, puis envoyez à nouveau.',
          'protected-wording': 'Ces mots touchent un critère protégé par la loi : écrivez autrement.',
          'contact-details':
            'Retirez les numéros et les adresses électroniques : tout le monde peut lire ce texte.',
          replaced:
            'Une personne de votre entreprise a écrit un autre texte entre-temps. Relisez-le, puis envoyez à nouveau le vôtre s’il le faut.',
          unreachable: 'Le serveur ne répond pas : rien n’est envoyé. Votre texte reste ici.',
          'sign-in-needed': 'Votre session a pris fin. Verrouillez, puis connectez-vous à nouveau.',
          other: 'Le serveur a eu un problème : rien n’est envoyé. Réessayez dans un instant.',
        },
      },
      whatIf: {
        label: 'Les candidats liraient « {to} » au lieu de « {from} ».',
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
        division: '{weighted} ÷ {weight} = {points}, soit une note de {score}.',
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
          qualified: 'vous avez complété votre réponse, jour {day}',
          recommended: 'vous avez ajouté une piste, jour {day}',
        },
        notCounted: {
          unverified:
            '{n} candidature que l’accueil n’a pas confirmée : non comptée | {n} candidature que l’accueil n’a pas confirmée : non comptée | {n} candidatures que l’accueil n’a pas confirmées : non comptées',
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
})
