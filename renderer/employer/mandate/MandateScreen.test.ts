import { afterEach, describe, expect, it } from 'vitest'
import type { Endpoint } from '../../../domain/contract/endpoint.ts'
import { fakeDesk, makeEmployer, type FakeDesk } from '../test-support/fake-desk.ts'
import { mountDesk, type MountedDesk } from '../test-support/mount-screen.ts'

let page: MountedDesk
afterEach(() => page.wrapper.unmount())

interface Asked {
  method: string
  path: string
  body?: unknown
}
/** A desk whose server answers yes, and what it was asked. */
function answering(desk: FakeDesk): Asked[] {
  const asked: Asked[] = []
  const call = ({ method, path }: Endpoint, { body }: { body?: unknown }) => {
    asked.push({ method, path, ...(body === undefined ? {} : { body }) })
    return Promise.resolve({ ok: true, value: {} })
  }
  Object.assign(desk.data, { call })
  return asked
}
const given = { siteId: 'brest', scope: 'all' as const, givenAt: 0, accountId: 'a1', givenBy: 'Armelle' }

describe('the mandate of an employer', () => {
  it('is its own act, for all of its offers', async () => {
    const desk = fakeDesk({})
    const asked = answering(desk)
    page = await mountDesk(desk, '/mandat')
    expect(page.text()).toContain('Vous répondez vous-même')
    await page.tap('Donner ce mandat')
    expect(asked).toEqual([{ method: 'POST', path: 'employer/mandate', body: { scope: 'all' } }])
  })

  it('says whose it is and since when, and is taken back after a second thought', async () => {
    const desk = fakeDesk({ employers: [makeEmployer({ mandates: [given] })] })
    const asked = answering(desk)
    page = await mountDesk(desk, '/mandat')
    expect(page.text()).toContain('Mandat donné par Armelle')
    await page.tap('Retirer le mandat')
    expect(asked).toEqual([])
    const [, confirm] = [...document.querySelectorAll('button')].filter((button) =>
      button.textContent.includes('Retirer le mandat'),
    )
    confirm!.click()
    await expect.poll(() => asked).toEqual([{ method: 'DELETE', path: 'employer/mandate' }])
  })

  it('keeps what is being chosen when the figures of the employer come anew', async () => {
    const desk = fakeDesk({ employers: [makeEmployer({ mandates: [given] })] })
    page = await mountDesk(desk, '/mandat')
    await page.wrapper.findAll('input[type="radio"]')[1]!.trigger('change')
    expect(page.text()).toContain('Lesquelles ?')
    await desk.data.save('employers', makeEmployer({ town: 'Brest', mandates: [{ ...given }] }))
    await page.wrapper.vm.$nextTick()
    expect(page.text()).toContain('Lesquelles ?')
    await desk.data.save('employers', makeEmployer({ mandates: [{ ...given, givenAt: 1 }] }))
    await page.wrapper.vm.$nextTick()
    expect(page.text()).toContain('Lesquelles ?')
  })

  it('without the server changes nothing and says so', async () => {
    page = await mountDesk(fakeDesk({}), '/mandat')
    await page.tap('Donner ce mandat')
    expect(page.text()).toContain('rien n’a changé')
  })
})
