/** Texts of the kiosk about offers, applications and what is new, in English. */
export const jobsEn = {
  jobs: {
    news: {
      title: 'News for you',
      meetings:
        'A meeting is proposed to you | A meeting is proposed to you | {count} meetings are proposed to you',
      questions:
        'An employer has a question for you | An employer has a question for you | {count} employers have a question for you',
      answers:
        'An answer is waiting for you | An answer is waiting for you | {count} answers are waiting for you',
      locked: 'Your four pictures open it.',
      mark: 'New',
      read: 'Read on.',
      'seat-offered': 'A place has come free: {title}',
      'seat-confirmed': 'Your place is confirmed: {title}',
      declined: 'The hosts have answered your request: {title}',
      'cancelled-by-site': 'This session will not take place: {title}',
      until: 'It is kept for you until {until}.',
      offline: 'There is no network: the kiosk cannot tell whether an answer is waiting for you.',
    },
  },
}
