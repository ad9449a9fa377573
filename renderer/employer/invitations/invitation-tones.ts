/** How the state of an invitation is coloured, wherever it is told. */
export const invitationTones = {
  waiting: 'info',
  accepted: 'good',
  declined: 'neutral',
  silent: 'neutral',
} as const
