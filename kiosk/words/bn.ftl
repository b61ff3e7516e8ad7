# কিয়স্কের কথা।

page-title = টিকিট নিন

## The first screen
welcome = স্বাগতম।
greeting = { $part ->
    [morning] শুভ সকাল।
    [afternoon] শুভ অপরাহ্ন।
   *[evening] শুভ সন্ধ্যা।
}
how-can-we-help = কীভাবে সাহায্য করতে পারি?
touch-one = টিকিট পেতে একটি ছুঁয়ে দিন।
waiting = { $n ->
    [0] কেউ অপেক্ষায় নেই
    [one] { $n } জন অপেক্ষায়
   *[other] { $n } জন অপেক্ষায়
}
wait-about = { $n ->
    [0] অপেক্ষা নেই
   *[other] প্রায় { $n } মিনিট
}
more-choices = আরও
first-choices = শুরু থেকে
page-of = { $pages }-এর মধ্যে { $page }
languages = ভাষা
language = ভাষা
language-title = আপনার ভাষা বেছে নিন
choices = বেছে নিন

## The enquiries of a group
choose-enquiry = আপনার কাজ বেছে নিন
private-room = আলাদা ঘরে
sign = ইশারা ভাষা

## Opening times
day = { $day ->
    [monday] সোমবার
    [tuesday] মঙ্গলবার
    [wednesday] বুধবার
    [thursday] বৃহস্পতিবার
    [friday] শুক্রবার
    [saturday] শনিবার
   *[sunday] রবিবার
}
opens = { $day ->
    [today] আজ { $time }-এ খুলবে।
    [tomorrow] আগামীকাল { $time }-এ খুলবে।
    [monday] সোমবার { $time }-এ খুলবে।
    [tuesday] মঙ্গলবার { $time }-এ খুলবে।
    [wednesday] বুধবার { $time }-এ খুলবে।
    [thursday] বৃহস্পতিবার { $time }-এ খুলবে।
    [friday] শুক্রবার { $time }-এ খুলবে।
    [saturday] শনিবার { $time }-এ খুলবে।
    [sunday] রবিবার { $time }-এ খুলবে।
   *[next] এক সপ্তাহ পরে { $time }-এ খুলবে।
}
opens-on = { $date } { $time }-এ খুলবে।
day-of-month = { $nth ->
    [first] মাসের প্রথম { $day }
    [second] মাসের দ্বিতীয় { $day }
    [third] মাসের তৃতীয় { $day }
    [fourth] মাসের চতুর্থ { $day }
    [fifth] মাসের পঞ্চম { $day }
   *[last] মাসের শেষ { $day }
}
day-closed = বন্ধ
closed = বন্ধ।
closed-now = এখন বন্ধ
notices = বিজ্ঞপ্তি
opening-times = খোলা থাকার সময়
hours-span = { $from } থেকে { $to }
closed-help = আজই দরকার? কারও সঙ্গে কথা বলুন।
site-closed = আমরা বন্ধ
kiosk-closed = এই কিয়স্ক এখন বন্ধ
kiosk-closed-go = দয়া করে এই কিয়স্ক থেকে টিকিট নিন: { $place }
kiosk-closed-reception = টিকিটের জন্য দয়া করে রিসেপশনে যান।
site-closed-ticket = আপনার টিকিট থাকলে অপেক্ষা করুন। আমরা এখনও নম্বর ডাকছি।

