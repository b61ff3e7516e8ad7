## Accessibility, and spoken guidance: opened later
mode-spoken = إرشاد صوتي
mode-spoken-hint = الاستماع إلى الشاشة واستخدام أربعة مفاتيح
aid-title = ما الذي يساعدك؟
aid-hint = يرجى لمس واحد أو أكثر. يتغير كل منها فورًا.
aid-headphones = يرجى توصيل سماعات الرأس لسماع هذه الشاشة.
aid-all-off = إيقاف الكل
aid-open = { $site }. مفتاح أسفل لسماع الخيارات، ومفتاح موافق للاختيار.
aid-position = { $at } من { $of }.
aid-choice = الخيار { $at } من { $of }.
aid-one-choice = خيار واحد.
aid-ok = يرجى الضغط على موافق للاختيار.
aid-touch = يرجى اللمس مرة أخرى للاختيار.
aid-turn-on = يرجى الضغط على موافق للتشغيل.
aid-turn-off = يرجى الضغط على موافق للإيقاف.
aid-first = الأول.
aid-last = الأخير.
aid-choices = { $n ->
    [zero] لا خيارات.
    [one] خيار واحد.
    [two] خياران.
    [few] { $n } خيارات.
    [many] { $n } خيارًا.
   *[other] { $n } خيار.
}
aid-private = لا يُذكر موضوعك عبر مكبر الصوت.
aid-names = قراءة الأسماء بصوت عالٍ
aid-where = من يُنادى الآن؟
aid-calling = النداء الآن { $number }، { $place }.
aid-nobody = لا يُنادى أحد الآن.
aid-again = إعادة القول
aid-up = أعلى
aid-down = أسفل
aid-choose = موافق
aid-in-headphones = الصوت الآن في سماعات الرأس
aid-from-speaker = الصوت الآن من مكبر الصوت
aid-volume = مستوى الصوت
aid-statement = بيان سهولة الوصول: { $address }

## Easy Read and sign language: opened later
mode-easy = قراءة سهلة
mode-easy-hint = صور وكلمات قصيرة
sign-hint = فيديو بلا صوت.
sign-play = تشغيل
sign-pause = إيقاف مؤقت
sign-close = إغلاق
sign-failed = لا يمكن عرض الفيديو الآن. يرجى التحدث إلى موظف.
language-letters = ابتثجحخدذرزسشصضطظعغفقكلمنهويءةى
