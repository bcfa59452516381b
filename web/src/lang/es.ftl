common-product = SecureMeeting
common-close = Cerrar
common-copy = Copiar
common-copied = Copiado
common-home = Volver al inicio
common-unknownPerson = Persona desconocida
common-you = { $name } (tú)
common-showPassword = Mostrar la contraseña
common-hidePassword = Ocultar la contraseña
common-reload = Recargar la página
common-language = Idioma

home-headline = Reúnete sin que nadie te escuche.
home-lead = Un enlace, ninguna cuenta. Cada imagen, palabra y mensaje se sella antes de salir de tu navegador, así que ni siquiera el servidor puede mirar dentro.
home-startTitle = Iniciar una reunión
home-label = Nombre de la reunión
home-labelHint = Opcional. Solo pueden leerlo quienes tienen el enlace.
home-password = Contraseña
home-passwordHint = Opcional. Dísela a tus invitados por un medio distinto del enlace.
home-choices = Más opciones
home-large = Reunión grande
home-largeHint = Para más de 50 personas: entrar sigue siendo rápido, con claves solo del tipo actual.
home-quiet = No decir al servidor con qué volumen habla cada uno
home-quietHint = Hasta ocho micrófonos a la vez.
home-start = Iniciar una reunión
home-starting = Creando tu enlace…
home-joinTitle = Entrar con un enlace
home-linkPlaceholder = Pega el enlace que recibiste
home-join = Entrar
home-notALink = Eso no es un enlace de reunión. Copia el enlace completo de tu invitación y pégalo aquí.
home-noSecret = A ese enlace le falta el final, lo que va después de #. Copia el enlace completo de tu invitación y pégalo aquí.
home-makingFailed = No se pudo crear tu enlace. Recarga la página e inténtalo de nuevo.
home-youSee = Lo que ves tú
home-serverSees = Lo que ve el servidor
home-illustration = Dos imágenes, una al lado de la otra: una persona en una llamada y la misma llamada tal como la tiene el servidor, que es solo ruido.
home-noAccount = Sin cuenta
home-noCookies = Sin cookies
home-nothingKept = No se guarda nada

ready-opening = Abriendo el enlace…
ready-starting = Vas a iniciar esta reunión
ready-startingText = Todavía no hay nadie. Los demás podrán entrar en cuanto estés dentro.
ready-joining = ¿Todo listo para entrar?
ready-present =
    { $count ->
        [0] Ahora mismo no hay nadie.
        [one] Hay una persona.
       *[other] Hay { $count } personas.
    }
ready-name = Tu nombre
ready-nameHint = Sellado: lo ven las personas de la reunión, el servidor no.
ready-nameMissing = Escribe primero tu nombre, para que los demás sepan quién eres.
ready-password = Contraseña de la reunión
ready-passwordNew = Contraseña para esta reunión
ready-passwordHint = Pregunta a quien te invitó.
ready-passwordNewHint = Todos los que entren tendrán que escribirla.
ready-passwordMissing = Esta reunión tiene contraseña. Escríbela para continuar.
ready-passwordWrong = Esa contraseña no es correcta. Revisa cómo la escribiste o pregunta a quien te invitó.
ready-passwordChecking = Comprobando la contraseña…
ready-passwordRight = La contraseña es correcta.
ready-passwordSet = Tu contraseña está puesta.
ready-passwordChanged = Un anfitrión puso una contraseña nueva durante la reunión. Pídela.
ready-lobby = En esta reunión, un anfitrión deja entrar a la gente. Quizá tengas que esperar un momento.
ready-askToJoin = Pedir entrar
ready-locked = Esta reunión está cerrada: por ahora no entra nadie más.
ready-knocking = Esperando a que te dejen entrar
ready-knockingText = Los anfitriones ven tu nombre y que esperas. Entrarás en cuanto uno diga que sí.
ready-stopWaiting = Dejar de esperar
ready-join = Entrar ahora
ready-otherTab = Ya estás en esta reunión en otra pestaña. Si entras también aquí, estarás dos veces.
ready-start = Iniciar la reunión
ready-connecting = Entrando…
ready-ahead =
    { $count ->
        [one] Hay una persona delante de ti…
       *[other] Hay { $count } personas delante de ti…
    }
ready-preview = Así te verán los demás
ready-devices = Micrófono, cámara y altavoz
ready-cameraOff = Tu cámara está apagada
ready-cameraOpening = Encendiendo tu cámara…
ready-allow = Tu navegador pide permiso para usar el micrófono y la cámara. Elige «Permitir» para que te vean y te oigan.
ready-level = Volumen de tu micrófono
ready-levelHint = Di algo: la barra se mueve cuando te oímos.
ready-levelOff = Tu micrófono está apagado.

before-here =
    { $count ->
        [one] Está { $names }.
       *[other] Están { $names }.
    }
before-others =
    { $count ->
        [one] 1 más
       *[other] { $count } más
    }
before-testSpeaker = Reproducir un sonido de prueba
before-testFailed = No se pudo reproducir el sonido. Elige otro altavoz.
before-heard = Suena en tu altavoz. ¿No oyes nada? Sube el volumen o elige otro.
before-moveHere = Salir allí, entrar aquí
before-moved = La otra pestaña salió. Entra aquí cuando quieras.

devices-title = Dispositivos
devices-mic = Micrófono
devices-camera = Cámara
devices-speaker = Altavoz
devices-standard = Predeterminado del sistema
devices-numbered =
    { $kind ->
        [mic] Micrófono { $number }
        [camera] Cámara { $number }
       *[speaker] Altavoz { $number }
    }
devices-none-mic = No se encontró ningún micrófono
devices-none-camera = No se encontró ninguna cámara
devices-none-speaker = Lo elige tu sistema
devices-sound = Tu sonido
devices-sounds-echo = Quitar el eco
devices-sounds-noise = Quitar el ruido de fondo
devices-sounds-gain = Mantener parejo el volumen
devices-sounds-music = Música
devices-musicHint = La música se envía en estéreo y sin retoques. Usa auriculares; si no, los demás oirán un eco.
devices-screen = Cuando compartes tu pantalla
devices-text-name = Texto nítido
devices-text-hint = Para documentos, presentaciones y código.
devices-motion-name = Movimiento fluido
devices-motion-hint = Para películas y juegos.
devices-replaced =
    { $kind ->
        [mic] Tu micrófono se desconectó. Ahora se usa { $name }.
        [camera] Tu cámara se desconectó. Ahora se usa { $name }.
       *[speaker] Tu altavoz se desconectó. Ahora se usa { $name }.
    }
