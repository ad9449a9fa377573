import type { MinorAct } from '../../../domain/visits/minor-rule.ts'
import type { ScreenName } from '../router.ts'

/** Where each screen leads that somebody under 18 may not simply open. */
export const actsOfScreens = {
  apply: 'apply',
  'write-posting': 'board',
  meet: 'meet',
  talk: 'meet',
  sentences: 'account',
  say: 'account',
  proud: 'account',
} as const satisfies { [Screen in ScreenName]?: MinorAct }

/** What a kiosk may stop; a photo is added by hosts alone. */
export type StoppedAct = Exclude<MinorAct, 'image'> | 'table'
export const stoppedActs: readonly StoppedAct[] = ['account', 'apply', 'search', 'board', 'meet', 'table']

/** What a guardian is asked about: at a table one meets somebody new. */
export function actOf(stopped: StoppedAct): MinorAct {
  return stopped === 'table' ? 'meet' : stopped
}

/** To where one goes back from what was stopped. */
export const backFrom = {
  account: 'scenes',
  apply: 'offers',
  search: 'consents',
  board: 'board',
  meet: 'board',
  table: 'tables',
} as const satisfies Record<StoppedAct, ScreenName>
