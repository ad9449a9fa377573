import type { CDPSession, Locator, Page } from 'playwright-core'

/** What a person can act on, in a page or in the dialog that is open over it. */
const controls = 'a[href], button, input, select, textarea, summary'
/** A date has several parts, each with a stop of its own. */
const STOPS_OF_ONE = 6

/** What leaves the window sideways, is cut, or stands in a column narrower than its words, one line each. */
export async function reflowFindings(page: Page): Promise<string[]> {
  return page.evaluate((selector) => {
    const width = document.documentElement.clientWidth
    const findings: string[] = []
    const root = document.querySelector('[role="dialog"]') ?? document.body
    const wordsOf = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 40)
    const isSeen = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      element.closest('.sr-only, .skip, [aria-hidden="true"]') === null
    /** Tables of figures may scroll within their own frame, which the keyboard reaches. */
    const scrolls = (element: Element) => {
      for (let around = element.parentElement; around; around = around.parentElement) {
        const { overflowX } = getComputedStyle(around)
        if (/auto|scroll/.test(overflowX) && around.scrollWidth > around.clientWidth) return true
      }
      return false
    }
    if (document.documentElement.scrollWidth > width)
      findings.push(`the page is ${document.documentElement.scrollWidth} wide in ${width}`)
    for (const control of root.querySelectorAll(selector)) {
      const box = control.getBoundingClientRect()
      if (!isSeen(control) || box.width <= 2 || box.height <= 2 || scrolls(control)) continue
      const name = wordsOf(control.getAttribute('aria-label') ?? control.textContent ?? '') || control.tagName
      if (box.left < -1 || box.right > width + 1) findings.push(`"${name}" leaves the window at the side`)
    }
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const holder = text.parentElement!
      if (
        (text.textContent ?? '').trim() === '' ||
        !isSeen(holder) ||
        holder.closest('select, script, style')
      )
        continue
      let block: Element = holder
      while (getComputedStyle(block).display.startsWith('inline') && block.parentElement)
        block = block.parentElement
      const frame = block.getBoundingClientRect()
      range.selectNodeContents(text)
      const right = Math.max(...[...range.getClientRects()].map((box) => box.right))
      const style = getComputedStyle(block)
      // What only a screen reader reads is one pixel wide.
      if (block.clientWidth <= 2) continue
      if (style.overflowX === 'hidden' && block.scrollWidth > block.clientWidth + 1)
        findings.push(`"${wordsOf(text.textContent ?? '')}" is cut`)
      else if (right > frame.right + 2 && !scrolls(holder))
        findings.push(`"${wordsOf(text.textContent ?? '')}" is wider than its column`)
      if (frame.width > 220) continue
      for (const { index, 0: word } of (text.textContent ?? '').matchAll(/[\p{L}\d]{3,22}/gu)) {
        range.setStart(text, index)
        range.setEnd(text, index + word.length)
        const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top)))
        if (lines.size > 1) findings.push(`"${word}" is broken in a column ${Math.round(frame.width)} wide`)
      }
    }
    return [...new Set(findings)]
  }, controls)
}

/**
 * Walks by Tab through the page, or the dialog over it: what it misses, where it is lost, what holds it, what comes out
 * of its turn, and what a finger can touch that no key reaches.
 */
