# كلمات الكشك.

page-title = أخذ تذكرة

## The first screen
welcome = أهلًا وسهلًا.
greeting = { $part ->
    [morning] صباح الخير.
    [afternoon] مساء الخير.
   *[evening] مساء الخير.
}
how-can-we-help = كيف يمكننا مساعدتك؟
touch-one = يرجى لمس أحد الخيارات لأخذ تذكرة.
waiting = { $n ->
    [zero] لا أحد ينتظر
    [one] شخص واحد ينتظر
    [two] شخصان ينتظران
    [few] { $n } أشخاص ينتظرون
    [many] { $n } شخصًا ينتظرون
   *[other] { $n } شخص ينتظرون
}
wait-about = { $n ->
    [0] لا انتظار
    [few] حوالي { $n } دقائق
   *[other] حوالي { $n } دقيقة
}
more-choices = المزيد
first-choices = من البداية
page-of = { $page } من { $pages }
languages = اللغات
language = اللغة
language-title = يرجى اختيار اللغة
choices = الخيارات

## The enquiries of a group
choose-enquiry = يرجى اختيار الموضوع
private-room = في غرفة خاصة
sign = لغة الإشارة

## Opening times
day = { $day ->
    [monday] الاثنين
    [tuesday] الثلاثاء
    [wednesday] الأربعاء
    [thursday] الخميس
    [friday] الجمعة
    [saturday] السبت
   *[sunday] الأحد
}
opens = { $day ->
    [today] يفتح اليوم الساعة { $time }.
    [tomorrow] يفتح غدًا الساعة { $time }.
    [monday] يفتح يوم الاثنين الساعة { $time }.
    [tuesday] يفتح يوم الثلاثاء الساعة { $time }.
    [wednesday] يفتح يوم الأربعاء الساعة { $time }.
    [thursday] يفتح يوم الخميس الساعة { $time }.
    [friday] يفتح يوم الجمعة الساعة { $time }.
    [saturday] يفتح يوم السبت الساعة { $time }.
    [sunday] يفتح يوم الأحد الساعة { $time }.
   *[next] يفتح بعد أسبوع، الساعة { $time }.
}
opens-on = يفتح { $date } الساعة { $time }.
day-of-month = { $nth ->
    [first] أول { $day } في الشهر
    [second] ثاني { $day } في الشهر
    [third] ثالث { $day } في الشهر
    [fourth] رابع { $day } في الشهر
    [fifth] خامس { $day } في الشهر
   *[last] آخر { $day } في الشهر
}
day-closed = مغلق
closed = مغلق.
closed-now = مغلق الآن
notices = إعلانات
opening-times = أوقات العمل
hours-span = من { $from } إلى { $to }
closed-help = هل الأمر ضروري اليوم؟ يرجى التحدث إلى موظف.
site-closed = نحن مغلقون
kiosk-closed = هذا الكشك مغلق الآن
kiosk-closed-go = يرجى أخذ التذكرة من الكشك هنا: { $place }
kiosk-closed-reception = يرجى الذهاب إلى الاستقبال لأخذ التذكرة.
site-closed-ticket = يرجى الانتظار لمن معه تذكرة. ما زلنا ننادي الأرقام.

## The ticket
your-number-is = رقمك هو
one-moment = لحظة
taking-longer = هذا يستغرق وقتًا أطول قليلًا من العادة. يرجى الانتظار.
ahead-of-you = قبلك
people = { $n ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $n } أشخاص
    [many] { $n } شخصًا
   *[other] { $n } شخص
}
your-wait = الانتظار
what-next = ماذا يحدث بعد ذلك
step-seat = يرجى الجلوس في مكان تُرى منه الشاشات أو تُسمع.
step-called = نعرض رقمك ونقوله بصوت عالٍ.
step-go = ثم يرجى الذهاب إلى الشباك أو الغرفة التي نذكرها.
step-go-low = سنناديك إلى شباك منخفض.
step-fetch = يرجى البقاء في مكانك. سنأتي إليك.
follow-on-phone = متابعة الدور على الهاتف
qr-label = رمز يفتح تذكرتك على الهاتف
printing = تجري طباعة تذكرتك
printing-hint = { $slot ->
    [left] ستخرج من اليسار.
    [right] ستخرج من اليمين.
   *[below] ستخرج من الأسفل.
}
getting-number = نحضر رقمك
take-ticket = يرجى أخذ التذكرة
take-ticket-hint = { $slot ->
    [left] إنها تخرج من اليسار.
    [right] إنها تخرج من اليمين.
   *[below] إنها تخرج من الأسفل.
}
done = تم

