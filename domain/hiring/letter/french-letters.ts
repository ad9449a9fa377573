import { boardTexts } from '../board-texts.ts'
import type { LetterTexts } from './letter-texts.ts'

const aboutThePost = {
  plain: 'Cette réponse porte sur ce poste, pas sur votre valeur.',
  warm: 'Cette réponse parle du poste, jamais de votre valeur.',
  formal: 'Cette réponse concerne ce poste seulement, et non votre valeur.',
}
const nothing = { plain: '', warm: '', formal: '' }

export const frenchLetters: LetterTexts = {
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
  reason: {
    position_filled: {
      plain: 'Le poste est pourvu. Votre candidature n’est pas en cause.',
      warm: 'Une personne est déjà choisie pour ce poste. Votre candidature n’est pas en cause.',
      formal: 'Le poste est désormais pourvu, sans que votre candidature soit en cause.',
    },
    recruitment_stopped: {
      plain: 'Ce recrutement est arrêté ou reporté. Cela ne dépend pas de vous.',
      warm: 'Nous avons dû arrêter ou reporter ce recrutement. Vous n’y êtes pour rien.',
      formal: 'Ce recrutement est arrêté ou reporté, sans lien avec votre candidature.',
    },
    other_profile_closer: {
      plain: 'Une autre candidature était plus proche de l’annonce. La différence\u202f: {criterion}.',
      warm: 'Nous avons reçu plusieurs bonnes candidatures. Ce qui a fait la différence\u202f: {criterion}.',
      formal: 'D’autres candidatures répondaient à plus de critères de l’annonce, dont {criterion}.',
    },
    skill_missing: {
      plain: 'L’annonce demande {criterion}. Nous ne l’avons pas retrouvé dans votre candidature.',
      warm: 'Il nous manque un point\u202f: {criterion}. Cela s’apprend, et cela se montre.',
      formal: 'L’annonce demande {criterion}, que nous n’avons pas retrouvé dans votre candidature.',
    },
    skill_level: {
      plain: 'Sur {criterion}, le niveau que nous avons vu n’est pas encore celui du poste.',
      warm: 'Pour {criterion}, vous savez déjà faire une partie. Ce poste en demande plus.',
      formal: 'Sur {criterion}, le niveau observé n’est pas encore celui que le poste demande.',
    },
    experience_required: {
      plain: 'L’annonce demande cette expérience\u202f: {criterion}. Nous ne l’avons pas retrouvée.',
      warm: 'Ce poste demande déjà cette expérience\u202f: {criterion}. Un essai ou un défi peut la commencer.',
      formal:
        'L’annonce demande cette expérience\u202f: {criterion}. Elle n’apparaît pas dans votre candidature.',
    },
    regulated_title: {
      plain: 'La règle du métier impose {criterion}. Votre candidature ne l’indique pas.',
      warm: 'La règle du métier nous impose {criterion}. Cela peut s’obtenir.',
      formal: 'La règle du métier impose {criterion}, que votre candidature n’indique pas.',
    },
    schedule_mismatch: {
      plain: 'Les horaires du poste ne vont pas avec les disponibilités que vous avez indiquées.',
      warm: 'Vous nous avez dit quand vous êtes libre, et le poste a d’autres horaires.',
      formal: 'Les disponibilités que vous avez indiquées ne correspondent pas aux horaires du poste.',
    },
    contract_mismatch: {
      plain: 'Le contrat proposé n’est pas celui que vous cherchez.',
      warm: 'Vous cherchez un autre contrat que celui de ce poste. Votre souhait est légitime.',
      formal: 'Le type ou la durée du contrat ne correspond pas au souhait que vous avez exprimé.',
    },
    pay_mismatch: {
      plain: 'Le salaire du poste n’est pas celui que vous demandez.',
      warm: 'Votre demande de salaire est légitime, et ce poste ne la permet pas.',
      formal: 'Le salaire proposé ne correspond pas à la demande que vous avez exprimée.',
    },
    incomplete: {
      plain: 'Il manquait un élément à votre candidature. L’accueil peut vous aider à la compléter.',
      warm: 'Il nous manquait un élément pour vous comprendre. L’accueil peut vous aider.',
      formal: 'Un élément demandé manquait à votre candidature. L’accueil peut vous aider à la compléter.',
    },
    unreachable: {
      plain: 'Nous n’avons pas réussi à vous parler, ou le rendez-vous n’a pas eu lieu.',
      warm: 'Nous aurions aimé vous parler. Cela ne s’est pas fait, et l’accueil peut vous aider.',
      formal: 'Nous n’avons pas pu vous joindre, ou le rendez-vous prévu n’a pas eu lieu.',
    },
    other: {
      plain: 'La raison est liée au poste. Nous vous l’avons écrite.',
      warm: 'La raison est liée au poste. Nous vous la disons avec nos mots.',
      formal: 'Notre décision repose sur une raison liée au poste, que nous avons précisée.',
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
