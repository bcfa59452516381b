common-product = SecureMeeting
common-close = Fechar
common-copy = Copiar
common-copied = Copiado
common-home = Voltar ao início
common-unknownPerson = Pessoa desconhecida
common-you = { $name } (você)
common-showPassword = Mostrar a senha
common-hidePassword = Ocultar a senha
common-reload = Recarregar a página
common-language = Idioma

home-headline = Reúna-se sem que ninguém escute.
home-lead = Um link, nenhuma conta. Cada imagem, palavra e mensagem é selada antes de sair do seu navegador, então nem o servidor consegue olhar.
home-startTitle = Iniciar uma reunião
home-label = Nome da reunião
home-labelHint = Opcional. Só quem tem o link consegue ler.
home-password = Senha
home-passwordHint = Opcional. Conte aos convidados por um meio diferente do link.
home-choices = Mais opções
home-large = Reunião grande
home-largeHint = Para mais de 50 pessoas: entrar continua rápido, com chaves só do tipo de hoje.
home-quiet = Não dizer ao servidor o volume de ninguém
home-quietHint = Até oito microfones ao mesmo tempo.
home-start = Iniciar uma reunião
home-starting = Criando seu link…
home-joinTitle = Entrar com um link
home-linkPlaceholder = Cole o link que você recebeu
home-join = Entrar
home-notALink = Isso não é um link de reunião. Copie o link inteiro do convite e cole aqui.
home-noSecret = Esse link perdeu o final, a parte depois do #. Copie o link inteiro do convite e cole aqui.
home-makingFailed = Não foi possível criar seu link. Recarregue a página e tente de novo.
home-youSee = O que você vê
home-serverSees = O que o servidor vê
home-illustration = Duas imagens lado a lado: uma pessoa numa chamada e a mesma chamada como o servidor a tem, que é só ruído.
home-noAccount = Sem conta
home-noCookies = Sem cookies
home-nothingKept = Nada é guardado

ready-opening = Abrindo o link…
ready-starting = Você está iniciando esta reunião
ready-startingText = Ainda não há ninguém aqui. Os outros podem entrar assim que você estiver dentro.
ready-joining = Tudo pronto para entrar?
ready-present =
    { $count ->
        [0] Não há ninguém aqui no momento.
        [one] Uma pessoa está aqui.
       *[other] { $count } pessoas estão aqui.
    }
ready-name = Seu nome
ready-nameHint = Selado: as pessoas da reunião veem, o servidor não.
ready-nameMissing = Escreva primeiro seu nome, para que os outros saibam quem é você.
ready-password = Senha da reunião
ready-passwordNew = Senha para esta reunião
ready-passwordHint = Pergunte a quem convidou você.
ready-passwordNewHint = Todos que entrarem terão de digitá-la.
ready-passwordMissing = Esta reunião tem senha. Digite-a para continuar.
ready-passwordWrong = Essa senha não está certa. Confira a escrita ou pergunte a quem convidou você.
ready-passwordChecking = Conferindo a senha…
ready-passwordRight = A senha está certa.
ready-passwordSet = Sua senha está definida.
ready-passwordChanged = Um anfitrião definiu uma senha nova durante a reunião. Peça a ele.
ready-lobby = Nesta reunião, um anfitrião deixa as pessoas entrarem. Talvez você espere um pouco.
ready-askToJoin = Pedir para entrar
ready-locked = Esta reunião está trancada: por enquanto ninguém novo entra.
ready-knocking = Esperando para entrar
ready-knockingText = Os anfitriões veem seu nome e que você espera. Você entra assim que um disser sim.
ready-stopWaiting = Parar de esperar
ready-join = Entrar agora
ready-otherTab = Você já está nesta reunião em outra aba. Se entrar aqui também, estará nela duas vezes.
ready-start = Iniciar a reunião
ready-connecting = Entrando…
ready-ahead =
    { $count ->
        [one] Uma pessoa está na sua frente…
       *[other] { $count } pessoas estão na sua frente…
    }
ready-preview = Como os outros verão você
ready-devices = Microfone, câmera e alto-falante
ready-cameraOff = Sua câmera está desligada
ready-cameraOpening = Ligando sua câmera…
ready-allow = Seu navegador está pedindo o microfone e a câmera. Escolha “Permitir” para ser visto e ouvido.
ready-level = Volume do seu microfone
ready-levelHint = Diga algo: a barra se mexe quando ouvimos você.
ready-levelOff = Seu microfone está desligado.

before-here =
    { $count ->
        [one] { $names } está aqui.
       *[other] { $names } estão aqui.
    }
before-others =
    { $count ->
        [one] mais { $count }
       *[other] mais { $count }
    }
before-testSpeaker = Tocar um som de teste
before-testFailed = Não foi possível tocar o som de teste. Escolha outro alto-falante.
before-heard = Tocando no seu alto-falante. Não ouve nada? Aumente o volume ou escolha outro.
before-moveHere = Sair de lá, entrar aqui
before-moved = A outra aba saiu. Entre aqui quando quiser.

devices-title = Dispositivos
devices-mic = Microfone
devices-camera = Câmera
devices-speaker = Alto-falante
devices-standard = Padrão do sistema
devices-numbered =
    { $kind ->
        [mic] Microfone { $number }
        [camera] Câmera { $number }
       *[speaker] Alto-falante { $number }
    }
devices-none-mic = Nenhum microfone encontrado
devices-none-camera = Nenhuma câmera encontrada
devices-none-speaker = Escolhido pelo seu sistema
devices-sound = Seu som
devices-sounds-echo = Remover eco
devices-sounds-noise = Remover ruído de fundo
devices-sounds-gain = Manter o volume constante
devices-sounds-music = Música
devices-musicHint = A música vai em estéreo e sem alterações. Use fones, ou os outros ouvem eco.
devices-screen = Quando você compartilha a tela
devices-text-name = Texto nítido
devices-text-hint = Para documentos, slides e código.
devices-motion-name = Movimento fluido
devices-motion-hint = Para filmes e jogos.
devices-replaced =
    { $kind ->
        [mic] Seu microfone foi desconectado. Agora está em uso: { $name }.
        [camera] Sua câmera foi desconectada. Agora está em uso: { $name }.
       *[speaker] Seu alto-falante foi desconectado. Agora está em uso: { $name }.
    }
