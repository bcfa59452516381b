common-product = SecureMeeting
common-close = बंद करें
common-copy = कॉपी करें
common-copied = कॉपी हो गया
common-home = शुरुआत पर लौटें
common-unknownPerson = अनजान व्यक्ति
common-you = { $name } (आप)
common-showPassword = पासवर्ड दिखाएँ
common-hidePassword = पासवर्ड छिपाएँ
common-reload = पेज फिर से लोड करें
common-language = भाषा

home-headline = मिलिए, कोई और नहीं सुनेगा।
home-lead = एक लिंक, कोई खाता नहीं। हर तस्वीर, शब्द और संदेश आपके ब्राउज़र से निकलने से पहले मुहरबंद हो जाता है, इसलिए सर्वर भी अंदर नहीं देख सकता।
home-startTitle = मीटिंग शुरू करें
home-label = मीटिंग का नाम
home-labelHint = ज़रूरी नहीं। इसे केवल लिंक वाले पढ़ सकते हैं।
home-password = पासवर्ड
home-passwordHint = ज़रूरी नहीं। मेहमानों को इसे लिंक से अलग तरीके से बताएँ।
home-choices = और विकल्प
home-large = बड़ी मीटिंग
home-largeHint = 50 से ज़्यादा लोगों के लिए: जुड़ना तेज़ रहता है, पर कुंजियाँ केवल आज के प्रकार की होती हैं।
home-quiet = सर्वर को न बताएँ कि किसकी आवाज़ कितनी तेज़ है
home-quietHint = एक साथ अधिकतम आठ माइक्रोफ़ोन।
home-start = मीटिंग शुरू करें
home-starting = आपका लिंक बन रहा है…
home-joinTitle = लिंक से जुड़ें
home-linkPlaceholder = मिला हुआ लिंक चिपकाएँ
home-join = जुड़ें
home-notALink = यह मीटिंग का लिंक नहीं है। न्योते से पूरा लिंक कॉपी करके यहाँ चिपकाएँ।
home-noSecret = इस लिंक का अंत, यानी # के बाद का हिस्सा, छूट गया है। न्योते से पूरा लिंक कॉपी करके यहाँ चिपकाएँ।
home-makingFailed = आपका लिंक नहीं बन सका। पेज फिर से लोड करके दोबारा कोशिश करें।
home-youSee = जो आप देखते हैं
home-serverSees = जो सर्वर देखता है
home-illustration = साथ-साथ दो तस्वीरें: कॉल में एक व्यक्ति, और वही कॉल जैसी सर्वर के पास है, केवल शोर।
home-noAccount = खाता नहीं
home-noCookies = कुकी नहीं
home-nothingKept = कुछ नहीं रखा जाता

ready-opening = लिंक खुल रहा है…
ready-starting = आप यह मीटिंग शुरू कर रहे हैं
ready-startingText = अभी यहाँ कोई नहीं है। आपके अंदर आते ही बाकी लोग जुड़ सकेंगे।
ready-joining = जुड़ने के लिए तैयार?
ready-present =
    { $count ->
        [0] इस समय यहाँ कोई नहीं है।
        [one] यहाँ एक व्यक्ति है।
       *[other] यहाँ { $count } लोग हैं।
    }
ready-name = आपका नाम
ready-nameHint = मुहरबंद: मीटिंग के लोग इसे देखते हैं, सर्वर नहीं।
ready-nameMissing = पहले अपना नाम लिखें, ताकि दूसरे जानें कि आप कौन हैं।
ready-password = मीटिंग का पासवर्ड
ready-passwordNew = इस मीटिंग के लिए पासवर्ड
ready-passwordHint = जिसने आपको बुलाया है, उससे पूछें।
ready-passwordNewHint = हर जुड़ने वाले को इसे लिखना होगा।
ready-passwordMissing = इस मीटिंग का पासवर्ड है। आगे बढ़ने के लिए उसे लिखें।
ready-passwordWrong = यह पासवर्ड सही नहीं है। वर्तनी जाँचें, या जिसने बुलाया है उससे पूछें।
ready-passwordChecking = पासवर्ड जाँचा जा रहा है…
ready-passwordRight = पासवर्ड सही है।
ready-passwordSet = आपका पासवर्ड तय हो गया।
ready-passwordChanged = मीटिंग के दौरान होस्ट ने नया पासवर्ड रखा है। उनसे पूछें।
ready-lobby = इस मीटिंग में होस्ट लोगों को अंदर आने देते हैं। शायद आपको थोड़ा इंतज़ार करना पड़े।
ready-askToJoin = जुड़ने की अनुमति माँगें
ready-locked = यह मीटिंग बंद कर दी गई है: अभी कोई नया अंदर नहीं आ सकता।
ready-knocking = अंदर आने की अनुमति का इंतज़ार
ready-knockingText = होस्ट आपका नाम और आपका इंतज़ार देख रहे हैं। किसी एक के हाँ कहते ही आप अंदर होंगे।
ready-stopWaiting = इंतज़ार छोड़ें
ready-join = अभी जुड़ें
ready-otherTab = आप दूसरे टैब में पहले से इस मीटिंग में हैं। यहाँ भी जुड़ेंगे तो आप दो बार होंगे।
ready-start = मीटिंग शुरू करें
ready-connecting = आपको जोड़ा जा रहा है…
ready-ahead =
    { $count ->
        [one] आपसे आगे एक व्यक्ति है…
       *[other] आपसे आगे { $count } लोग हैं…
    }
ready-preview = दूसरे आपको ऐसे देखेंगे
ready-devices = माइक्रोफ़ोन, कैमरा और स्पीकर
ready-cameraOff = आपका कैमरा बंद है
ready-cameraOpening = आपका कैमरा चालू हो रहा है…
ready-allow = आपका ब्राउज़र माइक्रोफ़ोन और कैमरे की अनुमति माँग रहा है। दिखने और सुनाई देने के लिए “अनुमति दें” चुनें।
ready-level = आपके माइक्रोफ़ोन की आवाज़
ready-levelHint = कुछ बोलिए: सुनाई देने पर पट्टी हिलती है।
ready-levelOff = आपका माइक्रोफ़ोन बंद है।

before-here =
    { $count ->
        [one] { $names } यहाँ हैं।
       *[other] { $names } यहाँ हैं।
    }
before-others =
    { $count ->
        [one] { $count } अन्य
       *[other] { $count } अन्य
    }
before-testSpeaker = जाँच की आवाज़ बजाएँ
before-testFailed = जाँच की आवाज़ नहीं बज सकी। दूसरा स्पीकर चुनें।
before-heard = आपके स्पीकर पर बज रहा है। कुछ सुनाई नहीं देता? आवाज़ बढ़ाएँ या दूसरा चुनें।
before-moveHere = वहाँ से निकलें, यहाँ जुड़ें
before-moved = दूसरा टैब निकल गया है। तैयार होने पर यहाँ जुड़ें।

devices-title = उपकरण
devices-mic = माइक्रोफ़ोन
devices-camera = कैमरा
devices-speaker = स्पीकर
devices-standard = सिस्टम का डिफ़ॉल्ट
devices-numbered =
    { $kind ->
        [mic] माइक्रोफ़ोन { $number }
        [camera] कैमरा { $number }
       *[speaker] स्पीकर { $number }
    }
devices-none-mic = कोई माइक्रोफ़ोन नहीं मिला
devices-none-camera = कोई कैमरा नहीं मिला
devices-none-speaker = आपका सिस्टम चुनता है
devices-sound = आपकी आवाज़
devices-sounds-echo = गूँज हटाएँ
devices-sounds-noise = पीछे का शोर हटाएँ
devices-sounds-gain = आवाज़ एक समान रखें
devices-sounds-music = संगीत
devices-musicHint = संगीत स्टीरियो में, बिना बदलाव भेजा जाता है। हेडफ़ोन लगाएँ, नहीं तो दूसरों को गूँज सुनाई देगी।
devices-screen = जब आप अपनी स्क्रीन दिखाते हैं
devices-text-name = साफ़ अक्षर
devices-text-hint = दस्तावेज़, स्लाइड और कोड के लिए।
devices-motion-name = सहज गति
devices-motion-hint = फ़िल्मों और खेलों के लिए।
devices-replaced =
    { $kind ->
        [mic] आपका माइक्रोफ़ोन हट गया। अब { $name } काम में है।
        [camera] आपका कैमरा हट गया। अब { $name } काम में है।
       *[speaker] आपका स्पीकर हट गया। अब { $name } काम में है।
    }
