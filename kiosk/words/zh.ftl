# 自助机上的文字。

page-title = 取号

## The first screen
welcome = 欢迎。
greeting = { $part ->
    [morning] 上午好。
    [afternoon] 下午好。
   *[evening] 晚上好。
}
how-can-we-help = 请问您要办什么事？
touch-one = 请点一项来取号。
waiting = { $n ->
    [0] 没有人在等
   *[other] { $n } 人在等
}
wait-about = { $n ->
    [0] 不用等
   *[other] 大约 { $n } 分钟
}
more-choices = 更多
first-choices = 回到开头
page-of = 第 { $page } 页，共 { $pages } 页
languages = 语言
language = 语言
language-title = 请选择您的语言
choices = 选项

## The enquiries of a group
choose-enquiry = 请选择您要办的事
private-room = 在单独的房间
sign = 手语

## Opening times
day = { $day ->
    [monday] 星期一
    [tuesday] 星期二
    [wednesday] 星期三
    [thursday] 星期四
    [friday] 星期五
    [saturday] 星期六
   *[sunday] 星期日
}
opens = { $day ->
    [today] 今天 { $time } 开门。
    [tomorrow] 明天 { $time } 开门。
    [monday] 星期一 { $time } 开门。
    [tuesday] 星期二 { $time } 开门。
    [wednesday] 星期三 { $time } 开门。
    [thursday] 星期四 { $time } 开门。
    [friday] 星期五 { $time } 开门。
    [saturday] 星期六 { $time } 开门。
    [sunday] 星期日 { $time } 开门。
   *[next] 一个星期后 { $time } 开门。
}
opens-on = { $date } { $time } 开门。
day-of-month = { $nth ->
    [first] 每月第一个{ $day }
    [second] 每月第二个{ $day }
    [third] 每月第三个{ $day }
    [fourth] 每月第四个{ $day }
    [fifth] 每月第五个{ $day }
   *[last] 每月最后一个{ $day }
}
day-closed = 不开放
closed = 已关门。
closed-now = 现在不开放
notices = 通知
opening-times = 开放时间
hours-span = { $from } 到 { $to }
closed-help = 今天就要办？请找工作人员。
site-closed = 我们关门了
kiosk-closed = 这台自助机现在不开放
kiosk-closed-go = 请到这台自助机取号：{ $place }
kiosk-closed-reception = 请到接待处取号。
site-closed-ticket = 如果您已经取号，请等一等。我们还会叫您的号。

## The ticket
your-number-is = 您的号码是
one-moment = 请稍等
taking-longer = 这次比平时慢一点。请稍等。
ahead-of-you = 您前面
people = { $n ->
    [0] 没有人
   *[other] { $n } 人
}
your-wait = 等候时间
what-next = 接下来
step-seat = 请坐在看得到或听得到屏幕的地方。
step-called = 我们会显示并念出您的号码。
step-go = 然后请到我们说的柜台或房间。
step-go-low = 我们会叫您到低柜台。
step-fetch = 请在原地等。我们会过来。
follow-on-phone = 用手机查看排队
qr-label = 在手机上打开您的号码的二维码
printing = 正在打印您的号票
printing-hint = { $slot ->
    [left] 号票会从左边出来。
    [right] 号票会从右边出来。
   *[below] 号票会从下面出来。
}
getting-number = 正在为您取号
take-ticket = 请拿您的号票
take-ticket-hint = { $slot ->
    [left] 号票正从左边出来。
    [right] 号票正从右边出来。
   *[below] 号票正从下面出来。
}
done = 好了

## No paper
no-paper-now = 现在没有纸。您的号码会显示在屏幕上：请扫码，或者写下来。
paper-elsewhere = 您的号票从另一台打印机出来
in-the-queue = 您已经在排队。
no-paper = { $why ->
    [broken] 打印机坏了，所以没有纸票。工作人员已经知道。
    [doubt] 打印机没有回应。如果没有纸出来，您也不需要它。
   *[none] 这里没有纸票。
}
keep-your-number = 请记住您的号码。请选一种办法：
keep-scan = 用手机相机<b>扫这个码。</b>
keep-write = <b>写下来，</b>或者拍照。
keep-ask = <b>问接待处。</b>他们可以帮您写下来。
stays = { $n ->
   *[other] 这里再显示 { $n } 秒，或者到您点“好了”为止。
}

