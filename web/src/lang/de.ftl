common-product = SecureMeeting
common-close = Schließen
common-copy = Kopieren
common-copied = Kopiert
common-home = Zur Startseite
common-unknownPerson = Unbekannte Person
common-you = { $name } (Sie)
common-showPassword = Passwort anzeigen
common-hidePassword = Passwort verbergen
common-reload = Seite neu laden
common-language = Sprache

home-headline = Treffen, bei denen niemand mithört.
home-lead = Ein Link, kein Konto. Jedes Bild, jedes Wort und jede Nachricht wird versiegelt, bevor es Ihren Browser verlässt. Nicht einmal der Server kann hineinsehen.
home-startTitle = Meeting starten
home-label = Name des Meetings
home-labelHint = Freiwillig. Nur wer den Link hat, kann ihn lesen.
home-password = Passwort
home-passwordHint = Freiwillig. Teilen Sie es Ihren Gästen auf einem anderen Weg mit als den Link.
home-choices = Weitere Optionen
home-large = Großes Meeting
home-largeHint = Für mehr als 50 Personen: Der Beitritt bleibt schnell, die Schlüssel sind nur von heutiger Art.
home-quiet = Dem Server nicht sagen, wie laut jemand ist
home-quietHint = Höchstens acht Mikrofone gleichzeitig.
home-start = Meeting starten
home-starting = Ihr Link wird erstellt …
home-joinTitle = Mit einem Link beitreten
home-linkPlaceholder = Erhaltenen Link einfügen
home-join = Beitreten
home-notALink = Das ist kein Meeting-Link. Kopieren Sie den ganzen Link aus Ihrer Einladung und fügen Sie ihn hier ein.
home-noSecret = Diesem Link fehlt das Ende, der Teil nach dem #. Kopieren Sie den ganzen Link aus Ihrer Einladung und fügen Sie ihn hier ein.
home-makingFailed = Ihr Link konnte nicht erstellt werden. Laden Sie die Seite neu und versuchen Sie es noch einmal.
home-youSee = Was Sie sehen
home-serverSees = Was der Server sieht
home-illustration = Zwei Bilder nebeneinander: eine Person in einem Gespräch, und dasselbe Gespräch, wie es der Server hat: nur Rauschen.
home-noAccount = Kein Konto
home-noCookies = Keine Cookies
home-nothingKept = Nichts wird gespeichert

ready-opening = Link wird geöffnet …
ready-starting = Sie starten dieses Meeting
ready-startingText = Es ist noch niemand da. Andere können beitreten, sobald Sie drin sind.
ready-joining = Bereit zum Beitreten?
ready-present =
    { $count ->
        [0] Im Moment ist niemand da.
        [one] Eine Person ist da.
       *[other] { $count } Personen sind da.
    }
ready-name = Ihr Name
ready-nameHint = Versiegelt: Die Personen im Meeting sehen ihn, der Server nicht.
ready-nameMissing = Geben Sie zuerst Ihren Namen ein, damit die anderen wissen, wer Sie sind.
ready-password = Passwort des Meetings
ready-passwordNew = Passwort für dieses Meeting
ready-passwordHint = Fragen Sie die Person, die Sie eingeladen hat.
ready-passwordNewHint = Alle, die beitreten, müssen es eingeben.
ready-passwordMissing = Dieses Meeting hat ein Passwort. Geben Sie es ein, um fortzufahren.
ready-passwordWrong = Das Passwort stimmt nicht. Prüfen Sie die Schreibweise oder fragen Sie die Person, die Sie eingeladen hat.
ready-passwordChecking = Passwort wird geprüft …
ready-passwordRight = Das Passwort stimmt.
ready-passwordSet = Ihr Passwort ist festgelegt.
ready-passwordChanged = Während des Meetings wurde ein neues Passwort festgelegt. Fragen Sie danach.
ready-lobby = Eine Gastgeberin oder ein Gastgeber lässt die Leute herein. Vielleicht müssen Sie kurz warten.
ready-askToJoin = Um Einlass bitten
ready-locked = Dieses Meeting ist gesperrt: Vorerst kommt niemand mehr herein.
ready-knocking = Sie warten auf Einlass
ready-knockingText = Wer das Meeting leitet, sieht Ihren Namen und dass Sie warten. Sie sind drin, sobald jemand zustimmt.
ready-stopWaiting = Nicht länger warten
ready-join = Jetzt beitreten
ready-otherTab = Sie sind bereits in einem anderen Tab in diesem Meeting. Wenn Sie auch hier beitreten, sind Sie doppelt da.
ready-start = Meeting starten
ready-connecting = Sie werden verbunden …
ready-ahead =
    { $count ->
        [one] Eine Person ist vor Ihnen …
       *[other] { $count } Personen sind vor Ihnen …
    }
ready-preview = So sehen Sie die anderen
ready-devices = Mikrofon, Kamera und Lautsprecher
ready-cameraOff = Ihre Kamera ist aus
ready-cameraOpening = Ihre Kamera wird eingeschaltet …
ready-allow = Ihr Browser fragt nach Mikrofon und Kamera. Wählen Sie „Zulassen“, um gesehen und gehört zu werden.
ready-level = Lautstärke Ihres Mikrofons
ready-levelHint = Sagen Sie etwas: Der Balken bewegt sich, wenn wir Sie hören.
ready-levelOff = Ihr Mikrofon ist aus.

before-here =
    { $count ->
        [one] { $names } ist da.
       *[other] { $names } sind da.
    }
before-others =
    { $count ->
        [one] 1 weitere Person
       *[other] { $count } weitere
    }
before-testSpeaker = Testton abspielen
before-testFailed = Der Testton ließ sich nicht abspielen. Wählen Sie einen anderen Lautsprecher.
before-heard = Der Ton kommt aus Ihrem Lautsprecher. Nichts zu hören? Stellen Sie lauter oder wählen Sie einen anderen.
before-moveHere = Dort gehen, hier beitreten
before-moved = Der andere Tab hat das Meeting verlassen. Treten Sie hier bei, wenn Sie bereit sind.

devices-title = Geräte
devices-mic = Mikrofon
devices-camera = Kamera
devices-speaker = Lautsprecher
devices-standard = Standard des Systems
devices-numbered =
    { $kind ->
        [mic] Mikrofon { $number }
        [camera] Kamera { $number }
       *[speaker] Lautsprecher { $number }
    }
devices-none-mic = Kein Mikrofon gefunden
devices-none-camera = Keine Kamera gefunden
devices-none-speaker = Vom System gewählt
devices-sound = Ihr Ton
devices-sounds-echo = Echo entfernen
devices-sounds-noise = Hintergrundgeräusche entfernen
devices-sounds-gain = Lautstärke ausgleichen
devices-sounds-music = Musik
devices-musicHint = Musik wird in Stereo und unverändert gesendet. Tragen Sie Kopfhörer, sonst hören andere ein Echo.
devices-screen = Wenn Sie Ihren Bildschirm teilen
devices-text-name = Scharfer Text
devices-text-hint = Für Dokumente, Folien und Code.
devices-motion-name = Flüssige Bewegung
devices-motion-hint = Für Filme und Spiele.
devices-replaced =
    { $kind ->
        [mic] Ihr Mikrofon wurde getrennt. Jetzt wird { $name } verwendet.
        [camera] Ihre Kamera wurde getrennt. Jetzt wird { $name } verwendet.
       *[speaker] Ihr Lautsprecher wurde getrennt. Jetzt wird { $name } verwendet.
    }
