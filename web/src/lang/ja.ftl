common-product = SecureMeeting
common-close = 閉じる
common-copy = コピー
common-copied = コピーしました
common-home = 最初の画面へ
common-unknownPerson = 不明な人
common-you = { $name }（あなた）
common-showPassword = パスワードを表示
common-hidePassword = パスワードを隠す
common-reload = ページを再読み込み
common-language = 言語

home-headline = 誰にも聞かれずに会えます。
home-lead = リンク一つ、アカウント不要。映像も言葉もメッセージも、ブラウザを出る前に封をするので、サーバーさえ中を見られません。
home-startTitle = 会議を始める
home-label = 会議の名前
home-labelHint = 省略できます。読めるのはリンクを持つ人だけです。
home-password = パスワード
home-passwordHint = 省略できます。リンクとは別の方法で伝えてください。
home-choices = その他の設定
home-large = 大人数の会議
home-largeHint = 50人を超える場合：参加は速いままですが、鍵は現在の方式だけになります。
home-quiet = 誰の声の大きさもサーバーに伝えない
home-quietHint = マイクは同時に八つまで。
home-start = 会議を始める
home-starting = リンクを作成中…
home-joinTitle = リンクで参加
home-linkPlaceholder = 受け取ったリンクを貼り付け
home-join = 参加
home-notALink = 会議のリンクではありません。招待からリンク全体をコピーして、ここに貼り付けてください。
home-noSecret = リンクの終わり、# の後の部分がありません。招待からリンク全体をコピーして、ここに貼り付けてください。
home-makingFailed = リンクを作成できませんでした。ページを再読み込みして、もう一度お試しください。
home-youSee = あなたに見えるもの
home-serverSees = サーバーに見えるもの
home-illustration = 並んだ二つの絵：通話中の人と、サーバーが持つ同じ通話。サーバー側はただのノイズです。
home-noAccount = アカウント不要
home-noCookies = Cookie なし
home-nothingKept = 何も残しません

ready-opening = リンクを開いています…
ready-starting = あなたがこの会議を始めます
ready-startingText = まだ誰もいません。あなたが入れば、ほかの人も参加できます。
ready-joining = 参加しますか？
ready-present =
    { $count ->
        [0] 今は誰もいません。
       *[other] { $count }人がいます。
    }
ready-name = あなたの名前
ready-nameHint = 封がされます：会議の人には見え、サーバーには見えません。
ready-nameMissing = 誰だか分かるように、まず名前を入力してください。
ready-password = 会議のパスワード
ready-passwordNew = この会議のパスワード
ready-passwordHint = 招待した人に聞いてください。
ready-passwordNewHint = 参加する人は全員、入力が必要です。
ready-passwordMissing = この会議にはパスワードがあります。入力して進んでください。
ready-passwordWrong = パスワードが違います。つづりを確かめるか、招待した人に聞いてください。
ready-passwordChecking = パスワードを確認中…
ready-passwordRight = パスワードは正しいです。
ready-passwordSet = パスワードを設定しました。
ready-passwordChanged = 会議中にホストが新しいパスワードを設定しました。聞いてください。
ready-lobby = この会議ではホストが入室を許可します。少しお待ちいただくことがあります。
ready-askToJoin = 参加を申し込む
ready-locked = この会議はロックされています。今は新しい人は入れません。
ready-knocking = 入室の許可を待っています
ready-knockingText = ホストにはあなたの名前と、待っていることが見えます。誰か一人が許可すれば入れます。
ready-stopWaiting = 待つのをやめる
ready-join = 今すぐ参加
ready-otherTab = 別のタブですでにこの会議にいます。ここでも参加すると、二人分になります。
ready-start = 会議を始める
ready-connecting = 参加しています…
ready-ahead = 前に{ $count }人います…
ready-preview = ほかの人からの見え方
ready-devices = マイク、カメラ、スピーカー
ready-cameraOff = カメラはオフです
ready-cameraOpening = カメラをオンにしています…
ready-allow = ブラウザがマイクとカメラの使用を確認しています。見えて聞こえるように「許可」を選んでください。
ready-level = マイクの音量
ready-levelHint = 何か話してください。聞こえるとバーが動きます。
ready-levelOff = マイクはオフです。

before-here = { $names }がいます。
before-others = ほか{ $count }人
before-testSpeaker = テスト音を鳴らす
before-testFailed = テスト音を鳴らせませんでした。別のスピーカーを選んでください。
before-heard = スピーカーで鳴らしています。聞こえなければ音量を上げるか、別のものを選んでください。
before-moveHere = 向こうを出て、ここで参加
before-moved = もう一方のタブは出ました。準備ができたらここで参加してください。

devices-title = 機器
devices-mic = マイク
devices-camera = カメラ
devices-speaker = スピーカー
devices-standard = システムの標準
devices-numbered =
    { $kind ->
        [mic] マイク { $number }
        [camera] カメラ { $number }
       *[speaker] スピーカー { $number }
    }
devices-none-mic = マイクが見つかりません
devices-none-camera = カメラが見つかりません
devices-none-speaker = システムが選びます
devices-sound = あなたの音声
devices-sounds-echo = エコーを除く
devices-sounds-noise = 背景の雑音を除く
devices-sounds-gain = 音量を一定に保つ
devices-sounds-music = 音楽
devices-musicHint = 音楽はステレオでそのまま送られます。ヘッドホンがないと、相手にエコーが聞こえます。
devices-screen = 画面を共有するとき
devices-text-name = くっきりした文字
devices-text-hint = 書類、スライド、コード向け。
devices-motion-name = なめらかな動き
devices-motion-hint = 映画、ゲーム向け。
devices-replaced =
    { $kind ->
        [mic] マイクが外れました。今は { $name } を使っています。
        [camera] カメラが外れました。今は { $name } を使っています。
       *[speaker] スピーカーが外れました。今は { $name } を使っています。
    }
