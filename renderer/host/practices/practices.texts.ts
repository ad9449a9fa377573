import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** Around the sheets of good practice; what they say is in `resources/practices`. */
export const practicesTexts = inDeskLanguages({
  fr: {
    menu: 'Bonnes pratiques',
    title: 'Bonnes pratiques',
    text: 'Des fiches courtes, à lire ici ou à imprimer pour quelqu’un, même hors ligne.',
    for: { accueil: 'Pour l’accueil', visiteurs: 'Pour les visiteurs, comme à la borne' },
    useful: {
      explain:
        'À la borne, sans carte, chacun dit si une fiche lui a été utile. Les nombres sont ceux des 12 derniers mois, de 5 en 5.',
      yes: 'Utile une fois | Utile {n} fois',
      no: 'Pas vraiment une fois | Pas vraiment {n} fois',
      few: 'Moins de 5 avis',
    },
    back: 'Toutes les fiches',
    print: 'Imprimer la fiche',
    language: 'Langue de la fiche',
    unknown: 'Cette fiche n’existe pas ou n’existe plus. Les autres sont dans la liste.',
  },
})