devices-replacedByStandard =
    { $kind ->
        [mic] Seu microfone foi desconectado. Agora está em uso o do seu sistema.
        [camera] Sua câmera foi desconectada. Agora está em uso a do seu sistema.
       *[speaker] Seu alto-falante foi desconectado. Agora está em uso o do seu sistema.
    }

controls-bar = Controles da reunião
controls-mic-name = Microfone
controls-mic-on = Desligar o microfone
controls-mic-off = Ligar o microfone
controls-camera-name = Câmera
controls-camera-on = Desligar a câmera
controls-camera-off = Ligar a câmera
controls-share-name = Compartilhar sua tela
controls-share-on = Parar de compartilhar
controls-share-off = Compartilhar sua tela
controls-hand-name = Levantar a mão
controls-hand-on = Abaixar a mão
controls-hand-off = Levantar a mão
controls-reactions = Reações
controls-people = Pessoas, { $shown }
controls-chat = Chat
controls-unread =
    { $count ->
        [one] Chat, { $shown } mensagem nova
       *[other] Chat, { $shown } mensagens novas
    }
controls-invite = Convidar

controls-view = Exibição
controls-leave = Sair da reunião
controls-devices = Escolher dispositivos

reaction-thumbsUp = Reagir com um joinha
reaction-heart = Reagir com um coração
reaction-applause = Reagir com aplausos
reaction-laughter = Reagir com risadas
reaction-cheer = Reagir com festa
reaction-surprise = Reagir com surpresa

shortcuts-title = Atalhos do teclado
shortcuts-key-m = Ligar ou desligar o microfone
shortcuts-key-v = Ligar ou desligar a câmera
shortcuts-key-h = Levantar ou abaixar a mão
shortcuts-key-c = Abrir ou fechar o chat
shortcuts-key-p = Abrir ou fechar a lista de pessoas
shortcuts-key-s = Abrir ou fechar a segurança
shortcuts-key-l = Escolher a disposição
shortcuts-close = Fechar o que está aberto
shortcuts-sheet = Mostrar estas teclas
shortcuts-on = Usar estas teclas

stage-label = Reunião
stage-people = Imagens das pessoas aqui
stage-ownScreen = Sua tela
stage-screenOf = Tela de { $name }
stage-waiting = Esperando a imagem…
stage-waitingScreen = Esperando a tela…
stage-paused = Em pausa: sua conexão está lenta
stage-forged = Não foi possível provar que isto vem desta pessoa, então não é mostrado nem tocado.
stage-micOff = microfone desligado
stage-cameraOff = câmera desligada
stage-hand = mão levantada
stage-zoom = Mostrar em tamanho real
stage-zoomFit = Ajustar à janela

view-title = Exibição
view-layout = Disposição
view-auto-name = Automática
view-auto-hint = Todos, e grande o que é compartilhado ou fixado.
view-grid-name = Grade
view-grid-hint = Todos do mesmo tamanho.
view-speaker-name = Quem fala
view-speaker-hint = Quem fala aparece grande.
view-showSelf = Mostrar minha própria imagem
view-showWithoutVideo = Mostrar pessoas sem vídeo
view-hidden =
    { $count ->
        [one] { $count } pessoa está oculta agora.
       *[other] { $count } pessoas estão ocultas agora.
    }
view-fullScreen = Tela cheia
view-leaveFullScreen = Sair da tela cheia
view-smallWindow = Janela pequena
view-closeSmallWindow = Fechar a janela pequena
view-smallWindowHint = A reunião fica à vista sobre suas outras janelas.
view-noSmallWindow = Este navegador não tem janela pequena que fique sobre as outras.
view-smallWindowFailed = Não foi possível abrir a janela pequena. Tente de novo.
view-pin = Fixar
view-unpin = Desafixar
view-pinHint = Fica grande, só para você.
view-pinned = fixado
view-earlier = Mover para a frente
view-later = Mover para trás
view-moveHint = Um lugar. Com o mouse, arraste a imagem.
view-movedTo = { $name }: lugar { $place } de { $of }
view-hideSelf = Ocultar minha imagem
view-hideSelfHint = Os outros continuam vendo você. Ela volta em “Exibição”.
view-pages = Páginas
view-page = Página { $page } de { $of }
view-pageShort = { $page } / { $of }
view-pageBefore = Página anterior
view-pageAfter = Próxima página
view-speaks = { $name } fala
talking-muted = Seu microfone está desligado.
talking-mutedHold = Seu microfone está desligado. Segure a barra de espaço para falar.
talking-held = Ouvem você enquanto segura a barra de espaço.
talking-turnOn = Ligar
talking-strong = Remover o ruído a fundo
talking-strongHint = Para lugares barulhentos. Exige mais deste computador.
talking-denoiseFailed = Este navegador não consegue remover o ruído a fundo. Tudo continua como antes.
talking-volume = Volume de { $name }, só para você
talking-meetingSounds = Sons da reunião
talking-cues = Sons quando alguém entra ou sai

quality-title = Conexão
quality-open = Sua conexão: { $words }. Mostrar números
quality-show = A conexão em números
quality-grade-good = boa conexão
quality-grade-fair = conexão razoável
quality-grade-poor = conexão ruim
quality-none = Ainda não há conexão.
quality-path = Caminho
quality-path-udp = UDP
quality-path-tcp = TCP
quality-path-relay = Retransmissor
quality-path-direct = Direto, sem o servidor
quality-detour-tcp = Sua rede não deixa passar UDP. A chamada vai por TCP, que demora mais a se recuperar quando pacotes se perdem.
quality-detour-relay = Sua rede só deixa passar tráfego da web. A chamada vai pelo retransmissor do servidor, o que demora um pouco mais.
quality-detour-direct = A imagem e o som vão direto para a outra pessoa. O servidor não recebe nada.
quality-direct = Conectar diretamente quando só há duas pessoas
quality-directHint = A imagem e o som vão então direto para a outra pessoa, que pode ver seu endereço de rede. Só acontece se vocês dois ativarem, e é igualmente criptografado.
quality-roundTrip = Ida e volta
quality-couldSend = Poderia enviar
quality-sent = O que você envia
quality-received = O que você recebe
quality-fps = { $size }, { $fps } por segundo
quality-sizes = em { $count } tamanhos
quality-lost = { $share } perdido
quality-jitter = { $time } de variação
quality-froze =
    { $count ->
        [0] nunca travou
        [one] travou { $count } vez
       *[other] travou { $count } vezes
    }
