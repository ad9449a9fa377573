import { boardTexts } from '../board-texts.ts'
import type { TextsWithoutReasons } from './letter-texts.ts'

const aboutThePost = {
  plain: 'Cette réponse porte sur ce poste, pas sur votre valeur.',
  warm: 'Cette réponse parle du poste, jamais de votre valeur.',
  formal: 'Cette réponse concerne ce poste seulement, et non votre valeur.',
}
const nothing = { plain: '', warm: '', formal: '' }

export const frenchLetters: TextsWithoutReasons = {
  greeting: 'Bonjour,',
  greetingName: 'Bonjour {name},',
  quoted: '«\u202f{words}\u202f»',
  somePoint: 'un point précis',
  someOffer: '«\u202foffre retirée\u202f»',
  opening: {
    refused: {
      plain: 'Merci pour votre candidature {offer}. Nous ne la poursuivons pas.',
      warm: 'Merci d’avoir pensé à nous pour {offer}. Nous n’irons pas plus loin cette fois.',
      formal: 'Nous vous remercions de votre candidature {offer}. Nous ne pouvons pas la retenir.',
    },
    qualified: {
      plain: 'Voici pourquoi nous n’avons pas poursuivi votre candidature {offer}.',
      warm: 'Nous vous devons une explication sur notre réponse pour {offer}. La voici.',
      formal: 'Nous tenons à expliquer notre réponse à votre candidature {offer}.',
    },
    planned: {
      plain: 'Pour le poste {offer}, voici la suite.',
      warm: 'Nous sommes contents de vous dire la suite pour {offer}.',
      formal: 'Nous vous précisons la suite de votre candidature {offer}.',
    },
    pursued: {
      plain:
        'Bonne nouvelle\u202f: votre candidature {offer} nous intéresse. Nous souhaitons continuer avec vous.',
      warm: 'Bonne nouvelle\u202f: votre candidature {offer} nous donne envie de vous connaître. Ce sera un plaisir d’échanger avec vous.',
      formal: 'Votre candidature {offer} a retenu notre attention. Nous souhaitons poursuivre avec vous.',
    },
    hired: {
      plain: 'Bonne nouvelle\u202f: nous souhaitons vous embaucher pour le poste {offer}.',
      warm: 'Bonne nouvelle\u202f: nous souhaitons vous embaucher pour le poste {offer}. Bienvenue parmi nous\u202f!',
      formal: 'Nous avons le plaisir de vous proposer une embauche au poste {offer}.',
    },
    'info-requested': {
      plain: 'Pour votre candidature {offer}, il nous manque une précision.',
      warm: 'Merci pour votre candidature {offer}. Pour mieux la comprendre, nous avons une question.',
      formal: 'Afin d’étudier votre candidature {offer}, nous vous demandons une précision.',
    },
    recommended: {
      plain: 'Après votre candidature {offer}, voici une piste pour vous.',
      warm: 'Après votre candidature {offer}, nous avons pensé à une piste pour vous.',
      formal: 'À la suite de votre candidature {offer}, nous vous proposons une piste.',
    },
  },
  strength: {
    plain: 'Nous avons apprécié\u202f: {criterion}.',
    warm: 'Ce qui nous a plu\u202f: {criterion}.',
    formal: 'Nous avons noté un point fort\u202f: {criterion}.',
  },
  step: {
    challenge: 'Un défi permet de montrer votre savoir-faire.',
    offer: 'Une autre de nos offres peut convenir.',
    training: 'Une formation peut vous aider.',
    resource: 'Une ressource du lieu peut vous aider.',
    competence: 'Vous pouvez travailler cette compétence avec l’accueil.',
    host: 'L’accueil peut préparer la suite avec vous.',
    words: 'Nous vous proposons aussi une piste.',
    employer: 'Avec votre accord, nous vous recommandons ailleurs.',
  },
  meeting: boardTexts.fr.meeting.kind,
  next: '{what}\u202f: {moment}.',
  closing: {
    refused: aboutThePost,
    qualified: aboutThePost,
    pursued: {
      plain: 'Pour un autre moment, dites-le à la borne.',
      warm: 'Si un autre moment vous va mieux, dites-le à la borne.',
      formal: 'Vous pouvez demander un autre moment à la borne.',
    },
    hired: nothing,
    'info-requested': {
      plain: 'Vous pouvez répondre à la borne.',
      warm: 'Vous pouvez nous répondre à la borne, avec vos mots.',
      formal: 'Votre réponse peut se donner à la borne.',
    },
    recommended: nothing,
  },
}
