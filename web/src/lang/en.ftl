# Every word that the page says. Short, kind, no jargon. A sentence that tells of
# a fault also tells the way on. This file is the source; the other languages hold
# the same messages with the same arguments, which a test checks.
# `$name`, `$by` and `$whom` are people, and come as they call themselves.

## Everywhere

common-product = SecureMeeting
common-close = Close
common-copy = Copy
common-copied = Copied
common-home = Back to the start
common-unknownPerson = Unknown person
common-you = { $name } (you)
common-showPassword = Show the password
common-hidePassword = Hide the password
common-reload = Reload the page
common-language = Language

## The start

home-headline = Meet without being overheard.
home-lead = One link, no account. Every picture, word and message is sealed before it leaves your browser, so not even the server can look in.
home-startTitle = Start a meeting
home-label = Name of the meeting
home-labelHint = Optional. Only those with the link can read it.
home-password = Password
home-passwordHint = Optional. Tell it to your guests in another way than the link.
home-choices = More choices
home-large = Large meeting
home-largeHint = For more than 50 people: joining stays quick, with keys of today's kind only.
home-quiet = Do not tell the server how loud anyone is
home-quietHint = Up to eight microphones at a time.
home-start = Start a meeting
home-starting = Making your link…
home-joinTitle = Join with a link
home-linkPlaceholder = Paste the link you were sent
home-join = Join
home-notALink = That is not a meeting link. Copy the whole link from your invitation and paste it here.
home-noSecret = That link has lost its end, the part after the #. Copy the whole link from your invitation and paste it here.
home-makingFailed = Your link could not be made. Reload the page and try again.
home-youSee = What you see
home-serverSees = What the server sees
home-illustration = Two pictures side by side: a person in a call, and the same call as the server has it, which is only noise.
home-noAccount = No account
home-noCookies = No cookies
home-nothingKept = Nothing is kept

## Before joining

ready-opening = Opening the link…
ready-starting = You are starting this meeting
ready-startingText = Nobody is here yet. Others can join as soon as you are in.
ready-joining = Ready to join?
ready-present =
    { $count ->
        [0] Nobody is here at the moment.
        [one] One person is here.
       *[other] { $count } people are here.
    }
ready-name = Your name
ready-nameHint = Sealed: the people in the meeting see it, the server does not.
ready-nameMissing = Type your name first, so that the others know who you are.
ready-password = Password of the meeting
ready-passwordNew = Password for this meeting
ready-passwordHint = Ask the person who invited you.
ready-passwordNewHint = Everyone who joins will have to type it.
ready-passwordMissing = This meeting has a password. Type it to go on.
ready-passwordWrong = That password is not right. Check the spelling, or ask the person who invited you.
ready-passwordChecking = Checking the password…
ready-passwordRight = That is the right password.
ready-passwordSet = Your password is set.
ready-passwordChanged = A host set a new password during the meeting. Ask for it.
ready-lobby = A host of this meeting lets people in. You may have to wait a moment.
ready-askToJoin = Ask to join
ready-locked = This meeting is locked: nobody new gets in for now.
ready-knocking = Waiting to be let in
ready-knockingText = The hosts see your name and that you are waiting. You are in as soon as one says yes.
ready-stopWaiting = Stop waiting
ready-join = Join now
ready-otherTab = You are in this meeting in another tab already. If you join here too, you are in it twice.
ready-start = Start the meeting
ready-connecting = Getting you in…
ready-ahead =
    { $count ->
        [one] One person is ahead of you…
       *[other] { $count } people are ahead of you…
    }
ready-preview = How others will see you
ready-devices = Microphone, camera and speaker
ready-cameraOff = Your camera is off
ready-cameraOpening = Turning on your camera…
ready-allow = Your browser is asking for your microphone and camera. Choose “Allow” to be seen and heard.
ready-level = Loudness of your microphone
ready-levelHint = Say something: the bar moves when we hear you.
ready-levelOff = Your microphone is off.

before-here =
    { $count ->
        [one] { $names } is here.
       *[other] { $names } are here.
    }
before-others =
    { $count ->
        [one] 1 other
       *[other] { $count } others
    }
before-testSpeaker = Play a test sound
before-testFailed = The test sound could not be played. Choose another speaker.
before-heard = Playing on your speaker. Nothing to hear? Turn it up, or choose another one.
before-moveHere = Leave there, join here
before-moved = The other tab has left. Join here when you are ready.

## Devices. $kind is mic, camera or speaker.

devices-title = Devices
devices-mic = Microphone
devices-camera = Camera
devices-speaker = Speaker
devices-standard = System default
devices-numbered =
    { $kind ->
        [mic] Microphone { $number }
        [camera] Camera { $number }
       *[speaker] Speaker { $number }
    }
devices-none-mic = No microphone found
devices-none-camera = No camera found
devices-none-speaker = Chosen by your system
devices-sound = Your sound
devices-sounds-echo = Remove echo
devices-sounds-noise = Remove background noise
devices-sounds-gain = Keep the loudness even
devices-sounds-music = Music
devices-musicHint = Music is sent in stereo and left as it is. Wear headphones, or others hear an echo.
devices-screen = When you share your screen
devices-text-name = Sharp text
devices-text-hint = For documents, slides and code.
devices-motion-name = Smooth motion
devices-motion-hint = For films and games.
devices-replaced =
    { $kind ->
        [mic] Your microphone was disconnected. { $name } is used now.
        [camera] Your camera was disconnected. { $name } is used now.
       *[speaker] Your speaker was disconnected. { $name } is used now.
    }
