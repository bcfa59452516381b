common-product = SecureMeeting
common-close = Закрыть
common-copy = Копировать
common-copied = Скопировано
common-home = В начало
common-unknownPerson = Неизвестный участник
common-you = { $name } (вы)
common-showPassword = Показать пароль
common-hidePassword = Скрыть пароль
common-reload = Обновить страницу
common-language = Язык

home-headline = Встречи, которые никто не подслушает.
home-lead = Одна ссылка, без учётной записи. Каждое изображение, слово и сообщение запечатывается ещё в вашем браузере, поэтому заглянуть внутрь не может даже сервер.
home-startTitle = Начать встречу
home-label = Название встречи
home-labelHint = Необязательно. Прочитать его смогут только те, у кого есть ссылка.
home-password = Пароль
home-passwordHint = Необязательно. Сообщите его гостям отдельно от ссылки.
home-choices = Другие настройки
home-large = Большая встреча
home-largeHint = Больше 50 человек: вход останется быстрым, но ключи будут только обычного сегодняшнего вида.
home-quiet = Не сообщать серверу, кто как громко говорит
home-quietHint = Не больше восьми микрофонов одновременно.
home-start = Начать встречу
home-starting = Создаём ссылку…
home-joinTitle = Войти по ссылке
home-linkPlaceholder = Вставьте полученную ссылку
home-join = Войти
home-notALink = Это не ссылка на встречу. Скопируйте ссылку из приглашения целиком и вставьте её сюда.
home-noSecret = У этой ссылки потерялся конец, часть после #. Скопируйте ссылку из приглашения целиком и вставьте её сюда.
home-makingFailed = Не удалось создать ссылку. Обновите страницу и попробуйте ещё раз.
home-youSee = Что видите вы
home-serverSees = Что видит сервер
home-illustration = Две картинки рядом: человек на звонке и тот же звонок, каким его видит сервер: только шум.
home-noAccount = Без учётной записи
home-noCookies = Без файлов cookie
home-nothingKept = Ничего не хранится

ready-opening = Открываем ссылку…
ready-starting = Вы начинаете эту встречу
ready-startingText = Здесь пока никого нет. Другие смогут войти, как только войдёте вы.
ready-joining = Готовы войти?
ready-present =
    { $count ->
        [0] Сейчас здесь никого нет.
        [one] Здесь { $count } человек.
        [few] Здесь { $count } человека.
        [many] Здесь { $count } человек.
       *[other] Здесь { $count } человека.
    }
ready-name = Ваше имя
ready-nameHint = Запечатано: участники встречи его увидят, сервер нет.
ready-nameMissing = Сначала введите имя, чтобы другие знали, кто вы.
ready-password = Пароль встречи
ready-passwordNew = Пароль для этой встречи
ready-passwordHint = Спросите у того, кто вас пригласил.
ready-passwordNewHint = Его нужно будет ввести каждому, кто входит.
ready-passwordMissing = У этой встречи есть пароль. Введите его, чтобы продолжить.
ready-passwordWrong = Пароль не подошёл. Проверьте, нет ли опечатки, или спросите у того, кто вас пригласил.
ready-passwordChecking = Проверяем пароль…
ready-passwordRight = Пароль верный.
ready-passwordSet = Пароль задан.
ready-passwordChanged = Во время встречи организатор задал новый пароль. Спросите его.
ready-lobby = На эту встречу впускает организатор. Возможно, придётся немного подождать.
ready-askToJoin = Попросить впустить
ready-locked = Встреча закрыта: пока никто новый не войдёт.
ready-knocking = Ждём, пока вас впустят
ready-knockingText = Организаторы видят ваше имя и то, что вы ждёте. Вы войдёте, как только один из них согласится.
ready-stopWaiting = Больше не ждать
ready-join = Войти
ready-otherTab = Вы уже на этой встрече в другой вкладке. Если войти и здесь, вас там будет двое.
ready-start = Начать встречу
ready-connecting = Входим…
ready-ahead =
    { $count ->
        [one] Перед вами { $count } человек…
        [few] Перед вами { $count } человека…
        [many] Перед вами { $count } человек…
       *[other] Перед вами { $count } человека…
    }
ready-preview = Таким вас увидят другие
ready-devices = Микрофон, камера и динамик
ready-cameraOff = Камера выключена
ready-cameraOpening = Включаем камеру…
ready-allow = Браузер спрашивает про микрофон и камеру. Выберите «Разрешить», чтобы вас видели и слышали.
ready-level = Громкость вашего микрофона
ready-levelHint = Скажите что-нибудь: полоска двигается, когда вас слышно.
ready-levelOff = Микрофон выключен.

before-here = Здесь { $names }.
before-others =
    { $count ->
        [one] ещё { $count }
        [few] ещё { $count }
        [many] ещё { $count }
       *[other] ещё { $count }
    }
before-testSpeaker = Проиграть пробный звук
before-testFailed = Не удалось проиграть звук. Выберите другой динамик.
before-heard = Звук идёт из вашего динамика. Ничего не слышно? Прибавьте громкость или выберите другой.
before-moveHere = Выйти там, войти здесь
before-moved = Другая вкладка вышла. Войдите здесь, когда будете готовы.

devices-title = Устройства
devices-mic = Микрофон
devices-camera = Камера
devices-speaker = Динамик
devices-standard = Как в системе
devices-numbered =
    { $kind ->
        [mic] Микрофон { $number }
        [camera] Камера { $number }
       *[speaker] Динамик { $number }
    }
devices-none-mic = Микрофон не найден
devices-none-camera = Камера не найдена
devices-none-speaker = Выбирает система
devices-sound = Ваш звук
devices-sounds-echo = Убирать эхо
devices-sounds-noise = Убирать фоновый шум
devices-sounds-gain = Выравнивать громкость
devices-sounds-music = Музыка
devices-musicHint = Музыка передаётся в стерео и без обработки. Наденьте наушники, иначе другие услышат эхо.
devices-screen = Когда вы показываете экран
devices-text-name = Чёткий текст
devices-text-hint = Для документов, слайдов и кода.
devices-motion-name = Плавное движение
devices-motion-hint = Для фильмов и игр.
devices-replaced =
    { $kind ->
        [mic] Микрофон отключился. Теперь используется { $name }.
        [camera] Камера отключилась. Теперь используется { $name }.
       *[speaker] Динамик отключился. Теперь используется { $name }.
    }
