/**
 * What a tool of the site's own may read: the programme of what takes place, the cards on the board with what the place
 * offers, the figures of months that are over. Never a name, nor who said what.
 */
export const toolRights = ['programme', 'board', 'figures'] as const
export type ToolRight = (typeof toolRights)[number]

/** As many keys, and as many webhooks, as a site has at once. */
export const MOST_TOOLS = 20
