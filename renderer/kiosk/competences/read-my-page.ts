import { joinPages } from '../../../domain/competences/profile.ts'
import { readProfile } from '../../data/profile.ts'
import { sealMyPage } from './seal-my-page.ts'
import { askAsHolder } from '../unlock/as-holder.ts'
import type { ReadMine } from '../unlock/open-with-pictures.ts'

/** Joins what the site knows of the holder's page with what was told here, which may still be on its way. */
export const readMyPage: ReadMine = async (data, session) => {
  const read = await askAsHolder(data, session, (access) => readProfile(data, access))
  if (!read?.ok) return false
  const { profile, codes = [] } = read.value
  if (profile) session.profile = session.profile ? joinPages(profile, session.profile) : profile
  session.pageCodes = codes
  session.isPageRead = true
  session.pageKeptAt = null
  void sealMyPage(data, session)
  return true
}
