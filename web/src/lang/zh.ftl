common-product = SecureMeeting
common-close = 关闭
common-copy = 复制
common-copied = 已复制
common-home = 返回首页
common-unknownPerson = 未知人员
common-you = { $name }（你）
common-showPassword = 显示密码
common-hidePassword = 隐藏密码
common-reload = 重新加载页面
common-language = 语言

home-headline = 开会，不被旁听。
home-lead = 一个链接，无需账号。每个画面、每句话、每条消息在离开你的浏览器之前就已封好，连服务器也无法查看。
home-startTitle = 发起会议
home-label = 会议名称
home-labelHint = 可不填。只有持有链接的人能看到。
home-password = 密码
home-passwordHint = 可不填。请用与链接不同的方式告诉客人。
home-choices = 更多选项
home-large = 大型会议
home-largeHint = 适合 50 人以上：加入仍然很快，但只用当今类型的密钥。
home-quiet = 不告诉服务器谁的声音有多大
home-quietHint = 同时最多八个麦克风。
home-start = 发起会议
home-starting = 正在生成链接…
home-joinTitle = 用链接加入
home-linkPlaceholder = 粘贴你收到的链接
home-join = 加入
home-notALink = 这不是会议链接。请从邀请中复制完整链接并粘贴到这里。
home-noSecret = 这个链接缺了末尾，也就是 # 后面的部分。请从邀请中复制完整链接并粘贴到这里。
home-makingFailed = 未能生成链接。请重新加载页面再试。
home-youSee = 你看到的
home-serverSees = 服务器看到的
home-illustration = 并排的两幅画面：一个人在通话，以及服务器所拥有的同一通话，只是一片噪点。
home-noAccount = 无需账号
home-noCookies = 没有 Cookie
home-nothingKept = 什么都不保留

ready-opening = 正在打开链接…
ready-starting = 你将发起这场会议
ready-startingText = 还没有人。你进入后，其他人就能加入。
ready-joining = 准备好加入了吗？
ready-present =
    { $count ->
        [0] 现在这里没有人。
       *[other] 这里有 { $count } 人。
    }
ready-name = 你的名字
ready-nameHint = 已封好：会议里的人能看到，服务器看不到。
ready-nameMissing = 请先输入名字，让其他人知道你是谁。
ready-password = 会议密码
ready-passwordNew = 这场会议的密码
ready-passwordHint = 请问邀请你的人。
ready-passwordNewHint = 每个加入的人都要输入它。
ready-passwordMissing = 这场会议有密码。请输入密码继续。
ready-passwordWrong = 密码不对。请检查输入，或问邀请你的人。
ready-passwordChecking = 正在检查密码…
ready-passwordRight = 密码正确。
ready-passwordSet = 密码已设置。
ready-passwordChanged = 会议中主持人设了新密码。请向主持人询问。
ready-lobby = 这场会议由主持人放行。你可能要等一会儿。
ready-askToJoin = 请求加入
ready-locked = 这场会议已锁定：暂时不能再有人进入。
ready-knocking = 正在等待放行
ready-knockingText = 主持人能看到你的名字，也知道你在等。只要有一位同意，你就能进入。
ready-stopWaiting = 不再等待
ready-join = 立即加入
ready-otherTab = 你已在另一个标签页中参加这场会议。如果在这里也加入，会议里会有两个你。
ready-start = 开始会议
ready-connecting = 正在进入…
ready-ahead = 你前面还有 { $count } 人…
ready-preview = 别人将这样看到你
ready-devices = 麦克风、摄像头和扬声器
ready-cameraOff = 你的摄像头已关闭
ready-cameraOpening = 正在打开摄像头…
ready-allow = 浏览器正在询问麦克风和摄像头。请选择“允许”，别人才能看到和听到你。
ready-level = 麦克风音量
ready-levelHint = 说句话：听到你时，音量条会动。
ready-levelOff = 你的麦克风已关闭。

before-here = { $names } 在这里。
before-others = 另外 { $count } 人
before-testSpeaker = 播放测试声音
before-testFailed = 无法播放测试声音。请选择另一个扬声器。
before-heard = 正在你的扬声器上播放。听不到？请调高音量，或换一个。
before-moveHere = 离开那边，在这里加入
before-moved = 另一个标签页已离开。准备好后在这里加入。

devices-title = 设备
devices-mic = 麦克风
devices-camera = 摄像头
devices-speaker = 扬声器
devices-standard = 系统默认
devices-numbered =
    { $kind ->
        [mic] 麦克风 { $number }
        [camera] 摄像头 { $number }
       *[speaker] 扬声器 { $number }
    }
devices-none-mic = 未找到麦克风
devices-none-camera = 未找到摄像头
devices-none-speaker = 由系统选择
devices-sound = 你的声音
devices-sounds-echo = 消除回声
devices-sounds-noise = 消除背景噪音
devices-sounds-gain = 保持音量平稳
devices-sounds-music = 音乐
devices-musicHint = 音乐以立体声原样发送。请戴耳机，否则别人会听到回声。
devices-screen = 共享屏幕时
devices-text-name = 清晰文字
devices-text-hint = 适合文档、幻灯片和代码。
devices-motion-name = 流畅画面
devices-motion-hint = 适合电影和游戏。
devices-replaced =
    { $kind ->
        [mic] 麦克风已断开，现在改用 { $name }。
        [camera] 摄像头已断开，现在改用 { $name }。
       *[speaker] 扬声器已断开，现在改用 { $name }。
    }
