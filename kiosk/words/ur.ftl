# کیوسک کے الفاظ۔

page-title = ٹکٹ لیں

## The first screen
welcome = خوش آمدید۔
greeting = { $part ->
    [morning] السلام علیکم۔
    [afternoon] السلام علیکم۔
   *[evening] السلام علیکم۔
}
how-can-we-help = ہم آپ کی کیا مدد کر سکتے ہیں؟
touch-one = ٹکٹ لینے کے لیے ایک کو چھوئیں۔
waiting = { $n ->
    [0] کوئی انتظار میں نہیں
    [one] { $n } شخص انتظار میں
   *[other] { $n } لوگ انتظار میں
}
wait-about = { $n ->
    [0] انتظار نہیں
   *[other] تقریباً { $n } منٹ
}
more-choices = مزید
first-choices = شروع سے
page-of = { $pages } میں سے { $page }
languages = زبانیں
language = زبان
language-title = اپنی زبان چنیں
choices = انتخاب

## The enquiries of a group
choose-enquiry = اپنا کام چنیں
private-room = الگ کمرے میں
sign = اشاروں کی زبان

## Opening times
day = { $day ->
    [monday] پیر
    [tuesday] منگل
    [wednesday] بدھ
    [thursday] جمعرات
    [friday] جمعہ
    [saturday] ہفتہ
   *[sunday] اتوار
}
opens = { $day ->
    [today] آج { $time } بجے کھلے گا۔
    [tomorrow] کل { $time } بجے کھلے گا۔
    [monday] پیر کو { $time } بجے کھلے گا۔
    [tuesday] منگل کو { $time } بجے کھلے گا۔
    [wednesday] بدھ کو { $time } بجے کھلے گا۔
    [thursday] جمعرات کو { $time } بجے کھلے گا۔
    [friday] جمعے کو { $time } بجے کھلے گا۔
    [saturday] ہفتے کے دن { $time } بجے کھلے گا۔
    [sunday] اتوار کو { $time } بجے کھلے گا۔
   *[next] سات دن بعد { $time } بجے کھلے گا۔
}
opens-on = { $date } کو { $time } بجے کھلے گا۔
day-of-month = { $nth ->
    [first] مہینے کا پہلا { $day }
    [second] مہینے کا دوسرا { $day }
    [third] مہینے کا تیسرا { $day }
    [fourth] مہینے کا چوتھا { $day }
    [fifth] مہینے کا پانچواں { $day }
   *[last] مہینے کا آخری { $day }
}
day-closed = بند
closed = بند ہے۔
closed-now = ابھی بند ہے
notices = اعلانات
opening-times = کھلنے کے اوقات
hours-span = { $from } سے { $to } تک
closed-help = آج ہی ضرورت ہے؟ کسی سے بات کریں۔
site-closed = ہم بند ہیں
kiosk-closed = یہ کیوسک ابھی بند ہے
kiosk-closed-go = براہ کرم اس کیوسک سے ٹکٹ لیں: { $place }
kiosk-closed-reception = ٹکٹ کے لیے براہ کرم ریسپشن پر جائیں۔
site-closed-ticket = اگر آپ کے پاس ٹکٹ ہے تو انتظار کریں۔ ہم آپ کا نمبر ابھی بھی پکاریں گے۔

