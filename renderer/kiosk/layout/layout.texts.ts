import { inEveryLanguage } from '../../strings/in-every-language.ts'

/** Texts about what is around every screen. */
export const layoutTexts = inEveryLanguage({
  fr: {
    // Shown until the server told the name of the site.
    brand: 'Pépinière',
    next: 'Suivant',
    back: 'Retour',
    printing: { failed: 'Rien ne sort de l’imprimante. Voyez l’accueil\u202f: un hôte regarde avec vous.' },
    header: { label: 'Langue, affichage et aide', listen: 'Écouter', display: 'Affichage', help: 'Aide' },
    display: {
      title: 'Affichage',
      text: 'Pour mieux lire. Tout redevient comme avant quand vous partez.',
      largeText: 'Grands caractères',
      contrast: 'Contraste fort',
      sound: 'Le son',
      volume: { off: 'Sans son', soft: 'Doux', full: 'Fort' },
      done: 'C’est bon',
    },
    help: {
      title: 'Appeler un hôte',
      text: 'Les hôtes sont à l’accueil, à l’entrée de la pépinière. Allez les voir : ils viennent avec vous jusqu’à la borne.',
      kept: 'La borne n’appelle personne toute seule. Ce que vous avez commencé reste à l’écran encore un moment.',
      closes: 'La pépinière ferme à {time}.',
      memoryLost:
        'Pour l’accueil : le {day}, cette borne a perdu une partie de sa mémoire. Ce qui n’était pas encore envoyé a pu disparaître.',
      understood: 'D’accord',
    },
  },
  'fr-x-falc': {
    brand: 'Pépinière',
    next: 'Suivant',
    back: 'Retour',
    printing: { failed: 'L’imprimante ne marche pas. Allez à l’accueil.' },
    header: { label: 'Langue, affichage et aide', listen: 'Écouter', display: 'Affichage', help: 'Aide' },
    display: {
      title: 'Affichage',
      text: 'Vous pouvez changer l’écran pour mieux lire.',
      largeText: 'Grandes lettres',
      contrast: 'Couleurs fortes',
      sound: 'Le son',
      volume: { off: 'Pas de son', soft: 'Petit son', full: 'Grand son' },
      done: 'C’est bon',
    },
    help: {
      title: 'Demander de l’aide',
      text: 'Une personne vous aide. Elle est à l’accueil, près de l’entrée. Allez la voir.',
      kept: 'Cette borne ne peut pas l’appeler. Votre page reste ouverte un petit moment.',
      closes: 'Le lieu ferme à {time}.',
      memoryLost:
        'Pour l’accueil : cette borne a eu un problème le {day}. Des choses faites ici ont pu disparaître.',
      understood: 'D’accord',
    },
  },
  en: {
    brand: 'Pépinière',
    next: 'Next',
    back: 'Back',
    printing: { failed: 'Nothing comes out of the printer. See the host: they will look with you.' },
    header: { label: 'Language, display and help', listen: 'Listen', display: 'Display', help: 'Help' },
    display: {
      title: 'Display',
      text: 'To read more easily. Everything goes back to normal when you leave.',
      largeText: 'Large letters',
      contrast: 'Strong contrast',
      sound: 'Sound',
      volume: { off: 'No sound', soft: 'Soft', full: 'Loud' },
      done: 'Done',
    },
    help: {
      title: 'Call a host',
      text: 'The hosts are at the welcome desk, by the entrance. Go and see them: they will come to the kiosk with you.',
      kept: 'The kiosk cannot call anyone by itself. What you started stays on screen for a while.',
      closes: 'This place closes at {time}.',
      memoryLost:
        'For the hosts: on {day} this kiosk lost a part of its memory. What was not sent yet may be gone.',
      understood: 'All right',
    },
  },
})