devices-replacedByStandard =
    { $kind ->
        [mic] Tu micrófono se desconectó. Ahora se usa el de tu sistema.
        [camera] Tu cámara se desconectó. Ahora se usa la de tu sistema.
       *[speaker] Tu altavoz se desconectó. Ahora se usa el de tu sistema.
    }

controls-bar = Controles de la reunión
controls-mic-name = Micrófono
controls-mic-on = Apagar el micrófono
controls-mic-off = Encender el micrófono
controls-camera-name = Cámara
controls-camera-on = Apagar la cámara
controls-camera-off = Encender la cámara
controls-share-name = Compartir tu pantalla
controls-share-on = Dejar de compartir
controls-share-off = Compartir tu pantalla
controls-hand-name = Levantar la mano
controls-hand-on = Bajar la mano
controls-hand-off = Levantar la mano
controls-reactions = Reacciones
controls-people = Personas, { $shown }
controls-chat = Chat
controls-unread =
    { $count ->
        [one] Chat, { $shown } mensaje nuevo
       *[other] Chat, { $shown } mensajes nuevos
    }
controls-invite = Invitar

controls-view = Vista
controls-leave = Salir de la reunión
controls-devices = Elegir dispositivos

reaction-thumbsUp = Reaccionar con un pulgar hacia arriba
reaction-heart = Reaccionar con un corazón
reaction-applause = Reaccionar con un aplauso
reaction-laughter = Reaccionar con risas
reaction-cheer = Reaccionar celebrando
reaction-surprise = Reaccionar con sorpresa

shortcuts-title = Atajos de teclado
shortcuts-key-m = Encender o apagar el micrófono
shortcuts-key-v = Encender o apagar la cámara
shortcuts-key-h = Levantar o bajar la mano
shortcuts-key-c = Abrir o cerrar el chat
shortcuts-key-p = Abrir o cerrar la lista de personas
shortcuts-key-s = Abrir o cerrar la seguridad
shortcuts-key-l = Elegir la disposición
shortcuts-close = Cerrar lo que esté abierto
shortcuts-sheet = Mostrar estas teclas
shortcuts-on = Usar estas teclas

stage-label = Reunión
stage-people = Imágenes de quienes están aquí
stage-ownScreen = Tu pantalla
stage-screenOf = Pantalla de { $name }
stage-waiting = Esperando la imagen…
stage-waitingScreen = Esperando la pantalla…
stage-paused = En pausa: tu conexión es lenta
stage-forged = No se pudo comprobar que esto venga de esta persona, así que no se muestra ni se reproduce.
stage-micOff = micrófono apagado
stage-cameraOff = cámara apagada
stage-hand = mano levantada
stage-zoom = Mostrar a tamaño real
stage-zoomFit = Ajustar a la ventana

view-title = Vista
view-layout = Disposición
view-auto-name = Automática
view-auto-hint = Todos, y en grande lo compartido o fijado.
view-grid-name = Cuadrícula
view-grid-hint = Todos del mismo tamaño.
view-speaker-name = Quien habla
view-speaker-hint = Quien habla se ve en grande.
view-showSelf = Mostrar mi propia imagen
view-showWithoutVideo = Mostrar a quienes no tienen vídeo
view-hidden =
    { $count ->
        [one] Ahora hay una persona oculta.
       *[other] Ahora hay { $count } personas ocultas.
    }
view-fullScreen = Pantalla completa
view-leaveFullScreen = Salir de pantalla completa
view-smallWindow = Ventana pequeña
view-closeSmallWindow = Cerrar la ventana pequeña
view-smallWindowHint = La reunión queda a la vista sobre tus otras ventanas.
view-noSmallWindow = Este navegador no tiene una ventana pequeña que quede sobre las demás.
view-smallWindowFailed = No se pudo abrir la ventana pequeña. Inténtalo de nuevo.
view-pin = Fijar
view-unpin = Dejar de fijar
view-pinHint = Se queda en grande, solo para ti.
view-pinned = fijado
view-earlier = Mover adelante
view-later = Mover atrás
view-moveHint = Un lugar. Con el ratón, arrastra la imagen.
view-movedTo = { $name }: lugar { $place } de { $of }
view-hideSelf = Ocultar mi imagen
view-hideSelfHint = Los demás siguen viéndote. Vuelve desde «Vista».
view-pages = Páginas
view-page = Página { $page } de { $of }
view-pageShort = { $page } / { $of }
view-pageBefore = Página anterior
view-pageAfter = Página siguiente
view-speaks = { $name } habla
talking-muted = Tu micrófono está apagado.
talking-mutedHold = Tu micrófono está apagado. Mantén pulsada la barra espaciadora para hablar.
talking-held = Te oyen mientras mantienes pulsada la barra espaciadora.
talking-turnOn = Encender
talking-strong = Eliminar el ruido a fondo
talking-strongHint = Para lugares ruidosos. Exige más a este ordenador.
talking-denoiseFailed = Este navegador no puede eliminar el ruido a fondo. Todo sigue como antes.
talking-volume = Volumen de { $name }, solo para ti
talking-meetingSounds = Sonidos de la reunión
talking-cues = Sonidos cuando alguien entra o sale

quality-title = Conexión
quality-open = Tu conexión: { $words }. Mostrar datos
quality-show = La conexión en datos
quality-grade-good = buena conexión
quality-grade-fair = conexión regular
quality-grade-poor = mala conexión
quality-none = Todavía no hay conexión.
quality-path = Camino
quality-path-udp = UDP
quality-path-tcp = TCP
quality-path-relay = Retransmisor
quality-path-direct = Directo, sin el servidor
quality-detour-tcp = Tu red no deja pasar UDP. La llamada va por TCP, que tarda más en recuperarse cuando se pierden paquetes.
quality-detour-relay = Tu red solo deja pasar tráfico web. La llamada va por el retransmisor del servidor, que tarda un poco más.
quality-detour-direct = La imagen y el sonido van derechos a la otra persona. El servidor no recibe nada.
quality-direct = Conectar directamente cuando solo hay dos personas
quality-directHint = La imagen y el sonido van entonces derechos a la otra persona, que puede ver tu dirección de red. Solo ocurre si ambos lo activáis, y va igual de cifrado.
quality-roundTrip = Ida y vuelta
quality-couldSend = Podría enviar
quality-sent = Lo que envías
quality-received = Lo que recibes
quality-fps = { $size }, { $fps } por segundo
quality-sizes = en { $count } tamaños
quality-lost = { $share } perdido
quality-jitter = { $time } de variación
quality-froze =
    { $count ->
        [0] nunca se congeló
        [one] se congeló { $count } vez
       *[other] se congeló { $count } veces
    }