devices-replacedByStandard =
    { $kind ->
        [mic] Ihr Mikrofon wurde getrennt. Jetzt wird das des Systems verwendet.
        [camera] Ihre Kamera wurde getrennt. Jetzt wird die des Systems verwendet.
       *[speaker] Ihr Lautsprecher wurde getrennt. Jetzt wird der des Systems verwendet.
    }

controls-bar = Steuerung des Meetings
controls-mic-name = Mikrofon
controls-mic-on = Mikrofon ausschalten
controls-mic-off = Mikrofon einschalten
controls-camera-name = Kamera
controls-camera-on = Kamera ausschalten
controls-camera-off = Kamera einschalten
controls-share-name = Bildschirm teilen
controls-share-on = Nicht mehr teilen
controls-share-off = Bildschirm teilen
controls-hand-name = Hand heben
controls-hand-on = Hand senken
controls-hand-off = Hand heben
controls-reactions = Reaktionen
controls-people = Personen, { $shown }
controls-chat = Chat
controls-unread =
    { $count ->
        [one] Chat, { $shown } neue Nachricht
       *[other] Chat, { $shown } neue Nachrichten
    }
controls-invite = Einladen

controls-view = Ansicht
controls-leave = Meeting verlassen
controls-devices = Geräte wählen

reaction-thumbsUp = Mit „Daumen hoch“ reagieren
reaction-heart = Mit einem Herz reagieren
reaction-applause = Mit Applaus reagieren
reaction-laughter = Mit Lachen reagieren
reaction-cheer = Mit Jubel reagieren
reaction-surprise = Mit Staunen reagieren

shortcuts-title = Tastenkürzel
shortcuts-key-m = Mikrofon ein oder aus
shortcuts-key-v = Kamera ein oder aus
shortcuts-key-h = Hand heben oder senken
shortcuts-key-c = Chat öffnen oder schließen
shortcuts-key-p = Liste der Personen öffnen oder schließen
shortcuts-key-s = Sicherheit öffnen oder schließen
shortcuts-key-l = Anordnung wählen
shortcuts-close = Schließen, was offen ist
shortcuts-sheet = Diese Tasten zeigen
shortcuts-on = Diese Tasten benutzen

stage-label = Meeting
stage-people = Bilder der Anwesenden
stage-ownScreen = Ihr Bildschirm
stage-screenOf = Bildschirm von { $name }
stage-waiting = Warten auf das Bild …
stage-waitingScreen = Warten auf den Bildschirm …
stage-paused = Pausiert: Ihre Verbindung ist langsam
stage-forged = Es ließ sich nicht beweisen, dass dies von dieser Person kommt. Darum wird es weder gezeigt noch abgespielt.
stage-micOff = Mikrofon aus
stage-cameraOff = Kamera aus
stage-hand = Hand gehoben
stage-zoom = In Originalgröße zeigen
stage-zoomFit = Ins Fenster einpassen

view-title = Ansicht
view-layout = Anordnung
view-auto-name = Automatisch
view-auto-hint = Alle, und groß, was geteilt oder angeheftet ist.
view-grid-name = Raster
view-grid-hint = Alle gleich groß.
view-speaker-name = Wer spricht
view-speaker-hint = Wer spricht, ist groß zu sehen.
view-showSelf = Mein eigenes Bild zeigen
view-showWithoutVideo = Personen ohne Video zeigen
view-hidden =
    { $count ->
        [one] Eine Person ist jetzt ausgeblendet.
       *[other] { $count } Personen sind jetzt ausgeblendet.
    }
view-fullScreen = Vollbild
view-leaveFullScreen = Vollbild verlassen
view-smallWindow = Kleines Fenster
view-closeSmallWindow = Kleines Fenster schließen
view-smallWindowHint = Das Meeting bleibt über Ihren anderen Fenstern sichtbar.
view-noSmallWindow = Dieser Browser hat kein kleines Fenster, das über den anderen bleibt.
view-smallWindowFailed = Das kleine Fenster ließ sich nicht öffnen. Versuchen Sie es noch einmal.
view-pin = Anheften
view-unpin = Lösen
view-pinHint = Bleibt groß, nur für Sie.
view-pinned = angeheftet
view-earlier = Nach vorn
view-later = Nach hinten
view-moveHint = Um einen Platz. Mit der Maus ziehen Sie das Bild.
view-movedTo = { $name }: Platz { $place } von { $of }
view-hideSelf = Mein Bild ausblenden
view-hideSelfHint = Andere sehen Sie weiterhin. Unter „Ansicht“ kommt es zurück.
view-pages = Seiten
view-page = Seite { $page } von { $of }
view-pageShort = { $page } / { $of }
view-pageBefore = Vorige Seite
view-pageAfter = Nächste Seite
view-speaks = { $name } spricht
talking-muted = Ihr Mikrofon ist aus.
talking-mutedHold = Ihr Mikrofon ist aus. Halten Sie zum Sprechen die Leertaste gedrückt.
talking-held = Man hört Sie, solange Sie die Leertaste halten.
talking-turnOn = Einschalten
talking-strong = Geräusche gründlich entfernen
talking-strongHint = Für laute Orte. Das braucht mehr Leistung dieses Computers.
talking-denoiseFailed = Dieser Browser kann Geräusche nicht gründlich entfernen. Es geht weiter wie bisher.
talking-volume = Lautstärke von { $name }, nur für Sie
talking-meetingSounds = Töne der Besprechung
talking-cues = Töne, wenn jemand kommt oder geht

quality-title = Verbindung
quality-open = Ihre Verbindung: { $words }. Zahlen anzeigen
quality-show = Verbindung in Zahlen
quality-grade-good = gute Verbindung
quality-grade-fair = mäßige Verbindung
quality-grade-poor = schlechte Verbindung
quality-none = Es besteht noch keine Verbindung.
quality-path = Weg
quality-path-udp = UDP
quality-path-tcp = TCP
quality-path-relay = Relais
quality-path-direct = Direkt, ohne den Server
quality-detour-tcp = Ihr Netz lässt UDP nicht durch. Das Gespräch läuft über TCP, das sich von verlorenen Paketen langsamer erholt.
quality-detour-relay = Ihr Netz lässt nur Webverkehr durch. Das Gespräch läuft über das Relais des Servers, das dauert etwas länger.
quality-detour-direct = Bild und Ton gehen geradewegs zur anderen Person. Der Server bekommt nichts davon.
quality-direct = Direkt verbinden, wenn nur zwei da sind
quality-directHint = Bild und Ton gehen dann geradewegs zur anderen Person, die Ihre Netzadresse sehen kann. Das geschieht nur, wenn Sie beide es einschalten, und ist ebenso verschlüsselt.
quality-roundTrip = Hin und zurück
quality-couldSend = Könnte senden
quality-sent = Was Sie senden
quality-received = Was Sie empfangen
quality-fps = { $size }, { $fps } pro Sekunde
quality-sizes = in { $count } Größen
quality-lost = { $share } verloren
quality-jitter = { $time } Schwankung
quality-froze =
    { $count ->
        [0] nie eingefroren
        [one] { $count } Mal eingefroren
       *[other] { $count } Mal eingefroren
    }
