common-product = SecureMeeting
common-close = Fermer
common-copy = Copier
common-copied = Copié
common-home = Retour à l’accueil
common-unknownPerson = Personne inconnue
common-you = { $name } (vous)
common-showPassword = Afficher le mot de passe
common-hidePassword = Masquer le mot de passe
common-reload = Recharger la page
common-language = Langue

home-headline = Se réunir sans être écouté.
home-lead = Un lien, pas de compte. Chaque image, chaque mot et chaque message est scellé avant de quitter votre navigateur : même le serveur ne peut pas regarder.
home-startTitle = Lancer une réunion
home-label = Nom de la réunion
home-labelHint = Facultatif. Seuls ceux qui ont le lien peuvent le lire.
home-password = Mot de passe
home-passwordHint = Facultatif. Donnez-le à vos invités par un autre moyen que le lien.
home-choices = Plus d’options
home-large = Grande réunion
home-largeHint = Pour plus de 50 personnes : l’entrée reste rapide, avec des clés d’aujourd’hui seulement.
home-quiet = Ne pas dire au serveur qui parle fort
home-quietHint = Huit micros à la fois au plus.
home-start = Lancer une réunion
home-starting = Création de votre lien…
home-joinTitle = Rejoindre avec un lien
home-linkPlaceholder = Collez le lien reçu
home-join = Rejoindre
home-notALink = Ce n’est pas un lien de réunion. Copiez le lien entier de votre invitation et collez-le ici.
home-noSecret = Il manque la fin de ce lien, la partie après le #. Copiez le lien entier de votre invitation et collez-le ici.
home-makingFailed = Votre lien n’a pas pu être créé. Rechargez la page et réessayez.
home-youSee = Ce que vous voyez
home-serverSees = Ce que voit le serveur
home-illustration = Deux images côte à côte : une personne en appel, et le même appel tel que le serveur l’a, qui n’est que du bruit.
home-noAccount = Pas de compte
home-noCookies = Pas de cookies
home-nothingKept = Rien n’est conservé

ready-opening = Ouverture du lien…
ready-starting = Vous lancez cette réunion
ready-startingText = Il n’y a encore personne. Les autres pourront entrer dès que vous y serez.
ready-joining = On y va ?
ready-present =
    { $count ->
        [0] Il n’y a personne pour le moment.
        [one] Une personne est là.
       *[other] { $count } personnes sont là.
    }
ready-name = Votre nom
ready-nameHint = Scellé : les personnes de la réunion le voient, pas le serveur.
ready-nameMissing = Écrivez d’abord votre nom, pour que les autres sachent qui vous êtes.
ready-password = Mot de passe de la réunion
ready-passwordNew = Mot de passe pour cette réunion
ready-passwordHint = Demandez-le à la personne qui vous a invité.
ready-passwordNewHint = Tous ceux qui entrent devront l’écrire.
ready-passwordMissing = Cette réunion a un mot de passe. Écrivez-le pour continuer.
ready-passwordWrong = Ce mot de passe n’est pas le bon. Vérifiez-le, ou demandez à la personne qui vous a invité.
ready-passwordChecking = Vérification du mot de passe…
ready-passwordRight = C’est le bon mot de passe.
ready-passwordSet = Votre mot de passe est défini.
ready-passwordChanged = Un hôte a choisi un nouveau mot de passe pendant la réunion. Demandez-le.
ready-lobby = Dans cette réunion, un hôte fait entrer les gens. Vous devrez peut-être patienter un instant.
ready-askToJoin = Demander à entrer
ready-locked = Cette réunion est verrouillée : plus personne n’entre pour l’instant.
ready-knocking = En attente d’être admis
ready-knockingText = Les hôtes voient votre nom et que vous attendez. Vous entrez dès que l’un d’eux dit oui.
ready-stopWaiting = Ne plus attendre
ready-join = Entrer
ready-otherTab = Vous êtes déjà dans cette réunion dans un autre onglet. Si vous entrez aussi ici, vous y serez deux fois.
ready-start = Lancer la réunion
ready-connecting = Vous entrez…
ready-ahead =
    { $count ->
        [one] Une personne est devant vous…
       *[other] { $count } personnes sont devant vous…
    }
ready-preview = Comment les autres vous verront
ready-devices = Micro, caméra et haut-parleur
ready-cameraOff = Votre caméra est éteinte
ready-cameraOpening = Allumage de votre caméra…
ready-allow = Votre navigateur demande votre micro et votre caméra. Choisissez « Autoriser » pour être vu et entendu.
ready-level = Volume de votre micro
ready-levelHint = Dites quelque chose : la barre bouge quand on vous entend.
ready-levelOff = Votre micro est éteint.

before-here =
    { $count ->
        [one] { $names } est là.
       *[other] { $names } sont là.
    }
before-others =
    { $count ->
        [one] { $count } autre
       *[other] { $count } autres
    }
before-testSpeaker = Jouer un son d’essai
before-testFailed = Le son d’essai n’a pas pu être joué. Choisissez un autre haut-parleur.
before-heard = Le son sort de votre haut-parleur. Rien à entendre ? Montez le volume ou choisissez-en un autre.
before-moveHere = Quitter là-bas, entrer ici
before-moved = L’autre onglet est parti. Entrez ici quand vous voulez.

devices-title = Appareils
devices-mic = Micro
devices-camera = Caméra
devices-speaker = Haut-parleur
devices-standard = Par défaut du système
devices-numbered =
    { $kind ->
        [mic] Micro { $number }
        [camera] Caméra { $number }
       *[speaker] Haut-parleur { $number }
    }
devices-none-mic = Aucun micro trouvé
devices-none-camera = Aucune caméra trouvée
devices-none-speaker = Choisi par votre système
devices-sound = Votre son
devices-sounds-echo = Supprimer l’écho
devices-sounds-noise = Supprimer le bruit de fond
devices-sounds-gain = Garder un volume égal
devices-sounds-music = Musique
devices-musicHint = La musique est envoyée en stéréo, telle quelle. Mettez un casque, sinon les autres entendent un écho.
devices-screen = Quand vous partagez votre écran
devices-text-name = Texte net
devices-text-hint = Pour les documents, les présentations et le code.
devices-motion-name = Mouvement fluide
devices-motion-hint = Pour les films et les jeux.
devices-replaced =
    { $kind ->
        [mic] Votre micro a été débranché. { $name } est utilisé maintenant.
        [camera] Votre caméra a été débranchée. { $name } est utilisée maintenant.
       *[speaker] Votre haut-parleur a été débranché. { $name } est utilisé maintenant.
    }
