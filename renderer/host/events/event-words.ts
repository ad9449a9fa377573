import type { Room } from '../../../domain/sites/site.ts'
import type { EventForm } from './event-form.ts'

type Field = keyof EventForm

const labels: Record<Field, string> = {
  kind: 'events.kind',
  topic: 'postings.tables.topic',
  picture: 'events.picture',
  title: 'events.title',
  text: 'events.what',
  easyText: 'events.easy',
  on: 'sessions.on',
  from: 'sessions.from',
  minutes: 'sessions.minutes',
  place: 'sessions.placeLabel',
  roomId: 'sessions.roomLabel',
  where: 'sessions.where',
  capacity: 'sessions.capacity',
  access: 'sessions.access',
  weeks: 'events.weeks',
}

/** How a field of an event is called, and what it says, as its form shows them. */
export function eventWords(
  t: (key: string) => string,
  rooms: () => readonly Room[],
): { label: (field: Field) => string; words: (field: Field, value: EventForm[Field]) => string } {
  return {
    label: (field) => t(labels[field]),
    words(field, value) {
      if (field === 'kind') return t(`events.kinds.${value as string}`)
      if (field === 'picture')
        return t(value === '' ? 'events.pictureOfKind' : `events.kinds.${value as string}`)
      if (field === 'topic' && value !== '') return t(`postings.talk.${value as string}`)
      if (field === 'place') return t(`sessions.place.${value as string}`)
      if (field === 'access')
        return (value as string[]).map((need) => t(`sessions.accessNeed.${need}`)).join(', ')
      if (field === 'roomId') return rooms().find(({ id }) => id === value)?.name ?? String(value)
      return String(value)
    },
  }
}