devices-replacedByStandard =
    { $kind ->
        [mic] Микрофон отключился. Теперь используется системный.
        [camera] Камера отключилась. Теперь используется системная.
       *[speaker] Динамик отключился. Теперь используется системный.
    }

controls-bar = Управление встречей
controls-mic-name = Микрофон
controls-mic-on = Выключить микрофон
controls-mic-off = Включить микрофон
controls-camera-name = Камера
controls-camera-on = Выключить камеру
controls-camera-off = Включить камеру
controls-share-name = Показать экран
controls-share-on = Прекратить показ
controls-share-off = Показать экран
controls-hand-name = Поднять руку
controls-hand-on = Опустить руку
controls-hand-off = Поднять руку
controls-reactions = Реакции
controls-people = Участники, { $shown }
controls-chat = Чат
controls-unread =
    { $count ->
        [one] Чат, { $shown } новое сообщение
        [few] Чат, { $shown } новых сообщения
        [many] Чат, { $shown } новых сообщений
       *[other] Чат, { $shown } нового сообщения
    }
controls-invite = Пригласить

controls-view = Вид
controls-leave = Покинуть встречу
controls-devices = Выбрать устройства

reaction-thumbsUp = Отправить палец вверх
reaction-heart = Отправить сердечко
reaction-applause = Отправить аплодисменты
reaction-laughter = Отправить смех
reaction-cheer = Отправить праздник
reaction-surprise = Отправить удивление

shortcuts-title = Горячие клавиши
shortcuts-key-m = Включить или выключить микрофон
shortcuts-key-v = Включить или выключить камеру
shortcuts-key-h = Поднять или опустить руку
shortcuts-key-c = Открыть или закрыть чат
shortcuts-key-p = Открыть или закрыть список участников
shortcuts-key-s = Открыть или закрыть безопасность
shortcuts-key-l = Выбрать расположение
shortcuts-close = Закрыть то, что открыто
shortcuts-sheet = Показать эти клавиши
shortcuts-on = Использовать эти клавиши

stage-label = Встреча
stage-people = Изображения участников
stage-ownScreen = Ваш экран
stage-screenOf = Экран: { $name }
stage-waiting = Ждём изображение…
stage-waitingScreen = Ждём экран…
stage-paused = Пауза: медленное соединение
stage-forged = Не удалось доказать, что это от этого участника, поэтому оно не показывается и не воспроизводится.
stage-micOff = микрофон выключен
stage-cameraOff = камера выключена
stage-hand = рука поднята
stage-zoom = Показать в настоящем размере
stage-zoomFit = Уместить в окно

view-title = Вид
view-layout = Расположение
view-auto-name = Само
view-auto-hint = Все, а крупно то, что показывают или закрепили.
view-grid-name = Сетка
view-grid-hint = Все одного размера.
view-speaker-name = Говорящий
view-speaker-hint = Кто говорит, тот крупно.
view-showSelf = Показывать меня
view-showWithoutVideo = Показывать участников без видео
view-hidden =
    { $count ->
        [one] Сейчас скрыт { $count } участник.
        [few] Сейчас скрыты { $count } участника.
        [many] Сейчас скрыты { $count } участников.
       *[other] Сейчас скрыты { $count } участника.
    }
view-fullScreen = Во весь экран
view-leaveFullScreen = Выйти из полного экрана
view-smallWindow = Маленькое окно
view-closeSmallWindow = Закрыть маленькое окно
view-smallWindowHint = Встреча остаётся на виду поверх других окон.
view-noSmallWindow = В этом браузере нет маленького окна поверх других.
view-smallWindowFailed = Не удалось открыть маленькое окно. Попробуйте ещё раз.
view-pin = Закрепить
view-unpin = Открепить
view-pinHint = Остаётся крупно, только для вас.
view-pinned = закреплено
view-earlier = Ближе к началу
view-later = Ближе к концу
view-moveHint = На одно место. Мышью перетащите изображение.
view-movedTo = { $name }: место { $place } из { $of }
view-hideSelf = Скрыть меня
view-hideSelfHint = Другие по-прежнему вас видят. Вернуть можно в меню «Вид».
view-pages = Страницы
view-page = Страница { $page } из { $of }
view-pageShort = { $page } / { $of }
view-pageBefore = Предыдущая страница
view-pageAfter = Следующая страница
view-speaks = Говорит { $name }
talking-muted = Ваш микрофон выключен.
talking-mutedHold = Ваш микрофон выключен. Чтобы говорить, удерживайте пробел.
talking-held = Вас слышно, пока вы удерживаете пробел.
talking-turnOn = Включить
talking-strong = Тщательно убирать шум
talking-strongHint = Для шумных мест. Это сильнее нагружает компьютер.
talking-denoiseFailed = Этот браузер не умеет тщательно убирать шум. Всё остаётся как прежде.
talking-volume = Громкость: { $name }, только для вас
talking-meetingSounds = Звуки встречи
talking-cues = Звуки, когда кто-то приходит или уходит

quality-title = Соединение
quality-open = Ваше соединение: { $words }. Показать цифры
quality-show = Соединение в цифрах
quality-grade-good = хорошее соединение
quality-grade-fair = среднее соединение
quality-grade-poor = плохое соединение
quality-none = Соединения пока нет.
quality-path = Путь
quality-path-udp = UDP
quality-path-tcp = TCP
quality-path-relay = Ретранслятор
quality-path-direct = Напрямую, без сервера
quality-detour-tcp = Ваша сеть не пропускает UDP. Звонок идёт по TCP: если пакеты теряются, он восстанавливается медленнее.
quality-detour-relay = Ваша сеть пропускает только веб-трафик. Звонок идёт через ретранслятор сервера, это чуть дольше.
quality-detour-direct = Изображение и звук идут прямо к собеседнику. Сервер ничего из этого не получает.
quality-direct = Соединяться напрямую, когда здесь только двое
quality-directHint = Тогда изображение и звук идут прямо к собеседнику, и он может видеть ваш сетевой адрес. Так бывает, только если это включили вы оба; шифрование остаётся тем же.
quality-roundTrip = Туда и обратно
quality-couldSend = Можно отправлять
quality-sent = Что вы отправляете
quality-received = Что вы получаете
quality-fps = { $size }, { $fps } в секунду
quality-sizes =
    { $count ->
        [one] в { $count } размере
        [few] в { $count } размерах
        [many] в { $count } размерах
       *[other] в { $count } размера
    }
