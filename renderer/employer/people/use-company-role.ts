import { computed, type ComputedRef } from 'vue'
import type { CompanyRole } from '../../../domain/hiring/company-role.ts'
import { useEmployerSignIn } from '../sign-in/employer-sign-in.ts'
import { roleOf } from './rights.ts'

/** What whoever is at the desk may do for the employer; nobody there may the least. */
export function useCompanyRole(): ComputedRef<CompanyRole> {
  const { person } = useEmployerSignIn()
  return computed(() => (person.value ? roleOf(person.value) : 'observer'))
}
