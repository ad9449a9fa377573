import { inDeskLanguages } from '../strings/in-every-language.ts'

/** What the employer desk says around its screens. In its texts "la personne" is a candidate. */
export const employerFrameTexts = inDeskLanguages({
  fr: {
    desk: 'Poste employeur',
    lock: 'Verrouiller',
    veiled: 'Les noms sont masqués : touchez l’écran ou une touche pour les revoir.',
    signIn: {
      title: 'Bonjour',
      subtitle: 'Vos candidatures vous attendent ici.',
      locked: {
        absence:
          'Ce poste s’est verrouillé parce que personne ne le touchait. Ce que vous écriviez est gardé.',
        access:
          'Ce poste s’est verrouillé parce que votre accès a changé. Connectez-vous à nouveau. Si cela ne marche pas, demandez à la personne responsable chez vous, ou à l’accueil. Ce que vous écriviez est gardé\u202f: vous le retrouverez si la page vous est encore ouverte.',
      },
    },
    menu: {
      inbox: 'Candidatures',
      offers: 'Offres',
      label: 'Mon label Reciprok',
      advice: 'Conseil et fiches',
      mandate: 'Mandat à l’accueil',
      people: 'Mon équipe',
    },
  },
})