quality-lost = потеряно { $share }
quality-jitter = дрожание { $time }
quality-froze =
    { $count ->
        [0] ни разу не замирало
        [one] замирало { $count } раз
        [few] замирало { $count } раза
        [many] замирало { $count } раз
       *[other] замирало { $count } раза
    }
quality-byNetwork = сдерживает сеть
quality-byMachine = сдерживает этот компьютер
quality-fewerVoices =
    { $count ->
        [one] Соединение медленное: слышен только { $count } самый громкий голос.
        [few] Соединение медленное: слышны только { $count } самых громких голоса.
        [many] Соединение медленное: слышно только { $count } самых громких голосов.
       *[other] Соединение медленное: слышно только { $count } самых громких голосов.
    }
quality-local = Измерено в вашем браузере за последние пять секунд и никому не сообщается.

check-open = Проверить устройства и сеть
check-title = Будет ли здесь работать?
check-lead = Короткая проверка камеры, микрофона, динамика и сети. Займёт около полуминуты.
check-start = Начать проверку
check-again = Проверить ещё раз
check-steps = Что проверяется
check-private = Проверка открывает отдельную встречу, ссылки на которую нет больше ни у кого. Она запечатана, как и любая другая, и ничего из неё не сохраняется.
check-play = Воспроизвести звук
check-heard = Слышно
check-heardNot = Не слышно
check-name-camera = Камера
check-name-mic = Микрофон
check-name-speaker = Динамик
check-name-server = Сервер
check-name-udp = Прямой путь (UDP)
check-name-tcp = Путь в обход строгих сетей (TCP)
check-name-relay = Путь через сети, где есть только веб (ретранслятор)
check-name-bandwidth = Скорость
check-running = Пробуем…
check-camera-running = Браузер может спросить про камеру. Выберите «Разрешить».
check-camera-works = Камера работает.
check-camera-fails = Камера не даёт изображения.
check-mic-running = Скажите несколько слов.
check-mic-works = Микрофон работает.
check-mic-fails = Ничего не слышно. Тот ли микрофон выбран и включён ли он?
check-speaker-waiting = Воспроизведите звук и скажите, слышно ли его.
check-speaker-works = Вы слышите других.
check-speaker-fails = Прибавьте громкость или выберите в системе другой динамик.
check-server-works = Сервер отвечает.
check-server-fails = Сервер недоступен. Проверьте подключение к интернету.
check-udp-works = Открыт: лучший путь для изображения и звука.
check-way-works = Открыт.
check-way-absent = Этот сервер его не предлагает.
check-way-fails = Закрыт вашей сетью.
check-relay-fails = Сервер его не предлагает, или он закрыт вашей сетью.
check-bandwidth-running = Измеряем…
check-bandwidth-fails = Здесь измерить не удалось.
check-roundTrip = { $works } Туда и обратно: { $time }.
check-speed-full = Вы можете отправлять около { $rate }: хватит для чёткого изображения.
check-speed-middle = Вы можете отправлять около { $rate }: хватит для хорошего изображения.
check-speed-small = Вы можете отправлять около { $rate }: хватит для звука и небольшого изображения.
check-speed-sound = Вы можете отправлять около { $rate }: хватит для звука. Выключите камеру, если вас плохо слышно.
check-finding-all = Всё работает. Вас увидят и услышат, и вы увидите и услышите других.
check-finding-noServer = Сейчас отсюда не войти: сервер не отвечает.
check-finding-nothing = Встречи открываются, но изображение и звук не находят пути через вашу сеть. Попробуйте другую сеть, например телефон.
check-finding-seenNot = Другие вас не увидят: камера здесь не работает.
check-finding-heardNot = Другие вас не услышат: микрофон здесь не работает.
check-finding-hearsNot = Возможно, вы не услышите других: проверьте динамик.
check-finding-detour = Изображение и звук идут в обход ограничений вашей сети. Это работает, но чуть медленнее.
check-finding-slow = Ваша сеть медленная: вас будет хорошо слышно, но видно небольшим.

invite-title = Пригласить других
invite-alone = Пока вы здесь одни
invite-text = Отправьте эту ссылку тем, с кем хотите встретиться. Это ключ от комнаты, так что делитесь им осторожно.
invite-link = Ссылка на эту встречу
invite-copied = Ссылка скопирована.
invite-copyFailed = Не удалось скопировать ссылку. Выделите её и скопируйте вручную.
invite-qr = QR-код ссылки. Наведите на него телефон, чтобы войти.
invite-password = Гостям нужен и пароль. Сообщите его отдельно от ссылки.

ways-title = Другие способы пригласить
ways-share = Поделиться
ways-mail = Почта
ways-calendar = Календарь
ways-words = Вслух
ways-qr = QR-код
ways-subject = Приглашаю на встречу
ways-subjectNamed = Приглашаю на встречу: { $label }
ways-body = Войдите по этой ссылке в любом современном браузере. Учётная запись не нужна.
ways-bodyPassword = Ещё понадобится пароль, его я сообщу отдельно.
ways-when = Дата и время
ways-whenMissing = Сначала выберите дату и время.
ways-zone = По времени { $zone }.
ways-length = Длительность
ways-save = Сохранить приглашение
ways-saved = Приглашение сохранено. Откройте его, чтобы добавить в календарь, или отправьте гостям.
ways-meeting = Встреча
ways-calendarHint = Файл, который откроет любой календарь. Он создаётся в вашем браузере, сервер о нём не узнаёт.

spoken-title = Ссылка словами
spoken-text = Прочитайте их гостю по телефону, строка за строкой. Он вводит их там, где написано «Войти по ссылке», по этому адресу:
spoken-list = Слова
spoken-open = Ввести слова вместо ссылки
spoken-input = Слова, которые вам читают
spoken-inputHint = Заглавные буквы и запятые не важны. Хватит четырёх букв слова.
spoken-soFar =
    { $count ->
        [one] Пока { $count } слово.
        [few] Пока { $count } слова.
        [many] Пока { $count } слов.
       *[other] Пока { $count } слова.
    }