quality-byNetwork = limitado por la red
quality-byMachine = limitado por este equipo
quality-fewerVoices =
    { $count ->
        [one] Tu conexión es lenta, así que solo oyes la voz más fuerte.
       *[other] Tu conexión es lenta, así que solo oyes las { $count } voces más fuertes.
    }
quality-local = Medido en tu navegador en los últimos cinco segundos, y no se cuenta a nadie.

check-open = Probar dispositivos y red
check-title = ¿Funcionará aquí?
check-lead = Una prueba breve de tu cámara, micrófono, altavoz y red. Tarda cerca de medio minuto.
check-start = Empezar la prueba
check-again = Probar de nuevo
check-steps = Qué se prueba
check-private = La prueba abre una reunión propia cuyo enlace no tiene nadie más, sellada como cualquier otra. No se guarda nada.
check-play = Reproducir un sonido
check-heard = Lo oí
check-heardNot = No oí nada
check-name-camera = Cámara
check-name-mic = Micrófono
check-name-speaker = Altavoz
check-name-server = Servidor
check-name-udp = Camino directo (UDP)
check-name-tcp = Camino para redes estrictas (TCP)
check-name-relay = Camino para redes solo web (retransmisor)
check-name-bandwidth = Velocidad
check-running = Probando…
check-camera-running = Tu navegador quizá pida permiso para la cámara. Elige «Permitir».
check-camera-works = Tu cámara funciona.
check-camera-fails = Tu cámara no da imagen.
check-mic-running = Di unas palabras.
check-mic-works = Tu micrófono funciona.
check-mic-fails = No se oyó nada. ¿Está elegido el micrófono correcto, y encendido?
check-speaker-waiting = Reproduce un sonido y di si lo oyes.
check-speaker-works = Puedes oír a los demás.
check-speaker-fails = Sube el volumen o elige otro altavoz en tu sistema.
check-server-works = El servidor responde.
check-server-fails = No se puede llegar al servidor. Revisa tu conexión a internet.
check-udp-works = Abierto: el mejor camino para imagen y sonido.
check-way-works = Abierto.
check-way-absent = Este servidor no lo ofrece.
check-way-fails = Cerrado por tu red.
check-relay-fails = Este servidor no lo ofrece, o lo cierra tu red.
check-bandwidth-running = Midiendo…
check-bandwidth-fails = No se pudo medir aquí.
check-roundTrip = { $works } Ida y vuelta: { $time }.
check-speed-full = Puedes enviar unos { $rate }: suficiente para una imagen nítida.
check-speed-middle = Puedes enviar unos { $rate }: suficiente para una buena imagen.
check-speed-small = Puedes enviar unos { $rate }: suficiente para sonido y una imagen pequeña.
check-speed-sound = Puedes enviar unos { $rate }: suficiente para sonido. Apaga la cámara si te oyen mal.
check-finding-all = Todo funciona. Te verán y te oirán, y tú verás y oirás a los demás.
check-finding-noServer = Ahora no puedes entrar desde aquí: el servidor no responde.
check-finding-nothing = Puedes abrir reuniones, pero la imagen y el sonido no encuentran camino por tu red. Prueba otra red, como la de tu teléfono.
check-finding-seenNot = Los demás no te verán: tu cámara no funciona aquí.
check-finding-heardNot = Los demás no te oirán: tu micrófono no funciona aquí.
check-finding-hearsNot = Puede que no oigas a los demás: revisa tu altavoz.
check-finding-detour = La imagen y el sonido dan un rodeo por los límites de tu red. Funciona, un poco más lento.
check-finding-slow = Tu red es lenta: los demás te verán en pequeño y te oirán bien.

invite-title = Invitar a otros
invite-alone = Por ahora solo estás tú
invite-text = Envía este enlace a quienes quieras ver. Es la llave de la sala: compártelo con cuidado.
invite-link = Enlace de esta reunión
invite-copied = El enlace está copiado.
invite-copyFailed = No se pudo copiar el enlace. Selecciónalo y cópialo a mano.
invite-qr = Código QR del enlace. Escanéalo con un teléfono para entrar.
invite-password = Los invitados también necesitan la contraseña. Dísela por un medio distinto del enlace.

ways-title = Otras formas de invitar
ways-share = Compartir
ways-mail = Correo
ways-calendar = Calendario
ways-words = Leer en voz alta
ways-qr = Código QR
ways-subject = Entra en mi reunión
ways-subjectNamed = Entra en mi reunión: { $label }
ways-body = Entra con este enlace, en cualquier navegador actualizado. No hace falta cuenta.
ways-bodyPassword = También necesitas la contraseña, que te diré por otro medio.
ways-when = Fecha y hora
ways-whenMissing = Elige primero una fecha y una hora.
ways-zone = Según la hora de { $zone }.
ways-length = Duración
ways-save = Guardar la invitación
ways-saved = La invitación está guardada. Ábrela para ponerla en tu calendario, o envíala a tus invitados.
ways-meeting = Reunión
ways-calendarHint = Un archivo que abre cualquier calendario. Se crea en tu navegador; el servidor no se entera.

spoken-title = El enlace en palabras
spoken-text = Léelas a tu invitado por teléfono, fila por fila. Las escribe donde dice «Entrar con un enlace», en esta dirección:
spoken-list = Las palabras
spoken-open = Escribir palabras en vez de un enlace
spoken-input = Las palabras que te leen
spoken-inputHint = No importan mayúsculas ni comas. Bastan cuatro letras de cada palabra.
spoken-soFar =
    { $count ->
        [one] 1 palabra hasta ahora.
       *[other] { $count } palabras hasta ahora.
    }