## The ticket
your-number-is = আপনার নম্বর
one-moment = এক মুহূর্ত
taking-longer = অন্য দিনের চেয়ে একটু বেশি সময় লাগছে। দয়া করে অপেক্ষা করুন।
ahead-of-you = আপনার আগে
people = { $n ->
    [0] কেউ নেই
    [one] { $n } জন
   *[other] { $n } জন
}
your-wait = অপেক্ষা
what-next = এরপর কী হবে
step-seat = যেখান থেকে স্ক্রিন দেখা বা শোনা যায় সেখানে বসুন।
step-called = আমরা আপনার নম্বর দেখাব এবং জোরে বলব।
step-go = তারপর আমরা যে কাউন্টার বা ঘরের নাম বলব সেখানে যান।
step-go-low = আমরা আপনাকে নিচু কাউন্টারে ডাকব।
step-fetch = যেখানে আছেন সেখানেই থাকুন। আমরা আপনার কাছে আসব।
follow-on-phone = ফোনে আপনার পালা দেখুন
qr-label = কোড, যা ফোনে আপনার টিকিট খোলে
printing = আপনার টিকিট ছাপা হচ্ছে
printing-hint = { $slot ->
    [left] এটি বাঁ দিক দিয়ে বের হবে।
    [right] এটি ডান দিক দিয়ে বের হবে।
   *[below] এটি নিচ দিয়ে বের হবে।
}
getting-number = আমরা আপনার নম্বর আনছি
take-ticket = আপনার টিকিট নিন
take-ticket-hint = { $slot ->
    [left] এটি বাঁ দিক দিয়ে বের হচ্ছে।
    [right] এটি ডান দিক দিয়ে বের হচ্ছে।
   *[below] এটি নিচ দিয়ে বের হচ্ছে।
}
done = হয়েছে

## No paper
no-paper-now = এখন কাগজ নেই। আপনার নম্বর স্ক্রিনে আসবে: স্ক্যান করুন বা লিখে নিন।
paper-elsewhere = আপনার টিকিট অন্য প্রিন্টার থেকে বের হবে
in-the-queue = আপনি লাইনে আছেন।
no-paper = { $why ->
    [broken] প্রিন্টার কাজ করছে না, তাই কাগজের টিকিট নেই। আমাদের কর্মীরা জানেন।
    [doubt] প্রিন্টার সাড়া দিচ্ছে না। কাগজ বের না হলে সেটি আপনার লাগবে না।
   *[none] এখানে কাগজের টিকিট নেই।
}
keep-your-number = আপনার নম্বর রাখুন। একটি উপায় বেছে নিন:
keep-scan = ফোনের ক্যামেরা দিয়ে <b>এটি স্ক্যান করুন।</b>
keep-write = <b>লিখে নিন</b> বা ছবি তুলুন।
keep-ask = <b>রিসেপশনে বলুন।</b> তাঁরা আপনাকে লিখে দিতে পারেন।
stays = { $n ->
    [one] এটি আরও { $n } সেকেন্ড এখানে থাকবে, অথবা আপনি ‘হয়েছে’ না ছোঁয়া পর্যন্ত।
   *[other] এটি আরও { $n } সেকেন্ড এখানে থাকবে, অথবা আপনি ‘হয়েছে’ না ছোঁয়া পর্যন্ত।
}

## A person
talk = কথা বলুন
talk-hint = রিসেপশনে
search = খুঁজুন

## When it does not work
away-title = দয়া করে রিসেপশনে যান
away-lead = এখন এখানে টিকিট পাওয়া যাচ্ছে না।
away-help = সেখানে আমাদের কর্মীরা আপনাকে সাহায্য করবেন।
away-safe = আপনার নম্বর থাকলে লাইনে আপনার জায়গা ঠিক আছে।
away-returns = এই স্ক্রিন নিজে থেকেই ফিরে আসবে।
trouble-lead = আমরা এখানে আপনাকে টিকিট দিতে পারিনি।

## Ways
back = ফিরে যান
start-again = আবার শুরু করুন

## Accessibility
accessibility = সহজ ব্যবহার
accessibility-hint = লেখা, রং, উচ্চতা
settings = সেটিংস
mode-larger = বড় লেখা
mode-larger-hint = দেড় গুণ বড়
mode-contrast = স্পষ্ট রং
mode-contrast-hint = কালোর ওপর সাদা, মোটা কিনারা
mode-low = নিচু বোতাম
mode-low-hint = সব বোতাম নিচের অর্ধেকে
mode-time = বেশি সময়
mode-time-hint = স্ক্রিন দশ গুণ বেশি অপেক্ষা করে
mode-counter = নিচু কাউন্টার
mode-counter-hint = বসা যায় এমন কাউন্টারে ডাকব
mode-served = আমি বাংলায় কথা বলতে চাই
mode-served-hint = I would like to be served in Bengali
mode-interpreter = আমার একজন দোভাষী দরকার
mode-interpreter-hint = I would like an interpreter (Bengali)
served-other = আমি এই ভাষায় কথা বলতে চাই …
served-now = এখানে এখন যে ভাষায় কথা বলা যায়: { $languages }
mode-on = চালু
mode-off = বন্ধ
modes-on = চালু: { $modes }
settings-reset = পরের জনের জন্য এই স্ক্রিন আগের মতো হয়ে যাবে।