devices-replacedByStandard =
    { $kind ->
        [mic] 麦克风已断开，现在改用系统的麦克风。
        [camera] 摄像头已断开，现在改用系统的摄像头。
       *[speaker] 扬声器已断开，现在改用系统的扬声器。
    }

controls-bar = 会议控制
controls-mic-name = 麦克风
controls-mic-on = 关闭麦克风
controls-mic-off = 打开麦克风
controls-camera-name = 摄像头
controls-camera-on = 关闭摄像头
controls-camera-off = 打开摄像头
controls-share-name = 共享屏幕
controls-share-on = 停止共享
controls-share-off = 共享屏幕
controls-hand-name = 举手
controls-hand-on = 放下手
controls-hand-off = 举手
controls-reactions = 表情回应
controls-people = 参与者，{ $shown }
controls-chat = 聊天
controls-unread = 聊天，{ $shown } 条新消息
controls-invite = 邀请

controls-view = 视图
controls-leave = 离开会议
controls-devices = 选择设备

reaction-thumbsUp = 用“赞”回应
reaction-heart = 用爱心回应
reaction-applause = 用掌声回应
reaction-laughter = 用大笑回应
reaction-cheer = 用庆祝回应
reaction-surprise = 用惊讶回应

shortcuts-title = 键盘快捷键
shortcuts-key-m = 开关麦克风
shortcuts-key-v = 开关摄像头
shortcuts-key-h = 举手或放下手
shortcuts-key-c = 打开或关闭聊天
shortcuts-key-p = 打开或关闭参与者列表
shortcuts-key-s = 打开或关闭安全面板
shortcuts-key-l = 选择布局
shortcuts-close = 关闭已打开的内容
shortcuts-sheet = 显示这些按键
shortcuts-on = 使用这些按键

stage-label = 会议
stage-people = 在场者的画面
stage-ownScreen = 你的屏幕
stage-screenOf = { $name } 的屏幕
stage-waiting = 正在等待画面…
stage-waitingScreen = 正在等待屏幕…
stage-paused = 已暂停：你的网络较慢
stage-forged = 无法证明这来自此人，因此不显示也不播放。
stage-micOff = 麦克风已关闭
stage-cameraOff = 摄像头已关闭
stage-hand = 已举手
stage-zoom = 以实际大小显示
stage-zoomFit = 适应窗口

view-title = 视图
view-layout = 布局
view-auto-name = 自动
view-auto-hint = 所有人，共享或固定的画面放大。
view-grid-name = 网格
view-grid-hint = 所有人大小相同。
view-speaker-name = 发言者
view-speaker-hint = 发言的人放大显示。
view-showSelf = 显示我自己的画面
view-showWithoutVideo = 显示没有视频的人
view-hidden = 现在有 { $count } 人被隐藏。
view-fullScreen = 全屏
view-leaveFullScreen = 退出全屏
view-smallWindow = 小窗口
view-closeSmallWindow = 关闭小窗口
view-smallWindowHint = 会议保持显示在其他窗口之上。
view-noSmallWindow = 此浏览器没有置顶的小窗口。
view-smallWindowFailed = 无法打开小窗口。请再试一次。
view-pin = 固定
view-unpin = 取消固定
view-pinHint = 保持放大，仅对你有效。
view-pinned = 已固定
view-earlier = 前移
view-later = 后移
view-moveHint = 移动一个位置。用鼠标可拖动画面。
view-movedTo = { $name }：第 { $place } 位，共 { $of } 位
view-hideSelf = 隐藏我的画面
view-hideSelfHint = 别人仍能看到你。可在“视图”中恢复。
view-pages = 页面
view-page = 第 { $page } 页，共 { $of } 页
view-pageShort = { $page } / { $of }
view-pageBefore = 上一页
view-pageAfter = 下一页
view-speaks = { $name } 正在发言
talking-muted = 您的麦克风已关闭。
talking-mutedHold = 您的麦克风已关闭。按住空格键说话。
talking-held = 按住空格键时，别人能听到您。
talking-turnOn = 打开
talking-strong = 彻底消除噪音
talking-strongHint = 适合嘈杂的地方。会多占用这台电脑的性能。
talking-denoiseFailed = 此浏览器无法彻底消除噪音，一切照旧。
talking-volume = { $name } 的音量，仅对您有效
talking-meetingSounds = 会议提示音
talking-cues = 有人进出时的提示音

quality-title = 连接
quality-open = 你的连接：{ $words }。显示数据
quality-show = 连接数据
quality-grade-good = 连接良好
quality-grade-fair = 连接一般
quality-grade-poor = 连接较差
quality-none = 还没有连接。
quality-path = 路径
quality-path-udp = UDP
quality-path-tcp = TCP
quality-path-relay = 中继
quality-path-direct = 直连，不经过服务器
quality-detour-tcp = 你的网络不让 UDP 通过。通话改走 TCP，丢包时恢复较慢。
quality-detour-relay = 你的网络只让网页流量通过。通话改走服务器的中继，会稍慢一点。
quality-detour-direct = 画面和声音直接传给对方，服务器什么也得不到。
quality-direct = 只有两个人时直接连接
quality-directHint = 此时画面和声音直接传给对方，对方能看到你的网络地址。只有双方都打开才会这样，加密程度不变。
quality-roundTrip = 往返
quality-couldSend = 可发送
quality-sent = 你发送的
quality-received = 你接收的
quality-fps = { $size }，每秒 { $fps } 帧
quality-sizes = { $count } 种尺寸
quality-lost = 丢失 { $share }
quality-jitter = 抖动 { $time }
quality-froze =
    { $count ->
        [0] 从未卡住
       *[other] 卡住 { $count } 次
    }
