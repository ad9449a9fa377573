import { mount, type VueWrapper } from '@vue/test-utils'
import { vi } from 'vitest'
import type { Component, ComponentOptions } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { provideDeviceData, type DeviceData } from '../../data/device-data.ts'
import { until } from '../../data/testing/device.ts'
import { finderKey } from '../../finder/finder.ts'
import { finderInProcess } from '../../finder/testing/finder-in-process.ts'
import { createTexts } from '../../strings/i18n.ts'
import { hostTexts } from '../host-texts.ts'
import { hostRoutes } from '../routes.ts'

/** Mounts a screen as the host desk does: its texts, its pages, its data. */
export function mountHost(
  component: Component,
  data: DeviceData,
  props: Record<string, unknown> = {},
  mixins: ComponentOptions[] = [],
): VueWrapper {
  return mount(component, {
    props,
    attachTo: document.body,
    global: {
      mixins,
      plugins: [
        createTexts(hostTexts),
        createRouter({ history: createMemoryHistory(), routes: hostRoutes }),
        (app) => provideDeviceData(app, data),
        (app) => app.provide(finderKey, finderInProcess()),
      ],
    },
  })
}

/** The button that a person would press for these words. */
export function button(name: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].find(
    (candidate) => words(candidate.getAttribute('aria-label') ?? candidate.textContent) === name,
  )
  if (!found) throw new Error(`No button says "${name}": ${document.body.textContent}`)
  return found
}

/** The link that a person would follow for these words. */
export function link(name: string): HTMLAnchorElement {
  const found = [...document.querySelectorAll('a')].find(
    (candidate) => words(candidate.getAttribute('aria-label') ?? candidate.textContent) === name,
  )
  if (!found) throw new Error(`No link says "${name}": ${document.body.textContent}`)
  return found
}

/** The control that a label names. */
export function field(label: string): HTMLInputElement {
  const found = [...document.querySelectorAll('label')].find(
    (candidate) => words(candidate.textContent) === label,
  )
  const control = document.getElementById(found?.htmlFor ?? '')
  if (!control) throw new Error(`No field is called "${label}": ${document.body.textContent}`)
  return control as HTMLInputElement
}

/** Types words in the place of what was there. */
export function type(label: string, words: string): void {
  const control = field(label)
  control.value = words
  control.dispatchEvent(new Event('input'))
}

/** What a person reads. */
export function screen(): string {
  return words(document.body.textContent)
}

/** As long as eyes need for lines that moved (page/once-seen.ts). */
export function seen(): Promise<void> {
  const since = performance.now()
  return until(() => performance.now() - since > 460)
}

/** No time to look passes until they are open again (`mockRestore`), however slow the machine. */
export function closeEyes() {
  const since = performance.now()
  return vi.spyOn(performance, 'now').mockReturnValue(since)
}

/** A text with plain spaces only, as tests write it. */
function words(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
