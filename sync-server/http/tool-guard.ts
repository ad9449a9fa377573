import type { RequestHandler, Response } from 'express'
import type { ToolRight } from '../../domain/tools/tool-right.ts'
import type { ServerParts } from '../server-parts.ts'
import { noteUse, toolOf, type Tool } from '../tools/tool-keys.ts'
import { addressOf, limitRate } from './guards.ts'
import { RequestError } from './request-error.ts'
import type { PaceKeeper } from './keep-pace.ts'

/** Only a tool with a key that opens something passes, at its pace. */
export function requireTool(
  parts: ServerParts,
  toolPace: PaceKeeper,
  strangerPace: PaceKeeper,
): RequestHandler {
  return async (request, response, next) => {
    const key = /^Bearer ([A-Za-z0-9_-]{20,100})$/.exec(request.get('authorization') ?? '')?.[1]
    const tool = key === undefined ? null : await parts.store.read((view) => toolOf(view, key))
    if (tool === null) {
      await limitRate(strangerPace, addressOf(request))
      throw new RequestError('unknown-tool')
    }
    await limitRate(toolPace, tool.toolId)
    response.locals['tool'] = tool
    await noteUse(parts, tool)
    next()
  }
}

/** To a tool whose key does not allow it the address does not exist. */
export function requireToolRight(right: ToolRight): RequestHandler {
  return (_request, response, next) => {
    if (!toolIn(response)!.rights.includes(right)) throw new RequestError('not-found')
    next()
  }
}

/** The tool that asks, where one does. */
export function toolIn(response: Response): Tool | undefined {
  return response.locals['tool'] as Tool | undefined
}
