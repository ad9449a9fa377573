import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** The people of an employer, and what each may do at its desk. */
export const peopleTexts = inDeskLanguages({
  fr: {
    title: 'Mon équipe',
    explain: 'Une personne, un identifiant. Chacune voit ce que son rôle lui ouvre, et rien d’autre.',
    loading: 'Un instant…',
    columns: { name: 'Personne', login: 'Identifiant', role: 'Rôle', action: 'Action' },
    role: { manager: 'Responsable', recruiter: 'Recruteur·e', observer: 'Observateur·rice' },
    roleText: {
      manager: 'Tout, et l’équipe\u202f: le mandat, l’absence, le droit de réponse, les rôles.',
      recruiter: 'Les offres, les réponses, les séances, la recherche. Ni le mandat, ni l’équipe.',
      observer: 'Les séances de défi, pour observer. Aucune candidature.',
    },
    you: 'vous',
    add: 'Ajouter une personne',
    addTitle: 'Ajouter une personne de mon équipe',
    name: 'Prénom et nom de la personne',
    nameMissing: 'Donnez le nom de la personne.',
    login: 'Identifiant',
    loginHint: 'Court, sans espace\u202f: «\u00a0armelle\u00a0».',
    loginMissing: 'Donnez un identifiant.',
    loginSpaces: 'Un identifiant n’a pas d’espace.',
    roleLabel: 'Son rôle',
    submit: 'Ajouter',
    cancel: 'Annuler',
    secretTitle: 'À remettre à la personne',
    noted: 'C’est noté',
    change: 'Changer le rôle',
    changed: '{name}\u202f: le rôle est changé.',
    renew: 'Nouveau mot de passe',
    end: 'Fermer l’accès',
    ended: 'L’accès de {name} est fermé.',
    ask: {
      change: 'Changer le rôle de {name}',
      renew: 'Nouveau mot de passe pour {name}',
      end: 'Fermer l’accès de {name}',
    },
    askText: {
      change: 'La personne se reconnecte, et son poste ne garde que ce que son nouveau rôle lui ouvre.',
      renew: 'L’ancien ne marchera plus, et ses sessions ouvertes se ferment.',
      end: 'La personne est déconnectée tout de suite, et le poste qu’elle utilisait rend les candidatures.',
    },
    help: 'Seule personne responsable, et vous partez\u202f? Donnez d’abord ce rôle à quelqu’un d’autre. L’accueil peut toujours vous aider.',
    problem: {
      'login-taken': 'Cet identifiant est déjà pris\u202f: choisissez-en un autre.',
      'too-many-people': 'Votre équipe est complète\u202f: fermez un accès qui ne sert plus.',
      'own-account': 'Votre propre accès se change avec une autre personne responsable, ou à l’accueil.',
      'not-found': 'Cette personne n’a plus d’accès, ou vous n’êtes plus responsable.',
      'request-reused':
        'Votre premier envoi était arrivé\u202f: la personne est dans la liste. Donnez-lui un nouveau mot de passe.',
      unreachable:
        'Le serveur ne répond pas\u202f: on ne sait pas si c’est fait. Réessayez quand la connexion revient.',
      'sign-in-needed': 'Votre session a pris fin. Verrouillez, puis connectez-vous à nouveau.',
      other: 'Le serveur a eu un problème\u202f: rien n’a changé. Réessayez dans un instant.',
    },
  },
})
