common-product = SecureMeeting
common-close = إغلاق
common-copy = نسخ
common-copied = تم النسخ
common-home = العودة إلى البداية
common-unknownPerson = شخص غير معروف
common-you = { $name } (أنت)
common-showPassword = إظهار كلمة المرور
common-hidePassword = إخفاء كلمة المرور
common-reload = إعادة تحميل الصفحة
common-language = اللغة

home-headline = اجتمعوا دون أن يسمعكم أحد.
home-lead = رابط واحد، بلا حساب. كل صورة وكلمة ورسالة تُختم قبل أن تغادر متصفحك، فلا يستطيع حتى الخادم أن يطّلع عليها.
home-startTitle = بدء اجتماع
home-label = اسم الاجتماع
home-labelHint = اختياري. لا يقرؤه إلا من لديه الرابط.
home-password = كلمة المرور
home-passwordHint = اختيارية. أخبر بها ضيوفك بطريقة غير طريقة الرابط.
home-choices = خيارات أخرى
home-large = اجتماع كبير
home-largeHint = لأكثر من 50 شخصًا: يبقى الدخول سريعًا، بمفاتيح من النوع المعتاد اليوم فقط.
home-quiet = عدم إخبار الخادم بمدى ارتفاع صوت أي شخص
home-quietHint = ثمانية ميكروفونات في الوقت نفسه على الأكثر.
home-start = بدء اجتماع
home-starting = جارٍ إنشاء رابطك…
home-joinTitle = الانضمام برابط
home-linkPlaceholder = الصق الرابط الذي وصلك
home-join = انضمام
home-notALink = هذا ليس رابط اجتماع. انسخ الرابط كاملًا من دعوتك والصقه هنا.
home-noSecret = هذا الرابط فقد آخره، أي الجزء الذي بعد #. انسخ الرابط كاملًا من دعوتك والصقه هنا.
home-makingFailed = تعذّر إنشاء رابطك. أعد تحميل الصفحة وحاول مرة أخرى.
home-youSee = ما تراه أنت
home-serverSees = ما يراه الخادم
home-illustration = صورتان جنبًا إلى جنب: شخص في مكالمة، والمكالمة نفسها كما هي عند الخادم، وهي مجرد تشويش.
home-noAccount = بلا حساب
home-noCookies = بلا ملفات تعريف ارتباط
home-nothingKept = لا يُحفظ شيء

ready-opening = جارٍ فتح الرابط…
ready-starting = أنت تبدأ هذا الاجتماع
ready-startingText = لا أحد هنا بعد. يستطيع الآخرون الانضمام فور دخولك.
ready-joining = هل أنت جاهز للانضمام؟
ready-present =
    { $count ->
        [0] لا أحد هنا في هذه اللحظة.
        [zero] لا أحد هنا في هذه اللحظة.
        [one] هنا شخص واحد.
        [two] هنا شخصان.
        [few] هنا { $count } أشخاص.
        [many] هنا { $count } شخصًا.
       *[other] هنا { $count } شخص.
    }
ready-name = اسمك
ready-nameHint = مختوم: يراه من في الاجتماع، ولا يراه الخادم.
ready-nameMissing = اكتب اسمك أولًا ليعرف الآخرون من أنت.
ready-password = كلمة مرور الاجتماع
ready-passwordNew = كلمة مرور لهذا الاجتماع
ready-passwordHint = اسأل من دعاك.
ready-passwordNewHint = سيكتبها كل من ينضم.
ready-passwordMissing = لهذا الاجتماع كلمة مرور. اكتبها للمتابعة.
ready-passwordWrong = كلمة المرور غير صحيحة. تحقق من كتابتها أو اسأل من دعاك.
ready-passwordChecking = جارٍ التحقق من كلمة المرور…
ready-passwordRight = كلمة المرور صحيحة.
ready-passwordSet = تم تعيين كلمة المرور.
ready-passwordChanged = عيّن أحد المضيفين كلمة مرور جديدة أثناء الاجتماع. اطلبها منه.
ready-lobby = يُدخل مضيف هذا الاجتماع الناس بنفسه. قد تحتاج إلى الانتظار قليلًا.
ready-askToJoin = طلب الانضمام
ready-locked = هذا الاجتماع مقفل: لا يدخل أحد جديد الآن.
ready-knocking = في انتظار السماح بالدخول
ready-knockingText = يرى المضيفون اسمك وأنك تنتظر. تدخل فور موافقة أحدهم.
ready-stopWaiting = إيقاف الانتظار
ready-join = الانضمام الآن
ready-otherTab = أنت في هذا الاجتماع بالفعل في علامة تبويب أخرى. إن انضممت هنا أيضًا فستكون فيه مرتين.
ready-start = بدء الاجتماع
ready-connecting = جارٍ إدخالك…
ready-ahead =
    { $count ->
        [zero] لا أحد قبلك…
        [one] شخص واحد قبلك…
        [two] شخصان قبلك…
        [few] { $count } أشخاص قبلك…
        [many] { $count } شخصًا قبلك…
       *[other] { $count } شخص قبلك…
    }
ready-preview = هكذا سيراك الآخرون
ready-devices = الميكروفون والكاميرا ومكبر الصوت
ready-cameraOff = الكاميرا متوقفة
ready-cameraOpening = جارٍ تشغيل الكاميرا…
ready-allow = يسأل متصفحك عن الميكروفون والكاميرا. اختر «السماح» ليراك الآخرون ويسمعوك.
ready-level = شدة صوت الميكروفون
ready-levelHint = قل شيئًا: يتحرك الشريط عندما نسمعك.
ready-levelOff = الميكروفون متوقف.

before-here = هنا { $names }.
before-others =
    { $count ->
        [zero] لا غيرهم
        [one] شخص آخر
        [two] شخصان آخران
        [few] { $count } آخرون
        [many] { $count } آخرون
       *[other] { $count } آخرون
    }
before-testSpeaker = تشغيل صوت تجريبي
before-testFailed = تعذّر تشغيل الصوت التجريبي. اختر مكبر صوت آخر.
before-heard = يُشغّل الصوت على مكبرك. لا تسمع شيئًا؟ ارفع الصوت أو اختر غيره.
before-moveHere = المغادرة هناك والانضمام هنا
before-moved = غادرت علامة التبويب الأخرى. انضم هنا عندما تكون جاهزًا.

devices-title = الأجهزة
devices-mic = الميكروفون
devices-camera = الكاميرا
devices-speaker = مكبر الصوت
devices-standard = الافتراضي في النظام
devices-numbered =
    { $kind ->
        [mic] الميكروفون { $number }
        [camera] الكاميرا { $number }
       *[speaker] مكبر الصوت { $number }
    }
devices-none-mic = لم يُعثر على ميكروفون
devices-none-camera = لم يُعثر على كاميرا
devices-none-speaker = يختاره نظامك
devices-sound = صوتك
devices-sounds-echo = إزالة الصدى
devices-sounds-noise = إزالة ضجيج الخلفية
devices-sounds-gain = موازنة شدة الصوت
devices-sounds-music = موسيقى
devices-musicHint = تُرسل الموسيقى مجسّمة كما هي. استعمل سماعات الرأس، وإلا سمع الآخرون صدى.
devices-screen = عند مشاركة شاشتك
devices-text-name = نص واضح
devices-text-hint = للمستندات والشرائح والبرمجة.
devices-motion-name = حركة سلسة
devices-motion-hint = للأفلام والألعاب.
devices-replaced =
    { $kind ->
        [mic] انفصل الميكروفون. يُستخدم الآن { $name }.
        [camera] انفصلت الكاميرا. يُستخدم الآن { $name }.
       *[speaker] انفصل مكبر الصوت. يُستخدم الآن { $name }.
    }
