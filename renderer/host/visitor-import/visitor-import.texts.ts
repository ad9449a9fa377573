import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** People of another list, at the host desk. */
export const visitorImportTexts = inDeskLanguages({
  fr: {
    visitorImport: {
      menu: 'Importer une liste',
      title: 'Importer des visiteurs',
      lead: 'Un tableau CSV (enregistré depuis un tableur) ou un fichier JSON. N’y mettez que des personnes qui savent que le lieu garde leur nom.',
      fileHint: 'Il reste sur ce poste. Une colonne suffit\u202f: nom.',
      modelName: 'modele-visiteurs.csv',
      made: 'Personne de nouveau | 1 nouvelle personne | {n} nouvelles personnes',
      known: 'Personne de déjà connu | 1 personne déjà connue | {n} personnes déjà connues',
      alike:
        'Si un nouveau nom ressemble à un nom du répertoire, la page Visiteurs vous proposera de les comparer.',
      save: 'Ajouter au répertoire',
      saved: 'Personne n’est ajouté. | 1 personne est ajoutée. | {n} personnes sont ajoutées.',
      why: {
        'broken-line': 'le nombre de cases n’est pas celui des titres, ou un guillemet ne se ferme pas',
        twice: 'ce nom est déjà plus haut dans le fichier',
        missing: 'la case «\u00a0{column}\u00a0» est vide',
        'too-long': 'la case «\u00a0{column}\u00a0» est trop longue',
        'day-form': 'la case «\u00a0{column}\u00a0» n’est pas un jour, comme 12/03/2026',
        'day-to-come': 'le jour de la case «\u00a0{column}\u00a0» n’est pas encore venu',
        'days-crossed': 'la dernière visite est avant la première',
        'too-old': 'cette personne n’est pas venue depuis deux ans\u202f: son nom ne se garde plus',
      },
    },
  },
})
