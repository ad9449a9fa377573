import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** Offers from a file, at the host desk. */
export const offerImportTexts = inDeskLanguages({
  fr: {
    offerImport: {
      title: 'Importer des offres',
      lead: 'Un tableau CSV (enregistré depuis un tableur) ou un fichier JSON. Les nouvelles offres deviennent des brouillons\u202f: vous les relisez avant de les publier.',
      fileHint: 'Il reste sur ce poste. Colonnes nécessaires\u202f: {columns}.',
      modelName: 'modele-offres.csv',
      made: 'Aucune nouvelle offre | 1 nouvelle offre, en brouillon | {n} nouvelles offres, en brouillon',
      changed: 'Aucune offre changée | 1 offre changée | {n} offres changées',
      changes: 'Ce que le fichier change, aussi ce qui a été corrigé ici depuis',
      moreChanged: '… et 1 autre offre | … et 1 autre offre | … et {n} autres offres',
      nothing: 'rien',
      change: '{field}\u202f: «\u00a0{before}\u00a0» devient «\u00a0{after}\u00a0»',
      same: 'Aucune offre déjà à jour | 1 offre déjà à jour | {n} offres déjà à jour',
      criteria:
        'Sans critère, une offre ne se publie pas, car un refus ne pourrait pas dire ce qui manquait. Les colonnes {columns} en apportent\u202f; plusieurs dans une case se séparent par une barre\u202f: |.',
      criteriaField: 'critères',
      unready:
        'Ces brouillons ne pourront pas encore être publiés. Complétez-les dans le fichier ou un à un.',
      lacks: 'il manque {what}',
      save: 'Enregistrer',
      saved: 'Rien n’a changé. | 1 offre est enregistrée. | {n} offres sont enregistrées.',
      why: {
        'broken-line': 'le nombre de cases n’est pas celui des titres, ou un guillemet ne se ferme pas',
        missing: 'la case «\u00a0{column}\u00a0» est vide',
        'too-long': 'la case «\u00a0{column}\u00a0» est trop longue (limite\u202f: {max})',
        'reference-form':
          'la référence ne peut avoir que des lettres sans accent, des chiffres, «\u00a0-\u00a0», «\u00a0.\u00a0» et «\u00a0_\u00a0», 40 au plus',
        'siren-length': 'le SIREN a 9 chiffres, le SIRET 14',
        'siren-wrong': 'ce SIREN ou SIRET n’existe pas\u202f: un chiffre est faux',
        'contract-unknown': 'le contrat est CDI, CDD, intérim ou apprentissage',
        'rome-form': 'un code ROME est une lettre de A à N, puis quatre chiffres',
        'too-many': 'il y a trop de critères (limite\u202f: {most})',
        'seats-form': 'le nombre de postes est un nombre de 1 à 999',
        'unknown-employer': 'aucun employeur de ce lieu n’a ce SIREN\u202f: ajoutez-le d’abord',
        twice: 'cette référence est déjà plus haut dans le fichier',
        closed: 'cette offre a été close ici\u202f: rouvrez-la d’abord, ou donnez une autre référence',
        unclear:
          'cette offre est publiée, et la case «\u00a0{column}\u00a0» ne dirait plus rien aux candidats',
        'protected-words':
          'cette offre est publiée, et ces mots touchent à ce que la loi protège\u202f: changez-la à la main',
      },
    },
  },
})