devices-replacedByStandard =
    { $kind ->
        [mic] マイクが外れました。今はシステムのマイクを使っています。
        [camera] カメラが外れました。今はシステムのカメラを使っています。
       *[speaker] スピーカーが外れました。今はシステムのスピーカーを使っています。
    }

controls-bar = 会議の操作
controls-mic-name = マイク
controls-mic-on = マイクをオフにする
controls-mic-off = マイクをオンにする
controls-camera-name = カメラ
controls-camera-on = カメラをオフにする
controls-camera-off = カメラをオンにする
controls-share-name = 画面を共有
controls-share-on = 共有をやめる
controls-share-off = 画面を共有
controls-hand-name = 手を挙げる
controls-hand-on = 手を下ろす
controls-hand-off = 手を挙げる
controls-reactions = リアクション
controls-people = 参加者、{ $shown }
controls-chat = チャット
controls-unread = チャット、新しいメッセージ{ $shown }件
controls-invite = 招待

controls-view = 表示
controls-leave = 会議から出る
controls-devices = 機器を選ぶ

reaction-thumbsUp = いいねを送る
reaction-heart = ハートを送る
reaction-applause = 拍手を送る
reaction-laughter = 笑いを送る
reaction-cheer = お祝いを送る
reaction-surprise = 驚きを送る

shortcuts-title = キーボードショートカット
shortcuts-key-m = マイクのオン・オフ
shortcuts-key-v = カメラのオン・オフ
shortcuts-key-h = 手を挙げる・下ろす
shortcuts-key-c = チャットを開く・閉じる
shortcuts-key-p = 参加者の一覧を開く・閉じる
shortcuts-key-s = 安全性を開く・閉じる
shortcuts-key-l = 配置を選ぶ
shortcuts-close = 開いているものを閉じる
shortcuts-sheet = このキー一覧を表示
shortcuts-on = これらのキーを使う

stage-label = 会議
stage-people = 参加者の映像
stage-ownScreen = あなたの画面
stage-screenOf = { $name }の画面
stage-waiting = 映像を待っています…
stage-waitingScreen = 画面を待っています…
stage-paused = 一時停止中：接続が遅くなっています
stage-forged = この人からのものと証明できなかったため、表示も再生もしません。
stage-micOff = マイクはオフ
stage-cameraOff = カメラはオフ
stage-hand = 手を挙げています
stage-zoom = 実際の大きさで表示
stage-zoomFit = ウィンドウに合わせる

view-title = 表示
view-layout = 配置
view-auto-name = 自動
view-auto-hint = 全員。共有や固定したものは大きく。
view-grid-name = グリッド
view-grid-hint = 全員同じ大きさ。
view-speaker-name = 話し手
view-speaker-hint = 話している人を大きく。
view-showSelf = 自分の映像を表示
view-showWithoutVideo = 映像のない人を表示
view-hidden = 今{ $count }人が隠れています。
view-fullScreen = 全画面
view-leaveFullScreen = 全画面を終える
view-smallWindow = 小さなウィンドウ
view-closeSmallWindow = 小さなウィンドウを閉じる
view-smallWindowHint = 会議がほかのウィンドウの上に見え続けます。
view-noSmallWindow = このブラウザには常に手前に出る小さなウィンドウがありません。
view-smallWindowFailed = 小さなウィンドウを開けませんでした。もう一度お試しください。
view-pin = 固定する
view-unpin = 固定を外す
view-pinHint = あなただけに、大きく表示し続けます。
view-pinned = 固定中
view-earlier = 前へ移す
view-later = 後ろへ移す
view-moveHint = 一つずつ。マウスなら映像をドラッグします。
view-movedTo = { $name }：{ $of }中{ $place }番目
view-hideSelf = 自分の映像を隠す
view-hideSelfHint = ほかの人には見え続けます。「表示」で戻せます。
view-pages = ページ
view-page = { $of }ページ中{ $page }ページ目
view-pageShort = { $page } / { $of }
view-pageBefore = 前のページ
view-pageAfter = 次のページ
view-speaks = { $name }が話しています
talking-muted = マイクはオフです。
talking-mutedHold = マイクはオフです。話すときはスペースキーを押し続けてください。
talking-held = スペースキーを押している間、声が届きます。
talking-turnOn = オンにする
talking-strong = 雑音をしっかり取り除く
talking-strongHint = 騒がしい場所向けです。このコンピューターの負荷が増えます。
talking-denoiseFailed = このブラウザーでは雑音をしっかり取り除けません。これまでどおり続けます。
talking-volume = { $name } さんの音量（自分だけ）
talking-meetingSounds = 会議の効果音
talking-cues = 人が出入りするときの音

quality-title = 接続
quality-open = あなたの接続：{ $words }。数値を表示
quality-show = 接続の数値
quality-grade-good = 良い接続
quality-grade-fair = まずまずの接続
quality-grade-poor = 悪い接続
quality-none = まだ接続がありません。
quality-path = 経路
quality-path-udp = UDP
quality-path-tcp = TCP
quality-path-relay = 中継
quality-path-direct = 直接（サーバーを通さない）
quality-detour-tcp = お使いのネットワークは UDP を通しません。通話は TCP を通り、パケットが失われたときの回復が遅くなります。
quality-detour-relay = お使いのネットワークはウェブの通信しか通しません。通話はサーバーの中継を通り、少し時間がかかります。
quality-detour-direct = 映像と音声は相手に直接届きます。サーバーには何も渡りません。
quality-direct = 二人だけのときは直接つなぐ
quality-directHint = 映像と音声は相手に直接届き、相手にはあなたのネットワークアドレスが見えます。二人とも有効にしたときだけ行われ、暗号化は同じです。
quality-roundTrip = 往復
quality-couldSend = 送信可能
quality-sent = 送っているもの
quality-received = 受け取っているもの
quality-fps = { $size }、毎秒{ $fps }枚
quality-sizes = { $count }通りの大きさ
quality-lost = { $share } 欠落
quality-jitter = ゆらぎ { $time }
quality-froze =
    { $count ->
        [0] 一度も止まっていません
       *[other] { $count }回止まりました
    }