## No paper
no-paper-now = لا يوجد ورق الآن. سيظهر رقمك على الشاشة: يرجى مسحه بالهاتف أو كتابته.
paper-elsewhere = تخرج تذكرتك من طابعة أخرى
in-the-queue = دورك محفوظ في الطابور.
no-paper = { $why ->
    [broken] الطابعة لا تعمل، لذلك لا توجد تذكرة ورقية. موظفونا يعلمون بذلك.
    [doubt] الطابعة لا تستجيب. إذا لم يخرج الورق فلا حاجة إليه.
   *[none] لا توجد تذاكر ورقية هنا.
}
keep-your-number = يرجى حفظ الرقم بإحدى هذه الطرق:
keep-scan = <b>مسح هذا الرمز</b> بكاميرا الهاتف.
keep-write = <b>كتابة الرقم</b> أو تصويره.
keep-ask = <b>السؤال في الاستقبال.</b> يمكنهم كتابته لك.
stays = { $n ->
    [zero] يبقى هذا هنا حتى لمس «تم».
    [one] يبقى هذا هنا ثانية واحدة، أو حتى لمس «تم».
    [two] يبقى هذا هنا ثانيتين، أو حتى لمس «تم».
    [few] يبقى هذا هنا { $n } ثوانٍ، أو حتى لمس «تم».
    [many] يبقى هذا هنا { $n } ثانية، أو حتى لمس «تم».
   *[other] يبقى هذا هنا { $n } ثانية، أو حتى لمس «تم».
}

## A person
talk = التحدث إلى موظف
talk-hint = في الاستقبال
search = بحث

## When it does not work
away-title = يرجى الذهاب إلى الاستقبال
away-lead = التذاكر غير متوفرة هنا الآن.
away-help = سيساعدك موظفونا هناك.
away-safe = لمن معه رقم: الدور في الطابور محفوظ.
away-returns = ستعود هذه الشاشة من نفسها.
trouble-lead = لم نتمكن من إعطائك تذكرة هنا.

## Ways
back = رجوع
start-again = البدء من جديد

## Accessibility
accessibility = تسهيل الاستخدام
accessibility-hint = النص واللون والارتفاع
settings = الإعدادات
mode-larger = نص أكبر
mode-larger-hint = أكبر بمقدار النصف
mode-contrast = تباين عالٍ
mode-contrast-hint = أبيض على أسود، حواف سميكة
mode-low = أزرار منخفضة
mode-low-hint = كل الأزرار في النصف السفلي
mode-time = وقت أطول
mode-time-hint = تنتظر الشاشة عشرة أضعاف الوقت
mode-counter = شباك منخفض
mode-counter-hint = نناديك إلى شباك يُجلس عنده
mode-served = أرغب في التحدث بالعربية
mode-served-hint = I would like to be served in Arabic
mode-interpreter = أرغب في مترجم فوري
mode-interpreter-hint = I would like an interpreter (Arabic)
served-other = أرغب في التحدث بلغة …
served-now = اللغات المتاحة هنا الآن: { $languages }
mode-on = مفعّل
mode-off = متوقف
modes-on = مفعّل: { $modes }
settings-reset = تعود هذه الشاشة إلى وضعها العادي للشخص التالي.

## Still there?
still-there = هل ما زال أحد هنا؟
still-there-hint = { $n ->
    [zero] العودة إلى البداية الآن.
    [one] العودة إلى البداية بعد ثانية واحدة.
    [two] العودة إلى البداية بعد ثانيتين.
    [few] العودة إلى البداية بعد { $n } ثوانٍ.
    [many] العودة إلى البداية بعد { $n } ثانية.
   *[other] العودة إلى البداية بعد { $n } ثانية.
}
still-there-ticket = { $n ->
    [zero] تُغلق هذه الشاشة الآن. دورك في الطابور محفوظ.
    [one] تُغلق هذه الشاشة بعد ثانية واحدة. دورك في الطابور محفوظ.
    [two] تُغلق هذه الشاشة بعد ثانيتين. دورك في الطابور محفوظ.
    [few] تُغلق هذه الشاشة بعد { $n } ثوانٍ. دورك في الطابور محفوظ.
    [many] تُغلق هذه الشاشة بعد { $n } ثانية. دورك في الطابور محفوظ.
   *[other] تُغلق هذه الشاشة بعد { $n } ثانية. دورك في الطابور محفوظ.
}
stay = البقاء