spoken-join = Войти
spoken-back = Лучше по ссылке
spoken-count =
    { $count ->
        [one] Здесь { $count } слово, а в ссылке { $wanted }. Одно пропущено или прочитано дважды?
        [few] Здесь { $count } слова, а в ссылке { $wanted }. Одно пропущено или прочитано дважды?
        [many] Здесь { $count } слов, а в ссылке { $wanted }. Одно пропущено или прочитано дважды?
       *[other] Здесь { $count } слова, а в ссылке { $wanted }. Одно пропущено или прочитано дважды?
    }
spoken-unknown = Слова { $place }, «{ $word }», нет в списке. Переспросите его.
spoken-unknownNear = Слова { $place }, «{ $word }», нет в списке. Может быть, это { $near }?
spoken-wrong = Слово { $place }, «{ $word }», не подходит. Должно быть «{ $instead }»: спросите, так ли это.
spoken-garbled = Некоторые из этих слов не сочетаются. Пройдитесь по ним ещё раз, строка за строкой.
spoken-mend = Взять «{ $word }»
spoken-quoted = «{ $word }»

plan-open = Запланировать встречу
plan-title = План встречи
plan-text = Вы получите ссылку для гостей и ссылку для себя. До встречи на сервере ничего не хранится.
plan-password = Спрашивать пароль
plan-passwordHint = Договоритесь о нём с гостями. Первым его вводит тот, кто открывает встречу.
plan-make = Создать ссылки
plan-guests = Для гостей
plan-done = Готово
plan-failed = Не удалось создать ссылки. Попробуйте ещё раз.

hostLink-title = Только для вас: ссылка организатора
hostLink-show = Показать мою ссылку организатора
hostLink-text = Она открывает встречу с вами как организатором, на любом устройстве, кто бы ни пришёл первым.
hostLink-warning = Не делитесь ею. Кто её имеет, может удалять участников и решать, кто войдёт.
hostLink-label = Ваша ссылка организатора
hostLink-copied = Ссылка организатора скопирована. Берегите её как пароль.
hostLink-youAreHost = Вы открываете эту встречу как организатор.

recent-title = Сохранено в этом браузере
recent-keep = Сохранить встречу в этом браузере
recent-keepHint = Только на этом устройстве, пока не удалите. Тогда войти сможет любой, кто пользуется этим браузером.
recent-keepHostHint = Со ссылкой организатора. Только на этом устройстве, пока не удалите. Тогда организатором сможет стать любой, кто пользуется этим браузером.
recent-notKept = Этот браузер ничего не хранит для таких страниц.
recent-unnamed = Встреча без названия
recent-host = Вы организатор
recent-kept = Сохранено: { $date }
recent-forget = Удалить { $name } из этого браузера
recent-forgetAll = Удалить все

elsewhere-text = Эта ссылка ведёт на другой сервер: { $host }. Переходите, только если вы этого ждали.
elsewhere-go = Перейти

people-title = Участники ({ $count })
people-list = Участники этой встречи
people-host = Организатор
people-unknown = Этот участник не подтвердил своё имя. Если не знаете, кто это, спросите, прежде чем продолжать.
people-invite = Пригласить других
people-more = Ещё: { $name }
people-writePrivately = Написать лично
people-writePrivatelyHint = Никто другой здесь не прочтёт сообщение и не увидит, что вы писали.
people-turnOffMic = Выключить микрофон
people-turnOffMicHint = Все узнают, что это сделали вы. Участник может снова его включить.
people-askTurnOffMic = Попросить выключить микрофон
people-askTurnOffMicHint = Все узнают, что вы попросили.
people-muteAll = Выключить всем микрофон

hosts-remove = Удалить: { $name }
hosts-removeTitle = Удалить участника { $name }?
hosts-removeText = { $name } сразу окажется вне встречи и больше ничего не увидит и не услышит. Ссылка для участника { $name } ещё действует, поэтому с этого момента новые гости ждут, пока их впустит организатор.
hosts-removeConfirm = Удалить
hosts-cancel = Отмена
hosts-makeHost = Сделать организатором
hosts-makeHostHint = Организаторы впускают участников, удаляют их и закрывают встречу.
hosts-waiting =
    { $count ->
        [one] { $count } человек ждёт у входа
        [few] { $count } человека ждут у входа
        [many] { $count } человек ждут у входа
       *[other] { $count } человека ждут у входа
    }
hosts-waitingList = Кто ждёт у входа
hosts-waits =
    { $more ->
        [0] { $name } ждёт у входа.
        [one] { $name } и ещё { $more } человек ждут у входа.
        [few] { $name } и ещё { $more } человека ждут у входа.
        [many] { $name } и ещё { $more } человек ждут у входа.
       *[other] { $name } и ещё { $more } человека ждут у входа.
    }
hosts-look = Показать
hosts-admit = Впустить
hosts-admitNamed = Впустить: { $name }
hosts-deny = Нет
hosts-denyNamed = Нет, не впускать: { $name }
hosts-door = Кто может войти
hosts-lobby = Новые гости ждут организатора
hosts-lock = Никто новый не войдёт
hosts-changePassword = Сменить пароль
hosts-setPassword = Задать пароль
hosts-passwordText = Все, кто здесь, остаются. Тем, кто придёт позже, понадобится новый пароль: сообщите его отдельно от ссылки.
hosts-newPassword = Новый пароль
hosts-newPasswordMissing = Сначала введите пароль.
hosts-lobbyOn = Новые гости ждут, пока их впустит организатор.
hosts-lockOn = Встреча закрыта. Никто новый не войдёт.
hosts-noHost = Организатора здесь нет. Встреча продолжается, но менять, кто входит, может только организатор.

chat-title = Чат
chat-input = Сообщение для всех
chat-send = Отправить
chat-empty = Сообщений пока нет. Всё, что вы пишете, запечатано и исчезнет, когда встреча закончится.
chat-sealed = Каким это видел сервер
chat-sealedText = Это байты, которые передал сервер. Без ключа они ничего не говорят.
chat-arrived = { $name }: { $text }
chat-arrivedPrivately = { $name }, только вам: { $text }
chat-onlyToYou = Только вам
chat-onlyTo = Только для { $name }
chat-inputPrivate = Сообщение только для { $name }
chat-backToAll = Снова писать всем
chat-answer = Ответить лично
chat-log = Сообщения