quality-byNetwork = ネットワークによる制限
quality-byMachine = このコンピューターによる制限
quality-fewerVoices = 接続が遅いため、最も大きい{ $count }人の声だけが聞こえます。
quality-local = 直近5秒間をブラウザ内で測ったもので、誰にも伝えません。

check-open = 機器とネットワークをテスト
check-title = ここで使えますか？
check-lead = カメラ、マイク、スピーカー、ネットワークの短いテストです。30秒ほどかかります。
check-start = テストを始める
check-again = もう一度テスト
check-steps = テストの内容
check-private = テストでは、ほかの誰もリンクを持たない専用の会議を開きます。ほかの会議と同じく封がされ、何も残りません。
check-play = 音を鳴らす
check-heard = 聞こえました
check-heardNot = 聞こえませんでした
check-name-camera = カメラ
check-name-mic = マイク
check-name-speaker = スピーカー
check-name-server = サーバー
check-name-udp = 直接の経路（UDP）
check-name-tcp = 厳しいネットワークを避ける経路（TCP）
check-name-relay = ウェブ専用ネットワークの経路（中継）
check-name-bandwidth = 速度
check-running = 試しています…
check-camera-running = ブラウザがカメラの使用を確認することがあります。「許可」を選んでください。
check-camera-works = カメラは使えます。
check-camera-fails = カメラから映像が来ません。
check-mic-running = 少し話してください。
check-mic-works = マイクは使えます。
check-mic-fails = 何も聞こえませんでした。正しいマイクが選ばれ、オンになっていますか？
check-speaker-waiting = 音を鳴らして、聞こえるか教えてください。
check-speaker-works = ほかの人の声が聞こえます。
check-speaker-fails = 音量を上げるか、システムで別のスピーカーを選んでください。
check-server-works = サーバーは応答しています。
check-server-fails = サーバーにつながりません。インターネット接続を確認してください。
check-udp-works = 開いています：映像と音声に最適な経路です。
check-way-works = 開いています。
check-way-absent = このサーバーでは提供していません。
check-way-fails = お使いのネットワークが閉じています。
check-relay-fails = このサーバーにないか、お使いのネットワークが閉じています。
check-bandwidth-running = 測っています…
check-bandwidth-fails = ここでは測れませんでした。
check-roundTrip = { $works }往復：{ $time }。
check-speed-full = 約 { $rate } 送れます：くっきりした映像に十分です。
check-speed-middle = 約 { $rate } 送れます：良い映像に十分です。
check-speed-small = 約 { $rate } 送れます：音声と小さな映像に十分です。
check-speed-sound = 約 { $rate } 送れます：音声に十分です。聞き取りにくいと言われたら、カメラをオフにしてください。
check-finding-all = すべて使えます。あなたは見えて聞こえ、あなたにも相手が見えて聞こえます。
check-finding-noServer = 今はここから参加できません。サーバーが応答しません。
check-finding-nothing = 会議は開けますが、映像と音声がお使いのネットワークを通れません。スマートフォンの回線など、別のネットワークをお試しください。
check-finding-seenNot = 相手にあなたが見えません：ここではカメラが使えません。
check-finding-heardNot = 相手にあなたの声が聞こえません：ここではマイクが使えません。
check-finding-hearsNot = 相手の声が聞こえないかもしれません：スピーカーを確認してください。
check-finding-detour = 映像と音声はネットワークの制限を避けて回り道をします。少し遅いですが使えます。
check-finding-slow = ネットワークが遅めです：相手には小さく見え、声はよく聞こえます。

invite-title = ほかの人を招待
invite-alone = 今はあなただけです
invite-text = 会いたい人にこのリンクを送ってください。部屋の鍵なので、大切に扱ってください。
invite-link = この会議へのリンク
invite-copied = リンクをコピーしました。
invite-copyFailed = リンクをコピーできませんでした。選択して手動でコピーしてください。
invite-qr = リンクの QR コード。スマートフォンで読み取ると参加できます。
invite-password = パスワードも必要です。リンクとは別の方法で伝えてください。

ways-title = ほかの招待方法
ways-share = 共有
ways-mail = メール
ways-calendar = カレンダー
ways-words = 読み上げ
ways-qr = QR コード
ways-subject = 会議へのお誘い
ways-subjectNamed = 会議へのお誘い：{ $label }
ways-body = このリンクで、最新のブラウザから参加できます。アカウントは不要です。
ways-bodyPassword = パスワードも必要です。別の方法でお伝えします。
ways-when = 日時
ways-whenMissing = 先に日付と時刻を選んでください。
ways-zone = { $zone } の時刻です。
ways-length = 長さ
ways-save = 招待を保存
ways-saved = 招待を保存しました。開いてカレンダーに入れるか、相手に送ってください。
ways-meeting = 会議
ways-calendarHint = どのカレンダーでも開けるファイルです。ブラウザの中で作られ、サーバーには伝わりません。

spoken-title = 言葉にしたリンク
spoken-text = 電話で一行ずつ読み上げてください。相手はこのアドレスの「リンクで参加」に入力します：
spoken-list = 単語
spoken-open = リンクの代わりに単語を入力
spoken-input = 読み上げられた単語
spoken-inputHint = 大文字や読点は関係ありません。単語の最初の四文字で十分です。
spoken-soFar = 今のところ{ $count }語です。
spoken-join = 参加
spoken-back = リンクを使う
spoken-count = { $count }語ありますが、リンクは{ $wanted }語です。一つ抜けたか、二度読まれていませんか？
spoken-unknown = { $place }番目の「{ $word }」は単語の中にありません。もう一度聞いてください。
spoken-unknownNear = { $place }番目の「{ $word }」は単語の中にありません。{ $near } ですか？
spoken-wrong = { $place }番目の「{ $word }」は合いません。「{ $instead }」のはずです。そうだったか聞いてください。
spoken-garbled = いくつかの単語が合いません。一行ずつ、もう一度確かめてください。
spoken-mend = 「{ $word }」を使う
spoken-quoted = 「{ $word }」