## The ticket
your-number-is = آپ کا نمبر ہے
one-moment = ذرا ٹھہریں
taking-longer = معمول سے تھوڑی زیادہ دیر لگ رہی ہے۔ براہ کرم انتظار کریں۔
ahead-of-you = آپ سے پہلے
people = { $n ->
    [0] کوئی نہیں
    [one] { $n } شخص
   *[other] { $n } لوگ
}
your-wait = انتظار
what-next = آگے کیا ہوگا
step-seat = وہاں بیٹھیں جہاں سے سکرین نظر آئے یا سنائی دے۔
step-called = ہم آپ کا نمبر دکھائیں گے اور بولیں گے۔
step-go = پھر اس کاؤنٹر یا کمرے میں جائیں جس کا نام ہم لیں۔
step-go-low = ہم آپ کو نیچے والے کاؤنٹر پر بلائیں گے۔
step-fetch = جہاں ہیں وہیں رہیں۔ ہم آپ کے پاس آئیں گے۔
follow-on-phone = اپنے فون پر اپنی باری دیکھیں
qr-label = کوڈ جو فون پر آپ کا ٹکٹ کھولتا ہے
printing = آپ کا ٹکٹ چھپ رہا ہے
printing-hint = { $slot ->
    [left] یہ بائیں طرف سے نکلے گا۔
    [right] یہ دائیں طرف سے نکلے گا۔
   *[below] یہ نیچے سے نکلے گا۔
}
getting-number = ہم آپ کا نمبر لے رہے ہیں
take-ticket = اپنا ٹکٹ لیں
take-ticket-hint = { $slot ->
    [left] یہ بائیں طرف سے نکل رہا ہے۔
    [right] یہ دائیں طرف سے نکل رہا ہے۔
   *[below] یہ نیچے سے نکل رہا ہے۔
}
done = ہو گیا

## No paper
no-paper-now = ابھی کاغذ نہیں ہے۔ آپ کا نمبر سکرین پر آئے گا: اسے سکین کریں یا لکھ لیں۔
paper-elsewhere = آپ کا ٹکٹ دوسرے پرنٹر سے نکلے گا
in-the-queue = آپ قطار میں ہیں۔
no-paper = { $why ->
    [broken] پرنٹر کام نہیں کر رہا، اس لیے کاغذ کا ٹکٹ نہیں ہے۔ ہمارے عملے کو معلوم ہے۔
    [doubt] پرنٹر جواب نہیں دے رہا۔ اگر کاغذ نہ نکلے تو آپ کو اس کی ضرورت نہیں۔
   *[none] یہاں کاغذ کے ٹکٹ نہیں ہیں۔
}
keep-your-number = اپنا نمبر یاد رکھیں۔ ایک طریقہ چنیں:
keep-scan = اپنے فون کے کیمرے سے <b>اسے سکین کریں۔</b>
keep-write = <b>لکھ لیں</b> یا تصویر کھینچ لیں۔
keep-ask = <b>ریسپشن پر پوچھیں۔</b> وہ آپ کو لکھ کر دے دیں گے۔
stays = { $n ->
    [one] یہ { $n } سیکنڈ یہاں رہے گا، یا جب تک آپ ”ہو گیا“ نہ چھوئیں۔
   *[other] یہ { $n } سیکنڈ یہاں رہے گا، یا جب تک آپ ”ہو گیا“ نہ چھوئیں۔
}

## A person
talk = کسی سے بات کریں
talk-hint = ریسپشن پر
search = تلاش

## When it does not work
away-title = براہ کرم ریسپشن پر جائیں
away-lead = ابھی یہاں ٹکٹ نہیں مل سکتے۔
away-help = وہاں ہمارا عملہ آپ کی مدد کرے گا۔
away-safe = اگر آپ کے پاس نمبر ہے تو قطار میں آپ کی جگہ محفوظ ہے۔
away-returns = یہ سکرین خود واپس آ جائے گی۔
trouble-lead = ہم آپ کو یہاں ٹکٹ نہیں دے سکے۔

## Ways
back = واپس
start-again = پھر سے شروع کریں

## Accessibility
accessibility = آسان رسائی
accessibility-hint = متن، رنگ، اونچائی
settings = ترتیبات
mode-larger = بڑے حروف
mode-larger-hint = ڈیڑھ گنا بڑے
mode-contrast = گہرا فرق
mode-contrast-hint = کالے پر سفید، موٹے کنارے
mode-low = نیچے کے بٹن
mode-low-hint = سب بٹن نچلے آدھے حصے میں
mode-time = زیادہ وقت
mode-time-hint = سکرین دس گنا زیادہ انتظار کرتی ہے
mode-counter = نیچا کاؤنٹر
mode-counter-hint = ہم آپ کو بیٹھنے والے کاؤنٹر پر بلائیں گے
mode-served = مجھے اردو میں بات کرنی ہے
mode-served-hint = I would like to be served in Urdu
mode-interpreter = مجھے ترجمان چاہیے
mode-interpreter-hint = I would like an interpreter (Urdu)
served-other = مجھے اس زبان میں بات کرنی ہے …
served-now = یہاں اس وقت بولی جانے والی زبانیں: { $languages }
mode-on = آن
mode-off = آف
modes-on = آن: { $modes }
settings-reset = اگلے شخص کے لیے یہ سکرین پہلے جیسی ہو جائے گی۔