devices-replacedByStandard =
    { $kind ->
        [mic] انفصل الميكروفون. يُستخدم الآن ميكروفون نظامك.
        [camera] انفصلت الكاميرا. تُستخدم الآن كاميرا نظامك.
       *[speaker] انفصل مكبر الصوت. يُستخدم الآن مكبر نظامك.
    }

controls-bar = أدوات الاجتماع
controls-mic-name = الميكروفون
controls-mic-on = إيقاف الميكروفون
controls-mic-off = تشغيل الميكروفون
controls-camera-name = الكاميرا
controls-camera-on = إيقاف الكاميرا
controls-camera-off = تشغيل الكاميرا
controls-share-name = مشاركة شاشتك
controls-share-on = إيقاف المشاركة
controls-share-off = مشاركة شاشتك
controls-hand-name = رفع يدك
controls-hand-on = إنزال يدك
controls-hand-off = رفع يدك
controls-reactions = التفاعلات
controls-people = الأشخاص، { $shown }
controls-chat = الدردشة
controls-unread =
    { $count ->
        [zero] الدردشة، لا رسائل جديدة ({ $shown })
        [one] الدردشة، رسالة جديدة ({ $shown })
        [two] الدردشة، رسالتان جديدتان ({ $shown })
        [few] الدردشة، { $shown } رسائل جديدة
        [many] الدردشة، { $shown } رسالة جديدة
       *[other] الدردشة، { $shown } رسالة جديدة
    }
controls-invite = دعوة

controls-view = العرض
controls-leave = مغادرة الاجتماع
controls-devices = اختيار الأجهزة

reaction-thumbsUp = التفاعل بالإعجاب
reaction-heart = التفاعل بقلب
reaction-applause = التفاعل بالتصفيق
reaction-laughter = التفاعل بالضحك
reaction-cheer = التفاعل بالاحتفال
reaction-surprise = التفاعل بالدهشة

shortcuts-title = اختصارات لوحة المفاتيح
shortcuts-key-m = تشغيل الميكروفون أو إيقافه
shortcuts-key-v = تشغيل الكاميرا أو إيقافها
shortcuts-key-h = رفع اليد أو إنزالها
shortcuts-key-c = فتح الدردشة أو إغلاقها
shortcuts-key-p = فتح قائمة الأشخاص أو إغلاقها
shortcuts-key-s = فتح الأمان أو إغلاقه
shortcuts-key-l = اختيار الترتيب
shortcuts-close = إغلاق ما هو مفتوح
shortcuts-sheet = إظهار هذه المفاتيح
shortcuts-on = استعمال هذه المفاتيح

stage-label = الاجتماع
stage-people = صور الحاضرين
stage-ownScreen = شاشتك
stage-screenOf = شاشة { $name }
stage-waiting = في انتظار الصورة…
stage-waitingScreen = في انتظار الشاشة…
stage-paused = متوقف مؤقتًا: اتصالك بطيء
stage-forged = تعذّر إثبات أن هذا صادر من هذا الشخص، لذلك لا يُعرض ولا يُشغّل.
stage-micOff = الميكروفون متوقف
stage-cameraOff = الكاميرا متوقفة
stage-hand = اليد مرفوعة
stage-zoom = العرض بالحجم الفعلي
stage-zoomFit = الملاءمة مع النافذة

view-title = العرض
view-layout = الترتيب
view-auto-name = تلقائي
view-auto-hint = الجميع، ويكبر ما يُشارَك أو يُثبَّت.
view-grid-name = شبكة
view-grid-hint = الجميع بالحجم نفسه.
view-speaker-name = المتكلم
view-speaker-hint = يظهر المتكلم كبيرًا.
view-showSelf = إظهار صورتي
view-showWithoutVideo = إظهار من لا فيديو لهم
view-hidden =
    { $count ->
        [zero] لا أحد مخفي الآن.
        [one] شخص واحد مخفي الآن.
        [two] شخصان مخفيان الآن.
        [few] { $count } أشخاص مخفيون الآن.
        [many] { $count } شخصًا مخفيون الآن.
       *[other] { $count } شخص مخفيون الآن.
    }
view-fullScreen = ملء الشاشة
view-leaveFullScreen = الخروج من ملء الشاشة
view-smallWindow = نافذة صغيرة
view-closeSmallWindow = إغلاق النافذة الصغيرة
view-smallWindowHint = يبقى الاجتماع ظاهرًا فوق نوافذك الأخرى.
view-noSmallWindow = ليس في هذا المتصفح نافذة صغيرة تبقى فوق غيرها.
view-smallWindowFailed = تعذّر فتح النافذة الصغيرة. حاول مرة أخرى.
view-pin = تثبيت
view-unpin = إلغاء التثبيت
view-pinHint = يبقى كبيرًا لك وحدك.
view-pinned = مثبّت
view-earlier = تقديم
view-later = تأخير
view-moveHint = بموضع واحد. بالفأرة، اسحب الصورة.
view-movedTo = { $name }: الموضع { $place } من { $of }
view-hideSelf = إخفاء صورتي
view-hideSelfHint = يظل الآخرون يرونك. تعود من «العرض».
view-pages = الصفحات
view-page = الصفحة { $page } من { $of }
view-pageShort = { $page } / { $of }
view-pageBefore = الصفحة السابقة
view-pageAfter = الصفحة التالية
view-speaks = { $name } يتكلم
talking-muted = الميكروفون مغلق.
talking-mutedHold = الميكروفون مغلق. اضغط مفتاح المسافة مطولًا لتتحدث.
talking-held = يسمعك الآخرون ما دمت تضغط مفتاح المسافة.
talking-turnOn = تشغيل
talking-strong = إزالة الضجيج تمامًا
talking-strongHint = للأماكن الصاخبة. يستهلك المزيد من قدرة هذا الحاسوب.
talking-denoiseFailed = لا يستطيع هذا المتصفح إزالة الضجيج تمامًا. يستمر كل شيء كما كان.
talking-volume = علو صوت { $name }، عندك فقط
talking-meetingSounds = أصوات الاجتماع
talking-cues = أصوات عند دخول أحد أو خروجه

quality-title = الاتصال
quality-open = اتصالك: { $words }. إظهار الأرقام
quality-show = الاتصال بالأرقام
quality-grade-good = اتصال جيد
quality-grade-fair = اتصال متوسط
quality-grade-poor = اتصال ضعيف
quality-none = لا يوجد اتصال بعد.
quality-path = الطريق
quality-path-udp = UDP
quality-path-tcp = TCP
quality-path-relay = عبر وسيط
quality-path-direct = مباشر، دون الخادم
quality-detour-tcp = شبكتك لا تسمح بمرور UDP. تمر المكالمة عبر TCP، وهو أبطأ تعافيًا عند فقدان الحزم.
quality-detour-relay = شبكتك لا تسمح إلا بحركة الويب. تمر المكالمة عبر وسيط الخادم، وهذا يستغرق وقتًا أطول قليلًا.
quality-detour-direct = تذهب الصورة والصوت مباشرة إلى الشخص الآخر، ولا يحصل الخادم على شيء منها.
quality-direct = الاتصال مباشرة عندما يكون هنا شخصان فقط
quality-directHint = تذهب الصورة والصوت عندئذ مباشرة إلى الشخص الآخر، الذي يستطيع رؤية عنوانك على الشبكة. لا يحدث ذلك إلا إذا شغّلتماه كلاكما، وهو مشفّر بالقدر نفسه.
quality-roundTrip = ذهابًا وإيابًا
quality-couldSend = يمكن إرسال
quality-sent = ما ترسله
quality-received = ما تستقبله
quality-fps = { $size }، { $fps } في الثانية
quality-sizes =
    { $count ->
        [zero] بلا أحجام ({ $count })
        [one] بحجم واحد
        [two] بحجمين
        [few] بـ{ $count } أحجام
        [many] بـ{ $count } حجمًا
       *[other] بـ{ $count } حجم
    }