quality-byNetwork = limitado pela rede
quality-byMachine = limitado por este computador
quality-fewerVoices =
    { $count ->
        [one] Sua conexão está lenta, por isso você ouve só a voz mais alta.
       *[other] Sua conexão está lenta, por isso você ouve só as { $count } vozes mais altas.
    }
quality-local = Medido no seu navegador nos últimos cinco segundos, e não contado a ninguém.

check-open = Testar dispositivos e rede
check-title = Vai funcionar aqui?
check-lead = Um teste rápido da sua câmera, microfone, alto-falante e rede. Leva cerca de meio minuto.
check-start = Começar o teste
check-again = Testar de novo
check-steps = O que é testado
check-private = O teste abre uma reunião própria, cujo link ninguém mais tem, selada como qualquer outra. Nada dela é guardado.
check-play = Tocar um som
check-heard = Eu ouvi
check-heardNot = Não ouvi nada
check-name-camera = Câmera
check-name-mic = Microfone
check-name-speaker = Alto-falante
check-name-server = Servidor
check-name-udp = Caminho direto (UDP)
check-name-tcp = Caminho para redes restritas (TCP)
check-name-relay = Caminho para redes só da web (retransmissor)
check-name-bandwidth = Velocidade
check-running = Tentando…
check-camera-running = Seu navegador pode pedir a câmera. Escolha “Permitir”.
check-camera-works = Sua câmera funciona.
check-camera-fails = Sua câmera não dá imagem.
check-mic-running = Diga algumas palavras.
check-mic-works = Seu microfone funciona.
check-mic-fails = Nada foi ouvido. O microfone certo está escolhido, e ligado?
check-speaker-waiting = Toque um som e diga se você ouve.
check-speaker-works = Você consegue ouvir os outros.
check-speaker-fails = Aumente o volume ou escolha outro alto-falante no seu sistema.
check-server-works = O servidor responde.
check-server-fails = Não dá para alcançar o servidor. Verifique sua conexão com a internet.
check-udp-works = Aberto: o melhor caminho para imagem e som.
check-way-works = Aberto.
check-way-absent = Este servidor não oferece.
check-way-fails = Fechado pela sua rede.
check-relay-fails = Não oferecido por este servidor, ou fechado pela sua rede.
check-bandwidth-running = Medindo…
check-bandwidth-fails = Não foi possível medir aqui.
check-roundTrip = { $works } Ida e volta: { $time }.
check-speed-full = Você pode enviar cerca de { $rate }: o bastante para uma imagem nítida.
check-speed-middle = Você pode enviar cerca de { $rate }: o bastante para uma boa imagem.
check-speed-small = Você pode enviar cerca de { $rate }: o bastante para som e uma imagem pequena.
check-speed-sound = Você pode enviar cerca de { $rate }: o bastante para som. Desligue a câmera se os outros ouvirem você mal.
check-finding-all = Tudo funciona. Vão ver e ouvir você, e você verá e ouvirá os outros.
check-finding-noServer = Você não pode entrar daqui agora: o servidor não responde.
check-finding-nothing = Você pode abrir reuniões, mas imagem e som não acham caminho pela sua rede. Tente outra rede, como a do seu celular.
check-finding-seenNot = Os outros não verão você: sua câmera não funciona aqui.
check-finding-heardNot = Os outros não ouvirão você: seu microfone não funciona aqui.
check-finding-hearsNot = Você pode não ouvir os outros: verifique seu alto-falante.
check-finding-detour = Imagem e som fazem um desvio por causa dos limites da sua rede. Funciona, um pouco mais devagar.
check-finding-slow = Sua rede é lenta: os outros verão você pequeno e ouvirão bem.

invite-title = Convidar outras pessoas
invite-alone = Por enquanto só você está aqui
invite-text = Envie este link a quem você quer encontrar. Ele é a chave da sala, então compartilhe com cuidado.
invite-link = Link desta reunião
invite-copied = O link foi copiado.
invite-copyFailed = Não foi possível copiar o link. Selecione e copie à mão.
invite-qr = Código QR do link. Leia com um celular para entrar.
invite-password = Os convidados também precisam da senha. Conte a eles por um meio diferente do link.

ways-title = Outras formas de convidar
ways-share = Compartilhar
ways-mail = E-mail
ways-calendar = Agenda
ways-words = Ler em voz alta
ways-qr = Código QR
ways-subject = Entre na minha reunião
ways-subjectNamed = Entre na minha reunião: { $label }
ways-body = Entre por este link, em qualquer navegador atualizado. Não precisa de conta.
ways-bodyPassword = Você também precisa da senha, que conto por outro meio.
ways-when = Data e hora
ways-whenMissing = Escolha primeiro uma data e uma hora.
ways-zone = No horário de { $zone }.
ways-length = Duração
ways-save = Salvar o convite
ways-saved = O convite está salvo. Abra-o para pôr na sua agenda, ou envie aos convidados.
ways-meeting = Reunião
ways-calendarHint = Um arquivo que qualquer agenda abre. É criado no seu navegador; o servidor não fica sabendo.

spoken-title = O link em palavras
spoken-text = Leia-as ao convidado por telefone, linha por linha. Ele as digita onde diz “Entrar com um link”, neste endereço:
spoken-list = As palavras
spoken-open = Digitar palavras em vez de um link
spoken-input = As palavras que leem para você
spoken-inputHint = Maiúsculas e vírgulas não importam. Bastam quatro letras de cada palavra.
spoken-soFar =
    { $count ->
        [one] { $count } palavra até agora.
       *[other] { $count } palavras até agora.
    }