devices-replacedByStandard =
    { $kind ->
        [mic] Your microphone was disconnected. Your system's own is used now.
        [camera] Your camera was disconnected. Your system's own is used now.
       *[speaker] Your speaker was disconnected. Your system's own is used now.
    }

## The controls of a meeting. A toggle keeps its name; on and off say what a click does.

controls-bar = Meeting controls
controls-mic-name = Microphone
controls-mic-on = Turn off microphone
controls-mic-off = Turn on microphone
controls-camera-name = Camera
controls-camera-on = Turn off camera
controls-camera-off = Turn on camera
controls-share-name = Share your screen
controls-share-on = Stop sharing
controls-share-off = Share your screen
controls-hand-name = Raise your hand
controls-hand-on = Lower your hand
controls-hand-off = Raise your hand
controls-reactions = Reactions
controls-people = People, { $shown }
controls-chat = Chat
controls-unread =
    { $count ->
        [one] Chat, { $shown } new message
       *[other] Chat, { $shown } new messages
    }
controls-invite = Invite

controls-view = View
controls-leave = Leave the meeting
controls-devices = Choose devices

reaction-thumbsUp = React with a thumbs up
reaction-heart = React with a heart
reaction-applause = React with applause
reaction-laughter = React with laughter
reaction-cheer = React with a cheer
reaction-surprise = React with surprise

## Keys that do what one does often

shortcuts-title = Keyboard shortcuts
shortcuts-key-m = Microphone on or off
shortcuts-key-v = Camera on or off
shortcuts-key-h = Raise or lower your hand
shortcuts-key-c = Open or close the chat
shortcuts-key-p = Open or close the list of people
shortcuts-key-s = Open or close security
shortcuts-key-l = Choose the layout
shortcuts-close = Close what is open
shortcuts-sheet = Show these keys
shortcuts-on = Use these keys

## The pictures

stage-label = Meeting
stage-people = Pictures of the people here
stage-ownScreen = Your screen
stage-screenOf = { $name }'s screen
stage-waiting = Waiting for the picture…
stage-waitingScreen = Waiting for the screen…
stage-paused = Paused: your connection is slow
stage-forged = This could not be proven to come from this person, so it is not shown or played.
stage-micOff = microphone off
stage-cameraOff = camera off
stage-hand = hand raised
stage-zoom = Show in actual size
stage-zoomFit = Fit into the window

## Who is shown where, for one's own eyes

view-title = View
view-layout = Layout
view-auto-name = Automatic
view-auto-hint = Everybody, and large what is shared or pinned.
view-grid-name = Grid
view-grid-hint = Everybody at the same size.
view-speaker-name = Speaker
view-speaker-hint = Who speaks is large.
view-showSelf = Show my own picture
view-showWithoutVideo = Show people without video
view-hidden =
    { $count ->
        [one] One person is hidden now.
       *[other] { $count } people are hidden now.
    }
view-fullScreen = Full screen
view-leaveFullScreen = Leave full screen
view-smallWindow = Small window
view-closeSmallWindow = Close small window
view-smallWindowHint = The meeting stays in sight above your other windows.
view-noSmallWindow = This browser has no small window that stays above others.
view-smallWindowFailed = The small window could not be opened. Try again.
view-pin = Pin
view-unpin = Unpin
view-pinHint = Keeps it large, for you alone.
view-pinned = pinned
view-earlier = Move to the front
view-later = Move to the back
view-moveHint = By one place. With the mouse, drag the picture.
view-movedTo = { $name }: place { $place } of { $of }
view-hideSelf = Hide my picture
view-hideSelfHint = Others go on seeing you. It comes back under View.
view-pages = Pages
view-page = Page { $page } of { $of }
view-pageShort = { $page } / { $of }
view-pageBefore = Page before
view-pageAfter = Next page
view-speaks = { $name } speaks

## One's own voice, and how loud others are

talking-muted = Your microphone is off.
talking-mutedHold = Your microphone is off. Hold the space bar to talk.
talking-held = You are heard while you hold the space bar.
talking-turnOn = Turn on
talking-strong = Remove noise thoroughly
talking-strongHint = For loud places. It takes more of this computer's power.
talking-denoiseFailed = This browser cannot remove noise thoroughly. It goes on as before.
talking-volume = Loudness of { $name }, for you alone
talking-meetingSounds = Sounds of the meeting
talking-cues = Sounds when people come and go

## How well the connection goes