devices-replacedByStandard =
    { $kind ->
        [mic] Votre micro a été débranché. Celui de votre système est utilisé maintenant.
        [camera] Votre caméra a été débranchée. Celle de votre système est utilisée maintenant.
       *[speaker] Votre haut-parleur a été débranché. Celui de votre système est utilisé maintenant.
    }

controls-bar = Commandes de la réunion
controls-mic-name = Micro
controls-mic-on = Éteindre le micro
controls-mic-off = Allumer le micro
controls-camera-name = Caméra
controls-camera-on = Éteindre la caméra
controls-camera-off = Allumer la caméra
controls-share-name = Partager votre écran
controls-share-on = Ne plus partager
controls-share-off = Partager votre écran
controls-hand-name = Lever la main
controls-hand-on = Baisser la main
controls-hand-off = Lever la main
controls-reactions = Réactions
controls-people = Personnes, { $shown }
controls-chat = Discussion
controls-unread =
    { $count ->
        [one] Discussion, { $shown } nouveau message
       *[other] Discussion, { $shown } nouveaux messages
    }
controls-invite = Inviter

controls-view = Affichage
controls-leave = Quitter la réunion
controls-devices = Choisir les appareils

reaction-thumbsUp = Réagir d’un pouce levé
reaction-heart = Réagir d’un cœur
reaction-applause = Réagir par des applaudissements
reaction-laughter = Réagir en riant
reaction-cheer = Réagir en faisant la fête
reaction-surprise = Réagir avec surprise

shortcuts-title = Raccourcis clavier
shortcuts-key-m = Allumer ou éteindre le micro
shortcuts-key-v = Allumer ou éteindre la caméra
shortcuts-key-h = Lever ou baisser la main
shortcuts-key-c = Ouvrir ou fermer la discussion
shortcuts-key-p = Ouvrir ou fermer la liste des personnes
shortcuts-key-s = Ouvrir ou fermer la sécurité
shortcuts-key-l = Choisir la disposition
shortcuts-close = Fermer ce qui est ouvert
shortcuts-sheet = Afficher ces touches
shortcuts-on = Utiliser ces touches

stage-label = Réunion
stage-people = Images des personnes présentes
stage-ownScreen = Votre écran
stage-screenOf = Écran de { $name }
stage-waiting = En attente de l’image…
stage-waitingScreen = En attente de l’écran…
stage-paused = En pause : votre connexion est lente
stage-forged = Rien n’a pu prouver que cela vient de cette personne : ce n’est donc ni montré ni joué.
stage-micOff = micro éteint
stage-cameraOff = caméra éteinte
stage-hand = main levée
stage-zoom = Afficher en taille réelle
stage-zoomFit = Ajuster à la fenêtre

view-title = Affichage
view-layout = Disposition
view-auto-name = Automatique
view-auto-hint = Tous, et en grand ce qui est partagé ou épinglé.
view-grid-name = Grille
view-grid-hint = Tous à la même taille.
view-speaker-name = Qui parle
view-speaker-hint = Qui parle est en grand.
view-showSelf = Afficher ma propre image
view-showWithoutVideo = Afficher les personnes sans vidéo
view-hidden =
    { $count ->
        [one] { $count } personne est masquée.
       *[other] { $count } personnes sont masquées.
    }
view-fullScreen = Plein écran
view-leaveFullScreen = Quitter le plein écran
view-smallWindow = Petite fenêtre
view-closeSmallWindow = Fermer la petite fenêtre
view-smallWindowHint = La réunion reste visible au-dessus de vos autres fenêtres.
view-noSmallWindow = Ce navigateur n’a pas de petite fenêtre qui reste au-dessus des autres.
view-smallWindowFailed = La petite fenêtre n’a pas pu s’ouvrir. Réessayez.
view-pin = Épingler
view-unpin = Détacher
view-pinHint = Reste en grand, pour vous seul.
view-pinned = épinglé
view-earlier = Vers l’avant
view-later = Vers l’arrière
view-moveHint = D’une place. À la souris, faites glisser l’image.
view-movedTo = { $name } : place { $place } sur { $of }
view-hideSelf = Masquer mon image
view-hideSelfHint = Les autres continuent à vous voir. Elle revient dans « Affichage ».
view-pages = Pages
view-page = Page { $page } sur { $of }
view-pageShort = { $page } / { $of }
view-pageBefore = Page précédente
view-pageAfter = Page suivante
view-speaks = { $name } parle
talking-muted = Votre micro est coupé.
talking-mutedHold = Votre micro est coupé. Maintenez la barre d’espace pour parler.
talking-held = On vous entend tant que vous maintenez la barre d’espace.
talking-turnOn = Activer
talking-strong = Supprimer le bruit à fond
talking-strongHint = Pour les lieux bruyants. Cela demande plus à cet ordinateur.
talking-denoiseFailed = Ce navigateur ne peut pas supprimer le bruit à fond. Rien ne change.
talking-volume = Volume de { $name }, pour vous seul
talking-meetingSounds = Sons de la réunion
talking-cues = Sons quand quelqu’un arrive ou part

quality-title = Connexion
quality-open = Votre connexion : { $words }. Afficher les chiffres
quality-show = La connexion en chiffres
quality-grade-good = bonne connexion
quality-grade-fair = connexion moyenne
quality-grade-poor = mauvaise connexion
quality-none = Il n’y a pas encore de connexion.
quality-path = Chemin
quality-path-udp = UDP
quality-path-tcp = TCP
quality-path-relay = Relais
quality-path-direct = Direct, sans le serveur
quality-detour-tcp = Votre réseau ne laisse pas passer UDP. L’appel passe par TCP, plus lent à se remettre des paquets perdus.
quality-detour-relay = Votre réseau ne laisse passer que le web. L’appel passe par le relais du serveur, ce qui prend un peu plus de temps.
quality-detour-direct = L’image et le son vont droit à l’autre personne. Le serveur n’en reçoit rien.
quality-direct = Se relier directement quand on n’est que deux
quality-directHint = L’image et le son vont alors droit à l’autre personne, qui peut voir votre adresse réseau. Cela n’arrive que si vous l’activez tous les deux, et reste tout aussi chiffré.
quality-roundTrip = Aller-retour
quality-couldSend = Pourrait envoyer
quality-sent = Ce que vous envoyez
quality-received = Ce que vous recevez
quality-fps = { $size }, { $fps } par seconde
quality-sizes = en { $count } tailles
quality-lost = { $share } perdus
quality-jitter = { $time } de gigue
quality-froze =
    { $count ->
        [0] jamais figée
        [one] figée { $count } fois
       *[other] figée { $count } fois
    }