## Still there?
still-there = کیا آپ ابھی یہیں ہیں؟
still-there-hint = { $n ->
    [one] { $n } سیکنڈ میں شروع پر واپس جا رہے ہیں۔
   *[other] { $n } سیکنڈ میں شروع پر واپس جا رہے ہیں۔
}
still-there-ticket = { $n ->
    [one] یہ سکرین { $n } سیکنڈ میں بند ہوگی۔ آپ قطار میں رہیں گے۔
   *[other] یہ سکرین { $n } سیکنڈ میں بند ہوگی۔ آپ قطار میں رہیں گے۔
}
stay = یہیں رہیں

## Not open, and why
closed-why = { $reason ->
    [holiday] آج بند ہے۔
    [quota] آج اس کام کے سب ٹکٹ دیے جا چکے ہیں۔
    [last_ticket] آج اس کام کے مزید ٹکٹ نہیں ہیں۔
    [closed_early] آج ہم جلدی بند ہو گئے۔
    [standstill] براہ کرم انتظار کریں۔ ابھی ٹکٹ نہیں مل رہے۔
    [switched_off] ابھی دستیاب نہیں ہے۔
   *[other] بند ہے۔
}
closed-day = آج بند ہے: { $name }۔
closed-cause = { $cause ->
    [staff_away] ابھی یہاں کوئی نہیں ہے جو اس میں مدد کر سکے۔
    [partner_away] ہمارے ساتھی ادارے والے آج یہاں نہیں ہیں۔
    [system_down] اس کام کا ہمارا کمپیوٹر سسٹم نہیں چل رہا۔
    [full] آج ہم مزید لوگوں سے نہیں مل سکتے۔
    [staffing] آج ہمارے لوگ بہت کم ہیں۔
    [building] عمارت میں خرابی ہے۔
    [evacuation] سب کو ابھی عمارت سے باہر جانا ہے۔
    [power] بجلی یا ہمارے کمپیوٹر بند ہو گئے ہیں۔
    [closing] ہمیں بند کرنا ہے۔
    [weather] یہ موسم کی وجہ سے ہے۔
    [emergency] کوئی ہنگامی صورت ہے۔
   *[other] کوئی بات ہو گئی ہے۔ ہمیں افسوس ہے۔
}

## A long wait
long-lead = بہت سے لوگ انتظار میں ہیں
long-title = تقریباً { $n } منٹ کا انتظار ہے
long-hint = آپ اپنے فون پر اپنی باری دیکھ سکتے ہیں۔
long-take = ٹکٹ لیں
long-take-hint = قطار میں آپ کی جگہ رہے گی
long-leave = ابھی نہیں
long-leave-hint = ٹکٹ کے بغیر شروع پر واپس