plan-open = 後日の会議を計画
plan-title = 会議を計画
plan-text = 参加者用とあなた用のリンクができます。会うまでサーバーには何も残りません。
plan-password = パスワードを求める
plan-passwordHint = 参加者と決めておいてください。会議を開く人が最初に入力します。
plan-make = リンクを作成
plan-guests = 参加者用
plan-done = 完了
plan-failed = リンクを作成できませんでした。もう一度お試しください。

hostLink-title = あなただけに：ホスト用リンク
hostLink-show = ホスト用リンクを表示
hostLink-text = 誰が先に来ても、どの機器でも、あなたをホストとして会議を開きます。
hostLink-warning = 共有しないでください。持つ人は退出させたり、入室を決めたりできます。
hostLink-label = あなたのホスト用リンク
hostLink-copied = ホスト用リンクをコピーしました。パスワードのように保管してください。
hostLink-youAreHost = あなたがホストとしてこの会議を開きます。

recent-title = このブラウザに保存
recent-keep = この会議をこのブラウザに保存
recent-keepHint = この機器だけに、削除するまで残ります。このブラウザを使う人は参加できます。
recent-keepHostHint = ホスト用リンクも一緒に。この機器だけに、削除するまで残ります。このブラウザを使う人はホストになれます。
recent-notKept = このブラウザはこのようなページの情報を残しません。
recent-unnamed = 名前のない会議
recent-host = あなたがホスト
recent-kept = { $date }に保存
recent-forget = { $name } をこのブラウザから削除
recent-forgetAll = すべて削除

elsewhere-text = このリンクは別のサーバー { $host } に通じています。心当たりがある場合だけ進んでください。
elsewhere-go = 進む

people-title = 参加者（{ $count }）
people-list = この会議の参加者
people-host = ホスト
people-unknown = この人は名前を証明していません。誰だか分からなければ、続ける前に聞いてください。
people-invite = ほかの人を招待
people-more = { $name }の詳細
people-writePrivately = 個別に送る
people-writePrivatelyHint = ここのほかの誰にも読めず、送ったことも分かりません。
people-turnOffMic = マイクをオフにする
people-turnOffMicHint = あなたがしたことは全員に伝わります。本人はまたオンにできます。
people-askTurnOffMic = マイクをオフにするよう頼む
people-askTurnOffMicHint = 頼んだことは全員に伝わります。
people-muteAll = 全員をミュート

hosts-remove = { $name }を退出させる
hosts-removeTitle = { $name }を退出させますか？
hosts-removeText = { $name }はすぐに外に出て、何も見えず聞こえなくなります。リンクは{ $name }にも有効なままなので、以後の新しい人はホストの許可を待ちます。
hosts-removeConfirm = 退出させる
hosts-cancel = キャンセル
hosts-makeHost = ホストにする
hosts-makeHostHint = ホストは入室の許可、退出、会議のロックができます。
hosts-waiting = { $count }人が入室を待っています
hosts-waitingList = 入室を待っている人
hosts-waits =
    { $more ->
        [0] { $name }が入室を待っています。
       *[other] { $name }とほか{ $more }人が入室を待っています。
    }
hosts-look = 見る
hosts-admit = 入れる
hosts-admitNamed = 入れる：{ $name }
hosts-deny = 断る
hosts-denyNamed = 断る：{ $name }
hosts-door = 入室できる人
hosts-lobby = 新しい人はホストを待つ
hosts-lock = 新しい人は入れない
hosts-changePassword = パスワードを変更
hosts-setPassword = パスワードを設定
hosts-passwordText = 今いる人はそのままです。後から来る人には新しいパスワードが必要なので、リンクとは別の方法で伝えてください。
hosts-newPassword = 新しいパスワード
hosts-newPasswordMissing = まずパスワードを入力してください。
hosts-lobbyOn = 新しい人はホストの許可を待ちます。
hosts-lockOn = 会議はロックされています。新しい人は入れません。
hosts-noHost = ホストがいません。会議は続きますが、入室できる人を変えられるのはホストだけです。

chat-title = チャット
chat-input = 全員へのメッセージ
chat-send = 送信
chat-empty = まだメッセージはありません。書いたものは封がされ、会議が終わると消えます。
chat-sealed = サーバーに見えた姿
chat-sealedText = サーバーが渡したバイト列です。鍵がなければ何も分かりません。
chat-arrived = { $name }：{ $text }
chat-arrivedPrivately = { $name }、あなただけに：{ $text }
chat-onlyToYou = あなただけに
chat-onlyTo = { $name }だけに
chat-inputPrivate = { $name }だけへのメッセージ
chat-backToAll = 全員宛てに戻す
chat-answer = 個別に返信
chat-log = メッセージ

files-attach = ファイルを送る
files-attachTip = ファイルを送る、1 GB まで
files-save = 保存
files-saveAgain = もう一度
files-stopSaving = 中止
files-stopOffering = 共有をやめる
files-progress = { $name } を保存中
files-begins = 開始しています…
files-part = { $done } / { $size }
files-offeredBy = { $name }がファイルを共有しています
files-waiting = { $name }が戻るのを待っています
files-savedHere = 保存しました
files-failed = 保存できませんでした
files-withdrawn = 共有は終わりました
files-gone = { $name }がいません
files-saving = { $count }人が保存中
files-saved = { $count }人が保存しました
files-shared = 共有中
files-problem-empty = { $name } は空なので、送るものがありません。
files-problem-tooLarge = { $name } は 1 GB を超えています。分けて送ってください。
files-problem-tooMany = { $name } はお待ちください：送信中のファイルが多すぎます。
files-problem-damaged = { $name } の一部が、送り主の送ったものと違いました。捨てて、もう一度求めています。
files-problem-unreadable = { $name } は変更または削除されたため、共有が終わりました。
files-noSpace = { $name } を保存する空きがありません。
files-saveFailed = { $name } を保存できませんでした。もう一度お試しください。