quality-lost = فُقد { $share }
quality-jitter = تذبذب { $time }
quality-froze =
    { $count ->
        [0] لم تتجمد قط
        [zero] لم تتجمد قط
        [one] تجمدت مرة واحدة
        [two] تجمدت مرتين
        [few] تجمدت { $count } مرات
        [many] تجمدت { $count } مرة
       *[other] تجمدت { $count } مرة
    }
quality-byNetwork = تحدّه الشبكة
quality-byMachine = يحدّه هذا الحاسوب
quality-fewerVoices =
    { $count ->
        [zero] اتصالك بطيء: لا تسمع أي صوت.
        [one] اتصالك بطيء: تسمع أعلى صوت فقط.
        [two] اتصالك بطيء: تسمع أعلى صوتين فقط.
        [few] اتصالك بطيء: تسمع أعلى { $count } أصوات فقط.
        [many] اتصالك بطيء: تسمع أعلى { $count } صوتًا فقط.
       *[other] اتصالك بطيء: تسمع أعلى { $count } صوت فقط.
    }
quality-local = قيس في متصفحك خلال آخر خمس ثوانٍ، ولا يُخبَر به أحد.

check-open = اختبار الأجهزة والشبكة
check-title = هل سيعمل هنا؟
check-lead = اختبار قصير للكاميرا والميكروفون ومكبر الصوت والشبكة. يستغرق نحو نصف دقيقة.
check-start = بدء الاختبار
check-again = الاختبار مرة أخرى
check-steps = ما يُختبر
check-private = يفتح الاختبار اجتماعًا خاصًا به لا يملك رابطه أحد غيرك، مختومًا كغيره. لا يُحفظ منه شيء.
check-play = تشغيل صوت
check-heard = سمعته
check-heardNot = لم أسمع شيئًا
check-name-camera = الكاميرا
check-name-mic = الميكروفون
check-name-speaker = مكبر الصوت
check-name-server = الخادم
check-name-udp = طريق مباشر (UDP)
check-name-tcp = طريق للشبكات المقيّدة (TCP)
check-name-relay = طريق لشبكات الويب فقط (وسيط)
check-name-bandwidth = السرعة
check-running = جارٍ التجربة…
check-camera-running = قد يسأل متصفحك عن الكاميرا. اختر «السماح».
check-camera-works = الكاميرا تعمل.
check-camera-fails = الكاميرا لا تعطي صورة.
check-mic-running = قل بضع كلمات.
check-mic-works = الميكروفون يعمل.
check-mic-fails = لم يُسمع شيء. هل اخترت الميكروفون الصحيح، وهل هو مشغّل؟
check-speaker-waiting = شغّل صوتًا وقل إن كنت تسمعه.
check-speaker-works = تستطيع سماع الآخرين.
check-speaker-fails = ارفع الصوت، أو اختر مكبر صوت آخر في نظامك.
check-server-works = الخادم يستجيب.
check-server-fails = تعذّر الوصول إلى الخادم. تحقق من اتصالك بالإنترنت.
check-udp-works = مفتوح: أفضل طريق للصورة والصوت.
check-way-works = مفتوح.
check-way-absent = هذا الخادم لا يوفره.
check-way-fails = مغلق من شبكتك.
check-relay-fails = لا يوفره هذا الخادم، أو أغلقته شبكتك.
check-bandwidth-running = جارٍ القياس…
check-bandwidth-fails = تعذّر القياس هنا.
check-roundTrip = { $works } ذهابًا وإيابًا: { $time }.
check-speed-full = يمكنك إرسال نحو { $rate }: يكفي لصورة واضحة.
check-speed-middle = يمكنك إرسال نحو { $rate }: يكفي لصورة جيدة.
check-speed-small = يمكنك إرسال نحو { $rate }: يكفي للصوت وصورة صغيرة.
check-speed-sound = يمكنك إرسال نحو { $rate }: يكفي للصوت. أوقف الكاميرا إن كان الآخرون لا يسمعونك جيدًا.
check-finding-all = كل شيء يعمل. سيراك الآخرون ويسمعونك، وستراهم وتسمعهم.
check-finding-noServer = لا يمكنك الانضمام من هنا الآن: الخادم لا يستجيب.
check-finding-nothing = يمكنك فتح الاجتماعات، لكن الصورة والصوت لا يجدان طريقًا عبر شبكتك. جرّب شبكة أخرى، كشبكة هاتفك.
check-finding-seenNot = لن يراك الآخرون: الكاميرا لا تعمل هنا.
check-finding-heardNot = لن يسمعك الآخرون: الميكروفون لا يعمل هنا.
check-finding-hearsNot = قد لا تسمع الآخرين: تحقق من مكبر الصوت.
check-finding-detour = تسلك الصورة والصوت طريقًا أطول حول قيود شبكتك. يعمل ذلك، لكن أبطأ قليلًا.
check-finding-slow = شبكتك بطيئة: سيراك الآخرون بحجم صغير ويسمعونك جيدًا.

invite-title = دعوة آخرين
invite-alone = أنت وحدك هنا الآن
invite-text = أرسل هذا الرابط إلى من تريد لقاءهم. إنه مفتاح الغرفة، فشاركه بحذر.
invite-link = رابط هذا الاجتماع
invite-copied = تم نسخ الرابط.
invite-copyFailed = تعذّر نسخ الرابط. حدده وانسخه يدويًا.
invite-qr = رمز QR للرابط. امسحه بهاتف للانضمام.
invite-password = يحتاج الضيوف إلى كلمة المرور أيضًا. أخبرهم بها بطريقة غير طريقة الرابط.

ways-title = طرق أخرى للدعوة
ways-share = مشاركة
ways-mail = بريد
ways-calendar = تقويم
ways-words = قراءة
ways-qr = رمز QR
ways-subject = انضم إلى اجتماعي
ways-subjectNamed = انضم إلى اجتماعي: { $label }
ways-body = انضم عبر هذا الرابط من أي متصفح محدّث. لا حاجة إلى حساب.
ways-bodyPassword = ستحتاج أيضًا إلى كلمة المرور، وسأخبرك بها بطريقة أخرى.
ways-when = التاريخ والوقت
ways-whenMissing = اختر التاريخ والوقت أولًا.
ways-zone = بتوقيت { $zone }.
ways-length = المدة
ways-save = حفظ الدعوة
ways-saved = حُفظت الدعوة. افتحها لإضافتها إلى تقويمك، أو أرسلها إلى ضيوفك.
ways-meeting = اجتماع
ways-calendarHint = ملف يفتحه أي تقويم. يُنشأ في متصفحك ولا يعلم به الخادم.

spoken-title = الرابط كلمات
spoken-text = اقرأها لضيفك عبر الهاتف، سطرًا سطرًا. يكتبها حيث كُتب «الانضمام برابط» في هذا العنوان:
spoken-list = الكلمات
spoken-open = كتابة كلمات بدل الرابط
spoken-input = الكلمات التي تُقرأ لك
spoken-inputHint = لا تهم الأحرف الكبيرة والفواصل. تكفي أربعة أحرف من الكلمة.
spoken-soFar =
    { $count ->
        [zero] لا كلمات حتى الآن.
        [one] كلمة واحدة حتى الآن.
        [two] كلمتان حتى الآن.
        [few] { $count } كلمات حتى الآن.
        [many] { $count } كلمة حتى الآن.
       *[other] { $count } كلمة حتى الآن.
    }
