import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** Who is under 18, and what a parent or guardian agreed to. */
export const minorsTexts = inDeskLanguages({
  fr: {
    minors: {
      title: 'Moins de 18 ans',
      explain:
        'Une tranche d’âge suffit, jamais de date de naissance. La personne le lit dans «\u00a0Mes données\u00a0».',
      band: { 'under-16': 'Moins de 16 ans', '16-17': '16 ou 17 ans', adult: '18 ans ou plus' },
      bands: 'Âge dit aujourd’hui',
      unknown: 'Rien n’est noté de son âge.',
      said: '{band}, dit le {day}.',
      old: 'C’était il y a plus d’un an\u202f: redemandez.',
      noted: 'C’est noté\u202f: {band}.',
      here: '1 mineur présent | 1 mineur présent | {count} mineurs présents',
      agreements: 'Accords d’un parent ou d’un tuteur',
      none: 'Aucun accord n’est en cours.',
      line: '{guardian}, jusqu’au {until}',
      by: 'Noté par {host} le {day}',
      add: 'Noter un accord',
      end: 'Retirer l’accord',
      endOf: 'Retirer l’accord de {guardian}',
      ended: 'L’accord de {guardian} est retiré.',
      gone: 'Cette fiche n’est plus sur ce poste.',
      act: {
        account: 'Garder une page de compétences',
        apply: 'Postuler à une offre',
        search: 'Être trouvé·e par des employeurs',
        board: 'Mettre des annonces au tableau',
        meet: 'Rencontrer du monde, aussi à une petite table',
        image: 'Être visible sur une photo',
      },
      agree: {
        title: 'L’accord d’un parent ou d’un tuteur',
        text: 'Le parent ou le tuteur est là, ou a signé. Notez son nom, et seulement ce qu’il accepte.',
        guardian: 'Nom du parent ou du tuteur',
        missing: 'Écrivez qui donne son accord.',
        acts: 'Pour quoi',
        nothing: 'Cochez au moins une chose.',
        until: 'Jusqu’à quand',
        for: { day: 'Aujourd’hui seulement', quarter: 'Trois mois', year: 'Un an' },
        ends: 'À 18 ans, l’accord prend fin de lui-même.',
        save: 'Noter l’accord',
        cancel: 'Annuler',
        done: 'L’accord de {guardian} est noté.',
      },
      photo:
        'Mineur·e\u202f: aucun accord noté pour être visible sur une photo. Choisissez une image où on ne la ou le reconnaît pas.',
      board:
        'Cette personne a moins de 16 ans\u202f: notez d’abord, sur sa fiche, l’accord d’un parent pour le tableau.',
      table:
        'Cette personne a moins de 16 ans\u202f: notez d’abord, sur sa fiche, l’accord d’un parent pour les rencontres.',
      meet: 'Mineur·e\u202f: présentez-les ici, en restant près d’eux.',
      checkIn: 'Âge, si moins de 18 ans (facultatif)',
      notSaid: 'Pas dit',
    },
  },
})