files-attach = Отправить файл
files-attachTip = Отправить файл, до 1 ГБ
files-save = Сохранить
files-saveAgain = Ещё раз
files-stopSaving = Остановить
files-stopOffering = Больше не делиться
files-progress = Сохраняется { $name }
files-begins = Начинаем…
files-part = { $done } из { $size }
files-offeredBy = { $name } делится файлом
files-waiting = Ждём, пока вернётся { $name }
files-savedHere = Сохранено
files-failed = Не сохранено
files-withdrawn = Больше недоступно
files-gone = { $name } не на встрече
files-saving =
    { $count ->
        [one] Сохраняет { $count } человек
        [few] Сохраняют { $count } человека
        [many] Сохраняют { $count } человек
       *[other] Сохраняют { $count } человека
    }
files-saved =
    { $count ->
        [one] Есть у { $count } человека
        [few] Есть у { $count } человек
        [many] Есть у { $count } человек
       *[other] Есть у { $count } человека
    }
files-shared = Доступно всем
files-problem-empty = { $name }: файл пуст, отправлять нечего.
files-problem-tooLarge = { $name } больше 1 ГБ. Отправьте частями.
files-problem-tooMany = { $name } подождёт: слишком много файлов уже в пути.
files-problem-damaged = Часть файла { $name } оказалась не такой, какой её отправили. Она отброшена и запрошена снова.
files-problem-unreadable = Файл { $name } изменён или удалён и поэтому больше недоступен.
files-noSpace = Здесь не хватает места, чтобы сохранить { $name }.
files-saveFailed = Не удалось сохранить { $name }. Попробуйте ещё раз.

security-title = Безопасность
security-shield-secure = Безопасно
security-shield-connecting = Соединение
security-shield-warning = Проверьте
security-shield-broken = Небезопасно
security-shieldLabel = Безопасность: { $state }
security-headline-secure = Видеть и слышать эту встречу могут только те, кто здесь.
security-headline-connecting = Встреча запечатывается. Это займёт мгновение.
security-headline-warning = Кое-что требует вашего внимания.
security-headline-broken = Не говорите сейчас ничего личного.
security-text-secure = Всё запечатывается до выхода из браузера и открывается только в браузерах тех, кто здесь. У сервера нет ключа.
security-text-connecting = Ничего вашего не отправляется, пока это нельзя запечатать.
security-text-warning = То, что вы отправляете, по-прежнему запечатано. Вот почему щит жёлтый:
security-text-broken = Вот почему щит красный:
security-codeTitle = Все ли здесь те, за кого себя выдают?
security-codeText = Этот код есть у всех, кто здесь, и меняется, только когда кто-то приходит или уходит. Если он у всех одинаковый, между вами никто не стоит.
security-codeAlone = Этот код нужно сравнить с другими, когда они придут.
security-compare = Сравнить коды
security-comparedAll = Вы сравнили коды со всеми, кто здесь.
security-compared = Коды сравнены: { $marked } из { $others }.
security-codePending = Код появится, когда вы войдёте на встречу.
security-previewTitle = Что сервер видит от вас?
security-previewText = Попросите его вернуть вашу же камеру и посмотрите, что у него есть.
security-brokenAlert = Браузер не запечатал то, что вы отправляете, поэтому больше ничего не отправляется. Выйдите и войдите снова в современном браузере.
security-noRelay = Этот адрес требует ретранслятор, а на этом сервере его нет, поэтому никого не видно и не слышно. Уберите ?relay=1 из адреса и откройте его снова.
security-openPreview = Увидеть то, что видит сервер
security-countsTitle = Запечатано и открыто, по счёту
security-countsText = Посчитано в вашем браузере, кадр за кадром.
security-countsCaption = Запечатанные и открытые кадры каждой дорожки
security-track = Дорожка
security-frames = Кадры
security-failed = Отклонено
security-sealedFrames = запечатано: { $count }
security-openedFrames = открыто: { $count }
security-noTracks = Ни изображения, ни звука пока нет.
security-knowsTitle = Что сервер всё же видит
security-knows-addresses = сетевые адреса тех, кто подключён
security-knows-room = случайное число вместо названия комнаты
security-knows-people = сколько здесь людей и когда они приходят и уходят
security-knows-traffic = когда и сколько данных передаётся
security-knows-tracks = какие микрофоны, камеры и экраны включены
security-knows-loudness = насколько громок микрофон, чтобы понять, кто говорит
security-knows-codec = вид кодирования изображения и звука
security-quiet = Это тихая встреча: серверу не сообщают громкость микрофонов. Поэтому он не может выбрать говорящего и передаёт восемь микрофонов, включённых первыми.
security-knowsNot = Он не видит имён, лиц, голосов, экранов, сообщений и названия встречи.
security-keysTitle = Как долго это останется тайной?
security-hybrid = Ключи согласуются сразу двумя способами: сегодняшним и созданным для времени квантовых компьютеров. Кто запишет эту встречу, не откроет её потом и таким компьютером.
security-hybridNot = То, что каждый тот, кем себя подтвердил, опирается только на сегодняшний способ. Ему нужно выстоять лишь пока вы встречаетесь.
security-classical = Это большая встреча, поэтому ключи согласуются только сегодняшним способом. Тот, кто её запишет, имеет ссылку и однажды получит квантовый компьютер, мог бы её открыть.
security-largeNotice = Здесь больше 50 человек, поэтому вход чуть дольше. В следующий раз выберите «Большая встреча», когда начинаете.
security-suite = Ключи: { $suite }, поколение { $epoch }

why-sealed = Всё запечатывается до выхода из браузера.
why-alone = Здесь только вы, и открыть это может лишь тот, кто здесь.
why-opened =
    { $count ->
        [one] Открыть это может только { $count } человек здесь.
        [few] Открыть это могут только { $count } человека, которые здесь.
        [many] Открыть это могут только { $count } человек, которые здесь.
       *[other] Открыть это могут только { $count } человека, которые здесь.
    }
why-server = Сервер лишь передаёт это, ключа у него нет.
why-details = Для тех, кто хочет знать больше

