import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** The palette of the host desk, which goes anywhere by keyboard, and the help beside it. */
export const paletteTexts = inDeskLanguages({
  fr: {
    open: 'Aller à…',
    keys: {
      palette: 'Ctrl K',
      arrows: '↑ ↓',
      enter: 'Entrée',
      escape: 'Échap',
      tab: 'Tab',
      list: '?',
    },
    does: {
      palette: 'Aller à une page, une personne, une séance, un employeur…',
      arrows: 'Passer d’une ligne à l’autre dans une liste trouvée',
      enter: 'Ouvrir la ligne choisie',
      escape: 'Fermer la fenêtre du dessus\u202f: la page derrière reste comme elle était',
      tab: 'Passer au champ ou au bouton suivant\u202f; avec Maj, au précédent',
      list: 'Cette aide, quand le champ de «\u00a0Aller à…\u00a0» est vide',
    },
    title: 'Aller à…',
    field: 'Une page, un nom, une séance, un employeur, une fiche, une annonce',
    hint: 'Quelques lettres suffisent',
    found:
      'Rien de ce nom sur ce poste. Essayez avec moins de lettres. | 1 ligne trouvée | {count} lignes trouvées',
    groups: {
      pages: 'Pages',
      acts: 'À faire',
      people: 'Personnes',
      sessions: 'Séances',
      employers: 'Employeurs',
      offers: 'Offres',
      cards: 'Fiches du kit',
      postings: 'Annonces',
    },
    acts: {
      'check-in': 'Noter une arrivée',
      'write-posting': 'Écrire une annonce',
      'plan-session': 'Planifier une séance',
      'write-offer': 'Écrire une offre',
      'import-offers': 'Importer des offres',
      'close-day': 'Fermer la journée',
      shortcuts: 'Voir les raccourcis du clavier',
      lock: 'Verrouiller le poste',
    },
    help: {
      open: 'Aide',
      title: 'Aide',
      shortcuts: 'Au clavier',
    },
  },
})
