import { useI18n } from 'vue-i18n'
import type { WitnessRole } from '../../../domain/competences/profile.ts'

/** What an author told besides, in words: how they know the person, then what they saw; none of what was left out. */
export function useWitnessWords() {
  const { t } = useI18n()
  return ({ role, fact }: { role?: WitnessRole | undefined; fact?: string | undefined }): string[] => [
    ...(role ? [t(`recommend.role.${role}`)] : []),
    ...(fact ? [t('recommend.around.fact', { fact })] : []),
  ]
}
