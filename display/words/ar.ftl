# كلمات شاشات الانتظار وصفحة الهاتف.

language-name = العربية
language-read = no

## Screen
screen-title = النداءات
now-calling = النداء الآن
last-call = آخر نداء
also-called = نودي أيضًا
earlier = سابقًا
waiting = في الانتظار
nobody-waiting = لا أحد ينتظر
wait-times = وقت الانتظار
minutes-short = دقيقة
no-wait = لا انتظار
door-in = تفضل بالدخول
door-busy = الغرفة مشغولة. يرجى الانتظار في الخارج.
wait-for-number = يرجى انتظار رقمك
not-available = غير متوفر الآن.
watch-here = يرجى متابعة هذه الشاشة وسماع رقمك.
your-number-here = سيظهر رقمك هنا
keep-your-ticket = يرجى إبقاء التذكرة في اليد.
offline = غير محدّثة منذ { $time }. سينادي الموظفون رقمك.
sound-is-off = الصوت متوقف: يرجى اللمس لتشغيله
drawn-media = صور ومقاطع فيديو وصفحات

## Phone
phone-title = تذكرتك
your-number = رقمك
ahead =
    { $n ->
        [zero] لا أحد قبلك
        [one] قبلك شخص واحد
        [two] قبلك شخصان
        [few] قبلك { $n } أشخاص
        [many] قبلك { $n } شخصًا
       *[other] قبلك { $n } شخص
    }