spoken-join = Entrar
spoken-back = Usar un enlace
spoken-count =
    { $count ->
        [one] Esto es { $count } palabra, y un enlace tiene { $wanted }. ¿Faltó alguna, o se leyó dos veces?
       *[other] Estas son { $count } palabras, y un enlace tiene { $wanted }. ¿Faltó alguna, o se leyó dos veces?
    }
spoken-unknown = La palabra { $place }, «{ $word }», no es de la lista. Pregúntala de nuevo.
spoken-unknownNear = La palabra { $place }, «{ $word }», no es de la lista. ¿Es { $near }?
spoken-wrong = La palabra { $place }, «{ $word }», no encaja. Debería ser «{ $instead }»: pregunta si era esa.
spoken-garbled = Algunas de estas palabras no encajan. Repásalas una vez más, fila por fila.
spoken-mend = Usar «{ $word }»
spoken-quoted = «{ $word }»

plan-open = Planear una reunión para después
plan-title = Planear una reunión
plan-text = Recibes un enlace para tus invitados y otro para ti. No se guarda nada en el servidor hasta la reunión.
plan-password = Pedir una contraseña
plan-passwordHint = Acuérdala con tus invitados. Quien abre la reunión la escribe primero.
plan-make = Crear los enlaces
plan-guests = Para tus invitados
plan-done = Listo
plan-failed = No se pudieron crear los enlaces. Inténtalo de nuevo.

hostLink-title = Solo para ti: tu enlace de anfitrión
hostLink-show = Mostrar mi enlace de anfitrión
hostLink-text = Abre la reunión contigo como anfitrión, en cualquier dispositivo, llegue quien llegue primero.
hostLink-warning = No lo compartas. Quien lo tenga puede expulsar y decidir quién entra.
hostLink-label = Tu enlace de anfitrión
hostLink-copied = Tu enlace de anfitrión está copiado. Guárdalo como una contraseña.
hostLink-youAreHost = Abres esta reunión como anfitrión.

recent-title = Guardadas en este navegador
recent-keep = Guardar esta reunión en este navegador
recent-keepHint = Solo en este dispositivo, hasta que la borres. Quien use este navegador podrá entrar.
recent-keepHostHint = Con tu enlace de anfitrión. Solo en este dispositivo, hasta que la borres. Quien use este navegador podrá ser el anfitrión.
recent-notKept = Este navegador no guarda nada para páginas como esta.
recent-unnamed = Reunión sin nombre
recent-host = Eres el anfitrión
recent-kept = Guardada el { $date }
recent-forget = Borrar { $name } de este navegador
recent-forgetAll = Borrar todas

elsewhere-text = Este enlace lleva a otro servidor: { $host }. Ve allí solo si lo esperabas.
elsewhere-go = Ir allí

people-title = Personas ({ $count })
people-list = Personas en esta reunión
people-host = Anfitrión
people-unknown = Esta persona no ha demostrado su nombre. Si no sabes quién es, pregunta antes de seguir.
people-invite = Invitar a otros
people-more = Más sobre { $name }
people-writePrivately = Escribir en privado
people-writePrivatelyHint = Nadie más puede leerlo ni ver que escribiste.
people-turnOffMic = Apagar el micrófono
people-turnOffMicHint = Todos sabrán que lo hiciste. Esa persona puede volver a encenderlo.
people-askTurnOffMic = Pedir que apague el micrófono
people-askTurnOffMicHint = Todos sabrán que lo pediste.
people-muteAll = Silenciar a todos

hosts-remove = Expulsar a { $name }
hosts-removeTitle = ¿Expulsar a { $name }?
hosts-removeText = { $name } sale al instante y ya no ve ni oye nada. El enlace sigue sirviéndole a { $name }, así que desde entonces quienes lleguen esperan a que un anfitrión los deje entrar.
hosts-removeConfirm = Expulsar
hosts-cancel = Cancelar
hosts-makeHost = Nombrar anfitrión
hosts-makeHostHint = Los anfitriones dejan entrar, expulsan y cierran la reunión.
hosts-waiting =
    { $count ->
        [one] Espera para entrar
       *[other] { $count } esperan para entrar
    }
hosts-waitingList = Personas que esperan para entrar
hosts-waits =
    { $more ->
        [0] { $name } espera para entrar.
        [one] { $name } y otra persona esperan para entrar.
       *[other] { $name } y { $more } más esperan para entrar.
    }
hosts-look = Ver
hosts-admit = Dejar entrar
hosts-admitNamed = Dejar entrar: { $name }
hosts-deny = No
hosts-denyNamed = No, no dejar entrar a { $name }
hosts-door = Quién entra
hosts-lobby = Los nuevos esperan a un anfitrión
hosts-lock = No entra nadie más
hosts-changePassword = Cambiar la contraseña
hosts-setPassword = Poner una contraseña
hosts-passwordText = Todos los que están se quedan. Quien llegue después necesita la contraseña nueva: dísela por un medio distinto del enlace.
hosts-newPassword = Contraseña nueva
hosts-newPasswordMissing = Escribe primero una contraseña.
hosts-lobbyOn = Los nuevos esperan a que un anfitrión los deje entrar.
hosts-lockOn = La reunión está cerrada. No entra nadie más.
hosts-noHost = No hay ningún anfitrión. La reunión sigue; solo un anfitrión puede cambiar quién entra.

chat-title = Chat
chat-input = Mensaje para todos
chat-send = Enviar
chat-empty = Todavía no hay mensajes. Lo que escribes va sellado y desaparece cuando termina la reunión.
chat-sealed = Como lo vio el servidor
chat-sealedText = Estos son los bytes que el servidor pasó. Sin una clave no dicen nada.
chat-arrived = { $name }: { $text }
chat-arrivedPrivately = { $name }, solo a ti: { $text }
chat-onlyToYou = Solo para ti
chat-onlyTo = Solo para { $name }
chat-inputPrivate = Mensaje solo para { $name }
chat-backToAll = Volver a escribir a todos
chat-answer = Responder en privado
chat-log = Mensajes

