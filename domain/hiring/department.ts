import { ok, refuse, type Result } from '../result.ts'

/** By its number (INSEE): 01 to 95, 2A and 2B for Corsica, 971 to 978 overseas. */
export const DEPARTMENT = '^(0[1-9]|1\\d|2[1-9AB]|[3-8]\\d|9[0-5]|97[1-8])$'
const department = new RegExp(DEPARTMENT)

/** The number of a department as people type it: `1`, `2a`, ` 48 `. */
export function readDepartment(typed: string): Result<string, 'not-a-department'> {
  const number = typed.replace(/\s/gu, '').toUpperCase().padStart(2, '0')
  return department.test(number) ? ok(number) : refuse('not-a-department')
}