wait-about = { $n ->
    [few] ستنتظر حوالي { $n } دقائق
   *[other] ستنتظر حوالي { $n } دقيقة
}
you = أنت
keep-open-look = يرجى إبقاء هذه الصفحة مفتوحة. تصبح صفراء عندما يأتي دورك.
keep-open-buzz = يرجى إبقاء هذه الصفحة مفتوحة. سيهتز هاتفك عندما يأتي دورك.
keep-open-ring = يرجى إبقاء هذه الصفحة مفتوحة. سيرن هاتفك عندما يأتي دورك.
keep-open-ring-and-buzz = يرجى إبقاء هذه الصفحة مفتوحة. سيرن هاتفك ويهتز عندما يأتي دورك.
lost = لا يوجد اتصال منذ { $time }
sound-is-on = الصوت يعمل.
switch-sound-on = تشغيل الصوت
as-of = حتى الساعة { $time }
up-to-date-at = محدّثة الساعة { $time }
not-up-to-date = غير محدّثة منذ { $time }. يرجى متابعة الشاشة في مكان الانتظار.
please-go-to = يرجى الذهاب إلى
called-at = نودي الساعة { $time }
called-again = نودي مرة أخرى الساعة { $time }
we-come-to-you = نحن قادمون إليك
we-come-to-you-more = يرجى البقاء في مكانك. سيأتي أحد الموظفين إليك.
being-served = نحن نستقبلك الآن
thank-you = شكرًا
thank-you-more = انتهت زيارتك. يمكن إغلاق هذه الصفحة.
we-called-you = لقد نادينا رقمك
we-called-you-more = نادينا رقمك الساعة { $time } ({ $place })، ولم يأتِ أحد.
go-to-reception = يرجى الذهاب إلى الاستقبال. سيساعدونك هناك.
day-closed = أغلقنا لهذا اليوم
day-closed-more = نعتذر لأن دورك لم يأتِ. نرحب بك في يوم آخر.
day-over = هذه التذكرة من يوم آخر
day-over-more = لم تعد صالحة. يرجى أخذ تذكرة جديدة.
taken-back = لم تعد هذه التذكرة صالحة
taken-back-more = تم سحبها. لمن يريد مقابلتنا: يرجى الذهاب إلى الاستقبال.
replaced = لديك تذكرة جديدة
replaced-more = لم تعد هذه صالحة. يرجى استعمال الجديدة.
come-again = يرجى المجيء مرة أخرى
come-again-more = نعتذر: اضطررنا إلى التوقف. يرجى إظهار هذا الرقم في الاستقبال عند المجيء، وسنستقبلك أسرع.
all-wait-more = على الجميع التوقف الآن. يرجى فعل ما يقوله الموظفون. دورك محفوظ.
all-leave = يرجى الخروج من المبنى الآن
all-stopped = يرجى الانتظار لحظة
all-closing = علينا أن نغلق الآن
all-keep = يرجى حفظ التذكرة. دورك محفوظ.
all-staff = سيخبرك الموظفون بما يجب فعله.
all-back = يمكنك العودة إلى الداخل
all-go-on = نتابع من حيث توقفنا.
your-appointment = موعدك الساعة { $time }
news = { $origin ->
    [return] عاد دورك إلى الطابور، قرب المقدمة.
    [hold] عاد دورك إلى الطابور.
    [back] العودة إلى الشخص الذي استقبلك أولًا.
   *[referral] يبقى رقمك كما هو. سنناديك مرة أخرى للجزء التالي.
}
further = { $n ->
    [one] ثم موضوع آخر، بالرقم نفسه.
    [two] ثم موضوعان آخران، بالرقم نفسه.
    [few] ثم { $n } مواضيع أخرى، بالرقم نفسه.
    [many] ثم { $n } موضوعًا آخر، بالرقم نفسه.
   *[other] ثم { $n } موضوع آخر، بالرقم نفسه.
}
more-time = أحتاج إلى وقت أطول
leaving = سأغادر
place-held = نحن نحفظ دورك
place-held-more = حتى الساعة { $time }. بعد ذلك يعود دورك إلى الطابور.
am-back = لقد عدت
you-left = غادرت الطابور
you-left-more = أُعيدت تذكرتك. إذا كان ذلك بالخطأ، يرجى السؤال في الاستقبال.
stay = إبقاء دوري
undo-left = { $n ->
    [zero] لم يعد هذا ممكنًا.
    [one] هذا ممكن ثانية واحدة أخرى.
    [two] هذا ممكن ثانيتين أخريين.
    [few] هذا ممكن { $n } ثوانٍ أخرى.
    [many] هذا ممكن { $n } ثانية أخرى.
   *[other] هذا ممكن { $n } ثانية أخرى.
}
am-here = أنا هنا الآن
back-until = هل وصلت؟ حتى الساعة { $time } يمكننا وضعك قرب المقدمة.
not-done = لم ينجح ذلك. يرجى السؤال في الاستقبال.
soon = اقترب دورك
soon-more = يرجى البقاء الآن في مكان الانتظار.
on-my-way = أنا في الطريق
told-on-my-way = يعرفون أنك قادم.
told-more-time = يعرفون أنك تحتاج إلى وقت أطول.
take-back = التراجع عن ذلك
place-safe = دورك محفوظ
at-then = الساعة { $time }
ahead-then = { $n ->
    [zero] لم يكن أحد قبلك
    [one] كان قبلك شخص واحد
    [two] كان قبلك شخصان
    [few] كان قبلك { $n } أشخاص
    [many] كان قبلك { $n } شخصًا
   *[other] كان قبلك { $n } شخص
}
cannot-tell = لا يستطيع هذا الهاتف إخبارك عندما يأتي دورك.
until-back = حتى يعود الاتصال
watch-screens = يرجى متابعة رقمك على الشاشات.
listen-for = يرجى الاستماع: نقول رقمك بصوت عالٍ.
ask-reception = لديك سؤال؟ يرجى السؤال في الاستقبال.
try-now = المحاولة الآن
try-every = نحاول مرة أخرى كل 5 ثوانٍ.
add-home = وضع هذه الصفحة على الشاشة الرئيسية
add-home-share = للعثور على هذه الصفحة مرة أخرى: المس “مشاركة”، ثم “إضافة إلى الشاشة الرئيسية”.
push-on = إخباري أيضًا عندما تكون هذه الصفحة مغلقة
push-is-on = تصل رسالة إلى هاتفك عندما يأتي دورك، حتى لو كانت هذه الصفحة مغلقة.
push-stop = إيقاف الرسائل
push-refused = لا يسمح هاتفك لهذه الصفحة بإرسال الرسائل.
opinion-title = كيف كانت زيارتك اليوم؟
opinion-touch = المس وجهًا واحدًا.
face-1 = سيئة جدًا
face-2 = سيئة
face-3 = مقبولة
face-4 = جيدة
face-5 = جيدة جدًا
opinion-more = هل تود إخبارنا بالمزيد؟
opinion-need-not = هذا ليس ضروريًا.
opinion-anonymous = لا نعرف من أنت. يرجى عدم كتابة أسماء أو أرقام حسابات.
opinion-unknown = المس وجهًا واحدًا. لا نعرف من أنت.
opinion-send = إرسال
opinion-thanks = شكرًا على إخبارنا
complain = تقديم شكوى
complaint-or-comment = شكوى أو رأي
complaint-answered = نجيب عن كل شكوى.
complaint-what = ماذا تود أن تقول لنا؟
complaint-is-complaint = شكوى
complaint-is-comment = رأي
complaint-name = اسمك، إذا أردت جوابًا
complaint-contact = هاتف أو بريد إلكتروني، إذا أردت جوابًا
complaint-unless = لا نعرف من أنت، إلا إذا أخبرتنا هنا.
complaint-next = متابعة
complaint-sent = شكرًا. لقد وصلتنا.
complaint-number = رقمها { $number }.
complaint-read = يقرؤها مدير. إذا تركت هاتفًا أو بريدًا إلكترونيًا، يصلك جواب.
complaint-empty = يرجى كتابة شيء أولًا.
language-letters = ابتثجحخدذرزسشصضطظعغفقكلمنهويءةى
key-space = مسافة
key-delete = حذف
key-done = تم
still-there = هل ما زال أحد هنا؟
stay-writing = البقاء
go-back = رجوع
accessibility = تسهيل الاستخدام
unknown-ticket = لا نعرف هذه التذكرة
unknown-ticket-more = يرجى مسح رمز التذكرة مرة أخرى، أو السؤال في الاستقبال. لمن معه تذكرة: الدور محفوظ.
busy = عدد كبير جدًا من الناس يتابعون
busy-more = عدد كبير جدًا من الناس يتابعون تذاكرهم من هنا. دورك محفوظ. ستحاول هذه الصفحة مرة أخرى من نفسها.
