import { z } from 'zod'
import { LONGEST_DEVICE_NAME } from '../../../domain/contract/fields.ts'
import { sanitizeLine, textLength } from '../../../domain/text/sanitize-text.ts'
import { deviceRoles, type DeviceRole } from '../../../domain/sync/scope.ts'
import type { EnrolmentForm } from '../../data/host-api.ts'

/** What a host types to link a new device. */
export interface TypedEnrolment {
  role: DeviceRole
  employerId: string
  name: string
}

export const emptyEnrolment = (): TypedEnrolment => ({ role: 'kiosk', employerId: '', name: '' })

/** An employer's device belongs to one employer, the others to the site. */
export const enrolmentSchema = z
  .object({
    role: z.enum(deviceRoles),
    employerId: z.string(),
    name: z
      .string()
      .transform(sanitizeLine)
      .refine((name) => textLength(name) <= LONGEST_DEVICE_NAME, 'host.enrolment.nameTooLong'),
  })
  .refine((typed) => typed.role !== 'employer' || typed.employerId !== '', {
    path: ['employerId'],
    message: 'host.enrolment.employerMissing',
  })
  .transform(({ role, employerId, name }): EnrolmentForm => ({
    role,
    ...(role === 'employer' ? { employerId } : {}),
    ...(name ? { name } : {}),
  }))
