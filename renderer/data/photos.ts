import { inject, type InjectionKey, type Ref } from 'vue'
import { fromBase64Url, toBase64Url } from '../../domain/credentials/base64url.ts'
import * as calls from '../../domain/contract/photos.ts'
import { hashOfPhoto } from '../../domain/photos/photo.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

/** A photo, by the card that names it. */
export interface PhotoName {
  postingId: string
  hash: string
}

/** What a screen asks for photos. */
export interface Photos {
  /** The photo as it is here; `null`: it is not, or not yet. */
  blobOf(name: PhotoName): Promise<Blob | null>
  /** Grows when there may be one that was not here before. */
  readonly arrived: Readonly<Ref<number>>
}

export const photosKey: InjectionKey<Photos> = Symbol('photos')

/** `null` where a page shows no photos: drawings stand there instead. */
export function usePhotos(): Photos | null {
  return inject(photosKey, null)
}

export function blobOfPhoto(bytes: Uint8Array<ArrayBuffer>): Blob {
  return new Blob([bytes], { type: 'image/jpeg' })
}

/** The bytes from the server. `gone`: it gives none under this name, or others; `unreachable`: another time. */
export async function fetchPhoto(
  data: Pick<DeviceData, 'call'>,
  { postingId, hash }: PhotoName,
): Promise<Uint8Array<ArrayBuffer> | 'gone' | 'unreachable'> {
  const reply = await data.call(calls.readPhoto, { params: { id: postingId, hash } })
  if (!reply.ok) return reply.reason === 'not-found' ? 'gone' : 'unreachable'
  const bytes = fromBase64Url(reply.value.jpeg)
  return bytes && (await hashOfPhoto(bytes)) === hash ? bytes : 'gone'
}

/** Sends a photo for a card; its name, for the card to say. */
export function sendPhoto(
  data: DeviceData,
  { session }: SignedIn,
  postingId: string,
  bytes: Uint8Array,
): Promise<ReplyTo<typeof calls.sendPhoto>> {
  return data.call(calls.sendPhoto, {
    session,
    params: { id: postingId },
    body: { jpeg: toBase64Url(bytes) },
  })
}
