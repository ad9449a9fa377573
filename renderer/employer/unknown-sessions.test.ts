import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { until } from '../data/testing/device.ts'
import { useEmployerDesk } from './test-support/open-desk.ts'

const desk = useEmployerDesk(() => undefined)

test.each(['/seances/partie/observer', '/seances/proposer/partie'])(
  'the page of a session that is no more says so, and leads back (%s)',
  async (address) => {
    await desk.enter()
    await desk.go(address)
    await until(() => document.body.textContent.includes('n’est plus dans votre liste'))
    expect(document.querySelector('main h1')).not.toBeNull()
    expect(document.querySelector('main button')).not.toBeNull()
  },
)