quality-byNetwork = freinée par le réseau
quality-byMachine = freinée par cet ordinateur
quality-fewerVoices =
    { $count ->
        [one] Votre connexion est lente : vous n’entendez que la voix la plus forte.
       *[other] Votre connexion est lente : vous n’entendez que les { $count } voix les plus fortes.
    }
quality-local = Mesuré dans votre navigateur sur les cinq dernières secondes, et dit à personne.

check-open = Tester les appareils et le réseau
check-title = Est-ce que ça marchera ici ?
check-lead = Un petit test de votre caméra, de votre micro, de votre haut-parleur et de votre réseau. Il dure environ une demi-minute.
check-start = Lancer le test
check-again = Tester à nouveau
check-steps = Ce qui est testé
check-private = Le test ouvre sa propre réunion, dont personne d’autre n’a le lien, scellée comme les autres. Rien n’en est conservé.
check-play = Jouer un son
check-heard = Je l’ai entendu
check-heardNot = Je n’ai rien entendu
check-name-camera = Caméra
check-name-mic = Micro
check-name-speaker = Haut-parleur
check-name-server = Serveur
check-name-udp = Chemin direct (UDP)
check-name-tcp = Chemin pour réseaux stricts (TCP)
check-name-relay = Chemin pour réseaux limités au web (relais)
check-name-bandwidth = Vitesse
check-running = Essai en cours…
check-camera-running = Votre navigateur va peut-être demander votre caméra. Choisissez « Autoriser ».
check-camera-works = Votre caméra fonctionne.
check-camera-fails = Votre caméra ne donne pas d’image.
check-mic-running = Dites quelques mots.
check-mic-works = Votre micro fonctionne.
check-mic-fails = On n’a rien entendu. Le bon micro est-il choisi, et allumé ?
check-speaker-waiting = Jouez un son et dites si vous l’entendez.
check-speaker-works = Vous pouvez entendre les autres.
check-speaker-fails = Montez le volume, ou choisissez un autre haut-parleur dans votre système.
check-server-works = Le serveur répond.
check-server-fails = Le serveur est injoignable. Vérifiez votre connexion internet.
check-udp-works = Ouvert : le meilleur chemin pour l’image et le son.
check-way-works = Ouvert.
check-way-absent = Ce serveur ne le propose pas.
check-way-fails = Fermé par votre réseau.
check-relay-fails = Non proposé par ce serveur, ou fermé par votre réseau.
check-bandwidth-running = Mesure en cours…
check-bandwidth-fails = N’a pas pu être mesurée ici.
check-roundTrip = { $works } Aller-retour : { $time }.
check-speed-full = Vous pouvez envoyer environ { $rate } : assez pour une image nette.
check-speed-middle = Vous pouvez envoyer environ { $rate } : assez pour une bonne image.
check-speed-small = Vous pouvez envoyer environ { $rate } : assez pour le son et une petite image.
check-speed-sound = Vous pouvez envoyer environ { $rate } : assez pour le son. Éteignez votre caméra si l’on vous entend mal.
check-finding-all = Tout fonctionne. On vous verra et on vous entendra, et vous verrez et entendrez les autres.
check-finding-noServer = Vous ne pouvez pas entrer d’ici pour l’instant : le serveur ne répond pas.
check-finding-nothing = Vous pouvez ouvrir des réunions, mais l’image et le son ne trouvent pas de chemin dans votre réseau. Essayez un autre réseau, comme celui de votre téléphone.
check-finding-seenNot = Les autres ne vous verront pas : votre caméra ne fonctionne pas ici.
check-finding-heardNot = Les autres ne vous entendront pas : votre micro ne fonctionne pas ici.
check-finding-hearsNot = Vous n’entendrez peut-être pas les autres : vérifiez votre haut-parleur.
check-finding-detour = L’image et le son font un détour à cause des limites de votre réseau. Cela marche, un peu plus lentement.
check-finding-slow = Votre réseau est lent : les autres vous verront en petit et vous entendront bien.

invite-title = Inviter d’autres personnes
invite-alone = Vous êtes seul ici pour l’instant
invite-text = Envoyez ce lien à ceux que vous voulez retrouver. C’est la clé de la salle : partagez-le avec soin.
invite-link = Lien vers cette réunion
invite-copied = Le lien est copié.
invite-copyFailed = Le lien n’a pas pu être copié. Sélectionnez-le et copiez-le à la main.
invite-qr = Code QR du lien. Scannez-le avec un téléphone pour entrer.
invite-password = Les invités ont aussi besoin du mot de passe. Donnez-le-leur par un autre moyen que le lien.

ways-title = Autres façons d’inviter
ways-share = Partager
ways-mail = E-mail
ways-calendar = Agenda
ways-words = Lire à voix haute
ways-qr = Code QR
ways-subject = Rejoignez ma réunion
ways-subjectNamed = Rejoignez ma réunion : { $label }
ways-body = Entrez par ce lien, dans tout navigateur à jour. Aucun compte n’est nécessaire.
ways-bodyPassword = Il vous faut aussi le mot de passe, que je vous donne par un autre moyen.
ways-when = Date et heure
ways-whenMissing = Choisissez d’abord une date et une heure.
ways-zone = À l’heure de { $zone }.
ways-length = Durée
ways-save = Enregistrer l’invitation
ways-saved = L’invitation est enregistrée. Ouvrez-la pour la mettre dans votre agenda, ou envoyez-la à vos invités.
ways-meeting = Réunion
ways-calendarHint = Un fichier que tout agenda ouvre. Il est créé dans votre navigateur ; le serveur n’en sait rien.

spoken-title = Le lien en mots
spoken-text = Lisez-les à votre invité au téléphone, ligne par ligne. Il les écrit là où il est dit « Rejoindre avec un lien », à cette adresse :
spoken-list = Les mots
spoken-open = Écrire des mots au lieu d’un lien
spoken-input = Les mots que l’on vous lit
spoken-inputHint = Majuscules et virgules n’importent pas. Quatre lettres d’un mot suffisent.
spoken-soFar =
    { $count ->
        [one] { $count } mot jusqu’ici.
       *[other] { $count } mots jusqu’ici.
    }
spoken-join = Rejoindre
spoken-back = Utiliser un lien
spoken-count =
    { $count ->
        [one] Voici { $count } mot, et un lien en a { $wanted }. En manque-t-il un, ou l’a-t-on lu deux fois ?
       *[other] Voici { $count } mots, et un lien en a { $wanted }. En manque-t-il un, ou l’a-t-on lu deux fois ?
    }
