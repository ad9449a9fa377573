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
      attached:
        'An application is now in your list | An application is now in your list | {count} applications are now in your list',
      toCheck:
        'An application needs a check | An application needs a check | {count} applications need a check',
      tellHost: 'See the host: you look at it together.',
      locked: 'Your four pictures open it.',
      mark: 'New',
      read: 'Read on.',
      'seat-offered': 'A place has come free: {title}',
      changed: 'The session has changed: {title}',
      'seat-confirmed': 'Your place is confirmed: {title}',
      declined: 'The hosts have answered your request: {title}',
      'cancelled-by-site': 'This session will not take place: {title}',
      'taken-back': 'The hosts cancelled your booking: {title}',
      until: 'It is kept for you until {until}.',
      offline: 'There is no network: the kiosk cannot tell whether an answer is waiting for you.',
    },
    toCheckText:
      'It was made with this card, and other pictures than yours. The employer has it. If it was you, see the host: it will join this list.',
    family: {
      care: 'Care and help',
      food: 'Cooking and baking',
      shop: 'Shops',
      transport: 'Transport, warehouse',
      building: 'Building, repair',
      factory: 'Factory',
      nature: 'Outdoors',
      office: 'Office',
      craft: 'Crafts, arts',
    },
    filter: {
      family: 'Which trade',
      town: 'Where',
      more: 'Other choices',
      withoutTitle: 'No diploma or licence',
      answering: 'Employers who answer',
      none: 'No offer fits these choices',
      noneText: 'Take one choice away, or look at all the offers.',
      all: 'See all the offers',
    },
    page: { of: 'Page {page} of {pages}', before: 'Earlier ones', more: 'See more' },
    fact: {
      employer: '{employer}',
      employerIn: '{employer} · {town}',
      hours: '{hours}',
      pay: '{pay}',
      seats: '{count} post | {count} post | {count} posts',
      noTitle: 'No diploma or licence asked for',
    },
    applied: {
      mark: 'Already applied',
      title: 'You have already applied',
      text: 'Your application for this offer is made. You can read it again, and see where it stands.',
      see: 'See my application',
    },
    pictures: {
      askHost: 'A host helps you choose your pictures',
      askHostText: 'This card has no pictures yet. See the host: you get a code, and choose them here.',
      haveCode: 'I have a code',
      none: 'This card has no pictures yet: they are chosen with the first application.',
      first: 'Touch them in order: they tell that this card is yours.',
      later:
        'Without network the kiosk checks them later. Your application leaves, and your card keeps its pictures.',
    },
    sign: {
      title: 'Which name do you sign with?',
      text: 'The employer will answer to this name. It can be an invented one.',
      nameless: 'No name',
    },
    abilities: {
      asked: 'What the offer asks for',
      everyday: 'What people do at work and in life',
      count: '{count} of {most}',
      full: 'That is all: {most} things. Take one away to change.',
    },
    offer: { work: 'The work' },
    expect: {
      likely: 'This employer answers nearly everybody. Its answer is expected before {day}.',
      often:
        'This employer often answers, not always. Without an answer by {day}, a host can ask again with you.',
      seldom:
        'This employer rarely answers. Without an answer by {day}, a host can look with you for one who does.',
      unknown:
        'Nobody knows yet whether this employer answers. Without an answer by {day}, a host can ask again with you.',
    },
    late: 'No answer by {due}. A host can ask the employer again with you.',
    meeting: {
      kind: {
        meeting: 'An interview',
        call: 'A call',
        trial: 'A trial',
        visit: 'A visit',
        'first-day': 'First day',
      },
      noDay: 'The day is still to be agreed.',
      at: '{day} at {time}',
      said: {
        open: 'Tell the employer whether you are coming.',
        accepted: 'You are coming. The employer will know.',
        declined: 'You are not coming. The employer will know.',
        'move-asked': 'You ask for another time:',
        over: 'This day has passed.',
      },
      accept: 'I am coming',
      move: 'Another time',
      decline: 'I am not coming',
      print: 'Print',
      moveTitle: 'What would suit you?',
      moveText: 'Choose up to {most} answers. The employer will propose another time.',
      wish: {
        'another-day': 'another day',
        morning: 'in the morning',
        afternoon: 'in the afternoon',
        evening: 'in the evening',
        'by-phone': 'by telephone',
        closer: 'closer by',
      },
    },
    say: {
      arrived: 'The employer will read it',
      tooLate: 'This can no longer be said about this application. Go back to the list to read it again.',
    },
    reply: {
      title: 'Answer the question',
      label: 'Your answer',
      empty: 'Write a few words first.',
    },
    helped: {
      title: 'Did this answer help you?',
      yes: 'Yes',
      no: 'No',
      thanks: 'Thank you. The employer will read it, and nothing else changes.',
    },
    forward: { challenge: 'A challenge to show what you can do', see: 'See this challenge' },
    sent: { title: 'Read again what I sent' },
    withdraw: {
      button: 'Take my application back',
      title: 'Take your application back?',
      text: 'Say why by touching an answer. The employer will read it.',
      because: {
        'found-work': 'I have found work',
        'other-plans': 'I have other plans',
        schedule: 'The hours do not suit me',
        'no-longer': 'I am no longer interested in this post',
        unsaid: 'I would rather not say why',
      },
    },
  },
}