compare-title = Это действительно { $name }?
compare-titleAll = Все ли здесь те, за кого себя выдают?
compare-openOne = { $mark }: сравнить коды с участником { $name }
compare-mark-none = Сравнить коды
compare-mark-verified = Проверено вами
compare-mark-differs = Коды не совпали
compare-mark-changed = Новый участник: сравните снова
compare-textAll = Пусть все откроют свой щит и по очереди прочтут цифры вслух, пока вы их видите и слышите.
compare-pending = Минутку…
compare-emoji = Код картинками: { $pictures }
compare-digits = Код цифрами:
compare-question = Все ли цифры одинаковы?
compare-match = Совпадают
compare-matchAll = Совпадают у всех
compare-differ = Не совпадают
compare-showQr = Показать QR-код
compare-hideQr = Скрыть QR-код
compare-qr = QR-код цифр
compare-qrText = Наведите камеру телефона на этот экран. Она прочтёт цифры, чтобы сравнить их с другим экраном.
compare-codeChanged = Кто-то пришёл или ушёл, поэтому код теперь другой. Начните заново с ним.
compare-personGone = { $name } больше не здесь или здесь уже как новый участник.
compare-showNew = Показать новый код
compare-verified = Это { $name }
compare-verifiedAll = Все те, за кого себя выдают
compare-verifiedText = Между вами никто не стоит. Отметка держится, пока открыты эта вкладка и вкладка другой стороны. Кто обновит страницу, вернётся как новый участник, и вы об этом узнаете.
compare-done = Готово
compare-differsTitle = Не говорите сейчас ничего личного
compare-checkPerson = Убедитесь, что вы оба смотрите на нужный код: вы на код участника { $name }, а { $name } на ваш.
compare-checkAll = Код меняется, когда кто-то приходит или уходит. Подождите, пока соберутся все.
compare-onceMore = Сравните цифры ещё раз, медленно.
compare-stillDifferent = Всё ещё различаются? Возможно, между вами кто-то есть. Выйдите, начните новую встречу и отправьте её ссылку другим путём.
compare-again = Сравнить ещё раз

act-open = Сделайте это вдвоём, пока видите и слышите друг друга. { $name } открывает «Сравнить коды» под вашим именем в списке участников.
act-pictures = Вы оба видите эти картинки?
act-youRead = Прочитайте эти цифры вслух.
act-theyRead = { $name } читает эти вслух, а вы проверяете.

reason-connecting = Соединение ещё устанавливается.
reason-unknownMember = Кто-то здесь не подтвердил своё имя. Посмотрите список участников.
reason-framesFailing = Части изображения или звука участника { $name } не удалось открыть, и они отброшены.
reason-framesFailingUnknown = Части изображения или звука не удалось открыть, и они отброшены.
reason-notSealed = Браузер пытался отправить или принять что-то незапечатанное. Это остановлено. Выйдите и возьмите современный браузер.
reason-noMediaPath = Изображение и звук не находят пути через вашу сеть. Попробуйте другую сеть.
reason-codesDiffer = Ваш код и код участника { $name } не совпали. Не говорите ничего личного и сравните ещё раз. Если они снова различаются, выйдите, начните новую встречу и отправьте её ссылку другим путём.
reason-codesDifferUnknown = Коды этой встречи не совпали. Не говорите ничего личного и сравните ещё раз. Если они снова различаются, выйдите, начните новую встречу и отправьте её ссылку другим путём.
reason-keyChanged = { $name } не тот участник, с кем вы сравнивали коды. Возможно, это тот же человек после обновления страницы, а возможно, кто-то другой под этим именем: сравните коды снова.
reason-forged = От имени { $name } пришло то, чего { $name } не отправлял(а). Это не показывается и не воспроизводится. Возможно, кто-то на встрече выдаёт себя за другого.
reason-forgedUnknown = От чьего-то имени пришло то, чего этот участник не отправлял. Это не показывается и не воспроизводится. Возможно, кто-то на встрече выдаёт себя за другого.
reason-forked = Сервер рассказывает вам и участнику { $name } об этой встрече разное. Сравните код безопасности и не полагайтесь на то, кто здесь.
reason-forkedUnknown = Сервер рассказывает вам и кому-то ещё об этой встрече разное. Сравните код безопасности и не полагайтесь на то, кто здесь.
reason-digestsMissing = Участника { $name } видно или слышно, но подписанное доказательство этого не приходит. Возможно, его задерживает сервер.
reason-digestsMissingUnknown = Кого-то видно или слышно, но подписанное доказательство этого не приходит. Возможно, его задерживает сервер.
reason-digestsLate = То, что говорит { $name }, приходит с опозданием в несколько секунд. Сеть медленная, или это задерживает сервер.
reason-digestsLateUnknown = То, что кто-то говорит, приходит с опозданием в несколько секунд. Сеть медленная, или это задерживает сервер.
reason-unheard = От участника { $name } давно не приходило ничего подписанного. Возможно, связь потеряна, или сервер вас разделяет.
reason-unheardUnknown = От кого-то здесь давно не приходило ничего подписанного. Возможно, связь потеряна, или сервер вас разделяет.
reason-unproven = Прямо перед уходом участника { $name } что-то прозвучало или показалось от его имени при выключенных микрофоне и камере. Подтвердить, что это от него, не удалось.
reason-unprovenUnknown = Прямо перед чьим-то уходом что-то прозвучало или показалось от его имени при выключенных микрофоне и камере. Подтвердить, что это от него, не удалось.
reason-unconfirmed = Слишком мало участников недавно подтвердили, что они ещё здесь, поэтому ничего вашего не отправляется. Всё продолжится само, как только они подтвердят.

track-own-mic = Ваш микрофон
track-own-camera = Ваша камера
track-own-screen = Ваш экран
track-own-screenAudio = Звук вашего экрана
track-of-mic = Микрофон: { $name }
track-of-camera = Камера: { $name }
track-of-screen = Экран: { $name }
track-of-screenAudio = Звук экрана: { $name }

