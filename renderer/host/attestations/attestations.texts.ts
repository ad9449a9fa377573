import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** Texts of what was signed and taken back, at the host desk. */
export const attestationsTexts = inDeskLanguages({
  fr: {
    title: 'Attestations signées',
    person: 'Au nom de',
    serial: 'Numéro',
    says: 'Ce qu’elle dit',
    took: 'Participation',
    abilities: '{count} habileté | {count} habileté | {count} habiletés',
    stands: 'Valable',
    actions: 'Actions',
    state: 'État',
    noName: 'Sans nom',
    erased: 'Effacée',
    print: 'Imprimer',
    printAll: 'Tout imprimer ({count})',
    takeBack: 'Retirer',
    takeBackTitle: 'Retirer l’attestation de {name} ({serial})\u202f?',
    takeBackText:
      'Chaque borne le saura à son prochain échange. La personne le lira dans « Mes preuves », avec la raison. Ses preuves quittent son compte.',
    why: 'Pourquoi\u202f?',
    reason: {
      error: 'Erreur de notre part',
      'wrong-person': 'Ce n’était pas la bonne personne',
      erased: 'La personne demande l’effacement',
    },
    signTitle: 'Ce que vous signez',
    signText:
      'Lisez chaque ligne. Ce qui est signé ne change plus\u202f: une correction retire la page et le dit.',
    saidBy: 'Dit par\u202f: {who}',
    nobodySaid: 'personne, la venue seulement',
    voice: {
      grid: 'une grille',
      self: 'la personne, avant',
      debrief: 'le retour',
      answer: 'la personne',
      review: 'la relecture',
    },
    from: { kiosk: 'borne', host: 'accueil', employer: 'entreprise' },
    wasTakenBack: 'Une page a été retirée. Cochez pour en signer une nouvelle.',
    nothingToSign: 'Rien à signer pour le moment.',
    notNow: 'Pas maintenant',
    withheld: {
      'not-attended': 'pas venu·e',
      'not-shared': 'retour non montré',
      contested: 'pas d’accord, à regarder ensemble',
      'unknown-booking': 'inscription inconnue',
      withdrawn: 'page retirée',
      'look-first': 'à relire avant de signer',
      'changed-meanwhile': 'le retour vient de changer',
    },
    confirm: 'Retirer',
    taken: 'L’attestation {serial} est retirée.',
    revoked: 'Retirée\u202f: {reason}',
  },
})