## Still there?
still-there = আপনি কি এখনও এখানে আছেন?
still-there-hint = { $n ->
    [one] { $n } সেকেন্ডে শুরুতে ফিরে যাবে।
   *[other] { $n } সেকেন্ডে শুরুতে ফিরে যাবে।
}
still-there-ticket = { $n ->
    [one] এই স্ক্রিন { $n } সেকেন্ডে বন্ধ হবে। আপনি লাইনে থাকবেন।
   *[other] এই স্ক্রিন { $n } সেকেন্ডে বন্ধ হবে। আপনি লাইনে থাকবেন।
}
stay = এখানে থাকুন

## Not open, and why
closed-why = { $reason ->
    [holiday] আজ বন্ধ।
    [quota] আজ এই কাজের সব টিকিট দেওয়া হয়ে গেছে।
    [last_ticket] আজ এই কাজের আর টিকিট নেই।
    [closed_early] আজ আমরা আগে বন্ধ করেছি।
    [standstill] দয়া করে অপেক্ষা করুন। এখন টিকিট দেওয়া হচ্ছে না।
    [switched_off] এখন পাওয়া যাচ্ছে না।
   *[other] বন্ধ।
}
closed-day = আজ বন্ধ: { $name }।
closed-cause = { $cause ->
    [staff_away] এ কাজে সাহায্য করার মতো কেউ এখন এখানে নেই।
    [partner_away] আমাদের সহযোগী আজ এখানে নেই।
    [system_down] এ কাজের কম্পিউটার ব্যবস্থা চলছে না।
    [full] আজ আমরা আর কারও সঙ্গে দেখা করতে পারছি না।
    [staffing] আজ আমাদের লোক খুব কম।
    [building] ভবনে সমস্যা হয়েছে।
    [evacuation] সবাইকে এখনই ভবন ছেড়ে যেতে হবে।
    [power] বিদ্যুৎ নেই, বা কম্পিউটার চলছে না।
    [closing] আমাদের বন্ধ করতে হচ্ছে।
    [weather] আবহাওয়ার কারণে।
    [emergency] জরুরি অবস্থা।
   *[other] কিছু একটা হয়েছে। আমরা দুঃখিত।
}

## A long wait
long-lead = অনেকে অপেক্ষা করছেন
long-title = প্রায় { $n } মিনিট অপেক্ষা করতে হবে
long-hint = আপনি ফোনে আপনার পালা দেখতে পারেন।
long-take = টিকিট নিন
long-take-hint = লাইনে আপনার জায়গা থাকবে
long-leave = এখন নয়
long-leave-hint = টিকিট ছাড়া শুরুতে ফিরে যান

