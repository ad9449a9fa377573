import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** What employers and candidates ask hosts to decide. */
export const checksTexts = inDeskLanguages({
  fr: {
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
