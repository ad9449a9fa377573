import { expect, test } from 'vitest'
import type { Application } from '../../../domain/hiring/application.ts'
import type { MyApplication } from '../../data/visitor-api.ts'
import { appliedTo } from './applied-to.ts'

const made = {
  applicationId: 'here',
  jobOfferId: 'baker',
  title: 'Boulanger',
  employer: 'Fournil',
  score: null,
  madeAt: 0,
}
function read(id: string, ...types: Application['events'][number]['type'][]): MyApplication {
  const events = types.map((type, index) => ({ id: `${id}.${index}`, type, at: index, by: 'x' }))
  const application = { id, jobOfferId: 'baker', events } as unknown as Application
  return { application, isNew: false, offer: { title: 'Boulanger' }, employer: { name: 'Fournil' } }
}

test('an application made in this session stands, before the server tells it and after', () => {
  expect(appliedTo({ sentHere: [made], myApplications: [] }, 'baker')).toBe('here')
  expect(appliedTo({ sentHere: [made], myApplications: [read('here', 'submitted')] }, 'baker')).toBe('here')
  expect(appliedTo({ sentHere: [made], myApplications: [] }, 'cook')).toBeNull()
})
test('one that was read stands, answered or not', () => {
  expect(appliedTo({ sentHere: [], myApplications: [read('old', 'submitted', 'refused')] }, 'baker')).toBe(
    'old',
  )
})
test('one that was withdrawn leaves the way free, also when it was made here', () => {
  const gone = read('here', 'submitted', 'withdrawn')
  expect(appliedTo({ sentHere: [made], myApplications: [gone] }, 'baker')).toBeNull()
  expect(appliedTo({ sentHere: [], myApplications: [gone, read('new', 'submitted')] }, 'baker')).toBe('new')
})
