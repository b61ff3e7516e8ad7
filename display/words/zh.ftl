# 等候区屏幕和手机页面上的文字。

language-name = 简体中文
language-read = no

## Screen
screen-title = 叫号
now-calling = 正在叫号
last-call = 刚才叫号
also-called = 也叫了
earlier = 之前
waiting = 人在等
nobody-waiting = 没有人在等
wait-times = 等候时间
minutes-short = 分钟
no-wait = 不用等
door-in = 请进
door-busy = 里面有人。请在外面等。
wait-for-number = 请等您的号码
not-available = 现在没有。
watch-here = 请看这个屏幕，听您的号码。
your-number-here = 您的号码会显示在这里
keep-your-ticket = 请把号票拿在手边。
offline = { $time } 后没有更新。工作人员会叫您的号。
sound-is-off = 声音已关：点一下打开
drawn-media = 图片、视频和页面

## Phone
phone-title = 您的号票
your-number = 您的号码
ahead =
    { $n ->
        [0] 您前面没有人
       *[other] 您前面有 { $n } 人
    }
wait-about = 您大约要等 { $n } 分钟
you = 您
keep-open-look = 请不要关闭这一页。轮到您时，它会变成黄色。
keep-open-buzz = 请不要关闭这一页。轮到您时，手机会振动。
keep-open-ring = 请不要关闭这一页。轮到您时，手机会响。
keep-open-ring-and-buzz = 请不要关闭这一页。轮到您时，手机会响并振动。
lost = { $time } 后没有连接
sound-is-on = 声音已开。
switch-sound-on = 打开声音
as-of = { $time } 的情况
up-to-date-at = { $time } 更新
not-up-to-date = { $time } 后没有更新。请看等候区的屏幕。
please-go-to = 请到
called-at = { $time } 叫号
called-again = { $time } 再次叫号
we-come-to-you = 我们会过来
we-come-to-you-more = 请在原地等。有人会来接您。
being-served = 正在为您办理
thank-you = 谢谢
thank-you-more = 您的事办完了。您可以关闭这一页。
we-called-you = 我们叫过您的号
we-called-you-more = 我们在 { $time } 叫了您的号（{ $place }），没有人来。
go-to-reception = 请到接待处。他们会帮您。
day-closed = 我们今天关门了
day-closed-more = 很抱歉，没有轮到您。请改天再来。
day-over = 这张号票是另一天的
day-over-more = 它不能再用。请重新取号。
taken-back = 这张号票不能再用
taken-back-more = 它已经收回。如果您还要办事，请到接待处。
replaced = 您有新的号票
replaced-more = 这一张不能再用。请用新的。
come-again = 请再来
come-again-more = 很抱歉，我们不得不停下。您来时请在接待处出示这个号码，会更快轮到您。
all-wait-more = 现在所有人都要停下。请听工作人员的话。您的位置会保留。
all-leave = 请现在离开大楼
all-stopped = 请等一等
all-closing = 我们现在必须关门
all-keep = 请留好号票。您的位置会保留。
all-staff = 工作人员会告诉您怎么做。
all-back = 您可以回来了
all-go-on = 我们接着刚才的地方继续。
your-appointment = 您的预约是 { $time }
news = { $origin ->
    [return] 您又在排队了，排在前面。
    [hold] 您又在排队了。
    [back] 您会回到最先接待您的人那里。
   *[referral] 您的号码不变。下一步我们会再叫您。
}
further = { $n ->
   *[other] 然后还有 { $n } 件事，用同一个号码。
}
more-time = 我需要更多时间
leaving = 我要走了
place-held = 我们为您留着位置
place-held-more = 留到 { $time }。之后您会重新排队。
am-back = 我回来了
you-left = 您已经离开排队
you-left-more = 您的号票已经退回。如果弄错了，请问接待处。
stay = 还是保留我的位置
undo-left = { $n ->
   *[other] 您还可以在 { $n } 秒内这样做。
}
am-here = 我现在到了
back-until = 您在这里吗？{ $time } 之前，我们可以把您重新排在前面。
not-done = 没有成功。请问接待处。
soon = 快轮到您了
soon-more = 请现在到等候区。
on-my-way = 我正在过来
told-on-my-way = 他们知道您正在过来。
told-more-time = 他们知道您需要更多时间。
take-back = 撤回
place-safe = 您的位置会保留
at-then = { $time } 时
ahead-then = { $n ->
    [0] 您前面没有人
   *[other] 您前面有 { $n } 人
}
cannot-tell = 这部手机不能在轮到您时通知您。
until-back = 恢复之前
watch-screens = 请看屏幕上有没有您的号码。
listen-for = 请听：我们会大声叫号。
ask-reception = 不清楚？请问接待处。
try-now = 现在再试
try-every = 我们每 5 秒再试一次。
add-home = 放到手机主屏幕
add-home-share = 要再找到这一页：点“分享”，再点“添加到主屏幕”。
push-on = 这一页关闭时也通知我
push-is-on = 轮到您时手机会收到消息，这一页关闭时也会。
push-stop = 不再要消息
push-refused = 您的手机不让这一页发送消息。
opinion-title = 您今天来办事感觉如何？
opinion-touch = 请点一张脸。
face-1 = 很差
face-2 = 差
face-3 = 一般
face-4 = 好
face-5 = 很好
opinion-more = 您想再说一点吗？
opinion-need-not = 不说也可以。
opinion-anonymous = 我们不知道您是谁。请不要写姓名或账号。
opinion-unknown = 请点一张脸。我们不知道您是谁。
opinion-send = 发送
opinion-thanks = 谢谢您告诉我们
complain = 投诉
complaint-or-comment = 投诉或意见
complaint-answered = 每个投诉我们都会答复。
complaint-what = 您想告诉我们什么？
complaint-is-complaint = 投诉
complaint-is-comment = 意见
complaint-name = 您的姓名（如果想要答复）
complaint-contact = 电话或电子邮件（如果想要答复）
complaint-unless = 我们不知道您是谁，除非您在这里告诉我们。
complaint-next = 继续
complaint-sent = 谢谢。我们收到了。
complaint-number = 编号是 { $number }。
complaint-read = 负责人会看。如果您留了电话或电子邮件，他们会答复您。
complaint-empty = 请先写一点内容。
language-letters = abcdefghijklmnopqrstuvwxyz
key-space = 空格
key-delete = 删除
key-done = 好了
still-there = 您还在吗？
stay-writing = 留在这里
go-back = 返回
accessibility = 方便使用
unknown-ticket = 我们没有这张号票
unknown-ticket-more = 请再扫一次号票上的码，或者问接待处。如果您有号票，您的位置会保留。
busy = 现在看的人太多
busy-more = 这里有太多人在查看号票。您的位置会保留。这一页会自己再试。