devices-replacedByStandard =
    { $kind ->
        [mic] आपका माइक्रोफ़ोन हट गया। अब सिस्टम का माइक्रोफ़ोन काम में है।
        [camera] आपका कैमरा हट गया। अब सिस्टम का कैमरा काम में है।
       *[speaker] आपका स्पीकर हट गया। अब सिस्टम का स्पीकर काम में है।
    }

controls-bar = मीटिंग के नियंत्रण
controls-mic-name = माइक्रोफ़ोन
controls-mic-on = माइक्रोफ़ोन बंद करें
controls-mic-off = माइक्रोफ़ोन चालू करें
controls-camera-name = कैमरा
controls-camera-on = कैमरा बंद करें
controls-camera-off = कैमरा चालू करें
controls-share-name = अपनी स्क्रीन दिखाएँ
controls-share-on = स्क्रीन दिखाना रोकें
controls-share-off = अपनी स्क्रीन दिखाएँ
controls-hand-name = हाथ उठाएँ
controls-hand-on = हाथ नीचे करें
controls-hand-off = हाथ उठाएँ
controls-reactions = प्रतिक्रियाएँ
controls-people = लोग, { $shown }
controls-chat = चैट
controls-unread =
    { $count ->
        [one] चैट, { $shown } नया संदेश
       *[other] चैट, { $shown } नए संदेश
    }
controls-invite = बुलाएँ

controls-view = दृश्य
controls-leave = मीटिंग से निकलें
controls-devices = उपकरण चुनें

reaction-thumbsUp = अँगूठा दिखाकर प्रतिक्रिया दें
reaction-heart = दिल से प्रतिक्रिया दें
reaction-applause = तालियों से प्रतिक्रिया दें
reaction-laughter = हँसी से प्रतिक्रिया दें
reaction-cheer = जश्न से प्रतिक्रिया दें
reaction-surprise = हैरानी से प्रतिक्रिया दें

shortcuts-title = कीबोर्ड शॉर्टकट
shortcuts-key-m = माइक्रोफ़ोन चालू या बंद
shortcuts-key-v = कैमरा चालू या बंद
shortcuts-key-h = हाथ उठाएँ या नीचे करें
shortcuts-key-c = चैट खोलें या बंद करें
shortcuts-key-p = लोगों की सूची खोलें या बंद करें
shortcuts-key-s = सुरक्षा खोलें या बंद करें
shortcuts-key-l = व्यवस्था चुनें
shortcuts-close = जो खुला है उसे बंद करें
shortcuts-sheet = ये कुंजियाँ दिखाएँ
shortcuts-on = ये कुंजियाँ इस्तेमाल करें

stage-label = मीटिंग
stage-people = यहाँ मौजूद लोगों की तस्वीरें
stage-ownScreen = आपकी स्क्रीन
stage-screenOf = { $name } की स्क्रीन
stage-waiting = तस्वीर का इंतज़ार…
stage-waitingScreen = स्क्रीन का इंतज़ार…
stage-paused = रुका हुआ: आपका कनेक्शन धीमा है
stage-forged = यह साबित नहीं हो सका कि यह इसी व्यक्ति से आया है, इसलिए न दिखाया जाता है, न बजाया जाता है।
stage-micOff = माइक्रोफ़ोन बंद
stage-cameraOff = कैमरा बंद
stage-hand = हाथ उठा है
stage-zoom = असली आकार में दिखाएँ
stage-zoomFit = विंडो में समाएँ

view-title = दृश्य
view-layout = व्यवस्था
view-auto-name = अपने-आप
view-auto-hint = सब, और जो साझा या पिन किया गया है वह बड़ा।
view-grid-name = ग्रिड
view-grid-hint = सब एक ही आकार में।
view-speaker-name = बोलने वाला
view-speaker-hint = जो बोलता है, वह बड़ा दिखता है।
view-showSelf = मेरी अपनी तस्वीर दिखाएँ
view-showWithoutVideo = बिना वीडियो वाले लोग दिखाएँ
view-hidden =
    { $count ->
        [one] अभी { $count } व्यक्ति छिपा है।
       *[other] अभी { $count } लोग छिपे हैं।
    }
view-fullScreen = पूरी स्क्रीन
view-leaveFullScreen = पूरी स्क्रीन से निकलें
view-smallWindow = छोटी विंडो
view-closeSmallWindow = छोटी विंडो बंद करें
view-smallWindowHint = मीटिंग आपकी दूसरी विंडो के ऊपर दिखती रहती है।
view-noSmallWindow = इस ब्राउज़र में ऐसी छोटी विंडो नहीं जो ऊपर बनी रहे।
view-smallWindowFailed = छोटी विंडो नहीं खुल सकी। फिर कोशिश करें।
view-pin = पिन करें
view-unpin = पिन हटाएँ
view-pinHint = केवल आपके लिए बड़ा रहता है।
view-pinned = पिन किया हुआ
view-earlier = आगे करें
view-later = पीछे करें
view-moveHint = एक स्थान। माउस से तस्वीर को खींचें।
view-movedTo = { $name }: { $of } में से स्थान { $place }
view-hideSelf = मेरी तस्वीर छिपाएँ
view-hideSelfHint = दूसरे आपको देखते रहेंगे। यह “दृश्य” से लौटती है।
view-pages = पृष्ठ
view-page = पृष्ठ { $page }, कुल { $of }
view-pageShort = { $page } / { $of }
view-pageBefore = पिछला पृष्ठ
view-pageAfter = अगला पृष्ठ
view-speaks = { $name } बोल रहे हैं
talking-muted = आपका माइक्रोफ़ोन बंद है।
talking-mutedHold = आपका माइक्रोफ़ोन बंद है। बोलने के लिए स्पेस बार दबाए रखें।
talking-held = जब तक आप स्पेस बार दबाए रखते हैं, आपकी आवाज़ सुनाई देती है।
talking-turnOn = चालू करें
talking-strong = शोर पूरी तरह हटाएँ
talking-strongHint = शोर वाली जगहों के लिए। इसमें कंप्यूटर की ज़्यादा शक्ति लगती है।
talking-denoiseFailed = यह ब्राउज़र शोर पूरी तरह नहीं हटा सकता। सब पहले जैसा चलता रहेगा।
talking-volume = { $name } की आवाज़, सिर्फ़ आपके लिए
talking-meetingSounds = मीटिंग की ध्वनियाँ
talking-cues = किसी के आने या जाने पर ध्वनि

quality-title = कनेक्शन
quality-open = आपका कनेक्शन: { $words }। आँकड़े दिखाएँ
quality-show = कनेक्शन आँकड़ों में
quality-grade-good = अच्छा कनेक्शन
quality-grade-fair = ठीक-ठाक कनेक्शन
quality-grade-poor = कमज़ोर कनेक्शन
quality-none = अभी कोई कनेक्शन नहीं है।
quality-path = रास्ता
quality-path-udp = UDP
quality-path-tcp = TCP
quality-path-relay = रिले
quality-path-direct = सीधा, सर्वर के बिना
quality-detour-tcp = आपका नेटवर्क UDP को जाने नहीं देता। कॉल TCP से जाती है, जो पैकेट खोने पर धीरे सँभलता है।
quality-detour-relay = आपका नेटवर्क केवल वेब को जाने देता है। कॉल सर्वर के रिले से जाती है, जिसमें थोड़ा ज़्यादा समय लगता है।
quality-detour-direct = तस्वीर और आवाज़ सीधे दूसरे व्यक्ति तक जाती हैं। सर्वर को कुछ नहीं मिलता।
quality-direct = जब यहाँ केवल दो लोग हों तो सीधे जुड़ें
quality-directHint = तब तस्वीर और आवाज़ सीधे दूसरे व्यक्ति तक जाती हैं, जो आपका नेटवर्क पता देख सकता है। यह तभी होता है जब आप दोनों इसे चालू करें, और एन्क्रिप्शन वही रहता है।
quality-roundTrip = आना-जाना
quality-couldSend = भेज सकते हैं
quality-sent = जो आप भेजते हैं
quality-received = जो आपको मिलता है
quality-fps = { $size }, { $fps } प्रति सेकंड
quality-sizes = { $count } आकारों में
quality-lost = { $share } खोया
quality-jitter = { $time } उतार-चढ़ाव
quality-froze =
    { $count ->
        [0] कभी नहीं रुका
        [one] { $count } बार रुका
       *[other] { $count } बार रुका
    }
