import { boardTexts } from '../board-texts.ts'
import type { LetterTexts } from './letter-texts.ts'

const aboutThePost = {
  plain: 'This answer is about this post, not about your worth.',
  warm: 'This answer is about the post, never about your worth.',
  formal: 'This answer concerns this post only, and not your worth.',
}
const nothing = { plain: '', warm: '', formal: '' }

export const englishLetters: LetterTexts = {
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
  reason: {
    position_filled: {
      plain: 'The post is filled. Your application is not the cause.',
      warm: 'Somebody is already chosen for this post. Your application is not the cause.',
      formal: 'The post has now been filled, and your application is not the cause.',
    },
    recruitment_stopped: {
      plain: 'Hiring for this post has stopped or is postponed. It does not depend on you.',
      warm: 'We had to stop or postpone this hiring. It is none of your doing.',
      formal: 'Hiring for this post has stopped or is postponed, independently of your application.',
    },
    other_profile_closer: {
      plain: 'Another application was closer to the offer. The difference: {criterion}.',
      warm: 'We received several good applications. What made the difference: {criterion}.',
      formal: 'Other applications met more criteria of the offer, among them {criterion}.',
    },
    skill_missing: {
      plain: 'The offer asks for {criterion}. We did not find it in your application.',
      warm: 'One point is missing: {criterion}. It can be learned, and shown.',
      formal: 'The offer asks for {criterion}, which we did not find in your application.',
    },
    skill_level: {
      plain: 'On {criterion}, the level we saw is not yet that of the post.',
      warm: 'For {criterion}, you can already do a part. This post asks for more.',
      formal: 'On {criterion}, the level observed is not yet the one that the post requires.',
    },
    experience_required: {
      plain: 'The offer asks for this experience: {criterion}. We did not find it.',
      warm: 'This post needs this experience: {criterion}. A trial can be a beginning.',
      formal: 'The offer asks for this experience: {criterion}. It does not appear in your application.',
    },
    regulated_title: {
      plain: 'The rules of the trade require {criterion}. Your application does not mention it.',
      warm: 'The rules of the trade require {criterion}. It can be obtained.',
      formal: 'The rules of the trade require {criterion}, which your application does not mention.',
    },
    schedule_mismatch: {
      plain: 'The hours of the post do not fit the times that you gave.',
      warm: 'You told us when you are free, and the post has other hours.',
      formal: 'The times that you stated do not match the hours of the post.',
    },
    contract_mismatch: {
      plain: 'The contract offered is not the one you look for.',
      warm: 'You look for another contract than that of this post. Your wish is fair.',
      formal: 'The kind or length of the contract does not match the wish that you stated.',
    },
    pay_mismatch: {
      plain: 'The pay of the post is not what you ask for.',
      warm: 'What you ask to be paid is fair, and this post does not allow it.',
      formal: 'The pay offered does not match the request that you stated.',
    },
    incomplete: {
      plain: 'Something was missing from your application. The hosts can help you complete it.',
      warm: 'We lacked something to understand your application. The hosts can help you complete it.',
      formal: 'A requested item was missing from your application. The hosts can help you complete it.',
    },
    unreachable: {
      plain: 'We could not speak to you, or the meeting did not happen.',
      warm: 'We wanted to speak to you, and it did not happen. The hosts can help.',
      formal: 'We were not able to reach you, or the planned meeting did not take place.',
    },
    other: {
      plain: 'The reason is linked to the post. We wrote it for you.',
      warm: 'The reason is linked to the post. We tell you in our own words.',
      formal: 'Our decision rests on a reason linked to the post, which we have stated.',
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
