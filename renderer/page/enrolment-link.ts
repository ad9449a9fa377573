/**
 * The enrolment code of an address ending in `#enrol=CODE`, or `null`. Start-up prints such an address so that
 * a desk is linked by opening it once.
 */
export function enrolmentCodeIn(hash: string): string | null {
  const code = new URLSearchParams(hash.replace(/^#\/?/, '')).get('enrol')?.trim()
  return code ? code : null
}

/** The same for the page's own address; the code then leaves it, so that it stays in no history. */
export function takeEnrolmentCode(): string | null {
  const code = enrolmentCodeIn(window.location.hash)
  if (code !== null) window.history.replaceState(null, '', window.location.pathname + window.location.search)
  return code
}
