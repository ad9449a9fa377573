import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** A list read from a file, whatever is in it, at the host desk. */
export const fileImportTexts = inDeskLanguages({
  fr: {
    fileImport: {
      file: 'Le fichier',
      choose: 'Choisir un fichier',
      reading: 'Lecture du fichier…',
      model: 'Télécharger un modèle',
      modelSaved: 'Le modèle est dans les téléchargements de ce poste.',
      found: 'Ce que ce fichier ferait ici',
      refused: 'Aucune ligne refusée | 1 ligne refusée | {n} lignes refusées',
      refusedText:
        'Corrigez ces lignes dans votre fichier, puis choisissez-le de nouveau\u202f: rien ne sera écrit deux fois.',
      more: '… et 1 autre ligne | … et 1 autre ligne | … et {n} autres lignes',
      ignored: 'Colonnes non lues\u202f: {names}.',
      line: 'Ligne {line}',
      problem: {
        unreadable:
          'Ce fichier n’a pas pu être ouvert. Choisissez-le de nouveau, ou enregistrez-le ailleurs.',
        'too-large': 'Ce fichier dépasse 5 Mo. Partagez-le en plusieurs.',
        'too-many-lines': 'Ce fichier a plus de 5 000 lignes. Partagez-le en plusieurs.',
        empty: 'Ce fichier est vide\u202f: il n’a aucune ligne à lire.',
        'not-json': 'Ce fichier commence comme du JSON, mais n’en est pas, ou ne contient pas de liste.',
        quotes:
          'Trop de guillemets de ce fichier ne se ferment pas. Enregistrez-le de nouveau depuis votre tableur, en CSV.',
        'columns-missing':
          'La première ligne doit nommer les colonnes, séparées par un point-virgule, une virgule ou une tabulation. Il manque\u202f: {missing}. Première ligne lue\u202f: «\u00a0{first}\u00a0».',
      },
    },
  },
})