spoken-join = انضمام
spoken-back = استخدام رابط بدلًا من ذلك
spoken-count = عدد هذه الكلمات { $count }، وفي الرابط { $wanted }. هل سقطت كلمة أم قُرئت مرتين؟
spoken-unknown = الكلمة { $place }، «{ $word }»، ليست من الكلمات. اسأل عنها مرة أخرى.
spoken-unknownNear = الكلمة { $place }، «{ $word }»، ليست من الكلمات. هل هي { $near }؟
spoken-wrong = الكلمة { $place }، «{ $word }»، لا تناسب. يُفترض أن تكون «{ $instead }»: اسأل إن كانت هي.
spoken-garbled = بعض هذه الكلمات لا يتفق مع بعض. راجعها مرة أخرى سطرًا سطرًا.
spoken-mend = استخدام «{ $word }»
spoken-quoted = «{ $word }»

plan-open = التخطيط لاجتماع لاحق
plan-title = التخطيط لاجتماع
plan-text = تحصل على رابط لضيوفك وآخر لك. لا يُحفظ شيء على الخادم حتى تجتمعوا.
plan-password = طلب كلمة مرور
plan-passwordHint = اتفق عليها مع ضيوفك. يكتبها أولًا من يفتح الاجتماع.
plan-make = إنشاء الرابطين
plan-guests = لضيوفك
plan-done = تم
plan-failed = تعذّر إنشاء الرابطين. حاول مرة أخرى.

hostLink-title = لك وحدك: رابط المضيف
hostLink-show = إظهار رابط المضيف
hostLink-text = يفتح الاجتماع وأنت مضيفه، على أي جهاز، أيًا كان أول القادمين.
hostLink-warning = لا تشاركه. من يملكه يستطيع إخراج الناس وتقرير من يدخل.
hostLink-label = رابط المضيف الخاص بك
hostLink-copied = نُسخ رابط المضيف. احفظه كما تحفظ كلمة مرور.
hostLink-youAreHost = تفتح هذا الاجتماع بصفتك مضيفه.

recent-title = محفوظ في هذا المتصفح
recent-keep = حفظ هذا الاجتماع في هذا المتصفح
recent-keepHint = على هذا الجهاز فقط، حتى تحذفه. عندئذ يستطيع من يستخدم هذا المتصفح الانضمام.
recent-keepHostHint = مع رابط المضيف. على هذا الجهاز فقط، حتى تحذفه. عندئذ يستطيع من يستخدم هذا المتصفح أن يكون المضيف.
recent-notKept = لا يحفظ هذا المتصفح شيئًا لصفحات كهذه.
recent-unnamed = اجتماع بلا اسم
recent-host = أنت المضيف
recent-kept = حُفظ في { $date }
recent-forget = حذف { $name } من هذا المتصفح
recent-forgetAll = حذف الكل

elsewhere-text = يقود هذا الرابط إلى خادم آخر: { $host }. لا تذهب إليه إلا إذا كنت تتوقع ذلك.
elsewhere-go = الذهاب إليه

people-title = الأشخاص ({ $count })
people-list = الأشخاص في هذا الاجتماع
people-host = مضيف
people-unknown = هذا الشخص لم يُثبت اسمًا. إن لم تعرف من هو فاسأل قبل أن تتابع.
people-invite = دعوة آخرين
people-more = المزيد عن { $name }
people-writePrivately = مراسلة خاصة
people-writePrivatelyHint = لا يستطيع أحد غيره هنا قراءتها أو معرفة أنك كتبت.
people-turnOffMic = إيقاف الميكروفون
people-turnOffMicHint = سيعلم الجميع أنك فعلت ذلك. يمكنه تشغيله من جديد.
people-askTurnOffMic = طلب إيقاف الميكروفون
people-askTurnOffMicHint = سيعلم الجميع أنك طلبت ذلك.
people-muteAll = كتم الجميع

hosts-remove = إخراج { $name }
hosts-removeTitle = هل تريد إخراج { $name }؟
hosts-removeText = يخرج { $name } فورًا ولا يرى ولا يسمع شيئًا بعدها. يبقى الرابط صالحًا عند { $name }، لذلك ينتظر القادمون الجدد من الآن حتى يُدخلهم مضيف.
hosts-removeConfirm = إخراج
hosts-cancel = إلغاء
hosts-makeHost = تعيين مضيفًا
hosts-makeHostHint = يُدخل المضيفون الناس ويُخرجونهم ويقفلون الاجتماع.
hosts-waiting =
    { $count ->
        [zero] لا أحد ينتظر ({ $count })
        [one] شخص ينتظر الدخول
        [two] شخصان ينتظران الدخول
        [few] { $count } أشخاص ينتظرون الدخول
        [many] { $count } شخصًا ينتظرون الدخول
       *[other] { $count } شخص ينتظرون الدخول
    }
hosts-waitingList = المنتظرون للدخول
hosts-waits =
    { $more ->
        [0] { $name } ينتظر الدخول.
        [zero] { $name } ينتظر الدخول.
        [one] { $name } وشخص آخر ينتظران الدخول.
        [two] { $name } وشخصان آخران ينتظرون الدخول.
        [few] { $name } و{ $more } أشخاص آخرين ينتظرون الدخول.
        [many] { $name } و{ $more } شخصًا آخر ينتظرون الدخول.
       *[other] { $name } و{ $more } شخص آخر ينتظرون الدخول.
    }
hosts-look = إظهار
hosts-admit = إدخال
hosts-admitNamed = إدخال: { $name }
hosts-deny = لا
hosts-denyNamed = لا، عدم إدخال { $name }
hosts-door = من يمكنه الدخول
hosts-lobby = القادمون الجدد ينتظرون مضيفًا
hosts-lock = لا يدخل أحد جديد
hosts-changePassword = تغيير كلمة المرور
hosts-setPassword = تعيين كلمة مرور
hosts-passwordText = يبقى كل من هنا. ومن يأتي لاحقًا يحتاج إلى كلمة المرور الجديدة، فأخبرهم بها بطريقة غير طريقة الرابط.
hosts-newPassword = كلمة المرور الجديدة
hosts-newPasswordMissing = اكتب كلمة مرور أولًا.
hosts-lobbyOn = ينتظر القادمون الجدد حتى يُدخلهم مضيف.
hosts-lockOn = الاجتماع مقفل. لا يدخل أحد جديد.
hosts-noHost = لا يوجد مضيف هنا. يستمر الاجتماع، لكن المضيف وحده يغيّر من يدخل.

chat-title = الدردشة
chat-input = رسالة إلى الجميع
chat-send = إرسال
chat-empty = لا رسائل بعد. ما تكتبه مختوم، ويختفي عند انتهاء الاجتماع.
chat-sealed = كما رآها الخادم
chat-sealedText = هذه هي البايتات التي مررها الخادم. بلا مفتاح لا تقول شيئًا.
chat-arrived = { $name }: { $text }
chat-arrivedPrivately = { $name }، إليك وحدك: { $text }
chat-onlyToYou = إليك وحدك
chat-onlyTo = إلى { $name } فقط
chat-inputPrivate = رسالة إلى { $name } فقط
chat-backToAll = الكتابة إلى الجميع من جديد
chat-answer = الرد على انفراد
chat-log = الرسائل

