/** Whether a French text breaks the typography that every shipped text keeps. */
export function isBadlySet(text: string): boolean {
  return /[^\s\u202f][!?;»]|[ \u00a0][!?;:»%€]|« |«[^\u202f]|'|\p{L}:(?!\/)/u.test(text)
}

export const badlySet = 'French typography: thin space before ; : ! ? » and after «, ’ as apostrophe'