spoken-unknown = Le mot { $place }, « { $word } », n’est pas de la liste. Redemandez-le.
spoken-unknownNear = Le mot { $place }, « { $word } », n’est pas de la liste. Est-ce { $near } ?
spoken-wrong = Le mot { $place }, « { $word } », ne convient pas. Ce devrait être « { $instead } » : demandez si c’était lui.
spoken-garbled = Certains de ces mots ne vont pas ensemble. Reprenez-les encore une fois, ligne par ligne.
spoken-mend = Prendre « { $word } »
spoken-quoted = « { $word } »

plan-open = Prévoir une réunion pour plus tard
plan-title = Prévoir une réunion
plan-text = Vous recevez un lien pour vos invités et un pour vous. Rien n’est gardé sur le serveur jusqu’à la réunion.
plan-password = Demander un mot de passe
plan-passwordHint = Convenez-en avec vos invités. Qui ouvre la réunion l’écrit en premier.
plan-make = Créer les liens
plan-guests = Pour vos invités
plan-done = Terminé
plan-failed = Les liens n’ont pas pu être créés. Réessayez.

hostLink-title = Pour vous seul : votre lien d’hôte
hostLink-show = Afficher mon lien d’hôte
hostLink-text = Il ouvre la réunion avec vous comme hôte, sur tout appareil, qui que vienne en premier.
hostLink-warning = Ne le partagez pas. Qui l’a peut exclure des gens et décider qui entre.
hostLink-label = Votre lien d’hôte
hostLink-copied = Votre lien d’hôte est copié. Gardez-le comme un mot de passe.
hostLink-youAreHost = Vous ouvrez cette réunion comme hôte.

recent-title = Conservées dans ce navigateur
recent-keep = Conserver cette réunion dans ce navigateur
recent-keepHint = Sur cet appareil seulement, jusqu’à ce que vous l’effaciez. Qui utilise ce navigateur pourra entrer.
recent-keepHostHint = Avec votre lien d’hôte. Sur cet appareil seulement, jusqu’à ce que vous l’effaciez. Qui utilise ce navigateur pourra être l’hôte.
recent-notKept = Ce navigateur ne conserve rien pour des pages comme celle-ci.
recent-unnamed = Réunion sans nom
recent-host = Vous êtes l’hôte
recent-kept = Conservée le { $date }
recent-forget = Effacer { $name } de ce navigateur
recent-forgetAll = Tout effacer

elsewhere-text = Ce lien mène à un autre serveur : { $host }. N’y allez que si vous vous y attendiez.
elsewhere-go = Y aller

people-title = Personnes ({ $count })
people-list = Personnes dans cette réunion
people-host = Hôte
people-unknown = Cette personne n’a pas prouvé son nom. Si vous ne savez pas qui c’est, demandez avant de continuer.
people-invite = Inviter d’autres personnes
people-more = Plus sur { $name }
people-writePrivately = Écrire en privé
people-writePrivatelyHint = Personne d’autre ici ne peut le lire, ni voir que vous avez écrit.
people-turnOffMic = Éteindre le micro
people-turnOffMicHint = Tout le monde saura que c’est vous. La personne peut le rallumer.
people-askTurnOffMic = Demander d’éteindre le micro
people-askTurnOffMicHint = Tout le monde saura que vous l’avez demandé.
people-muteAll = Couper tous les micros

hosts-remove = Exclure { $name }
hosts-removeTitle = Exclure { $name } ?
hosts-removeText = { $name } sort aussitôt, ne voit et n’entend plus rien. Le lien marche toujours pour { $name } : dès lors, les nouveaux venus attendent qu’un hôte les fasse entrer.
hosts-removeConfirm = Exclure
hosts-cancel = Annuler
hosts-makeHost = Nommer hôte
hosts-makeHostHint = Les hôtes font entrer les gens, les excluent et verrouillent la réunion.
hosts-waiting =
    { $count ->
        [one] Attend d’entrer
       *[other] { $count } attendent d’entrer
    }
hosts-waitingList = Personnes qui attendent d’entrer
hosts-waits =
    { $more ->
        [0] { $name } attend d’entrer.
        [one] { $name } et une autre personne attendent d’entrer.
       *[other] { $name } et { $more } autres attendent d’entrer.
    }
hosts-look = Voir
hosts-admit = Faire entrer
hosts-admitNamed = Faire entrer : { $name }
hosts-deny = Non
hosts-denyNamed = Non, ne pas faire entrer { $name }
hosts-door = Qui peut entrer
hosts-lobby = Les nouveaux attendent un hôte
hosts-lock = Plus personne n’entre
hosts-changePassword = Changer le mot de passe
hosts-setPassword = Définir un mot de passe
hosts-passwordText = Tous ceux qui sont là restent. Ceux qui viennent plus tard ont besoin du nouveau mot de passe : donnez-le par un autre moyen que le lien.
hosts-newPassword = Nouveau mot de passe
hosts-newPasswordMissing = Écrivez d’abord un mot de passe.
hosts-lobbyOn = Les nouveaux venus attendent qu’un hôte les fasse entrer.
hosts-lockOn = La réunion est verrouillée. Plus personne n’entre.
hosts-noHost = Il n’y a pas d’hôte ici. La réunion continue ; seul un hôte peut changer qui entre.

chat-title = Discussion
chat-input = Message à tous
chat-send = Envoyer
chat-empty = Pas encore de message. Ce que vous écrivez est scellé, et disparaît à la fin de la réunion.
chat-sealed = Tel que le serveur l’a vu
chat-sealedText = Voici les octets que le serveur a transmis. Sans clé, ils ne disent rien.
chat-arrived = { $name } : { $text }
chat-arrivedPrivately = { $name }, à vous seul : { $text }
chat-onlyToYou = À vous seul
chat-onlyTo = À { $name } uniquement
chat-inputPrivate = Message à { $name } uniquement
chat-backToAll = Écrire de nouveau à tous
chat-answer = Répondre en privé
chat-log = Messages

files-attach = Envoyer un fichier
files-attachTip = Envoyer un fichier, jusqu’à 1 Go
files-save = Enregistrer
files-saveAgain = Réessayer
files-stopSaving = Arrêter
files-stopOffering = Ne plus partager
files-progress = Enregistrement de { $name }
files-begins = Démarrage…
files-part = { $done } sur { $size }
files-offeredBy = { $name } partage un fichier
files-waiting = En attente du retour de { $name }
files-savedHere = Enregistré
files-failed = Non enregistré
files-withdrawn = N’est plus partagé
files-gone = { $name } n’est pas là
files-saving =
    { $count ->
        [one] 1 personne l’enregistre
       *[other] { $count } personnes l’enregistrent
    }
