# كلمات الورق وصفحة الموعد.

## The slip
slip-your-number = رقمك
slip-ahead = قبلك
slip-wait = الانتظار، حوالي (دقيقة)
slip-follow = متابعة الدور على الهاتف
slip-code = فاتك النداء؟ يرجى وضع هذا تحت ماسح الكشك
slip-thanks = شكرًا على الانتظار. سنعرض رقمك ونقوله.
slip-appointment = موعد
slip-then = ثم، في الزيارة نفسها
slip-again = طُبعت مرة أخرى
slip-second = نسخة ثانية
slip-late = طُبعت متأخرة. ليس رقمك؟ يرجى إعطاؤها لأحد الموظفين.

## An appointment: its own page, its slip, its calendar entry
appointment-yours = موعدك
appointment-title = موعدك يوم { $date } الساعة { $time }
appointment-code = الرمز
appointment-at = الوقت
appointment-minutes = { $n ->
    [zero] أقل من دقيقة
    [one] حوالي دقيقة واحدة
    [two] حوالي دقيقتين
    [few] حوالي { $n } دقائق
    [many] حوالي { $n } دقيقة
   *[other] حوالي { $n } دقيقة
}
appointment-where = المكان
appointment-come = عند الوصول
appointment-scan = عند الوصول يرجى مسح هذا في الكشك، أو إدخال الرمز
appointment-scan-phone = يرجى وضع هذا أمام ماسح الكشك، أو إدخال الرمز
appointment-from = يمكن تسجيل الوصول ابتداءً من الساعة { $time }.
appointment-kept = نحفظ الموعد حتى الساعة { $time }. يرجى المجيء حتى عند التأخر.
appointment-called = ثم تحصل على رقم تذكرة. تعرض الشاشات مكان الذهاب.
appointment-calendar = إضافة إلى التقويم
appointment-slip-note = يرجى إحضار هذه الورقة. لا يوجد عليها اسم.
appointment-cannot = عند تعذر المجيء يرجى إخبارنا. سيفرح شخص آخر بهذا الوقت.
appointment-cancelled = أُلغي هذا الموعد
appointment-closed = { $why ->
    [none] نحن مغلقون في هذا الوقت
   *[other] نحن مغلقون في هذا اليوم: { $why }
}
appointment-closed-do = لا يمكن أن يتم هذا الموعد. يرجى طلب وقت آخر منا.
appointment-missed = مضى وقت هذا الموعد
appointment-again = هل ما زالت هناك حاجة إلينا؟ يرجى المجيء إلى الاستقبال أو أخذ تذكرة.
appointment-here = تم تسجيل وصولك. رقمك هو { $number }.
appointment-follow = متابعة رقمك
appointment-done = انتهى هذا الموعد. شكرًا على المجيء.
appointment-calendar-summary = موعد، { $site }
appointment-calendar-text = تسجيل الوصول بالرمز { $code } في الكشك، ابتداءً من الساعة { $time }.

## A tile that answers: on paper, and on the phone
signpost-not-here = لا نقوم بهذا هنا
signpost-go-to = يرجى الذهاب إلى
signpost-walk = { $n ->
    [zero] قريب جدًا
    [one] دقيقة واحدة سيرًا
    [two] دقيقتان سيرًا
    [few] { $n } دقائق سيرًا
    [many] { $n } دقيقة سيرًا
   *[other] { $n } دقيقة سيرًا
}
signpost-no-steps = بدون درج
signpost-ring = هاتف: { $phone }
signpost-map = خريطة: { $place }
signpost-phone = أخذه على الهاتف
signpost-open = مفتوح الآن، حتى الساعة { $time }.
signpost-opens = مغلق الآن. يفتح: { $day }، الساعة { $time }.
signpost-hours = أوقات العمل
signpost-day-of-month = { $nth ->
    [first] أول { $day } في الشهر
    [second] ثاني { $day } في الشهر
    [third] ثالث { $day } في الشهر
    [fourth] رابع { $day } في الشهر
    [fifth] خامس { $day } في الشهر
   *[last] آخر { $day } في الشهر
}
signpost-day-closed = مغلق
signpost-closed-now = مغلق الآن.
