/**
 * What is asked in every trade of a large domain of ROME (grand domaine), by its letter: of surgeons as of orderlies. For
 * trades of which neither people nor classifications say much. French names of ESCO, so that what a page says is found
 * for them.
 */
export const skillsOfDomain: Readonly<Record<string, readonly string[]>> = {
  A: ['travailler en extérieur', 'travailler de manière autonome', 'se montrer responsable'],
  B: ['utiliser des outils manuels', 'veiller aux détails', 'avoir un esprit créatif'],
  C: [
    'respecter la confidentialité',
    'entretenir des relations avec des clients',
    'effectuer des calculs d’ordre professionnel',
    'réfléchir de manière analytique',
  ],
  D: [
    'entretenir des relations avec des clients',
    'garantir un service client de qualité',
    'gérer les réclamations des clients',
  ],
  E: ['respecter des délais', 'veiller aux détails', 'avoir un esprit créatif'],
  F: ['porter des équipements de protection appropriés', 'rester vigilant', 'travailler en extérieur'],
  G: [
    'garantir un service client de qualité',
    'orienter des clients',
    'gérer les réclamations des clients',
    'gérer les situations de stress',
  ],
  H: [
    'gérer la qualité',
    'entretenir son niveau de qualité de travail',
    'identifier des améliorations de procédés',
    'porter des équipements de protection appropriés',
  ],
  I: [
    'trouver des solutions aux problèmes',
    'résoudre des dysfonctionnements d’équipements',
    'porter des équipements de protection appropriés',
  ],
  J: ['respecter la confidentialité', 'faire preuve d’empathie', 'rester vigilant', 'supporter la pression'],
  K: ['respecter la confidentialité', 'se montrer responsable', 'faire preuve d’empathie'],
  L: ['supporter la pression', 'coordonner des événements', 'avoir un esprit créatif'],
  M: [
    'gérer un planning de tâches',
    'traiter des données',
    'respecter des délais',
    'entretenir des relations avec des clients',
  ],
  N: ['rester vigilant', 'gérer les situations de stress', 'travailler par équipes'],
}

/** What is asked in every trade, and everybody understands. */
export const skillsOfEveryTrade: readonly string[] = [
  'travailler en équipe',
  'gérer le temps',
  's’adapter au changement',
  'démontrer une volonté d’apprendre',
]
