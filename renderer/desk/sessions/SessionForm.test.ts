import { mount } from '@vue/test-utils'
import { expect, test, vi } from 'vitest'
import { h } from 'vue'
import { parisInstant } from '../../../domain/time.ts'
import { provideDeviceData, type DeviceData } from '../../data/device-data.ts'
import { anOffer } from '../../data/testing/records.ts'
import { createTexts } from '../../strings/i18n.ts'
import { emptySessionForm } from './session-form.ts'
import SessionForm from './SessionForm.vue'
import { sessionsTexts } from './sessions.texts.ts'

test('a post of another employer, ticked before this one was chosen, is not presented', async () => {
  const kept = vi.fn()
  const slot = {
    on: '2026-12-05',
    minutes: '60',
    capacity: '6',
    challengeId: 'A01.1',
    title: 'Vingt clients',
  }
  const form = mount(SessionForm, {
    props: {
      modelValue: { ...emptySessionForm(), ...slot, employerId: 'b', offersPresented: ['a1', 'b1', 'gone'] },
      offers: [anOffer({ id: 'a1', employerId: 'a' }), anOffer({ id: 'b1', employerId: 'b' })],
      employers: [
        { id: 'a', name: 'A' },
        { id: 'b', name: 'B' },
      ],
      ...{ challenges: [], rooms: [], sessions: [], sessionId: 'nouvelle' },
    },
    slots: {
      default: ({ submit }: { submit: (then: (plan: unknown) => void) => void }) =>
        h('button', { class: 'send', onClick: () => submit(kept) }),
    },
    global: {
      plugins: [
        createTexts({ fr: { sessions: sessionsTexts.fr } }),
        (app) => provideDeviceData(app, { now: () => parisInstant('2026-12-01', 10) } as DeviceData),
      ],
    },
  })
  await form.find('.send').trigger('click')
  // One that this desk does not know of may be closed since: what was promised of it stays.
  expect(kept).toHaveBeenCalledWith(expect.objectContaining({ offersPresented: ['b1', 'gone'] }))
})