## A person
talk = 找工作人员
talk-hint = 在接待处
search = 搜索

## When it does not work
away-title = 请到接待处
away-lead = 现在不能在这里取号。
away-help = 那里的工作人员会帮您。
away-safe = 如果您有号码，您的位置会保留。
away-returns = 这个屏幕会自己恢复。
trouble-lead = 我们没能在这里给您号码。

## Ways
back = 返回
start-again = 重新开始

## Accessibility
accessibility = 方便使用
accessibility-hint = 文字、颜色、高低
settings = 设置
mode-larger = 更大的字
mode-larger-hint = 大一半
mode-contrast = 高对比度
mode-contrast-hint = 黑底白字，粗边
mode-low = 低处按钮
mode-low-hint = 所有按钮都在下半部
mode-time = 更多时间
mode-time-hint = 屏幕会等十倍的时间
mode-counter = 低柜台
mode-counter-hint = 我们会叫您到可以坐下的柜台
mode-served = 我想用普通话办事
mode-served-hint = I would like to be served in Mandarin
mode-interpreter = 我需要口译员
mode-interpreter-hint = I would like an interpreter (Mandarin)
served-other = 我想用这种语言办事 …
served-now = 现在这里可用的语言：{ $languages }
mode-on = 开
mode-off = 关
modes-on = 已打开：{ $modes }
settings-reset = 下一位来时，屏幕会恢复原样。

## Still there?
still-there = 您还在吗？
still-there-hint = { $n ->
   *[other] { $n } 秒后回到开头。
}
still-there-ticket = { $n ->
   *[other] 这个屏幕 { $n } 秒后关闭。您还在排队。
}
stay = 留在这里

## Not open, and why
closed-why = { $reason ->
    [holiday] 今天不开放。
    [quota] 今天这件事的号已经取完。
    [last_ticket] 今天这件事不再取号。
    [closed_early] 我们今天提早关门。
    [standstill] 请等一等。现在不能取号。
    [switched_off] 现在不能办。
   *[other] 不开放。
}
closed-day = 今天不开放：{ $name }。
closed-cause = { $cause ->
    [staff_away] 现在没有能办这件事的人。
    [partner_away] 我们的合作单位今天不在。
    [system_down] 办这件事的电脑系统坏了。
    [full] 我们今天不能再接待更多人。
    [staffing] 我们今天人手太少。
    [building] 楼里有故障。
    [evacuation] 所有人现在必须离开大楼。
    [power] 停电了，或者电脑坏了。
    [closing] 我们必须关门。
    [weather] 因为天气。
    [emergency] 有紧急情况。
   *[other] 出了一点事。很抱歉。
}

## A long wait
long-lead = 很多人在等
long-title = 大约要等 { $n } 分钟
long-hint = 您可以用手机查看排队。
long-take = 取号
long-take-hint = 您的位置会保留
long-leave = 现在不取
long-leave-hint = 回到开头，不取号

## An appointment, or back again
have-appointment = 我有预约
have-appointment-short = 预约
have-appointment-hint = 告诉我们您到了
am-back = 我回来了
am-back-short = 我回来了
am-back-hint = 错过叫号，或者出去了一下
code-title-appointment = 您的预约
code-hint-appointment = 请输入信件或短信里的代码，或者把它放在扫描器下面。
code-empty-appointment = 您的代码
code-title-back = 欢迎回来
code-hint-back = 请输入号票上的号码，或者把二维码放在扫描器下面。
code-empty-back = 您的号码
typed = 已输入
erase = 删除最后一个
continue = 继续
back-good = { $done ->
    [waiting] 您在排队。
   *[back] 您又在排队了。
}
back-good-more = { $done ->
    [returned] 我们把您排在前面。请留在看得到或听得到屏幕的地方。
    [resumed] 您以前等的时间还算数。请留在看得到或听得到屏幕的地方。
   *[waiting] 您没有错过叫号。您的位置会保留。
}
go-now = 我们叫了您的号。请现在到
called-at = { $time } 叫号
back-sorry = { $done ->
    [held] 我们为您留着位置
    [too_late] 叫您的号已经过去太久
    [finished] 这次来访已经结束
    [cancelled] 这张号票已经退回
   *[unknown] 我们今天没有这个号码
}
back-sorry-person = 请到接待处。那里有人会帮您。
back-held-code = 请把号票上的二维码放在扫描器下面，或者用手机打开它的页面。
back-sorry-ticket = 或者返回，重新取号。
your-appointment = 您的预约
appointment-note = { $punctuality ->
    [early] 您来早了。我们从 { $time } 开始叫您，可能的话会更早。
    [late] 您来晚了，但我们还是会接待您。可能要多等一会儿。
   *[on_time] 您来得准时。我们很快会叫您。
}
check-in-sorry = { $why ->
    [unknown] 我们找不到这个代码
    [checked_in] 您已经报到
    [cancelled] 这个预约已经取消
    [another_day] 这个预约是另一天的
    [too_early] 您来得太早
    [closed] 这个预约的时间我们不开放
    [too_late] 这个预约的时间已经过了
   *[other] 您不能在这里报到
}
check-in-person = 请到接待处。那里有人会帮您。
check-in-safe = 如果您有预约，它没有丢。