quality-byNetwork = vom Netz gebremst
quality-byMachine = von diesem Computer gebremst
quality-fewerVoices =
    { $count ->
        [one] Ihre Verbindung ist langsam, deshalb hören Sie nur die lauteste Stimme.
       *[other] Ihre Verbindung ist langsam, deshalb hören Sie nur die { $count } lautesten Stimmen.
    }
quality-local = In Ihrem Browser über die letzten fünf Sekunden gemessen und niemandem mitgeteilt.

check-open = Geräte und Netz testen
check-title = Klappt es hier?
check-lead = Ein kurzer Test von Kamera, Mikrofon, Lautsprecher und Netz. Er dauert etwa eine halbe Minute.
check-start = Test starten
check-again = Noch einmal testen
check-steps = Was getestet wird
check-private = Der Test öffnet ein eigenes Meeting, dessen Link sonst niemand hat, versiegelt wie jedes andere. Nichts davon wird gespeichert.
check-play = Ton abspielen
check-heard = Ich habe ihn gehört
check-heardNot = Ich habe nichts gehört
check-name-camera = Kamera
check-name-mic = Mikrofon
check-name-speaker = Lautsprecher
check-name-server = Server
check-name-udp = Direkter Weg (UDP)
check-name-tcp = Weg um strenge Netze herum (TCP)
check-name-relay = Weg durch reine Webnetze (Relais)
check-name-bandwidth = Geschwindigkeit
check-running = Wird versucht …
check-camera-running = Ihr Browser fragt vielleicht nach der Kamera. Wählen Sie „Zulassen“.
check-camera-works = Ihre Kamera funktioniert.
check-camera-fails = Ihre Kamera liefert kein Bild.
check-mic-running = Sagen Sie ein paar Worte.
check-mic-works = Ihr Mikrofon funktioniert.
check-mic-fails = Es war nichts zu hören. Ist das richtige Mikrofon gewählt und eingeschaltet?
check-speaker-waiting = Spielen Sie einen Ton ab und sagen Sie, ob Sie ihn hören.
check-speaker-works = Sie können andere hören.
check-speaker-fails = Stellen Sie lauter oder wählen Sie in Ihrem System einen anderen Lautsprecher.
check-server-works = Der Server antwortet.
check-server-fails = Der Server ist nicht erreichbar. Prüfen Sie Ihre Internetverbindung.
check-udp-works = Offen: der beste Weg für Bild und Ton.
check-way-works = Offen.
check-way-absent = Dieser Server bietet ihn nicht an.
check-way-fails = Von Ihrem Netz gesperrt.
check-relay-fails = Von diesem Server nicht angeboten oder von Ihrem Netz gesperrt.
check-bandwidth-running = Wird gemessen …
check-bandwidth-fails = Konnte hier nicht gemessen werden.
check-roundTrip = { $works } Hin und zurück: { $time }.
check-speed-full = Sie können etwa { $rate } senden: genug für ein scharfes Bild.
check-speed-middle = Sie können etwa { $rate } senden: genug für ein gutes Bild.
check-speed-small = Sie können etwa { $rate } senden: genug für Ton und ein kleines Bild.
check-speed-sound = Sie können etwa { $rate } senden: genug für Ton. Schalten Sie die Kamera aus, wenn andere Sie schlecht hören.
check-finding-all = Alles funktioniert. Man sieht und hört Sie, und Sie sehen und hören die anderen.
check-finding-noServer = Sie können von hier aus gerade nicht beitreten: Der Server antwortet nicht.
check-finding-nothing = Sie können Meetings öffnen, aber Bild und Ton finden keinen Weg durch Ihr Netz. Versuchen Sie ein anderes Netz, etwa das Ihres Telefons.
check-finding-seenNot = Andere werden Sie nicht sehen: Ihre Kamera funktioniert hier nicht.
check-finding-heardNot = Andere werden Sie nicht hören: Ihr Mikrofon funktioniert hier nicht.
check-finding-hearsNot = Vielleicht hören Sie andere nicht: Prüfen Sie Ihren Lautsprecher.
check-finding-detour = Bild und Ton nehmen einen Umweg um die Grenzen Ihres Netzes. Das klappt, nur etwas langsamer.
check-finding-slow = Ihr Netz ist langsam: Andere werden Sie klein sehen und gut hören.

invite-title = Andere einladen
invite-alone = Noch sind Sie allein hier
invite-text = Schicken Sie diesen Link an alle, die Sie treffen möchten. Er ist der Schlüssel zum Raum, teilen Sie ihn mit Bedacht.
invite-link = Link zu diesem Meeting
invite-copied = Der Link ist kopiert.
invite-copyFailed = Der Link konnte nicht kopiert werden. Markieren Sie ihn und kopieren Sie ihn von Hand.
invite-qr = QR-Code des Links. Scannen Sie ihn mit einem Telefon, um beizutreten.
invite-password = Gäste brauchen auch das Passwort. Teilen Sie es ihnen auf einem anderen Weg mit als den Link.

ways-title = Andere Wege einzuladen
ways-share = Teilen
ways-mail = E-Mail
ways-calendar = Kalender
ways-words = Vorlesen
ways-qr = QR-Code
ways-subject = Einladung zu meinem Meeting
ways-subjectNamed = Einladung zu meinem Meeting: { $label }
ways-body = Treten Sie mit diesem Link bei, in jedem aktuellen Browser. Ein Konto ist nicht nötig.
ways-bodyPassword = Sie brauchen auch das Passwort, das ich Ihnen auf einem anderen Weg mitteile.
ways-when = Datum und Uhrzeit
ways-whenMissing = Wählen Sie zuerst Datum und Uhrzeit.
ways-zone = Nach der Uhr von { $zone }.
ways-length = Dauer
ways-save = Einladung speichern
ways-saved = Die Einladung ist gespeichert. Öffnen Sie sie, um sie in Ihren Kalender zu übernehmen, oder schicken Sie sie Ihren Gästen.
ways-meeting = Meeting
ways-calendarHint = Eine Datei, die jeder Kalender öffnet. Sie entsteht in Ihrem Browser; der Server erfährt nichts davon.

spoken-title = Der Link in Wörtern
spoken-text = Lesen Sie sie Ihrem Gast am Telefon vor, Zeile für Zeile. Der Gast gibt sie unter „Mit einem Link beitreten“ ein, an dieser Adresse:
spoken-list = Die Wörter
spoken-open = Wörter statt eines Links eingeben
spoken-input = Die Wörter, die man Ihnen vorliest
spoken-inputHint = Großschreibung und Kommas sind egal. Vier Buchstaben eines Wortes genügen.
spoken-soFar =
    { $count ->
        [one] Bisher 1 Wort.
       *[other] Bisher { $count } Wörter.
    }
spoken-join = Beitreten
spoken-back = Doch einen Link nehmen
spoken-count =
    { $count ->
        [one] Das ist { $count } Wort, und ein Link hat { $wanted }. Wurde eines ausgelassen oder zweimal gelesen?
       *[other] Das sind { $count } Wörter, und ein Link hat { $wanted }. Wurde eines ausgelassen oder zweimal gelesen?
    }
spoken-unknown = Wort { $place }, „{ $word }“, gehört nicht zu den Wörtern. Fragen Sie noch einmal danach.
spoken-unknownNear = Wort { $place }, „{ $word }“, gehört nicht zu den Wörtern. Ist es { $near }?
spoken-wrong = Wort { $place }, „{ $word }“, passt nicht. Es müsste „{ $instead }“ sein: Fragen Sie, ob es das war.
spoken-garbled = Einige dieser Wörter passen nicht zusammen. Gehen Sie sie noch einmal durch, Zeile für Zeile.
spoken-mend = „{ $word }“ nehmen
spoken-quoted = „{ $word }“