security-title = 安全性
security-shield-secure = 安全
security-shield-connecting = 接続中
security-shield-warning = 要確認
security-shield-broken = 危険
security-shieldLabel = 安全性：{ $state }
security-headline-secure = この会議を見聞きできるのは、ここにいる人だけです。
security-headline-connecting = 会議に封をしています。少しお待ちください。
security-headline-warning = ご確認いただきたいことがあります。
security-headline-broken = 今は内密なことを話さないでください。
security-text-secure = すべてはブラウザを出る前に封をされ、ここにいる人のブラウザでだけ開かれます。サーバーは鍵を持ちません。
security-text-connecting = 封ができるまで、あなたのものは何も送られません。
security-text-warning = 送るものは引き続き封がされています。盾が黄色い理由：
security-text-broken = 盾が赤い理由：
security-codeTitle = 全員、本人ですか？
security-codeText = ここの全員がこのコードを持ち、変わるのは人の出入りがあったときだけです。全員が同じなら、間には誰もいません。
security-codeAlone = ほかの人が来たら、このコードを見比べてください。
security-compare = コードを見比べる
security-comparedAll = ここの全員とコードを見比べました。
security-compared = ほかの{ $others }人のうち{ $marked }人とコードを見比べました。
security-codePending = 会議に入るとコードが出ます。
security-previewTitle = サーバーにはあなたの何が見えますか？
security-previewText = 自分のカメラを送り返してもらい、サーバーが何を持つか見てみましょう。
security-brokenAlert = このブラウザは送るものに封をしなかったので、もう何も送られません。いったん出て、最新のブラウザで参加し直してください。
security-noRelay = このアドレスは中継を求めていますが、このサーバーにはないため、誰も見えず聞こえません。アドレスから ?relay=1 を取り除いて開き直してください。
security-openPreview = サーバーに見えるものを見る
security-countsTitle = 封をした数と開いた数
security-countsText = ブラウザ内で一フレームずつ数えたものです。
security-countsCaption = トラックごとの、封をしたフレームと開いたフレーム
security-track = トラック
security-frames = フレーム
security-failed = 拒否
security-sealedFrames = 封 { $count }
security-openedFrames = 開封 { $count }
security-noTracks = まだ映像も音声もありません。
security-knowsTitle = サーバーに見えるもの
security-knows-addresses = 接続している人のネットワークアドレス
security-knows-room = 部屋の名前の代わりの乱数
security-knows-people = 何人いるか、いつ出入りするか
security-knows-traffic = いつ、どれだけデータが流れるか
security-knows-tracks = どのマイク、カメラ、画面がオンか
security-knows-loudness = 話し手を知るための、マイクの音量
security-knows-codec = 映像と音声の符号化の種類
security-quiet = これは静かな会議です：サーバーはマイクの音量を知りません。話し手を選べないので、先にオンになった八つのマイクを渡します。
security-knowsNot = 名前、顔、声、画面、メッセージ、会議の名前は見えません。
security-keysTitle = いつまで秘密が保たれますか？
security-hybrid = 鍵は同時に二つの方式で決められます。現在の方式と、量子コンピューターの時代のための方式です。会議を記録した人も、後から量子コンピューターで開くことはできません。
security-hybridNot = 本人であることの証明は現在の方式だけによります。会っている間だけ持ちこたえれば十分です。
security-classical = これは大人数の会議なので、鍵は現在の方式だけで決められます。記録し、リンクを持ち、いつか量子コンピューターを得た人には、開ける可能性があります。
security-largeNotice = 50人を超えているので、参加に少し時間がかかります。次回は始めるときに「大人数の会議」を選んでください。
security-suite = 鍵：{ $suite }、第{ $epoch }世代

why-sealed = すべてはブラウザを出る前に封をされます。
why-alone = ここにいるのはあなただけで、開けるのはここにいる人だけです。
why-opened = 開けるのは、ここにいる{ $count }人だけです。
why-server = サーバーは渡すだけで、鍵を持ちません。
why-details = もっと知りたい方へ

compare-title = 本当に{ $name }ですか？
compare-titleAll = 全員、本人ですか？
compare-openOne = { $mark }：{ $name }とコードを見比べる
compare-mark-none = コードを見比べる
compare-mark-verified = あなたが確認済み
compare-mark-differs = コードが違いました
compare-mark-changed = 新しい人：もう一度見比べる
compare-textAll = 全員に盾を開いてもらい、姿を見て声を聞きながら、順番に数字を読み上げてもらってください。
compare-pending = 少しお待ちください…
compare-emoji = 絵のコード：{ $pictures }
compare-digits = 数字のコード：
compare-question = すべての数字が同じですか？
compare-match = 同じです
compare-matchAll = 全員同じです
compare-differ = 違います
compare-showQr = QR コードで表示
compare-hideQr = QR コードを隠す
compare-qr = 数字の QR コード
compare-qrText = スマートフォンのカメラをこの画面に向けてください。数字が読み取れるので、もう一方の画面と見比べられます。
compare-codeChanged = 誰かが来たか去ったので、コードが変わりました。新しいコードでやり直してください。
compare-personGone = { $name }は去ったか、新しい人として戻りました。
compare-showNew = 新しいコードを表示
compare-verified = { $name }本人です
compare-verifiedAll = 全員、本人です
compare-verifiedText = 間には誰もいません。このタブと相手のタブが開いている間、印は残ります。ページを再読み込みした人は新しい人として戻り、お知らせします。
compare-done = 完了
compare-differsTitle = 今は内密なことを話さないでください
compare-checkPerson = 二人とも正しいコードを見ているか確かめてください：あなたは{ $name }の、{ $name }はあなたのコードです。
compare-checkAll = コードは人の出入りで変わります。全員がそろうまで待ってください。
compare-onceMore = もう一度、ゆっくり数字を見比べてください。
compare-stillDifferent = まだ違いますか？間に誰かいるかもしれません。出て、新しい会議を始め、リンクを別の方法で送ってください。
compare-again = もう一度見比べる

