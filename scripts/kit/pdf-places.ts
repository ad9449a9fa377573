import type { PrintedPlaces } from './binder.ts'

/** Reads where each link of a PDF leads, and how many pages it has. Understands what Chromium writes. */
export function placesIn(pdf: Buffer): PrintedPlaces {
  const text = pdf.toString('latin1')
  const startOf = new Map<string, number>()
  for (const found of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    startOf.set(found[1]!, found.index + found[0].length)
  }
  const objectOf = (number: string) => {
    const start = startOf.get(number)
    return start === undefined ? '' : text.slice(start, text.indexOf('endobj', start))
  }
  const pagesUnder = (number: string): string[] => {
    const kids = /\/Kids \[([^\]]*)\]/.exec(objectOf(number))
    if (!kids) return [number]
    return [...kids[1]!.matchAll(/(\d+) 0 R/g)].flatMap((kid) => pagesUnder(kid[1]!))
  }
  const catalog = text.slice(text.lastIndexOf('/Type /Catalog'))
  const numberAfter = (key: string) => new RegExp(`/${key} (\\d+) 0 R`).exec(catalog)?.[1]

  const pages = pagesUnder(numberAfter('Pages') ?? '')
  const pageOf = new Map<string, number>()
  for (const [, name, page] of objectOf(numberAfter('Dests') ?? '').matchAll(/\/([\w-]+) \[(\d+) 0 R/g)) {
    pageOf.set(name!, pages.indexOf(page!) + 1)
  }
  return { pageOf, pages: pages.length }
}
