/** Names one after the other in the middle of a sentence: each starts small, but for initials such as SQL. */
export function inAList(names: readonly string[]): string {
  return names.map((name) => (/^\p{Lu}(?!\p{Lu})/u.test(name) ? startingSmall(name) : name)).join(', ')
}

function startingSmall(name: string): string {
  const [first = '', ...rest] = name
  return first.toLowerCase() + rest.join('')
}