quality-title = Connection
quality-open = Your connection: { $words }. Show figures
quality-show = Connection in figures
quality-grade-good = good connection
quality-grade-fair = fair connection
quality-grade-poor = poor connection
quality-none = There is no connection yet.
quality-path = Way
quality-path-udp = UDP
quality-path-tcp = TCP
quality-path-relay = Relay
quality-path-direct = Direct, without the server
quality-detour-tcp = Your network does not let UDP through. The call goes over TCP, which is slower to recover when packets are lost.
quality-detour-relay = Your network lets only web traffic through. The call goes through the server's relay, which takes a little longer.
quality-detour-direct = Picture and sound go straight to the other person. The server gets none of it.
quality-direct = Connect directly when just two are here
quality-directHint = Picture and sound then go straight to the other person, who can see your network address. It happens only if both of you switch it on, and is just as encrypted.
quality-roundTrip = There and back
quality-couldSend = Could send
quality-sent = What you send
quality-received = What you receive
quality-fps = { $size }, { $fps } a second
quality-sizes = in { $count } sizes
quality-lost = { $share } lost
quality-jitter = { $time } jitter
quality-froze =
    { $count ->
        [0] never froze
        [one] froze { $count } time
       *[other] froze { $count } times
    }
quality-byNetwork = held back by the network
quality-byMachine = held back by this computer
quality-fewerVoices =
    { $count ->
        [one] Your connection is slow, so you hear only the loudest voice.
       *[other] Your connection is slow, so you hear only the { $count } loudest voices.
    }
quality-local = Measured in your browser over the last five seconds, and told to nobody.

## The test of devices and network

check-open = Test devices and network
check-title = Will it work here?
check-lead = A short test of your camera, microphone, speaker and network. It takes about half a minute.
check-start = Start the test
check-again = Test again
check-steps = What is tested
check-private = The test opens a meeting of its own that nobody else has the link of, sealed like any other. Nothing of it is kept.
check-play = Play a sound
check-heard = I heard it
check-heardNot = I heard nothing
check-name-camera = Camera
check-name-mic = Microphone
check-name-speaker = Speaker
check-name-server = Server
check-name-udp = Direct way (UDP)
check-name-tcp = Way around strict networks (TCP)
check-name-relay = Way through web-only networks (relay)
check-name-bandwidth = Speed
check-running = Trying…
check-camera-running = Your browser may ask for your camera. Choose “Allow”.
check-camera-works = Your camera works.
check-camera-fails = Your camera gives no picture.
check-mic-running = Say a few words.
check-mic-works = Your microphone works.
check-mic-fails = Nothing was heard. Is the right microphone chosen, and turned on?
check-speaker-waiting = Play a sound and say whether you hear it.
check-speaker-works = You can hear others.
check-speaker-fails = Turn up the volume, or choose another speaker in your system.
check-server-works = The server answers.
check-server-fails = The server cannot be reached. Check your internet connection.
check-udp-works = Open: the best way for picture and sound.
check-way-works = Open.
check-way-absent = This server does not offer it.
check-way-fails = Closed by your network.
check-relay-fails = Not offered by this server, or closed by your network.
check-bandwidth-running = Measuring…
check-bandwidth-fails = Could not be measured here.
check-roundTrip = { $works } There and back: { $time }.
check-speed-full = You can send about { $rate }: enough for a sharp picture.
check-speed-middle = You can send about { $rate }: enough for a good picture.
check-speed-small = You can send about { $rate }: enough for sound and a small picture.
check-speed-sound = You can send about { $rate }: enough for sound. Turn your camera off if others hear you badly.
check-finding-all = Everything works. You can be seen and heard, and you will see and hear others.
check-finding-noServer = You cannot join from here now: the server does not answer.
check-finding-nothing = You can open meetings, but picture and sound find no way through your network. Try another network, such as your phone's.
check-finding-seenNot = Others will not see you: your camera does not work here.
check-finding-heardNot = Others will not hear you: your microphone does not work here.
check-finding-hearsNot = You may not hear others: check your speaker.
check-finding-detour = Picture and sound take a detour around your network's limits. It works, a little slower.
check-finding-slow = Your network is slow: others will see you small, and hear you well.

## Invitations

invite-title = Invite others
invite-alone = You are the only one here
invite-text = Send this link to those you want to meet. It is the key to the room, so share it with care.
invite-link = Link to this meeting
invite-copied = The link is copied.
invite-copyFailed = The link could not be copied. Select it and copy it by hand.
invite-qr = QR code of the link. Scan it with a phone to join.
invite-password = Guests also need the password. Tell it to them in another way than the link.

ways-title = Other ways to invite
ways-share = Share
ways-mail = E-mail
ways-calendar = Calendar
ways-words = Read aloud
ways-qr = QR code
ways-subject = Join my meeting
ways-subjectNamed = Join my meeting: { $label }
ways-body = Join by this link, in any up-to-date browser. No account is needed.
ways-bodyPassword = You will also need the password, which I tell you in another way.
ways-when = Date and time
ways-whenMissing = Choose a date and a time first.
ways-zone = In the clock of { $zone }.
ways-length = How long
ways-save = Save the invitation
ways-saved = The invitation is saved. Open it to put it into your calendar, or send it to your guests.
ways-meeting = Meeting
ways-calendarHint = A file that every calendar opens. It is made in your browser; the server does not learn of it.