quality-byNetwork = 受网络限制
quality-byMachine = 受这台电脑限制
quality-fewerVoices = 你的网络较慢：只能听到最响的 { $count } 个声音。
quality-local = 在你的浏览器中测得，取最近五秒，不告诉任何人。

check-open = 测试设备和网络
check-title = 在这里能用吗？
check-lead = 简短测试你的摄像头、麦克风、扬声器和网络，大约需要半分钟。
check-start = 开始测试
check-again = 再测一次
check-steps = 测试内容
check-private = 测试会打开一场自己的会议，没有别人有它的链接，并和其他会议一样封好。什么都不会保留。
check-play = 播放声音
check-heard = 我听到了
check-heardNot = 我没听到
check-name-camera = 摄像头
check-name-mic = 麦克风
check-name-speaker = 扬声器
check-name-server = 服务器
check-name-udp = 直接路径（UDP）
check-name-tcp = 绕过严格网络的路径（TCP）
check-name-relay = 穿过仅限网页的网络的路径（中继）
check-name-bandwidth = 速度
check-running = 正在尝试…
check-camera-running = 浏览器可能会询问摄像头。请选择“允许”。
check-camera-works = 摄像头正常。
check-camera-fails = 摄像头没有画面。
check-mic-running = 请说几句话。
check-mic-works = 麦克风正常。
check-mic-fails = 没有听到声音。选对麦克风了吗？它打开了吗？
check-speaker-waiting = 播放声音，并告诉我们你是否听到。
check-speaker-works = 你能听到别人。
check-speaker-fails = 请调高音量，或在系统中选择另一个扬声器。
check-server-works = 服务器有回应。
check-server-fails = 无法连接服务器。请检查网络连接。
check-udp-works = 畅通：画面和声音的最佳路径。
check-way-works = 畅通。
check-way-absent = 此服务器不提供。
check-way-fails = 被你的网络关闭。
check-relay-fails = 此服务器不提供，或被你的网络关闭。
check-bandwidth-running = 正在测量…
check-bandwidth-fails = 无法在这里测量。
check-roundTrip = { $works }往返：{ $time }。
check-speed-full = 你大约能发送 { $rate }：足够清晰的画面。
check-speed-middle = 你大约能发送 { $rate }：足够良好的画面。
check-speed-small = 你大约能发送 { $rate }：足够声音和小画面。
check-speed-sound = 你大约能发送 { $rate }：足够声音。如果别人听不清你，请关闭摄像头。
check-finding-all = 一切正常。别人能看到和听到你，你也能看到和听到别人。
check-finding-noServer = 你现在无法从这里加入：服务器没有回应。
check-finding-nothing = 你能打开会议，但画面和声音无法通过你的网络。请换一个网络，例如手机网络。
check-finding-seenNot = 别人看不到你：你的摄像头在这里不能用。
check-finding-heardNot = 别人听不到你：你的麦克风在这里不能用。
check-finding-hearsNot = 你可能听不到别人：请检查扬声器。
check-finding-detour = 画面和声音绕过了你网络的限制。可以用，只是稍慢。
check-finding-slow = 你的网络较慢：别人看到的你会小一些，但能听清。

invite-title = 邀请他人
invite-alone = 现在只有你一个人
invite-text = 把这个链接发给你想见的人。它是房间的钥匙，请谨慎分享。
invite-link = 这场会议的链接
invite-copied = 链接已复制。
invite-copyFailed = 未能复制链接。请选中它手动复制。
invite-qr = 链接的二维码。用手机扫描即可加入。
invite-password = 客人还需要密码。请用与链接不同的方式告诉他们。

ways-title = 其他邀请方式
ways-share = 分享
ways-mail = 邮件
ways-calendar = 日历
ways-words = 念出来
ways-qr = 二维码
ways-subject = 加入我的会议
ways-subjectNamed = 加入我的会议：{ $label }
ways-body = 用这个链接在任意最新浏览器中加入，无需账号。
ways-bodyPassword = 你还需要密码，我会用另一种方式告诉你。
ways-when = 日期和时间
ways-whenMissing = 请先选择日期和时间。
ways-zone = 按 { $zone } 的时间。
ways-length = 时长
ways-save = 保存邀请
ways-saved = 邀请已保存。打开它加入日历，或发给客人。
ways-meeting = 会议
ways-calendarHint = 任何日历都能打开的文件。它在你的浏览器中生成，服务器不会知道。

spoken-title = 文字形式的链接
spoken-text = 在电话里逐行念给客人。对方在这个地址的“用链接加入”处输入：
spoken-list = 单词
spoken-open = 改为输入单词
spoken-input = 对方念给你的单词
spoken-inputHint = 大小写和逗号无关。每个单词四个字母就够。
spoken-soFar = 目前 { $count } 个单词。
spoken-join = 加入
spoken-back = 改用链接
spoken-count = 这里有 { $count } 个单词，而链接有 { $wanted } 个。是漏了一个，还是念了两次？
spoken-unknown = 第 { $place } 个单词“{ $word }”不在词表中。请再问一遍。
spoken-unknownNear = 第 { $place } 个单词“{ $word }”不在词表中。是 { $near } 吗？
spoken-wrong = 第 { $place } 个单词“{ $word }”不合。应当是“{ $instead }”：请问清是不是它。
spoken-garbled = 有些单词对不上。请逐行再核对一遍。
spoken-mend = 使用“{ $word }”
spoken-quoted = “{ $word }”

