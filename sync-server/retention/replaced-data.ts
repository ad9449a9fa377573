import { readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { kept } from '../../domain/retention/keeping.ts'
import type { Instant } from '../../domain/time.ts'

/** A file that a restore set aside: which one, and when it goes. */
export interface ReplacedFile {
  file: string
  at: Instant
}

/**
 * What restores set aside of this database, with the files that lie beside each, whose time is over by this moment. It
 * is counted from the name: a file that was copied is as old as what it holds.
 */
export function replacedDataDue(databaseFile: string, by: Instant): ReplacedFile[] {
  const folder = dirname(databaseFile)
  const head = `${basename(databaseFile)}.before-restore-`
  return readdirSync(folder).flatMap((name) => {
    if (!name.startsWith(head)) return []
    const [, day, hour, minute, second] =
      /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)(?:-\d+)?(?:-wal|-shm|-journal)?$/.exec(
        name.slice(head.length),
      ) ?? []
    const at = Date.parse(`${day}T${hour}:${minute}:${second}Z`) + kept.replacedData
    return at < by ? [{ file: join(folder, name), at }] : []
  })
}

export function removeReplacedData(databaseFile: string, now: Instant): void {
  for (const { file } of replacedDataDue(databaseFile, now)) rmSync(file, { force: true })
}