spoken-title = The link as words
spoken-text = Read them to your guest over the phone, row by row. They type them where it says “Join with a link”, at this address:
spoken-list = The words
spoken-open = Type words in place of a link
spoken-input = The words that are read to you
spoken-inputHint = Capitals and commas do not matter. Four letters of a word are enough.
spoken-soFar =
    { $count ->
        [one] 1 word so far.
       *[other] { $count } words so far.
    }
spoken-join = Join
spoken-back = Use a link instead
spoken-count =
    { $count ->
        [one] This is { $count } word, and a link has { $wanted }. Was one left out, or read twice?
       *[other] These are { $count } words, and a link has { $wanted }. Was one left out, or read twice?
    }
spoken-unknown = Word { $place }, “{ $word }”, is none of the words. Ask for it again.
spoken-unknownNear = Word { $place }, “{ $word }”, is none of the words. Is it { $near }?
spoken-wrong = Word { $place }, “{ $word }”, does not fit. It should be “{ $instead }”: ask whether that was it.
spoken-garbled = Some of these words do not fit together. Go through them once more, row by row.
spoken-mend = Use “{ $word }”
spoken-quoted = “{ $word }”

plan-open = Plan a meeting for later
plan-title = Plan a meeting
plan-text = You get a link for your guests and one for yourself. Nothing is kept on the server until you meet.
plan-password = Ask for a password
plan-passwordHint = Agree on one with your guests. Whoever opens the meeting types it first.
plan-make = Make the links
plan-guests = For your guests
plan-done = Done
plan-failed = The links could not be made. Try again.

hostLink-title = For you alone: your host link
hostLink-show = Show my host link
hostLink-text = It opens the meeting with you as the host, on any device, whoever comes first.
hostLink-warning = Do not share it. Whoever has it can remove people and decide who gets in.
hostLink-label = Your host link
hostLink-copied = Your host link is copied. Keep it like a password.
hostLink-youAreHost = You open this meeting as its host.

recent-title = Kept in this browser
recent-keep = Keep this meeting in this browser
recent-keepHint = On this device only, until you delete it. Who uses this browser can then join.
recent-keepHostHint = With your host link. On this device only, until you delete it. Who uses this browser can then be the host.
recent-notKept = This browser keeps nothing for pages such as this one.
recent-unnamed = Meeting without a name
recent-host = You are the host
recent-kept = Kept on { $date }
recent-forget = Delete { $name } from this browser
recent-forgetAll = Delete all

elsewhere-text = This link leads to another server: { $host }. Go there only if you expected it.
elsewhere-go = Go there

## The people here

people-title = People ({ $count })
people-list = People in this meeting
people-host = Host
people-unknown = This person has not proven a name. If you do not know who it is, ask before you go on.
people-invite = Invite others
people-more = More about { $name }
people-writePrivately = Message privately
people-writePrivatelyHint = Nobody else here can read it, or see that you wrote.
people-turnOffMic = Turn off microphone
people-turnOffMicHint = Everybody is told that you did. They can turn it on again.
people-askTurnOffMic = Ask to turn off microphone
people-askTurnOffMicHint = Everybody is told that you asked.
people-muteAll = Mute everyone

## What hosts do, and what the others see of it

hosts-remove = Remove { $name }
hosts-removeTitle = Remove { $name }?
hosts-removeText = { $name } is out at once, and sees and hears nothing more. The link still works for { $name }, so from then on newcomers wait until a host lets them in.
hosts-removeConfirm = Remove
hosts-cancel = Cancel
hosts-makeHost = Make host
hosts-makeHostHint = Hosts let people in, remove them, and lock the meeting.
hosts-waiting =
    { $count ->
        [one] Waits to be let in
       *[other] { $count } wait to be let in
    }
hosts-waitingList = People who wait to be let in
hosts-waits =
    { $more ->
        [0] { $name } waits to be let in.
        [one] { $name } and { $more } other wait to be let in.
       *[other] { $name } and { $more } others wait to be let in.
    }
hosts-look = Show
hosts-admit = Let in
hosts-admitNamed = Let in: { $name }
hosts-deny = No
hosts-denyNamed = No, do not let { $name } in
hosts-door = Who gets in
hosts-lobby = Newcomers wait for a host
hosts-lock = Nobody new gets in
hosts-changePassword = Change the password
hosts-setPassword = Set a password
hosts-passwordText = Everybody who is here stays. Who comes later needs the new password, so tell it to them in another way than the link.
hosts-newPassword = New password
hosts-newPasswordMissing = Type a password first.
hosts-lobbyOn = Newcomers wait until a host lets them in.
hosts-lockOn = The meeting is locked. Nobody new gets in.
hosts-noHost = No host is here. The meeting goes on; only a host can change who gets in.

## Messages

chat-title = Chat
chat-input = Message to everyone
chat-send = Send
chat-empty = No messages yet. What you write is sealed, and gone when the meeting ends.
chat-sealed = As the server saw it
chat-sealedText = These are the bytes that the server passed on. Without a key they say nothing.
chat-arrived = { $name }: { $text }
chat-arrivedPrivately = { $name }, only to you: { $text }
chat-onlyToYou = Only to you
chat-onlyTo = Only to { $name }
chat-inputPrivate = Message only to { $name }
chat-backToAll = Write to everyone again
chat-answer = Answer privately
chat-log = Messages

