import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** What employers and candidates ask hosts to decide. */
export const checksTexts = inDeskLanguages({
  fr: {
    contests: {
      title: 'À décider ({count})',
      explain:
        'Une personne signale une réponse, dit qu’on lui a demandé de se retirer, ou qu’elle n’a pas été prévenue. Lisez les faits des deux côtés et décidez sans interroger l’employeur\u202f: il n’apprend rien d’un signalement, sauf si la personne a raison. Seul un «\u00a0pas prévenu\u00a0» se lit déjà à son poste.',
      kind: {
        'not-received': 'Réponse non reçue',
        'off-topic': 'Réponse hors sujet',
        'withdrawal-asked': 'Retrait demandé par l’employeur',
        'not-told': 'Personne dite prévenue, qui dit non',
      },
      stage: {
        contest: 'à décider le {day} au plus tard',
        appeal: 'l’employeur fait appel\u202f: à décider le {day} au plus tard',
      },
      open: 'Ouvrir',
      openOf: 'Ouvrir ce que dit {name}',
      said: '{name} l’a dit {day}.',
      about: 'Offre de {employer}\u202f: {offer}.',
      facts: 'Ce qui s’est passé',
      byHost: '(par l’accueil, avec mandat)',
      event: {
        submitted: 'la personne postule',
        viewed: 'l’employeur lit',
        'info-requested': 'l’employeur demande une précision',
        pursued: 'l’employeur veut poursuivre',
        refused: 'l’employeur répond non',
        hired: 'l’employeur annonce une embauche',
        'candidate-declined': 'l’employeur note que la personne renonce',
        qualified: 'l’employeur complète sa réponse',
        recommended: 'l’employeur ajoute une piste',
        withdrawn: 'la personne se retire',
        'answer-withdrawn': 'l’employeur reprend sa réponse',
        'info-given': 'la personne répond à la question',
        'meeting-accepted': 'la personne accepte le rendez-vous',
        'meeting-declined': 'la personne ne vient pas au rendez-vous',
        'meeting-move-asked': 'la personne demande un autre moment',
        'followed-up': 'la personne dit avoir relancé l’employeur',
        'telling-confirmed': 'la personne confirme qu’on l’a prévenue',
        'telling-denied': 'la personne dit ne pas avoir été prévenue',
        'answer-judged': 'la personne dit si la réponse l’a aidée',
      },
      words: 'Les mots de la réponse',
      appeal: 'Ce que dit l’employeur',
      effect: {
        contest:
          'Si la personne a raison, la candidature compte comme restée sans réponse\u202f: l’employeur le lit, sans autre détail, et peut faire appel une fois.',
        told: 'Cette réponse ne compte déjà plus, et l’employeur lit que la personne ne la confirme pas. Si l’employeur l’avait bien prévenue, sa réponse compte de nouveau\u202f; si la personne a raison, il peut faire appel une fois.',
        appeal:
          'Si vous gardez la décision, la candidature compte comme restée sans réponse, et c’est définitif. Si l’employeur a raison, sa réponse compte de nouveau.',
      },
      yes: { contest: 'La personne a raison', appeal: 'Garder la décision' },
      not: { contest: 'La réponse compte', appeal: 'L’employeur a raison' },
      notWithdrawal: 'Retrait ordinaire',
      wasTold: 'L’employeur l’avait prévenue',
      done: {
        contest: {
          true: 'C’est décidé pour {name}\u202f: {employer} le lit à son poste.',
          false:
            'C’est décidé\u202f: rien ne change dans la note de {employer}, et {name} le lit à la borne.',
        },
        told: 'C’est décidé\u202f: la réponse de {employer} compte de nouveau, et {name} le lit à la borne.',
        appeal: {
          true: 'C’est décidé\u202f: la décision pour {name} reste, et {employer} le lit à son poste.',
          false:
            'C’est décidé pour {employer}\u202f: la première décision est levée, sa note se recalcule, et {name} le lit à la borne.',
        },
      },
      problem: {
        'already-decided': 'Quelqu’un d’autre de l’accueil a décidé entre-temps.',
        'answer-gone': 'L’employeur a repris cette réponse entre-temps\u202f: elle ne compte déjà plus.',
      },
    },
    alerts: {
      title: 'Chiffres à regarder ({count})',
      explain:
        'Ces chiffres sortent de l’ordinaire, et ont souvent une bonne raison. Ils ne changent pas la note et l’employeur n’en lit rien\u202f: vous savez ce qui s’est passé.',
      kind: {
        'same-day': 'personnes venues le même jour',
        'same-host': 'personnes accueillies par un seul hôte',
        'instant-answers': 'réponses en moins d’une minute',
        withdrawals: 'candidatures retirées',
      },
      facts: {
        'same-day':
          '{files} candidatures sur {of} viennent de {people} personnes arrivées ici pour la première fois le même jour, {day}.',
        'same-host':
          '{files} candidatures sur {of} viennent de {people} personnes à qui {host} a donné une carte ou des images, ou dont {host} a reconnu la candidature, {when}.',
        'instant-answers':
          '{files} réponses sur {of} ont été données en moins d’une minute\u202f; la moitié, en {seconds} s ou moins.',
        withdrawals:
          '{files} candidatures sur {of} ont été retirées dans les 30 jours, par {people} personnes.',
      },
      onDay: 'le {day}',
      between: 'entre le {first} et le {last}',
      ordinary: {
        'same-day':
          'On voit cela après une journée d’emploi, ou quand un groupe vient ensemble. Ces personnes existent-elles bien, et ont-elles postulé elles-mêmes\u202f?',
        'same-host':
          'On voit cela quand une seule personne tient l’accueil un jour d’affluence. Ces personnes sont-elles bien venues\u202f?',
        'instant-answers':
          'On voit cela quand l’employeur reçoit les gens sur place et répond aussitôt. A-t-il bien lu chaque candidature\u202f?',
        withdrawals:
          'On voit cela quand les gens trouvent ailleurs, ou quand l’offre change. Quelqu’un leur a-t-il demandé de se retirer\u202f?',
      },
      followed: 'à suivre',
      followedBy: '{host}, {day}\u202f: {reason}',
      open: 'Regarder',
      openOf: 'Regarder {name}, {kind}',
      dialog: '{name}\u202f: {kind}',
      before: 'Déjà regardé',
      told: '{day}, {host}\u202f: {reason}',
      own: 'Ces chiffres parlent de ce que vous avez fait à l’accueil\u202f: une ou un collègue dira si tout est normal. Vous pouvez les garder à suivre.',
      verdict: 'Ce que vous en dites',
      choose: 'Choisir…',
      verdicts: { 'nothing-wrong': 'Vu, rien d’anormal', 'to-follow': 'À suivre' },
      verdictMissing: 'Choisissez ce que vous en dites.',
      why: { 'nothing-wrong': 'Pourquoi c’est normal', 'to-follow': 'Ce que l’on fait ensuite' },
      reasonMissing: 'Choisissez une ligne de la liste.',
      reasons: {
        'hiring-day': 'Il y avait une journée d’emploi',
        'came-together': 'Un groupe est venu ensemble',
        'helped-at-desk': 'Nous avons aidé ces personnes à l’accueil',
        'answered-on-the-spot': 'L’employeur recevait sur place',
        'found-work': 'Les personnes ont trouvé ailleurs',
        'offer-changed': 'L’offre a changé',
        'ask-employer': 'En parler avec l’employeur',
        'ask-colleagues': 'Demander aux collègues',
        'see-again': 'Regarder encore dans quelques semaines',
        other: 'Autre (à préciser)',
      },
      note: 'Note (facultatif)',
      noteHint: 'Lue par l’accueil seulement. Ne nommez aucun candidat.',
      noteTooLong: 'Trop long\u202f: raccourcissez un peu.',
      effect: 'Ce que vous dites reste noté avec votre nom. Rien d’autre ne se passe tout seul.',
      save: 'Noter',
      done: {
        'nothing-wrong':
          'C’est noté\u202f: ces chiffres de {name} ne reviendront que si de nouvelles candidatures s’y ajoutent.',
        'to-follow': 'C’est noté\u202f: les chiffres de {name} restent à suivre.',
      },
      problem: {
        'already-decided':
          'Quelqu’un d’autre de l’accueil vient de dire que tout est normal, ou ces chiffres ont changé\u202f: rien n’a été noté.',
        changed:
          'Ces chiffres viennent de changer\u202f: les nouveaux sont en haut, et vos mots sont restés. Relisez, puis notez à nouveau.',
        changedUnread:
          'Ces chiffres viennent de changer, et les nouveaux n’ont pas pu être lus\u202f: rien n’a été noté, vos mots sont restés. Réessayez dans un moment.',
        'reason-unfit': 'Cette ligne ne va pas avec ces chiffres\u202f: choisissez-en une autre.',
        'note-missing': 'Précisez en quelques mots dans la note.',
        'own-case':
          'Ces chiffres parlent de ce que vous avez fait à l’accueil\u202f: demandez à une ou un collègue de les regarder.',
      },
    },
    replies: {
      title: 'Réponses au label, à relire ({count})',
      explain:
        'L’employeur demande que ce texte s’affiche à côté de son label. Publiez-le s’il ne nomme ni ne vise personne, et s’il parle de ses réponses.',
      by: 'à décider le {day} au plus tard',
      read: 'Relire',
      readOf: 'Relire la réponse de {name}',
      dialog: '{name} répond à son label',
      before: 'Publié aujourd’hui',
      publish: 'Publier',
      refuse: 'Ne pas publier',
      why: 'Pourquoi ne pas le publier\u202f?',
      whyHint: 'L’employeur lit ces mots. Laissez vide pour publier.',
      whyMissing: 'Dites à l’employeur ce qui ne va pas.',
      whyWritten:
        'Vous avez écrit pourquoi ne pas publier\u202f: effacez ces mots pour publier, ou choisissez «\u00a0Ne pas publier\u00a0».',
      whyTooLong: 'Trop long\u202f: raccourcissez un peu.',
      published: 'C’est publié\u202f: le texte de {name} s’affiche à côté du label.',
      refused: 'C’est noté\u202f: {name} lit pourquoi.',
      problem: {
        'nothing-asked': 'Quelqu’un a décidé entre-temps, ou l’employeur a repris son texte.',
        replaced: 'L’employeur a changé son texte entre-temps\u202f: relisez-le.',
        'another-site': 'Cet employeur n’appartient plus à votre pépinière.',
      },
    },
  },
})
