/**
 * The number of the wire protocol. It grows when a message or a record changes in a way an older device
 * could not read; a test holds a fingerprint of every schema against it.
 *
 * History:
 * 1  first protocol: 14 collections, one stream a device, sealed rows.
 * 2  challenges: cards, sessions with a plan and moments, leases, bookings as events, voices of an
 *    evaluation; sites name their rooms and the attestations taken back. Devices of 1 hold none of these.
 * 3  applications hold what candidates say after sending, answers taken back, and a meeting's hour; each
 *    voice of an evaluation says from where it was told (the pen); employers say which sites they
 *    belong to and which mandates they gave; a site says its address and its time zone; what the server
 *    alone writes carries its seal, and a row may be answered `later`.
 *    A session keeps what it promised before; a booking says which plan was booked, and that a change suits.
 *    Moments of a session can be undone; a visit says when its audience was last told. A booking says why a
 *    host took it back, and that a presence was a mistake.
 * 4  a visitor has an id of its own, which a pass names; a visit may carry a typed number sealed, and an entry of
 *    the directory says into which other one it was merged.
 * 5  a competence account says what was allowed for which purpose, how each competence was practised, what the person
 *    is proud of, and who recommends or certifies it.
 * 6  the page of a person who allows it lies on the kiosks of the site, sealed with their card and pictures.
 * 7  consent may be said in any language of the kiosk's screens.
 * 8  an employer says how candidates rate its answers; who withdraws may say that the conditions do not suit, or that
 *    there was no news.
 * 9  an employer replies to its label, and refers somebody to another one, whom they allow or not to see them; who
 *    withdraws may say that the employer asked for it, and an application holds what hosts found about an answer or a
 *    withdrawal; kiosks hold the offers that another list shows.
 * 10 an employer says when it is away, and who stands in; an answer says that it came on paper, and who keyed it in.
 * 11 an employer has its messages by SMS.
 * 12 an answer says at which challenge session it was given, and keeps the words of the criterion that it names.
 * 13 an answer says that its person was told so elsewhere, how and when, and they say whether that is true, or that they asked again; an offer says
 *    when its employer was asked whether it goes on, and that nobody said so;
 *    a criterion of an offer says for which skill or ability it asks; a page says by which employers its person is not
 *    found;
 *    what an employer's desk holds follows the role of whoever signed in there;
 *    an answer has a tone, in which its letter is composed for its reader, and may say what the employer liked.
 * 14 a page says when, how far and with which licence its person can work, and of whoever recommends how they know
 *    the person and what they saw; `qualified` may add to a yes what comes next.
 * 15 a card on the board has a topic, steps, what it asks for and all that was decided of it, and leaves a kiosk sealed;
 *    kiosks and host desks hold the board; a visitor says of a card that it interests them or what is wrong with it, and
 *    of their own that they still mean it or that it is done; a visit says who told its visitor of the place, if they
 *    like to say so; a visitor keeps what hosts said of it and another entry: one person, or two;
 *    a site says its hours by weekday and on which days it is closed; a visit counts those who came together; a card and
 *    its steps name photos; a site says what visitors may book or borrow, and kiosks and host desks hold who asked for it
 *    and what became of that;
 *    a session may be an event of the place, without cards;
 *    a visit says of what its visitor likes to talk today, a contact request may name a topic, a card its author's usual
 *    days; an event may be a small table with a topic, which a contact request proposes or tells a name at;
 *    a card holds what was told of a project since and what boards show of it, a visitor tells of one that they joined or
 *    leaves it; a reservation may be refused or taken back because the site is closed;
 *    a visit says that its visitor is under 18, a visitor keeps what was said of that and what a guardian agreed to;
 *    a page says from when, with which permits and in which departments its person would work;
 *    a row says in which help of a host it was written;
 *    an employer says that its SIREN waits for a host, who saw it on which paper, and that its grade is held meanwhile;
 *    a card may be a success, of which its author agreed that it may be shown in the place.
 */
export const PROTOCOL = 15
/**
 * What a device and a server of each number must agree on, in short: a test holds the schemas against it. When that
 * fails, a record changed on the wire: raise PROTOCOL, tell its history above, and add a line here.
 */
export const fingerprints: Readonly<Record<number, string>> = {
  1: 'a4af5bd2c02ca2d2',
  2: '9faf00f435d8471a',
  3: '600f9dcaa6f6af1a',
  4: '7f9fee46a2843211',
  5: '88c37c85e59646c0',
  6: '959b9cdbbdd71ab2',
  7: 'd8b3103125ce8595',
  8: 'e5b4ce50870ebea9',
  9: 'c9cec0f0ca64a5bb',
  10: 'f38a2db54b15638a',
  11: 'ba15da5f19f3fa3e',
  12: 'e6746a34967194f4',
  13: '1e9892222a2c2b3a',
  14: '7c220eff0852df6b',
  15: 'd55faeed472c5724',
}
/** Devices below this are told to update; what they still have to send is kept on the device. */
export const OLDEST_PROTOCOL = 1

export const PROTOCOL_HEADER = 'x-pepiniere-protocol'
/** How many writes wait on the device, told with each request so that hosts see it. */
export const WAITING_HEADER = 'x-pepiniere-waiting'

/** The epoch under which the device has told all that it holds of seats, told with each request. */
export const TOLD_HEADER = 'x-pepiniere-told'

/** When the device found a part of its memory damaged, by its own clock; told with each request for a week. */
export const DAMAGED_HEADER = 'x-pepiniere-damaged'

/** The session of the person at the device, for addresses that need one. */
export const SESSION_HEADER = 'x-pepiniere-session'

/** Limits that both sides keep (trust in the device is none: the server checks them all). */
export const limits = {
  /** Rows in one push. */
  pushRows: 200,
  /** Bytes of one request body. */
  bodyBytes: 1024 * 1024,
  /** Bytes of one record as JSON. */
  recordBytes: 64 * 1024,
  /** Nesting of one record. */
  recordDepth: 12,
  /** Documents of one collection in one pull; a device asks for no more than this. */
  pullDocuments: 5000,
} as const