act-open = 互いに見て聞こえている間に、二人で行います。{ $name }は参加者の一覧で、あなたの名前の下の「コードを見比べる」を開きます。
act-pictures = 二人ともこの絵が見えますか？
act-youRead = この数字を読み上げてください。
act-theyRead = { $name }がこれを読み上げ、あなたが確かめます。

reason-connecting = まだ接続しています。
reason-unknownMember = 名前を証明していない人がいます。参加者の一覧をご覧ください。
reason-framesFailing = { $name }の映像か音声の一部を開けなかったので、捨てました。
reason-framesFailingUnknown = 映像か音声の一部を開けなかったので、捨てました。
reason-notSealed = ブラウザが封のないものを送るか受け取ろうとしたので、止めました。出て、最新のブラウザをお使いください。
reason-noMediaPath = 映像と音声がお使いのネットワークを通れません。別のネットワークをお試しください。
reason-codesDiffer = あなたと{ $name }のコードが違いました。内密なことは話さず、もう一度見比べてください。それでも違えば、出て、新しい会議を始め、リンクを別の方法で送ってください。
reason-codesDifferUnknown = この会議のコードが違いました。内密なことは話さず、もう一度見比べてください。それでも違えば、出て、新しい会議を始め、リンクを別の方法で送ってください。
reason-keyChanged = { $name }は、コードを見比べた相手ではありません。再読み込みした同じ人か、同じ名前の別の人かもしれません。もう一度コードを見比べてください。
reason-forged = { $name }の名前で、{ $name }が送っていないものが届きました。表示も再生もしません。この会議の誰かがなりすましているかもしれません。
reason-forgedUnknown = ある人の名前で、本人が送っていないものが届きました。表示も再生もしません。この会議の誰かがなりすましているかもしれません。
reason-forked = サーバーはこの会議について、あなたと{ $name }に違うことを伝えています。安全コードを見比べ、誰がいるかを信じないでください。
reason-forkedUnknown = サーバーはこの会議について、あなたと別の人に違うことを伝えています。安全コードを見比べ、誰がいるかを信じないでください。
reason-digestsMissing = { $name }は見えるか聞こえていますが、署名された証明が届きません。サーバーが止めているかもしれません。
reason-digestsMissingUnknown = 誰かが見えるか聞こえていますが、署名された証明が届きません。サーバーが止めているかもしれません。
reason-digestsLate = { $name }の話が数秒遅れて届いています。ネットワークが遅いか、サーバーが遅らせています。
reason-digestsLateUnknown = 誰かの話が数秒遅れて届いています。ネットワークが遅いか、サーバーが遅らせています。
reason-unheard = { $name }から署名されたものがしばらく届いていません。接続が切れたか、サーバーが二人を隔てているかもしれません。
reason-unheardUnknown = ここの誰かから署名されたものがしばらく届いていません。接続が切れたか、サーバーが二人を隔てているかもしれません。
reason-unproven = { $name }が去る直前、マイクとカメラがオフなのに、その名前で何かが見えるか聞こえました。本人のものか確認できませんでした。
reason-unprovenUnknown = ある人が去る直前、マイクとカメラがオフなのに、その名前で何かが見えるか聞こえました。本人のものか確認できませんでした。
reason-unconfirmed = まだいると最近確認した人が少なすぎるので、あなたのものは何も送られません。確認されれば自動で再開します。

track-own-mic = あなたのマイク
track-own-camera = あなたのカメラ
track-own-screen = あなたの画面
track-own-screenAudio = あなたの画面の音
track-of-mic = { $name }のマイク
track-of-camera = { $name }のカメラ
track-of-screen = { $name }の画面
track-of-screenAudio = { $name }の画面の音

preview-title = サーバーに見えるあなた
preview-text = ブラウザがサーバーに、あなた自身のカメラを送り返すよう頼みました。サーバーが持つのはこれだけです。
preview-own = ブラウザの中のあなた
preview-decoder = 動画プレーヤーの試み
preview-decoderText = 封のされた映像を受け取りますが鍵がないので、見せるものがありません。
preview-bytes = バイトを塗ったもの
preview-bytesText = 封のされた一フレームを、一バイト一マスで。黄色は、プレーヤーのために残されたわずかな平文です。
preview-meta = そばに平文で付くもの
preview-waiting = 最初の封のされたフレームを待っています…
preview-direct = カメラの映像は今、相手に直接届いています。サーバーには何も渡りません。
preview-nothing = 見せられるものはありません
preview-cameraOff = サーバーが受け取るものを見るには、カメラをオンにしてください。
preview-turnOn = カメラをオンにする
preview-frames = 戻ってきたフレーム
preview-decrypted = うち、開けたもの
preview-size = このフレームの大きさ
preview-sizeValue = { $length }バイト、うち平文 { $clear }
preview-kind = 種類
preview-key = 全体の映像
preview-delta = 前の映像からの変化
preview-sender = 送り主
preview-senderValue = { $leaf }番（名前なし）
preview-generation = 鍵の世代
preview-counter = フレーム番号
preview-loudness = マイクの音量
preview-loudnessTold = 音声パケットごとに伝えています
preview-loudnessKept = 伝えていません
preview-chat = あなたの最後のメッセージ
preview-chatText = 最新のチャットメッセージを、サーバーが渡した姿で。

