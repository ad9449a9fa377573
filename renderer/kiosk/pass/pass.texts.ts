import { inEveryLanguage } from '../../strings/in-every-language.ts'

/** Texts about a pass: shown, found again, confirmed. */
export const passTexts = inEveryLanguage({
  fr: {
    pass: {
      title: 'Votre carte',
      scan: 'Montrez le code de votre carte au lecteur. Ou tapez son numéro ici.',
      notNow: 'Une page est ouverte à cette borne. Touchez d’abord « J’ai fini », puis montrez votre carte.',
      code: 'Numéro de la carte',
      hint: '9 lettres et chiffres.',
      // One sentence for an unknown card and for a withdrawn one: it tells nothing about anybody.
      refused: {
        'not-a-pass': 'Ce numéro n’est pas complet, ou une lettre a changé. Vérifiez, puis réessayez.',
        'unknown-or-revoked':
          'Cette carte n’ouvre rien ici. Voyez l’accueil, ils arrangeront cela avec vous.',
        misread: 'Le code n’a pas été lu en entier. Montrez-le encore une fois, bien à plat.',
        foreign: 'Ce code n’est pas une carte d’ici. Montrez votre carte, ou tapez son numéro.',
      },
    },
    recover: {
      open: 'J’ai perdu ma carte',
      title: 'Carte perdue, images oubliées',
      text: 'Cela arrive. Dites-le à l’accueil\u202f: un hôte vous donne un code, et rien de ce que vous avez fait ici n’est perdu. L’ancienne carte ne servira plus à personne.',
      offline:
        'Il n’y a pas de réseau en ce moment. La nouvelle carte se fera dès qu’il revient. L’accueil peut vous inscrire sans carte en attendant.',
      code: 'Code donné par l’accueil',
      hint: '8 lettres et chiffres. Il sert une seule fois, pendant 10 minutes.',
      picturesText:
        'Quatre nouvelles images, dans l’ordre. Retenez-les\u202f: les anciennes n’ouvrent plus rien.',
      keep: 'Garder',
      refused: {
        'wrong-code':
          'Ce code ne va pas\u202f: une lettre a changé, ou il est trop ancien. L’accueil peut en donner un autre.',
        'too-many-tries': 'Il y a eu beaucoup d’essais. Attendez un quart d’heure, ou voyez l’accueil.',
        unreachable: 'Le réseau manque en ce moment. Rien n’est perdu\u202f: réessayez dans un instant.',
      },
    },
    confirm: {
      title: 'Bonjour !',
      text: 'La carte est lue. Est-ce bien la vôtre ?',
      itsMe: 'C’est moi',
      notMe: 'Ce n’est pas moi',
      ending: 'Elle finit par {ending}',
      compare: 'C’est la même plante et la même fin de numéro que sur votre carte\u202f?',
    },
    picture: {
      sun: 'Soleil',
      moon: 'Lune',
      tree: 'Arbre',
      flower: 'Fleur',
      fish: 'Poisson',
      bird: 'Oiseau',
      house: 'Maison',
      boat: 'Bateau',
      key: 'Clé',
      cup: 'Tasse',
      umbrella: 'Parapluie',
      snail: 'Escargot',
    },
  },
  'fr-x-falc': {
    pass: {
      title: 'Votre carte',
      scan: 'Montrez votre carte au lecteur. Ou touchez les lettres de votre numéro.',
      notNow: 'Une page est ouverte. Touchez « J’ai fini ». Puis montrez votre carte.',
      code: 'Numéro de la carte',
      hint: 'Il y a 9 lettres et chiffres.',
      refused: {
        'not-a-pass': 'Il y a une erreur dans le numéro. Regardez encore votre carte.',
        'unknown-or-revoked': 'Cette carte ne marche pas ici. Demandez à l’accueil.',
        misread: 'Le lecteur n’a pas tout lu. Montrez encore la carte.',
        foreign: 'Ce code n’est pas une carte d’ici. Montrez votre carte.',
      },
    },
    recover: {
      open: 'Carte perdue',
      title: 'Vous avez perdu votre carte\u202f?',
      text: 'Ce n’est pas grave. Allez à l’accueil. On vous donne un code. Tapez le code ici. Vous gardez tout.',
      offline: 'Il n’y a pas de réseau. On fera la carte plus tard. Allez à l’accueil.',
      code: 'Le code de l’accueil',
      hint: '8 lettres et chiffres. Le code marche 10 minutes.',
      picturesText: 'Choisissez 4 nouvelles images. Retenez-les.',
      keep: 'Garder',
      refused: {
        'wrong-code': 'Le code ne marche pas. Demandez un autre code.',
        'too-many-tries': 'Il y a trop d’essais. Attendez 15 minutes.',
        unreachable: 'Il n’y a pas de réseau. Essayez plus tard.',
      },
    },
    confirm: {
      title: 'Bonjour !',
      text: 'C’est votre carte ?',
      itsMe: 'C’est moi',
      notMe: 'Ce n’est pas moi',
      ending: 'Le numéro finit par {ending}',
      compare: 'Regardez la plante. Regardez la fin du numéro. C’est pareil sur votre carte\u202f?',
    },
    picture: {
      sun: 'Soleil',
      moon: 'Lune',
      tree: 'Arbre',
      flower: 'Fleur',
      fish: 'Poisson',
      bird: 'Oiseau',
      house: 'Maison',
      boat: 'Bateau',
      key: 'Clé',
      cup: 'Tasse',
      umbrella: 'Parapluie',
      snail: 'Escargot',
    },
  },
  en: {
    pass: {
      title: 'Your card',
      scan: 'Show the code of your card to the reader. Or type its number here.',
      notNow: 'A page is open at this kiosk. First touch “I am done”, then show your card.',
      code: 'Card number',
      hint: '9 letters and digits.',
      refused: {
        'not-a-pass': 'This number is not complete, or a letter has changed. Check it and try again.',
        'unknown-or-revoked':
          'This card opens nothing here. See the welcome desk, they will sort it out with you.',
        misread: 'The code was not read in full. Show it once more, flat.',
        foreign: 'This code is not a card of this place. Show your card, or type its number.',
      },
    },
    recover: {
      open: 'I lost my card',
      title: 'Lost card, forgotten pictures',
      text: 'It happens. Tell the host: they give you a code, and nothing you did here is lost. The old card will be of no use to anyone.',
      offline:
        'There is no network just now. The new card can be made when it is back. The host can check you in without a card meanwhile.',
      code: 'Code given by the host',
      hint: '8 letters and digits. It works once, for 10 minutes.',
      picturesText: 'Four new pictures, in order. Remember them: the old ones open nothing any more.',
      keep: 'Keep',
      refused: {
        'wrong-code':
          'This code does not work: a letter changed, or it is too old. The host can give you another.',
        'too-many-tries': 'There were many tries. Wait a quarter of an hour, or see the host.',
        unreachable: 'There is no network just now. Nothing is lost: try again in a moment.',
      },
    },
    confirm: {
      title: 'Hello!',
      text: 'The card is read. Is it yours?',
      itsMe: 'That’s me',
      notMe: 'That’s not me',
      ending: 'It ends with {ending}',
      compare: 'Are the plant and the end of the number the same as on your card?',
    },
    picture: {
      sun: 'Sun',
      moon: 'Moon',
      tree: 'Tree',
      flower: 'Flower',
      fish: 'Fish',
      bird: 'Bird',
      house: 'House',
      boat: 'Boat',
      key: 'Key',
      cup: 'Cup',
      umbrella: 'Umbrella',
      snail: 'Snail',
    },
  },
})
