/** "1 décembre" as people write it in French: "1er décembre". Any other day stays as it is. */
export function firstOfMonth(words: string): string {
  return words.replace(/\b1(?=\s\p{L})/u, '1er')
}
