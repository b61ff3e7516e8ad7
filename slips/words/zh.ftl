# 纸上和预约页面上的文字。

## The slip
slip-your-number = 您的号码
slip-ahead = 您前面的人数
slip-wait = 大约等候（分钟）
slip-follow = 用手机查看排队
slip-code = 错过叫号？请把这个码放在自助机的扫描器下面
slip-thanks = 谢谢您的等候。我们会显示并念出您的号码。
slip-appointment = 预约
slip-then = 然后，在同一次来访中
slip-again = 再次打印
slip-second = 第二张
slip-late = 打印晚了。不是您的号码？请交给工作人员。

## An appointment: its own page, its slip, its calendar entry
appointment-yours = 您的预约
appointment-title = 您的预约：{ $date } { $time }
appointment-code = 您的代码
appointment-at = 时间
appointment-minutes = { $n ->
   *[other] 大约 { $n } 分钟
}
appointment-where = 地点
appointment-come = 您到的时候
appointment-scan = 您到的时候，请在自助机上扫这个码，或者输入代码
appointment-scan-phone = 请把它对着自助机的扫描器，或者输入代码
appointment-from = 您可以从 { $time } 开始报到。
appointment-kept = 我们保留到 { $time }。来晚了也请来。
appointment-called = 然后您会得到一个号码。屏幕会显示去哪里。
appointment-calendar = 加到日历
appointment-slip-note = 请带上这张纸。上面没有姓名。
appointment-cannot = 如果您不能来，请告诉我们。别人会用得上这个时间。
appointment-cancelled = 这个预约已经取消
appointment-closed = { $why ->
    [none] 这个时间我们不开放
   *[other] 这一天我们不开放：{ $why }
}
appointment-closed-do = 这个预约不能进行。请向我们要另一个时间。
appointment-missed = 这个预约的时间已经过了
appointment-again = 您还需要我们吗？请到接待处，或者取号。
appointment-here = 您已经报到。您的号码是 { $number }。
appointment-follow = 查看您的号码
appointment-done = 这个预约已经结束。谢谢您来。
appointment-calendar-summary = 预约，{ $site }
appointment-calendar-text = 请从 { $time } 开始在自助机上用代码 { $code } 报到。

## A tile that answers: on paper, and on the phone
signpost-not-here = 这件事不在这里办
signpost-go-to = 请到
signpost-walk = { $n ->
   *[other] 步行 { $n } 分钟
}
signpost-no-steps = 没有台阶
signpost-ring = 电话 { $phone }
signpost-map = 地图：{ $place }
signpost-phone = 存到手机
signpost-open = 现在开着，到 { $time }。
signpost-opens = 现在关着。开门时间：{ $day } { $time }。
signpost-hours = 开放时间
signpost-day-of-month = { $nth ->
    [first] 每月第一个{ $day }
    [second] 每月第二个{ $day }
    [third] 每月第三个{ $day }
    [fourth] 每月第四个{ $day }
    [fifth] 每月第五个{ $day }
   *[last] 每月最后一个{ $day }
}
signpost-day-closed = 不开放
signpost-closed-now = 现在关着。
