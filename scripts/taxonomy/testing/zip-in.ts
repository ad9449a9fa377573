import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'

interface Part {
  text: string
  /** The size that the zip says, where it lies. */
  says?: number
  encrypted?: boolean
}

/** A zip in a folder with these files; named `official.zip` unless told otherwise. */
export function zipIn(folder: string, files: Record<string, Part | string>, name = 'official.zip'): string {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [file, part] of Object.entries(files)) {
    const { text, says, encrypted = false } = typeof part === 'string' ? { text: part } : part
    const bytes = Buffer.from(text)
    const packed = deflateRawSync(bytes)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x800 | (encrypted ? 1 : 0), 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(says ?? bytes.length, 18)
    common.writeUInt16LE(Buffer.byteLength(file), 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(file), packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    central.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), common, rest, Buffer.from(file)]),
    )
    locals.push(local)
    offset += local.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006')
  end.writeUInt16LE(central.length, 8)
  end.writeUInt16LE(central.length, 10)
  end.writeUInt32LE(Buffer.concat(central).length, 12)
  end.writeUInt32LE(offset, 16)
  const path = join(folder, name)
  writeFileSync(path, Buffer.concat([...locals, ...central, end]))
  return path
}
