## Accessibility, and spoken guidance: opened later
mode-spoken = 语音引导
mode-spoken-hint = 听屏幕内容，用四个按键操作
aid-title = 您需要什么帮助？
aid-hint = 请点一项或多项，立即生效。
aid-headphones = 插上耳机可以听到屏幕内容。
aid-all-off = 全部关闭
aid-open = { $site }。按“下”听选项，按“确定”选择。
aid-position = 第 { $at } 项，共 { $of } 项。
aid-choice = 选项 { $at }，共 { $of } 项。
aid-one-choice = 一个选项。
aid-ok = 按“确定”选择。
aid-touch = 再点一次选择。
aid-turn-on = 按“确定”开启。
aid-turn-off = 按“确定”关闭。
aid-first = 第一项。
aid-last = 最后一项。
aid-choices = { $n ->
   *[other] { $n } 个选项。
}
aid-private = 您办理的事项不会从扬声器读出。
aid-names = 大声读出名称
aid-where = 现在叫到几号？
aid-calling = 正在叫号 { $number }，{ $place }。
aid-nobody = 现在没有叫号。
aid-again = 再说一遍
aid-up = 上
aid-down = 下
aid-choose = 确定
aid-in-headphones = 正在耳机中播放
aid-from-speaker = 正在扬声器中播放
aid-volume = 音量
aid-statement = 无障碍声明：{ $address }

## Easy Read and sign language: opened later
mode-easy = 易读
mode-easy-hint = 图片和简短的话
sign-hint = 没有声音的视频。
sign-play = 播放
sign-pause = 暂停
sign-close = 关闭
sign-failed = 现在无法播放视频。请找工作人员。
language-letters = abcdefghijklmnopqrstuvwxyz
