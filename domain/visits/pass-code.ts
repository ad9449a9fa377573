/**
 * The number of a pass (carte de visite): eight random characters and one check character, in Crockford's
 * base 32 (no I, L, O, U), typed as `K7QF 3M2X 9`. The check (Luhn modulo 32) catches every wrong character
 * and nearly every swap of neighbours, so a kiosk without network refuses a slip of the finger by itself.
 */
export const passAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const DATA_LENGTH = 8

/** `bytes`: at least eight random bytes; the low five bits of each are used. */
export function passIdFrom(bytes: Uint8Array): string {
  const data = Array.from(bytes.subarray(0, DATA_LENGTH), (byte) => passAlphabet[byte & 31]!).join('')
  return data + checkCharacter(data)
}

/** The pass number in what a person typed, or `null` when it cannot be one. */
export function readPassCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0')
  if (code.length !== DATA_LENGTH + 1) return null
  if ([...code].some((character) => !passAlphabet.includes(character))) return null
  const data = code.slice(0, DATA_LENGTH)
  return checkCharacter(data) === code[DATA_LENGTH] ? code : null
}

/** As printed on the card and read aloud: groups of four, four and one. */
export function showPassCode(passId: string): string {
  return `${passId.slice(0, 4)} ${passId.slice(4, 8)} ${passId.slice(8)}`
}

function checkCharacter(data: string): string {
  let sum = 0
  ;[...data].reverse().forEach((character, index) => {
    const value = passAlphabet.indexOf(character) * (index % 2 === 0 ? 2 : 1)
    sum += Math.floor(value / 32) + (value % 32)
  })
  return passAlphabet[(32 - (sum % 32)) % 32]!
}