files-attach = إرسال ملف
files-attachTip = إرسال ملف، حتى 1 غيغابايت
files-save = حفظ
files-saveAgain = إعادة المحاولة
files-stopSaving = إيقاف
files-stopOffering = إيقاف المشاركة
files-progress = جارٍ حفظ { $name }
files-begins = جارٍ البدء…
files-part = { $done } من { $size }
files-offeredBy = { $name } يشارك ملفًا
files-waiting = في انتظار عودة { $name }
files-savedHere = تم الحفظ
files-failed = لم يُحفظ
files-withdrawn = لم يعد مشاركًا
files-gone = { $name } ليس هنا
files-saving =
    { $count ->
        [zero] لا أحد يحفظه ({ $count })
        [one] شخص واحد يحفظه
        [two] شخصان يحفظانه
        [few] { $count } أشخاص يحفظونه
        [many] { $count } شخصًا يحفظونه
       *[other] { $count } شخص يحفظونه
    }
files-saved =
    { $count ->
        [zero] لم يحفظه أحد ({ $count })
        [one] حفظه شخص واحد
        [two] حفظه شخصان
        [few] حفظه { $count } أشخاص
        [many] حفظه { $count } شخصًا
       *[other] حفظه { $count } شخص
    }
files-shared = مشارَك
files-problem-empty = { $name } فارغ، فلا شيء يُرسل.
files-problem-tooLarge = { $name } أكبر من 1 غيغابايت. أرسله على أجزاء.
files-problem-tooMany = على { $name } أن ينتظر: ملفات كثيرة في الطريق.
files-problem-damaged = جزء من { $name } لم يكن ما أرسله صاحبه. أُهمل وطُلب من جديد.
files-problem-unreadable = تغيّر { $name } أو حُذف، لذلك لم يعد مشاركًا.
files-noSpace = لا توجد مساحة كافية هنا لحفظ { $name }.
files-saveFailed = تعذّر حفظ { $name }. حاول مرة أخرى.

security-title = الأمان
security-shield-secure = آمن
security-shield-connecting = جارٍ الاتصال
security-shield-warning = تحقّق
security-shield-broken = غير آمن
security-shieldLabel = الأمان: { $state }
security-headline-secure = لا يرى هذا الاجتماع ويسمعه إلا الأشخاص الموجودون هنا.
security-headline-connecting = يُختم اجتماعك الآن. لحظة من فضلك.
security-headline-warning = هناك أمر يحتاج إلى انتباهك.
security-headline-broken = لا تقل الآن شيئًا خاصًا.
security-text-secure = كل شيء يُختم قبل أن يغادر المتصفح، ولا يُفتح إلا في متصفحات الموجودين هنا. ليس لدى الخادم مفتاح.
security-text-connecting = لا يُرسل منك شيء حتى يمكن ختمه.
security-text-warning = ما ترسله لا يزال مختومًا. إليك سبب اللون الأصفر للدرع:
security-text-broken = إليك سبب اللون الأحمر للدرع:
security-codeTitle = هل كل شخص هو من يقول إنه هو؟
security-codeText = لدى الجميع هنا هذا الرمز، ولا يتغير إلا عندما يأتي أحد أو يذهب. إن كان واحدًا عند الجميع فلا أحد يقف بينكم.
security-codeAlone = يُقارن هذا الرمز مع الآخرين عندما يصلون.
security-compare = مقارنة الرموز
security-comparedAll = قارنت الرموز مع كل من هنا.
security-compared = قارنت الرموز مع { $marked } من { $others } آخرين.
security-codePending = يظهر الرمز عندما تكون في الاجتماع.
security-previewTitle = ماذا يرى الخادم منك؟
security-previewText = اطلب منه أن يعيد إليك صورة كاميرتك، وانظر ما لديه.
security-brokenAlert = هذا المتصفح لم يختم ما ترسله، لذلك لا يُرسل شيء بعد الآن. غادر ثم انضم مجددًا بمتصفح محدّث.
security-noRelay = هذا العنوان يطلب المُرحِّل، وليس لدى هذا الخادم واحد، فلا يُرى أحد ولا يُسمع. احذف ?relay=1 من العنوان وافتحه مرة أخرى.
security-openPreview = انظر ما يراه الخادم
security-countsTitle = المختوم والمفتوح بالعدد
security-countsText = معدود في متصفحك، إطارًا إطارًا.
security-countsCaption = الإطارات المختومة والمفتوحة لكل مسار
security-track = المسار
security-frames = الإطارات
security-failed = المرفوضة
security-sealedFrames = مختوم: { $count }
security-openedFrames = مفتوح: { $count }
security-noTracks = لا صورة ولا صوت بعد.
security-knowsTitle = ما يراه الخادم فعلًا
security-knows-addresses = عناوين الشبكة للمتصلين
security-knows-room = رقم عشوائي بدلًا من اسم الغرفة
security-knows-people = عدد الموجودين هنا، ومتى يأتون ويذهبون
security-knows-traffic = متى تتدفق البيانات وكم مقدارها
security-knows-tracks = أي الميكروفونات والكاميرات والشاشات مشغّلة
security-knows-loudness = مدى ارتفاع صوت الميكروفون، لمعرفة من يتكلم
security-knows-codec = نوع ترميز الصورة والصوت
security-quiet = هذا اجتماع هادئ: لا يُخبَر الخادم بمدى ارتفاع صوت أي ميكروفون. لذلك لا يستطيع اختيار المتكلم، ويمرر أول ثمانية ميكروفونات شُغّلت.
security-knowsNot = لا يرى الأسماء ولا الوجوه ولا الأصوات ولا الشاشات ولا الرسائل ولا اسم الاجتماع.
security-keysTitle = إلى متى يبقى سرًّا؟
security-hybrid = يُتفق على المفاتيح بطريقتين معًا: طريقة اليوم وطريقة وُضعت لزمن الحواسيب الكمومية. من يسجّل هذا الاجتماع لن يستطيع فتحه لاحقًا بحاسوب كهذا.
security-hybridNot = أما أن الشخص هو من أثبت أنه هو، فيعتمد على طريقة اليوم وحدها، ولا يلزمها أن تصمد إلا ما دمتم مجتمعين.
security-classical = هذا اجتماع كبير، لذلك يُتفق على مفاتيحه بطريقة اليوم وحدها. من يسجّله ولديه الرابط وسيملك يومًا حاسوبًا كموميًا قد يستطيع فتحه.
security-largeNotice = هنا أكثر من 50 شخصًا، لذلك يستغرق الانضمام وقتًا أطول قليلًا. في المرة القادمة اختر «اجتماع كبير» عند البدء.
security-suite = المفاتيح: { $suite }، الجيل { $epoch }

why-sealed = كل شيء يُختم قبل أن يغادر المتصفح.
why-alone = لا أحد هنا سواك، ولا يفتحه إلا من هو هنا.
why-opened =
    { $count ->
        [zero] لا يفتحه إلا من هنا ({ $count }).
        [one] لا يفتحه إلا الشخص الموجود هنا.
        [two] لا يفتحه إلا الشخصان الموجودان هنا.
        [few] لا يفتحه إلا الأشخاص الـ{ $count } الموجودون هنا.
        [many] لا يفتحه إلا الـ{ $count } شخصًا الموجودون هنا.
       *[other] لا يفتحه إلا الـ{ $count } شخص الموجودون هنا.
    }
why-server = الخادم يمرره وليس لديه مفتاح.
why-details = لمن يريد معرفة المزيد

