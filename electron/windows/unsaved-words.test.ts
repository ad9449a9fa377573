import { EventEmitter } from 'node:events'
import type { WebContents } from 'electron'
import { expect, test, vi } from 'vitest'
import type { DeviceRole } from '../../domain/sync/scope.ts'
import { askBeforeClosing } from './unsaved-words.ts'

/** A page with unsaved words at a device of this role is closed, and the person answers with this button. */
function close(role: DeviceRole, button: string) {
  const contents = new EventEmitter()
  const ask = vi.fn(({ buttons = [] }: { buttons?: string[] }) => buttons.indexOf(button))
  askBeforeClosing(contents as WebContents, role, ask)
  const event = { preventDefault: vi.fn() }
  contents.emit('will-prevent-unload', event)
  return { asked: ask.mock.calls.length, closes: event.preventDefault.mock.calls.length === 1 }
}

test.each(['host', 'employer'] as const)('a %s desk asks before unsaved words are lost', (role) => {
  expect(close(role, 'Rester')).toEqual({ asked: 1, closes: false })
  expect(close(role, 'Fermer sans enregistrer')).toEqual({ asked: 1, closes: true })
})

test('a kiosk closes and asks nobody', () => {
  expect(close('kiosk', 'Rester')).toEqual({ asked: 0, closes: true })
})