## Not open, and why
closed-why = { $reason ->
    [holiday] مغلق اليوم.
    [quota] أُخذت كل تذاكر اليوم لهذا الموضوع.
    [last_ticket] لا مزيد من التذاكر لهذا الموضوع اليوم.
    [closed_early] أغلقنا اليوم قبل الموعد.
    [standstill] يرجى الانتظار. لا توجد تذاكر الآن.
    [switched_off] غير متوفر الآن.
   *[other] مغلق.
}
closed-day = مغلق اليوم: { $name }.
closed-cause = { $cause ->
    [staff_away] لا يوجد هنا الآن من يمكنه المساعدة في هذا.
    [partner_away] شريكنا غير موجود هنا اليوم.
    [system_down] نظامنا الحاسوبي لهذا الموضوع لا يعمل.
    [full] لا يمكننا استقبال المزيد من الناس اليوم.
    [staffing] عددنا قليل جدًا اليوم.
    [building] يوجد عطل في المبنى.
    [evacuation] على الجميع الخروج من المبنى الآن.
    [power] انقطعت الكهرباء أو تعطلت أجهزتنا.
    [closing] علينا أن نغلق.
    [weather] السبب هو الطقس.
    [emergency] توجد حالة طارئة.
   *[other] حدث أمر ما. نعتذر.
}

## A long wait
long-lead = كثير من الناس ينتظرون
long-title = { $n ->
    [zero] الانتظار أقل من دقيقة
    [one] الانتظار حوالي دقيقة واحدة
    [two] الانتظار حوالي دقيقتين
    [few] الانتظار حوالي { $n } دقائق
    [many] الانتظار حوالي { $n } دقيقة
   *[other] الانتظار حوالي { $n } دقيقة
}
long-hint = يمكن متابعة الدور على الهاتف.
long-take = أخذ تذكرة
long-take-hint = دورك في الطابور محفوظ
long-leave = ليس الآن
long-leave-hint = العودة إلى البداية بدون تذكرة

## An appointment, or back again
have-appointment = لدي موعد
have-appointment-short = موعد
have-appointment-hint = لإخبارنا بالوصول
am-back = لقد عدت
am-back-short = عدت
am-back-hint = فاتني النداء، أو خرجت قليلًا
code-title-appointment = موعدك
code-hint-appointment = يرجى إدخال الرمز من الرسالة، أو وضعه تحت الماسح.
code-empty-appointment = الرمز
code-title-back = أهلًا بعودتك
code-hint-back = يرجى إدخال الرقم من التذكرة، أو وضع رمزها تحت الماسح.
code-empty-back = الرقم
typed = ما أُدخل حتى الآن
erase = حذف الأخير
continue = متابعة
back-good = { $done ->
    [waiting] دورك محفوظ في الطابور.
   *[back] عاد دورك إلى الطابور.
}
back-good-more = { $done ->
    [returned] وضعناك قرب المقدمة. يرجى البقاء في مكان تُرى منه الشاشات أو تُسمع.
    [resumed] ما زال وقت انتظارك السابق محسوبًا. يرجى البقاء في مكان تُرى منه الشاشات أو تُسمع.
   *[waiting] لم يفتك شيء. دورك محفوظ.
}
go-now = لقد نادينا رقمك. يرجى الذهاب الآن إلى
called-at = نودي الساعة { $time }
back-sorry = { $done ->
    [held] نحن نحفظ دورك
    [too_late] مضى وقت طويل على النداء
    [finished] انتهت هذه الزيارة
    [cancelled] أُعيدت هذه التذكرة
   *[unknown] لا نعرف هذا الرقم اليوم
}
back-sorry-person = يرجى الذهاب إلى الاستقبال. سيساعدك أحد الموظفين هناك.
back-held-code = يرجى وضع رمز التذكرة تحت الماسح، أو فتح صفحتها على الهاتف.
back-sorry-ticket = أو الرجوع وأخذ تذكرة جديدة.
your-appointment = موعدك
appointment-note = { $punctuality ->
    [early] الوصول مبكر. سنناديك ابتداءً من الساعة { $time }، أو قبلها إن أمكن.
    [late] الوصول متأخر، لكننا سنستقبلك. قد يستغرق ذلك وقتًا أطول قليلًا.
   *[on_time] الوصول في الموعد. سنناديك قريبًا.
}
check-in-sorry = { $why ->
    [unknown] لا نجد هذا الرمز
    [checked_in] تم تسجيل وصولك من قبل
    [cancelled] أُلغي هذا الموعد
    [another_day] هذا الموعد في يوم آخر
    [too_early] الوقت مبكر جدًا
    [closed] نحن مغلقون في وقت هذا الموعد
    [too_late] مضى وقت هذا الموعد
   *[other] لا يمكننا تسجيل وصولك هنا
}
check-in-person = يرجى الذهاب إلى الاستقبال. سيساعدك أحد الموظفين هناك.
check-in-safe = لمن لديه موعد: لم يضع الموعد.