## Another enquiry
also-ask = 今天还有别的事吗？
also-lead = 您已经有号码
also-title = 您还要办什么事？
also-done = { $n ->
   *[other] { $n } 件事，一个号码。我们都会为您办。
}
also-failed = 没能加上。请在柜台告诉我们。

## A screen that is not set up yet
pair-title = { $kind ->
    [kiosk] 这台自助机还没有准备好
    [display] 这个显示屏还没有准备好
   *[screen] 这个屏幕还没有准备好
}
pair-withdrawn = 工作人员已经停用这个屏幕。
pair-visit = 您来办事？请问工作人员。

## A tile that answers
not-here = 不在这里：{ $place }
signpost-title = 这件事不在这里办
signpost-who = 这件事由 { $who } 办理。
signpost-open-now = 现在开着。
signpost-closed-now = 现在关着。
signpost-until = 今天开到 { $time }
signpost-ring = 电话 { $phone }
signpost-map = 地图：{ $place }
signpost-phone = 存到手机
signpost-code = 在手机上打开这一页的二维码
signpost-print = 帮我打印
signpost-no-paper = 没能打印。请写下来，或者拍照。
signpost-ask = 不清楚？请找工作人员。
take-paper = 请拿您的纸
printing-paper = 正在打印

not-working = 这个屏幕坏了。请到接待处。

## A person who comes: opened later
talk-title = { $how ->
    [asked] 我们正在告诉工作人员
    [shown] 工作人员收到了您的消息
    [more] 我们告诉了更多的人
    [coming] 有人正在过来
    [came] 有人来了吗？
    [over] 还没有人能来
   *[other] 请到接待处
}
talk-sent = { $how ->
    [asked] 正在发送您的消息
    [nobody] 现在工作人员的屏幕前没有人
   *[other] 工作人员收到了消息
}
talk-wait = 还没有人回答
talk-more = 现在柜台的人都看得到您的消息
talk-coming = 有人在路上
talk-coming-who = { $who } 在路上
talk-stay = 请在这个屏幕旁边等。
talk-go = 请到接待处。那里有人会帮您。
talk-move = 如果您不方便过去，请告诉这里的任何一位工作人员。
talk-keep = 您的号码和位置都会保留。
talk-know = 我们需要知道什么？
talk-know-hint = 不必说。可以点任何一个。
know-fetch = 我不能去柜台
know-sign = 我用手语
know-sight = 我看不清
know-hearing = 我听不清
know-language = 我说别的语言
know-private = 我想私下谈
talk-no-help = 我现在不需要帮助
talk-get-ticket = 取号
talk-again = 再问一次
talk-yes = 有
talk-not-yet = 还没有

## Search: opened later
search-title = 是关于什么的？
search-empty = 请点字母
search-found = { $n ->
   *[other] 找到 { $n } 个。请点一个取号。
}
search-none = 没有找到“{ $word }”。
search-cannot = 我找不到
search-space = 空格
search-delete = 删除
search-clear = 全部清除

## A message to everybody: opened later
all-leave = 请现在离开大楼
all-stopped = 请等一等
all-closing = 我们现在必须关门
all-keep = 请留好号票。您的位置会保留。
all-staff = 工作人员会告诉您怎么做。
