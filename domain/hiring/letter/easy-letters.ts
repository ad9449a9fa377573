import type { LetterTexts } from './letter-texts.ts'

const aboutThePost = {
  plain: 'Nous parlons de ce poste. Nous ne parlons pas de votre valeur.',
  warm: 'Nous parlons du poste, pas de votre valeur.',
  formal: 'Cette réponse parle de ce poste. Elle ne parle pas de votre valeur.',
}
const nothing = { plain: '', warm: '', formal: '' }

export const easyLetters: LetterTexts = {
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
  reason: {
    position_filled: {
      plain: 'Une personne est déjà choisie pour ce poste. Ce n’est pas votre faute.',
      warm: 'Nous avons déjà choisi une personne. Votre candidature n’a rien de mauvais.',
      formal: 'Le poste n’est plus libre. Ce n’est pas à cause de vous.',
    },
    recruitment_stopped: {
      plain: 'Nous ne recrutons plus pour ce poste. Ce n’est pas à cause de vous.',
      warm: 'Nous avons dû arrêter ce recrutement. Ce n’est pas à cause de vous.',
      formal: 'Ce recrutement est arrêté ou reporté. Ce n’est pas à cause de vous.',
    },
    other_profile_closer: {
      plain: 'Une autre candidature était plus proche de l’annonce. La différence\u202f: {criterion}.',
      warm: 'Nous avons reçu plusieurs bonnes candidatures. Voici la différence\u202f: {criterion}.',
      formal: 'D’autres candidatures avaient plus de points de l’annonce. Par exemple\u202f: {criterion}.',
    },
    skill_missing: {
      plain: 'L’annonce demande {criterion}. Nous ne l’avons pas trouvé dans votre candidature.',
      warm: 'Il nous manque un point\u202f: {criterion}. Vous pouvez l’apprendre. Vous pouvez le montrer.',
      formal: 'L’annonce demande {criterion}. Votre candidature ne le montre pas.',
    },
    skill_level: {
      plain: 'Nous avons regardé {criterion}. Pour ce poste, il faut encore progresser.',
      warm: 'Nous avons regardé {criterion}. Vous savez déjà faire une partie. Il faut encore progresser.',
      formal: 'Nous avons regardé {criterion}. Le poste demande un niveau plus haut.',
    },
    experience_required: {
      plain: 'L’annonce demande une expérience\u202f: {criterion}. Nous ne l’avons pas trouvée.',
      warm: 'L’annonce demande une expérience\u202f: {criterion}. Un essai ou un défi peut être un début.',
      formal: 'L’annonce demande une expérience\u202f: {criterion}. Votre candidature ne la montre pas.',
    },
    regulated_title: {
      plain: 'La loi demande {criterion}. Votre candidature n’en parle pas.',
      warm: 'La loi demande {criterion}. Nous ne pouvons pas choisir. Vous pouvez l’obtenir un jour.',
      formal: 'La règle du métier demande {criterion}. Votre candidature n’en parle pas.',
    },
    schedule_mismatch: {
      plain: 'Vous avez dit quand vous êtes libre. Le travail a lieu à d’autres heures.',
      warm: 'Vous avez dit quand vous êtes libre. Le travail a d’autres heures. Cela change\u202f? Parlez-en à l’accueil.',
      formal: 'Le travail a lieu à certaines heures. Vous avez dit d’autres heures.',
    },
    contract_mismatch: {
      plain: 'Vous cherchez un autre type de contrat. Ce poste ne le propose pas.',
      warm: 'Vous cherchez un autre type de contrat. Vous avez le droit. Ce poste ne le propose pas.',
      formal: 'Le contrat de ce poste n’est pas celui que vous cherchez.',
    },
    pay_mismatch: {
      plain: 'Vous demandez un autre salaire. Nous ne pouvons pas le donner.',
      warm: 'Vous demandez un autre salaire. Vous avez le droit. Nous ne pouvons pas le donner.',
      formal: 'Le salaire de ce poste n’est pas celui que vous demandez.',
    },
    incomplete: {
      plain: 'Il manquait quelque chose dans votre candidature. L’accueil peut vous aider.',
      warm: 'Il manquait quelque chose pour bien vous comprendre. L’accueil peut vous aider.',
      formal: 'Votre candidature n’était pas complète. L’accueil peut vous aider.',
    },
    unreachable: {
      plain: 'Nous voulions vous parler. Nous n’avons pas réussi.',
      warm: 'Nous voulions vous parler. Nous n’avons pas réussi. Le poste vous intéresse\u202f? Parlez-en à l’accueil.',
      formal: 'Nous n’avons pas pu vous parler, ou vous rencontrer.',
    },
    other: {
      plain: 'Il y a une raison. Elle parle du poste. Nous l’avons écrite pour vous.',
      warm: 'Il y a une raison. Elle parle du poste. Nous vous la disons avec nos mots.',
      formal: 'Nous avons une raison. Elle parle du poste. Nous l’avons écrite.',
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
