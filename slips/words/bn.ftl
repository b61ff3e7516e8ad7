# কাগজ ও অ্যাপয়েন্টমেন্টের পাতার কথা।

## The slip
slip-your-number = আপনার নম্বর
slip-ahead = আপনার আগে
slip-wait = অপেক্ষা, প্রায় (মিনিট)
slip-follow = ফোনে আপনার পালা দেখুন
slip-code = ডাক শোনেননি? এটি কিয়স্কের স্ক্যানারের নিচে ধরুন
slip-thanks = অপেক্ষার জন্য ধন্যবাদ। আমরা আপনার নম্বর দেখাব এবং বলব।
slip-appointment = অ্যাপয়েন্টমেন্ট
slip-then = তারপর, একই সাক্ষাতে
slip-again = আবার ছাপা
slip-second = দ্বিতীয় স্লিপ
slip-late = দেরিতে ছাপা। আপনার নম্বর নয়? দয়া করে কর্মীদের দিন।

## An appointment: its own page, its slip, its calendar entry
appointment-yours = আপনার অ্যাপয়েন্টমেন্ট
appointment-title = আপনার অ্যাপয়েন্টমেন্ট { $date }, { $time }
appointment-code = আপনার কোড
appointment-at = সময়
appointment-minutes = { $n ->
    [one] প্রায় { $n } মিনিট
   *[other] প্রায় { $n } মিনিট
}
appointment-where = কোথায়
appointment-come = যখন পৌঁছাবেন
appointment-scan = পৌঁছে এটি কিয়স্কে স্ক্যান করুন, অথবা কোড লিখুন
appointment-scan-phone = এটি কিয়স্কের স্ক্যানারের সামনে ধরুন, অথবা কোড লিখুন
appointment-from = আপনি { $time } থেকে আসার কথা জানাতে পারেন।
appointment-kept = আমরা { $time } পর্যন্ত রাখব। দেরি হলেও আসুন।
appointment-called = তারপর আপনি টিকিট নম্বর পাবেন। কোথায় যেতে হবে স্ক্রিন দেখাবে।
appointment-calendar = ক্যালেন্ডারে যোগ করুন
appointment-slip-note = এই কাগজ সঙ্গে আনুন। এতে কোনো নাম নেই।
appointment-cannot = আসতে না পারলে দয়া করে আমাদের জানান। এই সময় অন্য কারও কাজে লাগবে।
appointment-cancelled = এই অ্যাপয়েন্টমেন্ট বাতিল হয়েছিল
appointment-closed = { $why ->
    [none] এই সময়ে আমরা বন্ধ
   *[other] এই দিনে আমরা বন্ধ: { $why }
}
appointment-closed-do = এই অ্যাপয়েন্টমেন্ট হতে পারছে না। দয়া করে আমাদের কাছে অন্য সময় চান।
appointment-missed = এই অ্যাপয়েন্টমেন্টের সময় পার হয়ে গেছে
appointment-again = এখনও আমাদের দরকার? রিসেপশনে আসুন, অথবা টিকিট নিন।
appointment-here = আপনার আসা লেখা হয়েছে। আপনার নম্বর { $number }।
appointment-follow = আপনার নম্বর দেখুন
appointment-done = এই অ্যাপয়েন্টমেন্ট শেষ হয়েছে। আসার জন্য ধন্যবাদ।
appointment-calendar-summary = অ্যাপয়েন্টমেন্ট, { $site }
appointment-calendar-text = { $time } থেকে কিয়স্কে { $code } কোড দিয়ে আসার কথা জানান।

## A tile that answers: on paper, and on the phone
signpost-not-here = এই কাজ এখানে হয় না
signpost-go-to = দয়া করে এখানে যান
signpost-walk = { $n ->
    [one] হেঁটে { $n } মিনিট
   *[other] হেঁটে { $n } মিনিট
}
signpost-no-steps = সিঁড়ি নেই
signpost-ring = ফোন: { $phone }
signpost-map = মানচিত্র: { $place }
signpost-phone = ফোনে নিয়ে যান
signpost-open = এখন { $time } পর্যন্ত খোলা আছে।
signpost-opens = এখন বন্ধ আছে। খুলবে: { $day }, { $time }।
signpost-hours = খোলা থাকার সময়
signpost-day-of-month = { $nth ->
    [first] মাসের প্রথম { $day }
    [second] মাসের দ্বিতীয় { $day }
    [third] মাসের তৃতীয় { $day }
    [fourth] মাসের চতুর্থ { $day }
    [fifth] মাসের পঞ্চম { $day }
   *[last] মাসের শেষ { $day }
}
signpost-day-closed = বন্ধ
signpost-closed-now = এখন বন্ধ আছে।