preview-title = Что сервер видит от вас
preview-text = Браузер попросил сервер вернуть вашу же камеру. Это всё, что у него есть.
preview-own = Вы, в своём браузере
preview-decoder = Попытка видеоплеера
preview-decoderText = Он получает запечатанное изображение без ключа, поэтому показать нечего.
preview-bytes = Байты в виде картинки
preview-bytesText = Один запечатанный кадр, один квадрат на байт. Жёлтые квадраты: те немногие, что оставлены открытыми для плеера.
preview-meta = Что стоит рядом открыто
preview-waiting = Ждём первый запечатанный кадр…
preview-direct = Ваша камера сейчас идёт прямо к собеседнику. Сервер ничего из этого не получает.
preview-nothing = Показать ему нечего
preview-cameraOff = Включите камеру, чтобы увидеть, что получает сервер.
preview-turnOn = Включить камеру
preview-frames = Вернулось кадров
preview-decrypted = Из них открыто
preview-size = Размер этого кадра
preview-sizeValue = байтов: { $length }, из них открытых: { $clear }
preview-kind = Вид
preview-key = целое изображение
preview-delta = изменение прежнего изображения
preview-sender = Отправитель
preview-senderValue = номер { $leaf } (без имени)
preview-generation = Поколение ключей
preview-counter = Номер кадра
preview-loudness = Громкость вашего микрофона
preview-loudnessTold = сообщается с каждым пакетом звука
preview-loudnessKept = не сообщается
preview-chat = Ваше последнее сообщение
preview-chatText = Последнее сообщение чата, каким его передал сервер.

souvenir-save = Сохранить картинкой
souvenir-hint = Вы рядом с тем, что видит сервер, на одной картинке. Она создаётся здесь и никуда не уходит.
souvenir-title = Это всё, что видит сервер
souvenir-file = Что видит сервер.png
souvenir-failed = Не удалось создать картинку.

notice-reconnecting = Соединение потеряно. Пробуем снова…
notice-micsFull = Включено восемь микрофонов, больше эта тихая встреча не вмещает. Попросите кого-нибудь сначала выключить свой.
notice-soundBlocked = Браузер не пропускает звук.
notice-allowSound = Включить звук
notice-muteAsked = { $name } просит вас выключить микрофон.
notice-turnOff = Выключить
notice-handUp = { $name } поднимает руку
notice-shareStarted = { $name } показывает экран
notice-reloaded = Вы обновили страницу: для других вы новый участник, и все коды нужно сравнить заново.
notice-joined = { $name } теперь здесь
notice-left = { $name } покидает встречу
notice-lost = { $name } теряет соединение
notice-reconnected = Вы снова на связи
notice-chatTooLong = Сообщение слишком длинное. Отправьте его частями.
notice-serverRefused = Сервер этого не принял. Попробуйте ещё раз через минуту.
notice-sendingStopped = Никто не подтверждает, что он ещё здесь: пока ничего вашего не отправляется
notice-sendingAgain = Вас снова видно и слышно
notice-privateNotSent = { $name } больше не здесь. Ваше личное сообщение не отправлено.
notice-privateNotSentUnknown = Этого участника больше нет. Ваше личное сообщение не отправлено.
notice-keyChanged = { $name } здесь как новый участник. Сравните коды снова, прежде чем полагаться на это.
notice-lobbyOn = { $by } включает зал ожидания. Новые гости ждут, пока их впустит организатор.
notice-lobbyOff = { $by } выключает зал ожидания
notice-lockOn = { $by } закрывает встречу. Никто новый не войдёт.
notice-lockOff = { $by } открывает встречу
notice-personRemoved = { $by } удаляет участника { $name }
notice-madeHost = { $name } теперь организатор
notice-passwordChanged = { $by } задаёт новый пароль. Все, кто здесь, остаются.
notice-aHost = Организатор
notice-noHost = Последний организатор ушёл. Встреча продолжается без него.
notice-grownLarge = Встреча стала большой, поэтому вход чуть дольше.
notice-askedYou = { $by } просит вас выключить микрофон
notice-youAsked = Вы просите участника { $whom } выключить микрофон
notice-asked = { $by } просит участника { $whom } выключить микрофон
notice-youMutedAll = Вы выключили микрофоны всем остальным
notice-mutedAll = { $by } выключает микрофоны всем остальным
notice-mutedYou = { $by } выключает ваш микрофон
notice-youMuted = Вы выключили микрофон участника { $whom }
notice-muted = { $by } выключает микрофон участника { $whom }

ended-left-title = Вы покинули встречу
ended-left-text = Надеемся, она была хорошей.
ended-badLink-title = Ссылка повреждена
ended-badLink-text = Часть её потерялась или изменилась. Попросите её ещё раз и скопируйте целиком.
ended-roomEnded-title = Встреча закончилась
ended-roomEnded-text = Все ушли. Войдите снова, чтобы открыть комнату заново.
ended-roomFull-title = Встреча заполнена
ended-roomFull-text = Подождите, пока кто-нибудь выйдет, и попробуйте снова.
ended-wrongPassword-title = Пароль не подошёл
ended-wrongPassword-text = Спросите у того, кто вас пригласил, и попробуйте снова.
ended-removed-title = Вас удалили со встречи
ended-removed-text = Это сделал организатор. Если по ошибке, войдите снова: организатор должен вас впустить.
ended-replaced-title = Вы вошли из другого места
ended-replaced-text = Эта вкладка покинула встречу, а другая продолжает. Закройте эту вкладку или войдите здесь снова.
ended-serverGone-title = Сервер недоступен
ended-serverGone-text = Проверьте подключение к интернету и войдите снова.
ended-serverShutdown-title = Сервер выключили
ended-serverShutdown-text = Встреча закончилась для всех. Подождите минуту и войдите снова.
ended-notSealed-title = Мы остановились, чтобы вас защитить
ended-notSealed-text = Браузер собирался отправить что-то незапечатанное, но ничего из этого не ушло. Обновите браузер или возьмите другой, затем войдите снова.
ended-protocol-title = Между вами и сервером что-то пошло не так
ended-protocol-text = Обновите страницу и войдите снова. Если не поможет, сервер, возможно, новее или старее этой страницы.
ended-denied-title = Вас не впустили
ended-denied-text = Организатор встречи отказал. Спросите у того, кто вас пригласил.
ended-locked-title = Встреча закрыта
ended-locked-text = Пока никто новый не войдёт. Попросите кого-нибудь внутри открыть её.
ended-passwordChanged-title = Теперь новый пароль
ended-passwordChanged-text = Вас не было, когда организатор его задал. Спросите пароль и войдите снова.

