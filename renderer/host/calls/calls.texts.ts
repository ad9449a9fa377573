import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** Somebody at a kiosk calls a host. */
export const hostCallsTexts = inDeskLanguages({
  fr: {
    calls: {
      label: 'Appels des bornes',
      title: 'Aucun appel | On vous appelle | {count} appels',
      waiting: '{kiosk}\u202f: quelqu’un appelle, depuis {time}.',
      answered: {
        coming: '{kiosk}\u202f: {host} y va.',
        'in-five': '{kiosk}\u202f: {host} a dit «\u00a0dans 5 minutes\u00a0».',
      },
      coming: 'J’arrive',
      comingTo: 'J’arrive, {kiosk}',
      inFive: 'Dans 5 minutes',
      inFiveTo: 'Dans 5 minutes, {kiosk}',
      openFirst: 'Ouvrez le poste pour répondre.',
      mute: 'Couper le son des appels',
      muted: 'Son des appels coupé\u202f: le remettre',
      silenced: 'Ce navigateur ne laisse pas sonner cette page\u202f: touchez-la une fois.',
      refused: {
        over: 'Cet appel est terminé\u202f: la personne ne vous attend plus à la borne.',
        taken: 'Quelqu’un de l’équipe y va déjà.',
        unreachable:
          'Le serveur n’a pas répondu\u202f: la borne ne sait pas que vous avez entendu. Allez-y directement, ou réessayez.',
      },
    },
  },
})
