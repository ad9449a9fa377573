import type { DeviceData } from '../../data/device-data-type.ts'

/** Under which id what a form makes is asked for: the same however often it is asked, so that it is made once. */
export interface RequestId {
  readonly id: string
  /** It was made, or given up: what is asked for next is something else. */
  renew(): void
}

export function useRequestId({ freshId }: Pick<DeviceData, 'freshId'>): RequestId {
  let id = freshId()
  return {
    get id() {
      return id
    },
    renew() {
      id = freshId()
    },
  }
}
