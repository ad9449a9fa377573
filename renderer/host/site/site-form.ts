import { z } from 'zod'
import type { SiteSettings } from '../../../domain/contract/sites.ts'
import { sameValue } from '../../../domain/record/content.ts'
import { maxLengthOf } from '../../../domain/record/record-limits.ts'
import { faultOfHours } from '../../../domain/sites/opening.ts'
import { siteSchema, type Closure, type OpenHours, type Site } from '../../../domain/sites/site.ts'
import { sanitizeLine, textLength } from '../../../domain/text/sanitize-text.ts'
import { PARIS } from '../../../domain/time.ts'

export const siteLimits = {
  name: maxLengthOf(siteSchema, 'name'),
  address: maxLengthOf(siteSchema, 'address'),
  sentence: siteSchema.properties.closures.items.properties.sentence.maxLength,
  closures: siteSchema.properties.closures.maxItems,
} as const
const { capacity } = siteSchema.properties

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
export type Weekday = (typeof weekdays)[number]
type DayField = `day${Weekday}`

/** What a lead types. A day without hours is closed; where nobody said any hours, every day is empty. */
export type TypedSite = Record<'name' | 'address' | 'capacity' | 'zone' | DayField, string>

export function typedOf(site: Site): TypedSite {
  const day = (weekday: Weekday) =>
    (site.hours ?? [])
      .filter((hours) => hours.weekday === weekday)
      .map(({ opensAt, closesAt }) => `${opensAt}-${closesAt}`)
      .join(', ')
  return {
    name: site.name,
    address: site.address ?? '',
    capacity: String(site.capacity),
    zone: site.timeZone ?? PARIS,
    ...(Object.fromEntries(weekdays.map((weekday) => [`day${weekday}`, day(weekday)])) as Record<
      DayField,
      string
    >),
  }
}

/** The hours of a day as they were typed; `null`: not readable. `9h`, `9:00` and `09:00` are the same. */
export function readHours(weekday: number, typed: string): OpenHours[] | null {
  const parts = typed
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const hours = parts.map((part) => {
    const read = /^(\d{1,2})[:h]?(\d{2})?\s*(?:-|–|à)\s*(\d{1,2})[:h]?(\d{2})?$/iu.exec(part)
    return read && { weekday, opensAt: clock(read[1]!, read[2]), closesAt: clock(read[3]!, read[4]) }
  })
  const known = hours.filter((one) => one !== null)
  if (known.length < hours.length) return null
  if (
    known.some(({ opensAt, closesAt }) =>
      [opensAt, closesAt].some((at) => at > '23:59' || at.slice(3) > '59'),
    )
  )
    return null
  return known.length > 0 && faultOfHours(known) !== null ? null : known
}

function clock(hour: string, minute = '00'): string {
  return `${hour.padStart(2, '0')}:${minute}`
}

const words = (most: number) =>
  z
    .string()
    .transform(sanitizeLine)
    .refine((text) => textLength(text) <= most, 'siteSettings.errors.long')
const dayField = (weekday: Weekday) =>
  z.string().refine((typed) => readHours(weekday, typed) !== null, 'siteSettings.errors.hours')

export const siteFormSchema = z.object({
  name: words(siteLimits.name).refine((name) => name !== '', 'siteSettings.errors.missing'),
  address: words(siteLimits.address),
  capacity: z.string().refine((typed) => {
    const people = /^\d{1,5}$/.test(typed.trim()) ? Number(typed) : 0
    return people >= capacity.minimum && people <= capacity.maximum
  }, 'siteSettings.errors.capacity'),
  zone: z.string().min(1, 'siteSettings.errors.missing'),
  day1: dayField(1),
  day2: dayField(2),
  day3: dayField(3),
  day4: dayField(4),
  day5: dayField(5),
  day6: dayField(6),
  day7: dayField(7),
}) satisfies z.ZodType<TypedSite, TypedSite>

/** What of it differs from what was there when the form was filled: what others change beside it stays. */
export function changesOf(typed: TypedSite, before: TypedSite): SiteSettings {
  const days = weekdays.flatMap((weekday) => {
    const [told, known] = [typed, before].map((from) => openOn(weekday, from))
    return sameValue(told, known) ? [] : { weekday, open: told! }
  })
  return {
    ...(typed.name === before.name ? {} : { name: typed.name }),
    ...(typed.address === before.address ? {} : { address: typed.address }),
    ...(typed.capacity === before.capacity ? {} : { capacity: Number(typed.capacity) }),
    ...(typed.zone === before.zone ? {} : { timeZone: typed.zone }),
    ...(days.length === 0 ? {} : { days }),
  }
}

function openOn(weekday: Weekday, from: TypedSite) {
  const hours = readHours(weekday, from[`day${weekday}`]) ?? []
  return hours.map(({ opensAt, closesAt }) => ({ opensAt, closesAt }))
}

/** Whether nobody would ever find the doors open. */
export function isNeverOpen(typed: TypedSite): boolean {
  return weekdays.every((weekday) => openOn(weekday, typed).length === 0)
}

/** What is to be told of the closures, one by one, over how the form was filled. */
export function closureChanges(
  before: readonly Closure[],
  now: readonly Closure[],
): Pick<SiteSettings, 'closuresAdded' | 'closuresRemoved'> {
  const without = (all: readonly Closure[], others: readonly Closure[]) =>
    all.filter((one) => !others.some((other) => sameValue(one, other)))
  const [added, removed] = [without(now, before), without(before, now)]
  return {
    ...(added.length > 0 ? { closuresAdded: added } : {}),
    ...(removed.length > 0 ? { closuresRemoved: removed } : {}),
  }
}