files-saved =
    { $count ->
        [one] 1 personne l’a enregistré
       *[other] { $count } personnes l’ont enregistré
    }
files-shared = Partagé
files-problem-empty = { $name } est vide : il n’y a rien à envoyer.
files-problem-tooLarge = { $name } dépasse 1 Go. Envoyez-le en plusieurs parties.
files-problem-tooMany = { $name } doit attendre : trop de fichiers sont en route.
files-problem-damaged = Une partie de { $name } n’était pas ce qui a été envoyé. Elle a été jetée et redemandée.
files-problem-unreadable = { $name } a été modifié ou supprimé, et n’est donc plus partagé.
files-noSpace = Il n’y a pas assez de place ici pour enregistrer { $name }.
files-saveFailed = { $name } n’a pas pu être enregistré. Réessayez.

security-title = Sécurité
security-shield-secure = Sûr
security-shield-connecting = Connexion
security-shield-warning = À vérifier
security-shield-broken = Pas sûr
security-shieldLabel = Sécurité : { $state }
security-headline-secure = Seules les personnes présentes peuvent voir et entendre cette réunion.
security-headline-connecting = Votre réunion est en train d’être scellée. Un instant.
security-headline-warning = Quelque chose demande votre attention.
security-headline-broken = Ne dites rien de privé maintenant.
security-text-secure = Tout est scellé avant de quitter un navigateur, et ouvert seulement dans les navigateurs des personnes présentes. Le serveur n’a aucune clé.
security-text-connecting = Rien de vous n’est envoyé tant que cela ne peut pas être scellé.
security-text-warning = Ce que vous envoyez reste scellé. Voici pourquoi le bouclier est orange :
security-text-broken = Voici pourquoi le bouclier est rouge :
security-codeTitle = Chacun est-il bien qui il dit être ?
security-codeText = Tout le monde ici a ce code, qui ne change que si quelqu’un arrive ou part. S’il est le même pour tous, personne ne s’est glissé entre vous.
security-codeAlone = Ce code est à comparer avec les autres, quand ils seront là.
security-compare = Comparer les codes
security-comparedAll = Vous avez comparé les codes avec tout le monde ici.
security-compared = Vous avez comparé les codes avec { $marked } autres sur { $others }.
security-codePending = Le code apparaît quand vous êtes dans la réunion.
security-previewTitle = Que voit le serveur de vous ?
security-previewText = Demandez-lui de vous renvoyer votre propre caméra, et regardez ce qu’il a.
security-brokenAlert = Ce navigateur n’a pas scellé ce que vous envoyez, donc plus rien n’est envoyé. Quittez la réunion et revenez avec un navigateur à jour.
security-noRelay = Cette adresse demande le relais, et ce serveur n’en a pas : on ne voit et n’entend personne. Retirez ?relay=1 de l’adresse et ouvrez-la à nouveau.
security-openPreview = Voir ce que voit le serveur
security-countsTitle = Scellé et ouvert, compté
security-countsText = Compté dans votre navigateur, trame par trame.
security-countsCaption = Trames scellées et ouvertes de chaque piste
security-track = Piste
security-frames = Trames
security-failed = Rejetées
security-sealedFrames = { $count } scellées
security-openedFrames = { $count } ouvertes
security-noTracks = Pas encore d’image ni de son.
security-knowsTitle = Ce que le serveur voit bien
security-knows-addresses = les adresses réseau de ceux qui sont connectés
security-knows-room = un nombre au hasard à la place du nom de la salle
security-knows-people = combien de personnes sont là, et quand elles viennent et partent
security-knows-traffic = quand des données passent, et combien
security-knows-tracks = quels micros, caméras et écrans sont allumés
security-knows-loudness = le volume d’un micro, pour trouver qui parle
security-knows-codec = le type d’encodage de l’image et du son
security-quiet = C’est une réunion discrète : on ne dit pas au serveur le volume des micros. Il ne peut donc pas choisir qui parle, et transmet les huit micros allumés en premier.
security-knowsNot = Il ne voit ni les noms, ni les visages, ni les voix, ni les écrans, ni les messages, ni le nom de la réunion.
security-keysTitle = Combien de temps cela reste-t-il secret ?
security-hybrid = Les clés sont convenues de deux façons à la fois, celle d’aujourd’hui et une autre faite pour le temps des ordinateurs quantiques. Qui enregistre cette réunion ne pourra pas l’ouvrir plus tard avec un tel ordinateur.
security-hybridNot = Que quelqu’un soit bien qui il prouve être ne repose que sur la façon d’aujourd’hui, qui n’a besoin de tenir que pendant la réunion.
security-classical = C’est une grande réunion, donc ses clés sont convenues de la façon d’aujourd’hui seulement. Qui l’enregistre, a le lien et un jour un ordinateur quantique pourrait l’ouvrir.
security-largeNotice = Plus de 50 personnes sont là, donc entrer prend un peu plus de temps. La prochaine fois, choisissez « Grande réunion » au lancement.
security-suite = Clés : { $suite }, génération { $epoch }

why-sealed = Tout est scellé avant de quitter un navigateur.
why-alone = Il n’y a que vous, et seuls ceux qui sont là peuvent l’ouvrir.
why-opened =
    { $count ->
        [one] Seule { $count } personne présente peut l’ouvrir.
       *[other] Seules les { $count } personnes présentes peuvent l’ouvrir.
    }
why-server = Le serveur le transmet et n’a aucune clé.
why-details = Pour ceux qui veulent en savoir plus