plan-open = Meeting für später planen
plan-title = Meeting planen
plan-text = Sie bekommen einen Link für Ihre Gäste und einen für sich. Bis Sie sich treffen, liegt nichts auf dem Server.
plan-password = Passwort verlangen
plan-passwordHint = Vereinbaren Sie eines mit Ihren Gästen. Wer das Meeting öffnet, gibt es zuerst ein.
plan-make = Links erstellen
plan-guests = Für Ihre Gäste
plan-done = Fertig
plan-failed = Die Links konnten nicht erstellt werden. Versuchen Sie es noch einmal.

hostLink-title = Nur für Sie: Ihr Leitungslink
hostLink-show = Meinen Leitungslink zeigen
hostLink-text = Er öffnet das Meeting mit Ihnen in der Leitung, auf jedem Gerät, egal wer zuerst kommt.
hostLink-warning = Geben Sie ihn nicht weiter. Wer ihn hat, kann Leute entfernen und entscheiden, wer hereinkommt.
hostLink-label = Ihr Leitungslink
hostLink-copied = Ihr Leitungslink ist kopiert. Hüten Sie ihn wie ein Passwort.
hostLink-youAreHost = Sie öffnen dieses Meeting als Leitung.

recent-title = In diesem Browser aufgehoben
recent-keep = Dieses Meeting im Browser aufheben
recent-keepHint = Nur auf diesem Gerät, bis Sie es löschen. Wer diesen Browser benutzt, kann dann beitreten.
recent-keepHostHint = Mit Ihrem Leitungslink. Nur auf diesem Gerät, bis Sie es löschen. Wer diesen Browser benutzt, kann dann das Meeting leiten.
recent-notKept = Dieser Browser hebt für Seiten wie diese nichts auf.
recent-unnamed = Meeting ohne Namen
recent-host = Sie leiten es
recent-kept = Aufgehoben am { $date }
recent-forget = { $name } aus diesem Browser löschen
recent-forgetAll = Alle löschen

elsewhere-text = Dieser Link führt zu einem anderen Server: { $host }. Gehen Sie nur dorthin, wenn Sie das erwartet haben.
elsewhere-go = Dorthin gehen

people-title = Personen ({ $count })
people-list = Personen in diesem Meeting
people-host = Leitung
people-unknown = Diese Person hat keinen Namen nachgewiesen. Wenn Sie nicht wissen, wer es ist, fragen Sie nach, bevor Sie weitermachen.
people-invite = Andere einladen
people-more = Mehr zu { $name }
people-writePrivately = Privat schreiben
people-writePrivatelyHint = Niemand sonst kann es lesen oder sehen, dass Sie geschrieben haben.
people-turnOffMic = Mikrofon ausschalten
people-turnOffMicHint = Alle erfahren, dass Sie es waren. Die Person kann es wieder einschalten.
people-askTurnOffMic = Bitten, das Mikrofon auszuschalten
people-askTurnOffMicHint = Alle erfahren, dass Sie darum gebeten haben.
people-muteAll = Alle stumm schalten

hosts-remove = { $name } entfernen
hosts-removeTitle = { $name } entfernen?
hosts-removeText = { $name } ist sofort draußen und sieht und hört nichts mehr. Der Link funktioniert für { $name } weiterhin, darum warten neue Gäste von da an, bis die Leitung sie hereinlässt.
hosts-removeConfirm = Entfernen
hosts-cancel = Abbrechen
hosts-makeHost = Leitung übertragen
hosts-makeHostHint = Die Leitung lässt Leute herein, entfernt sie und sperrt das Meeting.
hosts-waiting =
    { $count ->
        [one] Wartet auf Einlass
       *[other] { $count } warten auf Einlass
    }
hosts-waitingList = Personen, die auf Einlass warten
hosts-waits =
    { $more ->
        [0] { $name } wartet auf Einlass.
        [one] { $name } und eine weitere Person warten auf Einlass.
       *[other] { $name } und { $more } weitere Personen warten auf Einlass.
    }
hosts-look = Anzeigen
hosts-admit = Hereinlassen
hosts-admitNamed = Hereinlassen: { $name }
hosts-deny = Nein
hosts-denyNamed = Nein, { $name } nicht hereinlassen
hosts-door = Wer hereinkommt
hosts-lobby = Neue Gäste warten auf die Leitung
hosts-lock = Niemand Neues kommt herein
hosts-changePassword = Passwort ändern
hosts-setPassword = Passwort festlegen
hosts-passwordText = Alle, die da sind, bleiben. Wer später kommt, braucht das neue Passwort. Teilen Sie es auf einem anderen Weg mit als den Link.
hosts-newPassword = Neues Passwort
hosts-newPasswordMissing = Geben Sie zuerst ein Passwort ein.
hosts-lobbyOn = Neue Gäste warten, bis die Leitung sie hereinlässt.
hosts-lockOn = Das Meeting ist gesperrt. Niemand Neues kommt herein.
hosts-noHost = Von der Leitung ist niemand da. Das Meeting geht weiter; nur die Leitung kann ändern, wer hereinkommt.

chat-title = Chat
chat-input = Nachricht an alle
chat-send = Senden
chat-empty = Noch keine Nachrichten. Was Sie schreiben, ist versiegelt und verschwindet mit dem Ende des Meetings.
chat-sealed = Wie es der Server sah
chat-sealedText = Das sind die Bytes, die der Server weitergab. Ohne Schlüssel sagen sie nichts.
chat-arrived = { $name }: { $text }
chat-arrivedPrivately = { $name }, nur an Sie: { $text }
chat-onlyToYou = Nur an Sie
chat-onlyTo = Nur an { $name }
chat-inputPrivate = Nachricht nur an { $name }
chat-backToAll = Wieder an alle schreiben
chat-answer = Privat antworten
chat-log = Nachrichten

files-attach = Datei senden
files-attachTip = Datei senden, bis 1 GB
files-save = Speichern
files-saveAgain = Noch einmal
files-stopSaving = Anhalten
files-stopOffering = Nicht mehr teilen
files-progress = { $name } wird gespeichert
files-begins = Beginnt …
files-part = { $done } von { $size }
files-offeredBy = { $name } teilt eine Datei
files-waiting = Warten, bis { $name } zurück ist
files-savedHere = Gespeichert
files-failed = Nicht gespeichert
files-withdrawn = Nicht mehr geteilt
files-gone = { $name } ist nicht da
files-saving =
    { $count ->
        [one] 1 Person speichert sie
       *[other] { $count } Personen speichern sie
    }
files-saved =
    { $count ->
        [one] 1 Person hat sie gespeichert
       *[other] { $count } Personen haben sie gespeichert
    }
files-shared = Geteilt
files-problem-empty = { $name } ist leer, es gibt nichts zu senden.
files-problem-tooLarge = { $name } ist größer als 1 GB. Senden Sie die Datei in Teilen.
files-problem-tooMany = { $name } muss warten: Zu viele Dateien sind unterwegs.
files-problem-damaged = Ein Teil von { $name } war nicht, was gesendet wurde. Er wurde verworfen und neu angefordert.
files-problem-unreadable = { $name } wurde geändert oder gelöscht und wird darum nicht mehr geteilt.
files-noSpace = Hier ist nicht genug Platz, um { $name } zu speichern.
files-saveFailed = { $name } konnte nicht gespeichert werden. Versuchen Sie es noch einmal.

