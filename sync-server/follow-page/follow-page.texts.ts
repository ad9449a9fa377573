import type { Language } from '../../domain/language.ts'

interface FollowPageTexts {
  title: string
  where: string
  contact: string
  calendar: string
  calledOff: string
  removeFromCalendar: string
  why: string
  letter: string
  /** The employer wrote words of its own, which may name people. */
  words: string
  answer: string
  private: string
  /** {day} and {time}: when the page was read. */
  read: string
  over: string
  again: string
}

/** The page that somebody opens on their own telephone to follow an application; the rest is in the board's words. */
export const followPageTexts: Record<Language, FollowPageTexts> = {
  fr: {
    title: 'Ma candidature',
    where: 'Où',
    contact: 'Avec qui',
    calendar: 'Ajouter à mon agenda',
    calledOff: 'Le rendez-vous n’a plus lieu.',
    removeFromCalendar: 'L’annuler dans mon agenda',
    why: 'Pourquoi',
    letter: 'La lettre de l’employeur',
    words: 'L’employeur vous a aussi écrit. Ses mots se lisent à la borne.',
    answer: 'Cette page se lit seulement. Pour répondre, venez à la borne avec votre carte.',
    private: 'Qui a ce lien lit cette page, et rien d’autre de vous. Vous pouvez l’arrêter à la borne.',
    read: 'Page lue le {day} à {time}. Ouvrez-la à nouveau pour les nouvelles.',
    over: 'Ce lien ne montre plus rien\u202f: il a été arrêté, ou la candidature est terminée.',
    again: 'À la borne, votre carte et vos images ouvrent toujours vos candidatures.',
  },
  'fr-x-falc': {
    title: 'Ma candidature',
    where: 'Le lieu',
    contact: 'La personne',
    calendar: 'Mettre dans mon agenda',
    calledOff: 'Il n’y a plus de rendez-vous.',
    removeFromCalendar: 'L’enlever de mon agenda',
    why: 'Pourquoi c’est non',
    letter: 'L’employeur vous écrit',
    words: 'L’employeur a écrit un message. Lisez ce message à la borne.',
    answer: 'Ici, vous lisez. Pour répondre, venez à la borne avec votre carte.',
    private: 'Gardez ce lien pour vous. Vous pouvez l’arrêter à la borne.',
    read: 'Page du {day} à {time}. Ouvrez encore la page un autre jour.',
    over: 'Ce lien ne marche plus.',
    again: 'Venez à la borne avec votre carte. Vous verrez vos candidatures.',
  },
  en: {
    title: 'My application',
    where: 'Where',
    contact: 'With whom',
    calendar: 'Add to my calendar',
    calledOff: 'The meeting no longer takes place.',
    removeFromCalendar: 'Cancel it in my calendar',
    why: 'Why',
    letter: 'The employer’s letter',
    words: 'The employer also wrote to you. Its words are read at the kiosk.',
    answer: 'This page is to be read. To answer, come to the kiosk with your card.',
    private: 'Whoever has this link reads this page, and nothing else of yours. You can end it at the kiosk.',
    read: 'Page read on {day} at {time}. Open it again for news.',
    over: 'This link shows nothing any more: it was ended, or the application is over.',
    again: 'At the kiosk, your card and your pictures still open your applications.',
  },
}