quality-byNetwork = नेटवर्क से सीमित
quality-byMachine = इस कंप्यूटर से सीमित
quality-fewerVoices =
    { $count ->
        [one] आपका कनेक्शन धीमा है, इसलिए आप केवल सबसे तेज़ आवाज़ सुनते हैं।
       *[other] आपका कनेक्शन धीमा है, इसलिए आप केवल { $count } सबसे तेज़ आवाज़ें सुनते हैं।
    }
quality-local = पिछले पाँच सेकंड में आपके ब्राउज़र में मापा गया, और किसी को नहीं बताया गया।

check-open = उपकरण और नेटवर्क जाँचें
check-title = क्या यहाँ काम करेगा?
check-lead = आपके कैमरे, माइक्रोफ़ोन, स्पीकर और नेटवर्क की छोटी जाँच। लगभग आधा मिनट लगता है।
check-start = जाँच शुरू करें
check-again = फिर से जाँचें
check-steps = क्या जाँचा जाता है
check-private = जाँच अपनी अलग मीटिंग खोलती है जिसका लिंक किसी और के पास नहीं है, बाकी मीटिंग जैसी ही मुहरबंद। इसका कुछ भी नहीं रखा जाता।
check-play = आवाज़ बजाएँ
check-heard = मैंने सुना
check-heardNot = कुछ सुनाई नहीं दिया
check-name-camera = कैमरा
check-name-mic = माइक्रोफ़ोन
check-name-speaker = स्पीकर
check-name-server = सर्वर
check-name-udp = सीधा रास्ता (UDP)
check-name-tcp = सख़्त नेटवर्क का रास्ता (TCP)
check-name-relay = केवल वेब वाले नेटवर्क का रास्ता (रिले)
check-name-bandwidth = गति
check-running = कोशिश हो रही है…
check-camera-running = ब्राउज़र कैमरे की अनुमति माँग सकता है। “अनुमति दें” चुनें।
check-camera-works = आपका कैमरा काम करता है।
check-camera-fails = आपके कैमरे से तस्वीर नहीं आ रही।
check-mic-running = कुछ शब्द बोलिए।
check-mic-works = आपका माइक्रोफ़ोन काम करता है।
check-mic-fails = कुछ सुनाई नहीं दिया। क्या सही माइक्रोफ़ोन चुना है, और वह चालू है?
check-speaker-waiting = आवाज़ बजाएँ और बताएँ कि सुनाई दी या नहीं।
check-speaker-works = आप दूसरों को सुन सकते हैं।
check-speaker-fails = आवाज़ बढ़ाएँ, या सिस्टम में दूसरा स्पीकर चुनें।
check-server-works = सर्वर जवाब दे रहा है।
check-server-fails = सर्वर तक नहीं पहुँचा जा सका। अपना इंटरनेट कनेक्शन जाँचें।
check-udp-works = खुला: तस्वीर और आवाज़ के लिए सबसे अच्छा रास्ता।
check-way-works = खुला।
check-way-absent = यह सर्वर इसे नहीं देता।
check-way-fails = आपके नेटवर्क ने बंद किया है।
check-relay-fails = यह सर्वर इसे नहीं देता, या आपके नेटवर्क ने बंद किया है।
check-bandwidth-running = मापा जा रहा है…
check-bandwidth-fails = यहाँ मापा नहीं जा सका।
check-roundTrip = { $works } आना-जाना: { $time }।
check-speed-full = आप लगभग { $rate } भेज सकते हैं: साफ़ तस्वीर के लिए काफ़ी।
check-speed-middle = आप लगभग { $rate } भेज सकते हैं: अच्छी तस्वीर के लिए काफ़ी।
check-speed-small = आप लगभग { $rate } भेज सकते हैं: आवाज़ और छोटी तस्वीर के लिए काफ़ी।
check-speed-sound = आप लगभग { $rate } भेज सकते हैं: आवाज़ के लिए काफ़ी। ठीक से सुनाई न दे तो कैमरा बंद करें।
check-finding-all = सब काम करता है। आप दिखेंगे और सुनाई देंगे, और दूसरों को देख-सुन सकेंगे।
check-finding-noServer = आप अभी यहाँ से नहीं जुड़ सकते: सर्वर जवाब नहीं दे रहा।
check-finding-nothing = आप मीटिंग खोल सकते हैं, पर तस्वीर और आवाज़ को आपके नेटवर्क से रास्ता नहीं मिलता। दूसरा नेटवर्क आज़माएँ, जैसे फ़ोन का।
check-finding-seenNot = दूसरे आपको नहीं देखेंगे: आपका कैमरा यहाँ काम नहीं करता।
check-finding-heardNot = दूसरे आपको नहीं सुनेंगे: आपका माइक्रोफ़ोन यहाँ काम नहीं करता।
check-finding-hearsNot = शायद आप दूसरों को न सुनें: अपना स्पीकर जाँचें।
check-finding-detour = तस्वीर और आवाज़ आपके नेटवर्क की सीमाओं से घूमकर जाती हैं। काम होता है, थोड़ा धीमे।
check-finding-slow = आपका नेटवर्क धीमा है: दूसरे आपको छोटा देखेंगे और ठीक से सुनेंगे।

invite-title = दूसरों को बुलाएँ
invite-alone = अभी यहाँ केवल आप हैं
invite-text = यह लिंक उन्हें भेजें जिनसे मिलना है। यही कमरे की चाबी है, इसलिए सोच-समझकर बाँटें।
invite-link = इस मीटिंग का लिंक
invite-copied = लिंक कॉपी हो गया।
invite-copyFailed = लिंक कॉपी नहीं हो सका। उसे चुनकर हाथ से कॉपी करें।
invite-qr = लिंक का QR कोड। जुड़ने के लिए फ़ोन से स्कैन करें।
invite-password = मेहमानों को पासवर्ड भी चाहिए। उन्हें इसे लिंक से अलग तरीके से बताएँ।

ways-title = बुलाने के और तरीके
ways-share = साझा करें
ways-mail = ईमेल
ways-calendar = कैलेंडर
ways-words = पढ़कर सुनाएँ
ways-qr = QR कोड
ways-subject = मेरी मीटिंग में जुड़ें
ways-subjectNamed = मेरी मीटिंग में जुड़ें: { $label }
ways-body = इस लिंक से किसी भी नए ब्राउज़र में जुड़ें। खाते की ज़रूरत नहीं।
ways-bodyPassword = पासवर्ड भी चाहिए होगा, वह मैं दूसरे तरीके से बताऊँगा।
ways-when = तारीख़ और समय
ways-whenMissing = पहले तारीख़ और समय चुनें।
ways-zone = { $zone } के समय के अनुसार।
ways-length = कितनी देर
ways-save = न्योता सहेजें
ways-saved = न्योता सहेजा गया। इसे खोलकर कैलेंडर में डालें, या मेहमानों को भेजें।
ways-meeting = मीटिंग
ways-calendarHint = एक फ़ाइल जिसे हर कैलेंडर खोलता है। यह आपके ब्राउज़र में बनती है; सर्वर को पता नहीं चलता।

spoken-title = शब्दों में लिंक
spoken-text = इन्हें फ़ोन पर मेहमान को पंक्ति दर पंक्ति पढ़कर सुनाएँ। वे इन्हें इस पते पर “लिंक से जुड़ें” में लिखें:
spoken-list = शब्द
spoken-open = लिंक की जगह शब्द लिखें
spoken-input = जो शब्द आपको सुनाए जाते हैं
spoken-inputHint = बड़े अक्षर और अल्पविराम मायने नहीं रखते। शब्द के चार अक्षर काफ़ी हैं।
spoken-soFar =
    { $count ->
        [one] अब तक { $count } शब्द।
       *[other] अब तक { $count } शब्द।
    }
spoken-join = जुड़ें
spoken-back = इसके बजाय लिंक लें
spoken-count = ये { $count } शब्द हैं, और लिंक में { $wanted } होते हैं। क्या कोई छूट गया, या दो बार पढ़ा गया?
spoken-unknown = शब्द { $place }, “{ $word }”, सूची में नहीं है। इसे फिर पूछें।
spoken-unknownNear = शब्द { $place }, “{ $word }”, सूची में नहीं है। क्या यह { $near } है?
spoken-wrong = शब्द { $place }, “{ $word }”, मेल नहीं खाता। यह “{ $instead }” होना चाहिए: पूछें कि क्या वही था।
spoken-garbled = इनमें से कुछ शब्द आपस में मेल नहीं खाते। इन्हें एक बार और, पंक्ति दर पंक्ति देखें।
spoken-mend = “{ $word }” लें
spoken-quoted = “{ $word }”