security-title = Sicherheit
security-shield-secure = Sicher
security-shield-connecting = Verbindet
security-shield-warning = Prüfen
security-shield-broken = Unsicher
security-shieldLabel = Sicherheit: { $state }
security-headline-secure = Nur die Personen hier können dieses Meeting sehen und hören.
security-headline-connecting = Ihr Meeting wird versiegelt. Das dauert einen Moment.
security-headline-warning = Etwas braucht Ihre Aufmerksamkeit.
security-headline-broken = Sagen Sie jetzt nichts Vertrauliches.
security-text-secure = Alles wird versiegelt, bevor es einen Browser verlässt, und nur in den Browsern der Anwesenden geöffnet. Der Server hat keinen Schlüssel.
security-text-connecting = Nichts von Ihnen wird gesendet, bevor es versiegelt werden kann.
security-text-warning = Was Sie senden, ist weiterhin versiegelt. Darum ist der Schild gelb:
security-text-broken = Darum ist der Schild rot:
security-codeTitle = Sind alle die, für die sie sich ausgeben?
security-codeText = Alle hier haben diesen Code, und er ändert sich nur, wenn jemand kommt oder geht. Ist er bei allen gleich, steht niemand dazwischen.
security-codeAlone = Diesen Code vergleichen Sie mit den anderen, sobald sie da sind.
security-compare = Codes vergleichen
security-comparedAll = Sie haben mit allen hier die Codes verglichen.
security-compared = Sie haben mit { $marked } von { $others } anderen die Codes verglichen.
security-codePending = Der Code erscheint, sobald Sie im Meeting sind.
security-previewTitle = Was sieht der Server von Ihnen?
security-previewText = Lassen Sie sich Ihre eigene Kamera zurückschicken und sehen Sie, was er hat.
security-brokenAlert = Dieser Browser hat nicht versiegelt, was Sie senden. Darum wird nichts mehr gesendet. Verlassen Sie das Meeting und treten Sie mit einem aktuellen Browser wieder bei.
security-noRelay = Diese Adresse verlangt das Relay, und dieser Server hat keines: So ist niemand zu sehen oder zu hören. Entfernen Sie ?relay=1 aus der Adresse und öffnen Sie sie erneut.
security-openPreview = Sehen, was der Server sieht
security-countsTitle = Versiegelt und geöffnet, gezählt
security-countsText = In Ihrem Browser gezählt, Bild für Bild.
security-countsCaption = Versiegelte und geöffnete Bilder jeder Spur
security-track = Spur
security-frames = Bilder
security-failed = Abgelehnt
security-sealedFrames = { $count } versiegelt
security-openedFrames = { $count } geöffnet
security-noTracks = Noch kein Bild und kein Ton.
security-knowsTitle = Was der Server sieht
security-knows-addresses = die Netzadressen aller, die verbunden sind
security-knows-room = eine Zufallszahl anstelle des Raumnamens
security-knows-people = wie viele da sind und wann sie kommen und gehen
security-knows-traffic = wann wie viele Daten fließen
security-knows-tracks = welche Mikrofone, Kameras und Bildschirme an sind
security-knows-loudness = wie laut ein Mikrofon ist, um zu finden, wer spricht
security-knows-codec = auf welche Art Bild und Ton kodiert sind
security-quiet = Dies ist ein stilles Meeting: Der Server erfährt nicht, wie laut ein Mikrofon ist. Er kann also nicht wählen, wer spricht, und gibt die acht Mikrofone weiter, die zuerst eingeschaltet wurden.
security-knowsNot = Er sieht keine Namen, Gesichter, Stimmen, Bildschirme, Nachrichten und nicht den Namen des Meetings.
security-keysTitle = Wie lange bleibt es geheim?
security-hybrid = Die Schlüssel werden auf zwei Arten zugleich vereinbart: auf die heutige und auf eine für die Zeit der Quantencomputer. Wer dieses Meeting aufzeichnet, kann es auch mit einem solchen Computer später nicht öffnen.
security-hybridNot = Dass jemand die Person ist, als die sie sich ausweist, beruht allein auf der heutigen Art. Die muss nur halten, solange Sie sich treffen.
security-classical = Dies ist ein großes Meeting, darum werden die Schlüssel nur auf die heutige Art vereinbart. Wer es aufzeichnet, den Link hat und eines Tages einen Quantencomputer, könnte es öffnen.
security-largeNotice = Mehr als 50 Personen sind hier, darum dauert der Beitritt etwas länger. Wählen Sie beim nächsten Mal „Großes Meeting“, wenn Sie starten.
security-suite = Schlüssel: { $suite }, Generation { $epoch }

why-sealed = Alles wird versiegelt, bevor es einen Browser verlässt.
why-alone = Nur Sie sind hier, und nur wer hier ist, kann es öffnen.
why-opened =
    { $count ->
        [one] Nur { $count } Person hier kann es öffnen.
       *[other] Nur die { $count } Personen hier können es öffnen.
    }
why-server = Der Server gibt es weiter und hat keinen Schlüssel.
why-details = Für alle, die mehr wissen möchten

compare-title = Ist es wirklich { $name }?
compare-titleAll = Sind alle die, für die sie sich ausgeben?
compare-openOne = { $mark }: Codes mit { $name } vergleichen
compare-mark-none = Codes vergleichen
compare-mark-verified = Von Ihnen bestätigt
compare-mark-differs = Codes stimmten nicht überein
compare-mark-changed = Eine neue Person: neu vergleichen
compare-textAll = Alle öffnen ihren Schild und lesen nacheinander die Ziffern laut vor, während Sie sie sehen und hören.
compare-pending = Einen Moment …
compare-emoji = Code in Bildern: { $pictures }
compare-digits = Code in Ziffern:
compare-question = Ist jede Ziffer gleich?
compare-match = Sie stimmen
compare-matchAll = Sie stimmen bei allen
compare-differ = Sie stimmen nicht
compare-showQr = Als QR-Code zeigen
compare-hideQr = QR-Code verbergen
compare-qr = QR-Code der Ziffern
compare-qrText = Halten Sie die Kamera eines Telefons vor diesen Bildschirm. Sie liest die Ziffern, zum Vergleich mit dem anderen Bildschirm.
compare-codeChanged = Jemand kam oder ging, darum ist der Code jetzt ein anderer. Beginnen Sie mit ihm von vorn.
compare-personGone = { $name } ist gegangen oder als neue Person zurückgekommen.
compare-showNew = Neuen Code zeigen
compare-verified = Es ist { $name }
compare-verifiedAll = Alle sind die, für die sie sich ausgeben
compare-verifiedText = Niemand steht dazwischen. Das Zeichen bleibt, solange dieser Tab und der andere offen sind. Wer die Seite neu lädt, kommt als neue Person zurück, und Sie erfahren es.
compare-done = Fertig
compare-differsTitle = Sagen Sie jetzt nichts Vertrauliches
compare-checkPerson = Prüfen Sie, dass Sie beide auf den richtigen Code schauen: Sie auf den von { $name }, und { $name } auf Ihren.
compare-checkAll = Der Code ändert sich, wenn jemand kommt oder geht. Warten Sie, bis alle da sind.
compare-onceMore = Vergleichen Sie die Ziffern noch einmal, langsam.
compare-stillDifferent = Immer noch verschieden? Dann steht vielleicht jemand dazwischen. Gehen Sie, starten Sie ein neues Meeting und schicken Sie dessen Link auf einem anderen Weg.
compare-again = Noch einmal vergleichen

