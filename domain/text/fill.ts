/** A text with its blanks filled in: `{day}` by `blanks.day`. A blank that nothing is given for stays as it is. */
export function fill(text: string, blanks: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (blank, name: string) => blanks[name] ?? blank)
}
