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
export type StoppedAct = Exclude<MinorAct, 'image'>
export const stoppedActs: readonly StoppedAct[] = ['account', 'apply', 'search', 'board', 'meet']

/** To where one goes back from what was stopped. */
export const backFrom = {
  account: 'scenes',
  apply: 'offers',
  search: 'consents',
  board: 'board',
  meet: 'board',
} as const satisfies Record<StoppedAct, ScreenName>
