import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** What of two texts was not kept. */
export const conflictsTexts = inDeskLanguages({
  fr: {
    conflicts: {
      title: 'Écrit à deux endroits à la fois',
      explain:
        'Deux postes ont changé la même chose, chacun sans savoir pour l’autre. Le plus récent est resté. L’autre est gardé ici un mois\u202f: vous pouvez le remettre.',
      none: 'Rien de tel depuis un mois.',
      away: 'Le serveur ne répond pas\u202f: la liste n’est pas montrée.',
      kept: 'Resté',
      other: 'Pas gardé',
      by: '{device}, {when}',
      server: 'le serveur',
      emptied: 'Effacé à cet endroit.',
      noText: 'Une autre valeur, sans texte.',
      since: 'Changé depuis\u202f:',
      restore: 'Remettre ce texte',
      restoreOf: 'Remettre ce texte\u202f: «\u00a0{text}\u00a0»',
      back: 'Remis',
      done: 'Le texte est remis. Celui qu’il remplace reste lisible ici.',
      gone: 'Ce poste n’a plus cette fiche\u202f: rien n’a été changé.',
    },
  },
})