export async function keyboardFindings(page: Page): Promise<string[]> {
  const { expected, places, isDialog, misplaced } = await page.evaluate((selector) => {
    const dialogs = document.querySelectorAll('[role="dialog"]')
    const root = dialogs[dialogs.length - 1] ?? document.body
    const isReal = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      element.getBoundingClientRect().width > 0 &&
      // The keys on the screen are for whoever has no others.
      !element.matches(':disabled, [aria-hidden="true"] *, [inert] *, .simple-keyboard *')
    const found = [...root.querySelectorAll<HTMLInputElement>(selector)].filter(isReal)
    const stops = found.filter((control) => {
      // Of radio buttons the group is one stop; of a list moved through by arrows, its current line.
      if (control.type === 'radio') {
        const group = found.filter((one) => one.type === 'radio' && one.name === control.name)
        return (group.find((one) => one.checked) ?? group[0]) === control
      }
      const list = control.closest('ul, [role="tablist"], [role="radiogroup"], [role="listbox"]')
      return control.tabIndex >= 0 || list?.querySelector('[tabindex="0"]') == null
    })
    stops.forEach((control, index) => (control.dataset['stop'] = String(index)))
    if (root === document.body) {
      document.body.tabIndex = -1
      document.body.focus()
      document.body.removeAttribute('tabindex')
    }
    const nameOf = (control: HTMLElement) =>
      (control.getAttribute('aria-label') ?? control.textContent ?? '').trim() || control.id
    /** Where it is seen; `null`: it is scrolled out of the part that scrolls. */
    const placeOf = (control: HTMLElement) => {
      const box = control.getBoundingClientRect()
      for (let around = control.parentElement; around; around = around.parentElement) {
        if (!/auto|scroll/.test(getComputedStyle(around).overflowY)) continue
        const edge = around.getBoundingClientRect()
        if (box.bottom > edge.bottom + 1 || box.top < edge.top - 1) return null
      }
      return box
    }
    const places = stops
      .map(placeOf)
      .map((box) => box && { left: box.left, right: box.right, top: box.top, bottom: box.bottom })
    /** What Vue calls when an element is clicked. */
    const answers = (element: object) =>
      Object.getOwnPropertySymbols(element).some(
        (symbol) =>
          symbol.description === '_vei' &&
          (element as Record<symbol, Record<string, unknown>>)[symbol]?.['onClick'] !== undefined,
      )
    // Arrows move through a list to choose from; a line of a table does what a control in it does, or opens nothing.
    const untouched = [...root.querySelectorAll<HTMLElement>('*')].filter(
      (element) =>
        answers(element) &&
        !element.matches(
          `${selector}, label, tr:not(.opens), [tabindex], [aria-hidden="true"], [role="option"]`,
        ) &&
        element.querySelector(selector) === null,
    )
    const ofItsOwn = stops.filter((control) => control.tabIndex > 0)
    return {
      expected: stops.map(nameOf),
      places,
      isDialog: root !== document.body,
      misplaced: [
        ...ofItsOwn.map((control) => `"${nameOf(control)}" comes before its turn`),
        ...untouched.map((element) => `"${nameOf(element).slice(0, 40)}" answers a finger and no key`),
      ],
    }
  }, controls)

  await page.evaluate(noteStops)
  const keyboard = await page.context().newCDPSession(page)
  const findings: string[] = [...misplaced]
  const seen = new Set<string>()
  let last = ''
  let repeated = 0
  let turn = -1
  /** Whether the walk goes on after this stop. */
  const goesOn = (at: Stop) => {
    if (at.isOutside) return false
    repeated = at.key === last ? repeated + 1 : 0
    if (repeated >= STOPS_OF_ONE) {
      findings.push(`the keyboard is held at "${at.name}"`)
      return false
    }
    if (at.key !== last && seen.has(at.key)) return false
    const isNew = at.key !== last
    last = at.key
    seen.add(at.key)
    const place = at.key.startsWith('stop ') ? Number(at.key.slice('stop '.length)) : undefined
    if (place !== undefined) {
      const [before, box] = [places[turn], places[place]]
      const isInLine = before && box && box.left < before.right && before.left < box.right
      // A dialog goes around.
      const isFirst = isDialog && place === 0
      if (isInLine && !isFirst && box.bottom <= before.top + 1)
        findings.push(`"${at.name}" stands above what comes before it`)
      turn = place
    }
    // A part of a date shows by itself where it is.
    if (isNew && at.trouble) findings.push(`"${at.name}" ${at.trouble}`)
    return true
  }
  const longest = expected.length * STOPS_OF_ONE + 20
  // All that are expected at once: to ask after each took a third of what a desk is inspected with.
  for (let presses = 0, next = expected.length + 1; presses < longest; presses += next, next = 3) {
    const stops = await stopsOf(page, keyboard, next)
    if (!stops.every(goesOn)) break
  }
  await keyboard.detach()
  const missed = expected.map((_, index) => index).filter((index) => !seen.has(`stop ${index}`))
  // Where the keyboard came by, something may have opened or closed.
  const isThere = (indexes: number[]) =>
    indexes.filter((index) => document.querySelector(`[data-stop="${index}"]`)?.checkVisibility())
  for (const index of missed.length === 0 ? [] : await page.evaluate(isThere, missed))
    findings.push(`"${expected[index]!.slice(0, 40)}" is not reached by Tab`)
  return [...new Set(findings)]
}

