/** The properties that hold whatever happens, by number. */
export const properties = {
  S1: 'no confirmed fact is lost',
  S2: 'every replica holds the same as the server in its scope',
  S3: 'one visit for one person and stay, every event once',
  S5: 'what a device showed does not go back, what was done there does not vanish',
  S6: 'nothing is ever given to a device outside its scope',
  S7: 'every queue is empty within 20 rounds once all is well',
  S8: 'no error of the engine is its own',
  S9: 'a poisoned row is set aside alone',
  S10: 'no edit is lost but to a later edit of the same field',
  S11: 'desk and server count the same Reciprok',
  S12: 'a push repeated changes nothing',
  S13: 'hosts are told of damaged memory, and of none that was whole',
  S14: 'a number typed by hand is its holder’s, is nobody else’s, and rests nowhere',
  S15: 'numbers are guessed no faster than the limits allow',
  S16: 'merged entries are one person to everybody until they are parted, and no record changes hands',
  S17: 'what somebody took back is allowed only by who knew that they had',
  S18: 'what people tell of themselves rests readable on no device',
  S19: 'of who had everything erased nothing is left',
  S20: 'what waits or is recent never leaves a host desk',
  S21: 'once all is quiet a host desk holds nothing that is too old',
  S22: 'what is too old is told when it is asked for, as the server has it',
  S23: 'no name crosses before both said yes, and no device holds one',
  S24: 'every kiosk shows the cards that stand on the board, and no other',
  S25: 'what happened to a card was told by who may tell it',
  S26: 'a report counts once a person, and three people take a card off the board',
  S27: 'what somebody was told was noted is known, and has its consequence',
  S28: 'cards and interests follow their person through a merge and its undoing',
  M1: 'a table is made once, by a host, with two to six chairs, and a proposal is answered once',
  M2: 'at a table a name is told to who sits there, of who said one and sits there',
  M3: 'thanks are said once by whom somebody met, are read once hosts read them, and count once they are kept',
  M4: 'of a project its people and hosts tell, what is told is shown, and nothing that hosts did not read',
  M5: 'nothing is kept that a minor may not do, and no kiosk makes anybody older',
  M6: 'a thing is promised once at a time, and each ask is answered once',
  N1: 'every seat is counted once, and none is promised twice by the server',
  N2: 'confirmed people never exceed capacity and named overcommits, unsent ones included',
  N3: 'one person a slot; slots stay inside the lease; a used slot is never sold again',
  N6: 'after all heals no seat stays away',
  N7: 'what is sold of a lease that had come back or was given up is told late',
  N8: 'nobody waits while a seat is free',
} as const

export type PropertyName = keyof typeof properties

export interface Violation {
  property: PropertyName
  detail: string
}