plan-open = बाद की मीटिंग तय करें
plan-title = मीटिंग तय करें
plan-text = आपको एक लिंक मेहमानों के लिए और एक अपने लिए मिलता है। मिलने तक सर्वर पर कुछ नहीं रखा जाता।
plan-password = पासवर्ड माँगें
plan-passwordHint = मेहमानों के साथ एक तय करें। जो मीटिंग खोलता है, वही पहले लिखता है।
plan-make = लिंक बनाएँ
plan-guests = मेहमानों के लिए
plan-done = हो गया
plan-failed = लिंक नहीं बन सके। फिर कोशिश करें।

hostLink-title = केवल आपके लिए: आपका होस्ट लिंक
hostLink-show = मेरा होस्ट लिंक दिखाएँ
hostLink-text = यह किसी भी उपकरण पर आपको होस्ट बनाकर मीटिंग खोलता है, चाहे पहले कोई भी आए।
hostLink-warning = इसे साझा न करें। जिसके पास यह हो, वह लोगों को हटा सकता है और तय कर सकता है कि कौन आए।
hostLink-label = आपका होस्ट लिंक
hostLink-copied = आपका होस्ट लिंक कॉपी हो गया। इसे पासवर्ड की तरह सँभालें।
hostLink-youAreHost = आप यह मीटिंग होस्ट के रूप में खोलते हैं।

recent-title = इस ब्राउज़र में रखी हुई
recent-keep = यह मीटिंग इस ब्राउज़र में रखें
recent-keepHint = केवल इस उपकरण पर, जब तक आप न मिटाएँ। तब इस ब्राउज़र का इस्तेमाल करने वाला जुड़ सकता है।
recent-keepHostHint = आपके होस्ट लिंक के साथ। केवल इस उपकरण पर, जब तक आप न मिटाएँ। तब इस ब्राउज़र का इस्तेमाल करने वाला होस्ट बन सकता है।
recent-notKept = यह ब्राउज़र ऐसे पेजों के लिए कुछ नहीं रखता।
recent-unnamed = बिना नाम की मीटिंग
recent-host = आप होस्ट हैं
recent-kept = { $date } को रखी गई
recent-forget = { $name } को इस ब्राउज़र से मिटाएँ
recent-forgetAll = सब मिटाएँ

elsewhere-text = यह लिंक दूसरे सर्वर पर ले जाता है: { $host }। वहाँ तभी जाएँ जब आपको इसकी उम्मीद थी।
elsewhere-go = वहाँ जाएँ

people-title = लोग ({ $count })
people-list = इस मीटिंग के लोग
people-host = होस्ट
people-unknown = इस व्यक्ति ने अपना नाम साबित नहीं किया है। अगर आप नहीं जानते कि कौन है, तो आगे बढ़ने से पहले पूछें।
people-invite = दूसरों को बुलाएँ
people-more = { $name } के बारे में और
people-writePrivately = निजी संदेश भेजें
people-writePrivatelyHint = यहाँ कोई और इसे न पढ़ सकता है, न देख सकता है कि आपने लिखा।
people-turnOffMic = माइक्रोफ़ोन बंद करें
people-turnOffMicHint = सबको पता चलेगा कि आपने किया। वे इसे फिर चालू कर सकते हैं।
people-askTurnOffMic = माइक्रोफ़ोन बंद करने को कहें
people-askTurnOffMicHint = सबको पता चलेगा कि आपने कहा।
people-muteAll = सबकी आवाज़ बंद करें

hosts-remove = { $name } को हटाएँ
hosts-removeTitle = { $name } को हटाएँ?
hosts-removeText = { $name } तुरंत बाहर होंगे और आगे कुछ देख-सुन नहीं पाएँगे। लिंक { $name } के लिए अब भी काम करता है, इसलिए अब से नए लोग होस्ट की अनुमति तक इंतज़ार करेंगे।
hosts-removeConfirm = हटाएँ
hosts-cancel = रद्द करें
hosts-makeHost = होस्ट बनाएँ
hosts-makeHostHint = होस्ट लोगों को अंदर आने देते हैं, हटाते हैं और मीटिंग बंद करते हैं।
hosts-waiting =
    { $count ->
        [one] { $count } व्यक्ति अंदर आने का इंतज़ार कर रहा है
       *[other] { $count } लोग अंदर आने का इंतज़ार कर रहे हैं
    }
hosts-waitingList = अंदर आने का इंतज़ार करने वाले
hosts-waits =
    { $more ->
        [0] { $name } अंदर आने का इंतज़ार कर रहे हैं।
        [one] { $name } और { $more } अन्य व्यक्ति अंदर आने का इंतज़ार कर रहे हैं।
       *[other] { $name } और { $more } अन्य लोग अंदर आने का इंतज़ार कर रहे हैं।
    }
hosts-look = दिखाएँ
hosts-admit = आने दें
hosts-admitNamed = आने दें: { $name }
hosts-deny = नहीं
hosts-denyNamed = नहीं, { $name } को न आने दें
hosts-door = कौन अंदर आ सकता है
hosts-lobby = नए लोग होस्ट का इंतज़ार करें
hosts-lock = कोई नया अंदर न आए
hosts-changePassword = पासवर्ड बदलें
hosts-setPassword = पासवर्ड रखें
hosts-passwordText = जो यहाँ हैं, वे रहेंगे। बाद में आने वालों को नया पासवर्ड चाहिए, उन्हें इसे लिंक से अलग तरीके से बताएँ।
hosts-newPassword = नया पासवर्ड
hosts-newPasswordMissing = पहले पासवर्ड लिखें।
hosts-lobbyOn = नए लोग होस्ट की अनुमति तक इंतज़ार करते हैं।
hosts-lockOn = मीटिंग बंद कर दी गई है। कोई नया अंदर नहीं आ सकता।
hosts-noHost = यहाँ कोई होस्ट नहीं है। मीटिंग चलती रहेगी; कौन अंदर आए, यह केवल होस्ट बदल सकता है।

chat-title = चैट
chat-input = सबके लिए संदेश
chat-send = भेजें
chat-empty = अभी कोई संदेश नहीं। आप जो लिखते हैं वह मुहरबंद है और मीटिंग ख़त्म होते ही मिट जाता है।
chat-sealed = जैसा सर्वर ने देखा
chat-sealedText = ये वे बाइट हैं जो सर्वर ने आगे भेजे। कुंजी के बिना ये कुछ नहीं कहते।
chat-arrived = { $name }: { $text }
chat-arrivedPrivately = { $name }, केवल आपके लिए: { $text }
chat-onlyToYou = केवल आपके लिए
chat-onlyTo = केवल { $name } के लिए
chat-inputPrivate = केवल { $name } के लिए संदेश
chat-backToAll = फिर से सबको लिखें
chat-answer = निजी जवाब दें
chat-log = संदेश

files-attach = फ़ाइल भेजें
files-attachTip = फ़ाइल भेजें, 1 GB तक
files-save = सहेजें
files-saveAgain = फिर कोशिश करें
files-stopSaving = रोकें
files-stopOffering = साझा करना रोकें
files-progress = { $name } सहेजी जा रही है
files-begins = शुरू हो रहा है…
files-part = { $size } में से { $done }
files-offeredBy = { $name } एक फ़ाइल साझा कर रहे हैं
files-waiting = { $name } के लौटने का इंतज़ार
files-savedHere = सहेजी गई
files-failed = नहीं सहेजी गई
files-withdrawn = अब साझा नहीं है
files-gone = { $name } यहाँ नहीं हैं
files-saving =
    { $count ->
        [one] { $count } व्यक्ति इसे सहेज रहा है
       *[other] { $count } लोग इसे सहेज रहे हैं
    }
files-saved =
    { $count ->
        [one] { $count } व्यक्ति ने इसे सहेजा
       *[other] { $count } लोगों ने इसे सहेजा
    }