files-attach = Enviar un archivo
files-attachTip = Enviar un archivo, hasta 1 GB
files-save = Guardar
files-saveAgain = Reintentar
files-stopSaving = Detener
files-stopOffering = Dejar de compartir
files-progress = Guardando { $name }
files-begins = Empezando…
files-part = { $done } de { $size }
files-offeredBy = { $name } comparte un archivo
files-waiting = Esperando a que vuelva { $name }
files-savedHere = Guardado
files-failed = No se guardó
files-withdrawn = Ya no se comparte
files-gone = { $name } no está
files-saving =
    { $count ->
        [one] 1 persona lo está guardando
       *[other] { $count } personas lo están guardando
    }
files-saved =
    { $count ->
        [one] 1 persona lo guardó
       *[other] { $count } personas lo guardaron
    }
files-shared = Compartido
files-problem-empty = { $name } está vacío: no hay nada que enviar.
files-problem-tooLarge = { $name } pesa más de 1 GB. Envíalo por partes.
files-problem-tooMany = { $name } tiene que esperar: hay demasiados archivos en camino.
files-problem-damaged = Una parte de { $name } no era lo que se envió. Se descartó y se volvió a pedir.
files-problem-unreadable = { $name } cambió o se borró, así que ya no se comparte.
files-noSpace = No hay sitio suficiente aquí para guardar { $name }.
files-saveFailed = No se pudo guardar { $name }. Inténtalo de nuevo.

security-title = Seguridad
security-shield-secure = Segura
security-shield-connecting = Conectando
security-shield-warning = Revisar
security-shield-broken = No segura
security-shieldLabel = Seguridad: { $state }
security-headline-secure = Solo las personas que están aquí pueden ver y oír esta reunión.
security-headline-connecting = Tu reunión se está sellando. Tarda un momento.
security-headline-warning = Algo requiere tu atención.
security-headline-broken = No digas nada privado ahora.
security-text-secure = Todo se sella antes de salir de un navegador y solo se abre en los navegadores de quienes están aquí. El servidor no tiene ninguna clave.
security-text-connecting = No se envía nada tuyo hasta que se pueda sellar.
security-text-warning = Lo que envías sigue sellado. Por esto el escudo está en ámbar:
security-text-broken = Por esto el escudo está en rojo:
security-codeTitle = ¿Son todos quienes dicen ser?
security-codeText = Todos aquí tienen este código, y solo cambia cuando alguien llega o se va. Si es igual para todos, no hay nadie en medio.
security-codeAlone = Este código se compara con los demás cuando estén aquí.
security-compare = Comparar códigos
security-comparedAll = Has comparado códigos con todos los que están aquí.
security-compared = Has comparado códigos con { $marked } de { $others } personas.
security-codePending = El código aparece cuando estás en la reunión.
security-previewTitle = ¿Qué ve el servidor de ti?
security-previewText = Pídele que te devuelva tu propia cámara y mira lo que tiene.
security-brokenAlert = Este navegador no selló lo que envías, así que no se envía nada más. Sal y vuelve a entrar con un navegador actualizado.
security-noRelay = Esta dirección pide el relé, y este servidor no tiene ninguno: así no se ve ni se oye a nadie. Quita ?relay=1 de la dirección y ábrela otra vez.
security-openPreview = Ver lo que ve el servidor
security-countsTitle = Sellado y abierto, contado
security-countsText = Contado en tu navegador, cuadro por cuadro.
security-countsCaption = Cuadros sellados y abiertos de cada pista
security-track = Pista
security-frames = Cuadros
security-failed = Rechazados
security-sealedFrames = { $count } sellados
security-openedFrames = { $count } abiertos
security-noTracks = Todavía no hay imagen ni sonido.
security-knowsTitle = Lo que el servidor sí ve
security-knows-addresses = las direcciones de red de quienes están conectados
security-knows-room = un número al azar en lugar del nombre de la sala
security-knows-people = cuántas personas hay, y cuándo llegan y se van
security-knows-traffic = cuándo pasan datos y cuántos
security-knows-tracks = qué micrófonos, cámaras y pantallas están encendidos
security-knows-loudness = con qué volumen suena un micrófono, para saber quién habla
security-knows-codec = el tipo de codificación de la imagen y el sonido
security-quiet = Esta es una reunión discreta: al servidor no se le dice con qué volumen suena un micrófono. Por eso no puede elegir a quien habla, y deja pasar los ocho micrófonos que se encendieron primero.
security-knowsNot = No ve nombres, caras, voces, pantallas, mensajes ni el nombre de la reunión.
security-keysTitle = ¿Por cuánto tiempo seguirá en secreto?
security-hybrid = Las claves se acuerdan de dos maneras a la vez: la actual y otra hecha para la época de las computadoras cuánticas. Quien grabe esta reunión no podrá abrirla más tarde con una de ellas.
security-hybridNot = Que alguien sea quien demuestra ser se apoya solo en la manera actual, que basta con que resista mientras dura la reunión.
security-classical = Esta es una reunión grande, así que sus claves se acuerdan solo de la manera actual. Quien la grabe, tenga el enlace y un día una computadora cuántica podría abrirla.
security-largeNotice = Hay más de 50 personas, así que entrar tarda un poco más. La próxima vez elige «Reunión grande» al iniciarla.
security-suite = Claves: { $suite }, generación { $epoch }

why-sealed = Todo se sella antes de salir de un navegador.
why-alone = Solo estás tú, y solo quien está aquí puede abrirlo.
why-opened =
    { $count ->
        [one] Solo la persona que está aquí puede abrirlo.
       *[other] Solo las { $count } personas que están aquí pueden abrirlo.
    }
why-server = El servidor lo pasa adelante y no tiene clave.
why-details = Para quienes quieran saber más

