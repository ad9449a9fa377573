import { refuse, type Result } from '../../../../domain/result.ts'
import type { PictureFault } from '../../../../domain/photos/read-picture.ts'
import { startWorker } from '../../../offline/start-worker.ts'
import workerUrl from './photo-worker.ts?worker&url'
import type { SmallPhoto } from './small-photo.ts'

export type PhotoWorker = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>
/** An old desk takes some seconds for fifty million pixels; a picture made to keep it busy takes for ever. */
const PATIENCE = 30_000

/** The file as a photo of ours, made in a worker that ends with it. */
export async function makePhoto(
  file: File,
  start: () => PhotoWorker = () => startWorker(workerUrl),
): Promise<Result<SmallPhoto, PictureFault>> {
  let worker: PhotoWorker | null = null
  let patience: ReturnType<typeof setTimeout> | undefined
  try {
    const started = (worker = start())
    return await new Promise((resolve) => {
      patience = setTimeout(() => resolve(refuse('broken')), PATIENCE)
      started.addEventListener('message', ({ data }: MessageEvent<Result<SmallPhoto, PictureFault>>) =>
        resolve(data),
      )
      // Also when it has no memory left.
      started.addEventListener('error', () => resolve(refuse('broken')))
      started.postMessage(file)
    })
  } catch {
    // A browser that starts none opens no photo.
    return refuse('broken')
  } finally {
    clearTimeout(patience)
    worker?.terminate()
  }
}