files-shared = साझा है
files-problem-empty = { $name } खाली है, इसलिए भेजने को कुछ नहीं है।
files-problem-tooLarge = { $name } 1 GB से बड़ी है। इसे हिस्सों में भेजें।
files-problem-tooMany = { $name } को रुकना होगा: बहुत सारी फ़ाइलें रास्ते में हैं।
files-problem-damaged = { $name } का एक हिस्सा वैसा नहीं था जैसा भेजा गया था। उसे फेंककर फिर से माँगा गया।
files-problem-unreadable = { $name } बदली या हटाई गई, इसलिए अब साझा नहीं है।
files-noSpace = { $name } सहेजने के लिए यहाँ पर्याप्त जगह नहीं है।
files-saveFailed = { $name } सहेजी नहीं जा सकी। फिर कोशिश करें।

security-title = सुरक्षा
security-shield-secure = सुरक्षित
security-shield-connecting = जुड़ रहा है
security-shield-warning = जाँचें
security-shield-broken = असुरक्षित
security-shieldLabel = सुरक्षा: { $state }
security-headline-secure = इस मीटिंग को केवल यहाँ मौजूद लोग देख और सुन सकते हैं।
security-headline-connecting = आपकी मीटिंग मुहरबंद हो रही है। एक पल लगेगा।
security-headline-warning = किसी बात पर आपका ध्यान चाहिए।
security-headline-broken = अभी कुछ भी निजी न कहें।
security-text-secure = सब कुछ ब्राउज़र से निकलने से पहले मुहरबंद होता है और केवल यहाँ मौजूद लोगों के ब्राउज़र में खुलता है। सर्वर के पास कोई कुंजी नहीं है।
security-text-connecting = जब तक मुहर न लग सके, आपका कुछ भी नहीं भेजा जाता।
security-text-warning = आप जो भेजते हैं वह अब भी मुहरबंद है। ढाल पीली क्यों है:
security-text-broken = ढाल लाल क्यों है:
security-codeTitle = क्या सब वही हैं जो वे कहते हैं?
security-codeText = यहाँ सबके पास यह कोड है, और यह केवल लोगों के आने-जाने पर बदलता है। अगर सबका एक जैसा है, तो बीच में कोई नहीं है।
security-codeAlone = जब दूसरे आ जाएँ, तब इस कोड को उनके साथ मिलाना है।
security-compare = कोड मिलाएँ
security-comparedAll = आपने यहाँ सबके साथ कोड मिला लिए हैं।
security-compared = आपने { $others } में से { $marked } लोगों के साथ कोड मिलाए हैं।
security-codePending = मीटिंग में आने पर कोड दिखेगा।
security-previewTitle = सर्वर आपका क्या देखता है?
security-previewText = उससे अपना ही कैमरा वापस माँगें और देखें कि उसके पास क्या है।
security-brokenAlert = इस ब्राउज़र ने आपका भेजा हुआ मुहरबंद नहीं किया, इसलिए अब कुछ नहीं भेजा जाता। निकलें और नए ब्राउज़र से फिर जुड़ें।
security-noRelay = यह पता रिले माँगता है, और इस सर्वर पर कोई रिले नहीं है, इसलिए कोई दिखाई या सुनाई नहीं देता। पते से ?relay=1 हटाकर उसे फिर खोलें।
security-openPreview = देखें कि सर्वर क्या देखता है
security-countsTitle = मुहरबंद और खुले, गिने हुए
security-countsText = आपके ब्राउज़र में, फ़्रेम दर फ़्रेम गिने गए।
security-countsCaption = हर ट्रैक के मुहरबंद और खुले फ़्रेम
security-track = ट्रैक
security-frames = फ़्रेम
security-failed = रद्द
security-sealedFrames = { $count } मुहरबंद
security-openedFrames = { $count } खुले
security-noTracks = अभी कोई तस्वीर या आवाज़ नहीं।
security-knowsTitle = सर्वर क्या देखता है
security-knows-addresses = जुड़े हुए लोगों के नेटवर्क पते
security-knows-room = कमरे के नाम की जगह एक बेतरतीब संख्या
security-knows-people = यहाँ कितने लोग हैं, और वे कब आते-जाते हैं
security-knows-traffic = कब और कितना डेटा बहता है
security-knows-tracks = कौन-से माइक्रोफ़ोन, कैमरे और स्क्रीन चालू हैं
security-knows-loudness = माइक्रोफ़ोन कितना तेज़ है, ताकि बोलने वाले का पता चले
security-knows-codec = तस्वीर और आवाज़ की एन्कोडिंग का प्रकार
security-quiet = यह शांत मीटिंग है: सर्वर को नहीं बताया जाता कि माइक्रोफ़ोन कितना तेज़ है। इसलिए वह बोलने वाले को नहीं चुन सकता, और सबसे पहले चालू हुए आठ माइक्रोफ़ोन आगे भेजता है।
security-knowsNot = वह नाम, चेहरे, आवाज़ें, स्क्रीन, संदेश या मीटिंग का नाम नहीं देखता।
security-keysTitle = यह कितने समय तक गुप्त रहेगा?
security-hybrid = कुंजियाँ एक साथ दो तरीकों से तय होती हैं: आज का, और क्वांटम कंप्यूटरों के समय के लिए बना तरीका। जो यह मीटिंग रिकॉर्ड करे, वह बाद में ऐसे कंप्यूटर से भी इसे नहीं खोल सकेगा।
security-hybridNot = कोई वही है जो उसने साबित किया, यह केवल आज के तरीके पर टिका है, जिसे बस मीटिंग चलने तक टिकना है।
security-classical = यह बड़ी मीटिंग है, इसलिए कुंजियाँ केवल आज के तरीके से तय होती हैं। जो इसे रिकॉर्ड करे, जिसके पास लिंक हो और किसी दिन क्वांटम कंप्यूटर, वह इसे खोल सकता है।
security-largeNotice = यहाँ 50 से ज़्यादा लोग हैं, इसलिए जुड़ने में थोड़ा ज़्यादा समय लगता है। अगली बार शुरू करते समय “बड़ी मीटिंग” चुनें।
security-suite = कुंजियाँ: { $suite }, पीढ़ी { $epoch }

why-sealed = सब कुछ ब्राउज़र से निकलने से पहले मुहरबंद होता है।
why-alone = यहाँ केवल आप हैं, और केवल यहाँ मौजूद लोग इसे खोल सकते हैं।
why-opened =
    { $count ->
        [one] केवल यहाँ मौजूद { $count } व्यक्ति इसे खोल सकता है।
       *[other] केवल यहाँ मौजूद { $count } लोग इसे खोल सकते हैं।
    }
why-server = सर्वर इसे आगे भेजता है और उसके पास कोई कुंजी नहीं है।
why-details = जो और जानना चाहें, उनके लिए

compare-title = क्या यह सच में { $name } हैं?
compare-titleAll = क्या सब वही हैं जो वे कहते हैं?
compare-openOne = { $mark }: { $name } के साथ कोड मिलाएँ
compare-mark-none = कोड मिलाएँ
compare-mark-verified = आपने जाँचा है
compare-mark-differs = कोड नहीं मिले
compare-mark-changed = नया व्यक्ति: फिर से मिलाएँ
compare-textAll = सब अपनी ढाल खोलें और एक-एक करके अंक ज़ोर से पढ़ें, जब आप उन्हें देख और सुन रहे हों।
compare-pending = एक पल…
compare-emoji = चित्रों में कोड: { $pictures }
compare-digits = अंकों में कोड:
compare-question = क्या हर अंक एक जैसा है?
compare-match = मिलते हैं
compare-matchAll = सबके मिलते हैं
compare-differ = नहीं मिलते
compare-showQr = QR कोड दिखाएँ
compare-hideQr = QR कोड छिपाएँ
compare-qr = अंकों का QR कोड
compare-qrText = फ़ोन का कैमरा इस स्क्रीन के सामने रखें। वह अंक पढ़ लेगा, ताकि दूसरी स्क्रीन से मिलाया जा सके।
compare-codeChanged = कोई आया या गया, इसलिए कोड अब दूसरा है। उसी से फिर शुरू करें।
compare-personGone = { $name } चले गए, या नए व्यक्ति के रूप में लौटे।
compare-showNew = नया कोड दिखाएँ
compare-verified = ये { $name } ही हैं
compare-verifiedAll = सब वही हैं जो वे कहते हैं
compare-verifiedText = बीच में कोई नहीं है। निशान तब तक रहता है जब तक यह टैब और उनका टैब खुला है। जो पेज फिर से लोड करता है, वह नए व्यक्ति के रूप में लौटता है, और आपको बताया जाता है।
compare-done = हो गया
compare-differsTitle = अभी कुछ भी निजी न कहें
compare-checkPerson = पक्का करें कि आप दोनों सही कोड देख रहे हैं: आप { $name } का, और { $name } आपका।
compare-checkAll = किसी के आने-जाने पर कोड बदलता है। सबके आने तक रुकें।
compare-onceMore = अंकों को एक बार और, धीरे-धीरे मिलाएँ।
compare-stillDifferent = अब भी अलग हैं? शायद कोई बीच में है। निकलें, नई मीटिंग शुरू करें और उसका लिंक दूसरे तरीके से भेजें।
compare-again = फिर से मिलाएँ

