const told = [
  'login-taken',
  'too-many-people',
  'own-account',
  'not-found',
  'request-reused',
  'unreachable',
  'sign-in-needed',
] as const

/** The sentence for why something was not done for somebody of the employer. */
export function problemKey({ reason, reasons }: { reason: string; reasons?: readonly string[] }): string {
  const name = reasons?.[0] ?? reason
  return `employer.people.problem.${told.find((known) => known === name) ?? 'other'}`
}