spoken-join = Entrar
spoken-back = Usar um link
spoken-count =
    { $count ->
        [one] Isto é { $count } palavra, e um link tem { $wanted }. Faltou alguma, ou foi lida duas vezes?
       *[other] São { $count } palavras, e um link tem { $wanted }. Faltou alguma, ou foi lida duas vezes?
    }
spoken-unknown = A palavra { $place }, “{ $word }”, não é da lista. Pergunte de novo.
spoken-unknownNear = A palavra { $place }, “{ $word }”, não é da lista. É { $near }?
spoken-wrong = A palavra { $place }, “{ $word }”, não encaixa. Deveria ser “{ $instead }”: pergunte se era essa.
spoken-garbled = Algumas destas palavras não combinam. Passe por elas mais uma vez, linha por linha.
spoken-mend = Usar “{ $word }”
spoken-quoted = “{ $word }”

plan-open = Planejar uma reunião para depois
plan-title = Planejar uma reunião
plan-text = Você recebe um link para os convidados e outro para você. Nada fica no servidor até a reunião.
plan-password = Pedir uma senha
plan-passwordHint = Combine uma com os convidados. Quem abre a reunião digita primeiro.
plan-make = Criar os links
plan-guests = Para os convidados
plan-done = Pronto
plan-failed = Não foi possível criar os links. Tente de novo.

hostLink-title = Só para você: seu link de anfitrião
hostLink-show = Mostrar meu link de anfitrião
hostLink-text = Ele abre a reunião com você como anfitrião, em qualquer aparelho, seja quem for o primeiro.
hostLink-warning = Não compartilhe. Quem o tiver pode remover pessoas e decidir quem entra.
hostLink-label = Seu link de anfitrião
hostLink-copied = Seu link de anfitrião foi copiado. Guarde-o como uma senha.
hostLink-youAreHost = Você abre esta reunião como anfitrião.

recent-title = Guardadas neste navegador
recent-keep = Guardar esta reunião neste navegador
recent-keepHint = Só neste aparelho, até você apagar. Quem usar este navegador poderá entrar.
recent-keepHostHint = Com seu link de anfitrião. Só neste aparelho, até você apagar. Quem usar este navegador poderá ser o anfitrião.
recent-notKept = Este navegador não guarda nada para páginas como esta.
recent-unnamed = Reunião sem nome
recent-host = Você é o anfitrião
recent-kept = Guardada em { $date }
recent-forget = Apagar { $name } deste navegador
recent-forgetAll = Apagar todas

elsewhere-text = Este link leva a outro servidor: { $host }. Vá só se você esperava por isso.
elsewhere-go = Ir para lá

people-title = Pessoas ({ $count })
people-list = Pessoas nesta reunião
people-host = Anfitrião
people-unknown = Esta pessoa não provou um nome. Se você não sabe quem é, pergunte antes de continuar.
people-invite = Convidar outras pessoas
people-more = Mais sobre { $name }
people-writePrivately = Escrever em particular
people-writePrivatelyHint = Ninguém mais aqui consegue ler nem ver que você escreveu.
people-turnOffMic = Desligar o microfone
people-turnOffMicHint = Todos ficam sabendo que foi você. A pessoa pode ligar de novo.
people-askTurnOffMic = Pedir para desligar o microfone
people-askTurnOffMicHint = Todos ficam sabendo que você pediu.
people-muteAll = Silenciar todos

hosts-remove = Remover { $name }
hosts-removeTitle = Remover { $name }?
hosts-removeText = { $name } sai na hora e não vê nem ouve mais nada. O link ainda funciona para { $name }, então a partir daí quem chega espera até um anfitrião deixar entrar.
hosts-removeConfirm = Remover
hosts-cancel = Cancelar
hosts-makeHost = Tornar anfitrião
hosts-makeHostHint = Anfitriões deixam entrar, removem pessoas e trancam a reunião.
hosts-waiting =
    { $count ->
        [one] Espera para entrar
       *[other] { $count } esperam para entrar
    }
hosts-waitingList = Pessoas que esperam para entrar
hosts-waits =
    { $more ->
        [0] { $name } espera para entrar.
        [one] { $name } e mais { $more } pessoa esperam para entrar.
       *[other] { $name } e mais { $more } pessoas esperam para entrar.
    }
hosts-look = Mostrar
hosts-admit = Deixar entrar
hosts-admitNamed = Deixar entrar: { $name }
hosts-deny = Não
hosts-denyNamed = Não, não deixar { $name } entrar
hosts-door = Quem entra
hosts-lobby = Quem chega espera um anfitrião
hosts-lock = Ninguém novo entra
hosts-changePassword = Mudar a senha
hosts-setPassword = Definir uma senha
hosts-passwordText = Todos que estão aqui ficam. Quem vier depois precisa da senha nova, então conte a eles por um meio diferente do link.
hosts-newPassword = Senha nova
hosts-newPasswordMissing = Digite uma senha primeiro.
hosts-lobbyOn = Quem chega espera até um anfitrião deixar entrar.
hosts-lockOn = A reunião está trancada. Ninguém novo entra.
hosts-noHost = Não há anfitrião aqui. A reunião continua; só um anfitrião pode mudar quem entra.

chat-title = Chat
chat-input = Mensagem para todos
chat-send = Enviar
chat-empty = Ainda não há mensagens. O que você escreve é selado e some quando a reunião termina.
chat-sealed = Como o servidor viu
chat-sealedText = Estes são os bytes que o servidor passou adiante. Sem uma chave, não dizem nada.
chat-arrived = { $name }: { $text }
chat-arrivedPrivately = { $name }, só para você: { $text }
chat-onlyToYou = Só para você
chat-onlyTo = Só para { $name }
chat-inputPrivate = Mensagem só para { $name }
chat-backToAll = Voltar a escrever para todos
chat-answer = Responder em particular
chat-log = Mensagens