act-open = यह आप दोनों करें, जब आप एक-दूसरे को देख और सुन रहे हों। { $name } लोगों की सूची में आपके नाम के नीचे “कोड मिलाएँ” खोलें।
act-pictures = क्या आप दोनों को ये चित्र दिखते हैं?
act-youRead = ये अंक ज़ोर से पढ़ें।
act-theyRead = { $name } इन्हें ज़ोर से पढ़ें, और आप जाँचें।

reason-connecting = कनेक्शन अभी बन रहा है।
reason-unknownMember = यहाँ किसी ने अपना नाम साबित नहीं किया है। लोगों की सूची देखें।
reason-framesFailing = { $name } की तस्वीर या आवाज़ के कुछ हिस्से खोले नहीं जा सके और फेंक दिए गए।
reason-framesFailingUnknown = तस्वीर या आवाज़ के कुछ हिस्से खोले नहीं जा सके और फेंक दिए गए।
reason-notSealed = आपके ब्राउज़र ने कुछ बिना मुहर के भेजने या लेने की कोशिश की। उसे रोक दिया गया। निकलें और नया ब्राउज़र लें।
reason-noMediaPath = तस्वीर और आवाज़ को आपके नेटवर्क से रास्ता नहीं मिलता। दूसरा नेटवर्क आज़माएँ।
reason-codesDiffer = आपके और { $name } के कोड नहीं मिले। कुछ भी निजी न कहें और एक बार और मिलाएँ। अगर अब भी अलग हों, तो निकलें, नई मीटिंग शुरू करें और उसका लिंक दूसरे तरीके से भेजें।
reason-codesDifferUnknown = इस मीटिंग के कोड नहीं मिले। कुछ भी निजी न कहें और एक बार और मिलाएँ। अगर अब भी अलग हों, तो निकलें, नई मीटिंग शुरू करें और उसका लिंक दूसरे तरीके से भेजें।
reason-keyChanged = { $name } वह नहीं हैं जिनके साथ आपने कोड मिलाए थे। हो सकता है वही व्यक्ति पेज फिर से लोड करके आया हो, या इस नाम से कोई और: कोड फिर मिलाएँ।
reason-forged = { $name } के नाम से कुछ आया जो { $name } ने नहीं भेजा। उसे न दिखाया जाता है, न बजाया जाता है। हो सकता है इस मीटिंग में कोई किसी और का रूप धर रहा हो।
reason-forgedUnknown = किसी के नाम से कुछ आया जो उस व्यक्ति ने नहीं भेजा। उसे न दिखाया जाता है, न बजाया जाता है। हो सकता है इस मीटिंग में कोई किसी और का रूप धर रहा हो।
reason-forked = सर्वर आपको और { $name } को इस मीटिंग की दो अलग कहानियाँ बताता है। सुरक्षा कोड मिलाएँ, और यहाँ कौन है इस पर भरोसा न करें।
reason-forkedUnknown = सर्वर आपको और किसी और को इस मीटिंग की दो अलग कहानियाँ बताता है। सुरक्षा कोड मिलाएँ, और यहाँ कौन है इस पर भरोसा न करें।
reason-digestsMissing = { $name } दिखते या सुनाई देते हैं, पर उसका हस्ताक्षरित प्रमाण नहीं पहुँचता। हो सकता है सर्वर उसे रोक रहा हो।
reason-digestsMissingUnknown = कोई दिखता या सुनाई देता है, पर उसका हस्ताक्षरित प्रमाण नहीं पहुँचता। हो सकता है सर्वर उसे रोक रहा हो।
reason-digestsLate = { $name } जो कहते हैं वह कई सेकंड देर से पहुँचता है। नेटवर्क धीमा है, या सर्वर उसे रोक रहा है।
reason-digestsLateUnknown = कोई जो कहता है वह कई सेकंड देर से पहुँचता है। नेटवर्क धीमा है, या सर्वर उसे रोक रहा है।
reason-unheard = { $name } से कुछ समय से कुछ भी हस्ताक्षरित नहीं आया। हो सकता है उनका कनेक्शन टूट गया हो, या सर्वर आपको अलग रखे हुए हो।
reason-unheardUnknown = यहाँ किसी से कुछ समय से कुछ भी हस्ताक्षरित नहीं आया। हो सकता है उनका कनेक्शन टूट गया हो, या सर्वर आपको अलग रखे हुए हो।
reason-unproven = { $name } के जाने से ठीक पहले उनके नाम से कुछ सुना या देखा गया, जबकि माइक्रोफ़ोन और कैमरा बंद थे। पुष्टि नहीं हो सकी कि वह उनका था।
reason-unprovenUnknown = किसी के जाने से ठीक पहले उसके नाम से कुछ सुना या देखा गया, जबकि माइक्रोफ़ोन और कैमरा बंद थे। पुष्टि नहीं हो सकी कि वह उसका था।
reason-unconfirmed = हाल में बहुत कम लोगों ने पुष्टि की है कि वे अब भी यहाँ हैं, इसलिए आपका कुछ नहीं भेजा जाता। उनकी पुष्टि होते ही यह अपने-आप चल पड़ेगा।

track-own-mic = आपका माइक्रोफ़ोन
track-own-camera = आपका कैमरा
track-own-screen = आपकी स्क्रीन
track-own-screenAudio = आपकी स्क्रीन की आवाज़
track-of-mic = { $name } का माइक्रोफ़ोन
track-of-camera = { $name } का कैमरा
track-of-screen = { $name } की स्क्रीन
track-of-screenAudio = { $name } की स्क्रीन की आवाज़

preview-title = सर्वर आपका क्या देखता है
preview-text = आपके ब्राउज़र ने सर्वर से आपका ही कैमरा वापस माँगा। उसके पास बस यही है।
preview-own = आप, अपने ब्राउज़र में
preview-decoder = वीडियो प्लेयर की कोशिश
preview-decoderText = उसे मुहरबंद तस्वीर मिलती है और कोई कुंजी नहीं, इसलिए दिखाने को कुछ नहीं है।
preview-bytes = बाइट, चित्र के रूप में
preview-bytesText = एक मुहरबंद फ़्रेम, हर बाइट का एक खाना। पीले खाने वे थोड़े-से बाइट हैं जो प्लेयर के लिए खुले छोड़े गए हैं।
preview-meta = साथ में खुला क्या रहता है
preview-waiting = पहले मुहरबंद फ़्रेम का इंतज़ार…
preview-direct = आपका कैमरा अभी सीधे दूसरे व्यक्ति तक जा रहा है। सर्वर को कुछ नहीं मिलता।
preview-nothing = दिखाने लायक कुछ नहीं
preview-cameraOff = सर्वर को क्या मिलता है, यह देखने के लिए कैमरा चालू करें।
preview-turnOn = कैमरा चालू करें
preview-frames = लौटे हुए फ़्रेम
preview-decrypted = इनमें से खुले
preview-size = इस फ़्रेम का आकार
preview-sizeValue = { $length } बाइट, जिनमें { $clear } खुले
preview-kind = प्रकार
preview-key = पूरी तस्वीर
preview-delta = पिछली तस्वीर से बदलाव
preview-sender = भेजने वाला
preview-senderValue = संख्या { $leaf } (नाम नहीं)
preview-generation = कुंजी की पीढ़ी
preview-counter = फ़्रेम संख्या
preview-loudness = आपके माइक्रोफ़ोन की आवाज़
preview-loudnessTold = आवाज़ के हर पैकेट के साथ बताई जाती है
preview-loudnessKept = नहीं बताई जाती
preview-chat = आपका पिछला संदेश
preview-chatText = चैट का ताज़ा संदेश, जैसा सर्वर ने आगे भेजा।