compare-title = هل هو حقًا { $name }؟
compare-titleAll = هل كل شخص هو من يقول إنه هو؟
compare-openOne = { $mark }: مقارنة الرموز مع { $name }
compare-mark-none = مقارنة الرموز
compare-mark-verified = تحققت منه بنفسك
compare-mark-differs = لم تتطابق الرموز
compare-mark-changed = شخص جديد: قارن من جديد
compare-textAll = ليفتح كل شخص درعه ويقرأ الأرقام بصوت عالٍ، واحدًا بعد الآخر، بينما تراهم وتسمعهم.
compare-pending = لحظة…
compare-emoji = الرمز بالصور: { $pictures }
compare-digits = الرمز بالأرقام:
compare-question = هل كل الأرقام متطابقة؟
compare-match = متطابقة
compare-matchAll = متطابقة لدى الجميع
compare-differ = غير متطابقة
compare-showQr = إظهار رمز QR
compare-hideQr = إخفاء رمز QR
compare-qr = رمز QR للأرقام
compare-qrText = وجّه كاميرا هاتف إلى هذه الشاشة. تقرأ الأرقام لمقارنتها بالشاشة الأخرى.
compare-codeChanged = جاء أحد أو ذهب، لذلك تغيّر الرمز. ابدأ من جديد بالرمز الجديد.
compare-personGone = ذهب { $name }، أو عاد كشخص جديد.
compare-showNew = إظهار الرمز الجديد
compare-verified = إنه { $name }
compare-verifiedAll = كل شخص هو من يقول إنه هو
compare-verifiedText = لا أحد يقف بينكم. تبقى العلامة ما دامت علامة التبويب هذه وتلك مفتوحتين. ومن يعيد تحميل الصفحة يعود كشخص جديد، ونخبرك بذلك.
compare-done = تم
compare-differsTitle = لا تقل الآن شيئًا خاصًا
compare-checkPerson = تأكد أنكما تنظران إلى الرمز الصحيح: أنت إلى رمز { $name }، و{ $name } إلى رمزك.
compare-checkAll = يتغير الرمز عندما يأتي أحد أو يذهب. انتظر حتى يحضر الجميع.
compare-onceMore = قارن الأرقام مرة أخرى ببطء.
compare-stillDifferent = لا تزال مختلفة؟ قد يقف أحد بينكم. غادر وابدأ اجتماعًا جديدًا وأرسل رابطه بطريقة أخرى.
compare-again = المقارنة مرة أخرى

act-open = تفعلان ذلك معًا وأنتما تريان وتسمعان بعضكما. يفتح { $name } «مقارنة الرموز» تحت اسمك في قائمة الأشخاص.
act-pictures = هل ترى كلاكما هذه الصور؟
act-youRead = اقرأ هذه الأرقام بصوت عالٍ.
act-theyRead = يقرأ { $name } هذه بصوت عالٍ وأنت تتحقق.

reason-connecting = لا يزال الاتصال قيد الإنشاء.
reason-unknownMember = شخص هنا لم يُثبت اسمًا. انظر إلى قائمة الأشخاص.
reason-framesFailing = تعذّر فتح أجزاء من صورة { $name } أو صوته فأُهملت.
reason-framesFailingUnknown = تعذّر فتح أجزاء من صورة أو صوت فأُهملت.
reason-notSealed = حاول متصفحك إرسال شيء غير مختوم أو قبوله. مُنع ذلك. غادر واستخدم متصفحًا محدّثًا.
reason-noMediaPath = الصورة والصوت لا يجدان طريقًا عبر شبكتك. جرّب شبكة أخرى.
reason-codesDiffer = لم يتطابق رمزك ورمز { $name }. لا تقل شيئًا خاصًا وقارن مرة أخرى. إن ظلا مختلفين فغادر وابدأ اجتماعًا جديدًا وأرسل رابطه بطريقة أخرى.
reason-codesDifferUnknown = لم تتطابق رموز هذا الاجتماع. لا تقل شيئًا خاصًا وقارن مرة أخرى. إن ظلت مختلفة فغادر وابدأ اجتماعًا جديدًا وأرسل رابطه بطريقة أخرى.
reason-keyChanged = { $name } ليس من قارنت معه الرموز. قد يكون الشخص نفسه بعد إعادة التحميل، أو شخصًا آخر بهذا الاسم: قارن الرموز من جديد.
reason-forged = وصل شيء باسم { $name } لم يرسله { $name }. لا يُعرض ولا يُشغّل. ربما ينتحل أحد في هذا الاجتماع شخصية غيره.
reason-forgedUnknown = وصل شيء باسم شخص لم يرسله. لا يُعرض ولا يُشغّل. ربما ينتحل أحد في هذا الاجتماع شخصية غيره.
reason-forked = يروي الخادم لك ولـ{ $name } روايتين مختلفتين عن هذا الاجتماع. قارن رمز الأمان، ولا تثق بقائمة من هنا.
reason-forkedUnknown = يروي الخادم لك ولشخص آخر روايتين مختلفتين عن هذا الاجتماع. قارن رمز الأمان، ولا تثق بقائمة من هنا.
reason-digestsMissing = يُرى { $name } أو يُسمع، لكن الدليل الموقّع على ذلك لا يصل. ربما يحجبه الخادم.
reason-digestsMissingUnknown = يُرى شخص أو يُسمع، لكن الدليل الموقّع على ذلك لا يصل. ربما يحجبه الخادم.
reason-digestsLate = ما يقوله { $name } يصل متأخرًا عدة ثوانٍ. الشبكة بطيئة، أو أن الخادم يؤخره.
reason-digestsLateUnknown = ما يقوله شخص يصل متأخرًا عدة ثوانٍ. الشبكة بطيئة، أو أن الخادم يؤخره.
reason-unheard = لم يصل من { $name } شيء موقّع منذ مدة. ربما انقطع اتصاله، أو أن الخادم يفصل بينكما.
reason-unheardUnknown = لم يصل من شخص هنا شيء موقّع منذ مدة. ربما انقطع اتصاله، أو أن الخادم يفصل بينكما.
reason-unproven = سُمع أو رُئي شيء باسم { $name } قبيل مغادرته، وميكروفونه وكاميرته متوقفان. تعذّر التأكد من أنه منه.
reason-unprovenUnknown = سُمع أو رُئي شيء باسم شخص قبيل مغادرته، وميكروفونه وكاميرته متوقفان. تعذّر التأكد من أنه منه.
reason-unconfirmed = قليلون أكدوا مؤخرًا أنهم ما زالوا هنا، لذلك لا يُرسل منك شيء. يُستأنف ذلك تلقائيًا عندما يؤكدون.

track-own-mic = ميكروفونك
track-own-camera = كاميرتك
track-own-screen = شاشتك
track-own-screenAudio = صوت شاشتك
track-of-mic = ميكروفون { $name }
track-of-camera = كاميرا { $name }
track-of-screen = شاشة { $name }
track-of-screenAudio = صوت شاشة { $name }