plan-open = 安排稍后的会议
plan-title = 安排会议
plan-text = 你会得到一个给客人的链接和一个给自己的链接。见面之前，服务器上什么都不保留。
plan-password = 需要密码
plan-passwordHint = 请与客人约定。打开会议的人先输入它。
plan-make = 生成链接
plan-guests = 给客人
plan-done = 完成
plan-failed = 未能生成链接。请再试一次。

hostLink-title = 仅供你自己：你的主持人链接
hostLink-show = 显示我的主持人链接
hostLink-text = 无论谁先到，在任何设备上，它都会以你为主持人打开会议。
hostLink-warning = 不要分享。持有它的人可以移出他人，并决定谁能进入。
hostLink-label = 你的主持人链接
hostLink-copied = 主持人链接已复制。请像密码一样保管。
hostLink-youAreHost = 你将以主持人身份打开这场会议。

recent-title = 保存在此浏览器中
recent-keep = 在此浏览器中保存这场会议
recent-keepHint = 仅在此设备上，直到你删除。使用此浏览器的人之后可以加入。
recent-keepHostHint = 连同你的主持人链接。仅在此设备上，直到你删除。使用此浏览器的人之后可以成为主持人。
recent-notKept = 此浏览器不为这样的页面保存任何内容。
recent-unnamed = 未命名会议
recent-host = 你是主持人
recent-kept = 保存于 { $date }
recent-forget = 从此浏览器删除 { $name }
recent-forgetAll = 全部删除

elsewhere-text = 这个链接通向另一台服务器：{ $host }。只有在你预料之中时才前往。
elsewhere-go = 前往

people-title = 参与者（{ $count }）
people-list = 这场会议中的人
people-host = 主持人
people-unknown = 此人没有证明自己的名字。如果你不知道是谁，请先问清楚再继续。
people-invite = 邀请他人
people-more = 更多：{ $name }
people-writePrivately = 私下发消息
people-writePrivatelyHint = 这里的其他人读不到，也看不出你写过。
people-turnOffMic = 关闭麦克风
people-turnOffMicHint = 所有人都会知道是你关的。对方可以再打开。
people-askTurnOffMic = 请求关闭麦克风
people-askTurnOffMicHint = 所有人都会知道你提出了请求。
people-muteAll = 全员静音

hosts-remove = 移出 { $name }
hosts-removeTitle = 要移出 { $name } 吗？
hosts-removeText = { $name } 会立即离开，再也看不到、听不到任何内容。链接对 { $name } 仍然有效，因此此后新来的人要等主持人放行。
hosts-removeConfirm = 移出
hosts-cancel = 取消
hosts-makeHost = 设为主持人
hosts-makeHostHint = 主持人可以放行、移出他人并锁定会议。
hosts-waiting = { $count } 人等待放行
hosts-waitingList = 等待放行的人
hosts-waits =
    { $more ->
        [0] { $name } 正在等待放行。
       *[other] { $name } 和另外 { $more } 人正在等待放行。
    }
hosts-look = 查看
hosts-admit = 放行
hosts-admitNamed = 放行：{ $name }
hosts-deny = 拒绝
hosts-denyNamed = 拒绝让 { $name } 进入
hosts-door = 谁能进入
hosts-lobby = 新来的人等待主持人
hosts-lock = 不再让人进入
hosts-changePassword = 更改密码
hosts-setPassword = 设置密码
hosts-passwordText = 在场的人都会留下。之后来的人需要新密码，请用与链接不同的方式告诉他们。
hosts-newPassword = 新密码
hosts-newPasswordMissing = 请先输入密码。
hosts-lobbyOn = 新来的人要等主持人放行。
hosts-lockOn = 会议已锁定，不再让人进入。
hosts-noHost = 主持人不在。会议继续；只有主持人能改变谁可进入。

chat-title = 聊天
chat-input = 发给所有人的消息
chat-send = 发送
chat-empty = 还没有消息。你写的内容会封好，会议结束后就消失。
chat-sealed = 服务器看到的样子
chat-sealedText = 这是服务器转发的字节。没有密钥，它们什么也说明不了。
chat-arrived = { $name }：{ $text }
chat-arrivedPrivately = { $name }，仅对你：{ $text }
chat-onlyToYou = 仅对你
chat-onlyTo = 仅对 { $name }
chat-inputPrivate = 仅发给 { $name } 的消息
chat-backToAll = 重新发给所有人
chat-answer = 私下回复
chat-log = 消息