## Files. Here $name is a file's, but for the ones that say who has it.

files-attach = Send a file
files-attachTip = Send a file, up to 1 GB
files-save = Save
files-saveAgain = Try again
files-stopSaving = Stop
files-stopOffering = Stop sharing
files-progress = Saving { $name }
files-begins = Starting…
files-part = { $done } of { $size }
files-offeredBy = { $name } shares a file
files-waiting = Waiting for { $name } to come back
files-savedHere = Saved
files-failed = Not saved
files-withdrawn = No longer shared
files-gone = { $name } is not here
files-saving =
    { $count ->
        [one] 1 person is saving it
       *[other] { $count } people are saving it
    }
files-saved =
    { $count ->
        [one] 1 person saved it
       *[other] { $count } people saved it
    }
files-shared = Shared
files-problem-empty = { $name } is empty, so there is nothing to send.
files-problem-tooLarge = { $name } is larger than 1 GB. Send it in parts.
files-problem-tooMany = { $name } has to wait: too many files are on their way.
files-problem-damaged = A part of { $name } was not what its sender sent. It was thrown away and asked for again.
files-problem-unreadable = { $name } was changed or removed, so it is no longer shared.
files-noSpace = There is not enough room here to save { $name }.
files-saveFailed = { $name } could not be saved. Try again.

## The shield, and what is behind it

security-title = Security
security-shield-secure = Secure
security-shield-connecting = Connecting
security-shield-warning = Check
security-shield-broken = Not secure
security-shieldLabel = Security: { $state }
security-headline-secure = Only the people here can see and hear this meeting.
security-headline-connecting = Your meeting is being sealed. This takes a moment.
security-headline-warning = Something needs your attention.
security-headline-broken = Do not say anything private now.
security-text-secure = Everything is sealed before it leaves a browser, and opened only in the browsers of the people here. The server has no key.
security-text-connecting = Nothing of you is sent until it can be sealed.
security-text-warning = What you send is still sealed. Here is why the shield is amber:
security-text-broken = Here is why the shield is red:
security-codeTitle = Is everybody who they say?
security-codeText = Everybody here has this code, and it changes only when people come or go. If it is the same for all, nobody stands in between.
security-codeAlone = This code is to be compared with the others, once they are here.
security-compare = Compare codes
security-comparedAll = You have compared codes with everybody here.
security-compared = You have compared codes with { $marked } of { $others } others.
security-codePending = The code appears once you are in the meeting.
security-previewTitle = What does the server see of you?
security-previewText = Ask it for your own camera back, and look at what it has.
security-brokenAlert = This browser did not seal what you send, so nothing more is sent. Leave, and join again with an up-to-date browser.
security-noRelay = This address asks for the relay, and this server has none, so nobody is seen or heard. Take ?relay=1 out of the address and open it again.
security-openPreview = See what the server sees
security-countsTitle = Sealed and opened, counted
security-countsText = Counted in your browser, frame by frame.
security-countsCaption = Sealed and opened frames of each track
security-track = Track
security-frames = Frames
security-failed = Rejected
security-sealedFrames = { $count } sealed
security-openedFrames = { $count } opened
security-noTracks = No pictures or sound yet.
security-knowsTitle = What the server does see
security-knows-addresses = the network addresses of those who are connected
security-knows-room = a random number in place of the room's name
security-knows-people = how many people are here, and when they come and go
security-knows-traffic = when and how much data flows
security-knows-tracks = which microphones, cameras and screens are on
security-knows-loudness = how loud a microphone is, to find out who speaks
security-knows-codec = the kind of encoding of picture and sound
security-quiet = This is a quiet meeting: the server is not told how loud a microphone is. So it cannot pick who speaks, and passes on the eight microphones that were turned on first.
security-knowsNot = It does not see names, faces, voices, screens, messages or the name of the meeting.
security-keysTitle = For how long does it stay secret?
security-hybrid = The keys are agreed in two ways at once, today's and one made for the time of quantum computers. Who records this meeting cannot open it later with such a computer.
security-hybridNot = That somebody is who they prove to be rests on today's way alone, which has to hold only while you meet.
security-classical = This is a large meeting, so its keys are agreed in today's way alone. Who records it, and has the link and one day a quantum computer, could open it.
security-largeNotice = More than 50 people are here, so joining takes a little longer. Next time, choose “Large meeting” when you start.
security-suite = Keys: { $suite }, generation { $epoch }

why-sealed = Everything is sealed before it leaves a browser.
why-alone = Only you are here, and only who is here can open it.
why-opened =
    { $count ->
        [one] Only the { $count } person here can open it.
       *[other] Only the { $count } people here can open it.
    }
why-server = The server passes it on and has no key.
why-details = For those who want to know more

## Comparing codes

