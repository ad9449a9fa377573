/** How an employer speaks in a letter to a candidate (ton). A code: each reader reads the letter in their language. */
export const tones = ['plain', 'warm', 'formal'] as const
export type Tone = (typeof tones)[number]

/** The one that an employer begins with, before it ever chose. */
export const FIRST_TONE: Tone = 'plain'

/** The same said in each of them. */
export type InTones = Readonly<Record<Tone, string>>
