import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** The search among competences. It speaks of people without ever naming one. */
export const searchTexts = inDeskLanguages({
  fr: {
    menu: 'Recherche',
    title: 'Chercher des compétences',
    text: 'Dites ce qu’il faut savoir faire. Vous voyez ce que des personnes du lieu savent faire, jamais qui elles sont.',
    words: 'Le travail, avec vos mots',
    wordsHint: 'Par exemple\u202f: accueillir les clients, tenir la caisse, travailler en équipe.',
    orOffer: 'Ou partir d’une offre\u202f:',
    fromOffer: 'Partir de l’offre {title}',
    propose: 'Proposer des compétences',
    proposeHint: 'Les compétences proposées remplaceront celles de la liste.',
    notACriterion: {
      age: 'L’âge n’est pas un critère.',
      sex: 'Être une femme ou un homme n’est pas un critère.',
      pregnancy: 'Une grossesse n’est pas un critère.',
      family: 'La vie de famille n’est pas un critère.',
      orientation: 'L’orientation n’est pas un critère.',
      origin: 'L’origine n’est pas un critère.',
      language:
        'La langue maternelle n’est pas un critère. Dites plutôt ce qu’il faut pouvoir dire, lire ou écrire.',
      name: 'Le nom n’est pas un critère.',
      appearance: 'L’apparence n’est pas un critère.',
      health: 'La santé n’est pas un critère.',
      religion: 'La religion n’est pas un critère.',
      opinion: 'Les opinions ne sont pas un critère.',
      residence: 'L’adresse n’est pas un critère.',
      economic: 'L’argent que l’on a n’est pas un critère.',
      'private-life': 'La vie privée n’est pas un critère.',
      diploma: 'Le diplôme n’est pas un critère ici\u202f: on cherche ce que la personne sait faire.',
    },
    notUsed: '«\u00a0{passage}\u00a0» n’est pas utilisé.',
    notProposed: {
      'nothing-typed': 'Écrivez quelques mots\u202f: ce qu’il faut savoir faire.',
      'too-long': 'C’est un peu long. Séparez les tâches par des virgules.',
      'other-script': 'La recherche ne connaît que le français.',
      'contact-details': 'Ceci ressemble à un numéro ou à une adresse. Décrivez seulement le travail.',
      health: 'La santé n’est pas un critère. Décrivez seulement le travail.',
      insult: 'Nous n’avons pas compris. Décrivez le travail avec d’autres mots.',
      'nothing-known':
        'Nous n’avons rien trouvé pour ces mots. Essayez avec des gestes du métier, un par un.',
      unreachable:
        'Le dictionnaire des compétences n’est pas encore sur ce poste. Vérifiez le réseau, puis réessayez.',
      altered: 'Le dictionnaire des compétences est arrivé abîmé. Réessayez, ou prévenez l’accueil.',
      unreadable: 'Ce poste ne peut pas ouvrir le dictionnaire des compétences. Prévenez l’accueil.',
    },
    needs: 'Ce que vous cherchez',
    needsEmpty: 'Aucune compétence pour l’instant. Décrivez le travail, ou ajoutez-en une.',
    level: 'Preuve au moins, pour {name}',
    remove: 'Retirer {name}',
    add: 'Ajouter une compétence',
    addHint: 'Écrivez\u202f: les propositions viennent à mesure.',
    addOne: 'Ajouter {name}',
    full: 'Douze compétences au plus\u202f: au-delà, personne ne les a toutes.',
    atLeast: {
      declared: 'peu importe',
      recommended: 'recommandée',
      observed: 'observée',
      certified: 'certifiée',
    },
    rung: {
      declared: 'dite par la personne',
      recommended: 'recommandée',
      observed: 'observée en défi',
      certified: 'certifiée',
    },
    search: 'Chercher',
    logged: 'Chaque recherche est notée. Les personnes qu’elle a trouvées le voient.',
    offline: 'La recherche a besoin du réseau. Votre liste reste ici.',
    refused: {
      'too-few':
        'Moins de cinq personnes savent faire tout cela\u202f: on n’en montre aucune, pour que personne ne soit reconnu. Retirez une compétence, ou demandez moins de preuves.',
      'too-close':
        'Cette liste ressemble trop à une autre de vos recherches\u202f: la différence désignerait quelqu’un. Revenez à la recherche d’avant, ou changez davantage de compétences.',
      'too-many-searches':
        'Vous avez fait beaucoup de recherches aujourd’hui. Revenez demain, ou demandez à l’accueil.',
      'asked-twice': 'Une compétence est deux fois dans la liste. Retirez-en une.',
      'sign-in-needed':
        'Votre session est terminée. Verrouillez puis identifiez-vous à nouveau\u202f; votre liste reste ici.',
      unreachable: 'Le serveur ne répond pas. Votre liste reste ici\u202f; réessayez dans un instant.',
      other: 'Le serveur a eu un problème. Votre liste reste ici\u202f; réessayez.',
    },
    people: '{count} personne | {count} personne | {count} personnes',
    order: 'Celles qui savent faire le plus d’abord. À égalité, l’ordre est tiré au sort chaque jour.',
    person: 'Profil {number}',
    present: 'Sait faire',
    close: 'Proche',
    closeBy: '{name}',
    closeLess: 'moins de preuves que demandé',
    missing: 'Pas dit',
    explain: {
      all: 'Cette personne a la compétence demandée. | Cette personne a la compétence demandée. | Cette personne a les {total} compétences demandées.',
      none: 'Cette personne n’a dit aucune des compétences demandées, mais elle en est proche.',
      some: 'De ce qui est demandé, cette personne a {present} sur {total}.',
      proven:
        '{count} est prouvée par d’autres. | {count} est prouvée par d’autres. | {count} sont prouvées par d’autres.',
      said: 'Elle le dit elle-même\u202f: un défi peut le montrer.',
      close: 'Elle fait des choses proches\u202f: {names}.',
      missing: 'Elle n’a pas parlé de\u202f: {names}.',
    },
  },
})
