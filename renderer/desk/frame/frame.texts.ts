import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** Texts of the pieces that the host desk and the employer desk share. Punctuation carries U+202F. */
export const frameTexts = inDeskLanguages({
  fr: {
    printFailed: 'Rien n’est sorti de l’imprimante. Vérifiez qu’elle est allumée et qu’elle a du papier.',
    notice: { undo: 'Annuler', close: 'Fermer ce message' },
    unsaved: {
      title: 'Vos mots ne sont pas enregistrés',
      text: 'Si vous partez maintenant, ce que vous avez écrit ici est perdu.',
      stay: 'Rester et continuer',
      leave: 'Partir sans enregistrer',
    },
    double: {
      title: 'Quelqu’un d’autre a écrit au même endroit',
      text: 'Pendant que vous écriviez, un autre poste a enregistré autre chose. Choisissez ce qui reste.',
      theirs: 'La leur',
      mine: 'La vôtre',
      empty: '(vide)',
      yes: 'oui',
      no: 'non',
      keep: { theirs: 'Garder la leur', mine: 'Mettre la mienne' },
      back: 'Revenir sans enregistrer',
    },
    record: {
      coming: 'On va chercher cette fiche…',
      offline:
        'Cette fiche n’est pas encore sur ce poste, qui n’est pas relié au serveur en ce moment. Si elle existe, elle s’affichera ici dès qu’il le sera.',
    },
    // In place of every screen, until the server told what was erased while this computer was away.
    silence: {
      title: 'Ce poste est resté longtemps sans nouvelles du serveur',
      text: 'Des personnes ont pu faire effacer leurs données entre-temps. Rien d’elles ne s’affiche tant que le serveur n’a pas été entendu.',
      next: 'Tout revient seul dès que le serveur répond. Ce qui attend d’être envoyé est gardé. Si rien ne change, vérifiez le câble ou le wifi, et l’heure de ce poste.',
    },
    outdated: {
      title: 'Une nouvelle version est là.',
      text: 'Finissez ce que vous écrivez, puis rechargez la page. Ce qui attend d’être envoyé est gardé sur ce poste\u202f; si ce message revient, prévenez la personne qui administre le serveur.',
    },
    boot: {
      loading: 'Ouverture du poste…',
    },
    // Shown on a computer that was never linked to a site.
    enrolment: {
      title: 'Relier ce poste',
      host: 'Ce poste d’accueil n’est pas encore relié à votre pépinière. Créez un code sur un poste d’accueil déjà relié (menu Postes), ou demandez-le à la personne qui administre le serveur.',
      employer:
        'Ce poste employeur n’est pas encore relié à la pépinière. Demandez un code à l’accueil : il est créé en quelques secondes.',
      code: 'Code à usage unique',
      codeHint: 'Tel qu’il est affiché, sans se soucier des majuscules ni des espaces.',
      name: 'Nom de ce poste (facultatif)',
      nameHint: 'Pour le reconnaître dans la liste des postes : « Accueil, comptoir ».',
      submit: 'Relier ce poste',
      codeMissing: 'Tapez le code affiché par l’accueil.',
      refusal: {
        'wrong-code': 'Ce code est faux, déjà utilisé ou périmé. Demandez-en un nouveau.',
        'wrong-role': 'Ce code est prévu pour un autre type de poste. Demandez un code pour celui-ci.',
        unreachable:
          'Le serveur de la pépinière ne répond pas. Vérifiez le câble ou le wifi, puis réessayez : le code reste valable.',
        'protocol-too-old': 'Ce logiciel est trop ancien pour le serveur. Mettez-le à jour, puis réessayez.',
      },
    },
    signIn: {
      login: 'Identifiant',
      secret: 'Mot de passe',
      once: 'Notez-le maintenant\u202f: il ne sera plus affiché.',
      submit: 'Se connecter',
      missing: 'Tapez votre identifiant et votre mot de passe.',
      wait: 'Trop d’essais sur ce poste : réessayez tout de suite. | Trop d’essais sur ce poste : attendez 1 minute, puis réessayez. | Trop d’essais sur ce poste : attendez {count} minutes, puis réessayez.',
      refusal: {
        // The same sentence whatever was wrong: it must not tell whether the login exists.
        'wrong-credentials': 'Identifiant ou mot de passe incorrect. Vérifiez-les, puis réessayez.',
        'clock-in-doubt':
          'Le serveur vient de redémarrer et vérifie son heure. Réessayez dans quelques minutes.',
        'too-many-requests': 'Trop d’essais. Attendez quelques minutes, puis réessayez.',
        unreachable:
          'Le serveur ne répond pas. La première connexion de la journée a besoin de lui : vérifiez le câble ou le wifi.',
        'unknown-device': 'Ce poste n’est plus autorisé par le serveur.',
        'protocol-too-old': 'Ce logiciel est trop ancien pour le serveur. Mettez-le à jour.',
        unexpected: 'Le serveur a eu un problème. Réessayez dans un instant.',
      },
    },
    problem: {
      revoked: {
        title: 'Ce poste n’est plus autorisé',
        text: 'Un hôte a retiré ce poste de la pépinière, ou le serveur a été remplacé. Il ne reçoit et n’envoie plus rien.',
        next: 'Si c’est une erreur, demandez un nouveau code et reliez ce poste.',
      },
      'already-open': {
        title: 'Déjà ouvert dans une autre fenêtre',
        text: 'Un poste ne s’ouvre que dans une seule fenêtre, pour que rien ne soit écrit deux fois.',
        next: 'Fermez l’autre fenêtre, puis rechargez celle-ci.',
      },
      'insecure-context': {
        title: 'Adresse non protégée',
        text: 'Cette page est ouverte en http depuis une autre machine : le navigateur refuse alors de protéger les données.',
        next: 'Ouvrez l’adresse en https, ou utilisez l’application installée.',
      },
      'storage-lost': {
        title: 'Les données de ce poste ont été effacées',
        text: 'Le navigateur a effacé ou fermé ce que ce poste gardait. Ce qui n’était pas encore envoyé a pu être perdu.',
        next: 'La page s’ouvre à nouveau dans un instant.',
        note: 'Les données de ce poste ont été effacées : reliez-le à nouveau. Ce qui n’était pas encore envoyé est perdu.',
      },
      'storage-unavailable': {
        title: 'Ce poste ne peut pas garder ses données',
        text: 'Le navigateur refuse l’enregistrement sur ce disque (disque plein, ou navigation privée).',
        next: 'Libérez de la place ou quittez la navigation privée, puis rechargez la page.',
      },
      reload: 'Recharger',
      enrolAgain: 'Relier à nouveau ce poste',
      // {count} writes were never sent; linking again drops them.
      waitingLost:
        'Rien n’attend d’être envoyé. | 1 écriture n’a pas été envoyée : elle sera abandonnée si vous reliez à nouveau ce poste. | {count} écritures n’ont pas été envoyées : elles seront abandonnées si vous reliez à nouveau ce poste.',
    },
    sync: {
      connected: 'Connecté',
      asking: 'Connecté, nouvelles toutes les dix secondes',
      offlineSince: 'Hors ligne depuis {time}',
      offline: 'Hors ligne',
      waiting: 'tout est envoyé | 1 écriture à envoyer | {count} écritures à envoyer',
      refused: 'rien à corriger | 1 envoi à corriger | {count} envois à corriger',
      // Told by the server in a form that this application cannot read.
      unreadable:
        'tout a pu être lu | 1 fiche n’a pas pu être lue, les autres sont là | {count} fiches n’ont pas pu être lues, les autres sont là',
      // A damaged disk was found at a start; {when} as "le 12 novembre à 18 h 04".
      memoryLost:
        'ce poste a perdu une partie de sa mémoire {when} : ce qui n’était pas encore envoyé a pu disparaître',
      problem: {
        'too-large': 'Une écriture est trop grande pour le serveur',
        'too-many-requests': 'Le serveur demande de ralentir',
        'server-full': 'Le serveur n’a plus de place : tout est gardé ici',
        'database-away':
          'Le serveur n’atteint pas sa base de données\u202f: tout est gardé ici et partira seul',
        'disk-full': 'Ce poste n’a plus de place : la dernière écriture n’est pas gardée',
      },
    },
  },
})
