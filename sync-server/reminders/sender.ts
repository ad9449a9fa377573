/** A message as it leaves: to one address, in plain text and in HTML. */
export interface Mail {
  /** Made from the keys of what it tells, so that the same message is known again, also to the reader's program. */
  id: string
  to: string
  subject: string
  text: string
  html: string
  /** Where one click ends such messages; of those that come again and again. */
  unsubscribe?: string
}

/**
 * What became of a message. `later`: nothing has left, and another try may succeed; `bounced`: there is no such
 * reader; `failed`: it is refused for good; `unsure`: handed over, and nobody knows whether it was accepted.
 */
export type Outcome = 'sent' | 'later' | 'bounced' | 'failed' | 'unsure'

/** A way by which messages leave. */
export interface Sender {
  /** Never throws: what goes wrong is an outcome. */
  send(mail: Mail): Promise<Outcome>
}
