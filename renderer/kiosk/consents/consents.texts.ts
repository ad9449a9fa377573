import { inFrenchAndEnglish } from '../../strings/in-every-language.ts'

/**
 * Who may see the page. `sentence`: what the person says yes to, by its id (`consentTextIds`); a sentence that was
 * ever shown stays here as it was, and one that changes gets a new id beside it.
 */
export const consentsTexts = inFrenchAndEnglish({
  fr: {
    title: 'Qui peut voir ma page ?',
    tileHint: 'Vous dites oui ou non, à chacun.',
    lead: 'Personne, sans votre accord. Touchez pour dire oui, touchez encore pour le reprendre.',
    who: {
      hosts: 'L’accueil de ce lieu',
      search: 'Les employeurs, sans votre nom',
      statistics: 'Le total de tout le monde',
      kiosks: 'Moi, même sans réseau',
    },
    sentence: {
      'hosts-1': 'Les personnes de l’accueil peuvent lire votre page pour vous conseiller.',
      'search-1':
        'Ils cherchent ce que vous savez faire. Ils ne voient ni nom, ni âge, ni adresse. On vous redemande après 6 mois.',
      'statistics-1': 'Vos compétences comptent dans un total. Personne ne voit lesquelles sont les vôtres.',
      'kiosks-1':
        'Les bornes d’ici gardent votre page, fermée à clé. Seules votre carte et vos quatre images l’ouvrent.',
    },
    state: {
      yes: 'Oui, depuis le {day}.',
      no: 'Non.',
      ended: 'Non, repris le {day}.',
      'ran-out': 'Votre oui a duré 6 mois. Vous pouvez le redonner.',
    },
    ending: {
      news: 'Les employeurs vous trouvent encore jusqu’au {day}',
      newsHint: 'Après, c’est fini, sauf si vous redites oui.',
      title: 'Votre oui aux employeurs s’arrête le {day}. Et après\u202f?',
      again: 'Oui, encore 6 mois',
      letGo: 'Non, on arrête',
    },
    told: {
      again: 'C’est noté\u202f: oui, pour 6 mois de plus.',
      yes: 'C’est noté : oui.',
      no: 'C’est repris : plus personne ne voit rien à ce titre.',
      none: 'Tout est repris.',
    },
    pictures: {
      text: 'Avec votre carte, elles ferment votre page à clé. Retenez-les dans l’ordre.',
      keep: 'Fermer à clé',
      offline: 'Pour choisir vos images, il faut le réseau. Réessayez dans un moment.',
      refused: 'Pour choisir des images avec cette carte, passez à l’accueil.',
    },
    waits: 'La borne l’envoie dès que le réseau revient.',
    receipt: 'Mon reçu',
    unread: 'Vos accords se lisent avec votre page et vos quatre images.',
    takeAll: 'Tout reprendre maintenant',
    takeAllHint: 'Sans rien ouvrir : tous vos accords s’arrêtent.',
    noCard: 'Sans carte, cette page s’efface quand vous partez. Il n’y a rien à permettre.',
    paper: {
      title: 'Mes accords',
      lead: 'Ce que vous avez permis, et ce que vous n’avez pas permis.',
      on: 'Lu à la borne le {day}',
      said: 'La phrase à laquelle vous avez dit oui :',
      back: 'Pour reprendre un accord : à n’importe quelle borne du lieu, « Mes compétences », « Ma page », « Qui peut voir ma page ? ». Un toucher suffit, et vaut tout de suite.',
      print: 'Imprimer',
    },
  },
  'fr-x-falc': {
    title: 'Qui peut voir ma page ?',
    tileHint: 'Vous choisissez : oui ou non.',
    lead: 'Touchez pour dire oui. Touchez encore pour dire non.',
    who: {
      hosts: 'L’accueil',
      search: 'Les employeurs, sans votre nom',
      statistics: 'Le total',
      kiosks: 'Moi, sans réseau',
    },
    sentence: {
      'hosts-1': 'L’accueil peut lire votre page. L’accueil vous aide.',
      'search-1':
        'Les employeurs voient ce que vous savez faire. Ils ne voient pas votre nom. Après 6 mois, on vous demande encore.',
      'statistics-1': 'On compte ce que tout le monde sait faire. Votre nom n’est pas dedans.',
      'kiosks-1': 'Les bornes gardent votre page, fermée à clé. La clé, c’est votre carte et vos 4 images.',
    },
    state: {
      yes: 'Oui, depuis le {day}.',
      no: 'Non.',
      ended: 'Non, depuis le {day}.',
      'ran-out': 'Votre oui est fini : il a duré 6 mois. Voulez-vous dire oui encore ?',
    },
    ending: {
      news: 'Votre oui aux employeurs finit le {day}',
      newsHint: 'Vous pouvez dire oui encore une fois.',
      title: 'Votre oui aux employeurs finit le {day}. Vous continuez\u202f?',
      again: 'Oui, je continue',
      letGo: 'Non, j’arrête',
    },
    told: {
      again: 'C’est oui, pour 6 mois.',
      yes: 'Vous avez dit oui.',
      no: 'Vous avez dit non. C’est fini.',
      none: 'Vous avez dit non à tout.',
    },
    pictures: {
      text: 'Ces images ferment votre page à clé. Retenez bien les 4 images dans l’ordre.',
      keep: 'Fermer à clé',
      offline: 'Il n’y a pas de réseau. Essayez encore plus tard.',
      refused: 'Allez à l’accueil. L’accueil vous aide à choisir vos images.',
    },
    waits: 'Il n’y a pas de réseau. La borne envoie plus tard.',
    receipt: 'Mon reçu',
    unread: 'Montrez vos 4 images pour voir vos oui et vos non.',
    takeAll: 'Dire non à tout',
    takeAllHint: 'Plus personne ne voit votre page.',
    noCard: 'Vous n’avez pas de carte. La page s’efface quand vous partez.',
    paper: {
      title: 'Mes oui et mes non',
      lead: 'Voici vos oui et vos non.',
      on: 'Écrit le {day}',
      said: 'Vous avez dit oui à cette phrase :',
      back: 'Vous voulez dire non ? Allez à la borne. Touchez « Ce que je sais faire ». Touchez « Ma page ». Touchez « Qui peut voir ma page ? ».',
      print: 'Imprimer',
    },
  },
  en: {
    title: 'Who may see my page?',
    tileHint: 'You say yes or no, to each.',
    lead: 'Nobody, unless you agree. Touch to say yes, touch again to take it back.',
    who: {
      hosts: 'The hosts of this place',
      search: 'Employers, without your name',
      statistics: 'The total of everybody',
      kiosks: 'Me, even without network',
    },
    sentence: {
      'hosts-1': 'The hosts may read your page to advise you.',
      'search-1':
        'They look for what you can do. They see no name, no age, no address. We ask you again after 6 months.',
      'statistics-1': 'Your skills count in a total. Nobody sees which ones are yours.',
      'kiosks-1': 'The kiosks here keep your page, locked. Only your card and your four pictures open it.',
    },
    state: {
      yes: 'Yes, since {day}.',
      no: 'No.',
      ended: 'No, taken back on {day}.',
      'ran-out': 'Your yes lasted 6 months. You may give it again.',
    },
    ending: {
      news: 'Employers can still find you until {day}',
      newsHint: 'After that it is over, unless you say yes again.',
      title: 'Your yes to employers ends on {day}. And then?',
      again: 'Yes, 6 months more',
      letGo: 'No, let it end',
    },
    told: {
      again: 'Noted: yes, for 6 months more.',
      yes: 'Noted: yes.',
      no: 'Taken back: nobody sees anything for this any more.',
      none: 'Everything is taken back.',
    },
    pictures: {
      text: 'With your card they lock your page. Remember them in order.',
      keep: 'Lock it',
      offline: 'Choosing pictures needs the network. Try again in a moment.',
      refused: 'To choose pictures with this card, see the welcome desk.',
    },
    waits: 'The kiosk sends it as soon as the network is back.',
    receipt: 'My receipt',
    unread: 'What you agreed to opens with your page and your four pictures.',
    takeAll: 'Take everything back now',
    takeAllHint: 'Without opening anything: all you agreed to ends.',
    noCard: 'Without a card this page is gone when you leave. There is nothing to agree to.',
    paper: {
      title: 'What I agreed to',
      lead: 'What you allowed, and what you did not.',
      on: 'Read at the kiosk on {day}',
      said: 'The sentence that you said yes to:',
      back: 'To take it back: at any kiosk of the place, “My skills”, “My page”, “Who may see my page?”. One touch is enough, and counts at once.',
      print: 'Print',
    },
  },
})
