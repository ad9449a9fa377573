import type { Router } from 'express'
import { z } from 'zod'
import { sameValue } from '../../domain/record/content.ts'
import { mayPull, partitionOf } from '../../domain/sync/access.ts'
import { collectionNames } from '../../domain/sync/collections.ts'
import type { PullRequest, PushReply } from '../../domain/sync/messages.ts'
import { limits } from '../../domain/sync/protocol.ts'
import { SHARED_PARTITION } from '../../domain/ids.ts'
import { deviceScope } from '../devices/device-scope.ts'
import type { ServerParts } from '../server-parts.ts'
import type { ServerMetrics } from '../metrics/server-metrics.ts'
import type { LiveStreams } from '../sync/live-streams.ts'
import { answerPull } from '../sync/pull.ts'
import { acceptPush } from '../sync/push.ts'
import { address } from './addresses.ts'
import { bodyAs, readJson, scopeOf } from './guards.ts'
import { RequestError } from './request-error.ts'

const checkpoint = z.strictObject({
  epoch: z.string().max(64),
  seq: z.int().min(0),
  day: z.iso.date().optional(),
  anew: z.int().min(0).optional(),
})
const pullBody = z.strictObject({
  collections: z.partialRecord(
    z.enum(collectionNames),
    z.strictObject({ checkpoint: checkpoint.nullable(), limit: z.int().min(1).max(limits.pullDocuments) }),
  ),
})
// The rows are judged one by one, later: a bad one must not fail the others.
const pushBody = z.strictObject({ epoch: z.string().max(64), rows: z.array(z.unknown()) })

/** Streams of all devices together: those of five hundred sites three times, and what one process holds with ease. */
const STREAMS = 5000

/** Replication: what a device missed, what it writes, and what happens while it listens. */
export function addSyncRoutes(
  router: Router,
  parts: ServerParts,
  streams: LiveStreams,
  metrics?: ServerMetrics,
): void {
  address(router, '/sync/pull', {
    post: [
      ...readJson,
      async (request, response) => {
        const scope = scopeOf(response)
        const reply = await answerPull(parts, scope, bodyAs(pullBody, request) as PullRequest)
        response.type('application/json').send(parts.personKeys.masked(scope, reply))
      },
    ],
  })
  address(router, '/sync/push', {
    post: [
      ...readJson,
      async (request, response) => {
        const push = bodyAs(pushBody, request)
        if (push.rows.length > limits.pushRows) throw new RequestError('too-large')
        const { epoch } = parts.store
        const now = parts.clock.now()
        // The device must hear of the restore before it says anything more.
        if (push.epoch !== epoch) return void response.json({ reset: true, epoch, now } satisfies PushReply)
        const scope = scopeOf(response)
        const rows = push.rows.map((row) => parts.personKeys.unmasked(scope, row))
        const taken = await acceptPush(parts, scope, rows)
        if (!taken.ok) throw new RequestError(taken.reason)
        metrics?.pushed(taken.value)
        const reply = JSON.stringify({ epoch, now, results: taken.value } satisfies PushReply)
        response.type('application/json').send(parts.personKeys.masked(scope, reply))
      },
    ],
  })
  address(router, '/sync/stream', {
    get: async (_request, response) => {
      if (streams.count >= STREAMS) throw new RequestError('too-many-requests', { retryAfter: 30 })
      const scope = scopeOf(response)
      await streams.open(scope, response)
      // Whose reach changed before their stream was there to be ended asks again, as who they are now.
      const now = await parts.store.read((view) => deviceScope(view, scope))
      if (!sameValue(now, scope)) streams.closeDevice(scope.deviceId)
    },
  })
  address(router, '/sync/head', {
    get: async (_request, response) => {
      const scope = scopeOf(response)
      const heads = await parts.store.read(async (view) => {
        const partitions = new Set(
          collectionNames.filter((name) => mayPull(scope, name)).map((name) => partitionOf(name, scope)),
        )
        const seqs = await Promise.all([...partitions].map((partition) => view.head(partition)))
        return new Map([...partitions].map((partition, index) => [partition, seqs[index]!]))
      })
      response.json({
        epoch: parts.store.epoch,
        now: parts.clock.now(),
        site: heads.get(scope.siteId) ?? 0,
        shared: heads.get(SHARED_PARTITION) ?? 0,
      })
    },
  })
}
