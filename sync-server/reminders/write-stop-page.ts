import type { Language } from '../../domain/language.ts'
import { writeFrame } from '../verify-page/page-frame.ts'

interface StopPageTexts {
  title: string
  intro: string
  button: string
  done: string
  unknown: string
}

const stopPageTexts: Record<Language, StopPageTexts> = {
  fr: {
    title: 'Ne plus recevoir nos messages',
    intro: 'Cette adresse ne recevra plus de rappels. Les candidatures restent à votre poste employeur.',
    button: 'Ne plus recevoir ces messages',
    done: 'C’est fait\u202f: cette adresse ne recevra plus de rappels.',
    unknown: 'Ce lien ne sert plus\u202f: l’adresse a changé depuis.',
  },
  'fr-x-falc': {
    title: 'Arrêter les messages',
    intro: 'Vous ne recevrez plus de rappels à cette adresse.',
    button: 'Arrêter',
    done: 'C’est fait. Vous ne recevrez plus de rappels.',
    unknown: 'Ce lien ne marche plus.',
  },
  en: {
    title: 'Receive no more messages',
    intro: 'This address will get no more reminders. Applications stay at your employer desk.',
    button: 'Receive no more of these messages',
    done: 'Done: this address will get no more reminders.',
    unknown: 'This link does not work any more: the address has changed since.',
  },
}

export function writeStopPage(language: Language, path: string): string {
  const { title, intro, button } = stopPageTexts[language]
  const body = `<p>${intro}</p>
<form method="post" action="${path}?langue=${language}">
<button type="submit">${button}</button>
</form>`
  return writeFrame(language, { path, title, body })
}

export function writeStopped(language: Language, path: string, isStopped: boolean): string {
  const { title, done, unknown } = stopPageTexts[language]
  const body = `<p role="status">${isStopped ? done : unknown}</p>`
  return writeFrame(language, { path, title, body })
}