souvenir-save = तस्वीर के रूप में सहेजें
souvenir-hint = आप और सर्वर आपका जो देखता है, एक ही तस्वीर में। यह यहीं बनती है और कहीं नहीं जाती।
souvenir-title = सर्वर बस इतना ही देखता है
souvenir-file = सर्वर क्या देखता है.png
souvenir-failed = तस्वीर नहीं बन सकी।

notice-reconnecting = आपका कनेक्शन टूट गया। फिर कोशिश हो रही है…
notice-micsFull = आठ माइक्रोफ़ोन चालू हैं, और यह शांत मीटिंग इससे ज़्यादा नहीं सँभालती। पहले किसी से अपना बंद करने को कहें।
notice-soundBlocked = आपका ब्राउज़र आवाज़ रोक रहा है।
notice-allowSound = आवाज़ चालू करें
notice-muteAsked = { $name } आपसे माइक्रोफ़ोन बंद करने को कह रहे हैं।
notice-turnOff = बंद करें
notice-handUp = { $name } ने हाथ उठाया
notice-shareStarted = { $name } स्क्रीन दिखा रहे हैं
notice-reloaded = आपने पेज फिर से लोड किया: दूसरों के लिए आप नए व्यक्ति हैं, और सारे कोड फिर से मिलाने होंगे।
notice-joined = { $name } जुड़ गए
notice-left = { $name } चले गए
notice-lost = { $name } का कनेक्शन टूट गया
notice-reconnected = आप फिर से जुड़ गए हैं
notice-chatTooLong = यह संदेश बहुत लंबा है। इसे हिस्सों में भेजें।
notice-serverRefused = सर्वर ने इसे नहीं माना। थोड़ी देर में फिर कोशिश करें।
notice-sendingStopped = कोई पुष्टि नहीं कर रहा कि वह अब भी यहाँ है: अभी आपका कुछ नहीं भेजा जाता
notice-sendingAgain = आप फिर से दिख और सुनाई दे रहे हैं
notice-privateNotSent = { $name } अब यहाँ नहीं हैं। आपका निजी संदेश नहीं भेजा गया।
notice-privateNotSentUnknown = वह व्यक्ति अब यहाँ नहीं है। आपका निजी संदेश नहीं भेजा गया।
notice-keyChanged = { $name } नए व्यक्ति के रूप में यहाँ हैं। भरोसा करने से पहले कोड फिर मिलाएँ।
notice-lobbyOn = { $by } ने प्रतीक्षा-कक्ष चालू किया। नए लोग होस्ट की अनुमति तक इंतज़ार करते हैं।
notice-lobbyOff = { $by } ने प्रतीक्षा-कक्ष बंद किया
notice-lockOn = { $by } ने मीटिंग बंद कर दी। कोई नया अंदर नहीं आ सकता।
notice-lockOff = { $by } ने मीटिंग फिर खोल दी
notice-personRemoved = { $by } ने { $name } को हटाया
notice-madeHost = { $name } अब होस्ट हैं
notice-passwordChanged = { $by } ने नया पासवर्ड रखा। यहाँ मौजूद सब लोग रहेंगे।
notice-aHost = एक होस्ट
notice-noHost = आख़िरी होस्ट चले गए। मीटिंग बिना होस्ट के चलती रहेगी।
notice-grownLarge = यह अब बड़ी मीटिंग है, इसलिए जुड़ने में थोड़ा ज़्यादा समय लगता है।
notice-askedYou = { $by } आपसे माइक्रोफ़ोन बंद करने को कह रहे हैं
notice-youAsked = आपने { $whom } से माइक्रोफ़ोन बंद करने को कहा
notice-asked = { $by } ने { $whom } से माइक्रोफ़ोन बंद करने को कहा
notice-youMutedAll = आपने बाकी सबके माइक्रोफ़ोन बंद किए
notice-mutedAll = { $by } ने बाकी सबके माइक्रोफ़ोन बंद किए
notice-mutedYou = { $by } ने आपका माइक्रोफ़ोन बंद किया
notice-youMuted = आपने { $whom } का माइक्रोफ़ोन बंद किया
notice-muted = { $by } ने { $whom } का माइक्रोफ़ोन बंद किया

ended-left-title = आप मीटिंग से निकल गए
ended-left-text = उम्मीद है, मीटिंग अच्छी रही।
ended-badLink-title = यह लिंक ख़राब है
ended-badLink-text = इसका एक हिस्सा छूट गया या बदल गया है। इसे फिर माँगें और पूरा लिंक कॉपी करें।
ended-roomEnded-title = यह मीटिंग ख़त्म हो गई है
ended-roomEnded-text = सब जा चुके हैं। कमरा फिर खोलने के लिए दोबारा जुड़ें।
ended-roomFull-title = यह मीटिंग भर गई है
ended-roomFull-text = किसी के जाने तक रुकें, फिर कोशिश करें।
ended-wrongPassword-title = यह पासवर्ड सही नहीं है
ended-wrongPassword-text = जिसने बुलाया है उससे पूछें, फिर कोशिश करें।
ended-removed-title = आपको मीटिंग से हटाया गया
ended-removed-text = होस्ट ने आपको हटाया। अगर गलती से हुआ हो, तो फिर जुड़ें: होस्ट को आपको आने देना होगा।
ended-replaced-title = आप दूसरी जगह से जुड़े
ended-replaced-text = यह टैब मीटिंग से निकल गया है और दूसरा चल रहा है। यह टैब बंद करें, या यहाँ फिर जुड़ें।
ended-serverGone-title = सर्वर तक नहीं पहुँचा जा सका
ended-serverGone-text = अपना इंटरनेट कनेक्शन जाँचें, फिर दोबारा जुड़ें।
ended-serverShutdown-title = सर्वर बंद कर दिया गया
ended-serverShutdown-text = इससे मीटिंग सबके लिए ख़त्म हो गई। एक मिनट रुकें, फिर दोबारा जुड़ें।
ended-notSealed-title = आपकी सुरक्षा के लिए हम रुक गए
ended-notSealed-text = आपका ब्राउज़र कुछ बिना मुहर के भेजने वाला था, पर उसमें से कुछ बाहर नहीं गया। ब्राउज़र अपडेट करें या दूसरा लें, फिर दोबारा जुड़ें।
ended-protocol-title = आपके और सर्वर के बीच कुछ गड़बड़ हुई
ended-protocol-text = पेज फिर से लोड करके दोबारा जुड़ें। अगर इससे न हो, तो शायद सर्वर इस पेज से नया या पुराना है।
ended-denied-title = आपको अंदर नहीं आने दिया गया
ended-denied-text = इस मीटिंग के होस्ट ने मना किया। जिसने बुलाया है उससे पूछें।
ended-locked-title = यह मीटिंग बंद कर दी गई है
ended-locked-text = अभी कोई नया अंदर नहीं आ सकता। अंदर किसी से खोलने को कहें।
ended-passwordChanged-title = नया पासवर्ड है
ended-passwordChanged-text = जब होस्ट ने इसे रखा, आप यहाँ नहीं थे। पासवर्ड पूछें, फिर दोबारा जुड़ें।

wayOn-left = दोबारा जुड़ें
wayOn-badLink = शुरुआत पर लौटें
wayOn-roomEnded = फिर से खोलें
wayOn-roomFull = फिर कोशिश करें
wayOn-wrongPassword = फिर से लिखें
wayOn-removed = जुड़ने की अनुमति फिर माँगें
wayOn-replaced = यहाँ फिर जुड़ें
wayOn-serverGone = फिर कोशिश करें
wayOn-serverShutdown = फिर कोशिश करें
wayOn-notSealed = दोबारा जुड़ें
wayOn-protocol = फिर लोड करके जुड़ें
wayOn-denied = फिर से पूछें
wayOn-locked = फिर कोशिश करें
wayOn-passwordChanged = नए पासवर्ड से जुड़ें

