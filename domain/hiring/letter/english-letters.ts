import { boardTexts } from '../board-texts.ts'
import type { TextsWithoutReasons } from './letter-texts.ts'

const aboutThePost = {
  plain: 'This answer is about this post, not about your worth.',
  warm: 'This answer is about the post, never about your worth.',
  formal: 'This answer concerns this post only, and not your worth.',
}
const nothing = { plain: '', warm: '', formal: '' }

export const englishLetters: TextsWithoutReasons = {
  greeting: 'Hello,',
  greetingName: 'Hello {name},',
  quoted: '“{words}”',
  somePoint: 'one precise point',
  someOffer: 'one of our posts',
  opening: {
    refused: {
      plain: 'Thank you for applying for {offer}. We will not take it further.',
      warm: 'Thank you for thinking of us for {offer}. This time we will not go further.',
      formal: 'We thank you for your application for {offer}. We cannot take it further.',
    },
    qualified: {
      plain: 'This is why we did not take your application for {offer} further.',
      warm: 'We owe you an explanation of our answer about {offer}. Here it is.',
      formal: 'We wish to explain our answer to your application for {offer}.',
    },
    planned: {
      plain: 'About {offer}: this is what comes next.',
      warm: 'We are glad to tell you what comes next for {offer}.',
      formal: 'We inform you of what follows your application for {offer}.',
    },
    pursued: {
      plain: 'Good news: your application for {offer} interests us. We would like to go on with you.',
      warm: 'Good news: after your application for {offer} we would like to get to know you. It will be a pleasure to talk.',
      formal: 'Your application for {offer} has our attention. We would like to go on with you.',
    },
    hired: {
      plain: 'Good news: we would like to hire you for {offer}.',
      warm: 'Good news: we would like to hire you for {offer}. Welcome among us!',
      formal: 'We are pleased to offer to hire you for {offer}.',
    },
    'info-requested': {
      plain: 'For your application for {offer} we need one detail.',
      warm: 'Thank you for applying for {offer}. To understand it better, we have a question.',
      formal: 'In order to study your application for {offer}, we ask you for one detail.',
    },
    recommended: {
      plain: 'After your application for {offer}, here is an idea for you.',
      warm: 'After your application for {offer}, we thought of something for you.',
      formal: 'Following your application for {offer}, we suggest a next step.',
    },
  },
  strength: {
    plain: 'We appreciated: {criterion}.',
    warm: 'What we liked: {criterion}.',
    formal: 'We noted a strong point: {criterion}.',
  },
  step: {
    challenge: 'A challenge lets you show what you can do.',
    offer: 'Another of our offers may suit you.',
    training: 'A training may help you.',
    resource: 'A resource of the place may help you.',
    competence: 'You can work on this skill with the hosts.',
    host: 'The hosts can prepare the next step with you.',
    words: 'We also suggest a next step.',
    employer: 'If you agree, we recommend you to another employer.',
  },
  meeting: boardTexts.en.meeting.kind,
  next: '{what}: {moment}.',
  closing: {
    refused: aboutThePost,
    qualified: aboutThePost,
    pursued: {
      plain: 'For another time, say so at the kiosk.',
      warm: 'If another time suits you better, say so at the kiosk.',
      formal: 'You may ask for another time at the kiosk.',
    },
    hired: nothing,
    'info-requested': {
      plain: 'You can answer at the kiosk.',
      warm: 'You can answer us at the kiosk, in your own words.',
      formal: 'Your answer may be given at the kiosk.',
    },
    recommended: nothing,
  },
}
