/**
 * A long press opens no menu of the browser, and nothing can be dragged onto the page, which would show the
 * file in place of the kiosk. (That no text is selected is said in the style sheet.) Returns how to stop.
 */
export function refuseOtherGestures(page: Document): () => void {
  const refuse = (event: Event) => event.preventDefault()
  const gestures = ['contextmenu', 'dragstart', 'dragenter', 'dragover', 'drop', 'selectstart'] as const
  const inAField = (event: Event) =>
    event.type === 'selectstart' && event.target instanceof Element && event.target.matches('input, textarea')
  const listener = (event: Event) => {
    if (!inAField(event)) refuse(event)
  }
  for (const gesture of gestures) page.addEventListener(gesture, listener, { capture: true })
  return () => {
    for (const gesture of gestures) page.removeEventListener(gesture, listener, { capture: true })
  }
}
