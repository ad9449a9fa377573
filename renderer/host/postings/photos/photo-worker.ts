import { makeSmall, type Drawn } from './small-photo.ts'

/** Makes one photo small, beside the page: a large picture would hold it up, and its memory goes with this worker. */
addEventListener('message', ({ data }: MessageEvent<File>) => {
  void makeSmall(data, draw).then((made) => postMessage(made))
})

async function draw(file: Blob): Promise<Drawn> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  return {
    width: bitmap.width,
    height: bitmap.height,
    async encode(width, height, quality) {
      const canvas = new OffscreenCanvas(width, height)
      const context = canvas.getContext('2d', { alpha: false })!
      // What is transparent is paper.
      context.fillStyle = '#fff'
      context.fillRect(0, 0, width, height)
      context.imageSmoothingQuality = 'high'
      context.drawImage(bitmap, 0, 0, width, height)
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality })
      return new Uint8Array(await blob.arrayBuffer())
    },
    close: () => bitmap.close(),
  }
}