wayOn-left = Войти снова
wayOn-badLink = В начало
wayOn-roomEnded = Открыть снова
wayOn-roomFull = Попробовать ещё раз
wayOn-wrongPassword = Ввести ещё раз
wayOn-removed = Снова попросить впустить
wayOn-replaced = Войти здесь снова
wayOn-serverGone = Попробовать ещё раз
wayOn-serverShutdown = Попробовать ещё раз
wayOn-notSealed = Войти снова
wayOn-protocol = Обновить и войти снова
wayOn-denied = Попросить ещё раз
wayOn-locked = Попробовать ещё раз
wayOn-passwordChanged = Войти с новым паролем

trouble-openSecurely = Открыть безопасно
trouble-copyLink = Скопировать ссылку для другого браузера
trouble-copyByHand = Не удалось скопировать. Выделите адрес вверху и скопируйте его вручную.
trouble-tryAgain = Попробовать ещё раз
trouble-notAllowed = Не разрешено браузером
trouble-where = Куда нажать
trouble-offline = Вы не в сети. Всё продолжится, как только сеть вернётся.
trouble-looking = Смотрим, кто здесь…
trouble-noAnswer = Сервер пока не отвечает. Пробуем снова…
trouble-mayBeOver = Сейчас здесь никого нет. Возможно, встреча ещё не началась или уже закончилась. Начните её или подождите: здесь будет видно, когда кто-то придёт.

support-notSupported-title = Браузер слишком старый для запечатанной встречи
support-notSupported-text = Откройте ссылку в современном Chrome, Edge, Firefox или Safari.
support-insecure-title = Страница открыта небезопасно
support-insecure-text = Браузеры дают камеру и микрофон только по https. Откройте тот же адрес с https:// в начале.
support-workerFailed-title = Страница не смогла запуститься
support-workerFailed-text = Часть её не загрузилась. Обновите страницу; если не поможет, попробуйте другой браузер.

allow-chrome =
    { $kind ->
        [mic] Нажмите на значок слева от адреса, разрешите микрофон и снова включите его здесь.
        [camera] Нажмите на значок слева от адреса, разрешите камеру и снова включите её здесь.
       *[both] Нажмите на значок слева от адреса, разрешите микрофон и камеру и снова включите их здесь.
    }
allow-firefox =
    { $kind ->
        [mic] Нажмите на перечёркнутый микрофон слева от адреса, снимите запрет и снова включите его здесь.
        [camera] Нажмите на перечёркнутую камеру слева от адреса, снимите запрет и снова включите её здесь.
       *[both] Нажмите на перечёркнутые микрофон и камеру слева от адреса, снимите запрет и снова включите их здесь.
    }
allow-safari =
    { $kind ->
        [mic] Выберите в меню Safari «Настройки для этого веб-сайта», разрешите микрофон и снова включите его здесь.
        [camera] Выберите в меню Safari «Настройки для этого веб-сайта», разрешите камеру и снова включите её здесь.
       *[both] Выберите в меню Safari «Настройки для этого веб-сайта», разрешите микрофон и камеру и снова включите их здесь.
    }
allow-ios =
    { $kind ->
        [mic] Коснитесь значка рядом с адресом, затем «Настройки веб-сайта», разрешите микрофон и снова включите его здесь.
        [camera] Коснитесь значка рядом с адресом, затем «Настройки веб-сайта», разрешите камеру и снова включите её здесь.
       *[both] Коснитесь значка рядом с адресом, затем «Настройки веб-сайта», разрешите микрофон и камеру и снова включите их здесь.
    }
allow-other =
    { $kind ->
        [mic] Разрешите микрофон для этой страницы в настройках браузера и снова включите его здесь.
        [camera] Разрешите камеру для этой страницы в настройках браузера и снова включите её здесь.
       *[both] Разрешите микрофон и камеру для этой страницы в настройках браузера и снова включите их здесь.
    }
problem-refused =
    { $kind ->
        [mic] Браузер не даёт этой странице использовать микрофон. { $allow }
        [camera] Браузер не даёт этой странице использовать камеру. { $allow }
       *[both] Браузер не даёт этой странице использовать микрофон и камеру. { $allow }
    }
problem-missing =
    { $kind ->
        [mic] Микрофон не найден. Подключите его и включите здесь или продолжайте без него.
        [camera] Камера не найдена. Подключите её и включите здесь или продолжайте без неё.
       *[both] Ни микрофон, ни камера не найдены. Подключите их и включите здесь или продолжайте без них.
    }
problem-insecure =
    { $kind ->
        [mic] Браузеры дают микрофон только по https. Откройте тот же адрес с https:// в начале.
        [camera] Браузеры дают камеру только по https. Откройте тот же адрес с https:// в начале.
       *[both] Браузеры дают микрофон и камеру только по https. Откройте тот же адрес с https:// в начале.
    }
problem-inUse =
    { $kind ->
        [mic] Микрофон занят другой программой. Закройте его там и снова включите здесь.
       *[camera] Камера занята другой программой. Закройте её там и снова включите здесь.
    }
problem-lost =
    { $kind ->
        [mic] Микрофон отключился. Подключите его снова или выберите другой.
       *[camera] Камера отключилась. Подключите её снова или выберите другую.
    }
problem-silent =
    { $kind ->
        [mic] От микрофона нет звука. Возможно, он выключен на гарнитуре или в системе.
       *[camera] От камеры нет изображения. Возможно, её использует другая программа или закрыта шторка.
    }
problem-unsupported =
    { $kind ->
        [mic] Этот браузер не может использовать микрофон. Попробуйте другой браузер.
       *[camera] Этот браузер не может использовать камеру. Попробуйте другой браузер.
    }
problem-failed =
    { $kind ->
        [mic] Не удалось запустить микрофон. Включите его снова или выберите другой.
       *[camera] Не удалось запустить камеру. Включите её снова или выберите другую.
    }
problem-speaker = Этот динамик использовать не удалось. Выберите другой.
problem-screenUnsupported = Этот браузер не умеет показывать экран. Возьмите для этого компьютер.
problem-screenFailed = Не удалось показать экран. Попробуйте ещё раз или выберите другое окно.

offline-title = Нет соединения
offline-text = Сейчас SecureMeeting отсюда недоступен. Встречам нужен интернет: проверьте подключение. Когда оно вернётся, страница продолжит сама.
offline-again = Попробовать ещё раз
