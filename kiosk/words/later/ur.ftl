## Accessibility, and spoken guidance: opened later
mode-spoken = بولتی رہنمائی
mode-spoken-hint = سنیں، اور چار بٹن استعمال کریں
aid-title = آپ کو کس سے مدد ملے گی؟
aid-hint = ایک یا زیادہ کو چھوئیں۔ ہر ایک فوراً بدلتا ہے۔
aid-headphones = یہ سکرین سننے کے لیے ہیڈ فون لگائیں۔
aid-all-off = سب بند
aid-open = { $site }۔ انتخاب سننے کے لیے نیچے دبائیں، چننے کے لیے اوکے۔
aid-position = { $of } میں سے { $at }۔
aid-choice = انتخاب { $at }، کل { $of }۔
aid-one-choice = ایک انتخاب۔
aid-ok = چننے کے لیے اوکے دبائیں۔
aid-touch = چننے کے لیے دوبارہ چھوئیں۔
aid-turn-on = آن کرنے کے لیے اوکے دبائیں۔
aid-turn-off = آف کرنے کے لیے اوکے دبائیں۔
aid-first = پہلا۔
aid-last = آخری۔
aid-choices = { $n ->
    [one] { $n } انتخاب۔
   *[other] { $n } انتخاب۔
}
aid-private = آپ کا کام سپیکر پر نہیں بتایا جاتا۔
aid-names = نام اونچی آواز میں پڑھیں
aid-where = ابھی کس کی باری ہے؟
aid-calling = اب باری ہے { $number }، { $place }۔
aid-nobody = ابھی کسی کو نہیں بلایا جا رہا۔
aid-again = دوبارہ کہیں
aid-up = اوپر
aid-down = نیچے
aid-choose = اوکے
aid-in-headphones = آواز ہیڈ فون میں ہے
aid-from-speaker = آواز سپیکر سے ہے
aid-volume = آواز
aid-statement = رسائی کا بیان: { $address }

## Easy Read and sign language: opened later
mode-easy = آسان پڑھائی
mode-easy-hint = تصویریں اور چھوٹے لفظ
sign-hint = ایک ویڈیو، آواز کے بغیر۔
sign-play = چلائیں
sign-pause = روکیں
sign-close = بند کریں
sign-failed = ویڈیو ابھی نہیں دکھائی جا سکتی۔ براہ کرم کسی سے بات کریں۔
language-letters = ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیے
