import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** Accounts of hosts and employers. */
export const accountsTexts = inDeskLanguages({
  fr: {
    accounts: {
      ofHosts: 'Comptes de l’accueil',
      ofEmployer: 'Ses comptes',
      explain: 'Une personne, un compte. Un compte fermé n’ouvre plus rien, tout de suite.',
      create: 'Créer un compte',
      empty: 'Aucun compte pour l’instant.',
      columns: { name: 'Personne', login: 'Identifiant', state: 'État', action: 'Action' },
      you: 'vous',
      isOpen: 'ouvert',
      isClosed: 'fermé',
      name: 'Prénom et nom de la personne',
      nameMissing: 'Donnez le nom de la personne.',
      login: 'Identifiant',
      loginHint: 'Court, sans espace : « armelle ».',
      loginMissing: 'Donnez un identifiant.',
      loginSpaces: 'Un identifiant n’a pas d’espace.',
      loginTaken: 'Cet identifiant est déjà pris : choisissez-en un autre.',
      tooLong: 'Trop long : raccourcissez un peu.',
      submit: 'Créer le compte',
      secretTitle: 'À remettre à la personne',
      noted: 'C’est noté',
      renew: 'Nouveau mot de passe',
      renewOf: 'Nouveau mot de passe pour {name}',
      close: 'Fermer',
      closeOf: 'Fermer le compte de {name}',
      roleLabel: 'Rôle chez l’employeur',
      role: {
        manager: 'Responsable : tout, et l’équipe',
        recruiter: 'Recruteur·e : offres, réponses, séances, recherche',
        observer: 'Observateur·rice : les séances de défi, aucune candidature',
      },
      change: 'Changer le rôle',
      changeOf: 'Changer le rôle de {name}',
      changed: '{name} : le rôle est changé.',
      closed: 'Le compte de {name} est fermé.',
      ask: {
        change: 'Changer le rôle de {name} ?',
        renew: 'Donner un nouveau mot de passe à {name} ?',
        close: 'Fermer le compte de {name} ?',
      },
      askText: {
        change: 'La personne se reconnecte, et son poste ne garde que ce que son nouveau rôle lui ouvre.',
        renew: 'L’ancien ne marchera plus, et ses sessions ouvertes se ferment.',
        close: 'La personne est déconnectée tout de suite et ne pourra plus se connecter.',
      },
      confirm: {
        renew: 'Donner un nouveau mot de passe',
        close: 'Fermer le compte',
        change: 'Changer le rôle',
      },
    },
  },
})
