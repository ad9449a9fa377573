import type { Page } from 'playwright-core'

/** One sheet as it leaves the printer. */
export interface PrintedSheet {
  pages: number
  /** In whole millimetres. */
  size: [number, number]
  /** Of the letters and of the paper. */
  colours: [string, string]
  /** Parts whose content is larger than themselves. */
  cut: string[]
  text: string
}

const POINTS_OF_A_MILLIMETRE = 72 / 25.4

/** Presses a button that prints, and reads what is on the page meanwhile: the paper alone, at its own size. */
export async function printed(page: Page, button: string): Promise<PrintedSheet> {
  await page.evaluate(() => {
    // The print dialog of a browser blocks its page: it is open until it is closed.
    window.print = () =>
      new Promise((closed) => window.addEventListener('print-closed', closed, { once: true }))
  })
  await page.getByRole('button', { name: button, exact: true }).click()
  await page.locator('.print-paper').waitFor({ state: 'attached' })
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  await page.emulateMedia({ media: 'print' })
  const seen = await page.locator('.print-paper').evaluate((paper) => {
    const isCut = (part: Element) => {
      const overflows = part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1
      return part.clientWidth > 0 && overflows && getComputedStyle(part).display !== 'inline'
    }
    const { color, backgroundColor } = getComputedStyle(paper)
    return {
      colours: [color, backgroundColor] as [string, string],
      cut: [paper, ...paper.querySelectorAll('*:not(svg *)')]
        .filter(isCut)
        .map((part) => part.className.toString()),
      text: (paper as HTMLElement).innerText,
    }
  })
  await page.emulateMedia({ media: null })
  await page.evaluate(() => window.dispatchEvent(new Event('print-closed')))
  const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)!
  return {
    ...seen,
    pages: pdf.match(/\/Type\s*\/Page\b/g)!.length,
    size: [width, height].map((points) => Math.round(Number(points) / POINTS_OF_A_MILLIMETRE)) as [
      number,
      number,
    ],
  }
}