souvenir-save = 画像として保存
souvenir-hint = あなたと、サーバーに見えるあなたを一枚に。ここで作られ、どこにも送られません。
souvenir-title = サーバーに見えるのはこれだけ
souvenir-file = サーバーに見えるもの.png
souvenir-failed = 画像を作成できませんでした。

notice-reconnecting = 接続が切れました。再接続しています…
notice-micsFull = マイクが八つオンです。この静かな会議ではこれ以上使えません。先に誰かにオフにしてもらってください。
notice-soundBlocked = ブラウザが音を止めています。
notice-allowSound = 音をオンにする
notice-muteAsked = { $name }から、マイクをオフにするよう頼まれました。
notice-turnOff = オフにする
notice-handUp = { $name }が手を挙げました
notice-shareStarted = { $name }が画面を共有しています
notice-reloaded = ページを再読み込みしました。ほかの人にとってあなたは新しい人で、コードはすべて見比べ直しになります。
notice-joined = { $name }が参加しました
notice-left = { $name }が出ました
notice-lost = { $name }の接続が切れました
notice-reconnected = 再び接続しました
notice-chatTooLong = メッセージが長すぎます。分けて送ってください。
notice-serverRefused = サーバーが受け付けませんでした。少ししてからお試しください。
notice-sendingStopped = まだいると確認する人がいません：今はあなたのものは何も送られません
notice-sendingAgain = 再び見えて聞こえるようになりました
notice-privateNotSent = { $name }はもういません。個別のメッセージは送られませんでした。
notice-privateNotSentUnknown = その人はもういません。個別のメッセージは送られませんでした。
notice-keyChanged = { $name }が新しい人として来ました。信頼する前に、コードを見比べ直してください。
notice-lobbyOn = { $by }が待合室をオンにしました。新しい人はホストの許可を待ちます。
notice-lobbyOff = { $by }が待合室をオフにしました
notice-lockOn = { $by }が会議をロックしました。新しい人は入れません。
notice-lockOff = { $by }が会議のロックを解除しました
notice-personRemoved = { $by }が{ $name }を退出させました
notice-madeHost = { $name }がホストになりました
notice-passwordChanged = { $by }が新しいパスワードを設定しました。今いる人はそのままです。
notice-aHost = ホスト
notice-noHost = 最後のホストが去りました。会議はホストなしで続きます。
notice-grownLarge = 大人数の会議になったので、参加に少し時間がかかります。
notice-askedYou = { $by }から、マイクをオフにするよう頼まれました
notice-youAsked = { $whom }に、マイクをオフにするよう頼みました
notice-asked = { $by }が{ $whom }に、マイクをオフにするよう頼みました
notice-youMutedAll = ほかの全員のマイクをオフにしました
notice-mutedAll = { $by }がほかの全員のマイクをオフにしました
notice-mutedYou = { $by }があなたのマイクをオフにしました
notice-youMuted = { $whom }のマイクをオフにしました
notice-muted = { $by }が{ $whom }のマイクをオフにしました

ended-left-title = 会議から出ました
ended-left-text = 良い会議だったなら何よりです。
ended-badLink-title = リンクが壊れています
ended-badLink-text = 一部が欠けているか変わっています。もう一度もらって、リンク全体をコピーしてください。
ended-roomEnded-title = この会議は終わりました
ended-roomEnded-text = 全員が去りました。参加し直すと、部屋が新しく開きます。
ended-roomFull-title = この会議は満員です
ended-roomFull-text = 誰かが出るのを待って、もう一度お試しください。
ended-wrongPassword-title = パスワードが違います
ended-wrongPassword-text = 招待した人に聞いて、もう一度お試しください。
ended-removed-title = 会議から退出させられました
ended-removed-text = ホストによるものです。間違いなら参加し直してください。ホストの許可が必要です。
ended-replaced-title = 別の場所から参加しました
ended-replaced-text = このタブは会議を出て、もう一方が続いています。このタブを閉じるか、ここで参加し直してください。
ended-serverGone-title = サーバーにつながりません
ended-serverGone-text = インターネット接続を確認して、参加し直してください。
ended-serverShutdown-title = サーバーが停止しました
ended-serverShutdown-text = 会議は全員にとって終わりました。一分ほど待って、参加し直してください。
ended-notSealed-title = 安全のために止めました
ended-notSealed-text = ブラウザが封のないものを送るところでしたが、何も出ていません。ブラウザを更新するか別のものを使い、参加し直してください。
ended-protocol-title = サーバーとの間で問題が起きました
ended-protocol-text = ページを再読み込みして、参加し直してください。直らなければ、サーバーがこのページより新しいか古いのかもしれません。
ended-denied-title = 入室が許可されませんでした
ended-denied-text = この会議のホストが断りました。招待した人に聞いてください。
ended-locked-title = この会議はロックされています
ended-locked-text = 今は新しい人は入れません。中の誰かに解除を頼んでください。
ended-passwordChanged-title = 新しいパスワードがあります
ended-passwordChanged-text = 不在の間にホストが設定しました。聞いてから、参加し直してください。

wayOn-left = 参加し直す
wayOn-badLink = 最初の画面へ
wayOn-roomEnded = もう一度開く
wayOn-roomFull = もう一度試す
wayOn-wrongPassword = 入力し直す
wayOn-removed = 参加をもう一度申し込む
wayOn-replaced = ここで参加し直す
wayOn-serverGone = もう一度試す
wayOn-serverShutdown = もう一度試す
wayOn-notSealed = 参加し直す
wayOn-protocol = 再読み込みして参加
wayOn-denied = もう一度申し込む
wayOn-locked = もう一度試す
wayOn-passwordChanged = 新しいパスワードで参加

