import { LONGEST_ACCOUNT_NAME } from '../../domain/ids.ts'
import { maxLengthOf } from '../../domain/record/record-limits.ts'
import { ok } from '../../domain/result.ts'
import { faultOfSecret, type SecretFault } from '../../domain/sites/account-secret.ts'
import { faultOfHours, inOrder, latestClosing } from '../../domain/sites/opening.ts'
import { siteSchema, type OpenHours, type Room } from '../../domain/sites/site.ts'
import { sanitizeLine } from '../../domain/text/sanitize-text.ts'
import { isTimeZone } from '../../domain/time.ts'
import { normalLogin } from '../accounts/accounts.ts'
import { readable } from '../secrets.ts'
import type { FirstPerson, NewSite } from '../sites/create-site.ts'

/** So many rooms are asked for at first; the others come at the host desk. */
export const FIRST_ROOMS = 3
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
const LONGEST_LOGIN = 120
const LARGEST_ROOM = 500
const { capacity: capacityLimits } = siteSchema.properties
const longestRoomName = siteSchema.properties.rooms.items.properties.name.maxLength

/** What a person typed, by the names of the fields; passwords are never told back. */
export type Typed = Readonly<Record<string, string>>

export type FormFault =
  | SecretFault
  | 'missing'
  | 'too-long-text'
  | 'not-a-number'
  | 'no-zone'
  | 'not-an-hour'
  | 'ends-before-it-begins'
  | 'never-open'
  | 'not-the-same'
  | 'same-room'
  | 'login-taken'

export interface InstallationForm {
  site: NewSite
  person: Omit<FirstPerson, 'siteRole'>
}

/** As the page shows it first. `zone`: that of the machine. */
export function firstValues(zone: string): Typed {
  const week = WEEKDAYS.flatMap((day) => [
    ...(day <= 5 ? [[`open-${day}`, 'on'] as const] : []),
    [`from-${day}`, '09:00'] as const,
    [`to-${day}`, '18:00'] as const,
  ])
  return { zone, capacity: '50', ...Object.fromEntries(week) }
}

/** All that the form says, or what is wrong, by field. */
export function readInstallationForm(
  typed: Typed,
): { ok: true; value: InstallationForm } | { ok: false; faults: Readonly<Record<string, FormFault>> } {
  const faults: Record<string, FormFault> = {}
  const line = (field: string, most: number, isNeeded = true) => {
    const text = sanitizeLine(typed[field] ?? '')
    if (isNeeded && text === '') faults[field] = 'missing'
    if ([...text].length > most) faults[field] = 'too-long-text'
    return text
  }
  const count = (field: string, most: number) => {
    const number = Number((typed[field] ?? '').trim() || NaN)
    if (!Number.isInteger(number) || number < 1 || number > most) faults[field] = 'not-a-number'
    return number
  }
  const name = line('site', maxLengthOf(siteSchema, 'name'))
  const address = line('address', maxLengthOf(siteSchema, 'address'), false)
  const timeZone = typed['zone'] ?? ''
  if (timeZone === '' || timeZone.length > 64 || !isTimeZone(timeZone)) faults['zone'] = 'no-zone'
  const capacity = count('capacity', capacityLimits.maximum)
  const hours = hoursIn(typed, faults)
  const rooms = roomsIn(typed, faults, line, count)
  const person = line('person', LONGEST_ACCOUNT_NAME)
  const login = normalLogin(line('login', LONGEST_LOGIN))
  const secret = typed['secret'] ?? ''
  const fault = faultOfSecret(secret, [login, person, name])
  if (fault) faults['secret'] = fault
  else if (secret.normalize('NFC') !== (typed['again'] ?? '').normalize('NFC'))
    faults['again'] = 'not-the-same'
  if (Object.keys(faults).length > 0) return { ok: false, faults }
  const site = { name, timeZone, capacity, hours, closesAt: latestClosing(hours) ?? '18:00' }
  return ok({
    site: { ...site, ...(address ? { address } : {}), ...(rooms.length > 0 ? { rooms } : {}) },
    person: { name: person, login, secret },
  })
}

function hoursIn(typed: Typed, faults: Record<string, FormFault>): OpenHours[] {
  const hours = WEEKDAYS.filter((day) => typed[`open-${day}`] !== undefined).map((weekday) => ({
    weekday,
    opensAt: typed[`from-${weekday}`] ?? '',
    closesAt: typed[`to-${weekday}`] ?? '',
  }))
  const fault = faultOfHours(hours)
  if (fault === 'never-open') faults['hours'] = fault
  for (const { weekday, opensAt, closesAt } of hours) {
    const areHours = [opensAt, closesAt].every((hour) => /^([01]\d|2[0-3]):[0-5]\d$/.test(hour))
    if (!areHours) faults[`from-${weekday}`] = 'not-an-hour'
    else if (closesAt <= opensAt) faults[`from-${weekday}`] = 'ends-before-it-begins'
  }
  return inOrder(hours)
}

function roomsIn(
  typed: Typed,
  faults: Record<string, FormFault>,
  line: (field: string, most: number, isNeeded?: boolean) => string,
  count: (field: string, most: number) => number,
): Room[] {
  const rooms: Room[] = []
  for (let index = 1; index <= FIRST_ROOMS; index += 1) {
    const name = line(`room-${index}`, longestRoomName, false)
    if (name === '') continue
    if (rooms.some((room) => room.name === name)) faults[`room-${index}`] = 'same-room'
    const capacity = count(`places-${index}`, LARGEST_ROOM)
    const stepFree = typed[`step-free-${index}`] !== undefined
    rooms.push({ id: readable(6).toLowerCase(), name, capacity, stepFree })
  }
  return rooms
}