files-attach = Enviar um arquivo
files-attachTip = Enviar um arquivo, até 1 GB
files-save = Salvar
files-saveAgain = Tentar de novo
files-stopSaving = Parar
files-stopOffering = Parar de compartilhar
files-progress = Salvando { $name }
files-begins = Começando…
files-part = { $done } de { $size }
files-offeredBy = { $name } compartilha um arquivo
files-waiting = Esperando { $name } voltar
files-savedHere = Salvo
files-failed = Não foi salvo
files-withdrawn = Não é mais compartilhado
files-gone = { $name } não está aqui
files-saving =
    { $count ->
        [one] 1 pessoa está salvando
       *[other] { $count } pessoas estão salvando
    }
files-saved =
    { $count ->
        [one] 1 pessoa salvou
       *[other] { $count } pessoas salvaram
    }
files-shared = Compartilhado
files-problem-empty = { $name } está vazio, então não há o que enviar.
files-problem-tooLarge = { $name } tem mais de 1 GB. Envie em partes.
files-problem-tooMany = { $name } precisa esperar: há arquivos demais a caminho.
files-problem-damaged = Uma parte de { $name } não era o que foi enviado. Ela foi descartada e pedida de novo.
files-problem-unreadable = { $name } foi alterado ou removido, então não é mais compartilhado.
files-noSpace = Não há espaço suficiente aqui para salvar { $name }.
files-saveFailed = Não foi possível salvar { $name }. Tente de novo.

security-title = Segurança
security-shield-secure = Segura
security-shield-connecting = Conectando
security-shield-warning = Verifique
security-shield-broken = Não segura
security-shieldLabel = Segurança: { $state }
security-headline-secure = Só as pessoas aqui podem ver e ouvir esta reunião.
security-headline-connecting = Sua reunião está sendo selada. Leva um instante.
security-headline-warning = Algo precisa da sua atenção.
security-headline-broken = Não diga nada particular agora.
security-text-secure = Tudo é selado antes de sair de um navegador e aberto só nos navegadores das pessoas aqui. O servidor não tem chave.
security-text-connecting = Nada seu é enviado até poder ser selado.
security-text-warning = O que você envia continua selado. Veja por que o escudo está amarelo:
security-text-broken = Veja por que o escudo está vermelho:
security-codeTitle = Todos são quem dizem ser?
security-codeText = Todos aqui têm este código, e ele só muda quando alguém chega ou sai. Se for igual para todos, ninguém está no meio.
security-codeAlone = Este código é para comparar com os outros, quando estiverem aqui.
security-compare = Comparar códigos
security-comparedAll = Você comparou códigos com todos aqui.
security-compared = Você comparou códigos com { $marked } de { $others } pessoas.
security-codePending = O código aparece quando você estiver na reunião.
security-previewTitle = O que o servidor vê de você?
security-previewText = Peça de volta sua própria câmera e veja o que ele tem.
security-brokenAlert = Este navegador não selou o que você envia, então nada mais é enviado. Saia e entre de novo com um navegador atualizado.
security-noRelay = Este endereço pede o relé, e este servidor não tem nenhum: assim não se vê nem se ouve ninguém. Tire ?relay=1 do endereço e abra-o de novo.
security-openPreview = Ver o que o servidor vê
security-countsTitle = Selado e aberto, contado
security-countsText = Contado no seu navegador, quadro por quadro.
security-countsCaption = Quadros selados e abertos de cada faixa
security-track = Faixa
security-frames = Quadros
security-failed = Rejeitados
security-sealedFrames = { $count } selados
security-openedFrames = { $count } abertos
security-noTracks = Ainda sem imagem nem som.
security-knowsTitle = O que o servidor vê, sim
security-knows-addresses = os endereços de rede de quem está conectado
security-knows-room = um número aleatório no lugar do nome da sala
security-knows-people = quantas pessoas estão aqui, e quando chegam e saem
security-knows-traffic = quando passam dados, e quantos
security-knows-tracks = quais microfones, câmeras e telas estão ligados
security-knows-loudness = o volume de um microfone, para saber quem fala
security-knows-codec = o tipo de codificação da imagem e do som
security-quiet = Esta é uma reunião discreta: o servidor não sabe o volume dos microfones. Então ele não consegue escolher quem fala, e passa adiante os oito microfones ligados primeiro.
security-knowsNot = Ele não vê nomes, rostos, vozes, telas, mensagens nem o nome da reunião.
security-keysTitle = Por quanto tempo fica em segredo?
security-hybrid = As chaves são combinadas de dois modos ao mesmo tempo: o de hoje e um feito para o tempo dos computadores quânticos. Quem gravar esta reunião não poderá abri-la depois com um desses.
security-hybridNot = Que alguém é quem prova ser depende só do modo de hoje, que precisa resistir apenas enquanto vocês se reúnem.
security-classical = Esta é uma reunião grande, então as chaves são combinadas só do modo de hoje. Quem a gravar, tiver o link e um dia um computador quântico poderia abri-la.
security-largeNotice = Há mais de 50 pessoas aqui, então entrar demora um pouco mais. Da próxima vez, escolha “Reunião grande” ao iniciar.
security-suite = Chaves: { $suite }, geração { $epoch }

why-sealed = Tudo é selado antes de sair de um navegador.
why-alone = Só você está aqui, e só quem está aqui pode abrir.
why-opened =
    { $count ->
        [one] Só { $count } pessoa aqui pode abrir.
       *[other] Só as { $count } pessoas aqui podem abrir.
    }
why-server = O servidor passa adiante e não tem chave.
why-details = Para quem quer saber mais