preview-title = ما يراه الخادم منك
preview-text = طلب متصفحك من الخادم أن يعيد إليك صورة كاميرتك. هذا كل ما لديه.
preview-own = أنت، في متصفحك
preview-decoder = محاولة مشغّل فيديو
preview-decoderText = يحصل على الصورة المختومة بلا مفتاح، فلا شيء يُعرض.
preview-bytes = البايتات مرسومة
preview-bytesText = إطار مختوم واحد، ومربع لكل بايت. المربعات الصفراء هي القليلة المتروكة مكشوفة للمشغّل.
preview-meta = ما بجانبه مكشوفًا
preview-waiting = في انتظار أول إطار مختوم…
preview-direct = تذهب صورة كاميرتك الآن مباشرة إلى الشخص الآخر، ولا يحصل الخادم على شيء منها.
preview-nothing = لا شيء يمكنه عرضه
preview-cameraOff = شغّل الكاميرا لترى ما يحصل عليه الخادم.
preview-turnOn = تشغيل الكاميرا
preview-frames = الإطارات التي عادت
preview-decrypted = المفتوح منها
preview-size = حجم هذا الإطار
preview-sizeValue = { $length } بايت، المكشوف منها { $clear }
preview-kind = النوع
preview-key = صورة كاملة
preview-delta = تغيير عن الصورة السابقة
preview-sender = المرسل
preview-senderValue = الرقم { $leaf } (بلا اسم)
preview-generation = جيل المفتاح
preview-counter = رقم الإطار
preview-loudness = شدة صوت الميكروفون
preview-loudnessTold = تُخبَر مع كل حزمة صوت
preview-loudnessKept = لا تُخبَر
preview-chat = آخر رسالة لك
preview-chatText = آخر رسالة دردشة، كما مررها الخادم.

souvenir-save = حفظ كصورة
souvenir-hint = أنت بجانب ما يراه الخادم منك، في صورة واحدة. تُصنع هنا ولا تذهب إلى أي مكان.
souvenir-title = هذا كل ما يراه الخادم
souvenir-file = ما يراه الخادم.png
souvenir-failed = تعذّر إنشاء الصورة.

notice-reconnecting = انقطع اتصالك. جارٍ المحاولة من جديد…
notice-micsFull = ثمانية ميكروفونات مشغّلة، ولا يحمل هذا الاجتماع الهادئ أكثر. اطلب أولًا من أحدهم إيقاف ميكروفونه.
notice-soundBlocked = متصفحك يحجب الصوت.
notice-allowSound = تشغيل الصوت
notice-muteAsked = يطلب منك { $name } إيقاف الميكروفون.
notice-turnOff = إيقاف
notice-handUp = { $name } يرفع يده
notice-shareStarted = { $name } يشارك شاشة
notice-reloaded = أعدت تحميل الصفحة: أنت للآخرين شخص جديد، ويجب مقارنة كل الرموز من جديد.
notice-joined = انضم { $name }
notice-left = غادر { $name }
notice-lost = انقطع اتصال { $name }
notice-reconnected = عاد اتصالك
notice-chatTooLong = هذه الرسالة طويلة جدًا. أرسلها على أجزاء.
notice-serverRefused = لم يقبل الخادم ذلك. حاول مرة أخرى بعد لحظة.
notice-sendingStopped = لا أحد يؤكد أنه ما زال هنا: لا يُرسل منك شيء الآن
notice-sendingAgain = يراك الآخرون ويسمعونك من جديد
notice-privateNotSent = لم يعد { $name } هنا. لم تُرسل رسالتك الخاصة.
notice-privateNotSentUnknown = لم يعد هذا الشخص هنا. لم تُرسل رسالتك الخاصة.
notice-keyChanged = { $name } هنا كشخص جديد. قارن الرموز من جديد قبل أن تعتمد عليها.
notice-lobbyOn = شغّل { $by } غرفة الانتظار. ينتظر القادمون الجدد حتى يُدخلهم مضيف.
notice-lobbyOff = أوقف { $by } غرفة الانتظار
notice-lockOn = قفل { $by } الاجتماع. لا يدخل أحد جديد.
notice-lockOff = فتح { $by } قفل الاجتماع
notice-personRemoved = أخرج { $by } { $name }
notice-madeHost = أصبح { $name } مضيفًا
notice-passwordChanged = عيّن { $by } كلمة مرور جديدة. يبقى كل من هنا.
notice-aHost = أحد المضيفين
notice-noHost = غادر آخر مضيف. يستمر الاجتماع بلا مضيف.
notice-grownLarge = أصبح هذا اجتماعًا كبيرًا، لذلك يستغرق الانضمام وقتًا أطول قليلًا.
notice-askedYou = يطلب منك { $by } إيقاف الميكروفون
notice-youAsked = طلبت من { $whom } إيقاف الميكروفون
notice-asked = طلب { $by } من { $whom } إيقاف الميكروفون
notice-youMutedAll = أوقفت ميكروفونات جميع الآخرين
notice-mutedAll = أوقف { $by } ميكروفونات جميع الآخرين
notice-mutedYou = أوقف { $by } ميكروفونك
notice-youMuted = أوقفت ميكروفون { $whom }
notice-muted = أوقف { $by } ميكروفون { $whom }

ended-left-title = غادرت الاجتماع
ended-left-text = نرجو أنه كان اجتماعًا طيبًا.
ended-badLink-title = هذا الرابط تالف
ended-badLink-text = جزء منه ناقص أو متغيّر. اطلبه مرة أخرى وانسخ الرابط كاملًا.
ended-roomEnded-title = انتهى هذا الاجتماع
ended-roomEnded-text = غادر الجميع. انضم من جديد لفتح الغرفة مرة أخرى.
ended-roomFull-title = هذا الاجتماع ممتلئ
ended-roomFull-text = انتظر حتى يغادر أحد ثم حاول مرة أخرى.
ended-wrongPassword-title = كلمة المرور غير صحيحة
ended-wrongPassword-text = اسأل من دعاك ثم حاول مرة أخرى.
ended-removed-title = تم إخراجك من الاجتماع
ended-removed-text = أخرجك أحد المضيفين. إن كان ذلك خطأ فانضم من جديد: على مضيف أن يسمح بدخولك.
ended-replaced-title = انضممت من مكان آخر
ended-replaced-text = غادرت علامة التبويب هذه الاجتماع، والأخرى مستمرة. أغلق هذه العلامة أو انضم هنا من جديد.
ended-serverGone-title = تعذّر الوصول إلى الخادم
ended-serverGone-text = تحقق من اتصالك بالإنترنت ثم انضم من جديد.
ended-serverShutdown-title = أُوقف الخادم
ended-serverShutdown-text = انتهى الاجتماع بذلك للجميع. انتظر دقيقة ثم انضم من جديد.
ended-notSealed-title = توقفنا حفاظًا على سلامتك
ended-notSealed-text = كان متصفحك على وشك إرسال شيء غير مختوم، ولم يخرج منه شيء. حدّث متصفحك أو استخدم غيره ثم انضم من جديد.
ended-protocol-title = حدث خطأ بينك وبين الخادم
ended-protocol-text = أعد تحميل الصفحة وانضم من جديد. إن لم يفد ذلك فربما كان الخادم أحدث أو أقدم من هذه الصفحة.
ended-denied-title = لم يُسمح بدخولك
ended-denied-text = رفض أحد مضيفي هذا الاجتماع. اسأل من دعاك.
ended-locked-title = هذا الاجتماع مقفل
ended-locked-text = لا يدخل أحد جديد الآن. اطلب من أحد في الداخل فتح القفل.
ended-passwordChanged-title = هناك كلمة مرور جديدة
ended-passwordChanged-text = كنت غائبًا عندما عيّنها أحد المضيفين. اطلبها ثم انضم من جديد.

wayOn-left = الانضمام من جديد
wayOn-badLink = العودة إلى البداية
wayOn-roomEnded = فتحه من جديد
wayOn-roomFull = المحاولة من جديد
wayOn-wrongPassword = كتابتها من جديد
wayOn-removed = طلب الانضمام من جديد
wayOn-replaced = الانضمام هنا من جديد
wayOn-serverGone = المحاولة من جديد
wayOn-serverShutdown = المحاولة من جديد
wayOn-notSealed = الانضمام من جديد
wayOn-protocol = إعادة التحميل والانضمام
wayOn-denied = الطلب من جديد
wayOn-locked = المحاولة من جديد
wayOn-passwordChanged = الانضمام بكلمة المرور الجديدة