act-open = Das tun Sie beide, während Sie sich sehen und hören. { $name } öffnet „Codes vergleichen“ unter Ihrem Namen, in der Liste der Personen.
act-pictures = Sehen Sie beide diese Bilder?
act-youRead = Lesen Sie diese Ziffern laut vor.
act-theyRead = { $name } liest diese vor, und Sie prüfen.

reason-connecting = Die Verbindung wird noch aufgebaut.
reason-unknownMember = Jemand hier hat keinen Namen nachgewiesen. Sehen Sie in die Liste der Personen.
reason-framesFailing = Teile von Bild oder Ton von { $name } ließen sich nicht öffnen und wurden verworfen.
reason-framesFailingUnknown = Teile von Bild oder Ton ließen sich nicht öffnen und wurden verworfen.
reason-notSealed = Ihr Browser wollte etwas Unversiegeltes senden oder annehmen. Das wurde verhindert. Verlassen Sie das Meeting und nehmen Sie einen aktuellen Browser.
reason-noMediaPath = Bild und Ton finden keinen Weg durch Ihr Netz. Versuchen Sie ein anderes Netz.
reason-codesDiffer = Die Codes von Ihnen und { $name } stimmten nicht überein. Sagen Sie nichts Vertrauliches und vergleichen Sie noch einmal. Sind sie weiter verschieden, gehen Sie, starten Sie ein neues Meeting und schicken Sie dessen Link auf einem anderen Weg.
reason-codesDifferUnknown = Die Codes dieses Meetings stimmten nicht überein. Sagen Sie nichts Vertrauliches und vergleichen Sie noch einmal. Sind sie weiter verschieden, gehen Sie, starten Sie ein neues Meeting und schicken Sie dessen Link auf einem anderen Weg.
reason-keyChanged = { $name } ist nicht die Person, mit der Sie Codes verglichen haben. Vielleicht ist es dieselbe nach einem Neuladen, vielleicht jemand anderes unter diesem Namen: Vergleichen Sie die Codes noch einmal.
reason-forged = Etwas kam im Namen von { $name }, das { $name } nicht gesendet hat. Es wird weder gezeigt noch abgespielt. Vielleicht gibt sich jemand in diesem Meeting als andere Person aus.
reason-forgedUnknown = Etwas kam im Namen einer Person, das sie nicht gesendet hat. Es wird weder gezeigt noch abgespielt. Vielleicht gibt sich jemand in diesem Meeting als andere Person aus.
reason-forked = Der Server erzählt Ihnen und { $name } zwei verschiedene Geschichten von diesem Meeting. Vergleichen Sie den Sicherheitscode und trauen Sie nicht darauf, wer hier ist.
reason-forkedUnknown = Der Server erzählt Ihnen und jemand anderem zwei verschiedene Geschichten von diesem Meeting. Vergleichen Sie den Sicherheitscode und trauen Sie nicht darauf, wer hier ist.
reason-digestsMissing = { $name } ist zu sehen oder zu hören, aber der unterschriebene Beweis dafür kommt nicht an. Vielleicht hält ihn der Server zurück.
reason-digestsMissingUnknown = Jemand ist zu sehen oder zu hören, aber der unterschriebene Beweis dafür kommt nicht an. Vielleicht hält ihn der Server zurück.
reason-digestsLate = Was { $name } sagt, kommt mehrere Sekunden zu spät an. Das Netz ist langsam, oder der Server hält es zurück.
reason-digestsLateUnknown = Was jemand sagt, kommt mehrere Sekunden zu spät an. Das Netz ist langsam, oder der Server hält es zurück.
reason-unheard = Von { $name } kam seit einer Weile nichts Unterschriebenes. Vielleicht ist die Verbindung abgerissen, oder der Server hält Sie auseinander.
reason-unheardUnknown = Von jemandem hier kam seit einer Weile nichts Unterschriebenes. Vielleicht ist die Verbindung abgerissen, oder der Server hält Sie auseinander.
reason-unproven = Kurz bevor { $name } ging, war im Namen von { $name } etwas zu hören oder zu sehen, obwohl Mikrofon und Kamera aus waren. Es ließ sich nicht bestätigen, dass es von dieser Person kam.
reason-unprovenUnknown = Kurz bevor jemand ging, war in dessen Namen etwas zu hören oder zu sehen, obwohl Mikrofon und Kamera aus waren. Es ließ sich nicht bestätigen, dass es von dieser Person kam.
reason-unconfirmed = Zu wenige haben zuletzt bestätigt, dass sie noch da sind. Darum wird nichts von Ihnen gesendet. Sobald sie es tun, geht es von selbst weiter.

track-own-mic = Ihr Mikrofon
track-own-camera = Ihre Kamera
track-own-screen = Ihr Bildschirm
track-own-screenAudio = Ihr Bildschirmton
track-of-mic = Mikrofon von { $name }
track-of-camera = Kamera von { $name }
track-of-screen = Bildschirm von { $name }
track-of-screenAudio = Bildschirmton von { $name }

preview-title = Was der Server von Ihnen sieht
preview-text = Ihr Browser hat den Server gebeten, Ihre eigene Kamera zurückzuschicken. Das ist alles, was er hat.
preview-own = Sie, in Ihrem Browser
preview-decoder = Versuch eines Videoplayers
preview-decoderText = Er bekommt das versiegelte Bild und keinen Schlüssel, also gibt es nichts zu zeigen.
preview-bytes = Die Bytes, gemalt
preview-bytesText = Ein versiegeltes Bild, ein Kästchen je Byte. Gelb sind die wenigen, die für den Player offen bleiben.
preview-meta = Was offen daneben steht
preview-waiting = Warten auf das erste versiegelte Bild …
preview-direct = Ihre Kamera geht jetzt geradewegs zur anderen Person. Der Server bekommt nichts davon.
preview-nothing = Nichts, was er zeigen könnte
preview-cameraOff = Schalten Sie Ihre Kamera ein, um zu sehen, was der Server bekommt.
preview-turnOn = Kamera einschalten
preview-frames = Zurückgekommene Bilder
preview-decrypted = Davon geöffnet
preview-size = Größe dieses Bildes
preview-sizeValue = { $length } Bytes, davon { $clear } offen
preview-kind = Art
preview-key = ganzes Bild
preview-delta = Änderung zum Bild davor
preview-sender = Absender
preview-senderValue = Nummer { $leaf } (kein Name)
preview-generation = Schlüsselgeneration
preview-counter = Bildnummer
preview-loudness = Lautstärke Ihres Mikrofons
preview-loudnessTold = mit jedem Tonpaket mitgeteilt
preview-loudnessKept = nicht mitgeteilt
preview-chat = Ihre letzte Nachricht
preview-chatText = Die letzte Chatnachricht, wie der Server sie weitergab.

souvenir-save = Als Bild speichern
souvenir-hint = Sie neben dem, was der Server von Ihnen sieht, als ein Bild. Es entsteht hier und geht nirgendwohin.
souvenir-title = Das ist alles, was der Server sieht
souvenir-file = Was der Server sieht.png
souvenir-failed = Das Bild konnte nicht erstellt werden.