compare-title = Is it really { $name }?
compare-titleAll = Is everybody who they say?
compare-openOne = { $mark }: compare codes with { $name }
compare-mark-none = Compare codes
compare-mark-verified = Verified by you
compare-mark-differs = Codes did not match
compare-mark-changed = A new person: compare again
compare-textAll = Let everybody open their shield and read the digits aloud, one after the other, while you see and hear them.
compare-pending = One moment…
compare-emoji = Code as pictures: { $pictures }
compare-digits = Code as digits:
compare-question = Is every digit the same?
compare-match = They match
compare-matchAll = They match for all
compare-differ = They don't match
compare-showQr = Show as QR code
compare-hideQr = Hide the QR code
compare-qr = QR code of the digits
compare-qrText = Hold a phone's camera against this screen. It reads the digits, to compare with the other screen.
compare-codeChanged = Somebody came or left, so the code is another one now. Start again with that.
compare-personGone = { $name } left, or came back as a new person.
compare-showNew = Show the new code
compare-verified = It is { $name }
compare-verifiedAll = Everybody is who they say
compare-verifiedText = Nobody stands in between. The mark stays for as long as this tab and theirs stay open. Who reloads the page comes back as a new person, and you are told.
compare-done = Done
compare-differsTitle = Say nothing private now
compare-checkPerson = Make sure that you both look at the right code: you at { $name }'s, and { $name } at yours.
compare-checkAll = The code changes when somebody comes or goes. Wait until all are here.
compare-onceMore = Compare the digits once more, slowly.
compare-stillDifferent = Still different? Somebody may stand in between. Leave, start a new meeting, and send its link in another way.
compare-again = Compare again

act-open = You both do this, while you see and hear each other. { $name } opens “Compare codes” below your name, in the list of people.
act-pictures = Do you both see these pictures?
act-youRead = Read these digits aloud.
act-theyRead = { $name } reads these aloud, and you check.

## Why the shield is not green. Those that end in Unknown are of somebody without a name.

reason-connecting = The connection is still being made.
reason-unknownMember = Somebody here has not proven a name. Look at the list of people.
reason-framesFailing = Parts of { $name }'s picture or sound could not be opened and were thrown away.
reason-framesFailingUnknown = Parts of a picture or sound could not be opened and were thrown away.
reason-notSealed = Your browser tried to send or take in something unsealed. It was stopped. Leave, and use an up-to-date browser.
reason-noMediaPath = Picture and sound find no way through your network. Try another network.
reason-codesDiffer = The codes of you and { $name } did not match. Say nothing private, and compare once more. If they still differ, leave, start a new meeting, and send its link in another way.
reason-codesDifferUnknown = The codes of this meeting did not match. Say nothing private, and compare once more. If they still differ, leave, start a new meeting, and send its link in another way.
reason-keyChanged = { $name } is not the one you compared codes with. It may be the same person after a reload, or somebody else under that name: compare codes again.
reason-forged = Something came in { $name }'s name that { $name } did not send. It is not shown or played. Somebody in this meeting may be pretending.
reason-forgedUnknown = Something came in somebody's name that that person did not send. It is not shown or played. Somebody in this meeting may be pretending.
reason-forked = The server tells you and { $name } two different stories of this meeting. Compare the security code, and do not trust who is here.
reason-forkedUnknown = The server tells you and somebody else two different stories of this meeting. Compare the security code, and do not trust who is here.
reason-digestsMissing = { $name } is seen or heard, but the signed proof of it does not arrive. The server may be holding it back.
reason-digestsMissingUnknown = Somebody is seen or heard, but the signed proof of it does not arrive. The server may be holding it back.
reason-digestsLate = What { $name } says arrives several seconds late. The network is slow, or the server is holding it back.
reason-digestsLateUnknown = What somebody says arrives several seconds late. The network is slow, or the server is holding it back.
reason-unheard = Nothing signed has come from { $name } for a while. Their connection may be lost, or the server keeps you apart.
reason-unheardUnknown = Nothing signed has come from somebody here for a while. Their connection may be lost, or the server keeps you apart.
reason-unproven = Something was heard or seen in { $name }'s name just before they left, with their microphone and camera off. It could not be confirmed that it was theirs.
reason-unprovenUnknown = Something was heard or seen in somebody's name just before they left, with their microphone and camera off. It could not be confirmed that it was theirs.
reason-unconfirmed = Too few people have confirmed lately that they are still here, so nothing of you is sent. It goes on by itself once they do.

## Tracks, in the counts and figures

track-own-mic = Your microphone
track-own-camera = Your camera
track-own-screen = Your screen
track-own-screenAudio = Your screen sound
track-of-mic = { $name }'s microphone
track-of-camera = { $name }'s camera
track-of-screen = { $name }'s screen
track-of-screenAudio = { $name }'s screen sound

## Preview: one's own camera as the server has it

preview-title = What the server sees of you
preview-text = Your browser asked the server to send your own camera back. This is all that it has.
preview-own = You, in your browser
preview-decoder = A video player's attempt
preview-decoderText = It gets the sealed picture and no key, so there is nothing to show.
preview-bytes = The bytes, painted
preview-bytesText = One sealed frame, one square per byte. Amber squares are the few left clear for the player.
preview-meta = What stands beside it in the clear
preview-waiting = Waiting for the first sealed frame…
preview-direct = Your camera goes straight to the other person now. The server gets none of it.
preview-nothing = Nothing that it could show
preview-cameraOff = Turn on your camera to see what the server gets.
preview-turnOn = Turn on camera
preview-frames = Frames that came back
preview-decrypted = Of these, opened
preview-size = Size of this frame
preview-sizeValue = { $length } bytes, { $clear } of them clear
preview-kind = Kind
preview-key = whole picture
preview-delta = change to the picture before
preview-sender = Sender
preview-senderValue = number { $leaf } (no name)
preview-generation = Key generation
preview-counter = Frame number
preview-loudness = Loudness of your microphone
preview-loudnessTold = told, with each packet of sound
preview-loudnessKept = not told
preview-chat = Your last message
preview-chatText = The latest chat message, as the server passed it on.