compare-title = É mesmo { $name }?
compare-titleAll = Todos são quem dizem ser?
compare-openOne = { $mark }: comparar códigos com { $name }
compare-mark-none = Comparar códigos
compare-mark-verified = Verificado por você
compare-mark-differs = Os códigos não bateram
compare-mark-changed = Pessoa nova: compare de novo
compare-textAll = Que todos abram o escudo e leiam os dígitos em voz alta, um depois do outro, enquanto você os vê e ouve.
compare-pending = Um instante…
compare-emoji = Código em imagens: { $pictures }
compare-digits = Código em dígitos:
compare-question = Todos os dígitos são iguais?
compare-match = São iguais
compare-matchAll = São iguais para todos
compare-differ = São diferentes
compare-showQr = Mostrar como código QR
compare-hideQr = Ocultar o código QR
compare-qr = Código QR dos dígitos
compare-qrText = Aponte a câmera de um celular para esta tela. Ela lê os dígitos, para comparar com a outra tela.
compare-codeChanged = Alguém chegou ou saiu, então o código agora é outro. Comece de novo com ele.
compare-personGone = { $name } saiu, ou voltou como uma pessoa nova.
compare-showNew = Mostrar o código novo
compare-verified = É { $name }
compare-verifiedAll = Todos são quem dizem ser
compare-verifiedText = Ninguém está no meio. A marca fica enquanto esta aba e a da outra pessoa estiverem abertas. Quem recarrega a página volta como uma pessoa nova, e você é avisado.
compare-done = Pronto
compare-differsTitle = Não diga nada particular agora
compare-checkPerson = Confiram se os dois olham o código certo: você o de { $name }, e { $name } o seu.
compare-checkAll = O código muda quando alguém chega ou sai. Espere até todos estarem aqui.
compare-onceMore = Compare os dígitos mais uma vez, devagar.
compare-stillDifferent = Continuam diferentes? Alguém pode estar no meio. Saia, inicie outra reunião e envie o link dela por outro meio.
compare-again = Comparar de novo

act-open = Vocês dois fazem isto enquanto se veem e se ouvem. { $name } abre “Comparar códigos” abaixo do seu nome, na lista de pessoas.
act-pictures = Vocês dois veem estas imagens?
act-youRead = Leia estes dígitos em voz alta.
act-theyRead = { $name } lê estes em voz alta, e você confere.

reason-connecting = A conexão ainda está sendo feita.
reason-unknownMember = Alguém aqui não provou um nome. Olhe a lista de pessoas.
reason-framesFailing = Partes da imagem ou do som de { $name } não puderam ser abertas e foram descartadas.
reason-framesFailingUnknown = Partes de uma imagem ou de um som não puderam ser abertas e foram descartadas.
reason-notSealed = Seu navegador tentou enviar ou aceitar algo sem selo. Isso foi impedido. Saia e use um navegador atualizado.
reason-noMediaPath = Imagem e som não acham caminho pela sua rede. Tente outra rede.
reason-codesDiffer = O seu código e o de { $name } não bateram. Não diga nada particular e compare mais uma vez. Se continuarem diferentes, saia, inicie outra reunião e envie o link dela por outro meio.
reason-codesDifferUnknown = Os códigos desta reunião não bateram. Não diga nada particular e compare mais uma vez. Se continuarem diferentes, saia, inicie outra reunião e envie o link dela por outro meio.
reason-keyChanged = { $name } não é quem comparou códigos com você. Pode ser a mesma pessoa depois de recarregar, ou outra com esse nome: compare os códigos de novo.
reason-forged = Chegou algo em nome de { $name } que { $name } não enviou. Não é mostrado nem tocado. Alguém nesta reunião pode estar se passando por outra pessoa.
reason-forgedUnknown = Chegou algo em nome de uma pessoa que não o enviou. Não é mostrado nem tocado. Alguém nesta reunião pode estar se passando por outra pessoa.
reason-forked = O servidor conta a você e a { $name } duas histórias diferentes desta reunião. Compare o código de segurança e não confie em quem está aqui.
reason-forkedUnknown = O servidor conta a você e a outra pessoa duas histórias diferentes desta reunião. Compare o código de segurança e não confie em quem está aqui.
reason-digestsMissing = { $name } aparece ou é ouvido, mas a prova assinada disso não chega. O servidor pode estar retendo.
reason-digestsMissingUnknown = Alguém aparece ou é ouvido, mas a prova assinada disso não chega. O servidor pode estar retendo.
reason-digestsLate = O que { $name } diz chega vários segundos atrasado. A rede é lenta, ou o servidor está retendo.
reason-digestsLateUnknown = O que alguém diz chega vários segundos atrasado. A rede é lenta, ou o servidor está retendo.
reason-unheard = Faz um tempo que nada assinado vem de { $name }. A conexão pode ter caído, ou o servidor separa vocês.
reason-unheardUnknown = Faz um tempo que nada assinado vem de alguém aqui. A conexão pode ter caído, ou o servidor separa vocês.
reason-unproven = Algo foi ouvido ou visto em nome de { $name } logo antes de sair, com microfone e câmera desligados. Não foi possível confirmar que era dessa pessoa.
reason-unprovenUnknown = Algo foi ouvido ou visto em nome de alguém logo antes de sair, com microfone e câmera desligados. Não foi possível confirmar que era dessa pessoa.
reason-unconfirmed = Poucas pessoas confirmaram há pouco que ainda estão aqui, então nada seu é enviado. Continua sozinho assim que confirmarem.

track-own-mic = Seu microfone
track-own-camera = Sua câmera
track-own-screen = Sua tela
track-own-screenAudio = O som da sua tela
track-of-mic = Microfone de { $name }
track-of-camera = Câmera de { $name }
track-of-screen = Tela de { $name }
track-of-screenAudio = Som da tela de { $name }

preview-title = O que o servidor vê de você
preview-text = Seu navegador pediu ao servidor sua própria câmera de volta. Isto é tudo o que ele tem.
preview-own = Você, no seu navegador
preview-decoder = A tentativa de um player
preview-decoderText = Ele recebe a imagem selada e nenhuma chave, então não há o que mostrar.
preview-bytes = Os bytes, pintados
preview-bytesText = Um quadro selado, um quadradinho por byte. Em amarelo, os poucos que ficam abertos para o player.
preview-meta = O que fica ao lado, aberto
preview-waiting = Esperando o primeiro quadro selado…
preview-direct = Sua câmera vai agora direto para a outra pessoa. O servidor não recebe nada.
preview-nothing = Nada que ele pudesse mostrar
preview-cameraOff = Ligue sua câmera para ver o que o servidor recebe.
preview-turnOn = Ligar a câmera
preview-frames = Quadros que voltaram
preview-decrypted = Destes, abertos
preview-size = Tamanho deste quadro
preview-sizeValue = { $length } bytes, { $clear } abertos
preview-kind = Tipo
preview-key = imagem inteira
preview-delta = mudança sobre a imagem anterior
preview-sender = Remetente
preview-senderValue = número { $leaf } (sem nome)
preview-generation = Geração das chaves
preview-counter = Número do quadro
preview-loudness = Volume do seu microfone
preview-loudnessTold = contado, com cada pacote de som
preview-loudnessKept = não contado
preview-chat = Sua última mensagem
preview-chatText = A última mensagem do chat, como o servidor a passou adiante.

