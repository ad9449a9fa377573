import { z } from 'zod'
import { minorBands, type MinorBand } from '../../../domain/visits/minor-rule.ts'
import { visitReasons, type VisitReason } from '../../../domain/visits/visit.ts'
import { readPeople } from '../../../domain/visits/party.ts'
import { readPassCode } from '../../../domain/visits/pass-code.ts'
import { sanitizeVisitorName } from '../../../domain/visits/visitor-name.ts'

/** What a host types to check somebody in. Everything is optional. */
export interface CheckInForm {
  name: string
  pass: string
  reason: VisitReason | ''
  people: string
  ageBand: MinorBand | ''
}

export const emptyCheckIn = (): CheckInForm => ({ name: '', pass: '', reason: '', people: '1', ageBand: '' })

/** `revoked`: tells whether a pass number is one the site revoked. */
export function checkInSchema(revoked: (passId: string) => boolean) {
  return z.object({
    name: z.string().transform((typed, context) => {
      const cleaned = sanitizeVisitorName(typed)
      if (cleaned.ok) return cleaned.value
      if (cleaned.reason === 'too-long') context.addIssue('host.checkIn.nameTooLong')
      return undefined
    }),
    pass: z.string().transform((typed, context) => {
      if (typed.trim() === '') return undefined
      const passId = readPassCode(typed)
      if (passId === null) context.addIssue('host.checkIn.passWrong')
      else if (revoked(passId)) context.addIssue('host.checkIn.passRevoked')
      return passId ?? undefined
    }),
    people: z.string().transform((typed, context) => {
      const people = readPeople(typed)
      if (people === null) context.addIssue('host.checkIn.peopleWrong')
      return people ?? 1
    }),
    ageBand: z.enum(['', ...minorBands]).transform((band) => (band === '' ? undefined : band)),
    reason: z.enum(['', ...visitReasons]).transform((reason) => (reason === '' ? undefined : reason)),
  })
}
