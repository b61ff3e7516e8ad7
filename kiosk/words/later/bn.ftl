## Accessibility, and spoken guidance: opened later
mode-spoken = মুখে বলা নির্দেশনা
mode-spoken-hint = শুনুন, আর চারটি বোতাম ব্যবহার করুন
aid-title = কী হলে আপনার সুবিধা হবে?
aid-hint = একটি বা কয়েকটি ছুঁন। সঙ্গে সঙ্গে বদলায়।
aid-headphones = এই স্ক্রিন শুনতে হেডফোন লাগান।
aid-all-off = সব বন্ধ
aid-open = { $site }। কী কী আছে শুনতে নিচে চাপুন, বেছে নিতে ওকে।
aid-position = { $of }টির মধ্যে { $at }।
aid-choice = পছন্দ { $at }, মোট { $of }।
aid-one-choice = একটি পছন্দ।
aid-ok = বেছে নিতে ওকে চাপুন।
aid-touch = বেছে নিতে আবার ছুঁন।
aid-turn-on = চালু করতে ওকে চাপুন।
aid-turn-off = বন্ধ করতে ওকে চাপুন।
aid-first = প্রথম।
aid-last = শেষ।
aid-choices = { $n ->
    [one] { $n }টি পছন্দ।
   *[other] { $n }টি পছন্দ।
}
aid-private = আপনার কাজ কী তা স্পিকারে বলা হয় না।
aid-names = নামগুলো জোরে পড়ুন
aid-where = এখন কাকে ডাকা হচ্ছে?
aid-calling = এখন ডাকা হচ্ছে { $number }, { $place }।
aid-nobody = এখন কাউকে ডাকা হচ্ছে না।
aid-again = আবার বলুন
aid-up = উপরে
aid-down = নিচে
aid-choose = ওকে
aid-in-headphones = শব্দ এখন হেডফোনে
aid-from-speaker = শব্দ এখন স্পিকারে
aid-volume = শব্দের জোর
aid-statement = প্রবেশযোগ্যতার বিবৃতি: { $address }

## Easy Read and sign language: opened later
mode-easy = সহজ পাঠ
mode-easy-hint = ছবি আর ছোট কথা
sign-hint = একটি ভিডিও, শব্দ ছাড়া।
sign-play = চালান
sign-pause = থামান
sign-close = বন্ধ করুন
sign-failed = ভিডিওটি এখন দেখানো যাচ্ছে না। কারও সঙ্গে কথা বলুন।
language-letters = কখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহড়ঢ়য়ৎঅআইঈউঊঋএঐওঔািীুূৃেৈোৌংঃঁ্
