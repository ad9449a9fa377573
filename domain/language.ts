/** Languages of every text a visitor may read: French, easy-to-read French (FALC), English. */
export const languages = ['fr', 'fr-x-falc', 'en'] as const
export type Language = (typeof languages)[number]
