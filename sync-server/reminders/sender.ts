/** A message as it leaves by e-mail: to one address, in plain text and in HTML. */
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

/** The same as an SMS. */
export interface Sms {
  id: string
  /** E.164: `+33612345678`. */
  to: string
  /** In the letters of GSM-7 alone. */
  text: string
}

/**
 * What became of a message. `later`: nothing has left, and another try may succeed; `again`: nobody knows whether it
 * was accepted, but the same message under the same id is accepted once; `bounced`: there is no such reader, or they
 * want none; `failed`: it is refused for good; `unsure`: handed over, and nobody knows whether it was accepted.
 */
export type Outcome = 'sent' | 'later' | 'again' | 'bounced' | 'failed' | 'unsure'

/** A way by which messages leave. */
export interface Sender<Message = Mail> {
  /** Never throws: what goes wrong is an outcome. */
  send(message: Message): Promise<Outcome>
}

/** The ways that the server has; one that is missing leaves its messages to hosts. */
export interface Senders {
  mail?: Sender
  sms?: Sender<Sms>
}