souvenir-save = Salvar como imagem
souvenir-hint = Você ao lado do que o servidor vê de você, numa imagem. É feita aqui e não vai a lugar nenhum.
souvenir-title = Isto é tudo o que o servidor vê
souvenir-file = O que o servidor vê.png
souvenir-failed = Não foi possível criar a imagem.

notice-reconnecting = Sua conexão caiu. Tentando de novo…
notice-micsFull = Oito microfones estão ligados, e esta reunião discreta não leva mais. Peça antes a alguém que desligue o seu.
notice-soundBlocked = Seu navegador está segurando o som.
notice-allowSound = Ligar o som
notice-muteAsked = { $name } pede que você desligue o microfone.
notice-turnOff = Desligar
notice-handUp = { $name } levanta a mão
notice-shareStarted = { $name } compartilha uma tela
notice-reloaded = Você recarregou a página: para os outros você é uma pessoa nova, e todos os códigos precisam ser comparados de novo.
notice-joined = { $name } entrou
notice-left = { $name } saiu
notice-lost = { $name } perdeu a conexão
notice-reconnected = Sua conexão voltou
notice-chatTooLong = Essa mensagem é longa demais. Envie em partes.
notice-serverRefused = O servidor não aceitou isso. Tente de novo daqui a pouco.
notice-sendingStopped = Ninguém confirma que ainda está aqui: por enquanto nada seu é enviado
notice-sendingAgain = Veem e ouvem você de novo
notice-privateNotSent = { $name } não está mais aqui. Sua mensagem particular não foi enviada.
notice-privateNotSentUnknown = Essa pessoa não está mais aqui. Sua mensagem particular não foi enviada.
notice-keyChanged = { $name } está aqui como uma pessoa nova. Compare os códigos de novo antes de confiar nisso.
notice-lobbyOn = { $by } ligou a sala de espera. Quem chega espera até um anfitrião deixar entrar.
notice-lobbyOff = { $by } desligou a sala de espera
notice-lockOn = { $by } trancou a reunião. Ninguém novo entra.
notice-lockOff = { $by } destrancou a reunião
notice-personRemoved = { $by } removeu { $name }
notice-madeHost = { $name } agora é anfitrião
notice-passwordChanged = { $by } definiu uma senha nova. Todos que estão aqui ficam.
notice-aHost = Um anfitrião
notice-noHost = O último anfitrião saiu. A reunião continua sem um.
notice-grownLarge = Esta agora é uma reunião grande, então entrar demora um pouco mais.
notice-askedYou = { $by } pede que você desligue o microfone
notice-youAsked = Você pediu a { $whom } que desligue o microfone
notice-asked = { $by } pediu a { $whom } que desligue o microfone
notice-youMutedAll = Você desligou o microfone de todos os outros
notice-mutedAll = { $by } desligou o microfone de todos os outros
notice-mutedYou = { $by } desligou seu microfone
notice-youMuted = Você desligou o microfone de { $whom }
notice-muted = { $by } desligou o microfone de { $whom }

ended-left-title = Você saiu da reunião
ended-left-text = Tomara que tenha sido boa.
ended-badLink-title = Este link está danificado
ended-badLink-text = Uma parte falta ou mudou. Peça de novo e copie o link inteiro.
ended-roomEnded-title = Esta reunião terminou
ended-roomEnded-text = Todos saíram. Entre de novo para reabrir a sala.
ended-roomFull-title = Esta reunião está cheia
ended-roomFull-text = Espere alguém sair e tente de novo.
ended-wrongPassword-title = Essa senha não está certa
ended-wrongPassword-text = Pergunte a quem convidou você e tente de novo.
ended-removed-title = Você foi removido da reunião
ended-removed-text = Um anfitrião removeu você. Se foi engano, entre de novo: um anfitrião precisa deixar.
ended-replaced-title = Você entrou de outro lugar
ended-replaced-text = Esta aba saiu da reunião, e a outra continua. Feche esta aba ou entre de novo aqui.
ended-serverGone-title = Não dá para alcançar o servidor
ended-serverGone-text = Verifique sua conexão com a internet e entre de novo.
ended-serverShutdown-title = O servidor foi desligado
ended-serverShutdown-text = Isso encerrou a reunião para todos. Espere um minuto e entre de novo.
ended-notSealed-title = Paramos para proteger você
ended-notSealed-text = Seu navegador ia enviar algo sem selo, e nada disso saiu. Atualize o navegador ou use outro, e entre de novo.
ended-protocol-title = Algo deu errado entre você e o servidor
ended-protocol-text = Recarregue a página e entre de novo. Se não ajudar, o servidor pode ser mais novo ou mais antigo que esta página.
ended-denied-title = Não deixaram você entrar
ended-denied-text = Um anfitrião desta reunião disse não. Pergunte a quem convidou você.
ended-locked-title = Esta reunião está trancada
ended-locked-text = Por enquanto ninguém novo entra. Peça a alguém de dentro que a destranque.
ended-passwordChanged-title = Há uma senha nova
ended-passwordChanged-text = Você estava fora quando um anfitrião a definiu. Peça a senha e entre de novo.

wayOn-left = Entrar de novo
wayOn-badLink = Voltar ao início
wayOn-roomEnded = Abrir de novo
wayOn-roomFull = Tentar de novo
wayOn-wrongPassword = Digitar de novo
wayOn-removed = Pedir para entrar de novo
wayOn-replaced = Entrar aqui de novo
wayOn-serverGone = Tentar de novo
wayOn-serverShutdown = Tentar de novo
wayOn-notSealed = Entrar de novo
wayOn-protocol = Recarregar e entrar de novo
wayOn-denied = Pedir de novo
wayOn-locked = Tentar de novo
wayOn-passwordChanged = Entrar com a senha nova

