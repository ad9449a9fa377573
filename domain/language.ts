/** Languages of every text a visitor may read: French, easy-to-read French (FALC), English. */
export const languages = ['fr', 'fr-x-falc', 'en'] as const
export type Language = (typeof languages)[number]

/** Those of the desks, which only staff and employers read. */
export const deskLanguages = ['fr'] as const satisfies readonly Language[]
export type DeskLanguage = (typeof deskLanguages)[number]
