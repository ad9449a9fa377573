import type { InclusionTheme, ServiceType } from '../tools/data-inclusion.ts'

/** What a card on the board is for. */
export const postingKinds = ['ask', 'help', 'project', 'resource', 'event', 'practice', 'success'] as const
export type PostingKind = (typeof postingKinds)[number]

interface Topic {
  kind: PostingKind
  /** Days from its publication, and from each renewal, for which it stands on the board: 14 to 60; a success for a week. */
  days: number
  /** The code of the pictogram that it has unless its author chooses another. */
  picture: string
  /** Theme (thématique) and kind of service in the schema of data·inclusion, where it is a resource to others. */
  theme?: InclusionTheme
  service?: ServiceType
}

/**
 * What one may post about; each topic belongs to one kind. Themes are those of the first version of data·inclusion's
 * schema, as its reference lists them.
 */
const topics = {
  'looking-for': { kind: 'ask', days: 30, picture: 'curious' },
  'search-buddy': { kind: 'ask', days: 30, picture: 'job-search' },
  'read-message': { kind: 'ask', days: 14, picture: 'message' },
  'mock-interview': { kind: 'ask', days: 21, picture: 'meeting' },
  'can-do': { kind: 'help', days: 60, picture: 'help' },
  language: { kind: 'help', days: 60, picture: 'language' },
  'skills-swap': { kind: 'help', days: 60, picture: 'hands' },
  mentoring: { kind: 'help', days: 60, picture: 'people' },
  partner: { kind: 'project', days: 60, picture: 'people' },
  'helping-hand': { kind: 'project', days: 30, picture: 'hand' },
  prototype: { kind: 'project', days: 30, picture: 'gear' },
  association: { kind: 'project', days: 60, picture: 'institution' },
  business: { kind: 'project', days: 60, picture: 'company' },
  'shared-project': { kind: 'project', days: 60, picture: 'project' },
  room: {
    ...{ kind: 'resource', days: 60, picture: 'arrive' },
    ...{ theme: 'remobilisation--lien-social', service: 'aide-materielle' },
  },
  'tool-loan': {
    ...{ kind: 'resource', days: 60, picture: 'hammer' },
    ...{ theme: 'equipement-et-alimentation--electromenager', service: 'aide-materielle' },
  },
  gift: {
    ...{ kind: 'resource', days: 21, picture: 'box' },
    ...{ theme: 'equipement-et-alimentation--alimentation', service: 'aide-materielle' },
  },
  'digital-tool': {
    ...{ kind: 'resource', days: 60, picture: 'computer' },
    ...{ theme: 'numerique--acquerir-un-equipement', service: 'aide-materielle' },
  },
  ride: {
    ...{ kind: 'resource', days: 30, picture: 'wheel' },
    ...{ theme: 'mobilite--utiliser-des-services-de-mobilite-partagee', service: 'aide-materielle' },
  },
  'childcare-tip': {
    ...{ kind: 'resource', days: 60, picture: 'people' },
    ...{ theme: 'famille--garde-denfants', service: 'information' },
  },
  'interview-clothes': {
    ...{ kind: 'resource', days: 60, picture: 'scissors' },
    ...{ theme: 'equipement-et-alimentation--habillement', service: 'aide-materielle' },
  },
  grant: {
    ...{ kind: 'resource', days: 60, picture: 'coins' },
    ...{ theme: 'difficultes-financieres--ameliorer-sa-gestion-budgetaire', service: 'aide-financiere' },
  },
  training: {
    ...{ kind: 'resource', days: 60, picture: 'seed' },
    ...{ theme: 'se-former--trouver-sa-formation', service: 'formation' },
  },
  paperwork: {
    ...{ kind: 'resource', days: 60, picture: 'pen' },
    ...{
      theme: 'difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives',
      service: 'accompagnement',
    },
  },
  'housing-tip': {
    ...{ kind: 'resource', days: 60, picture: 'arrive' },
    ...{
      theme: 'logement-hebergement--sinformer-sur-les-demarches-liees-a-lacces-au-logement',
      service: 'information',
    },
  },
  wellbeing: {
    ...{ kind: 'resource', days: 60, picture: 'calm' },
    ...{ theme: 'remobilisation--bien-etre-confiance-en-soi', service: 'information' },
  },
  'useful-contact': {
    ...{ kind: 'resource', days: 60, picture: 'card' },
    ...{ theme: 'preparer-sa-candidature--developper-son-reseau', service: 'information' },
  },
  gathering: { kind: 'event', days: 60, picture: 'meet-people' },
  workshop: { kind: 'event', days: 60, picture: 'challenge' },
  'good-practice': { kind: 'practice', days: 60, picture: 'check' },
  'found-work': { kind: 'success', days: 7, picture: 'employee' },
  'interview-won': { kind: 'success', days: 7, picture: 'speaking' },
  'challenge-done': { kind: 'success', days: 7, picture: 'challenge' },
  'learned-something': { kind: 'success', days: 7, picture: 'easy-read' },
  'helped-somebody': { kind: 'success', days: 7, picture: 'hands' },
  'dared-to': { kind: 'success', days: 7, picture: 'bird' },
  'project-done': { kind: 'success', days: 7, picture: 'tree' },
} as const satisfies Record<string, Topic>

export type PostingTopic = keyof typeof topics

export const postingTopics: Readonly<Record<PostingTopic, Topic>> = topics
export const topicCodes = Object.keys(topics) as PostingTopic[]

export function topicsOf(kind: PostingKind): PostingTopic[] {
  return topicCodes.filter((code) => topics[code].kind === kind)
}

/** What a card of before topics is taken for. */
export const plainTopic: Readonly<Record<PostingKind, PostingTopic>> = {
  ask: 'looking-for',
  help: 'can-do',
  project: 'shared-project',
  resource: 'useful-contact',
  event: 'gathering',
  practice: 'good-practice',
  success: 'dared-to',
}
