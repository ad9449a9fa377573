import type { Request } from 'express'
import { PROTOCOL_HEADER } from '../../domain/sync/protocol.ts'

/** Whether the device that asks speaks this protocol, or a later one. */
export function speaks(request: Request, protocol: number): boolean {
  return Number(request.get(PROTOCOL_HEADER)) >= protocol
}
