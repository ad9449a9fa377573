import { boardTexts } from '../board-texts.ts'
import type { TextsWithoutReasons } from './letter-texts.ts'

const aboutThePost = {
  plain: 'هذا الجواب عن هذه الوظيفة، لا عن قيمتك.',
  warm: 'هذا الجواب عن هذه الوظيفة وحدها، ولا يقول شيئا عن قيمتك.',
  formal: 'يخص هذا الجواب هذه الوظيفة فقط، ولا يخص قيمتك.',
}
const nothing = { plain: '', warm: '', formal: '' }

export const arabicLetters: TextsWithoutReasons = {
  greeting: 'مرحبا،',
  greetingName: 'مرحبا {name}،',
  quoted: '«{words}»',
  somePoint: 'نقطة محددة',
  someOffer: 'عندنا',
  opening: {
    refused: {
      plain: 'شكرا على طلبك لوظيفة {offer}. لن نواصل معه.',
      warm: 'شكرا لأنك فكرت فينا لوظيفة {offer}. هذه المرة لن نواصل معا.',
      formal: 'نشكرك على طلبك لوظيفة {offer}. لا يمكننا أن نقبله.',
    },
    qualified: {
      plain: 'نشرح لك جوابنا عن طلبك لوظيفة {offer}.',
      warm: 'من حقك أن تعرف لماذا كان هذا جوابنا عن وظيفة {offer}. إليك الشرح.',
      formal: 'نود أن نوضح جوابنا عن طلبك لوظيفة {offer}.',
    },
    planned: {
      plain: 'بخصوص وظيفة {offer}، هذه هي الخطوة التالية.',
      warm: 'يسرنا أن نخبرك بالخطوة التالية لوظيفة {offer}.',
      formal: 'نعلمك بما يلي طلبك لوظيفة {offer}.',
    },
    pursued: {
      plain: 'خبر سار: طلبك لوظيفة {offer} يهمنا. نريد أن نواصل معك.',
      warm: 'خبر سار: بعد طلبك لوظيفة {offer} نود أن نتعرف عليك. يسرنا أن نتحدث معك.',
      formal: 'طلبك لوظيفة {offer} لفت انتباهنا. نود أن نواصل معك.',
    },
    hired: {
      plain: 'خبر سار: نريد توظيفك في وظيفة {offer}.',
      warm: 'خبر سار: نريد توظيفك في وظيفة {offer}. أهلا بك بيننا!',
      formal: 'يسرنا أن نعرض عليك وظيفة {offer}.',
    },
    'info-requested': {
      plain: 'ينقصنا توضيح واحد في طلبك لوظيفة {offer}.',
      warm: 'شكرا على طلبك لوظيفة {offer}. لنفهمه أفضل، عندنا سؤال.',
      formal: 'لكي ندرس طلبك لوظيفة {offer}، نطلب منك توضيحا.',
    },
    recommended: {
      plain: 'بعد طلبك لوظيفة {offer}، هذه فكرة لك.',
      warm: 'بعد طلبك لوظيفة {offer}، فكرنا في شيء من أجلك.',
      formal: 'بعد طلبك لوظيفة {offer}، نقترح عليك خطوة تالية.',
    },
  },
  strength: {
    plain: 'ما قدرناه: {criterion}.',
    warm: 'ما أعجبنا: {criterion}.',
    formal: 'لاحظنا نقطة قوة: {criterion}.',
  },
  step: {
    challenge: 'يتيح لك تحدٍّ أن تُظهر ما تعرفه.',
    offer: 'قد يناسبك عرض آخر من عروضنا.',
    training: 'قد يساعدك تدريب.',
    resource: 'قد يساعدك شيء متوفر في هذا المكان.',
    competence: 'يمكنك أن تعمل على هذه المهارة مع الاستقبال.',
    host: 'يمكن للاستقبال أن يحضر الخطوة التالية معك.',
    words: 'نقترح عليك أيضا فكرة.',
    employer: 'إذا وافقت، نوصي بك لدى صاحب عمل آخر.',
  },
  meeting: boardTexts.ar.meeting.kind,
  next: '{what}: {moment}.',
  closing: {
    refused: aboutThePost,
    qualified: aboutThePost,
    pursued: {
      plain: 'لموعد آخر، قل ذلك في الجهاز.',
      warm: 'إذا كان موعد آخر أنسب لك، فقل ذلك في الجهاز.',
      formal: 'يمكنك أن تطلب موعدا آخر في الجهاز.',
    },
    hired: nothing,
    'info-requested': {
      plain: 'يمكنك أن تجيب في الجهاز.',
      warm: 'يمكنك أن تجيبنا في الجهاز، بكلماتك.',
      formal: 'يمكن تقديم جوابك في الجهاز.',
    },
    recommended: nothing,
  },
}
