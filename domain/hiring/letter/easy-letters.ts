import type { TextsWithoutReasons } from './letter-texts.ts'

const aboutThePost = {
  plain: 'Nous parlons de ce poste. Nous ne parlons pas de votre valeur.',
  warm: 'Nous parlons du poste, pas de votre valeur.',
  formal: 'Cette réponse parle de ce poste. Elle ne parle pas de votre valeur.',
}
const nothing = { plain: '', warm: '', formal: '' }

export const easyLetters: TextsWithoutReasons = {
  greeting: 'Bonjour,',
  greetingName: 'Bonjour {name},',
  quoted: '«\u202f{words}\u202f»',
  somePoint: 'un point précis',
  someOffer: '«\u202foffre retirée\u202f»',
  opening: {
    refused: {
      plain: 'Merci pour votre candidature {offer}. Pour ce poste, nous disons non.',
      warm: 'Merci d’avoir pensé à nous pour {offer}. Cette fois, nous disons non.',
      formal: 'Nous vous remercions pour votre candidature {offer}. Notre réponse est non.',
    },
    qualified: {
      plain: 'Vous avez demandé le poste {offer}. Voici pourquoi nous disons non.',
      warm: 'Vous avez demandé le poste {offer}. Nous voulons vous dire pourquoi c’est non.',
      formal: 'Vous avez demandé le poste {offer}. Nous expliquons ici notre réponse.',
    },
    planned: {
      plain: 'Vous avez demandé le poste {offer}. Voici la suite.',
      warm: 'Nous pensons à vous pour le poste {offer}. Voici la suite.',
      formal: 'Nous vous disons la suite pour le poste {offer}.',
    },
    pursued: {
      plain: 'Bonne nouvelle pour le poste {offer}. Nous voulons continuer avec vous.',
      warm: 'Bonne nouvelle pour le poste {offer}. Nous avons envie de vous connaître.',
      formal: 'Votre candidature {offer} nous intéresse. Nous voulons continuer avec vous.',
    },
    hired: {
      plain: 'Bonne nouvelle pour le poste {offer}. Nous voulons vous embaucher.',
      warm: 'Bonne nouvelle pour le poste {offer}. Nous voulons vous embaucher. Bienvenue\u202f!',
      formal: 'Nous vous proposons un contrat de travail pour le poste {offer}.',
    },
    'info-requested': {
      plain: 'Vous avez demandé le poste {offer}. Nous avons une question.',
      warm: 'Merci pour votre candidature {offer}. Nous voulons mieux la comprendre. Nous avons une question.',
      formal: 'Nous avons votre candidature {offer}. Nous vous demandons une précision.',
    },
    recommended: {
      plain: 'Vous avez demandé le poste {offer}. Voici une idée pour vous.',
      warm: 'Vous avez demandé le poste {offer}. Nous avons pensé à une idée pour vous.',
      formal: 'Vous avez demandé le poste {offer}. Nous vous proposons une idée.',
    },
  },
  strength: {
    plain: 'Nous avons aimé\u202f: {criterion}.',
    warm: 'Ce qui nous a plu\u202f: {criterion}.',
    formal: 'Votre point fort\u202f: {criterion}.',
  },
  step: {
    challenge: 'Un défi permet de montrer ce que vous savez faire.',
    offer: 'Nous avons une autre offre pour vous.',
    training: 'Une formation peut vous aider.',
    resource: 'Une aide du lieu peut servir.',
    competence: 'L’accueil peut vous aider à progresser.',
    host: 'L’accueil peut vous aider pour la suite.',
    words: 'Nous avons aussi une idée pour vous.',
    employer: 'Un autre employeur peut vous rencontrer, si vous dites oui.',
  },
  meeting: {
    meeting: 'Nous voulons parler avec vous',
    call: 'Nous voulons vous appeler',
    trial: 'Vous essayez le travail',
    visit: 'Vous visitez le lieu',
    'first-day': 'Votre premier jour',
  },
  next: '{what}\u202f: {moment}.',
  closing: {
    refused: aboutThePost,
    qualified: aboutThePost,
    pursued: {
      plain: 'Vous voulez un autre moment\u202f? Dites-le à la borne.',
      warm: 'Un autre moment est mieux pour vous\u202f? Dites-le à la borne.',
      formal: 'Vous pouvez demander un autre moment à la borne.',
    },
    hired: nothing,
    'info-requested': {
      plain: 'Vous pouvez répondre à la borne.',
      warm: 'Vous pouvez répondre à la borne, avec vos mots.',
      formal: 'La réponse se donne à la borne.',
    },
    recommended: nothing,
  },
}
