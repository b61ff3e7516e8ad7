# کاغذ اور اپائنٹمنٹ کے صفحے کے الفاظ۔

## The slip
slip-your-number = آپ کا نمبر
slip-ahead = آپ سے پہلے
slip-wait = انتظار، تقریباً (منٹ)
slip-follow = اپنے فون پر اپنی باری دیکھیں
slip-code = باری نکل گئی؟ اسے کیوسک کے سکینر کے نیچے رکھیں
slip-thanks = انتظار کا شکریہ۔ ہم آپ کا نمبر دکھائیں گے اور بولیں گے۔
slip-appointment = اپائنٹمنٹ
slip-then = پھر، اسی ملاقات میں
slip-again = دوبارہ چھپا
slip-second = دوسری پرچی
slip-late = دیر سے چھپا۔ آپ کا نمبر نہیں؟ براہ کرم عملے کو دے دیں۔

## An appointment: its own page, its slip, its calendar entry
appointment-yours = آپ کی اپائنٹمنٹ
appointment-title = آپ کی اپائنٹمنٹ { $date } کو { $time } بجے
appointment-code = آپ کا کوڈ
appointment-at = وقت
appointment-minutes = { $n ->
    [one] تقریباً { $n } منٹ
   *[other] تقریباً { $n } منٹ
}
appointment-where = کہاں
appointment-come = جب آپ پہنچیں
appointment-scan = جب آپ پہنچیں تو اسے کیوسک پر سکین کریں، یا کوڈ لکھیں
appointment-scan-phone = اسے کیوسک کے سکینر کے سامنے رکھیں، یا کوڈ لکھیں
appointment-from = آپ { $time } سے اپنا آنا بتا سکتے ہیں۔
appointment-kept = ہم اسے { $time } تک رکھیں گے۔ دیر ہو جائے تو بھی آئیں۔
appointment-called = پھر آپ کو ٹکٹ نمبر ملے گا۔ سکرینیں دکھائیں گی کہ کہاں جانا ہے۔
appointment-calendar = اپنے کیلنڈر میں ڈالیں
appointment-slip-note = یہ کاغذ ساتھ لائیں۔ اس پر کوئی نام نہیں ہے۔
appointment-cannot = اگر آپ نہیں آ سکتے تو براہ کرم ہمیں بتائیں۔ یہ وقت کسی اور کے کام آئے گا۔
appointment-cancelled = یہ اپائنٹمنٹ منسوخ ہو گئی تھی
appointment-closed = { $why ->
    [none] اس وقت ہم بند ہیں
   *[other] اس دن ہم بند ہیں: { $why }
}
appointment-closed-do = یہ اپائنٹمنٹ نہیں ہو سکتی۔ براہ کرم ہم سے کوئی اور وقت لیں۔
appointment-missed = اس اپائنٹمنٹ کا وقت گزر چکا ہے
appointment-again = کیا آپ کو اب بھی ہماری ضرورت ہے؟ ریسپشن پر آئیں، یا ٹکٹ لیں۔
appointment-here = آپ کا آنا لکھ لیا گیا ہے۔ آپ کا نمبر { $number } ہے۔
appointment-follow = اپنا نمبر دیکھیں
appointment-done = یہ اپائنٹمنٹ ختم ہو گئی ہے۔ آنے کا شکریہ۔
appointment-calendar-summary = اپائنٹمنٹ، { $site }
appointment-calendar-text = { $time } سے کیوسک پر کوڈ { $code } سے اپنا آنا بتائیں۔

## A tile that answers: on paper, and on the phone
signpost-not-here = یہ کام یہاں نہیں ہوتا
signpost-go-to = براہ کرم یہاں جائیں
signpost-walk = { $n ->
    [one] پیدل { $n } منٹ
   *[other] پیدل { $n } منٹ
}
signpost-no-steps = سیڑھیاں نہیں
signpost-ring = فون: { $phone }
signpost-map = نقشہ: { $place }
signpost-phone = اسے اپنے فون پر لے جائیں
signpost-open = یہ ابھی { $time } تک کھلا ہے۔
signpost-opens = یہ ابھی بند ہے۔ کھلنے کا وقت: { $day }، { $time }۔
signpost-hours = کھلنے کے اوقات
signpost-day-of-month = { $nth ->
    [first] مہینے کا پہلا { $day }
    [second] مہینے کا دوسرا { $day }
    [third] مہینے کا تیسرا { $day }
    [fourth] مہینے کا چوتھا { $day }
    [fifth] مہینے کا پانچواں { $day }
   *[last] مہینے کا آخری { $day }
}
signpost-day-closed = بند
signpost-closed-now = یہ ابھی بند ہے۔