trouble-openSecurely = 安全に開く
trouble-copyLink = 別のブラウザ用にリンクをコピー
trouble-copyByHand = コピーできませんでした。上のアドレスを選択して手動でコピーしてください。
trouble-tryAgain = もう一度試す
trouble-notAllowed = ブラウザが許可していません
trouble-where = クリックする場所
trouble-offline = オフラインです。ネットワークが戻ればすべて続きます。
trouble-looking = 誰がいるか見ています…
trouble-noAnswer = サーバーがまだ応答しません。もう一度試しています…
trouble-mayBeOver = 今は誰もいません。会議はまだ始まっていないか、終わったのかもしれません。始めるか、お待ちください。誰か来ればここに表示されます。

support-notSupported-title = このブラウザは古く、封のできる会議に使えません
support-notSupported-text = 最新の Chrome、Edge、Firefox、Safari でリンクを開いてください。
support-insecure-title = このページは安全に開かれていません
support-insecure-text = ブラウザがカメラとマイクを使わせるのは https だけです。同じアドレスの前に https:// を付けて開いてください。
support-workerFailed-title = ページを開始できませんでした
support-workerFailed-text = 一部が読み込まれませんでした。ページを再読み込みし、だめなら別のブラウザをお試しください。

allow-chrome =
    { $kind ->
        [mic] アドレスの左の記号を押し、マイクを許可して、ここでもう一度オンにしてください。
        [camera] アドレスの左の記号を押し、カメラを許可して、ここでもう一度オンにしてください。
       *[both] アドレスの左の記号を押し、マイクとカメラを許可して、ここでもう一度オンにしてください。
    }
allow-firefox =
    { $kind ->
        [mic] アドレスの左の、線で消されたマイクを押し、ブロックを外して、ここでもう一度オンにしてください。
        [camera] アドレスの左の、線で消されたカメラを押し、ブロックを外して、ここでもう一度オンにしてください。
       *[both] アドレスの左の、線で消されたマイクとカメラを押し、ブロックを外して、ここでもう一度オンにしてください。
    }
allow-safari =
    { $kind ->
        [mic] メニューの Safari から「この Web サイトでの設定」を選び、マイクを許可して、ここでもう一度オンにしてください。
        [camera] メニューの Safari から「この Web サイトでの設定」を選び、カメラを許可して、ここでもう一度オンにしてください。
       *[both] メニューの Safari から「この Web サイトでの設定」を選び、マイクとカメラを許可して、ここでもう一度オンにしてください。
    }
allow-ios =
    { $kind ->
        [mic] アドレスの横の記号から「Web サイトの設定」を選び、マイクを許可して、ここでもう一度オンにしてください。
        [camera] アドレスの横の記号から「Web サイトの設定」を選び、カメラを許可して、ここでもう一度オンにしてください。
       *[both] アドレスの横の記号から「Web サイトの設定」を選び、マイクとカメラを許可して、ここでもう一度オンにしてください。
    }
allow-other =
    { $kind ->
        [mic] ブラウザの設定でこのページにマイクを許可して、ここでもう一度オンにしてください。
        [camera] ブラウザの設定でこのページにカメラを許可して、ここでもう一度オンにしてください。
       *[both] ブラウザの設定でこのページにマイクとカメラを許可して、ここでもう一度オンにしてください。
    }
problem-refused =
    { $kind ->
        [mic] ブラウザがこのページにマイクを使わせていません。{ $allow }
        [camera] ブラウザがこのページにカメラを使わせていません。{ $allow }
       *[both] ブラウザがこのページにマイクとカメラを使わせていません。{ $allow }
    }
problem-missing =
    { $kind ->
        [mic] マイクが見つかりません。接続してここでオンにするか、なしで続けてください。
        [camera] カメラが見つかりません。接続してここでオンにするか、なしで続けてください。
       *[both] マイクもカメラも見つかりません。接続してここでオンにするか、なしで続けてください。
    }
problem-insecure =
    { $kind ->
        [mic] ブラウザがマイクを使わせるのは https だけです。同じアドレスの前に https:// を付けて開いてください。
        [camera] ブラウザがカメラを使わせるのは https だけです。同じアドレスの前に https:// を付けて開いてください。
       *[both] ブラウザがマイクとカメラを使わせるのは https だけです。同じアドレスの前に https:// を付けて開いてください。
    }
problem-inUse =
    { $kind ->
        [mic] 別のプログラムがマイクを使っています。そちらを閉じて、ここでもう一度オンにしてください。
       *[camera] 別のプログラムがカメラを使っています。そちらを閉じて、ここでもう一度オンにしてください。
    }
problem-lost =
    { $kind ->
        [mic] マイクが外れました。もう一度つなぐか、別のものを選んでください。
       *[camera] カメラが外れました。もう一度つなぐか、別のものを選んでください。
    }
problem-silent =
    { $kind ->
        [mic] マイクから音が来ません。ヘッドセットかシステムでオフになっているかもしれません。
       *[camera] カメラから映像が来ません。別のプログラムが使っているか、カバーが閉じているかもしれません。
    }
problem-unsupported =
    { $kind ->
        [mic] このブラウザではマイクを使えません。別のブラウザをお試しください。
       *[camera] このブラウザではカメラを使えません。別のブラウザをお試しください。
    }
problem-failed =
    { $kind ->
        [mic] マイクを開始できませんでした。もう一度オンにするか、別のものを選んでください。
       *[camera] カメラを開始できませんでした。もう一度オンにするか、別のものを選んでください。
    }
problem-speaker = そのスピーカーは使えませんでした。別のものを選んでください。
problem-screenUnsupported = このブラウザでは画面を共有できません。パソコンをお使いください。
problem-screenFailed = 画面を共有できませんでした。もう一度お試しいただくか、別のウィンドウを選んでください。

offline-title = 接続がありません
offline-text = 今はここから SecureMeeting につながりません。会議にはインターネットが必要です。接続を確認してください。つながると、このページは自動で続きます。
offline-again = もう一度試す
