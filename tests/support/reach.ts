import type { Page } from 'playwright-core'
import { settled } from './settled.ts'

/** Controls that no finger can reach, however it scrolls, or whose words do not fit on them, one line each. */
export async function reachFindings(page: Page): Promise<string[]> {
  await settled(page)
  return page.evaluate(() => {
    const selector = 'button, a[href], input, textarea, select, summary, label:has(input), [role="button"]'
    const findings: string[] = []
    for (const control of document.querySelectorAll<HTMLElement>(selector)) {
      // A field inside its label is touched by touching the label; what lies under a dialog waits.
      if (control.matches('label input') || control.closest('[aria-hidden="true"], [inert]')) continue
      control.scrollIntoView({ block: 'center', inline: 'nearest' })
      const box = control.getBoundingClientRect()
      if (box.width <= 2 || box.height <= 2) continue
      const name = `"${(control.getAttribute('aria-label') ?? control.textContent ?? '').trim().slice(0, 40)}"`
      const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
      if (box.left < -1 || box.right > window.innerWidth + 1) findings.push(`${name} is cut at the side`)
      else if (box.top < -1 || box.top > window.innerHeight - 40) findings.push(`${name} is out of reach`)
      else if (there === null || !(control.contains(there) || there.contains(control)))
        findings.push(`${name} is covered`)
      const isField = control.matches('input, textarea, select')
      const [wider, higher] = [
        control.scrollWidth - control.clientWidth,
        control.scrollHeight - control.clientHeight,
      ]
      if (!isField && Math.max(wider, higher) > 2) findings.push(`${name} does not hold its words`)
    }
    return findings
  })
}
