import { inEveryLanguage } from '../../strings/in-every-language.ts'

/** Texts about the kiosk as it opens, is linked, or cannot open. */
export const bootTexts = inEveryLanguage({
  fr: {
    boot: { loading: 'On ouvre la pépinière…' },
    enrolment: {
      title: 'Relier cette borne',
      text: 'Cette borne n’est pas encore reliée à une pépinière. Un hôte crée un code sur son poste, menu Postes.',
      code: 'Code de la borne',
      hint: 'Il sert une seule fois.',
      link: 'Relier',
      refused: {
        'wrong-code': 'Ce code ne va pas : il est faux, déjà utilisé ou trop ancien. Créez-en un autre.',
        'wrong-role': 'Ce code est fait pour un autre poste. Créez un code de borne.',
        unreachable: 'Le serveur ne répond pas. Vérifiez le réseau, puis réessayez.',
        'protocol-too-old': 'Cette borne est trop ancienne pour ce serveur. Mettez-la à jour.',
      },
    },
    problem: {
      'insecure-context': {
        title: 'Cette adresse n’est pas protégée',
        text: 'La borne s’ouvre en https, ou sur l’ordinateur du serveur lui-même. Sans cela, rien ne peut être chiffré.',
      },
      'already-open': {
        title: 'La borne est ouverte ailleurs',
        text: 'Une autre fenêtre de cet ordinateur est déjà la borne. Fermez-la, puis rechargez celle-ci.',
      },
      'storage-lost': {
        title: 'La mémoire de la borne a été effacée',
        text: 'La borne s’ouvre à nouveau dans un instant. Ce qui n’était pas encore envoyé a pu être perdu : dites-le à l’accueil.',
        note: 'La mémoire de cette borne a été effacée : il faut la relier à nouveau. Ce qui n’était pas encore envoyé est perdu.',
      },
      'storage-unavailable': {
        title: 'La borne ne peut rien garder',
        text: 'Le navigateur refuse d’écrire sur le disque : il est plein, ou la fenêtre est privée.',
      },
      revoked: {
        title: 'Cette borne a été retirée',
        text: 'Un hôte l’a retirée de la pépinière. Elle ne reçoit et n’envoie plus rien.',
      },
      'protocol-too-old': {
        title: 'Mettez à jour la borne',
        text: 'Le serveur parle une version plus récente. Ce qui a été fait ici est gardé et partira après la mise à jour.',
      },
      waiting:
        'Rien n’attend ici. | {count} écriture est gardée ici, en attente d’envoi. | {count} écritures sont gardées ici, en attente d’envoi.',
      visitors: 'Vous venez en visite ? Entrez, et voyez l’accueil.',
      reload: 'Réessayer',
      enrolAgain: 'Relier à nouveau',
    },
  },
  'fr-x-falc': {
    boot: { loading: 'La borne démarre.' },
    enrolment: {
      title: 'Installer la borne',
      text: 'Cette borne est nouvelle. Un hôte fait un code sur son poste.',
      code: 'Code de la borne',
      hint: 'Le code sert 1 fois.',
      link: 'Installer',
      refused: {
        'wrong-code': 'Ce code ne marche pas. Faites un autre code.',
        'wrong-role': 'Ce code est pour un autre poste. Faites un code de borne.',
        unreachable: 'Le serveur ne répond pas. Regardez le réseau.',
        'protocol-too-old': 'Cette borne est trop vieille. Il faut la mettre à jour.',
      },
    },
    problem: {
      'insecure-context': {
        title: 'Cette adresse n’est pas sûre',
        text: 'Il faut ouvrir la borne en https.',
      },
      'already-open': {
        title: 'La borne est déjà ouverte',
        text: 'Il y a une autre fenêtre. Fermez l’autre fenêtre.',
      },
      'storage-lost': {
        title: 'La borne a perdu sa mémoire',
        text: 'La borne va redémarrer. Dites-le à l’accueil.',
        note: 'La borne a perdu sa mémoire. Il faut l’installer à nouveau.',
      },
      'storage-unavailable': {
        title: 'La borne ne garde rien',
        text: 'Le disque est peut-être plein. Demandez à l’accueil.',
      },
      revoked: {
        title: 'Cette borne est arrêtée',
        text: 'Un hôte a arrêté cette borne.',
      },
      'protocol-too-old': {
        title: 'Mettez à jour la borne',
        text: 'Cette borne est trop vieille. Rien n’est perdu.',
      },
      waiting:
        'Rien n’attend. | La borne garde {count} chose à envoyer. | La borne garde {count} choses à envoyer.',
      visitors: 'Vous êtes en visite ? Entrez. Allez à l’accueil.',
      reload: 'Essayer encore',
      enrolAgain: 'Installer à nouveau',
    },
  },
  en: {
    boot: { loading: 'Opening Pépinière…' },
    enrolment: {
      title: 'Link this kiosk',
      text: 'This kiosk is not linked to a place yet. A host makes a code at the host desk, menu Postes.',
      code: 'Kiosk code',
      hint: 'It works once.',
      link: 'Link',
      refused: {
        'wrong-code': 'This code does not work: wrong, used or too old. Make another one.',
        'wrong-role': 'This code is for another device. Make a kiosk code.',
        unreachable: 'The server does not answer. Check the network and try again.',
        'protocol-too-old': 'This kiosk is too old for this server. Update it.',
      },
    },
    problem: {
      'insecure-context': {
        title: 'This address is not protected',
        text: 'The kiosk opens over https, or on the server’s own computer. Otherwise nothing can be encrypted.',
      },
      'already-open': {
        title: 'The kiosk is open elsewhere',
        text: 'Another window of this computer is the kiosk already. Close it, then reload this one.',
      },
      'storage-lost': {
        title: 'The memory of this kiosk was cleared',
        text: 'The kiosk opens again in a moment. What was not yet sent may be lost: please tell the welcome desk.',
        note: 'The memory of this kiosk was cleared: it must be linked again. What was not yet sent is lost.',
      },
      'storage-unavailable': {
        title: 'The kiosk cannot keep anything',
        text: 'The browser refuses to write to the disk: it is full, or the window is private.',
      },
      revoked: {
        title: 'This kiosk was withdrawn',
        text: 'A host withdrew it. It no longer receives or sends anything.',
      },
      'protocol-too-old': {
        title: 'Update this kiosk',
        text: 'The server speaks a newer version. What was done here is kept and will leave after the update.',
      },
      waiting:
        'Nothing is waiting here. | {count} write is kept here, waiting to be sent. | {count} writes are kept here, waiting to be sent.',
      visitors: 'Are you visiting? Come in, and see the welcome desk.',
      reload: 'Try again',
      enrolAgain: 'Link again',
    },
  },
  ar: {
    boot: { loading: 'نفتح الجهاز…' },
    enrolment: {
      title: 'ربط هذا الجهاز',
      text: 'هذا الجهاز غير مربوط بعد بمكان. يصنع أحد المضيفين رمزا من مكتبه، في قائمة Postes.',
      code: 'رمز الجهاز',
      hint: 'يعمل مرة واحدة.',
      link: 'ربط',
      refused: {
        'wrong-code': 'هذا الرمز لا يعمل: خاطئ أو مستعمل أو قديم. اصنع رمزا آخر.',
        'wrong-role': 'هذا الرمز لجهاز آخر. اصنع رمزا لجهاز الزوار.',
        unreachable: 'الخادم لا يجيب. تحقق من الشبكة ثم حاول مرة أخرى.',
        'protocol-too-old': 'هذا الجهاز أقدم من الخادم. يجب تحديثه.',
      },
    },
    problem: {
      'insecure-context': {
        title: 'هذا العنوان غير محمي',
        text: 'يُفتح الجهاز بعنوان https أو على حاسوب الخادم نفسه. بدون ذلك لا يمكن تشفير شيء.',
      },
      'already-open': {
        title: 'الجهاز مفتوح في مكان آخر',
        text: 'هناك نافذة أخرى مفتوحة على هذا الحاسوب. أغلقها ثم أعد تحميل هذه.',
      },
      'storage-lost': {
        title: 'مُسحت ذاكرة الجهاز',
        text: 'سيُفتح الجهاز من جديد بعد لحظة. ربما ضاع ما لم يُرسل بعد: أخبر الاستقبال.',
        note: 'مُسحت ذاكرة هذا الجهاز: يجب ربطه من جديد. ضاع ما لم يُرسل بعد.',
      },
      'storage-unavailable': {
        title: 'لا يستطيع الجهاز حفظ شيء',
        text: 'المتصفح يرفض الكتابة على القرص: هو ممتلئ أو النافذة خاصة.',
      },
      revoked: {
        title: 'أُوقف هذا الجهاز',
        text: 'أوقفه أحد المضيفين. لا يستقبل ولا يرسل شيئا.',
      },
      'protocol-too-old': {
        title: 'يجب تحديث الجهاز',
        text: 'الخادم أحدث من الجهاز. ما فُعل هنا محفوظ وسيُرسل بعد التحديث.',
      },
      waiting:
        'لا شيء ينتظر هنا. | هنا تسجيل واحد ينتظر الإرسال. | هنا تسجيلان ينتظران الإرسال. | هنا {count} تسجيلات تنتظر الإرسال. | هنا {count} تسجيلا تنتظر الإرسال. | هنا {count} تسجيل تنتظر الإرسال.',
      visitors: 'هل أنت زائر؟ ادخل واذهب إلى الاستقبال.',
      reload: 'حاول مرة أخرى',
      enrolAgain: 'ربط من جديد',
    },
  },
  uk: {
    boot: { loading: 'Відкриваємо термінал…' },
    enrolment: {
      title: 'Під’єднати цей термінал',
      text: 'Цей термінал ще не під’єднано. Працівник створює код на своєму комп’ютері, меню Postes.',
      code: 'Код термінала',
      hint: 'Діє один раз.',
      link: 'Під’єднати',
      refused: {
        'wrong-code': 'Код не підходить: він хибний, уже використаний або застарілий. Створіть інший.',
        'wrong-role': 'Цей код для іншого пристрою. Створіть код термінала.',
        unreachable: 'Сервер не відповідає. Перевірте мережу й спробуйте ще раз.',
        'protocol-too-old': 'Цей термінал застарий для сервера. Оновіть його.',
      },
    },
    problem: {
      'insecure-context': {
        title: 'Ця адреса не захищена',
        text: 'Термінал відкривається через https або на самому сервері. Інакше нічого не можна зашифрувати.',
      },
      'already-open': {
        title: 'Термінал відкрито в іншому вікні',
        text: 'На цьому комп’ютері вже є вікно термінала. Закрийте його й перезавантажте це.',
      },
      'storage-lost': {
        title: 'Пам’ять термінала стерто',
        text: 'Термінал зараз відкриється знову. Те, що ще не надіслано, могло зникнути: скажіть на рецепції.',
        note: 'Пам’ять цього термінала стерто: його треба під’єднати знову. Те, що не надіслано, втрачено.',
      },
      'storage-unavailable': {
        title: 'Термінал нічого не може зберегти',
        text: 'Браузер не записує на диск: він повний або вікно приватне.',
      },
      revoked: {
        title: 'Цей термінал вимкнено',
        text: 'Працівник його від’єднав. Він більше нічого не отримує й не надсилає.',
      },
      'protocol-too-old': {
        title: 'Оновіть термінал',
        text: 'Сервер новіший. Усе зроблене тут збережено й буде надіслано після оновлення.',
      },
      waiting:
        'Тут нічого не чекає. | Тут {count} запис чекає на надсилання. | Тут {count} записи чекають на надсилання. | Тут {count} записів чекають на надсилання.',
      visitors: 'Ви прийшли в гості? Заходьте і зверніться на рецепцію.',
      reload: 'Спробувати ще раз',
      enrolAgain: 'Під’єднати знову',
    },
  },
})
