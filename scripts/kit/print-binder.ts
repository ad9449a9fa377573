import { chromium } from 'playwright-core'
import type { KitCard } from '../../domain/kit/kit-card.ts'
import { binderHtml } from './binder.ts'
import { placesIn } from './pdf-places.ts'

/** Two prints: the first tells how long each part is, the second knows its leaves and page numbers. */
export async function printBinder(
  cards: readonly KitCard[],
  printedOn: string,
  browserPath: string,
): Promise<{ pdf: Buffer; pages: number }> {
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage({ offline: true, javaScriptEnabled: false })
    const print = async (source: string) => {
      await page.setContent(source)
      return page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true })
    }
    const draft = placesIn(await print(binderHtml(cards, printedOn)))
    // Its last page holds the links that told the places.
    const places = { ...draft, pages: draft.pages - 1 }
    const pdf = await print(binderHtml(cards, printedOn, places))
    return { pdf, pages: placesIn(pdf).pages }
  } finally {
    await browser.close()
  }
}
