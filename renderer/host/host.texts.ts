import { inDeskLanguages } from '../strings/in-every-language.ts'

/** What the host desk says around its screens: menu, sign-in, answers of the server. */
export const hostFrameTexts = inDeskLanguages({
  fr: {
    desk: 'Accueil',
    menu: {
      today: 'Aujourd’hui',
      offers: 'Offres',
      employers: 'Employeurs',
      devices: 'Postes',
      visitors: 'Visiteurs',
      refused: 'Envois à corriger',
      passes: 'Cartes',
      evacuation: 'Évacuation',
    },
    lock: 'Verrouiller',
    idleWarning: 'Toujours là ? Le poste se verrouille dans 30 secondes. Bougez la souris pour continuer.',
    signIn: {
      title: 'Poste d’accueil',
      subtitle: 'Connectez-vous pour ouvrir le poste.',
      locked: {
        idle: 'Le poste s’est verrouillé après 10 minutes sans activité. Ce que vous écriviez est gardé.',
        'session-ended':
          'Votre session a pris fin. Connectez-vous à nouveau : ce que vous écriviez est gardé.',
      },
      evacuation: 'Liste d’évacuation',
      evacuationHint: 'Elle s’imprime sans connexion, même hors ligne.',
    },
    // Answers of the server to what a host asks; {what happened} then what to do.
    refusal: {
      // No answer came: it may have been done all the same.
      unreachable:
        'Le serveur n’a pas répondu\u202f: on ne sait pas si c’est fait. Quand la connexion revient, regardez d’abord, puis réessayez s’il le faut.',
      unread:
        'Le serveur ne répond pas\u202f: la liste n’a pas pu être lue. Elle le sera quand la connexion revient.',
      'too-many-requests': 'Trop de demandes. Attendez une minute, puis réessayez.',
      'sign-in-needed': 'Votre session a pris fin. Connectez-vous à nouveau.',
      'invalid-request': 'Le serveur n’a pas accepté ces informations. Vérifiez-les, puis réessayez.',
      'not-found': 'Le serveur ne connaît pas cet élément : il a peut-être été retiré entre-temps.',
      // The answer to the first try was lost, and what was typed changed since.
      'request-reused':
        'C’est déjà enregistré, tel qu’au premier envoi. Retrouvez-le dans la liste pour le corriger.',
      'server-full':
        'Le serveur n’a plus de place : rien n’a été gardé. Prévenez la personne qui l’administre.',
      'clock-in-doubt':
        'Le serveur vient de redémarrer et vérifie son heure : rien n’a été changé. Réessayez dans quelques minutes.',
      unexpected: 'Le serveur a eu un problème : rien n’a été changé. Réessayez dans un instant.',
    },
    unnamed: 'sans nom',
    printFailed: 'L’impression n’a pas marché\u202f: vérifiez l’imprimante et le papier, puis réessayez.',
  },
})