souvenir-save = Save as a picture
souvenir-hint = You beside what the server sees of you, as one picture. It is made here and goes nowhere.
souvenir-title = This is all that the server sees
souvenir-file = What the server sees.png
souvenir-failed = The picture could not be made.

## What is said once, for a few seconds

notice-reconnecting = Your connection was lost. Trying again…
notice-micsFull = Eight microphones are on, and this quiet meeting carries no more. Ask somebody to turn theirs off first.
notice-soundBlocked = Your browser holds back the sound.
notice-allowSound = Turn on sound
notice-muteAsked = { $name } asks you to turn off your microphone.
notice-turnOff = Turn off
notice-handUp = { $name } raises a hand
notice-shareStarted = { $name } shares a screen
notice-reloaded = You reloaded the page: to the others you are a new person, and all codes are to be compared again.
notice-joined = { $name } joined
notice-left = { $name } left
notice-lost = { $name } lost the connection
notice-reconnected = You are connected again
notice-chatTooLong = That message is too long. Send it in parts.
notice-serverRefused = The server did not accept that. Try again in a moment.
notice-sendingStopped = Nobody confirms that they are still here: nothing of you is sent for now
notice-sendingAgain = You are seen and heard again
notice-privateNotSent = { $name } is no longer here. Your private message was not sent.
notice-privateNotSentUnknown = That person is no longer here. Your private message was not sent.
notice-keyChanged = { $name } is here as a new person. Compare codes again before you rely on it.
notice-lobbyOn = { $by } turned on the lobby. Newcomers wait until a host lets them in.
notice-lobbyOff = { $by } turned off the lobby
notice-lockOn = { $by } locked the meeting. Nobody new gets in.
notice-lockOff = { $by } unlocked the meeting
notice-personRemoved = { $by } removed { $name }
notice-madeHost = { $name } is a host now
notice-passwordChanged = { $by } set a new password. Everybody here stays in.
notice-aHost = A host
notice-noHost = The last host has left. The meeting goes on without one.
notice-grownLarge = This is a large meeting now, so joining takes a little longer.
notice-askedYou = { $by } asks you to turn off your microphone
notice-youAsked = You asked { $whom } to turn off the microphone
notice-asked = { $by } asked { $whom } to turn off the microphone
notice-youMutedAll = You turned off everyone else's microphone
notice-mutedAll = { $by } turned off everyone else's microphone
notice-mutedYou = { $by } turned off your microphone
notice-youMuted = You turned off { $whom }'s microphone
notice-muted = { $by } turned off { $whom }'s microphone

## How a meeting can end

ended-left-title = You left the meeting
ended-left-text = Hope it was a good one.
ended-badLink-title = This link is damaged
ended-badLink-text = A part of it is missing or changed. Ask for it again, and copy the whole link.
ended-roomEnded-title = This meeting has ended
ended-roomEnded-text = Everybody has left. Join again to open the room anew.
ended-roomFull-title = This meeting is full
ended-roomFull-text = Wait until somebody has left, then try again.
ended-wrongPassword-title = That password is not right
ended-wrongPassword-text = Ask the person who invited you, then try again.
ended-removed-title = You were removed from the meeting
ended-removed-text = A host removed you. If it was a mistake, join again: a host has to let you in.
ended-replaced-title = You joined from another place
ended-replaced-text = This tab has left the meeting, and the other one goes on. Close this tab, or join again here.
ended-serverGone-title = The server cannot be reached
ended-serverGone-text = Check your internet connection, then join again.
ended-serverShutdown-title = The server was switched off
ended-serverShutdown-text = This ended the meeting for everybody. Wait a minute, then join again.
ended-notSealed-title = We stopped, to keep you safe
ended-notSealed-text = Your browser was about to send something unsealed, and nothing of it left. Update your browser or use another one, then join again.
ended-protocol-title = Something went wrong between you and the server
ended-protocol-text = Reload the page and join again. If that does not help, the server may be newer or older than this page.
ended-denied-title = You were not let in
ended-denied-text = A host of this meeting said no. Ask the person who invited you.
ended-locked-title = This meeting is locked
ended-locked-text = Nobody new gets in for now. Ask somebody who is inside to unlock it.
ended-passwordChanged-title = There is a new password
ended-passwordChanged-text = You were away when a host set it. Ask for it, then join again.