compare-title = ¿Es de verdad { $name }?
compare-titleAll = ¿Son todos quienes dicen ser?
compare-openOne = { $mark }: comparar códigos con { $name }
compare-mark-none = Comparar códigos
compare-mark-verified = Verificado por ti
compare-mark-differs = Los códigos no coincidieron
compare-mark-changed = Persona nueva: comparar otra vez
compare-textAll = Que todos abran su escudo y lean los dígitos en voz alta, uno tras otro, mientras los ves y los oyes.
compare-pending = Un momento…
compare-emoji = Código en imágenes: { $pictures }
compare-digits = Código en dígitos:
compare-question = ¿Son iguales todos los dígitos?
compare-match = Coinciden
compare-matchAll = Coinciden para todos
compare-differ = No coinciden
compare-showQr = Mostrar como código QR
compare-hideQr = Ocultar el código QR
compare-qr = Código QR de los dígitos
compare-qrText = Acerca la cámara de un teléfono a esta pantalla. Lee los dígitos, para compararlos con la otra pantalla.
compare-codeChanged = Alguien llegó o se fue, así que ahora el código es otro. Empieza de nuevo con ese.
compare-personGone = { $name } se fue, o volvió como una persona nueva.
compare-showNew = Mostrar el código nuevo
compare-verified = Es { $name }
compare-verifiedAll = Todos son quienes dicen ser
compare-verifiedText = No hay nadie en medio. La marca dura mientras sigan abiertas esta pestaña y la suya. Quien recarga la página vuelve como una persona nueva, y se te avisa.
compare-done = Listo
compare-differsTitle = No digas nada privado ahora
compare-checkPerson = Comprueba que cada uno mira el código correcto: tú el de { $name }, y { $name } el tuyo.
compare-checkAll = El código cambia cuando alguien llega o se va. Espera hasta que estén todos.
compare-onceMore = Compara los dígitos una vez más, despacio.
compare-stillDifferent = ¿Siguen siendo distintos? Puede que haya alguien en medio. Sal, inicia otra reunión y envía su enlace por otro medio.
compare-again = Comparar otra vez

act-open = Los dos hacen esto mientras se ven y se oyen. { $name } abre «Comparar códigos» bajo tu nombre, en la lista de personas.
act-pictures = ¿Ven los dos estas imágenes?
act-youRead = Lee estos dígitos en voz alta.
act-theyRead = { $name } lee estos en voz alta y tú compruebas.

reason-connecting = La conexión todavía se está estableciendo.
reason-unknownMember = Alguien aquí no ha demostrado su nombre. Mira la lista de personas.
reason-framesFailing = Partes de la imagen o el sonido de { $name } no se pudieron abrir y se descartaron.
reason-framesFailingUnknown = Partes de una imagen o un sonido no se pudieron abrir y se descartaron.
reason-notSealed = Tu navegador intentó enviar o aceptar algo sin sellar. Se detuvo. Sal y usa un navegador actualizado.
reason-noMediaPath = La imagen y el sonido no encuentran camino por tu red. Prueba otra red.
reason-codesDiffer = Tu código y el de { $name } no coincidieron. No digas nada privado y compara una vez más. Si siguen siendo distintos, sal, inicia otra reunión y envía su enlace por otro medio.
reason-codesDifferUnknown = Los códigos de esta reunión no coincidieron. No digas nada privado y compara una vez más. Si siguen siendo distintos, sal, inicia otra reunión y envía su enlace por otro medio.
reason-keyChanged = { $name } no es la persona con quien comparaste códigos. Puede ser la misma después de recargar, u otra con ese nombre: compara los códigos de nuevo.
reason-forged = Llegó algo en nombre de { $name } que { $name } no envió. No se muestra ni se reproduce. Puede que alguien en esta reunión se haga pasar por otra persona.
reason-forgedUnknown = Llegó algo en nombre de una persona que no lo envió. No se muestra ni se reproduce. Puede que alguien en esta reunión se haga pasar por otra persona.
reason-forked = El servidor cuenta dos historias distintas de esta reunión, una a ti y otra a { $name }. Compara el código de seguridad y no te fíes de quién está aquí.
reason-forkedUnknown = El servidor cuenta dos historias distintas de esta reunión, una a ti y otra a otra persona. Compara el código de seguridad y no te fíes de quién está aquí.
reason-digestsMissing = Se ve o se oye a { $name }, pero la prueba firmada de ello no llega. Puede que el servidor la esté reteniendo.
reason-digestsMissingUnknown = Se ve o se oye a alguien, pero la prueba firmada de ello no llega. Puede que el servidor la esté reteniendo.
reason-digestsLate = Lo que dice { $name } llega con varios segundos de retraso. La red es lenta, o el servidor lo está reteniendo.
reason-digestsLateUnknown = Lo que dice alguien llega con varios segundos de retraso. La red es lenta, o el servidor lo está reteniendo.
reason-unheard = Hace un rato que no llega nada firmado de { $name }. Puede que haya perdido la conexión, o que el servidor impida el contacto.
reason-unheardUnknown = Hace un rato que no llega nada firmado de alguien. Puede que haya perdido la conexión, o que el servidor impida el contacto.
reason-unproven = Se oyó o se vio algo en nombre de { $name } justo antes de que se fuera, con el micrófono y la cámara apagados. No se pudo confirmar que fuera suyo.
reason-unprovenUnknown = Se oyó o se vio algo en nombre de alguien justo antes de que se fuera, con el micrófono y la cámara apagados. No se pudo confirmar que fuera suyo.
reason-unconfirmed = Muy pocas personas han confirmado hace poco que siguen aquí, así que no se envía nada tuyo. Sigue solo en cuanto lo hagan.

track-own-mic = Tu micrófono
track-own-camera = Tu cámara
track-own-screen = Tu pantalla
track-own-screenAudio = El sonido de tu pantalla
track-of-mic = Micrófono de { $name }
track-of-camera = Cámara de { $name }
track-of-screen = Pantalla de { $name }
track-of-screenAudio = Sonido de la pantalla de { $name }

preview-title = Lo que el servidor ve de ti
preview-text = Tu navegador pidió al servidor que devolviera tu propia cámara. Esto es todo lo que tiene.
preview-own = Tú, en tu navegador
preview-decoder = El intento de un reproductor
preview-decoderText = Recibe la imagen sellada y ninguna clave, así que no hay nada que mostrar.
preview-bytes = Los bytes, pintados
preview-bytesText = Un cuadro sellado, un cuadradito por byte. En ámbar, los pocos que quedan a la vista para el reproductor.
preview-meta = Lo que va al lado, a la vista
preview-waiting = Esperando el primer cuadro sellado…
preview-direct = Tu cámara va ahora derecha a la otra persona. El servidor no recibe nada.
preview-nothing = Nada que pueda mostrar
preview-cameraOff = Enciende tu cámara para ver lo que recibe el servidor.
preview-turnOn = Encender la cámara
preview-frames = Cuadros que volvieron
preview-decrypted = De ellos, abiertos
preview-size = Tamaño de este cuadro
preview-sizeValue = { $length } bytes, { $clear } a la vista
preview-kind = Tipo
preview-key = imagen completa
preview-delta = cambio sobre la imagen anterior
preview-sender = Remitente
preview-senderValue = número { $leaf } (sin nombre)
preview-generation = Generación de claves
preview-counter = Número de cuadro
preview-loudness = Volumen de tu micrófono
preview-loudnessTold = se dice, con cada paquete de sonido
preview-loudnessKept = no se dice
preview-chat = Tu último mensaje
preview-chatText = El último mensaje del chat, tal como lo pasó el servidor.

