import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** The evacuation list. */
export const evacuationTexts = inDeskLanguages({
  fr: {
    evacuation: {
      title: 'Liste d’évacuation',
      print: 'Imprimer la liste',
      back: 'Revenir',
      explain: 'Toutes les personnes dont le départ n’a pas été noté. Dans le doute, on appelle.',
      printedAt: '{day}, {time}',
      total: 'À rechercher : {words}',
      source: 'Données de ce poste. Dernières nouvelles du serveur : {since}.',
      sourceNever: 'Données de ce poste, sans nouvelles du serveur.',
      columns: { seen: 'Vu·e', name: 'Nom', arrivedAt: 'Arrivée', note: 'Remarque' },
      caption: 'Personnes à rechercher',
      mayHaveLeft: 'peut-être parti·e',
      passing:
        'Aucun passage compté à l’entrée. | En plus : 1 personne comptée à l’entrée dans la dernière demi-heure, sans nom. | En plus : {count} personnes comptées à l’entrée dans la dernière demi-heure, sans nom.',
      departures:
        'Aucun départ dit sans carte. | 1 départ a été dit sans carte : l’une de ces personnes est sortie. | {count} départs ont été dits sans carte : autant de ces personnes sont sorties.',
      checkedBy: 'Appel fait par',
      emptyTitle: 'Personne à rechercher',
      emptyText:
        'Aucune visite n’est ouverte sur ce poste. En cas d’alerte, faites tout de même le tour du lieu.',
    },
  },
})
