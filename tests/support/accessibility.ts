import axeCore from 'axe-core'
import type { Page } from 'playwright-core'
import { settled } from './settled.ts'

/** Smallest side of a target that a finger meets at the kiosk, and the least room between two, in CSS pixels. */
const TARGET = 60
const GAP = 8

/** What axe finds wrong on the screen, one line each. `rules`: whether each of these is looked at. */
export async function axeFindings(
  page: Page,
  rules: Record<string, { enabled: boolean }> = {},
): Promise<string[]> {
  await settled(page)
  // Once a document: reading its half megabyte takes longer than every inspection by it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeCore.source)
  return page.evaluate(async (rules) => {
    const { axe } = window as unknown as { axe: typeof axeCore }
    // No rule that runs reads the files of styles, which it would fetch again each time.
    const preload = { assets: ['media'] }
    const told: Promise<axeCore.AxeResults> = axe.run(document, {
      resultTypes: ['violations'],
      preload,
      rules,
    })
    const { violations } = await told
    // What it tells of the rules that hold is a hundred times as long.
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        (node) => `${id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`,
      ),
    )
  }, rules)
}

/** Targets that are too small or too close to each other, one line each. */
export async function targetFindings(page: Page): Promise<string[]> {
  await settled(page)
  return page.evaluate(
    ([least, gap]) => {
      interface Target {
        name: string
        box: DOMRect
        element: Element
      }
      const selector = 'button, a[href], input, textarea, select, summary, label:has(input), [role="button"]'
      const isOnTop = (element: Element, box: DOMRect) => {
        const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
        return there !== null && (element.contains(there) || there.contains(element))
      }
      /** What of an element a finger can reach: the rest is scrolled out of the part that scrolls. */
      const reachable = (element: Element): DOMRect => {
        let { left, top, right, bottom } = element.getBoundingClientRect()
        for (let around = element.parentElement; around; around = around.parentElement) {
          if (!/auto|scroll|hidden/.test(getComputedStyle(around).overflowY)) continue
          const edge = around.getBoundingClientRect()
          top = Math.max(top, edge.top)
          bottom = Math.min(bottom, edge.bottom)
          left = Math.max(left, edge.left)
          right = Math.min(right, edge.right)
        }
        return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top))
      }
      const targets = [...document.querySelectorAll(selector)]
        // A field inside its label is touched by touching the label.
        .filter((element) => !element.matches('label input'))
        .map((element): Target => {
          const name = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)
          return {
            name: name || element.id || element.tagName,
            box: element.getBoundingClientRect(),
            element,
          }
        })
        .filter(({ element, box }) => box.width > 2 && box.height > 2 && isOnTop(element, box))
      const findings = targets
        .filter(({ box }) => Math.min(box.width, box.height) < least!)
        .map(({ name, box }) => `"${name}" is ${Math.round(box.width)} × ${Math.round(box.height)}`)
      for (const [index, one] of targets.entries()) {
        for (const other of targets.slice(index + 1)) {
          if (one.element.contains(other.element) || other.element.contains(one.element)) continue
          const [a, b] = [reachable(one.element), reachable(other.element)]
          const across = Math.max(a.left, b.left) - Math.min(a.right, b.right)
          const down = Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom)
          const room = Math.max(across, down)
          // Half a pixel is the rounding of the layout.
          if (room < gap! - 0.5)
            findings.push(`${Math.round(room)} between "${one.name}" and "${other.name}"`)
        }
      }
      return findings
    },
    [TARGET, GAP],
  )
}