souvenir-save = Guardar como imagen
souvenir-hint = Tú junto a lo que el servidor ve de ti, en una imagen. Se crea aquí y no va a ninguna parte.
souvenir-title = Esto es todo lo que ve el servidor
souvenir-file = Lo que ve el servidor.png
souvenir-failed = No se pudo crear la imagen.

notice-reconnecting = Se perdió tu conexión. Reintentando…
notice-micsFull = Hay ocho micrófonos encendidos y esta reunión discreta no admite más. Pide antes a alguien que apague el suyo.
notice-soundBlocked = Tu navegador retiene el sonido.
notice-allowSound = Activar el sonido
notice-muteAsked = { $name } te pide que apagues el micrófono.
notice-turnOff = Apagar
notice-handUp = { $name } levanta la mano
notice-shareStarted = { $name } comparte una pantalla
notice-reloaded = Recargaste la página: para los demás eres una persona nueva, y hay que volver a comparar todos los códigos.
notice-joined = { $name } entró
notice-left = { $name } salió
notice-lost = { $name } perdió la conexión
notice-reconnected = La conexión ha vuelto
notice-chatTooLong = Ese mensaje es demasiado largo. Envíalo por partes.
notice-serverRefused = El servidor no aceptó eso. Inténtalo de nuevo en un momento.
notice-sendingStopped = Nadie confirma que sigue aquí: por ahora no se envía nada tuyo
notice-sendingAgain = Te ven y te oyen de nuevo
notice-privateNotSent = { $name } ya no está. Tu mensaje privado no se envió.
notice-privateNotSentUnknown = Esa persona ya no está. Tu mensaje privado no se envió.
notice-keyChanged = { $name } está aquí como una persona nueva. Compara los códigos otra vez antes de confiar.
notice-lobbyOn = { $by } activó la sala de espera. Los nuevos esperan a que un anfitrión los deje entrar.
notice-lobbyOff = { $by } desactivó la sala de espera
notice-lockOn = { $by } cerró la reunión. No entra nadie más.
notice-lockOff = { $by } abrió la reunión
notice-personRemoved = { $by } expulsó a { $name }
notice-madeHost = { $name } es ahora anfitrión
notice-passwordChanged = { $by } puso una contraseña nueva. Todos los que están se quedan.
notice-aHost = Un anfitrión
notice-noHost = El último anfitrión se fue. La reunión sigue sin ninguno.
notice-grownLarge = Esta es ahora una reunión grande, así que entrar tarda un poco más.
notice-askedYou = { $by } te pide que apagues el micrófono
notice-youAsked = Pediste a { $whom } que apague el micrófono
notice-asked = { $by } pidió a { $whom } que apague el micrófono
notice-youMutedAll = Apagaste el micrófono de todos los demás
notice-mutedAll = { $by } apagó el micrófono de todos los demás
notice-mutedYou = { $by } apagó tu micrófono
notice-youMuted = Apagaste el micrófono de { $whom }
notice-muted = { $by } apagó el micrófono de { $whom }

ended-left-title = Saliste de la reunión
ended-left-text = Ojalá haya sido buena.
ended-badLink-title = Este enlace está dañado
ended-badLink-text = Le falta una parte o se cambió. Pídelo de nuevo y copia el enlace completo.
ended-roomEnded-title = Esta reunión terminó
ended-roomEnded-text = Todos se fueron. Entra de nuevo para volver a abrir la sala.
ended-roomFull-title = Esta reunión está llena
ended-roomFull-text = Espera a que alguien salga e inténtalo de nuevo.
ended-wrongPassword-title = Esa contraseña no es correcta
ended-wrongPassword-text = Pregunta a quien te invitó e inténtalo de nuevo.
ended-removed-title = Te expulsaron de la reunión
ended-removed-text = Lo hizo un anfitrión. Si fue un error, entra de nuevo: un anfitrión tiene que dejarte pasar.
ended-replaced-title = Entraste desde otro lugar
ended-replaced-text = Esta pestaña salió de la reunión y la otra sigue. Cierra esta pestaña o entra de nuevo aquí.
ended-serverGone-title = No se puede llegar al servidor
ended-serverGone-text = Revisa tu conexión a internet y entra de nuevo.
ended-serverShutdown-title = El servidor se apagó
ended-serverShutdown-text = Con eso terminó la reunión para todos. Espera un minuto y entra de nuevo.
ended-notSealed-title = Nos detuvimos para protegerte
ended-notSealed-text = Tu navegador iba a enviar algo sin sellar, y nada de ello salió. Actualízalo o usa otro, y entra de nuevo.
ended-protocol-title = Algo falló entre tú y el servidor
ended-protocol-text = Recarga la página y entra de nuevo. Si no ayuda, puede que el servidor sea más nuevo o más viejo que esta página.
ended-denied-title = No te dejaron entrar
ended-denied-text = Un anfitrión de esta reunión dijo que no. Pregunta a quien te invitó.
ended-locked-title = Esta reunión está cerrada
ended-locked-text = Por ahora no entra nadie más. Pide a alguien de dentro que la abra.
ended-passwordChanged-title = Hay una contraseña nueva
ended-passwordChanged-text = No estabas cuando un anfitrión la puso. Pídela y entra de nuevo.

wayOn-left = Entrar de nuevo
wayOn-badLink = Volver al inicio
wayOn-roomEnded = Volver a abrirla
wayOn-roomFull = Intentar de nuevo
wayOn-wrongPassword = Escribirla de nuevo
wayOn-removed = Pedir entrar de nuevo
wayOn-replaced = Entrar aquí de nuevo
wayOn-serverGone = Intentar de nuevo
wayOn-serverShutdown = Intentar de nuevo
wayOn-notSealed = Entrar de nuevo
wayOn-protocol = Recargar y entrar de nuevo
wayOn-denied = Pedirlo de nuevo
wayOn-locked = Intentar de nuevo
wayOn-passwordChanged = Entrar con la contraseña nueva

