import { mount, RouterLinkStub } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { DAY, HOUR, parisInstant, SECOND } from '../../../domain/time.ts'
import type { DeviceLine } from '../../data/host-api.ts'
import { createTexts } from '../../strings/i18n.ts'
import { hostTexts } from '../host-texts.ts'
import KiosksHealth from './KiosksHealth.vue'

const now = parisInstant('2026-11-23', 9)
const well: DeviceLine = {
  ...{ deviceId: 'k1', name: 'Borne 1', role: 'kiosk', enrolledAt: now - DAY },
  ...{ lastContactAt: now - SECOND, waiting: 0 },
}
const away = { ...well, deviceId: 'k2', lastContactAt: now - 15 * HOUR, waiting: 6 }

function words(devices: readonly DeviceLine[] | null, readAt = now): string {
  const wrapper = mount(KiosksHealth, {
    props: { devices, readAt, now },
    global: { plugins: [createTexts(hostTexts)], stubs: { RouterLink: RouterLinkStub } },
  })
  return wrapper.text().replace(/\s+/gu, ' ')
}

test('the kiosks are counted, those cut off and what they keep are told, and desks are none of them', () => {
  const desk: DeviceLine = { ...away, deviceId: 'h', role: 'host' }
  const withdrawn = { ...away, deviceId: 'k9', revokedAt: 1 }
  expect(words([well, { ...well, deviceId: 'k3' }, away, desk, withdrawn])).toBe(
    '3 bornes · 1 sans nouvelles · 6 écritures à recevoir',
  )
  expect(words([well, { ...well, deviceId: 'k3' }])).toBe('2 bornes · toutes en contact avec le serveur')
  expect(words([well])).toBe('1 borne · en contact avec le serveur')
  expect(words([])).toBe('Aucune borne reliée')
})

test('a list read a while ago says when, and accuses nobody of the time since', () => {
  expect(words([{ ...well, lastContactAt: now - HOUR - SECOND }], now - HOUR)).toBe(
    '1 borne · en contact avec le serveur · lu à 8 h',
  )
  expect(words(null)).toBe('')
})