## An appointment, or back again
have-appointment = میری اپائنٹمنٹ ہے
have-appointment-short = اپائنٹمنٹ
have-appointment-hint = بتائیں کہ آپ آ گئے ہیں
am-back = میں واپس ہوں
am-back-short = واپسی
am-back-hint = باری نکل گئی، یا باہر گئے تھے
code-title-appointment = آپ کی اپائنٹمنٹ
code-hint-appointment = اپنے خط یا پیغام کا کوڈ لکھیں، یا اسے سکینر کے نیچے رکھیں۔
code-empty-appointment = آپ کا کوڈ
code-title-back = پھر سے خوش آمدید
code-hint-back = اپنے ٹکٹ کا نمبر لکھیں، یا اس کا کوڈ سکینر کے نیچے رکھیں۔
code-empty-back = آپ کا نمبر
typed = اب تک لکھا گیا
erase = آخری حرف مٹائیں
continue = آگے
back-good = { $done ->
    [waiting] آپ قطار میں ہیں۔
   *[back] آپ پھر سے قطار میں ہیں۔
}
back-good-more = { $done ->
    [returned] ہم نے آپ کو آگے کے قریب رکھا ہے۔ وہیں رہیں جہاں سے سکرین نظر آئے یا سنائی دے۔
    [resumed] آپ کا پہلے کا انتظار اب بھی گنا جائے گا۔ وہیں رہیں جہاں سے سکرین نظر آئے یا سنائی دے۔
   *[waiting] آپ کی باری نہیں نکلی۔ آپ کی جگہ محفوظ ہے۔
}
go-now = ہم نے آپ کو بلایا ہے۔ ابھی یہاں جائیں:
called-at = { $time } بجے بلایا گیا
back-sorry = { $done ->
    [held] ہم نے آپ کی جگہ رکھی ہوئی ہے
    [too_late] آپ کو بلائے بہت دیر ہو گئی ہے
    [finished] یہ ملاقات ختم ہو چکی ہے
    [cancelled] یہ ٹکٹ واپس کر دیا گیا تھا
   *[unknown] آج یہ نمبر ہمارے پاس نہیں ہے
}
back-sorry-person = ریسپشن پر جائیں۔ وہاں کوئی آپ کی مدد کرے گا۔
back-held-code = اپنے ٹکٹ کا کوڈ سکینر کے نیچے رکھیں، یا اپنے فون پر اس کا صفحہ کھولیں۔
back-sorry-ticket = یا واپس جا کر نیا ٹکٹ لیں۔
your-appointment = آپ کی اپائنٹمنٹ
appointment-note = { $punctuality ->
    [early] آپ وقت سے پہلے آئے ہیں۔ ہم آپ کو { $time } کے بعد بلائیں گے، یا ہو سکا تو پہلے۔
    [late] آپ کو دیر ہو گئی ہے، پھر بھی ہم آپ سے ملیں گے۔ تھوڑا وقت لگ سکتا ہے۔
   *[on_time] آپ وقت پر آئے ہیں۔ ہم آپ کو جلد بلائیں گے۔
}
check-in-sorry = { $why ->
    [unknown] یہ کوڈ ہمیں نہیں ملا
    [checked_in] آپ کا آنا پہلے ہی لکھا جا چکا ہے
    [cancelled] یہ اپائنٹمنٹ منسوخ ہو گئی تھی
    [another_day] یہ اپائنٹمنٹ کسی اور دن کی ہے
    [too_early] آپ بہت جلدی آئے ہیں
    [closed] اس اپائنٹمنٹ کے وقت ہم بند ہیں
    [too_late] اس اپائنٹمنٹ کا وقت گزر چکا ہے
   *[other] ہم یہاں آپ کا آنا نہیں لکھ سکتے
}
check-in-person = ریسپشن پر جائیں۔ وہاں کوئی آپ کی مدد کرے گا۔
check-in-safe = اگر آپ کی اپائنٹمنٹ ہے تو وہ ختم نہیں ہوئی۔

## Another enquiry
also-ask = آج کوئی اور کام بھی ہے؟
also-lead = آپ کا ٹکٹ ہو گیا ہے
also-title = ہم اور کیا مدد کر سکتے ہیں؟
also-done = { $n ->
   *[other] { $n } کام، ایک ٹکٹ۔ ہم سب کے لیے آپ سے ملیں گے۔
}
also-failed = ہم اسے شامل نہیں کر سکے۔ کاؤنٹر پر ہمیں بتائیں۔

## A screen that is not set up yet
pair-title = { $kind ->
    [kiosk] یہ کیوسک ابھی تیار نہیں ہے
    [display] یہ ڈسپلے ابھی تیار نہیں ہے
   *[screen] یہ سکرین ابھی تیار نہیں ہے
}
pair-withdrawn = عملے نے اس سکرین کو بند کر دیا ہے۔
pair-visit = کسی کام سے آئے ہیں؟ براہ کرم عملے سے پوچھیں۔