interface Stop {
  isOutside: boolean
  key: string
  name: string
  trouble: string
}

/** Presses Tab so often, as fast as the page takes it, and tells where the keyboard was after each. */
async function stopsOf(page: Page, keyboard: CDPSession, presses: number): Promise<Stop[]> {
  const tab = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 }
  const sent = Array.from({ length: presses }, () => [
    keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...tab }),
    keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...tab }),
  ])
  await Promise.all(sent.flat())
  const stops = await page.evaluate(() => (window as unknown as { stops: Stop[] }).stops.splice(0))
  if (stops.length !== presses) throw new Error(`Of ${presses} presses of Tab the page heard ${stops.length}`)
  return stops
}

/** In the page: notes after each Tab where the keyboard is, and whether a person could see it. */
function noteStops(): void {
  const page = window as unknown as { stops?: Stop[] }
  if (page.stops) return
  const stops: Stop[] = (page.stops = [])
  function stopAt(): Stop {
    const nowhere = { isOutside: true, key: '', name: '', trouble: '' }
    const at = document.activeElement as HTMLElement | null
    if (!at || at === document.body || at === document.documentElement) return nowhere
    const name = (at.getAttribute('aria-label') ?? at.textContent ?? '')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 40)
    const key =
      at.dataset['stop'] === undefined ? `${at.tagName} ${at.id} ${name}` : `stop ${at.dataset['stop']}`
    const seenAs = at.classList.contains('sr-only') ? (at.closest('label') ?? at) : at
    const { outlineStyle, outlineWidth } = getComputedStyle(seenAs)
    const box = seenAs.getBoundingClientRect()
    const [left, right] = [Math.max(0, box.left), Math.min(innerWidth, box.right)]
    const [top, bottom] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)]
    const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    let trouble = ''
    if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2)
      trouble = 'does not show that it is in focus'
    else if (right <= left || bottom <= top) trouble = 'is in focus outside the window'
    else if (!there || !(seenAs.contains(there) || there.contains(seenAs)))
      trouble = 'is in focus under something else'
    return { isOutside: false, key, name: name || at.id || at.tagName, trouble }
  }
  const note = ({ key }: KeyboardEvent) => key === 'Tab' && stops.push(stopAt())
  window.addEventListener('keyup', note, { capture: true })
}

/** Opens a dialog by the keyboard: focus goes in, stays in, Escape closes and gives it back. */
export async function dialogFindings(
  page: Page,
  opener: Locator,
  look: () => Promise<string[]>,
): Promise<string[]> {
  await opener.focus()
  const before = await opener.elementHandle()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog').last()
  await dialog.waitFor()
  const findings: string[] = []
  if (!(await dialog.evaluate((sheet) => sheet.contains(document.activeElement))))
    findings.push('the focus does not go into the dialog')
  findings.push(...(await look()), ...(await keyboardFindings(page)))
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  if (!(await page.evaluate((element) => document.activeElement === element, before)))
    findings.push('the focus does not come back from the dialog')
  return findings
}
