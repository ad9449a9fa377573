import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { openDeviceData } from './device-data.ts'
import { closeDevice, identityOf, openDevice, useSite } from './testing/device.ts'

describe('opening what a device holds', () => {
  useSite()

  it('is refused to a second window, until the first one closes', async () => {
    const data = await openDevice('kiosk')
    expect(await openDeviceData(identityOf('kiosk'))).toEqual({ ok: false, reason: 'already-open' })
    await closeDevice(data)
    expect((await openDevice('kiosk')).identity.role).toBe('kiosk')
  })

  it('is refused where the browser offers no encryption, before anything is written', async () => {
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
    expect(await openDeviceData(identityOf('kiosk'))).toEqual({ ok: false, reason: 'insecure-context' })
  })

  it('is refused where the browser keeps nothing, and can be tried again', async () => {
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError')
    })
    expect(await openDeviceData(identityOf('kiosk'))).toEqual({ ok: false, reason: 'storage-unavailable' })
    open.mockRestore()
    expect((await openDevice('kiosk')).sync.waiting).toBe(0)
  })
})
