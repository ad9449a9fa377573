import type { RequestHandler, Router } from 'express'
import { sendWrongMethod } from './answer-errors.ts'

type Method = 'get' | 'post' | 'patch' | 'delete'
export type Handlers = Partial<Record<Method, RequestHandler | RequestHandler[]>>

/** Registers what an address answers to; every other method gets 405. */
export function address(router: Router, path: string, handlers: Handlers): void {
  const route = router.route(path)
  const methods = Object.keys(handlers) as Method[]
  for (const method of methods) route[method](handlers[method]!)
  const allowed = methods.map((method) => method.toUpperCase())
  route.all((_request, response) => sendWrongMethod(response, allowed))
}