## An appointment, or back again
have-appointment = অ্যাপয়েন্টমেন্ট আছে
have-appointment-short = অ্যাপয়েন্টমেন্ট
have-appointment-hint = জানান যে আপনি এসেছেন
am-back = আমি ফিরে এসেছি
am-back-short = ফিরে এসেছি
am-back-hint = ডাক শুনিনি, বা বাইরে গিয়েছিলাম
code-title-appointment = আপনার অ্যাপয়েন্টমেন্ট
code-hint-appointment = চিঠির কোডটি লিখুন, বা স্ক্যানারের নিচে ধরুন।
code-empty-appointment = আপনার কোড
code-title-back = আবার স্বাগতম
code-hint-back = টিকিটের নম্বর লিখুন, অথবা তার কোড স্ক্যানারের নিচে ধরুন।
code-empty-back = আপনার নম্বর
typed = এ পর্যন্ত লেখা
erase = শেষেরটি মুছুন
continue = এগিয়ে যান
back-good = { $done ->
    [waiting] আপনি লাইনে আছেন।
   *[back] আপনি আবার লাইনে আছেন।
}
back-good-more = { $done ->
    [returned] আমরা আপনাকে সামনের দিকে রেখেছি। যেখান থেকে স্ক্রিন দেখা বা শোনা যায় সেখানে থাকুন।
    [resumed] আপনার আগের অপেক্ষার সময় এখনও ধরা হচ্ছে। যেখান থেকে স্ক্রিন দেখা বা শোনা যায় সেখানে থাকুন।
   *[waiting] আপনার পালা যায়নি। আপনার জায়গা ঠিক আছে।
}
go-now = আমরা আপনাকে ডেকেছি। এখন এখানে যান:
called-at = { $time }-এ ডাকা হয়েছে
back-sorry = { $done ->
    [held] আমরা আপনার জায়গা রেখেছি
    [too_late] আপনাকে ডাকার পর অনেক সময় কেটে গেছে
    [finished] এই সাক্ষাৎ শেষ হয়েছে
    [cancelled] এই টিকিট ফেরত দেওয়া হয়েছিল
   *[unknown] আজ এই নম্বর আমাদের কাছে নেই
}
back-sorry-person = রিসেপশনে যান। সেখানে কেউ আপনাকে সাহায্য করবেন।
back-held-code = টিকিটের কোড স্ক্যানারের নিচে ধরুন, অথবা ফোনে তার পাতা খুলুন।
back-sorry-ticket = অথবা ফিরে গিয়ে নতুন টিকিট নিন।
your-appointment = আপনার অ্যাপয়েন্টমেন্ট
appointment-note = { $punctuality ->
    [early] আপনি আগে এসেছেন। আমরা আপনাকে { $time }-এর পরে ডাকব, পারলে আরও আগে।
    [late] আপনার দেরি হয়েছে, তবু আমরা দেখা করব। একটু বেশি সময় লাগতে পারে।
   *[on_time] আপনি সময়মতো এসেছেন। আমরা শিগগিরই আপনাকে ডাকব।
}
check-in-sorry = { $why ->
    [unknown] আমরা এই কোড খুঁজে পাচ্ছি না
    [checked_in] আপনি আসার কথা আগেই জানিয়েছেন
    [cancelled] এই অ্যাপয়েন্টমেন্ট বাতিল হয়েছিল
    [another_day] এই অ্যাপয়েন্টমেন্ট অন্য দিনের
    [too_early] আপনি অনেক আগে এসেছেন
    [closed] এই অ্যাপয়েন্টমেন্টের সময়ে আমরা বন্ধ
    [too_late] এই অ্যাপয়েন্টমেন্টের সময় পার হয়ে গেছে
   *[other] আমরা এখানে আপনার আসা লিখতে পারছি না
}
check-in-person = রিসেপশনে যান। সেখানে কেউ আপনাকে সাহায্য করবেন।
check-in-safe = আপনার অ্যাপয়েন্টমেন্ট থাকলে সেটি হারায়নি।

## Another enquiry
also-ask = আজ আর কোনো কাজ আছে?
also-lead = আপনার টিকিট হয়েছে
also-title = আর কীভাবে সাহায্য করতে পারি?
also-done = { $n ->
   *[other] { $n }টি কাজ, একটি টিকিট। সবগুলোর জন্য আমরা দেখা করব।
}
also-failed = আমরা এটি যোগ করতে পারিনি। কাউন্টারে আমাদের বলুন।

## A screen that is not set up yet
pair-title = { $kind ->
    [kiosk] এই কিয়স্ক এখনও তৈরি নয়
    [display] এই ডিসপ্লে এখনও তৈরি নয়
   *[screen] এই স্ক্রিন এখনও তৈরি নয়
}
pair-withdrawn = কর্মীরা এই স্ক্রিন বন্ধ করে দিয়েছেন।
pair-visit = কোনো কাজে এসেছেন? দয়া করে কর্মীদের জিজ্ঞাসা করুন।

