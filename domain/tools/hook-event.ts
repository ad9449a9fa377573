/**
 * What a webhook tells of something that everybody at the site may read: it can be read now, it reads otherwise than was
 * told last, or it can be read no more. `test`: a host asked for it.
 */
export const hookEvents = [
  'session.published',
  'session.changed',
  'session.withdrawn',
  'posting.published',
  'posting.changed',
  'posting.withdrawn',
  'test',
] as const
export type HookEvent = (typeof hookEvents)[number]

/** What one subscribes to. */
export const hookTopics = ['session', 'posting'] as const
export type HookTopic = (typeof hookTopics)[number]

/** Why a webhook is told nothing more: a host ended it, its address said that it is gone, or it failed for days. */
export const hookEnds = ['by-host', 'gone', 'failing'] as const
export type HookEnd = (typeof hookEnds)[number]

/**
 * The event that brings a reader from what was told last to what is to be read now, each as a text that says whether it
 * is the same; `null`: nothing. `null` in answer: there is nothing to tell.
 */
export function hookEventOf(topic: HookTopic, told: string | null, now: string | null): HookEvent | null {
  if (told === now) return null
  if (told === null) return `${topic}.published`
  return now === null ? `${topic}.withdrawn` : `${topic}.changed`
}

/** By what a server names something of which it may have to tell: `session/s1`. */
export function hookSubject(topic: HookTopic, id: string): string {
  return `${topic}/${id}`
}

/** The same, read again. */
export function readHookSubject(subject: string): { topic: HookTopic; id: string } {
  const at = subject.indexOf('/')
  return { topic: subject.slice(0, at) as HookTopic, id: subject.slice(at + 1) }
}