## Another enquiry
also-ask = هل هناك شيء آخر اليوم؟
also-lead = تذكرتك جاهزة
also-title = بماذا يمكننا أن نساعد أيضًا؟
also-done = { $n ->
    [two] موضوعان، تذكرة واحدة. سنستقبلك لهما.
    [few] { $n } مواضيع، تذكرة واحدة. سنستقبلك لها كلها.
   *[other] { $n } موضوعًا، تذكرة واحدة. سنستقبلك لها كلها.
}
also-failed = لم نتمكن من إضافته. يرجى إخبارنا عند الشباك.

## A screen that is not set up yet
pair-title = { $kind ->
    [kiosk] هذا الكشك غير جاهز بعد
    [display] شاشة العرض هذه غير جاهزة بعد
   *[screen] هذه الشاشة غير جاهزة بعد
}
pair-withdrawn = أوقف الموظفون هذه الشاشة.
pair-visit = هل هذه زيارة لنا؟ يرجى سؤال أحد الموظفين.

## A tile that answers
not-here = ليس هنا: { $place }
signpost-title = لا نقوم بهذا هنا
signpost-who = الجهة التي تقوم بهذا: { $who }.
signpost-open-now = مفتوح الآن.
signpost-closed-now = مغلق الآن.
signpost-until = مفتوح اليوم حتى { $time }
signpost-ring = هاتف: { $phone }
signpost-map = خريطة: { $place }
signpost-phone = أخذه على الهاتف
signpost-code = رمز يفتح هذا على الهاتف
signpost-print = طباعة هذا لي
signpost-no-paper = لم تتم الطباعة. يرجى كتابته أو تصويره.
signpost-ask = غير واضح؟ يرجى التحدث إلى موظف.
take-paper = يرجى أخذ الورقة
printing-paper = تجري طباعة الورقة
not-working = هذه الشاشة لا تعمل. يرجى الذهاب إلى الاستقبال.

## A person who comes: opened later
talk-title = { $how ->
    [asked] نحن نخبر الموظفين
    [shown] وصلت رسالتك إلى الموظفين
    [more] أخبرنا المزيد من الأشخاص
    [coming] أحد الموظفين قادم إليك
    [came] هل جاء أحد؟
    [over] لم يتمكن أحد من الحضور بعد
   *[other] يرجى الذهاب إلى الاستقبال
}
talk-sent = { $how ->
    [asked] نحن نرسل رسالتك
    [nobody] لا يوجد أحد أمام شاشة الموظفين الآن
   *[other] وصلت الرسالة إلى الموظفين
}
talk-wait = لم يرد أحد بعد
talk-more = يرى كل من في الشبابيك رسالتك الآن
talk-coming = أحد الموظفين في الطريق
talk-coming-who = { $who } في الطريق إليك
talk-stay = يرجى البقاء قرب هذه الشاشة.
talk-go = يرجى الذهاب إلى الاستقبال. سيساعدك أحد الموظفين هناك.
talk-move = لمن لا يستطيع الوصول إلى هناك: يرجى إخبار أي شخص يعمل هنا.
talk-keep = رقمك ودورك محفوظان.
talk-know = ماذا يجب أن نعرف؟
talk-know-hint = لا يلزم الإجابة. يمكن لمس أي منها.
know-fetch = لا أستطيع الذهاب إلى الشباك
know-sign = أستخدم لغة الإشارة
know-sight = لا أرى جيدًا
know-hearing = لا أسمع جيدًا
know-language = أتحدث لغة أخرى
know-private = أريد التحدث على انفراد
talk-no-help = لا أحتاج إلى مساعدة الآن
talk-get-ticket = أخذ تذكرة
talk-again = الطلب مرة أخرى
talk-yes = نعم
talk-not-yet = ليس بعد

## Search: opened later
search-title = ما الموضوع؟
search-empty = يرجى لمس الحروف
search-found = { $n ->
    [zero] لا توجد نتائج.
    [one] نتيجة واحدة ({ $n }). يرجى لمسها لأخذ التذكرة.
    [two] نتيجتان ({ $n }). يرجى لمس واحدة لأخذ التذكرة.
    [few] { $n } نتائج. يرجى لمس واحدة لأخذ التذكرة.
    [many] { $n } نتيجة. يرجى لمس واحدة لأخذ التذكرة.
   *[other] { $n } نتيجة. يرجى لمس واحدة لأخذ التذكرة.
}
search-none = لم نجد «{ $word }».
search-cannot = لا أجد ما أريد
search-space = مسافة
search-delete = حذف
search-clear = مسح الكل

## A message to everybody: opened later
all-leave = يرجى الخروج من المبنى الآن
all-stopped = يرجى الانتظار لحظة
all-closing = علينا أن نغلق الآن
all-keep = يرجى حفظ التذكرة. دورك محفوظ.
all-staff = سيخبرك الموظفون بما يجب فعله.
