import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** Who is expected today, and whether they came. */
export const expectedTexts = inDeskLanguages({
  fr: {
    expected: {
      title: 'Qui est attendu',
      nobody: 'Personne d’autre n’est attendu aujourd’hui.',
      old: 'Le serveur ne répond pas\u202f: cette liste n’est peut-être pas à jour.',
      note: 'Noter une personne attendue',
      nameLabel: 'Prénom ou nom choisi',
      nameHint: 'Oublié dès son arrivée, ou deux jours après.',
      name: {
        empty: 'Écrivez le nom de la personne attendue.',
        'too-long': '40 signes au plus\u202f: raccourcissez le nom.',
      },
      day: 'Jour',
      clock: 'Heure (facultatif)',
      submit: 'Noter',
      noted: '{name} est sur la liste des personnes attendues.',
      refused: {
        'not-a-day': 'Choisissez un jour entre aujourd’hui et dans 60 jours.',
        'too-many': 'La liste est pleine\u202f: retirez d’abord les personnes qui ne viennent plus.',
        unsent: 'Rien n’a été noté\u202f: le serveur n’a pas répondu. Vos mots sont gardés, réessayez.',
      },
      noHour: 'jour',
      by: 'par {host}',
      came: 'Arrivée',
      cameOf: 'Noter l’arrivée de {name}',
      remove: 'Retirer',
      removeOf: 'Retirer {name} de la liste des personnes attendues',
      takenOff: '{name} n’est plus sur la liste.',
      isIt: '{here} vient d’arriver ({arrived}). C’est {name}, attendu·e à {time}\u202f?',
      isItToday: '{here} vient d’arriver ({arrived}). C’est {name}, attendu·e aujourd’hui\u202f?',
      yes: 'Oui, c’est bien cette personne',
      yesOf: 'Oui, c’est {name}',
      no: 'Non, quelqu’un d’autre',
      noOf: 'Non, ce n’est pas {name}',
      isHere: '{name} est là\u202f: la liste ne l’attend plus.',
      notForgotten:
        'Le serveur n’a pas répondu\u202f: cette personne est encore sur la liste. L’arrivée, elle, est notée.',
      more: 'Voir 1 autre personne attendue | Voir {count} autres personnes attendues',
      fewer: 'Montrer moins de personnes attendues',
      later: 'Plus tard\u202f:',
    },
  },
})
