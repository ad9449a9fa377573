import { beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeResponse } from '../testing/fake-response.ts'
import { EventLine } from './event-line.ts'

let response: FakeResponse
let line: EventLine
beforeEach(() => {
  response = new FakeResponse()
  line = new EventLine(response.asResponse)
})

describe('an event line', () => {
  it('begins with what passes it on at once and unchanged, and sends small events without delay', () => {
    line.begin()
    expect(response.heads).toEqual([
      [
        200,
        {
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-store, no-transform',
          'x-accel-buffering': 'no',
        },
      ],
    ])
    expect([response.flushes, response.noDelays]).toEqual([1, [true]])
  })

  it('begins also where the socket is gone already', () => {
    response.socket = null
    expect(() => line.begin()).not.toThrow()
  })

  it('writes events as a browser reads them, remarks and padding as it skips them', () => {
    line.event('hello', '{"a":1}')
    line.remark('here')
    line.pad()
    expect(response.sent.slice(0, 2)).toEqual(['event: hello\ndata: {"a":1}\n\n', ': here\n\n'])
    expect(response.sent[2]).toMatch(/^: {4096,}\n\n$/)
  })

  it('tells how much waits, that it is over, and that all is out, once', () => {
    const [closed, drained] = [vi.fn(), vi.fn()]
    response.writableLength = 7
    line.onClosed(closed)
    line.onDrained(drained)
    for (const event of ['close', 'drain', 'close', 'drain']) response.emit(event)
    expect([line.waiting, closed.mock.calls.length, drained.mock.calls.length]).toEqual([7, 1, 1])
  })

  it.each(['writableEnded', 'destroyed'] as const)(
    'that is %s takes nothing more, and is no error',
    (end) => {
      expect(line.isOpen).toBe(true)
      response[end] = true
      expect(line.isOpen).toBe(false)
      line.begin()
      line.event('hello', '{}')
      line.remark('here')
      line.pad()
      line.end()
      expect([response.heads, response.sent, response.ends]).toEqual([[], [], 0])
    },
  )

  it('ends once', () => {
    line.end()
    line.end()
    expect(response.ends).toBe(1)
  })
})
