/**
 * The enrolment code of an address ending in `#enrol=CODE`, or `null`. Start-up prints such an address so that
 * a desk is linked by opening it once.
 */
export function enrolmentCodeIn(hash: string): string | null {
  const code = new URLSearchParams(hash.replace(/^#\/?/, '')).get('enrol')?.trim()
  return code ? code : null
}