wayOn-left = Join again
wayOn-badLink = Back to the start
wayOn-roomEnded = Open it again
wayOn-roomFull = Try again
wayOn-wrongPassword = Type it again
wayOn-removed = Ask to join again
wayOn-replaced = Join here again
wayOn-serverGone = Try again
wayOn-serverShutdown = Try again
wayOn-notSealed = Join again
wayOn-protocol = Reload and join again
wayOn-denied = Ask again
wayOn-locked = Try again
wayOn-passwordChanged = Join with the new password

trouble-openSecurely = Open it securely
trouble-copyLink = Copy the link for another browser
trouble-copyByHand = It could not be copied. Select the address above and copy it by hand.
trouble-tryAgain = Try again
trouble-notAllowed = Not allowed by your browser
trouble-where = Where to click
trouble-offline = You are offline. Everything goes on as soon as your network is back.
trouble-looking = Looking who is there…
trouble-noAnswer = The server does not answer yet. Trying again…
trouble-mayBeOver = Nobody is here now. The meeting may not have begun, or may be over. Start it, or wait: you will see here when somebody comes.

## Why the page cannot be used in this browser

support-notSupported-title = This browser is too old for a sealed meeting
support-notSupported-text = Open the link in an up-to-date Chrome, Edge, Firefox or Safari.
support-insecure-title = This page was not opened securely
support-insecure-text = Browsers give out camera and microphone only over https. Open the same address with https:// in front.
support-workerFailed-title = The page could not start
support-workerFailed-text = A part of it did not load. Reload the page; if that does not help, try another browser.

## Devices that do nothing. $kind is mic, camera, or both where that can be.

allow-chrome =
    { $kind ->
        [mic] Click the symbol to the left of the address, allow the microphone, and turn on again here.
        [camera] Click the symbol to the left of the address, allow the camera, and turn on again here.
       *[both] Click the symbol to the left of the address, allow the microphone and camera, and turn on again here.
    }
allow-firefox =
    { $kind ->
        [mic] Click the crossed-out microphone to the left of the address, remove the block, and turn on again here.
        [camera] Click the crossed-out camera to the left of the address, remove the block, and turn on again here.
       *[both] Click the crossed-out microphone and camera to the left of the address, remove the block, and turn on again here.
    }
allow-safari =
    { $kind ->
        [mic] Choose Safari, Settings for This Website in the menu, allow the microphone, and turn on again here.
        [camera] Choose Safari, Settings for This Website in the menu, allow the camera, and turn on again here.
       *[both] Choose Safari, Settings for This Website in the menu, allow the microphone and camera, and turn on again here.
    }
allow-ios =
    { $kind ->
        [mic] Tap the symbol beside the address, then Website Settings, allow the microphone, and turn on again here.
        [camera] Tap the symbol beside the address, then Website Settings, allow the camera, and turn on again here.
       *[both] Tap the symbol beside the address, then Website Settings, allow the microphone and camera, and turn on again here.
    }
allow-other =
    { $kind ->
        [mic] Allow the microphone for this page in your browser's settings, and turn on again here.
        [camera] Allow the camera for this page in your browser's settings, and turn on again here.
       *[both] Allow the microphone and camera for this page in your browser's settings, and turn on again here.
    }
problem-refused =
    { $kind ->
        [mic] Your browser does not let this page use your microphone. { $allow }
        [camera] Your browser does not let this page use your camera. { $allow }
       *[both] Your browser does not let this page use your microphone and camera. { $allow }
    }
problem-missing =
    { $kind ->
        [mic] No microphone was found. Plug one in and turn it on here, or go on without.
        [camera] No camera was found. Plug one in and turn it on here, or go on without.
       *[both] No microphone and no camera were found. Plug them in and turn them on here, or go on without.
    }
problem-insecure =
    { $kind ->
        [mic] Browsers give out the microphone only over https. Open the same address with https:// in front.
        [camera] Browsers give out the camera only over https. Open the same address with https:// in front.
       *[both] Browsers give out microphone and camera only over https. Open the same address with https:// in front.
    }
problem-inUse =
    { $kind ->
        [mic] Another program is using your microphone. Close it there, then turn it on here again.
       *[camera] Another program is using your camera. Close it there, then turn it on here again.
    }
problem-lost =
    { $kind ->
        [mic] Your microphone was disconnected. Plug it in again or choose another one.
       *[camera] Your camera was disconnected. Plug it in again or choose another one.
    }
problem-silent =
    { $kind ->
        [mic] Your microphone gives no sound. It may be turned off on your headset or in your system.
       *[camera] Your camera gives no picture. Another program may be using it, or its cover is closed.
    }
problem-unsupported =
    { $kind ->
        [mic] This browser cannot use your microphone. Try another browser.
       *[camera] This browser cannot use your camera. Try another browser.
    }
problem-failed =
    { $kind ->
        [mic] Your microphone could not be started. Turn it on again, or choose another one.
       *[camera] Your camera could not be started. Turn it on again, or choose another one.
    }
problem-speaker = That speaker could not be used. Choose another one.
problem-screenUnsupported = This browser cannot share a screen. Use a computer to share.
problem-screenFailed = Your screen could not be shared. Try again, or choose another window.

## When the page opens without a network

offline-title = No connection
offline-text = SecureMeeting cannot be reached from here now. Meetings need the internet: check your connection. This page goes on by itself once it is back.
offline-again = Try again