notice-reconnecting = Ihre Verbindung ist abgerissen. Neuer Versuch …
notice-micsFull = Acht Mikrofone sind an, mehr trägt dieses stille Meeting nicht. Bitten Sie zuerst jemanden, seines auszuschalten.
notice-soundBlocked = Ihr Browser hält den Ton zurück.
notice-allowSound = Ton einschalten
notice-muteAsked = { $name } bittet Sie, Ihr Mikrofon auszuschalten.
notice-turnOff = Ausschalten
notice-handUp = { $name } hebt die Hand
notice-shareStarted = { $name } teilt einen Bildschirm
notice-reloaded = Sie haben die Seite neu geladen: Für die anderen sind Sie eine neue Person, und alle Codes sind neu zu vergleichen.
notice-joined = { $name } ist beigetreten
notice-left = { $name } ist gegangen
notice-lost = { $name } hat die Verbindung verloren
notice-reconnected = Sie sind wieder verbunden
notice-chatTooLong = Die Nachricht ist zu lang. Senden Sie sie in Teilen.
notice-serverRefused = Der Server hat das nicht angenommen. Versuchen Sie es gleich noch einmal.
notice-sendingStopped = Niemand bestätigt mehr, noch da zu sein: Vorerst wird nichts von Ihnen gesendet
notice-sendingAgain = Man sieht und hört Sie wieder
notice-privateNotSent = { $name } ist nicht mehr da. Ihre private Nachricht wurde nicht gesendet.
notice-privateNotSentUnknown = Diese Person ist nicht mehr da. Ihre private Nachricht wurde nicht gesendet.
notice-keyChanged = { $name } ist als neue Person hier. Vergleichen Sie die Codes noch einmal, bevor Sie sich darauf verlassen.
notice-lobbyOn = { $by } hat den Warteraum eingeschaltet. Neue Gäste warten, bis die Leitung sie hereinlässt.
notice-lobbyOff = { $by } hat den Warteraum ausgeschaltet
notice-lockOn = { $by } hat das Meeting gesperrt. Niemand Neues kommt herein.
notice-lockOff = { $by } hat das Meeting entsperrt
notice-personRemoved = { $by } hat { $name } entfernt
notice-madeHost = { $name } gehört jetzt zur Leitung
notice-passwordChanged = { $by } hat ein neues Passwort festgelegt. Alle, die da sind, bleiben.
notice-aHost = Die Leitung
notice-noHost = Von der Leitung ist niemand mehr da. Das Meeting geht ohne sie weiter.
notice-grownLarge = Dies ist jetzt ein großes Meeting, darum dauert der Beitritt etwas länger.
notice-askedYou = { $by } bittet Sie, Ihr Mikrofon auszuschalten
notice-youAsked = Sie haben { $whom } gebeten, das Mikrofon auszuschalten
notice-asked = { $by } hat { $whom } gebeten, das Mikrofon auszuschalten
notice-youMutedAll = Sie haben alle anderen Mikrofone ausgeschaltet
notice-mutedAll = { $by } hat alle anderen Mikrofone ausgeschaltet
notice-mutedYou = { $by } hat Ihr Mikrofon ausgeschaltet
notice-youMuted = Sie haben das Mikrofon von { $whom } ausgeschaltet
notice-muted = { $by } hat das Mikrofon von { $whom } ausgeschaltet

ended-left-title = Sie haben das Meeting verlassen
ended-left-text = Hoffentlich war es ein gutes.
ended-badLink-title = Dieser Link ist beschädigt
ended-badLink-text = Ein Teil fehlt oder ist verändert. Bitten Sie noch einmal darum und kopieren Sie den ganzen Link.
ended-roomEnded-title = Dieses Meeting ist zu Ende
ended-roomEnded-text = Alle sind gegangen. Treten Sie wieder bei, um den Raum neu zu öffnen.
ended-roomFull-title = Dieses Meeting ist voll
ended-roomFull-text = Warten Sie, bis jemand gegangen ist, und versuchen Sie es dann noch einmal.
ended-wrongPassword-title = Das Passwort stimmt nicht
ended-wrongPassword-text = Fragen Sie die Person, die Sie eingeladen hat, und versuchen Sie es dann noch einmal.
ended-removed-title = Sie wurden aus dem Meeting entfernt
ended-removed-text = Die Leitung hat Sie entfernt. War es ein Versehen, treten Sie wieder bei: Die Leitung muss Sie hereinlassen.
ended-replaced-title = Sie sind an anderer Stelle beigetreten
ended-replaced-text = Dieser Tab hat das Meeting verlassen, der andere macht weiter. Schließen Sie diesen Tab oder treten Sie hier wieder bei.
ended-serverGone-title = Der Server ist nicht erreichbar
ended-serverGone-text = Prüfen Sie Ihre Internetverbindung und treten Sie dann wieder bei.
ended-serverShutdown-title = Der Server wurde abgeschaltet
ended-serverShutdown-text = Damit endete das Meeting für alle. Warten Sie eine Minute und treten Sie dann wieder bei.
ended-notSealed-title = Wir haben zu Ihrem Schutz angehalten
ended-notSealed-text = Ihr Browser wollte etwas Unversiegeltes senden; nichts davon ging hinaus. Aktualisieren Sie Ihren Browser oder nehmen Sie einen anderen, und treten Sie dann wieder bei.
ended-protocol-title = Zwischen Ihnen und dem Server ging etwas schief
ended-protocol-text = Laden Sie die Seite neu und treten Sie wieder bei. Hilft das nicht, ist der Server vielleicht neuer oder älter als diese Seite.
ended-denied-title = Sie wurden nicht hereingelassen
ended-denied-text = Die Leitung dieses Meetings hat Nein gesagt. Fragen Sie die Person, die Sie eingeladen hat.
ended-locked-title = Dieses Meeting ist gesperrt
ended-locked-text = Vorerst kommt niemand Neues herein. Bitten Sie jemanden, der drin ist, es zu entsperren.
ended-passwordChanged-title = Es gibt ein neues Passwort
ended-passwordChanged-text = Es wurde festgelegt, als Sie weg waren. Fragen Sie danach und treten Sie dann wieder bei.

wayOn-left = Wieder beitreten
wayOn-badLink = Zur Startseite
wayOn-roomEnded = Noch einmal öffnen
wayOn-roomFull = Noch einmal versuchen
wayOn-wrongPassword = Noch einmal eingeben
wayOn-removed = Wieder um Einlass bitten
wayOn-replaced = Hier wieder beitreten
wayOn-serverGone = Noch einmal versuchen
wayOn-serverShutdown = Noch einmal versuchen
wayOn-notSealed = Wieder beitreten
wayOn-protocol = Neu laden und wieder beitreten
wayOn-denied = Noch einmal fragen
wayOn-locked = Noch einmal versuchen
wayOn-passwordChanged = Mit dem neuen Passwort beitreten