files-attach = 发送文件
files-attachTip = 发送文件，最大 1 GB
files-save = 保存
files-saveAgain = 重试
files-stopSaving = 停止
files-stopOffering = 停止分享
files-progress = 正在保存 { $name }
files-begins = 正在开始…
files-part = { $done } / { $size }
files-offeredBy = { $name } 分享了一个文件
files-waiting = 正在等待 { $name } 回来
files-savedHere = 已保存
files-failed = 未保存
files-withdrawn = 不再分享
files-gone = { $name } 不在这里
files-saving = { $count } 人正在保存
files-saved = { $count } 人已保存
files-shared = 已分享
files-problem-empty = { $name } 是空的，没有可发送的内容。
files-problem-tooLarge = { $name } 超过 1 GB。请分成几部分发送。
files-problem-tooMany = { $name } 需要等待：正在传输的文件太多。
files-problem-damaged = { $name } 有一部分与发送者发出的不同。它已被丢弃并重新请求。
files-problem-unreadable = { $name } 被更改或删除，因此不再分享。
files-noSpace = 这里空间不足，无法保存 { $name }。
files-saveFailed = 未能保存 { $name }。请再试一次。

security-title = 安全
security-shield-secure = 安全
security-shield-connecting = 连接中
security-shield-warning = 请检查
security-shield-broken = 不安全
security-shieldLabel = 安全状态：{ $state }
security-headline-secure = 只有这里的人能看到和听到这场会议。
security-headline-connecting = 正在封好你的会议，请稍候。
security-headline-warning = 有件事需要你注意。
security-headline-broken = 现在不要说任何私密的话。
security-text-secure = 一切在离开浏览器之前就已封好，只在这里的人的浏览器中打开。服务器没有密钥。
security-text-connecting = 在能够封好之前，不会发送你的任何内容。
security-text-warning = 你发送的内容仍然是封好的。盾牌变黄的原因：
security-text-broken = 盾牌变红的原因：
security-codeTitle = 每个人都是本人吗？
security-codeText = 这里的每个人都有这个验证码，只有人来人往时它才会变。如果大家的都一样，就没有人在中间。
security-codeAlone = 等其他人来了，用这个验证码互相比对。
security-compare = 比对验证码
security-comparedAll = 你已和这里的每个人比对过验证码。
security-compared = 其他 { $others } 人中，你已和 { $marked } 人比对过验证码。
security-codePending = 进入会议后会出现验证码。
security-previewTitle = 服务器看到你的什么？
security-previewText = 让它把你自己的摄像头画面送回来，看看它有什么。
security-brokenAlert = 此浏览器没有封好你发送的内容，因此不再发送任何内容。请离开，并用最新的浏览器重新加入。
security-noRelay = 此地址要求使用中继，而此服务器没有中继，因此看不到也听不到任何人。请从地址中去掉 ?relay=1 后重新打开。
security-openPreview = 看看服务器看到的
security-countsTitle = 封好与打开的计数
security-countsText = 在你的浏览器中逐帧计数。
security-countsCaption = 每条轨道封好和打开的帧
security-track = 轨道
security-frames = 帧
security-failed = 已拒绝
security-sealedFrames = 封好 { $count }
security-openedFrames = 打开 { $count }
security-noTracks = 还没有画面或声音。
security-knowsTitle = 服务器确实能看到的
security-knows-addresses = 已连接者的网络地址
security-knows-room = 代替房间名称的随机数
security-knows-people = 这里有多少人，以及何时来去
security-knows-traffic = 何时传输数据、传输多少
security-knows-tracks = 哪些麦克风、摄像头和屏幕开着
security-knows-loudness = 麦克风的音量，用来判断谁在说话
security-knows-codec = 画面和声音的编码方式
security-quiet = 这是一场安静的会议：服务器不知道麦克风的音量。因此它无法选出说话的人，只转发最先打开的八个麦克风。
security-knowsNot = 它看不到名字、面孔、声音、屏幕、消息，也看不到会议名称。
security-keysTitle = 能保密多久？
security-hybrid = 密钥同时用两种方式协商：当今的方式，以及为量子计算机时代准备的方式。即使有人录下这场会议，日后也无法用量子计算机打开。
security-hybridNot = 证明某人就是本人，只依靠当今的方式，而它只需在会议期间可靠。
security-classical = 这是大型会议，密钥只用当今的方式协商。录下会议、持有链接、将来又有量子计算机的人，可能会打开它。
security-largeNotice = 这里超过 50 人，加入会稍慢。下次发起时请选择“大型会议”。
security-suite = 密钥：{ $suite }，第 { $epoch } 代

why-sealed = 一切在离开浏览器之前就已封好。
why-alone = 这里只有你，而只有这里的人能打开。
why-opened = 只有这里的 { $count } 个人能打开。
why-server = 服务器只负责转发，没有密钥。
why-details = 想了解更多

compare-title = 真的是 { $name } 吗？
compare-titleAll = 每个人都是本人吗？
compare-openOne = { $mark }：与 { $name } 比对验证码
compare-mark-none = 比对验证码
compare-mark-verified = 你已验证
compare-mark-differs = 验证码不一致
compare-mark-changed = 新的人：请重新比对
compare-textAll = 请每个人打开自己的盾牌，在你看到并听到他们时，轮流念出数字。
compare-pending = 请稍候…
compare-emoji = 图案验证码：{ $pictures }
compare-digits = 数字验证码：
compare-question = 每个数字都一样吗？
compare-match = 一致
compare-matchAll = 所有人都一致
compare-differ = 不一致
compare-showQr = 显示二维码
compare-hideQr = 隐藏二维码
compare-qr = 数字的二维码
compare-qrText = 用手机摄像头对准这个屏幕。它会读出数字，好与另一个屏幕比对。
compare-codeChanged = 有人来了或走了，验证码已改变。请用新的重新开始。
compare-personGone = { $name } 离开了，或以新的人回来了。
compare-showNew = 显示新验证码
compare-verified = 是 { $name } 本人
compare-verifiedAll = 每个人都是本人
compare-verifiedText = 没有人在中间。只要这个标签页和对方的标签页都开着，标记就一直有效。重新加载页面的人会成为新的人，我们会告诉你。
compare-done = 完成
compare-differsTitle = 现在不要说任何私密的话
compare-checkPerson = 请确认双方看的是正确的验证码：你看 { $name } 的，{ $name } 看你的。
compare-checkAll = 有人来去时验证码会变。请等所有人到齐。
compare-onceMore = 再慢慢比对一次数字。
compare-stillDifferent = 还是不同？可能有人在中间。请离开，发起新会议，并用另一种方式发送链接。
compare-again = 再次比对