## A tile that answers
not-here = یہاں نہیں: { $place }
signpost-title = یہ کام یہاں نہیں ہوتا
signpost-who = یہ کام یہاں ہوتا ہے: { $who }۔
signpost-open-now = یہ ابھی کھلا ہے۔
signpost-closed-now = یہ ابھی بند ہے۔
signpost-until = آج { $time } تک کھلا ہے
signpost-ring = فون: { $phone }
signpost-map = نقشہ: { $place }
signpost-phone = اسے اپنے فون پر لے جائیں
signpost-code = کوڈ جو اسے فون پر کھولتا ہے
signpost-print = یہ میرے لیے چھاپیں
signpost-no-paper = یہ چھپ نہیں سکا۔ اسے لکھ لیں یا تصویر کھینچ لیں۔
signpost-ask = یقین نہیں ہے؟ کسی سے بات کریں۔
take-paper = اپنا کاغذ لیں
printing-paper = آپ کا کاغذ چھپ رہا ہے

not-working = یہ سکرین کام نہیں کر رہی۔ براہ کرم ریسپشن پر جائیں۔

## A person who comes: opened later
talk-title = { $how ->
    [asked] ہم عملے کو بتا رہے ہیں
    [shown] عملے کو آپ کا پیغام مل گیا ہے
    [more] ہم نے مزید لوگوں کو بتا دیا ہے
    [coming] کوئی آپ کے پاس آ رہا ہے
    [came] کیا کوئی آ گیا ہے؟
    [over] ابھی تک کوئی نہیں آ سکا
   *[other] براہ کرم ریسپشن پر جائیں
}
talk-sent = { $how ->
    [asked] ہم آپ کا پیغام بھیج رہے ہیں
    [nobody] ابھی عملے کی سکرین پر کوئی نہیں ہے
   *[other] عملے کو پیغام مل گیا ہے
}
talk-wait = ابھی تک کسی نے جواب نہیں دیا
talk-more = اب کاؤنٹر پر سب آپ کا پیغام دیکھ رہے ہیں
talk-coming = کوئی راستے میں ہے
talk-coming-who = { $who } راستے میں ہیں
talk-stay = براہ کرم اس سکرین کے پاس رہیں۔
talk-go = ریسپشن پر جائیں۔ وہاں کوئی آپ کی مدد کرے گا۔
talk-move = اگر آپ وہاں نہیں جا سکتے تو یہاں کام کرنے والے کسی شخص کو بتائیں۔
talk-keep = آپ کا نمبر اور آپ کی جگہ آپ ہی کی رہے گی۔
talk-know = ہمیں کیا معلوم ہونا چاہیے؟
talk-know-hint = بتانا ضروری نہیں۔ جو چاہیں چھوئیں۔
know-fetch = میں کاؤنٹر پر نہیں جا سکتا
know-sign = میں اشاروں کی زبان بولتا ہوں
know-sight = مجھے ٹھیک نظر نہیں آتا
know-hearing = مجھے ٹھیک سنائی نہیں دیتا
know-language = میں دوسری زبان بولتا ہوں
know-private = میں اکیلے میں بات کرنا چاہتا ہوں
talk-no-help = اب مجھے مدد نہیں چاہیے
talk-get-ticket = ٹکٹ لیں
talk-again = دوبارہ کہیں
talk-yes = ہاں
talk-not-yet = ابھی نہیں

## Search: opened later
search-title = کس بارے میں ہے؟
search-empty = حروف کو چھوئیں
search-found = { $n ->
    [one] { $n } ملا۔ ٹکٹ کے لیے اسے چھوئیں۔
   *[other] { $n } ملے۔ ٹکٹ کے لیے ایک کو چھوئیں۔
}
search-none = ’{ $word }‘ نہیں ملا۔
search-cannot = مجھے نہیں مل رہا
search-space = خالی جگہ
search-delete = مٹائیں
search-clear = سب مٹائیں

## A message to everybody: opened later
all-leave = ابھی عمارت سے باہر جائیں
all-stopped = براہ کرم ذرا انتظار کریں
all-closing = ہمیں ابھی بند کرنا ہے
all-keep = اپنا ٹکٹ رکھیں۔ آپ کی جگہ محفوظ ہے۔
all-staff = عملہ آپ کو بتائے گا کہ کیا کرنا ہے۔
