import { inEveryLanguage } from '../../strings/in-every-language.ts'

/** Texts about an application as it is written. */
export const applyingTexts = inEveryLanguage({
  fr: {
    apply: {
      title: 'Que voulez-vous envoyer ?',
      text: 'Vous choisissez ce que {employer} recevra. Rien n’est obligatoire.',
      field: {
        name: 'Mon prénom',
        phone: 'Mon téléphone',
        email: 'Mon e-mail',
        abilities: 'Ce que je sais faire',
        message: 'Un mot',
      },
      add: 'Ajouter',
      change: 'Changer',
      keepBack: 'Ne pas envoyer',
      remove: 'Retirer',
      leaves: 'sera envoyé',
      stays: 'ne sera pas envoyé',
      contactHint: 'Sans téléphone ni e-mail, vous verrez ici, à la borne, si l’employeur répond.',
      write: {
        name: 'Votre prénom',
        phone: 'Votre téléphone',
        email: 'Votre e-mail',
        message: 'Un mot à l’employeur',
      },
      writeHint: {
        name: 'Le vrai, ou un prénom inventé.',
        phone: 'Un numéro où l’on peut vous joindre.',
        email: 'Une adresse que vous lisez.',
        message: 'Quelques phrases suffisent : pourquoi ce travail, quand vous pouvez commencer.',
      },
      ok: 'C’est bon',
      refused: {
        phone: 'Ce numéro n’est pas complet. Vérifiez les chiffres.',
        email: 'Il manque quelque chose dans cette adresse. Elle ressemble à nom arobase site point fr.',
        long: 'C’est trop long : raccourcissez un peu.',
      },
      send: 'Envoyer',
      notReady:
        'La borne n’est pas encore prête à protéger votre candidature. Rien n’est parti. Voyez l’accueil.',
    },
    abilities: {
      title: 'Ce que je sais faire',
      text: 'Au travail comme dans la vie. Choisissez jusqu’à {most} choses.',
    },
    review: {
      title: 'Voici exactement ce qui part',
      text: '{employer} lira ceci, mot pour mot.',
      change: 'Changer',
      noContact:
        'Vous n’envoyez ni téléphone ni e-mail : vous verrez si l’employeur répond dans «  Mes candidatures  ».',
      nothingElse: 'Rien d’autre ne part : ni votre adresse, ni votre âge, ni vos visites.',
    },
    pictures: {
      choose: 'Choisissez quatre images',
      chooseText: 'Avec votre carte, elles ouvriront vos candidatures. Retenez-les dans l’ordre.',
      give: 'Vos quatre images',
      chosen: 'Images choisies, dans l’ordre',
      erase: 'Effacer la dernière',
    },
    receipt: {
      title: 'Votre candidature est faite',
      arrived: 'Bien reçue',
      on: 'Candidature du {day}',
      savedHere:
        'Il n’y a pas de réseau en ce moment. Votre candidature est gardée ici, chiffrée. Elle partira toute seule.',
      follow: 'Pour la suivre',
      followText: 'Revenez avec votre carte et vos quatre images, puis touchez «  Mes candidatures  ».',
      done: 'D’accord',
    },
  },
  'fr-x-falc': {
    apply: {
      title: 'Que voulez-vous envoyer ?',
      text: 'Vous écrivez à {employer}. Vous choisissez ce que vous dites.',
      field: {
        name: 'Mon prénom',
        phone: 'Mon téléphone',
        email: 'Mon e-mail',
        abilities: 'Ce que je sais faire',
        message: 'Un message',
      },
      add: 'Ajouter',
      change: 'Changer',
      keepBack: 'Ne pas envoyer',
      remove: 'Enlever',
      leaves: 'on l’envoie',
      stays: 'on ne l’envoie pas',
      contactHint: 'Pas de téléphone ? Revenez ici. Vous verrez si l’employeur répond.',
      write: {
        name: 'Votre prénom',
        phone: 'Votre téléphone',
        email: 'Votre e-mail',
        message: 'Votre message',
      },
      writeHint: {
        name: 'Vous pouvez inventer un prénom.',
        phone: 'L’employeur peut vous appeler à ce numéro.',
        email: 'L’employeur peut vous écrire à cette adresse.',
        message: 'Dites pourquoi ce travail vous plaît.',
      },
      ok: 'C’est bon',
      refused: {
        phone: 'Il y a une erreur dans le numéro. Regardez les chiffres.',
        email: 'Il y a une erreur dans l’adresse. Regardez les lettres.',
        long: 'C’est trop long. Écrivez moins.',
      },
      send: 'Envoyer',
      notReady: 'La borne n’est pas prête. On n’a rien envoyé. Demandez à l’accueil.',
    },
    abilities: {
      title: 'Ce que je sais faire',
      text: 'Touchez ce que vous savez faire. Vous pouvez choisir {most} choses.',
    },
    review: {
      title: 'On envoie ceci',
      text: '{employer} va lire ces mots.',
      change: 'Changer',
      noContact: 'Il n’y a pas de téléphone. Revenez ici. Vous verrez si l’employeur répond.',
      nothingElse: 'On n’envoie rien d’autre.',
    },
    pictures: {
      choose: 'Choisissez 4 images',
      chooseText: 'Ces images sont votre secret. Retenez bien les 4 images dans l’ordre.',
      give: 'Vos 4 images',
      chosen: 'Vos images',
      erase: 'Effacer',
    },
    receipt: {
      title: 'C’est fait',
      arrived: 'Elle est arrivée.',
      on: 'Candidature du {day}',
      savedHere: 'Il n’y a pas de réseau. La borne garde votre candidature. Elle l’enverra plus tard.',
      follow: 'Pour voir si l’employeur répond',
      followText: 'Revenez avec votre carte. Touchez «  Mes candidatures  ». Puis touchez vos 4 images.',
      done: 'D’accord',
    },
  },
  en: {
    apply: {
      title: 'What do you want to send?',
      text: 'You choose what {employer} will receive. Nothing is required.',
      field: {
        name: 'My first name',
        phone: 'My telephone',
        email: 'My e-mail',
        abilities: 'What I can do',
        message: 'A few words',
      },
      add: 'Add',
      change: 'Change',
      keepBack: 'Do not send',
      remove: 'Remove',
      leaves: 'will be sent',
      stays: 'will not be sent',
      contactHint:
        'Without telephone or e-mail, you will see here, at the kiosk, whether the employer answers.',
      write: {
        name: 'Your first name',
        phone: 'Your telephone',
        email: 'Your e-mail',
        message: 'A few words to the employer',
      },
      writeHint: {
        name: 'The real one, or one you make up.',
        phone: 'A number where you can be reached.',
        email: 'An address that you read.',
        message: 'A few sentences are enough: why this job, when you are free.',
      },
      ok: 'Done',
      refused: {
        phone: 'This number is not complete. Check the digits.',
        email: 'Something is missing in this address. It looks like name at site dot fr.',
        long: 'This is too long: shorten it a little.',
      },
      send: 'Send',
      notReady:
        'The kiosk is not ready to protect your application yet. Nothing was sent. See the welcome desk.',
    },
    abilities: {
      title: 'What I can do',
      text: 'At work and in life. Choose up to {most} things.',
    },
    review: {
      title: 'This is exactly what leaves',
      text: '{employer} will read this, word for word.',
      change: 'Change',
      noContact:
        'You send neither telephone nor e-mail: “My applications” will tell whether the employer answers.',
      nothingElse: 'Nothing else leaves: neither your address, nor your age, nor your visits.',
    },
    pictures: {
      choose: 'Choose four pictures',
      chooseText: 'With your card they will open your applications. Remember them in order.',
      give: 'Your four pictures',
      chosen: 'Chosen pictures, in order',
      erase: 'Erase the last one',
    },
    receipt: {
      title: 'Your application is made',
      arrived: 'Well received',
      on: 'Application of {day}',
      savedHere:
        'There is no network at the moment. Your application is kept here, encrypted. It will leave by itself.',
      follow: 'To follow it',
      followText: 'Come back with your card and your four pictures, then touch “My applications”.',
      done: 'All right',
    },
  },
})