act-open = 在你们互相看到、听到的时候一起做。{ $name } 在参与者列表中你的名字下方打开“比对验证码”。
act-pictures = 你们看到的都是这些图案吗？
act-youRead = 念出这些数字。
act-theyRead = { $name } 念出这些，你来核对。

reason-connecting = 仍在建立连接。
reason-unknownMember = 这里有人没有证明自己的名字。请查看参与者列表。
reason-framesFailing = { $name } 的部分画面或声音无法打开，已被丢弃。
reason-framesFailingUnknown = 部分画面或声音无法打开，已被丢弃。
reason-notSealed = 你的浏览器试图发送或接收未封好的内容，已被阻止。请离开，并使用最新的浏览器。
reason-noMediaPath = 画面和声音无法通过你的网络。请换一个网络。
reason-codesDiffer = 你和 { $name } 的验证码不一致。不要说私密的话，再比对一次。如果仍不同，请离开，发起新会议，并用另一种方式发送链接。
reason-codesDifferUnknown = 这场会议的验证码不一致。不要说私密的话，再比对一次。如果仍不同，请离开，发起新会议，并用另一种方式发送链接。
reason-keyChanged = { $name } 不是与你比对过验证码的那一位。可能是同一个人重新加载了页面，也可能是别人用了这个名字：请重新比对。
reason-forged = 有内容以 { $name } 的名义到来，但并非 { $name } 发送。它不会显示或播放。这场会议中可能有人冒充他人。
reason-forgedUnknown = 有内容以某人的名义到来，但并非其本人发送。它不会显示或播放。这场会议中可能有人冒充他人。
reason-forked = 关于这场会议，服务器对你和 { $name } 说法不一。请比对安全验证码，不要轻信谁在这里。
reason-forkedUnknown = 关于这场会议，服务器对你和另一个人说法不一。请比对安全验证码，不要轻信谁在这里。
reason-digestsMissing = 能看到或听到 { $name }，但相应的签名证明没有到达。服务器可能扣住了它。
reason-digestsMissingUnknown = 能看到或听到某人，但相应的签名证明没有到达。服务器可能扣住了它。
reason-digestsLate = { $name } 说的话迟到了好几秒。网络较慢，或服务器在拖延。
reason-digestsLateUnknown = 某人说的话迟到了好几秒。网络较慢，或服务器在拖延。
reason-unheard = 已有一段时间没有收到 { $name } 的签名内容。对方可能断线了，或服务器把你们隔开了。
reason-unheardUnknown = 已有一段时间没有收到这里某人的签名内容。对方可能断线了，或服务器把你们隔开了。
reason-unproven = { $name } 离开前不久，麦克风和摄像头都关着，却有声音或画面以其名义出现。无法确认那来自本人。
reason-unprovenUnknown = 某人离开前不久，麦克风和摄像头都关着，却有声音或画面以其名义出现。无法确认那来自本人。
reason-unconfirmed = 最近确认自己仍在这里的人太少，因此不发送你的任何内容。等他们确认后会自动恢复。

track-own-mic = 你的麦克风
track-own-camera = 你的摄像头
track-own-screen = 你的屏幕
track-own-screenAudio = 你的屏幕声音
track-of-mic = { $name } 的麦克风
track-of-camera = { $name } 的摄像头
track-of-screen = { $name } 的屏幕
track-of-screenAudio = { $name } 的屏幕声音

preview-title = 服务器看到的你
preview-text = 你的浏览器让服务器把你自己的摄像头画面送回来。这就是它拥有的全部。
preview-own = 你，在自己的浏览器中
preview-decoder = 视频播放器的尝试
preview-decoderText = 它拿到封好的画面，却没有密钥，所以没什么可显示。
preview-bytes = 画出来的字节
preview-bytesText = 一个封好的帧，每个字节一格。黄色格子是为播放器留作明文的少数几个。
preview-meta = 旁边的明文信息
preview-waiting = 正在等待第一个封好的帧…
preview-direct = 你的摄像头画面现在直接传给对方，服务器什么也得不到。
preview-nothing = 没有它能显示的内容
preview-cameraOff = 打开摄像头，看看服务器得到什么。
preview-turnOn = 打开摄像头
preview-frames = 送回的帧
preview-decrypted = 其中打开的
preview-size = 这一帧的大小
preview-sizeValue = { $length } 字节，其中明文 { $clear }
preview-kind = 类型
preview-key = 完整画面
preview-delta = 相对前一画面的变化
preview-sender = 发送者
preview-senderValue = { $leaf } 号（没有名字）
preview-generation = 密钥代数
preview-counter = 帧编号
preview-loudness = 麦克风音量
preview-loudnessTold = 随每个声音数据包告知
preview-loudnessKept = 不告知
preview-chat = 你的上一条消息
preview-chatText = 最近一条聊天消息，按服务器转发的样子。