compare-title = Est-ce vraiment { $name } ?
compare-titleAll = Chacun est-il bien qui il dit être ?
compare-openOne = { $mark } : comparer les codes avec { $name }
compare-mark-none = Comparer les codes
compare-mark-verified = Vérifié par vous
compare-mark-differs = Les codes étaient différents
compare-mark-changed = Nouvelle personne : comparer à nouveau
compare-textAll = Que chacun ouvre son bouclier et lise les chiffres à voix haute, l’un après l’autre, pendant que vous le voyez et l’entendez.
compare-pending = Un instant…
compare-emoji = Code en images : { $pictures }
compare-digits = Code en chiffres :
compare-question = Tous les chiffres sont-ils les mêmes ?
compare-match = Ils sont identiques
compare-matchAll = Identiques pour tous
compare-differ = Ils sont différents
compare-showQr = Afficher en code QR
compare-hideQr = Masquer le code QR
compare-qr = Code QR des chiffres
compare-qrText = Tenez la caméra d’un téléphone devant cet écran. Elle lit les chiffres, à comparer avec l’autre écran.
compare-codeChanged = Quelqu’un est arrivé ou parti, donc le code n’est plus le même. Recommencez avec le nouveau.
compare-personGone = { $name } est parti, ou revenu comme une nouvelle personne.
compare-showNew = Afficher le nouveau code
compare-verified = C’est bien { $name }
compare-verifiedAll = Chacun est bien qui il dit être
compare-verifiedText = Personne ne s’est glissé entre vous. La marque reste tant que cet onglet et le sien restent ouverts. Qui recharge la page revient comme une nouvelle personne, et vous en êtes averti.
compare-done = Terminé
compare-differsTitle = Ne dites rien de privé maintenant
compare-checkPerson = Vérifiez que vous regardez tous deux le bon code : vous celui de { $name }, et { $name } le vôtre.
compare-checkAll = Le code change quand quelqu’un arrive ou part. Attendez que tous soient là.
compare-onceMore = Comparez les chiffres encore une fois, lentement.
compare-stillDifferent = Toujours différents ? Quelqu’un s’est peut-être glissé entre vous. Partez, lancez une nouvelle réunion et envoyez son lien par un autre moyen.
compare-again = Comparer à nouveau

act-open = Vous le faites tous deux, pendant que vous vous voyez et vous entendez. { $name } ouvre « Comparer les codes » sous votre nom, dans la liste des personnes.
act-pictures = Voyez-vous tous deux ces images ?
act-youRead = Lisez ces chiffres à voix haute.
act-theyRead = { $name } lit ceux-ci à voix haute, et vous vérifiez.

reason-connecting = La connexion est encore en train de s’établir.
reason-unknownMember = Quelqu’un ici n’a pas prouvé son nom. Regardez la liste des personnes.
reason-framesFailing = Des parties de l’image ou du son de { $name } n’ont pas pu être ouvertes et ont été jetées.
reason-framesFailingUnknown = Des parties d’une image ou d’un son n’ont pas pu être ouvertes et ont été jetées.
reason-notSealed = Votre navigateur a essayé d’envoyer ou d’accepter quelque chose de non scellé. Cela a été arrêté. Partez, et prenez un navigateur à jour.
reason-noMediaPath = L’image et le son ne trouvent pas de chemin dans votre réseau. Essayez un autre réseau.
reason-codesDiffer = Vos codes, à vous et à { $name }, étaient différents. Ne dites rien de privé, et comparez encore une fois. S’ils diffèrent toujours, partez, lancez une nouvelle réunion et envoyez son lien par un autre moyen.
reason-codesDifferUnknown = Les codes de cette réunion étaient différents. Ne dites rien de privé, et comparez encore une fois. S’ils diffèrent toujours, partez, lancez une nouvelle réunion et envoyez son lien par un autre moyen.
reason-keyChanged = { $name } n’est pas la personne avec qui vous avez comparé les codes. C’est peut-être la même après un rechargement, ou quelqu’un d’autre sous ce nom : comparez à nouveau les codes.
reason-forged = Quelque chose est arrivé au nom de { $name } que { $name } n’a pas envoyé. Ce n’est ni montré ni joué. Quelqu’un dans cette réunion se fait peut-être passer pour un autre.
reason-forgedUnknown = Quelque chose est arrivé au nom d’une personne qui ne l’a pas envoyé. Ce n’est ni montré ni joué. Quelqu’un dans cette réunion se fait peut-être passer pour un autre.
reason-forked = Le serveur raconte, à vous et à { $name }, deux histoires différentes de cette réunion. Comparez le code de sécurité, et ne vous fiez pas à qui est là.
reason-forkedUnknown = Le serveur raconte, à vous et à quelqu’un d’autre, deux histoires différentes de cette réunion. Comparez le code de sécurité, et ne vous fiez pas à qui est là.
reason-digestsMissing = On voit ou entend { $name }, mais la preuve signée n’arrive pas. Le serveur la retient peut-être.
reason-digestsMissingUnknown = On voit ou entend quelqu’un, mais la preuve signée n’arrive pas. Le serveur la retient peut-être.
reason-digestsLate = Ce que dit { $name } arrive avec plusieurs secondes de retard. Le réseau est lent, ou le serveur le retient.
reason-digestsLateUnknown = Ce que dit quelqu’un arrive avec plusieurs secondes de retard. Le réseau est lent, ou le serveur le retient.
reason-unheard = Rien de signé n’est venu de { $name } depuis un moment. Sa connexion est peut-être perdue, ou le serveur vous tient à l’écart l’un de l’autre.
reason-unheardUnknown = Rien de signé n’est venu de quelqu’un ici depuis un moment. Sa connexion est peut-être perdue, ou le serveur vous tient à l’écart l’un de l’autre.
reason-unproven = Quelque chose a été vu ou entendu au nom de { $name } juste avant son départ, micro et caméra éteints. Il n’a pas pu être confirmé que cela venait de cette personne.
reason-unprovenUnknown = Quelque chose a été vu ou entendu au nom de quelqu’un juste avant son départ, micro et caméra éteints. Il n’a pas pu être confirmé que cela venait de cette personne.
reason-unconfirmed = Trop peu de personnes ont confirmé récemment qu’elles sont encore là, donc rien de vous n’est envoyé. Cela reprend tout seul dès qu’elles le font.

track-own-mic = Votre micro
track-own-camera = Votre caméra
track-own-screen = Votre écran
track-own-screenAudio = Le son de votre écran
track-of-mic = Micro de { $name }
track-of-camera = Caméra de { $name }
track-of-screen = Écran de { $name }
track-of-screenAudio = Son de l’écran de { $name }

preview-title = Ce que le serveur voit de vous
preview-text = Votre navigateur a demandé au serveur de renvoyer votre propre caméra. Voici tout ce qu’il a.
preview-own = Vous, dans votre navigateur
preview-decoder = L’essai d’un lecteur vidéo
preview-decoderText = Il reçoit l’image scellée et aucune clé : il n’y a donc rien à montrer.
preview-bytes = Les octets, peints
preview-bytesText = Une trame scellée, un carré par octet. En orange, les rares laissés en clair pour le lecteur.
preview-meta = Ce qui est à côté, en clair
preview-waiting = En attente de la première trame scellée…
preview-direct = Votre caméra va maintenant droit à l’autre personne. Le serveur n’en reçoit rien.
preview-nothing = Rien qu’il puisse montrer
preview-cameraOff = Allumez votre caméra pour voir ce que reçoit le serveur.
preview-turnOn = Allumer la caméra
preview-frames = Trames revenues
preview-decrypted = Dont ouvertes
preview-size = Taille de cette trame
preview-sizeValue = { $length } octets, dont { $clear } en clair
preview-kind = Type
preview-key = image entière
preview-delta = changement par rapport à l’image d’avant
preview-sender = Expéditeur
preview-senderValue = numéro { $leaf } (sans nom)
preview-generation = Génération des clés
preview-counter = Numéro de trame
preview-loudness = Volume de votre micro
preview-loudnessTold = dit, avec chaque paquet de son
preview-loudnessKept = non dit
preview-chat = Votre dernier message
preview-chatText = Le dernier message de la discussion, tel que le serveur l’a transmis.