trouble-openSecurely = فتحها بطريقة آمنة
trouble-copyLink = نسخ الرابط لمتصفح آخر
trouble-copyByHand = تعذّر النسخ. حدد العنوان في الأعلى وانسخه يدويًا.
trouble-tryAgain = المحاولة من جديد
trouble-notAllowed = غير مسموح من متصفحك
trouble-where = أين تنقر
trouble-offline = أنت غير متصل. يُستأنف كل شيء فور عودة شبكتك.
trouble-looking = جارٍ معرفة من هنا…
trouble-noAnswer = الخادم لا يستجيب بعد. جارٍ المحاولة من جديد…
trouble-mayBeOver = لا أحد هنا الآن. ربما لم يبدأ الاجتماع بعد، أو انتهى. ابدأه، أو انتظر: سترى هنا عندما يأتي أحد.

support-notSupported-title = هذا المتصفح أقدم من أن يختم اجتماعًا
support-notSupported-text = افتح الرابط في إصدار محدّث من Chrome أو Edge أو Firefox أو Safari.
support-insecure-title = لم تُفتح هذه الصفحة بطريقة آمنة
support-insecure-text = لا تتيح المتصفحات الكاميرا والميكروفون إلا عبر https. افتح العنوان نفسه مع https:// في أوله.
support-workerFailed-title = تعذّر بدء الصفحة
support-workerFailed-text = جزء منها لم يُحمّل. أعد تحميل الصفحة، وإن لم يفد ذلك فجرّب متصفحًا آخر.

allow-chrome =
    { $kind ->
        [mic] انقر الرمز بجانب العنوان، واسمح بالميكروفون، ثم شغّله هنا من جديد.
        [camera] انقر الرمز بجانب العنوان، واسمح بالكاميرا، ثم شغّلها هنا من جديد.
       *[both] انقر الرمز بجانب العنوان، واسمح بالميكروفون والكاميرا، ثم شغّلهما هنا من جديد.
    }
allow-firefox =
    { $kind ->
        [mic] انقر الميكروفون المشطوب بجانب العنوان، وأزل الحظر، ثم شغّله هنا من جديد.
        [camera] انقر الكاميرا المشطوبة بجانب العنوان، وأزل الحظر، ثم شغّلها هنا من جديد.
       *[both] انقر الميكروفون والكاميرا المشطوبين بجانب العنوان، وأزل الحظر، ثم شغّلهما هنا من جديد.
    }
allow-safari =
    { $kind ->
        [mic] اختر من القائمة Safari ثم «إعدادات موقع الويب هذا»، واسمح بالميكروفون، ثم شغّله هنا من جديد.
        [camera] اختر من القائمة Safari ثم «إعدادات موقع الويب هذا»، واسمح بالكاميرا، ثم شغّلها هنا من جديد.
       *[both] اختر من القائمة Safari ثم «إعدادات موقع الويب هذا»، واسمح بالميكروفون والكاميرا، ثم شغّلهما هنا من جديد.
    }
allow-ios =
    { $kind ->
        [mic] اضغط الرمز بجانب العنوان، ثم «إعدادات موقع الويب»، واسمح بالميكروفون، ثم شغّله هنا من جديد.
        [camera] اضغط الرمز بجانب العنوان، ثم «إعدادات موقع الويب»، واسمح بالكاميرا، ثم شغّلها هنا من جديد.
       *[both] اضغط الرمز بجانب العنوان، ثم «إعدادات موقع الويب»، واسمح بالميكروفون والكاميرا، ثم شغّلهما هنا من جديد.
    }
allow-other =
    { $kind ->
        [mic] اسمح بالميكروفون لهذه الصفحة في إعدادات متصفحك، ثم شغّله هنا من جديد.
        [camera] اسمح بالكاميرا لهذه الصفحة في إعدادات متصفحك، ثم شغّلها هنا من جديد.
       *[both] اسمح بالميكروفون والكاميرا لهذه الصفحة في إعدادات متصفحك، ثم شغّلهما هنا من جديد.
    }
problem-refused =
    { $kind ->
        [mic] لا يسمح متصفحك لهذه الصفحة باستخدام الميكروفون. { $allow }
        [camera] لا يسمح متصفحك لهذه الصفحة باستخدام الكاميرا. { $allow }
       *[both] لا يسمح متصفحك لهذه الصفحة باستخدام الميكروفون والكاميرا. { $allow }
    }
problem-missing =
    { $kind ->
        [mic] لم يُعثر على ميكروفون. صِل واحدًا وشغّله هنا، أو تابع من دونه.
        [camera] لم يُعثر على كاميرا. صِل واحدة وشغّلها هنا، أو تابع من دونها.
       *[both] لم يُعثر على ميكروفون ولا كاميرا. صِلهما وشغّلهما هنا، أو تابع من دونهما.
    }
problem-insecure =
    { $kind ->
        [mic] لا تتيح المتصفحات الميكروفون إلا عبر https. افتح العنوان نفسه مع https:// في أوله.
        [camera] لا تتيح المتصفحات الكاميرا إلا عبر https. افتح العنوان نفسه مع https:// في أوله.
       *[both] لا تتيح المتصفحات الميكروفون والكاميرا إلا عبر https. افتح العنوان نفسه مع https:// في أوله.
    }
problem-inUse =
    { $kind ->
        [mic] برنامج آخر يستخدم الميكروفون. أغلقه هناك ثم شغّله هنا من جديد.
       *[camera] برنامج آخر يستخدم الكاميرا. أغلقها هناك ثم شغّلها هنا من جديد.
    }
problem-lost =
    { $kind ->
        [mic] انفصل الميكروفون. صِله من جديد أو اختر غيره.
       *[camera] انفصلت الكاميرا. صِلها من جديد أو اختر غيرها.
    }
problem-silent =
    { $kind ->
        [mic] الميكروفون لا يعطي صوتًا. ربما هو متوقف في سماعة الرأس أو في نظامك.
       *[camera] الكاميرا لا تعطي صورة. ربما يستخدمها برنامج آخر أو غطاؤها مغلق.
    }
problem-unsupported =
    { $kind ->
        [mic] لا يستطيع هذا المتصفح استخدام الميكروفون. جرّب متصفحًا آخر.
       *[camera] لا يستطيع هذا المتصفح استخدام الكاميرا. جرّب متصفحًا آخر.
    }
problem-failed =
    { $kind ->
        [mic] تعذّر تشغيل الميكروفون. شغّله مرة أخرى أو اختر غيره.
       *[camera] تعذّر تشغيل الكاميرا. شغّلها مرة أخرى أو اختر غيرها.
    }
problem-speaker = تعذّر استخدام مكبر الصوت هذا. اختر غيره.
problem-screenUnsupported = لا يستطيع هذا المتصفح مشاركة الشاشة. استخدم حاسوبًا للمشاركة.
problem-screenFailed = تعذّرت مشاركة شاشتك. حاول مرة أخرى أو اختر نافذة أخرى.

offline-title = لا يوجد اتصال
offline-text = تعذّر الوصول إلى SecureMeeting من هنا الآن. تحتاج الاجتماعات إلى الإنترنت: تحقق من اتصالك. تتابع هذه الصفحة تلقائيًا عند عودته.
offline-again = المحاولة من جديد
