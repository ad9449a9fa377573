import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** What employers and candidates ask hosts to decide. */
export const checksTexts = inDeskLanguages({
  fr: {
    contests: {
      title: 'À décider ({count})',
      explain:
        'Une personne signale une réponse, ou dit qu’on lui a demandé de se retirer. Lisez les faits des deux côtés et décidez sans interroger l’employeur\u202f: il n’apprend quelque chose que si la personne a raison.',
      kind: {
        'not-received': 'Réponse non reçue',
        'off-topic': 'Réponse hors sujet',
        'withdrawal-asked': 'Retrait demandé par l’employeur',
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
        qualified: 'l’employeur ajoute un motif',
        recommended: 'l’employeur ajoute une piste',
        withdrawn: 'la personne se retire',
        'answer-withdrawn': 'l’employeur reprend sa réponse',
        'info-given': 'la personne répond à la question',
        'meeting-accepted': 'la personne accepte le rendez-vous',
        'meeting-declined': 'la personne ne vient pas au rendez-vous',
        'meeting-move-asked': 'la personne demande un autre moment',
        'answer-judged': 'la personne dit si la réponse l’a aidée',
      },
      words: 'Les mots de la réponse',
      appeal: 'Ce que dit l’employeur',
      effect:
        'Si la personne a raison, la candidature compte comme restée sans réponse\u202f: l’employeur le lit, sans autre détail, et peut faire appel une fois.',
      yes: { contest: 'La personne a raison', appeal: 'Garder la décision' },
      not: { contest: 'La réponse compte', appeal: 'L’employeur a raison' },
      notWithdrawal: 'Retrait ordinaire',
      done: {
        contest: {
          true: 'C’est décidé pour {name}\u202f: {employer} le lit à son poste.',
          false:
            'C’est décidé\u202f: rien ne change dans la note de {employer}, et {name} le lit à la borne.',
        },
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
