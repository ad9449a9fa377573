import { expect, it, vi } from 'vitest'
import type { PulledCollection, PullRequest } from '../../domain/sync/messages.ts'
import { browserTimers } from './machine.ts'
import { PullBatcher, type SendPull } from './pull-batcher.ts'

type Reply = Awaited<ReturnType<SendPull>>
const from = (seq: number) => ({ epoch: 'e', seq })
const page = (seq: number): PulledCollection => ({ documents: [], checkpoint: from(seq) })

/** A batcher whose requests are answered by hand. */
function batcher() {
  const sent: { request: PullRequest; answer: (reply: Reply) => void }[] = []
  const pulls = new PullBatcher(
    browserTimers,
    (request) => new Promise((answer) => sent.push({ request, answer })),
  )
  pulls.open([])
  return {
    pulls,
    sent,
    seqsAsked: () => sent.map(({ request }) => request.collections.visits?.checkpoint?.seq),
  }
}

it('a page asked ahead and given up is not taken for the one that is asked instead', async () => {
  const { pulls, sent, seqsAsked } = batcher()
  const ahead = vi.fn()
  void pulls.ask('visits', from(47), 5).then(ahead)
  await vi.waitFor(() => expect(seqsAsked()).toEqual([47]))
  // What came before could not be held: it is asked for again, while the network goes.
  const again = pulls.ask('visits', from(37), 5)
  await vi.waitFor(() => expect(seqsAsked()).toEqual([47, 37]))
  for (const { answer } of sent) answer(null)
  await vi.waitFor(() => expect(seqsAsked()).toEqual([47, 37, 37]))
  sent[2]!.answer({ visits: page(40) })
  expect(await again).toEqual(page(40))
  expect(ahead).not.toHaveBeenCalled()
})

it('a question that was not sent yet gives way to the next one of its collection, and to no other', async () => {
  const { pulls, sent } = batcher()
  pulls.shut()
  void pulls.ask('visits', from(47), 5)
  const [again, others] = [pulls.ask('visits', from(37), 5), pulls.ask('visitors', null, 5)]
  pulls.open([])
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]!.request.collections).toEqual({
    visits: { checkpoint: from(37), limit: 5 },
    visitors: { checkpoint: null, limit: 5 },
  })
  sent[0]!.answer({ visits: page(40), visitors: page(2) })
  expect(await Promise.all([again, others])).toEqual([page(40), page(2)])
})
