import type { Language } from '../language.ts'
import type { StepForward } from './application.ts'
import type { OfferCriterion } from './job-offer.ts'

export type StepForwardKind = StepForward['kind']

/** Codes a refusal may give (motifs de refus); each has its line in the grid below. */
export const refusalCodes = [
  'position_filled',
  'recruitment_stopped',
  'other_profile_closer',
  'skill_missing',
  'skill_level',
  'experience_required',
  'regulated_title',
  'schedule_mismatch',
  'contract_mismatch',
  'pay_mismatch',
  'incomplete',
  'unreachable',
  'other',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** The eight families of the refusal grid (grille de refus), in the order the employer sees them. */
export const refusalGroups = [
  'competence',
  'rule',
  'conditions',
  'choice',
  'post-changed',
  'to-complete',
  'no-meeting',
  'other-reason',
] as const
export type RefusalGroup = (typeof refusalGroups)[number]

/** Names of the families on the employer's screen. */
export const refusalGroupWords: Record<RefusalGroup, string> = {
  competence: 'Compétence à renforcer',
  rule: 'Habilitation ou titre obligatoire',
  conditions: 'Conditions du poste',
  choice: 'Choix entre plusieurs bonnes candidatures',
  'post-changed': 'Le poste a changé',
  'to-complete': 'Candidature à compléter',
  'no-meeting': 'Rencontre non aboutie',
  'other-reason': 'Autre motif lié au poste',
}

/** One line of the grid: a reason of refusal (motif de refus). */
export interface RefusalLine {
  group: RefusalGroup
  /** Its short name on the employer's screen. */
  name: string
  /** What the candidate reads. */
  words: Record<Language, string>
  /** What the employer reads under the line. */
  hint: string
  /** Kinds of criteria of the offer that the reason may point at; none when it speaks of no criterion. */
  criteria: readonly OfferCriterion['kind'][]
  /** The reason says nothing without its criterion. */
  needsCriterion: boolean
  /** Shortest explanation in the employer's own words; 0 when none is needed. */
  noteLength: number
  /** Steps forward that usually help after this reason, best first. */
  stepsForward: readonly StepForwardKind[]
}

/**
 * The whole grid. What the law protects (age, health, origin, place of residence…) is not in it and has no
 * code: it cannot be a reason.
 */
export const refusalGrid = {
  skill_missing: {
    group: 'competence',
    name: 'Compétence demandée non retrouvée',
    words: {
      fr: 'Une compétence demandée dans l’annonce n’a pas été retrouvée.',
      'fr-x-falc': 'L’annonce demande une compétence. L’employeur ne l’a pas trouvée chez vous.',
      en: 'A skill asked for in the offer was not found.',
    },
    hint: 'Choisissez la compétence de l’annonce.',
    criteria: ['competence'],
    needsCriterion: true,
    noteLength: 0,
    stepsForward: ['challenge', 'training', 'competence', 'host'],
  },
  skill_level: {
    group: 'competence',
    name: 'Niveau observé encore insuffisant',
    words: {
      fr: 'Le niveau observé sur une compétence clé n’est pas encore suffisant.',
      'fr-x-falc': 'Vous savez déjà faire une partie. Pour ce poste, il faut encore progresser.',
      en: 'The level seen on a key skill is not there yet.',
    },
    hint: 'Choisissez la compétence et dites un fait observé : ce qui a été fait, pas ce que la personne est.',
    criteria: ['competence'],
    needsCriterion: true,
    noteLength: 10,
    stepsForward: ['challenge', 'training', 'competence', 'host'],
  },
  experience_required: {
    group: 'competence',
    name: 'Expérience demandée non retrouvée',
    words: {
      fr: 'L’expérience demandée dans l’annonce n’a pas été retrouvée.',
      'fr-x-falc': 'L’annonce demande une expérience. L’employeur ne l’a pas trouvée chez vous.',
      en: 'The experience asked for in the offer was not found.',
    },
    hint: 'L’annonce doit la demander. Parlez de tâches, pas d’années.',
    criteria: ['experience'],
    needsCriterion: true,
    noteLength: 0,
    stepsForward: ['challenge', 'offer', 'host'],
  },
  regulated_title: {
    group: 'rule',
    name: 'Titre, permis ou diplôme obligatoire manquant',
    words: {
      fr: 'Un diplôme, un permis ou un titre obligatoire pour ce poste manque.',
      'fr-x-falc': 'Pour ce poste, il faut un papier obligatoire. Vous ne l’avez pas encore.',
      en: 'A licence, diploma or title required for this post is missing.',
    },
    hint: 'Seulement un titre écrit dans l’annonce.',
    criteria: ['title'],
    needsCriterion: true,
    noteLength: 0,
    stepsForward: ['training', 'resource', 'offer', 'host'],
  },
  schedule_mismatch: {
    group: 'conditions',
    name: 'Horaires incompatibles, dits par la personne',
    words: {
      fr: 'Les disponibilités que vous avez indiquées ne correspondent pas aux horaires du poste.',
      'fr-x-falc': 'Vous avez dit quand vous êtes libre. Le travail a lieu à d’autres heures.',
      en: 'The times you said you are free do not match the hours of the post.',
    },
    hint: 'Seulement ce que la personne a dit elle-même de ses disponibilités.',
    criteria: ['schedule'],
    needsCriterion: false,
    noteLength: 0,
    stepsForward: ['offer', 'host', 'words'],
  },
  contract_mismatch: {
    group: 'conditions',
    name: 'Contrat différent de son souhait',
    words: {
      fr: 'Le type ou la durée du contrat ne correspond pas à ce que vous souhaitez.',
      'fr-x-falc': 'Vous cherchez un autre type de contrat. Ce poste ne le propose pas.',
      en: 'The kind or length of contract differs from what you wish.',
    },
    hint: 'Seulement ce que la personne a dit souhaiter.',
    criteria: [],
    needsCriterion: false,
    noteLength: 0,
    stepsForward: ['offer', 'host', 'words'],
  },
  pay_mismatch: {
    group: 'conditions',
    name: 'Salaire différent de sa demande',
    words: {
      fr: 'Le salaire proposé ne correspond pas à ce que vous demandez.',
      'fr-x-falc': 'Vous demandez un autre salaire. L’employeur ne peut pas le donner.',
      en: 'The pay offered differs from what you ask.',
    },
    hint: 'Seulement si le salaire figurait dans l’annonce.',
    criteria: [],
    needsCriterion: false,
    noteLength: 0,
    stepsForward: ['offer', 'host', 'words'],
  },
  other_profile_closer: {
    group: 'choice',
    name: 'Une autre répondait à plus de critères',
    words: {
      fr: 'D’autres candidatures répondaient à davantage de critères de l’annonce.',
      'fr-x-falc':
        'L’employeur a reçu plusieurs bonnes candidatures. Une autre était plus proche de l’annonce.',
      en: 'Other applications met more of the criteria in the offer.',
    },
    hint: 'Choisissez le critère de l’annonce qui a fait la différence.',
    criteria: ['competence', 'experience', 'title', 'schedule'],
    needsCriterion: true,
    noteLength: 0,
    stepsForward: ['offer', 'challenge', 'competence', 'words'],
  },
  position_filled: {
    group: 'post-changed',
    name: 'Poste pourvu',
    words: {
      fr: 'Le poste a été pourvu.',
      'fr-x-falc': 'Quelqu’un a déjà été choisi pour ce poste.',
      en: 'The post has been filled.',
    },
    hint: 'Rien à préciser.',
    criteria: [],
    needsCriterion: false,
    noteLength: 0,
    stepsForward: ['offer', 'challenge', 'host'],
  },
  recruitment_stopped: {
    group: 'post-changed',
    name: 'Recrutement arrêté ou reporté',
    words: {
      fr: 'Le recrutement est arrêté ou reporté.',
      'fr-x-falc': 'L’employeur ne recrute plus pour ce poste. Ce n’est pas à cause de vous.',
      en: 'Hiring for this post has stopped or is postponed.',
    },
    hint: 'Si une nouvelle date est connue, dites-la.',
    criteria: [],
    needsCriterion: false,
    noteLength: 0,
    stepsForward: ['offer', 'host', 'words'],
  },
  incomplete: {
    group: 'to-complete',
    name: 'Un élément manquait',
    words: {
      fr: 'Des éléments demandés manquaient dans la candidature.',
      'fr-x-falc': 'Il manquait quelque chose dans votre candidature. L’employeur vous dit quoi.',
      en: 'Something asked for was missing from the application.',
    },
    hint: 'Dites ce qui manque. Demander une précision d’abord est souvent mieux.',
    criteria: ['competence', 'experience', 'title', 'schedule'],
    needsCriterion: false,
    noteLength: 10,
    stepsForward: ['host', 'resource', 'words'],
  },
  unreachable: {
    group: 'no-meeting',
    name: 'Injoignable, ou rendez-vous manqué',
    words: {
      fr: 'Nous n’avons pas réussi à vous joindre, ou le rendez-vous n’a pas eu lieu.',
      'fr-x-falc': 'L’employeur a essayé de vous parler. Le rendez-vous n’a pas eu lieu.',
      en: 'We could not reach you, or the meeting did not happen.',
    },
    hint: 'Donnez les dates de deux essais au moins.',
    criteria: [],
    needsCriterion: false,
    noteLength: 10,
    stepsForward: ['host', 'offer', 'words'],
  },
  other: {
    group: 'other-reason',
    name: 'Autre motif, à écrire',
    words: {
      fr: 'Un autre motif lié au poste.',
      'fr-x-falc': 'Il y a une autre raison. L’employeur vous l’explique.',
      en: 'Another reason related to the post.',
    },
    hint: 'Écrivez ce que vous diriez à la personne en face, en parlant du poste.',
    criteria: ['competence', 'experience', 'title', 'schedule'],
    needsCriterion: false,
    noteLength: 20,
    stepsForward: ['host', 'challenge', 'offer', 'words'],
  },
} as const satisfies Record<RefusalCode, RefusalLine>

/** The line of a code, seen with its general type. */
export function refusalLine(code: RefusalCode): RefusalLine {
  return refusalGrid[code]
}

/** The codes of one family, in the order of the grid. */
export function codesOf(group: RefusalGroup): RefusalCode[] {
  return (Object.keys(refusalGrid) as RefusalCode[]).filter((code) => refusalGrid[code].group === group)
}

/** The criteria of an offer that a reason may point at. */
export function criteriaFor(code: RefusalCode, criteria: readonly OfferCriterion[]): OfferCriterion[] {
  return criteria.filter((criterion) => refusalLine(code).criteria.includes(criterion.kind))
}