souvenir-save = 保存为图片
souvenir-hint = 你与服务器看到的你，合在一张图里。它在这里生成，不会发往别处。
souvenir-title = 服务器看到的只有这些
souvenir-file = 服务器看到的.png
souvenir-failed = 未能生成图片。

notice-reconnecting = 连接中断，正在重试…
notice-micsFull = 已有八个麦克风打开，这场安静的会议容纳不下更多。请先让某人关闭麦克风。
notice-soundBlocked = 浏览器拦住了声音。
notice-allowSound = 打开声音
notice-muteAsked = { $name } 请你关闭麦克风。
notice-turnOff = 关闭
notice-handUp = { $name } 举手了
notice-shareStarted = { $name } 正在共享屏幕
notice-reloaded = 你重新加载了页面：对其他人来说你是新的人，所有验证码都要重新比对。
notice-joined = { $name } 加入了
notice-left = { $name } 离开了
notice-lost = { $name } 断线了
notice-reconnected = 你已重新连接
notice-chatTooLong = 消息太长。请分成几条发送。
notice-serverRefused = 服务器没有接受。请稍后再试。
notice-sendingStopped = 没有人确认自己仍在这里：暂时不发送你的任何内容
notice-sendingAgain = 别人又能看到和听到你了
notice-privateNotSent = { $name } 已不在这里。你的私下消息没有发出。
notice-privateNotSentUnknown = 对方已不在这里。你的私下消息没有发出。
notice-keyChanged = { $name } 以新的人出现。请先重新比对验证码再信任。
notice-lobbyOn = { $by } 打开了等候室。新来的人要等主持人放行。
notice-lobbyOff = { $by } 关闭了等候室
notice-lockOn = { $by } 锁定了会议。不再让人进入。
notice-lockOff = { $by } 解锁了会议
notice-personRemoved = { $by } 移出了 { $name }
notice-madeHost = { $name } 现在是主持人
notice-passwordChanged = { $by } 设了新密码。在场的人都会留下。
notice-aHost = 一位主持人
notice-noHost = 最后一位主持人离开了。会议在没有主持人的情况下继续。
notice-grownLarge = 现在是大型会议，加入会稍慢。
notice-askedYou = { $by } 请你关闭麦克风
notice-youAsked = 你请 { $whom } 关闭麦克风
notice-asked = { $by } 请 { $whom } 关闭麦克风
notice-youMutedAll = 你关闭了其他所有人的麦克风
notice-mutedAll = { $by } 关闭了其他所有人的麦克风
notice-mutedYou = { $by } 关闭了你的麦克风
notice-youMuted = 你关闭了 { $whom } 的麦克风
notice-muted = { $by } 关闭了 { $whom } 的麦克风

ended-left-title = 你已离开会议
ended-left-text = 希望会议开得愉快。
ended-badLink-title = 这个链接已损坏
ended-badLink-text = 有一部分缺失或被改动。请再要一次，并复制完整链接。
ended-roomEnded-title = 这场会议已结束
ended-roomEnded-text = 所有人都离开了。重新加入即可再次打开房间。
ended-roomFull-title = 会议已满
ended-roomFull-text = 请等有人离开后再试。
ended-wrongPassword-title = 密码不对
ended-wrongPassword-text = 请问邀请你的人，然后再试。
ended-removed-title = 你被移出了会议
ended-removed-text = 主持人移出了你。如果是误会，请重新加入：需要主持人放行。
ended-replaced-title = 你从别处加入了
ended-replaced-text = 此标签页已离开会议，另一个仍在继续。请关闭此标签页，或在这里重新加入。
ended-serverGone-title = 无法连接服务器
ended-serverGone-text = 请检查网络连接，然后重新加入。
ended-serverShutdown-title = 服务器已关闭
ended-serverShutdown-text = 会议因此对所有人结束。请等一分钟再重新加入。
ended-notSealed-title = 为了你的安全，我们停下了
ended-notSealed-text = 你的浏览器差点发送未封好的内容，但什么都没有发出。请更新浏览器或换一个，然后重新加入。
ended-protocol-title = 你与服务器之间出了问题
ended-protocol-text = 请重新加载页面并重新加入。如果没用，可能是服务器比此页面新或旧。
ended-denied-title = 你没有被放行
ended-denied-text = 会议主持人拒绝了。请问邀请你的人。
ended-locked-title = 这场会议已锁定
ended-locked-text = 暂时不能再有人进入。请让里面的人解锁。
ended-passwordChanged-title = 有新密码了
ended-passwordChanged-text = 主持人设置密码时你不在。请询问新密码，然后重新加入。

wayOn-left = 重新加入
wayOn-badLink = 返回首页
wayOn-roomEnded = 再次打开
wayOn-roomFull = 重试
wayOn-wrongPassword = 重新输入
wayOn-removed = 再次请求加入
wayOn-replaced = 在这里重新加入
wayOn-serverGone = 重试
wayOn-serverShutdown = 重试
wayOn-notSealed = 重新加入
wayOn-protocol = 重新加载并加入
wayOn-denied = 再次请求
wayOn-locked = 重试
wayOn-passwordChanged = 用新密码加入

