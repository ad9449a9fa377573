/** Where each value of a JSON text stands: from its pointer (`/steps/0/name`) to its line, 1 for the first. */
export function linesOfPointers(source: string): Map<string, number> {
  const lines = new Map<string, number>()
  let at = 0
  let line = 1

  const skip = () => {
    while (at < source.length && /\s/.test(source[at]!)) if (source[at++] === '\n') line++
  }
  const readString = (): string => {
    const start = at++
    while (source[at] !== '"') at += source[at] === '\\' ? 2 : 1
    at++
    return JSON.parse(source.slice(start, at)) as string
  }
  const readItems = (close: string, readItem: (index: number) => void) => {
    at++
    skip()
    for (let index = 0; source[at] !== close; index++) {
      readItem(index)
      skip()
      if (source[at] === ',') at++
      skip()
    }
    at++
  }
  const readValue = (pointer: string) => {
    skip()
    // The line of a member is the line of its name: that is where an editor should open.
    if (!lines.has(pointer)) lines.set(pointer, line)
    if (source[at] === '{') {
      readItems('}', () => {
        const start = line
        const name = readString().replaceAll('~', '~0').replaceAll('/', '~1')
        lines.set(`${pointer}/${name}`, start)
        skip()
        at++
        readValue(`${pointer}/${name}`)
      })
    } else if (source[at] === '[') readItems(']', (index) => readValue(`${pointer}/${index}`))
    else if (source[at] === '"') readString()
    else while (at < source.length && !/[\s,\]}]/.test(source[at]!)) at++
  }

  readValue('')
  return lines
}

/** The line of a pointer, or of the nearest parent that the text has. */
export function lineOf(lines: Map<string, number>, pointer: string): number {
  for (let path = pointer; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
    const line = lines.get(path)
    if (line !== undefined) return line
  }
  return lines.get('') ?? 1
}