trouble-openSecurely = सुरक्षित खोलें
trouble-copyLink = दूसरे ब्राउज़र के लिए लिंक कॉपी करें
trouble-copyByHand = कॉपी नहीं हो सका। ऊपर का पता चुनकर हाथ से कॉपी करें।
trouble-tryAgain = फिर कोशिश करें
trouble-notAllowed = ब्राउज़र ने अनुमति नहीं दी
trouble-where = कहाँ क्लिक करें
trouble-offline = आप ऑफ़लाइन हैं। नेटवर्क लौटते ही सब आगे बढ़ेगा।
trouble-looking = देख रहे हैं कि कौन है…
trouble-noAnswer = सर्वर अभी जवाब नहीं दे रहा। फिर कोशिश हो रही है…
trouble-mayBeOver = अभी यहाँ कोई नहीं है। हो सकता है मीटिंग शुरू न हुई हो, या ख़त्म हो गई हो। इसे शुरू करें, या रुकें: कोई आएगा तो यहाँ दिखेगा।

support-notSupported-title = यह ब्राउज़र मुहरबंद मीटिंग के लिए बहुत पुराना है
support-notSupported-text = लिंक को नए Chrome, Edge, Firefox या Safari में खोलें।
support-insecure-title = यह पेज सुरक्षित तरीके से नहीं खुला
support-insecure-text = ब्राउज़र कैमरा और माइक्रोफ़ोन केवल https पर देते हैं। इसी पते को आगे https:// लगाकर खोलें।
support-workerFailed-title = पेज शुरू नहीं हो सका
support-workerFailed-text = इसका एक हिस्सा लोड नहीं हुआ। पेज फिर से लोड करें; न हो तो दूसरा ब्राउज़र आज़माएँ।

allow-chrome =
    { $kind ->
        [mic] पते की बाईं ओर के चिह्न पर क्लिक करें, माइक्रोफ़ोन की अनुमति दें, और उसे यहाँ फिर चालू करें।
        [camera] पते की बाईं ओर के चिह्न पर क्लिक करें, कैमरे की अनुमति दें, और उसे यहाँ फिर चालू करें।
       *[both] पते की बाईं ओर के चिह्न पर क्लिक करें, माइक्रोफ़ोन और कैमरे की अनुमति दें, और उन्हें यहाँ फिर चालू करें।
    }
allow-firefox =
    { $kind ->
        [mic] पते की बाईं ओर कटे हुए माइक्रोफ़ोन पर क्लिक करें, रोक हटाएँ, और उसे यहाँ फिर चालू करें।
        [camera] पते की बाईं ओर कटे हुए कैमरे पर क्लिक करें, रोक हटाएँ, और उसे यहाँ फिर चालू करें।
       *[both] पते की बाईं ओर कटे हुए माइक्रोफ़ोन और कैमरे पर क्लिक करें, रोक हटाएँ, और उन्हें यहाँ फिर चालू करें।
    }
allow-safari =
    { $kind ->
        [mic] मेन्यू में Safari, फिर “इस वेबसाइट की सेटिंग” चुनें, माइक्रोफ़ोन की अनुमति दें, और उसे यहाँ फिर चालू करें।
        [camera] मेन्यू में Safari, फिर “इस वेबसाइट की सेटिंग” चुनें, कैमरे की अनुमति दें, और उसे यहाँ फिर चालू करें।
       *[both] मेन्यू में Safari, फिर “इस वेबसाइट की सेटिंग” चुनें, माइक्रोफ़ोन और कैमरे की अनुमति दें, और उन्हें यहाँ फिर चालू करें।
    }
allow-ios =
    { $kind ->
        [mic] पते के पास के चिह्न पर टैप करें, फिर “वेबसाइट सेटिंग” में माइक्रोफ़ोन की अनुमति दें, और उसे यहाँ फिर चालू करें।
        [camera] पते के पास के चिह्न पर टैप करें, फिर “वेबसाइट सेटिंग” में कैमरे की अनुमति दें, और उसे यहाँ फिर चालू करें।
       *[both] पते के पास के चिह्न पर टैप करें, फिर “वेबसाइट सेटिंग” में माइक्रोफ़ोन और कैमरे की अनुमति दें, और उन्हें यहाँ फिर चालू करें।
    }
allow-other =
    { $kind ->
        [mic] ब्राउज़र की सेटिंग में इस पेज को माइक्रोफ़ोन की अनुमति दें, और उसे यहाँ फिर चालू करें।
        [camera] ब्राउज़र की सेटिंग में इस पेज को कैमरे की अनुमति दें, और उसे यहाँ फिर चालू करें।
       *[both] ब्राउज़र की सेटिंग में इस पेज को माइक्रोफ़ोन और कैमरे की अनुमति दें, और उन्हें यहाँ फिर चालू करें।
    }
problem-refused =
    { $kind ->
        [mic] आपका ब्राउज़र इस पेज को माइक्रोफ़ोन इस्तेमाल नहीं करने देता। { $allow }
        [camera] आपका ब्राउज़र इस पेज को कैमरा इस्तेमाल नहीं करने देता। { $allow }
       *[both] आपका ब्राउज़र इस पेज को माइक्रोफ़ोन और कैमरा इस्तेमाल नहीं करने देता। { $allow }
    }
problem-missing =
    { $kind ->
        [mic] कोई माइक्रोफ़ोन नहीं मिला। एक लगाकर यहाँ चालू करें, या उसके बिना आगे बढ़ें।
        [camera] कोई कैमरा नहीं मिला। एक लगाकर यहाँ चालू करें, या उसके बिना आगे बढ़ें।
       *[both] न माइक्रोफ़ोन मिला, न कैमरा। लगाकर यहाँ चालू करें, या उनके बिना आगे बढ़ें।
    }
problem-insecure =
    { $kind ->
        [mic] ब्राउज़र माइक्रोफ़ोन केवल https पर देते हैं। इसी पते को आगे https:// लगाकर खोलें।
        [camera] ब्राउज़र कैमरा केवल https पर देते हैं। इसी पते को आगे https:// लगाकर खोलें।
       *[both] ब्राउज़र माइक्रोफ़ोन और कैमरा केवल https पर देते हैं। इसी पते को आगे https:// लगाकर खोलें।
    }
problem-inUse =
    { $kind ->
        [mic] दूसरा प्रोग्राम आपका माइक्रोफ़ोन इस्तेमाल कर रहा है। उसे वहाँ बंद करें, फिर यहाँ चालू करें।
       *[camera] दूसरा प्रोग्राम आपका कैमरा इस्तेमाल कर रहा है। उसे वहाँ बंद करें, फिर यहाँ चालू करें।
    }
problem-lost =
    { $kind ->
        [mic] आपका माइक्रोफ़ोन हट गया। उसे फिर लगाएँ या दूसरा चुनें।
       *[camera] आपका कैमरा हट गया। उसे फिर लगाएँ या दूसरा चुनें।
    }
problem-silent =
    { $kind ->
        [mic] आपके माइक्रोफ़ोन से आवाज़ नहीं आ रही। हो सकता है वह हेडसेट या सिस्टम में बंद हो।
       *[camera] आपके कैमरे से तस्वीर नहीं आ रही। हो सकता है दूसरा प्रोग्राम उसे इस्तेमाल कर रहा हो, या ढक्कन बंद हो।
    }
problem-unsupported =
    { $kind ->
        [mic] यह ब्राउज़र आपका माइक्रोफ़ोन इस्तेमाल नहीं कर सकता। दूसरा ब्राउज़र आज़माएँ।
       *[camera] यह ब्राउज़र आपका कैमरा इस्तेमाल नहीं कर सकता। दूसरा ब्राउज़र आज़माएँ।
    }
problem-failed =
    { $kind ->
        [mic] आपका माइक्रोफ़ोन शुरू नहीं हो सका। उसे फिर चालू करें, या दूसरा चुनें।
       *[camera] आपका कैमरा शुरू नहीं हो सका। उसे फिर चालू करें, या दूसरा चुनें।
    }
problem-speaker = वह स्पीकर इस्तेमाल नहीं हो सका। दूसरा चुनें।
problem-screenUnsupported = यह ब्राउज़र स्क्रीन नहीं दिखा सकता। इसके लिए कंप्यूटर लें।
problem-screenFailed = आपकी स्क्रीन नहीं दिखाई जा सकी। फिर कोशिश करें, या दूसरी विंडो चुनें।

offline-title = कनेक्शन नहीं है
offline-text = अभी यहाँ से SecureMeeting तक नहीं पहुँचा जा सकता। मीटिंग के लिए इंटरनेट चाहिए: अपना कनेक्शन जाँचें। उसके लौटते ही यह पेज अपने-आप आगे बढ़ेगा।
offline-again = फिर कोशिश करें