## A tile that answers
not-here = এখানে নয়: { $place }
signpost-title = এই কাজ এখানে হয় না
signpost-who = এই কাজ করে: { $who }।
signpost-open-now = এখন খোলা আছে।
signpost-closed-now = এখন বন্ধ আছে।
signpost-until = আজ { $time } পর্যন্ত খোলা
signpost-ring = ফোন: { $phone }
signpost-map = মানচিত্র: { $place }
signpost-phone = ফোনে নিয়ে যান
signpost-code = কোড, যা এটি ফোনে খোলে
signpost-print = আমার জন্য ছাপুন
signpost-no-paper = ছাপা যায়নি। লিখে নিন বা ছবি তুলুন।
signpost-ask = নিশ্চিত নন? কারও সঙ্গে কথা বলুন।
take-paper = আপনার কাগজ নিন
printing-paper = আপনার কাগজ ছাপা হচ্ছে

not-working = এই স্ক্রিন কাজ করছে না। দয়া করে রিসেপশনে যান।

## A person who comes: opened later
talk-title = { $how ->
    [asked] আমরা কর্মীদের জানাচ্ছি
    [shown] কর্মীরা আপনার বার্তা পেয়েছেন
    [more] আমরা আরও লোককে জানিয়েছি
    [coming] কেউ আপনার কাছে আসছেন
    [came] কেউ কি এসেছেন?
    [over] এখনও কেউ আসতে পারেননি
   *[other] দয়া করে রিসেপশনে যান
}
talk-sent = { $how ->
    [asked] আমরা আপনার বার্তা পাঠাচ্ছি
    [nobody] এখন কর্মীদের স্ক্রিনে কেউ নেই
   *[other] কর্মীরা বার্তা পেয়েছেন
}
talk-wait = এখনও কেউ উত্তর দেননি
talk-more = এখন কাউন্টারের সবাই আপনার বার্তা দেখছেন
talk-coming = কেউ আসছেন
talk-coming-who = { $who } আসছেন
talk-stay = দয়া করে এই স্ক্রিনের কাছে থাকুন।
talk-go = রিসেপশনে যান। সেখানে কেউ আপনাকে সাহায্য করবেন।
talk-move = সেখানে যেতে না পারলে এখানে কাজ করেন এমন কাউকে বলুন।
talk-keep = আপনার নম্বর ও জায়গা থাকবে।
talk-know = আমাদের কী জানা দরকার?
talk-know-hint = বলতেই হবে এমন নয়। যেটা চান ছুঁয়ে দিন।
know-fetch = আমি কাউন্টারে যেতে পারি না
know-sign = আমি ইশারা ভাষা ব্যবহার করি
know-sight = আমি ভালো দেখি না
know-hearing = আমি ভালো শুনি না
know-language = আমি অন্য ভাষা বলি
know-private = আমি একান্তে কথা বলতে চাই
talk-no-help = এখন আমার সাহায্য লাগবে না
talk-get-ticket = টিকিট নিন
talk-again = আবার বলুন
talk-yes = হ্যাঁ
talk-not-yet = এখনও না

## Search: opened later
search-title = কী বিষয়ে?
search-empty = অক্ষর ছুঁয়ে লিখুন
search-found = { $n ->
    [one] { $n }টি পাওয়া গেছে। টিকিট নিতে ছুঁয়ে দিন।
   *[other] { $n }টি পাওয়া গেছে। টিকিট নিতে একটি ছুঁয়ে দিন।
}
search-none = “{ $word }” পাওয়া যায়নি।
search-cannot = আমি খুঁজে পাচ্ছি না
search-space = ফাঁকা
search-delete = মুছুন
search-clear = সব মুছুন

## A message to everybody: opened later
all-leave = এখনই ভবন থেকে বেরিয়ে যান
all-stopped = দয়া করে একটু অপেক্ষা করুন
all-closing = আমাদের এখন বন্ধ করতে হচ্ছে
all-keep = টিকিট রাখুন। আপনার জায়গা ঠিক আছে।
all-staff = কী করতে হবে কর্মীরা বলবেন।