trouble-openSecurely = Sicher öffnen
trouble-copyLink = Link für anderen Browser kopieren
trouble-copyByHand = Das Kopieren gelang nicht. Markieren Sie oben die Adresse und kopieren Sie sie von Hand.
trouble-tryAgain = Noch einmal versuchen
trouble-notAllowed = Von Ihrem Browser nicht erlaubt
trouble-where = Wohin Sie klicken
trouble-offline = Sie sind offline. Alles geht weiter, sobald Ihr Netz zurück ist.
trouble-looking = Wer ist da? Einen Moment …
trouble-noAnswer = Der Server antwortet noch nicht. Neuer Versuch …
trouble-mayBeOver = Gerade ist niemand da. Das Meeting hat vielleicht noch nicht begonnen oder ist schon vorbei. Starten Sie es, oder warten Sie: Sie sehen hier, wenn jemand kommt.

support-notSupported-title = Dieser Browser ist zu alt für ein versiegeltes Meeting
support-notSupported-text = Öffnen Sie den Link in einem aktuellen Chrome, Edge, Firefox oder Safari.
support-insecure-title = Diese Seite wurde nicht sicher geöffnet
support-insecure-text = Browser geben Kamera und Mikrofon nur über https frei. Öffnen Sie dieselbe Adresse mit https:// davor.
support-workerFailed-title = Die Seite konnte nicht starten
support-workerFailed-text = Ein Teil davon wurde nicht geladen. Laden Sie die Seite neu; hilft das nicht, versuchen Sie einen anderen Browser.

allow-chrome =
    { $kind ->
        [mic] Klicken Sie auf das Symbol links neben der Adresse, erlauben Sie das Mikrofon und schalten Sie es hier wieder ein.
        [camera] Klicken Sie auf das Symbol links neben der Adresse, erlauben Sie die Kamera und schalten Sie sie hier wieder ein.
       *[both] Klicken Sie auf das Symbol links neben der Adresse, erlauben Sie Mikrofon und Kamera und schalten Sie sie hier wieder ein.
    }
allow-firefox =
    { $kind ->
        [mic] Klicken Sie auf das durchgestrichene Mikrofon links neben der Adresse, heben Sie die Sperre auf und schalten Sie es hier wieder ein.
        [camera] Klicken Sie auf die durchgestrichene Kamera links neben der Adresse, heben Sie die Sperre auf und schalten Sie sie hier wieder ein.
       *[both] Klicken Sie auf Mikrofon und Kamera, durchgestrichen links neben der Adresse, heben Sie die Sperre auf und schalten Sie sie hier wieder ein.
    }
allow-safari =
    { $kind ->
        [mic] Wählen Sie im Menü Safari „Einstellungen für diese Website“, erlauben Sie das Mikrofon und schalten Sie es hier wieder ein.
        [camera] Wählen Sie im Menü Safari „Einstellungen für diese Website“, erlauben Sie die Kamera und schalten Sie sie hier wieder ein.
       *[both] Wählen Sie im Menü Safari „Einstellungen für diese Website“, erlauben Sie Mikrofon und Kamera und schalten Sie sie hier wieder ein.
    }
allow-ios =
    { $kind ->
        [mic] Tippen Sie auf das Symbol neben der Adresse, dann auf „Website-Einstellungen“, erlauben Sie das Mikrofon und schalten Sie es hier wieder ein.
        [camera] Tippen Sie auf das Symbol neben der Adresse, dann auf „Website-Einstellungen“, erlauben Sie die Kamera und schalten Sie sie hier wieder ein.
       *[both] Tippen Sie auf das Symbol neben der Adresse, dann auf „Website-Einstellungen“, erlauben Sie Mikrofon und Kamera und schalten Sie sie hier wieder ein.
    }
allow-other =
    { $kind ->
        [mic] Erlauben Sie das Mikrofon für diese Seite in den Einstellungen Ihres Browsers und schalten Sie es hier wieder ein.
        [camera] Erlauben Sie die Kamera für diese Seite in den Einstellungen Ihres Browsers und schalten Sie sie hier wieder ein.
       *[both] Erlauben Sie Mikrofon und Kamera für diese Seite in den Einstellungen Ihres Browsers und schalten Sie sie hier wieder ein.
    }
problem-refused =
    { $kind ->
        [mic] Ihr Browser lässt diese Seite Ihr Mikrofon nicht benutzen. { $allow }
        [camera] Ihr Browser lässt diese Seite Ihre Kamera nicht benutzen. { $allow }
       *[both] Ihr Browser lässt diese Seite Mikrofon und Kamera nicht benutzen. { $allow }
    }
problem-missing =
    { $kind ->
        [mic] Kein Mikrofon gefunden. Schließen Sie eines an und schalten Sie es hier ein, oder machen Sie ohne weiter.
        [camera] Keine Kamera gefunden. Schließen Sie eine an und schalten Sie sie hier ein, oder machen Sie ohne weiter.
       *[both] Weder Mikrofon noch Kamera gefunden. Schließen Sie sie an und schalten Sie sie hier ein, oder machen Sie ohne weiter.
    }
problem-insecure =
    { $kind ->
        [mic] Browser geben das Mikrofon nur über https frei. Öffnen Sie dieselbe Adresse mit https:// davor.
        [camera] Browser geben die Kamera nur über https frei. Öffnen Sie dieselbe Adresse mit https:// davor.
       *[both] Browser geben Mikrofon und Kamera nur über https frei. Öffnen Sie dieselbe Adresse mit https:// davor.
    }
problem-inUse =
    { $kind ->
        [mic] Ein anderes Programm benutzt Ihr Mikrofon. Schließen Sie es dort und schalten Sie das Mikrofon hier wieder ein.
       *[camera] Ein anderes Programm benutzt Ihre Kamera. Schließen Sie sie dort und schalten Sie sie hier wieder ein.
    }
problem-lost =
    { $kind ->
        [mic] Ihr Mikrofon wurde getrennt. Schließen Sie es wieder an oder wählen Sie ein anderes.
       *[camera] Ihre Kamera wurde getrennt. Schließen Sie sie wieder an oder wählen Sie eine andere.
    }
problem-silent =
    { $kind ->
        [mic] Ihr Mikrofon liefert keinen Ton. Vielleicht ist es am Headset oder im System ausgeschaltet.
       *[camera] Ihre Kamera liefert kein Bild. Vielleicht benutzt sie ein anderes Programm, oder ihre Abdeckung ist zu.
    }
problem-unsupported =
    { $kind ->
        [mic] Dieser Browser kann Ihr Mikrofon nicht benutzen. Versuchen Sie einen anderen.
       *[camera] Dieser Browser kann Ihre Kamera nicht benutzen. Versuchen Sie einen anderen.
    }
problem-failed =
    { $kind ->
        [mic] Ihr Mikrofon ließ sich nicht starten. Schalten Sie es noch einmal ein oder wählen Sie ein anderes.
       *[camera] Ihre Kamera ließ sich nicht starten. Schalten Sie sie noch einmal ein oder wählen Sie eine andere.
    }
problem-speaker = Dieser Lautsprecher ließ sich nicht benutzen. Wählen Sie einen anderen.
problem-screenUnsupported = Dieser Browser kann keinen Bildschirm teilen. Nehmen Sie dafür einen Computer.
problem-screenFailed = Ihr Bildschirm konnte nicht geteilt werden. Versuchen Sie es noch einmal oder wählen Sie ein anderes Fenster.

offline-title = Keine Verbindung
offline-text = SecureMeeting ist von hier aus gerade nicht erreichbar. Meetings brauchen das Internet: Prüfen Sie Ihre Verbindung. Sobald sie wieder da ist, geht diese Seite von selbst weiter.
offline-again = Noch einmal versuchen