souvenir-save = Enregistrer en image
souvenir-hint = Vous à côté de ce que le serveur voit de vous, en une image. Elle est faite ici et ne va nulle part.
souvenir-title = Voici tout ce que voit le serveur
souvenir-file = Ce que voit le serveur.png
souvenir-failed = L’image n’a pas pu être créée.

notice-reconnecting = Votre connexion est perdue. Nouvel essai…
notice-micsFull = Huit micros sont allumés, et cette réunion discrète n’en porte pas plus. Demandez d’abord à quelqu’un d’éteindre le sien.
notice-soundBlocked = Votre navigateur retient le son.
notice-allowSound = Activer le son
notice-muteAsked = { $name } vous demande d’éteindre votre micro.
notice-turnOff = Éteindre
notice-handUp = { $name } lève la main
notice-shareStarted = { $name } partage un écran
notice-reloaded = Vous avez rechargé la page : pour les autres vous êtes une nouvelle personne, et tous les codes sont à comparer de nouveau.
notice-joined = { $name } est là
notice-left = { $name } est parti
notice-lost = { $name } a perdu la connexion
notice-reconnected = Vous êtes de nouveau connecté
notice-chatTooLong = Ce message est trop long. Envoyez-le en plusieurs parties.
notice-serverRefused = Le serveur ne l’a pas accepté. Réessayez dans un instant.
notice-sendingStopped = Personne ne confirme être encore là : rien de vous n’est envoyé pour l’instant
notice-sendingAgain = On vous voit et on vous entend de nouveau
notice-privateNotSent = { $name } n’est plus là. Votre message privé n’a pas été envoyé.
notice-privateNotSentUnknown = Cette personne n’est plus là. Votre message privé n’a pas été envoyé.
notice-keyChanged = { $name } est là comme une nouvelle personne. Comparez à nouveau les codes avant de vous y fier.
notice-lobbyOn = { $by } a ouvert la salle d’attente. Les nouveaux venus attendent qu’un hôte les fasse entrer.
notice-lobbyOff = { $by } a fermé la salle d’attente
notice-lockOn = { $by } a verrouillé la réunion. Plus personne n’entre.
notice-lockOff = { $by } a déverrouillé la réunion
notice-personRemoved = { $by } a exclu { $name }
notice-madeHost = { $name } est maintenant hôte
notice-passwordChanged = { $by } a choisi un nouveau mot de passe. Tous ceux qui sont là restent.
notice-aHost = Un hôte
notice-noHost = Le dernier hôte est parti. La réunion continue sans hôte.
notice-grownLarge = C’est maintenant une grande réunion, donc entrer prend un peu plus de temps.
notice-askedYou = { $by } vous demande d’éteindre votre micro
notice-youAsked = Vous avez demandé à { $whom } d’éteindre son micro
notice-asked = { $by } a demandé à { $whom } d’éteindre son micro
notice-youMutedAll = Vous avez éteint le micro de tous les autres
notice-mutedAll = { $by } a éteint le micro de tous les autres
notice-mutedYou = { $by } a éteint votre micro
notice-youMuted = Vous avez éteint le micro de { $whom }
notice-muted = { $by } a éteint le micro de { $whom }

ended-left-title = Vous avez quitté la réunion
ended-left-text = En espérant qu’elle était bonne.
ended-badLink-title = Ce lien est abîmé
ended-badLink-text = Il en manque une partie, ou elle a changé. Redemandez-le et copiez le lien entier.
ended-roomEnded-title = Cette réunion est terminée
ended-roomEnded-text = Tout le monde est parti. Entrez de nouveau pour rouvrir la salle.
ended-roomFull-title = Cette réunion est pleine
ended-roomFull-text = Attendez que quelqu’un parte, puis réessayez.
ended-wrongPassword-title = Ce mot de passe n’est pas le bon
ended-wrongPassword-text = Demandez à la personne qui vous a invité, puis réessayez.
ended-removed-title = Vous avez été exclu de la réunion
ended-removed-text = Un hôte vous a exclu. Si c’était une erreur, revenez : un hôte doit vous faire entrer.
ended-replaced-title = Vous êtes entré depuis un autre endroit
ended-replaced-text = Cet onglet a quitté la réunion, et l’autre continue. Fermez cet onglet, ou revenez ici.
ended-serverGone-title = Le serveur est injoignable
ended-serverGone-text = Vérifiez votre connexion internet, puis revenez.
ended-serverShutdown-title = Le serveur a été arrêté
ended-serverShutdown-text = Cela a mis fin à la réunion pour tous. Attendez une minute, puis revenez.
ended-notSealed-title = Nous avons tout arrêté pour vous protéger
ended-notSealed-text = Votre navigateur allait envoyer quelque chose de non scellé ; rien n’en est sorti. Mettez-le à jour ou prenez-en un autre, puis revenez.
ended-protocol-title = Quelque chose a mal tourné entre vous et le serveur
ended-protocol-text = Rechargez la page et revenez. Si cela n’aide pas, le serveur est peut-être plus récent ou plus ancien que cette page.
ended-denied-title = On ne vous a pas fait entrer
ended-denied-text = Un hôte de cette réunion a dit non. Demandez à la personne qui vous a invité.
ended-locked-title = Cette réunion est verrouillée
ended-locked-text = Plus personne n’entre pour l’instant. Demandez à quelqu’un à l’intérieur de la déverrouiller.
ended-passwordChanged-title = Il y a un nouveau mot de passe
ended-passwordChanged-text = Vous étiez absent quand un hôte l’a choisi. Demandez-le, puis revenez.

wayOn-left = Revenir dans la réunion
wayOn-badLink = Retour à l’accueil
wayOn-roomEnded = La rouvrir
wayOn-roomFull = Réessayer
wayOn-wrongPassword = L’écrire à nouveau
wayOn-removed = Redemander à entrer
wayOn-replaced = Revenir ici
wayOn-serverGone = Réessayer
wayOn-serverShutdown = Réessayer
wayOn-notSealed = Revenir dans la réunion
wayOn-protocol = Recharger et revenir
wayOn-denied = Redemander
wayOn-locked = Réessayer
wayOn-passwordChanged = Entrer avec le nouveau mot de passe

