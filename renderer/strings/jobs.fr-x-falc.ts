/** Texts of the kiosk about offers, applications and what is new, easy to read: one idea a sentence. */
export const jobsFalc = {
  jobs: {
    news: {
      title: 'C’est nouveau',
      meetings:
        'Un employeur veut vous voir | Un employeur veut vous voir | {count} employeurs veulent vous voir',
      questions:
        'Un employeur a une question | Un employeur a une question | {count} employeurs ont une question',
      answers: 'Vous avez une réponse | Vous avez une réponse | Vous avez {count} réponses',
      locked: 'Touchez ici. Puis touchez vos 4 images.',
      mark: 'Nouveau',
      read: 'Touchez pour lire.',
      'seat-offered': 'Il y a une place pour vous : {title}',
      'seat-confirmed': 'Vous avez votre place : {title}',
      declined: 'Vous avez une réponse pour : {title}',
      'cancelled-by-site': 'La séance est annulée : {title}',
      until: 'Dites oui avant : {until}.',
      offline: 'Il n’y a pas de réseau. On ne sait pas si vous avez une réponse.',
    },
    family: {
      care: 'Aider et soigner',
      food: 'Faire à manger',
      shop: 'Vendre',
      transport: 'Conduire, porter',
      building: 'Construire, réparer',
      factory: 'Travailler en usine',
      nature: 'Travailler dehors',
      office: 'Travailler au bureau',
      craft: 'Créer avec ses mains',
    },
    filter: {
      family: 'Quel travail',
      town: 'Où',
      more: 'D’autres choix',
      withoutTitle: 'Sans diplôme et sans permis',
      answering: 'L’employeur répond',
      none: 'Il n’y a pas d’offre comme cela',
      noneText: 'Enlevez un choix.',
      all: 'Voir toutes les offres',
    },
    page: { of: 'Page {page} sur {pages}', before: 'Avant', more: 'Voir la suite' },
    fact: {
      employer: 'L’employeur s’appelle {employer}.',
      employerIn: 'L’employeur s’appelle {employer}. C’est à {town}.',
      hours: 'Les heures de travail : {hours}.',
      pay: 'L’argent que vous gagnez : {pay}.',
      seats: 'Il y a {count} place. | Il y a {count} place. | Il y a {count} places.',
      noTitle: 'Pas besoin de diplôme. Pas besoin de permis.',
    },
    applied: {
      mark: 'C’est déjà fait',
      title: 'Vous avez déjà répondu à cette offre',
      text: 'Votre candidature est partie. Vous pouvez la regarder.',
      see: 'Voir ma candidature',
    },
    pictures: {
      first: 'Touchez vos 4 images dans l’ordre. On vérifie que la carte est à vous.',
      later: 'Il n’y a pas de réseau. On vérifie vos images plus tard.',
    },
    sign: {
      title: 'Quel prénom voulez-vous donner ?',
      text: 'L’employeur va lire ce prénom. Vous pouvez inventer un prénom.',
      nameless: 'Pas de nom',
    },
    abilities: {
      asked: 'L’employeur demande',
      everyday: 'Dans la vie, je sais',
      count: '{count} sur {most}',
      full: 'Vous avez {most} choses. C’est le maximum. Enlevez une chose pour changer.',
    },
    offer: { work: 'Le travail' },
    expect: {
      likely: 'Cet employeur répond presque toujours. Regardez ici avant le {day}.',
      often: 'Cet employeur répond souvent. Il ne répond pas toujours. L’accueil peut vous aider.',
      seldom:
        'Cet employeur répond rarement. Vous n’aurez peut-être pas de réponse. L’accueil peut vous aider.',
      unknown: 'On ne sait pas si cet employeur répond. L’accueil peut vous aider.',
    },
    late: 'L’employeur est en retard. L’accueil peut vous aider.',
  },
}
