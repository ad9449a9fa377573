import type { Language } from '../../domain/language.ts'
import { escaped, writeFrame } from '../verify-page/page-frame.ts'

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
    intro: 'Vous ne recevrez plus de rappels ici. Les candidatures restent à votre poste employeur.',
    button: 'Ne plus recevoir ces messages',
    done: 'C’est fait\u202f: vous ne recevrez plus de rappels ici.',
    unknown: 'Ce lien ne sert plus\u202f: l’adresse ou le numéro a changé depuis.',
  },
  'fr-x-falc': {
    title: 'Arrêter les messages',
    intro: 'Vous ne recevrez plus de rappels ici.',
    button: 'Arrêter',
    done: 'C’est fait. Vous ne recevrez plus de rappels.',
    unknown: 'Ce lien ne marche plus.',
  },
  en: {
    title: 'Receive no more messages',
    intro: 'You will get no more reminders here. Applications stay at your employer desk.',
    button: 'Receive no more of these messages',
    done: 'Done: you will get no more reminders here.',
    unknown: 'This link does not work any more: the address or the number has changed since.',
  },
}

export function writeStopPage(language: Language, path: string): string {
  const { title, intro, button } = stopPageTexts[language]
  const body = `<p>${intro}</p>
<form method="post" action="${escaped(path)}?langue=${language}">
<button type="submit">${button}</button>
</form>`
  return writeFrame(language, { path, title, body })
}

export function writeStopped(language: Language, path: string, isStopped: boolean): string {
  const { title, done, unknown } = stopPageTexts[language]
  const body = `<p role="status">${isStopped ? done : unknown}</p>`
  return writeFrame(language, { path, title, body })
}
