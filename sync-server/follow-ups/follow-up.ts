/** Something that is to be counted or decided anew: of which kind, and of what. */
export interface FollowUp {
  kind: FollowUpKind
  /** The site, or the shared partition for what belongs to no one site. */
  siteId: string
  /** The id of what it is about. */
  subject: string
}

/** `score`: of an employer; `seats`: of a challenge session. */
export type FollowUpKind = 'score' | 'seats'