trouble-openSecurely = Abrir com segurança
trouble-copyLink = Copiar o link para outro navegador
trouble-copyByHand = Não foi possível copiar. Selecione o endereço acima e copie à mão.
trouble-tryAgain = Tentar de novo
trouble-notAllowed = Não permitido pelo navegador
trouble-where = Onde clicar
trouble-offline = Você está sem rede. Tudo continua assim que ela voltar.
trouble-looking = Vendo quem está aqui…
trouble-noAnswer = O servidor ainda não responde. Tentando de novo…
trouble-mayBeOver = Não há ninguém agora. A reunião pode não ter começado, ou já ter terminado. Inicie-a, ou espere: você verá aqui quando alguém chegar.

support-notSupported-title = Este navegador é antigo demais para uma reunião selada
support-notSupported-text = Abra o link em um Chrome, Edge, Firefox ou Safari atualizado.
support-insecure-title = Esta página não foi aberta com segurança
support-insecure-text = Navegadores só dão câmera e microfone por https. Abra o mesmo endereço com https:// na frente.
support-workerFailed-title = A página não conseguiu iniciar
support-workerFailed-text = Uma parte não carregou. Recarregue a página; se não ajudar, tente outro navegador.

allow-chrome =
    { $kind ->
        [mic] Clique no símbolo à esquerda do endereço, permita o microfone e ligue-o de novo aqui.
        [camera] Clique no símbolo à esquerda do endereço, permita a câmera e ligue-a de novo aqui.
       *[both] Clique no símbolo à esquerda do endereço, permita o microfone e a câmera e ligue-os de novo aqui.
    }
allow-firefox =
    { $kind ->
        [mic] Clique no microfone riscado à esquerda do endereço, remova o bloqueio e ligue-o de novo aqui.
        [camera] Clique na câmera riscada à esquerda do endereço, remova o bloqueio e ligue-a de novo aqui.
       *[both] Clique no microfone e na câmera riscados à esquerda do endereço, remova o bloqueio e ligue-os de novo aqui.
    }
allow-safari =
    { $kind ->
        [mic] Escolha no menu Safari, Ajustes Deste Site, permita o microfone e ligue-o de novo aqui.
        [camera] Escolha no menu Safari, Ajustes Deste Site, permita a câmera e ligue-a de novo aqui.
       *[both] Escolha no menu Safari, Ajustes Deste Site, permita o microfone e a câmera e ligue-os de novo aqui.
    }
allow-ios =
    { $kind ->
        [mic] Toque no símbolo ao lado do endereço, depois em Ajustes do Site, permita o microfone e ligue-o de novo aqui.
        [camera] Toque no símbolo ao lado do endereço, depois em Ajustes do Site, permita a câmera e ligue-a de novo aqui.
       *[both] Toque no símbolo ao lado do endereço, depois em Ajustes do Site, permita o microfone e a câmera e ligue-os de novo aqui.
    }
allow-other =
    { $kind ->
        [mic] Permita o microfone para esta página nas configurações do navegador e ligue-o de novo aqui.
        [camera] Permita a câmera para esta página nas configurações do navegador e ligue-a de novo aqui.
       *[both] Permita o microfone e a câmera para esta página nas configurações do navegador e ligue-os de novo aqui.
    }
problem-refused =
    { $kind ->
        [mic] Seu navegador não deixa esta página usar seu microfone. { $allow }
        [camera] Seu navegador não deixa esta página usar sua câmera. { $allow }
       *[both] Seu navegador não deixa esta página usar seu microfone e sua câmera. { $allow }
    }
problem-missing =
    { $kind ->
        [mic] Nenhum microfone encontrado. Conecte um e ligue-o aqui, ou continue sem.
        [camera] Nenhuma câmera encontrada. Conecte uma e ligue-a aqui, ou continue sem.
       *[both] Nenhum microfone e nenhuma câmera encontrados. Conecte-os e ligue-os aqui, ou continue sem.
    }
problem-insecure =
    { $kind ->
        [mic] Navegadores só dão o microfone por https. Abra o mesmo endereço com https:// na frente.
        [camera] Navegadores só dão a câmera por https. Abra o mesmo endereço com https:// na frente.
       *[both] Navegadores só dão microfone e câmera por https. Abra o mesmo endereço com https:// na frente.
    }
problem-inUse =
    { $kind ->
        [mic] Outro programa está usando seu microfone. Feche-o lá e ligue o microfone de novo aqui.
       *[camera] Outro programa está usando sua câmera. Feche-a lá e ligue-a de novo aqui.
    }
problem-lost =
    { $kind ->
        [mic] Seu microfone foi desconectado. Conecte-o de novo ou escolha outro.
       *[camera] Sua câmera foi desconectada. Conecte-a de novo ou escolha outra.
    }
problem-silent =
    { $kind ->
        [mic] Seu microfone não dá som. Talvez esteja desligado no fone ou no sistema.
       *[camera] Sua câmera não dá imagem. Talvez outro programa a use, ou a tampa esteja fechada.
    }
problem-unsupported =
    { $kind ->
        [mic] Este navegador não consegue usar seu microfone. Tente outro navegador.
       *[camera] Este navegador não consegue usar sua câmera. Tente outro navegador.
    }
problem-failed =
    { $kind ->
        [mic] Não foi possível iniciar seu microfone. Ligue-o de novo ou escolha outro.
       *[camera] Não foi possível iniciar sua câmera. Ligue-a de novo ou escolha outra.
    }
problem-speaker = Não foi possível usar esse alto-falante. Escolha outro.
problem-screenUnsupported = Este navegador não consegue compartilhar a tela. Use um computador para isso.
problem-screenFailed = Não foi possível compartilhar sua tela. Tente de novo ou escolha outra janela.

offline-title = Sem conexão
offline-text = Não dá para alcançar o SecureMeeting daqui agora. Reuniões precisam da internet: verifique sua conexão. Esta página continua sozinha assim que ela voltar.
offline-again = Tentar de novo