trouble-openSecurely = L’ouvrir de façon sûre
trouble-copyLink = Copier le lien pour un autre navigateur
trouble-copyByHand = La copie a échoué. Sélectionnez l’adresse ci-dessus et copiez-la à la main.
trouble-tryAgain = Réessayer
trouble-notAllowed = Non autorisé par votre navigateur
trouble-where = Où cliquer
trouble-offline = Vous êtes hors ligne. Tout reprend dès que votre réseau revient.
trouble-looking = On regarde qui est là…
trouble-noAnswer = Le serveur ne répond pas encore. Nouvel essai…
trouble-mayBeOver = Il n’y a personne pour l’instant. La réunion n’a peut-être pas commencé, ou elle est finie. Lancez-la, ou attendez : vous verrez ici quand quelqu’un arrive.

support-notSupported-title = Ce navigateur est trop ancien pour une réunion scellée
support-notSupported-text = Ouvrez le lien dans un Chrome, Edge, Firefox ou Safari à jour.
support-insecure-title = Cette page n’a pas été ouverte de façon sûre
support-insecure-text = Les navigateurs ne donnent la caméra et le micro que par https. Ouvrez la même adresse avec https:// devant.
support-workerFailed-title = La page n’a pas pu démarrer
support-workerFailed-text = Une partie ne s’est pas chargée. Rechargez la page ; si cela n’aide pas, essayez un autre navigateur.

allow-chrome =
    { $kind ->
        [mic] Cliquez sur le symbole à gauche de l’adresse, autorisez le micro et rallumez-le ici.
        [camera] Cliquez sur le symbole à gauche de l’adresse, autorisez la caméra et rallumez-la ici.
       *[both] Cliquez sur le symbole à gauche de l’adresse, autorisez le micro et la caméra et rallumez-les ici.
    }
allow-firefox =
    { $kind ->
        [mic] Cliquez sur le micro barré à gauche de l’adresse, levez le blocage et rallumez-le ici.
        [camera] Cliquez sur la caméra barrée à gauche de l’adresse, levez le blocage et rallumez-la ici.
       *[both] Cliquez sur le micro et la caméra barrés à gauche de l’adresse, levez le blocage et rallumez-les ici.
    }
allow-safari =
    { $kind ->
        [mic] Dans le menu, choisissez Safari, Réglages pour ce site web, autorisez le micro et rallumez-le ici.
        [camera] Dans le menu, choisissez Safari, Réglages pour ce site web, autorisez la caméra et rallumez-la ici.
       *[both] Dans le menu, choisissez Safari, Réglages pour ce site web, autorisez le micro et la caméra et rallumez-les ici.
    }
allow-ios =
    { $kind ->
        [mic] Touchez le symbole à côté de l’adresse, puis Réglages du site web, autorisez le micro et rallumez-le ici.
        [camera] Touchez le symbole à côté de l’adresse, puis Réglages du site web, autorisez la caméra et rallumez-la ici.
       *[both] Touchez le symbole à côté de l’adresse, puis Réglages du site web, autorisez le micro et la caméra et rallumez-les ici.
    }
allow-other =
    { $kind ->
        [mic] Autorisez le micro pour cette page dans les réglages de votre navigateur et rallumez-le ici.
        [camera] Autorisez la caméra pour cette page dans les réglages de votre navigateur et rallumez-la ici.
       *[both] Autorisez le micro et la caméra pour cette page dans les réglages de votre navigateur et rallumez-les ici.
    }
problem-refused =
    { $kind ->
        [mic] Votre navigateur ne laisse pas cette page utiliser votre micro. { $allow }
        [camera] Votre navigateur ne laisse pas cette page utiliser votre caméra. { $allow }
       *[both] Votre navigateur ne laisse pas cette page utiliser votre micro et votre caméra. { $allow }
    }
problem-missing =
    { $kind ->
        [mic] Aucun micro trouvé. Branchez-en un et allumez-le ici, ou continuez sans.
        [camera] Aucune caméra trouvée. Branchez-en une et allumez-la ici, ou continuez sans.
       *[both] Ni micro ni caméra trouvés. Branchez-les et allumez-les ici, ou continuez sans.
    }
problem-insecure =
    { $kind ->
        [mic] Les navigateurs ne donnent le micro que par https. Ouvrez la même adresse avec https:// devant.
        [camera] Les navigateurs ne donnent la caméra que par https. Ouvrez la même adresse avec https:// devant.
       *[both] Les navigateurs ne donnent le micro et la caméra que par https. Ouvrez la même adresse avec https:// devant.
    }
problem-inUse =
    { $kind ->
        [mic] Un autre programme utilise votre micro. Fermez-le là-bas, puis rallumez le micro ici.
       *[camera] Un autre programme utilise votre caméra. Fermez-la là-bas, puis rallumez-la ici.
    }
problem-lost =
    { $kind ->
        [mic] Votre micro a été débranché. Rebranchez-le ou choisissez-en un autre.
       *[camera] Votre caméra a été débranchée. Rebranchez-la ou choisissez-en une autre.
    }
problem-silent =
    { $kind ->
        [mic] Votre micro ne donne aucun son. Il est peut-être éteint sur votre casque ou dans votre système.
       *[camera] Votre caméra ne donne pas d’image. Un autre programme l’utilise peut-être, ou son cache est fermé.
    }
problem-unsupported =
    { $kind ->
        [mic] Ce navigateur ne peut pas utiliser votre micro. Essayez un autre navigateur.
       *[camera] Ce navigateur ne peut pas utiliser votre caméra. Essayez un autre navigateur.
    }
problem-failed =
    { $kind ->
        [mic] Votre micro n’a pas pu démarrer. Rallumez-le, ou choisissez-en un autre.
       *[camera] Votre caméra n’a pas pu démarrer. Rallumez-la, ou choisissez-en une autre.
    }
problem-speaker = Ce haut-parleur n’a pas pu être utilisé. Choisissez-en un autre.
problem-screenUnsupported = Ce navigateur ne peut pas partager d’écran. Prenez un ordinateur pour partager.
problem-screenFailed = Votre écran n’a pas pu être partagé. Réessayez, ou choisissez une autre fenêtre.

offline-title = Pas de connexion
offline-text = SecureMeeting est injoignable d’ici pour l’instant. Les réunions ont besoin d’internet : vérifiez votre connexion. Cette page reprend toute seule dès qu’elle revient.
offline-again = Réessayer