trouble-openSecurely = Abrirla de forma segura
trouble-copyLink = Copiar el enlace para otro navegador
trouble-copyByHand = No se pudo copiar. Selecciona la dirección de arriba y cópiala a mano.
trouble-tryAgain = Intentar de nuevo
trouble-notAllowed = Tu navegador no lo permite
trouble-where = Dónde hacer clic
trouble-offline = No tienes conexión. Todo sigue en cuanto vuelva tu red.
trouble-looking = Mirando quién está…
trouble-noAnswer = El servidor aún no responde. Reintentando…
trouble-mayBeOver = Ahora no hay nadie. Puede que la reunión no haya empezado, o que ya haya terminado. Iníciala, o espera: verás aquí cuando llegue alguien.

support-notSupported-title = Este navegador es demasiado antiguo para una reunión sellada
support-notSupported-text = Abre el enlace en un Chrome, Edge, Firefox o Safari actualizado.
support-insecure-title = Esta página no se abrió de forma segura
support-insecure-text = Los navegadores solo dan la cámara y el micrófono por https. Abre la misma dirección con https:// delante.
support-workerFailed-title = La página no pudo arrancar
support-workerFailed-text = Una parte no se cargó. Recarga la página; si no ayuda, prueba otro navegador.

allow-chrome =
    { $kind ->
        [mic] Haz clic en el símbolo a la izquierda de la dirección, permite el micrófono y vuelve a encenderlo aquí.
        [camera] Haz clic en el símbolo a la izquierda de la dirección, permite la cámara y vuelve a encenderla aquí.
       *[both] Haz clic en el símbolo a la izquierda de la dirección, permite el micrófono y la cámara y vuelve a encenderlos aquí.
    }
allow-firefox =
    { $kind ->
        [mic] Haz clic en el micrófono tachado a la izquierda de la dirección, quita el bloqueo y vuelve a encenderlo aquí.
        [camera] Haz clic en la cámara tachada a la izquierda de la dirección, quita el bloqueo y vuelve a encenderla aquí.
       *[both] Haz clic en el micrófono y la cámara tachados a la izquierda de la dirección, quita el bloqueo y vuelve a encenderlos aquí.
    }
allow-safari =
    { $kind ->
        [mic] Elige Safari, Ajustes de este sitio web en el menú, permite el micrófono y vuelve a encenderlo aquí.
        [camera] Elige Safari, Ajustes de este sitio web en el menú, permite la cámara y vuelve a encenderla aquí.
       *[both] Elige Safari, Ajustes de este sitio web en el menú, permite el micrófono y la cámara y vuelve a encenderlos aquí.
    }
allow-ios =
    { $kind ->
        [mic] Toca el símbolo junto a la dirección, luego Ajustes del sitio web, permite el micrófono y vuelve a encenderlo aquí.
        [camera] Toca el símbolo junto a la dirección, luego Ajustes del sitio web, permite la cámara y vuelve a encenderla aquí.
       *[both] Toca el símbolo junto a la dirección, luego Ajustes del sitio web, permite el micrófono y la cámara y vuelve a encenderlos aquí.
    }
allow-other =
    { $kind ->
        [mic] Permite el micrófono para esta página en los ajustes de tu navegador y vuelve a encenderlo aquí.
        [camera] Permite la cámara para esta página en los ajustes de tu navegador y vuelve a encenderla aquí.
       *[both] Permite el micrófono y la cámara para esta página en los ajustes de tu navegador y vuelve a encenderlos aquí.
    }
problem-refused =
    { $kind ->
        [mic] Tu navegador no deja que esta página use tu micrófono. { $allow }
        [camera] Tu navegador no deja que esta página use tu cámara. { $allow }
       *[both] Tu navegador no deja que esta página use tu micrófono ni tu cámara. { $allow }
    }
problem-missing =
    { $kind ->
        [mic] No se encontró ningún micrófono. Conecta uno y enciéndelo aquí, o sigue sin él.
        [camera] No se encontró ninguna cámara. Conecta una y enciéndela aquí, o sigue sin ella.
       *[both] No se encontraron micrófono ni cámara. Conéctalos y enciéndelos aquí, o sigue sin ellos.
    }
problem-insecure =
    { $kind ->
        [mic] Los navegadores solo dan el micrófono por https. Abre la misma dirección con https:// delante.
        [camera] Los navegadores solo dan la cámara por https. Abre la misma dirección con https:// delante.
       *[both] Los navegadores solo dan el micrófono y la cámara por https. Abre la misma dirección con https:// delante.
    }
problem-inUse =
    { $kind ->
        [mic] Otro programa está usando tu micrófono. Ciérralo allí y vuelve a encenderlo aquí.
       *[camera] Otro programa está usando tu cámara. Ciérrala allí y vuelve a encenderla aquí.
    }
problem-lost =
    { $kind ->
        [mic] Tu micrófono se desconectó. Conéctalo de nuevo o elige otro.
       *[camera] Tu cámara se desconectó. Conéctala de nuevo o elige otra.
    }
problem-silent =
    { $kind ->
        [mic] Tu micrófono no da sonido. Puede estar apagado en tus auriculares o en tu sistema.
       *[camera] Tu cámara no da imagen. Puede que otro programa la esté usando o que su tapa esté cerrada.
    }
problem-unsupported =
    { $kind ->
        [mic] Este navegador no puede usar tu micrófono. Prueba otro navegador.
       *[camera] Este navegador no puede usar tu cámara. Prueba otro navegador.
    }
problem-failed =
    { $kind ->
        [mic] No se pudo iniciar tu micrófono. Enciéndelo otra vez o elige otro.
       *[camera] No se pudo iniciar tu cámara. Enciéndela otra vez o elige otra.
    }
problem-speaker = No se pudo usar ese altavoz. Elige otro.
problem-screenUnsupported = Este navegador no puede compartir la pantalla. Usa una computadora para compartir.
problem-screenFailed = No se pudo compartir tu pantalla. Inténtalo de nuevo o elige otra ventana.

offline-title = Sin conexión
offline-text = Ahora no se puede llegar a SecureMeeting desde aquí. Las reuniones necesitan internet: revisa tu conexión. Esta página sigue sola en cuanto vuelva.
offline-again = Intentar de nuevo
