import { inEveryLanguage } from '../../strings/in-every-language.ts'

/**
 * Somebody whom a second site may know. The words of `ask` are what they say yes to: other words take another name
 * (`KNOWN_HERE_TEXT`).
 */
export const elsewhereTexts = inEveryLanguage({
  fr: {
    ask: {
      title: 'Peut-on vous reconnaître ici\u202f?',
      lead: 'Votre carte vient d’un autre lieu\u202f: {site}. Vous êtes à\u202f: {here}. C’est vous qui décidez.',
      yes: 'Oui, reconnaissez-moi',
      no: 'Non, j’entre sans carte',
      withHost: 'Oui, avec l’accueil',
      seen: {
        title: 'Ce que l’on saura ici',
        one: 'Votre prénom, et que l’autre lieu vous connaît. L’autre lieu saura que vous venez aussi ici.',
        two: 'Votre page de compétences, si vous avez dit oui à l’accueil de l’autre lieu. Vous verrez qui l’a lue.',
      },
      never: {
        title: 'Ce qui ne passe jamais',
        one: 'Vos visites, les notes de l’accueil, ce qui a été signalé.',
        two: 'Vos candidatures, vos défis et vos réponses\u202f: ils restent dans l’autre lieu.',
      },
      back: {
        title: 'Vous pouvez changer d’avis',
        one: 'Un geste dans «\u202fMes données\u202f», ici ou là-bas, et c’est fini tout de suite.',
        two: 'Carte perdue\u202f? Dites-le à un seul lieu\u202f: elle ne sert plus dans aucun des deux.',
      },
    },
    pictures: 'Vos quatre images montrent que cette carte est à vous.',
    confirm: 'C’est oui',
    code: {
      title: 'Avec l’accueil',
      text: 'Montrez votre carte à l’accueil. On vous donne un code, à taper ici.',
    },
    refused: {
      pictures: 'Ce ne sont pas les images de cette carte. Essayez encore, ou demandez à l’accueil.',
      code: 'Ce code ne marche pas\u202f: une lettre a changé, ou il est trop vieux. L’accueil en donne un autre.',
      tooMany: 'Il y a eu beaucoup d’essais. Entrez sans carte aujourd’hui, ou voyez l’accueil.',
      offline:
        'Le réseau ne répond pas. Réessayez, ou entrez sans carte\u202f: on vous demandera une autre fois.',
    },
    unread: {
      title: 'Cette carte n’est pas d’ici',
      text: 'Elle vient peut-être d’un autre lieu. Sans réseau, on ne peut pas le savoir.',
      later: 'Entrez quand même, comme une première fois. La prochaine fois, montrez encore cette carte.',
      enter: 'J’entre',
    },
    mine: {
      title: 'Les lieux qui vous connaissent aussi',
      line: 'Aussi connu à\u202f: {site}, depuis le {day}',
      end: 'Ne plus me connaître à\u202f: {site}',
      ended: 'C’est retiré. Chaque lieu garde ce qui s’est passé chez lui, et ne sait plus rien de l’autre.',
      card: 'Prendre une carte d’ici',
      unreachable: 'Le réseau ne répond pas. Rien n’est retiré pour l’instant. Réessayez.',
    },
    erasing: {
      title: 'D’autres lieux vous connaissent',
      keeps: '{site} garde votre prénom et ce qui s’est passé là-bas.',
      also: 'Effacer aussi à\u202f: {site}',
      goes: 'Tout partira là-bas aussi.',
      stays: 'Là-bas, rien ne partira.',
    },
  },
  'fr-x-falc': {
    ask: {
      title: 'Ce lieu peut savoir qui vous êtes\u202f?',
      lead: 'Votre carte vient de\u202f: {site}. Ici, c’est\u202f: {here}. Vous choisissez.',
      yes: 'Oui',
      no: 'Non, j’entre sans carte',
      withHost: 'Oui, avec l’accueil',
      seen: {
        title: 'Si vous dites oui',
        one: 'Ce lieu sait votre prénom. L’autre lieu sait que vous venez ici.',
        two: 'L’accueil peut lire votre page, si vous avez dit oui dans l’autre lieu.',
      },
      never: {
        title: 'Ce lieu ne voit jamais',
        one: 'Vos visites et les notes de l’autre lieu.',
        two: 'Vos candidatures et vos défis de l’autre lieu.',
      },
      back: {
        title: 'Vous pouvez dire non plus tard',
        one: 'Touchez «\u202fMes données\u202f», ici ou dans l’autre lieu.',
        two: 'Vous perdez la carte\u202f? Dites-le une fois. La carte ne marche plus.',
      },
    },
    pictures: 'Montrez vos 4 images. On sait alors que la carte est à vous.',
    confirm: 'Oui',
    code: {
      title: 'Avec l’accueil',
      text: 'Montrez votre carte à l’accueil. L’accueil vous donne un code.',
    },
    refused: {
      pictures: 'Ce ne sont pas les bonnes images. Essayez encore.',
      code: 'Ce code ne marche pas. Demandez un autre code.',
      tooMany: 'Vous avez essayé trop de fois. Demandez à l’accueil.',
      offline: 'Il n’y a pas de réseau. Essayez encore, ou entrez sans carte.',
    },
    unread: {
      title: 'Cette carte n’est pas d’ici',
      text: 'Il n’y a pas de réseau. On ne peut pas lire cette carte.',
      later: 'Vous pouvez entrer. La prochaine fois, montrez encore la carte.',
      enter: 'J’entre',
    },
    mine: {
      title: 'Un autre lieu vous connaît',
      line: 'Le lieu {site} vous connaît depuis le {day}.',
      end: 'Je ne veux plus\u202f: {site}',
      ended: 'C’est fini. L’autre lieu ne sait plus que vous venez ici.',
      card: 'Prendre une carte d’ici',
      unreachable: 'Il n’y a pas de réseau. Essayez encore.',
    },
    erasing: {
      title: 'Un autre lieu vous connaît',
      keeps: 'Le lieu {site} garde votre prénom et vos visites.',
      also: 'Effacer aussi\u202f: {site}',
      goes: 'On efface aussi là-bas.',
      stays: 'Là-bas, on n’efface pas.',
    },
  },
  en: {
    ask: {
      title: 'May we know you here?',
      lead: 'Your card is from another place: {site}. You are at: {here}. It is for you to say.',
      yes: 'Yes, know me here',
      no: 'No, I come in without a card',
      withHost: 'Yes, with a host',
      seen: {
        title: 'What we will know here',
        one: 'Your first name, and that the other place knows you. The other place will know that you come here too.',
        two: 'Your page of skills, if you said yes to the hosts of the other place. You will see who read it.',
      },
      never: {
        title: 'What never comes across',
        one: 'Your visits, notes of the hosts, anything that was reported.',
        two: 'Your applications, your challenges and your answers: they stay at the other place.',
      },
      back: {
        title: 'You can change your mind',
        one: 'One touch in “My data”, here or there, and it is over at once.',
        two: 'Card lost? Tell one of the places: it works at neither any more.',
      },
    },
    pictures: 'Your four pictures show that this card is yours.',
    confirm: 'It is a yes',
    code: {
      title: 'With a host',
      text: 'Show your card to the welcome desk. They give you a code to type here.',
    },
    refused: {
      pictures: 'Those are not the pictures of this card. Try again, or ask the welcome desk.',
      code: 'This code does not work: a letter changed, or it is too old. The host can give you another.',
      tooMany: 'There were many tries. Come in without a card today, or see the welcome desk.',
      offline: 'The network does not answer. Try again, or come in without a card: we will ask another time.',
    },
    unread: {
      title: 'This card is not from here',
      text: 'It may be from another place. Without network there is no way to know.',
      later: 'Come in all the same, as for a first time. Next time, show this card again.',
      enter: 'I come in',
    },
    mine: {
      title: 'Places that know you too',
      line: 'Also known at: {site}, since {day}',
      end: 'Be known no more at: {site}',
      ended: 'It is taken back. Each place keeps what happened there, and knows nothing of the other.',
      card: 'Take a card of this place',
      unreachable: 'The network does not answer. Nothing is taken back for now. Try again.',
    },
    erasing: {
      title: 'Other places know you',
      keeps: '{site} keeps your first name and what happened there.',
      also: 'Erase at this place too: {site}',
      goes: 'All of it goes there too.',
      stays: 'Nothing goes there.',
    },
  },
  ar: {
    ask: {
      title: 'هل يمكن أن نعرفك هنا؟',
      lead: 'بطاقتك من مكان آخر: {site}. أنت الآن في: {here}. القرار لك.',
      yes: 'نعم، يمكنكم معرفتي',
      no: 'لا، أدخل بلا بطاقة',
      withHost: 'نعم، مع الاستقبال',
      seen: {
        title: 'ما سنعرفه هنا',
        one: 'اسمك الأول، وأن المكان الآخر يعرفك. وسيعرف المكان الآخر أنك تأتي إلى هنا أيضا.',
        two: 'صفحة مهاراتك، إذا سمحت بها لاستقبال المكان الآخر. وسترى من قرأها.',
      },
      never: {
        title: 'ما لا ينتقل أبدا',
        one: 'زياراتك، وملاحظات الاستقبال، وما تم الإبلاغ عنه.',
        two: 'طلباتك وتحدياتك والردود عليك: تبقى في المكان الآخر.',
      },
      back: {
        title: 'يمكنك تغيير رأيك',
        one: 'لمسة واحدة في «بياناتي»، هنا أو هناك، وينتهي الأمر فورا.',
        two: 'ضاعت البطاقة؟ أخبر مكانا واحدا: لن تعمل في أي منهما.',
      },
    },
    pictures: 'صورك الأربع تبين أن هذه البطاقة لك.',
    confirm: 'نعم',
    code: {
      title: 'مع الاستقبال',
      text: 'أرِ بطاقتك للاستقبال. سيعطونك رمزا لتكتبه هنا.',
    },
    refused: {
      pictures: 'هذه ليست صور هذه البطاقة. حاول مرة أخرى أو اسأل الاستقبال.',
      code: 'هذا الرمز لا يعمل: فيه خطأ أو هو قديم. يمكن للاستقبال أن يعطيك رمزا آخر.',
      tooMany: 'محاولات كثيرة. ادخل اليوم بلا بطاقة أو اذهب إلى الاستقبال.',
      offline: 'الشبكة لا تجيب. حاول مرة أخرى، أو ادخل بلا بطاقة: سنسألك في مرة أخرى.',
    },
    unread: {
      title: 'هذه البطاقة ليست من هنا',
      text: 'ربما هي من مكان آخر. بلا شبكة لا يمكن أن نعرف.',
      later: 'ادخل على كل حال، كأول مرة. في المرة القادمة أرِ هذه البطاقة من جديد.',
      enter: 'أدخل',
    },
    mine: {
      title: 'أماكن أخرى تعرفك أيضا',
      line: 'معروف أيضا في: {site}، منذ {day}',
      end: 'لا أريد أن يعرفني: {site}',
      ended: 'تم السحب. يحتفظ كل مكان بما حدث عنده، ولا يعرف شيئا عن الآخر.',
      card: 'خذ بطاقة من هنا',
      unreachable: 'الشبكة لا تجيب. لم يُسحب شيء الآن. حاول مرة أخرى.',
    },
    erasing: {
      title: 'أماكن أخرى تعرفك',
      keeps: 'يحتفظ {site} باسمك الأول وبما حدث هناك.',
      also: 'المحو هناك أيضا: {site}',
      goes: 'سيُمحى كل شيء هناك أيضا.',
      stays: 'لن يُمحى شيء هناك.',
    },
  },
  uk: {
    ask: {
      title: 'Чи можна впізнавати вас тут?',
      lead: 'Ваша картка з іншого місця: {site}. Ви зараз тут: {here}. Вирішуєте ви.',
      yes: 'Так, впізнавайте мене',
      no: 'Ні, заходжу без картки',
      withHost: 'Так, разом із рецепцією',
      seen: {
        title: 'Що знатимуть тут',
        one: 'Ваше ім’я і те, що інше місце вас знає. Інше місце знатиме, що ви приходите й сюди.',
        two: 'Вашу сторінку вмінь, якщо ви дозволили її рецепції іншого місця. Ви побачите, хто її читав.',
      },
      never: {
        title: 'Що не переходить ніколи',
        one: 'Ваші відвідини, нотатки рецепції, будь-які скарги.',
        two: 'Ваші заявки, випробування й відповіді: вони лишаються в іншому місці.',
      },
      back: {
        title: 'Ви можете передумати',
        one: 'Один дотик у «Мої дані», тут або там, і все одразу припиниться.',
        two: 'Загубили картку? Скажіть в одному місці: вона не діятиме в жодному.',
      },
    },
    pictures: 'Ваші чотири малюнки показують, що ця картка ваша.',
    confirm: 'Так',
    code: {
      title: 'Разом із рецепцією',
      text: 'Покажіть картку на рецепції. Вам дадуть код, введіть його тут.',
    },
    refused: {
      pictures: 'Це не малюнки цієї картки. Спробуйте ще раз або зверніться на рецепцію.',
      code: 'Цей код не підходить: у ньому помилка або він застарів. На рецепції дадуть інший.',
      tooMany: 'Було багато спроб. Заходьте сьогодні без картки або зверніться на рецепцію.',
      offline: 'Мережа не відповідає. Спробуйте ще раз або заходьте без картки: запитаємо іншим разом.',
    },
    unread: {
      title: 'Ця картка не звідси',
      text: 'Можливо, вона з іншого місця. Без мережі цього не дізнатися.',
      later: 'Заходьте все одно, як уперше. Наступного разу покажіть цю картку ще раз.',
      enter: 'Заходжу',
    },
    mine: {
      title: 'Інші місця теж вас знають',
      line: 'Вас знають також тут: {site}, з {day}',
      end: 'Більше не знати мене тут: {site}',
      ended: 'Скасовано. Кожне місце зберігає те, що було в ньому, і нічого не знає про інше.',
      card: 'Взяти картку цього місця',
      unreachable: 'Мережа не відповідає. Поки нічого не скасовано. Спробуйте ще раз.',
    },
    erasing: {
      title: 'Інші місця вас знають',
      keeps: '{site} зберігає ваше ім’я і те, що було там.',
      also: 'Стерти й там: {site}',
      goes: 'Там також буде стерто все.',
      stays: 'Там нічого не буде стерто.',
    },
  },
})
