import express, { type Router } from 'express'
import { hearReply, smsReply } from '../reminders/sms-replies.ts'
import { sameText } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import { addressOf, limitRate } from './guards.ts'
import type { PaceKeeper } from './keep-pace.ts'

export const REPLIES_PATH = '/sms/reponses'

/**
 * Where the gateway tells what people answered to an SMS, as `{ from, text }`, with a token of its own. Every answer is
 * acknowledged alike: whose number it is, is nobody's business there.
 */
export function addSmsReplies(router: Router, parts: ServerParts, token: string, pace: PaceKeeper): void {
  router.post(
    REPLIES_PATH,
    async (request, response, next) => {
      if (sameText(request.get('authorization') ?? '', `Bearer ${token}`)) return next()
      // Whoever guesses is slowed down; the gateway, which may have many to tell, is not.
      await limitRate(pace, addressOf(request))
      response.status(401).end()
    },
    express.json({ limit: '8kb' }),
    async (request, response) => {
      const reply = smsReply.safeParse(request.body)
      if (!reply.success) return void response.status(400).end()
      await hearReply(parts, reply.data)
      response.status(204).end()
    },
  )
}
