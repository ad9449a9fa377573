import { inEveryLanguage } from '../../strings/in-every-language.ts'

/** Texts of what a candidate says is wrong with an answer, and what hosts find. */
export const contestTexts = inEveryLanguage({
  fr: {
    contest: {
      button: 'Signaler un problème avec cette réponse',
      title: 'Quel est le problème\u202f?',
      lead: 'L’accueil lit cette réponse et décide, en 3 jours ouvrés au plus. L’employeur ne le sait que si l’accueil vous donne raison.',
      send: 'Envoyer à l’accueil',
      because: {
        'not-received': 'Je n’ai pas reçu cette réponse',
        'off-topic': 'Cette réponse ne parle pas de ma candidature',
      },
      state: {
        waits: 'Vous avez signalé un problème. L’accueil vérifie, en 3 jours ouvrés au plus.',
        upheld:
          'L’accueil vous donne raison\u202f: pour la note de l’employeur, c’est comme s’il n’avait pas répondu.',
        appealed: 'L’employeur n’est pas d’accord. L’accueil vérifie encore une fois.',
        dismissed: 'L’accueil a vérifié\u202f: la réponse compte. Vous pouvez en parler avec lui.',
      },
      withdrawal: {
        waits:
          'Vous avez dit que l’employeur vous a demandé de vous retirer. L’accueil vérifie, en 3 jours ouvrés au plus.',
        upheld:
          'L’accueil vous donne raison\u202f: pour la note de l’employeur, c’est comme s’il n’avait pas répondu.',
        appealed: 'L’employeur n’est pas d’accord. L’accueil vérifie encore une fois.',
        dismissed:
          'L’accueil a vérifié\u202f: votre retrait compte comme les autres. Vous pouvez en parler avec lui.',
      },
      telling: {
        waits: 'Vous avez dit que ce n’est pas vrai. L’accueil regarde aussi, en 3 jours ouvrés au plus.',
        upheld: 'L’accueil vous donne raison\u202f: cette réponse ne compte pas.',
        appealed: 'L’employeur n’est pas d’accord. L’accueil vérifie encore une fois.',
        dismissed:
          'L’accueil a vérifié\u202f: la réponse de l’employeur compte. Vous pouvez en parler avec lui.',
      },
      problem: {
        gone: 'Cette réponse n’est plus là. Revenez à la liste pour relire.',
        replaced: 'L’employeur a répondu autre chose entre-temps. Revenez à la liste pour relire.',
        'too-late': 'Plus de 30 jours ont passé\u202f: cette réponse ne peut plus être signalée.',
        'already-contested': 'Vous avez déjà signalé cette réponse. L’accueil vérifie.',
        'already-decided': 'L’accueil a déjà décidé pour cette réponse.',
        'too-many': 'Vous avez déjà beaucoup signalé ici. Parlez-en avec l’accueil.',
        unreachable: 'Le réseau manque en ce moment. Rien n’est parti\u202f: touchez encore dans un instant.',
      },
    },
  },
  'fr-x-falc': {
    contest: {
      button: 'Dire que la réponse ne va pas',
      title: 'Qu’est-ce qui ne va pas\u202f?',
      lead: 'L’accueil lit la réponse. Il décide en 3 jours de travail. L’employeur le sait seulement si l’accueil est d’accord avec vous.',
      send: 'Envoyer à l’accueil',
      because: {
        'not-received': 'Je n’ai pas eu cette réponse',
        'off-topic': 'La réponse parle d’autre chose',
      },
      state: {
        waits: 'Vous avez dit un problème. L’accueil regarde. Il décide en 3 jours de travail.',
        upheld: 'L’accueil est d’accord avec vous. On compte\u202f: l’employeur n’a pas répondu.',
        appealed: 'L’employeur n’est pas d’accord. L’accueil regarde encore.',
        dismissed: 'L’accueil a regardé. La réponse compte. Vous pouvez parler à l’accueil.',
      },
      withdrawal: {
        waits:
          'Vous avez dit\u202f: l’employeur m’a demandé de me retirer. L’accueil regarde. Il décide en 3 jours de travail.',
        upheld: 'L’accueil est d’accord avec vous. On compte\u202f: l’employeur n’a pas répondu.',
        appealed: 'L’employeur n’est pas d’accord. L’accueil regarde encore.',
        dismissed:
          'L’accueil a regardé. Votre retrait compte comme les autres. Vous pouvez parler à l’accueil.',
      },
      telling: {
        waits: 'Vous avez dit non. L’accueil regarde. Il décide en 3 jours de travail.',
        upheld: 'L’accueil est d’accord avec vous. Cette réponse ne compte pas.',
        appealed: 'L’employeur n’est pas d’accord. L’accueil regarde encore.',
        dismissed: 'L’accueil a regardé. La réponse compte. Vous pouvez parler à l’accueil.',
      },
      problem: {
        gone: 'Cette réponse n’est plus là. Retournez à la liste.',
        replaced: 'L’employeur a changé sa réponse. Retournez à la liste.',
        'too-late': 'C’est trop tard. Plus de 30 jours ont passé.',
        'already-contested': 'Vous l’avez déjà dit. L’accueil regarde.',
        'already-decided': 'L’accueil a déjà décidé.',
        'too-many': 'Vous l’avez déjà dit plusieurs fois. Parlez à l’accueil.',
        unreachable: 'Il n’y a pas de réseau. Rien n’est parti. Touchez encore.',
      },
    },
  },
  en: {
    contest: {
      button: 'Say that something is wrong with this answer',
      title: 'What is wrong?',
      lead: 'A host reads this answer and decides, within 3 working days. The employer hears of it only if the host finds that you are right.',
      send: 'Send to the hosts',
      because: {
        'not-received': 'I did not receive this answer',
        'off-topic': 'This answer is not about my application',
      },
      state: {
        waits: 'You said that something is wrong. A host checks, within 3 working days.',
        upheld: 'The hosts find that you are right: in the employer’s score it counts as no answer.',
        appealed: 'The employer does not agree. A host checks once more.',
        dismissed: 'A host has checked: the answer counts. You may talk about it with them.',
      },
      withdrawal: {
        waits: 'You said that the employer asked you to withdraw. A host checks, within 3 working days.',
        upheld: 'The hosts find that you are right: in the employer’s score it counts as no answer.',
        appealed: 'The employer does not agree. A host checks once more.',
        dismissed:
          'A host has checked: your withdrawal counts like any other. You may talk about it with them.',
      },
      telling: {
        waits: 'You said that nobody told you. The hosts look at it too, within 3 working days.',
        upheld: 'The hosts agree with you: that answer does not count.',
        appealed: 'The employer does not agree. The hosts look again.',
        dismissed: 'The hosts have looked: the employer’s answer counts. You can talk to them about it.',
      },
      problem: {
        gone: 'This answer is gone. Go back to the list to read again.',
        replaced: 'The employer answered something else meanwhile. Go back to the list to read again.',
        'too-late': 'More than 30 days have passed: it is too late to say so of this answer.',
        'already-contested': 'You have said so of this answer already. A host checks.',
        'already-decided': 'The hosts have decided about this answer already.',
        'too-many': 'You have said so several times here. Talk about it with the hosts.',
        unreachable: 'There is no network at the moment. Nothing was sent: touch again in a moment.',
      },
    },
  },
  ar: {
    contest: {
      button: 'هناك مشكلة في هذا الجواب',
      title: 'ما المشكلة؟',
      lead: 'يقرأ الاستقبال هذا الجواب ويقرر خلال 3 أيام عمل على الأكثر. لا يعلم صاحب العمل إلا إذا وجد الاستقبال أنك على حق.',
      send: 'إرسال إلى الاستقبال',
      because: {
        'not-received': 'لم يصلني هذا الجواب',
        'off-topic': 'هذا الجواب لا يخص طلبي',
      },
      state: {
        waits: 'قلت إن هناك مشكلة. الاستقبال يتحقق خلال 3 أيام عمل على الأكثر.',
        upheld: 'وجد الاستقبال أنك على حق: يُحسب لصاحب العمل كأنه لم يجب.',
        appealed: 'صاحب العمل غير موافق. الاستقبال يتحقق مرة أخرى.',
        dismissed: 'تحقق الاستقبال: الجواب محسوب. يمكنك التحدث معهم عن ذلك.',
      },
      withdrawal: {
        waits: 'قلت إن صاحب العمل طلب منك سحب طلبك. الاستقبال يتحقق خلال 3 أيام عمل على الأكثر.',
        upheld: 'وجد الاستقبال أنك على حق: يُحسب لصاحب العمل كأنه لم يجب.',
        appealed: 'صاحب العمل غير موافق. الاستقبال يتحقق مرة أخرى.',
        dismissed: 'تحقق الاستقبال: يُحسب سحب طلبك مثل أي سحب آخر. يمكنك التحدث معهم عن ذلك.',
      },
      telling: {
        waits: 'قلت إن أحدا لم يخبرك. ينظر الاستقبال في ذلك أيضا خلال 3 أيام عمل على الأكثر.',
        upheld: 'الاستقبال يوافقك: لا يُحسب هذا الجواب.',
        appealed: 'صاحب العمل غير موافق. ينظر الاستقبال مرة أخرى.',
        dismissed: 'نظر الاستقبال في ذلك: جواب صاحب العمل محسوب. يمكنك أن تتحدث معه عنه.',
      },
      problem: {
        gone: 'لم يعد هذا الجواب موجودا. ارجع إلى القائمة لتقرأ من جديد.',
        replaced: 'أجاب صاحب العمل بشيء آخر في هذه الأثناء. ارجع إلى القائمة لتقرأ من جديد.',
        'too-late': 'مر أكثر من 30 يوما: فات الأوان لهذا الجواب.',
        'already-contested': 'قلت ذلك من قبل عن هذا الجواب. الاستقبال يتحقق.',
        'already-decided': 'قرر الاستقبال من قبل بشأن هذا الجواب.',
        'too-many': 'قلت ذلك عدة مرات هنا. تحدث مع الاستقبال.',
        unreachable: 'لا توجد شبكة الآن. لم يُرسل شيء: المس مرة أخرى بعد لحظة.',
      },
    },
  },
  uk: {
    contest: {
      button: 'З цією відповіддю щось не так',
      title: 'Що не так?',
      lead: 'Працівник прочитає цю відповідь і вирішить, щонайбільше за 3 робочі дні. Роботодавець дізнається, лише якщо працівник погодиться з вами.',
      send: 'Надіслати працівникам',
      because: {
        'not-received': 'Я не отримав цієї відповіді',
        'off-topic': 'Ця відповідь не про мою заявку',
      },
      state: {
        waits: 'Ви сказали, що щось не так. Працівник перевіряє, щонайбільше 3 робочі дні.',
        upheld: 'Працівники погодилися з вами: в оцінці роботодавця це рахується як відсутність відповіді.',
        appealed: 'Роботодавець не згоден. Працівник перевіряє ще раз.',
        dismissed: 'Працівник перевірив: відповідь рахується. Можете поговорити з ним про це.',
      },
      withdrawal: {
        waits:
          'Ви сказали, що роботодавець попросив вас відкликати заявку. Працівник перевіряє, щонайбільше 3 робочі дні.',
        upheld: 'Працівники погодилися з вами: в оцінці роботодавця це рахується як відсутність відповіді.',
        appealed: 'Роботодавець не згоден. Працівник перевіряє ще раз.',
        dismissed:
          'Працівник перевірив: ваше відкликання рахується як будь-яке інше. Можете поговорити з ним про це.',
      },
      telling: {
        waits:
          'Ви сказали, що вам ніхто не повідомив. Працівники теж це перевірять, щонайбільше за 3 робочі дні.',
        upheld: 'Працівники погодилися з вами: ця відповідь не рахується.',
        appealed: 'Роботодавець не згоден. Працівники перевіряють ще раз.',
        dismissed:
          'Працівники перевірили: відповідь роботодавця рахується. Ви можете про це з ними поговорити.',
      },
      problem: {
        gone: 'Цієї відповіді вже немає. Поверніться до списку, щоб перечитати.',
        replaced: 'Роботодавець тим часом відповів інше. Поверніться до списку, щоб перечитати.',
        'too-late': 'Минуло понад 30 днів: про цю відповідь уже не можна сказати.',
        'already-contested': 'Ви вже сказали це про цю відповідь. Працівник перевіряє.',
        'already-decided': 'Працівники вже вирішили щодо цієї відповіді.',
        'too-many': 'Ви вже сказали це кілька разів. Поговоріть із працівниками.',
        unreachable: 'Зараз немає мережі. Нічого не надіслано: торкніться ще раз за мить.',
      },
    },
  },
})
