import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** Devices of the place and how one is added. */
export const devicesTexts = inDeskLanguages({
  fr: {
    devices: {
      title: 'Postes',
      explain: 'Les bornes et les ordinateurs de la pépinière. Vous voyez ici s’ils sont bien reliés.',
      enrol: 'Relier un poste',
      refresh: 'Actualiser',
      updatedAt: 'Liste lue à {time}',
      loading: 'Lecture de la liste…',
      stale: 'Le serveur ne répond pas : cette liste date de {time}.',
      toSee: 'À aller voir',
      inOrder: 'En ordre',
      withdrawn: 'Aucun poste retiré | 1 poste retiré | {count} postes retirés',
      role: {
        kiosk: 'Borne des visiteurs',
        host: 'Ordinateur de l’accueil',
        employer: 'Ordinateur d’un employeur',
      },
      thisDevice: 'celui-ci',
      health: {
        well: 'relié',
        behind: 'relié',
        silent: 'ne répond plus',
        'never-seen': 'pas encore ouvert',
        revoked: 'retiré',
      },
      says: {
        well: 'Tout ce qu’on y fait arrive ici.',
        behind: 'Tout est arrivé. | 1 chose est en route. | {count} choses sont en route.',
        silent: 'Dernier signe : {since}. Vérifiez qu’il est allumé et que le réseau marche.',
        waits:
          'Rien n’y attend. | 1 chose faite dessus arrivera à son retour. | {count} choses faites dessus arriveront à son retour.',
        'never-seen': 'Tapez dessus le code que vous avez créé.',
        revoked: 'Il ne reçoit et n’envoie plus rien.',
      },
      // After a restore of the server: no seat is given before each has told which ones it gave.
      waitsForSeats:
        'Aucune place ne manque de réponse. | Le serveur a repris une sauvegarde. 1 poste doit encore redire quelles places il a données\u202f: d’ici là, aucune nouvelle place n’est confirmée. | Le serveur a repris une sauvegarde. {count} postes doivent encore redire quelles places ils ont données\u202f: d’ici là, aucune nouvelle place n’est confirmée.',
      owes: {
        kiosk:
          'N’a pas redit ses places depuis la sauvegarde reprise {since}. Allumez la borne et reliez-la au réseau\u202f: elle le fera seule.',
        host: 'N’a pas redit les places depuis la sauvegarde reprise {since}. Ouvrez-le et connectez-vous\u202f: un seul ordinateur de l’accueil suffit.',
        employer: 'N’a pas tout redit depuis la sauvegarde reprise {since}.',
      },
      // For a week after a damaged disk was found; {when} as "le 12 novembre à 18 h 04".
      damaged: {
        kiosk:
          'Cette borne a perdu une partie de sa mémoire {when} : ce qui n’était pas encore envoyé a pu disparaître.',
        host: 'Cet ordinateur a perdu une partie de sa mémoire {when} : ce qui n’était pas encore envoyé a pu disparaître.',
        employer:
          'Cet ordinateur a perdu une partie de sa mémoire {when} : ce qui n’était pas encore envoyé a pu disparaître.',
      },
      damagedNext: {
        kiosk:
          'Une arrivée, une place ou une candidature faite là vous manque ? Refaites-la avec la personne. Si cela revient, faites vérifier la borne.',
        host: 'Relisez ce que vous avez noté ce jour-là, et refaites ce qui manque. Si cela revient, faites vérifier l’ordinateur.',
        employer:
          'Demandez à l’employeur de relire ses dernières réponses. Si cela revient, faites vérifier l’ordinateur.',
      },
      lose: 'Ne plus l’attendre',
      loseOf: 'Ne plus attendre {name}',
      loseTitle: 'Ne plus attendre «\u00a0{name}\u00a0»\u202f?',
      loseText:
        'Les places se redonnent tout de suite. Si cette borne en avait promis et revient un jour, ses réservations comptent aussi\u202f: une séance pourrait avoir plus de monde que de places. Vous le verrez dans «\u00a0Aujourd’hui\u00a0».',
      loseFirst: 'Si la borne peut encore s’allumer, rallumez-la plutôt\u202f: tout s’arrange en une minute.',
      loseNot: 'L’attendre encore',
      loseConfirm: 'Elle est perdue',
      lostDone: 'On n’attend plus «\u00a0{name}\u00a0». Les places se redonnent.',
      revoke: 'Retirer',
      revokeOf: 'Retirer {name}',
      revokeTitle: 'Retirer « {name} » ?',
      revokeText:
        'Il s’arrête tout de suite et ne montre plus rien. Pour le rouvrir, il faudra un nouveau code.',
      revokeWaiting:
        'Rien n’y attend. | 1 chose faite dessus n’est pas encore arrivée : elle sera perdue. | {count} choses faites dessus ne sont pas encore arrivées : elles seront perdues.',
      revokeSelf: 'C’est le poste que vous utilisez : il se fermera.',
      revokeConfirm: 'Retirer ce poste',
      revoked: '« {name} » est retiré.',
      emptyTitle: 'Aucun poste',
      emptyText: 'Reliez une première borne : vous obtenez un code à taper sur elle.',
    },
    enrolment: {
      title: 'Relier un poste',
      role: 'Quel poste ?',
      employer: 'Pour quel employeur ?',
      employerMissing: 'Choisissez l’employeur qui utilisera ce poste.',
      chooseEmployer: 'Choisir…',
      name: 'Nom du poste (facultatif)',
      nameHint: 'Par exemple « Borne de l’entrée ».',
      nameTooLong: '40 signes au plus : raccourcissez le nom.',
      submit: 'Créer un code',
      codeTitle: 'Tapez ce code sur le poste',
      codeLabel: 'Code à usage unique',
      expires: 'Il sert une seule fois, avant {time}.',
      address: 'Sur le poste, ouvrez {address} et tapez le code.',
      again: 'Créer un autre code',
      done: 'Terminé',
    },
  },
})