trouble-openSecurely = 以安全方式打开
trouble-copyLink = 复制链接到另一个浏览器
trouble-copyByHand = 未能复制。请选中上方的地址手动复制。
trouble-tryAgain = 重试
trouble-notAllowed = 浏览器未允许
trouble-where = 点击哪里
trouble-offline = 你已离线。网络恢复后一切会继续。
trouble-looking = 正在查看谁在这里…
trouble-noAnswer = 服务器还没有回应，正在重试…
trouble-mayBeOver = 现在没有人。会议可能还没开始，也可能已结束。你可以发起它，也可以等待：有人来时这里会显示。

support-notSupported-title = 此浏览器太旧，无法开封好的会议
support-notSupported-text = 请用最新的 Chrome、Edge、Firefox 或 Safari 打开链接。
support-insecure-title = 此页面不是以安全方式打开的
support-insecure-text = 浏览器只在 https 下提供摄像头和麦克风。请在同一地址前加上 https:// 打开。
support-workerFailed-title = 页面无法启动
support-workerFailed-text = 有一部分没有加载。请重新加载页面；如果没用，请换一个浏览器。

allow-chrome =
    { $kind ->
        [mic] 点击地址左侧的图标，允许麦克风，然后在这里重新打开。
        [camera] 点击地址左侧的图标，允许摄像头，然后在这里重新打开。
       *[both] 点击地址左侧的图标，允许麦克风和摄像头，然后在这里重新打开。
    }
allow-firefox =
    { $kind ->
        [mic] 点击地址左侧划掉的麦克风，解除阻止，然后在这里重新打开。
        [camera] 点击地址左侧划掉的摄像头，解除阻止，然后在这里重新打开。
       *[both] 点击地址左侧划掉的麦克风和摄像头，解除阻止，然后在这里重新打开。
    }
allow-safari =
    { $kind ->
        [mic] 在菜单中选择 Safari、“此网站的设置”，允许麦克风，然后在这里重新打开。
        [camera] 在菜单中选择 Safari、“此网站的设置”，允许摄像头，然后在这里重新打开。
       *[both] 在菜单中选择 Safari、“此网站的设置”，允许麦克风和摄像头，然后在这里重新打开。
    }
allow-ios =
    { $kind ->
        [mic] 轻点地址旁的图标，再选“网站设置”，允许麦克风，然后在这里重新打开。
        [camera] 轻点地址旁的图标，再选“网站设置”，允许摄像头，然后在这里重新打开。
       *[both] 轻点地址旁的图标，再选“网站设置”，允许麦克风和摄像头，然后在这里重新打开。
    }
allow-other =
    { $kind ->
        [mic] 在浏览器设置中为此页面允许麦克风，然后在这里重新打开。
        [camera] 在浏览器设置中为此页面允许摄像头，然后在这里重新打开。
       *[both] 在浏览器设置中为此页面允许麦克风和摄像头，然后在这里重新打开。
    }
problem-refused =
    { $kind ->
        [mic] 浏览器不让此页面使用麦克风。{ $allow }
        [camera] 浏览器不让此页面使用摄像头。{ $allow }
       *[both] 浏览器不让此页面使用麦克风和摄像头。{ $allow }
    }
problem-missing =
    { $kind ->
        [mic] 未找到麦克风。请接上一个并在这里打开，或不用它继续。
        [camera] 未找到摄像头。请接上一个并在这里打开，或不用它继续。
       *[both] 未找到麦克风和摄像头。请接上并在这里打开，或不用它们继续。
    }
problem-insecure =
    { $kind ->
        [mic] 浏览器只在 https 下提供麦克风。请在同一地址前加上 https:// 打开。
        [camera] 浏览器只在 https 下提供摄像头。请在同一地址前加上 https:// 打开。
       *[both] 浏览器只在 https 下提供麦克风和摄像头。请在同一地址前加上 https:// 打开。
    }
problem-inUse =
    { $kind ->
        [mic] 另一个程序正在使用麦克风。请在那里关闭，然后在这里重新打开。
       *[camera] 另一个程序正在使用摄像头。请在那里关闭，然后在这里重新打开。
    }
problem-lost =
    { $kind ->
        [mic] 麦克风已断开。请重新接上或选择另一个。
       *[camera] 摄像头已断开。请重新接上或选择另一个。
    }
problem-silent =
    { $kind ->
        [mic] 麦克风没有声音。可能在耳机或系统中被关闭了。
       *[camera] 摄像头没有画面。可能被另一个程序占用，或盖子关着。
    }
problem-unsupported =
    { $kind ->
        [mic] 此浏览器无法使用你的麦克风。请换一个浏览器。
       *[camera] 此浏览器无法使用你的摄像头。请换一个浏览器。
    }
problem-failed =
    { $kind ->
        [mic] 麦克风无法启动。请重新打开，或选择另一个。
       *[camera] 摄像头无法启动。请重新打开，或选择另一个。
    }
problem-speaker = 无法使用该扬声器。请选择另一个。
problem-screenUnsupported = 此浏览器无法共享屏幕。请用电脑共享。
problem-screenFailed = 未能共享屏幕。请再试一次，或选择另一个窗口。

offline-title = 没有连接
offline-text = 现在无法从这里连接 SecureMeeting。会议需要网络：请检查连接。恢复后，此页面会自动继续。
offline-again = 重试
