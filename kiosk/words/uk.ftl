# Слова кіоску.

page-title = Візьміть талон

## The first screen
welcome = Ласкаво просимо.
greeting = { $part ->
    [morning] Доброго ранку.
    [afternoon] Добрий день.
   *[evening] Добрий вечір.
}
how-can-we-help = Чим ми можемо допомогти?
touch-one = Торкніться одного поля, щоб отримати талон.
waiting = { $n ->
    [0] Ніхто не чекає
    [one] Чекає { $n } людина
    [few] Чекають { $n } людини
   *[many] Чекає { $n } людей
}
wait-about = { $n ->
    [0] Без черги
   *[other] Приблизно { $n } хвилин
}
more-choices = Більше
first-choices = Спочатку
page-of = { $page } з { $pages }
languages = Мови
language = Мова
language-title = Виберіть мову
choices = Вибір

## The enquiries of a group
choose-enquiry = Виберіть питання
private-room = В окремій кімнаті
sign = Жестова мова

## Opening times
day = { $day ->
    [monday] Понеділок
    [tuesday] Вівторок
    [wednesday] Середа
    [thursday] Четвер
    [friday] П’ятниця
    [saturday] Субота
   *[sunday] Неділя
}
opens = { $day ->
    [today] Відкриється сьогодні о { $time }.
    [tomorrow] Відкриється завтра о { $time }.
    [monday] Відкриється в понеділок о { $time }.
    [tuesday] Відкриється у вівторок о { $time }.
    [wednesday] Відкриється в середу о { $time }.
    [thursday] Відкриється в четвер о { $time }.
    [friday] Відкриється в п’ятницю о { $time }.
    [saturday] Відкриється в суботу о { $time }.
    [sunday] Відкриється в неділю о { $time }.
   *[next] Відкриється за тиждень, о { $time }.
}
opens-on = Відкриється { $date } о { $time }.
day-of-month = { $nth ->
    [first] { $day } (1-й раз за місяць)
    [second] { $day } (2-й раз за місяць)
    [third] { $day } (3-й раз за місяць)
    [fourth] { $day } (4-й раз за місяць)
    [fifth] { $day } (5-й раз за місяць)
   *[last] { $day } наприкінці місяця
}
day-closed = зачинено
closed = Зачинено.
closed-now = Зараз зачинено
notices = Оголошення
opening-times = Години роботи
hours-span = з { $from } до { $to }
closed-help = Потрібно сьогодні? Поговоріть з працівником.
site-closed = У нас зачинено
kiosk-closed = Цей кіоск зараз не працює
kiosk-closed-go = Візьміть талон у цьому кіоску: { $place }
kiosk-closed-reception = Підійдіть по талон до рецепції.
site-closed-ticket = Якщо у Вас є талон, будь ласка, чекайте. Ми ще викликаємо номери.

## The ticket
your-number-is = Ваш номер
one-moment = Хвилинку
taking-longer = Це триває трохи довше, ніж завжди. Будь ласка, зачекайте.
ahead-of-you = Перед Вами
people = { $n ->
    [0] Нікого
    [one] { $n } людина
    [few] { $n } людини
   *[many] { $n } людей
}
your-wait = Очікування
what-next = Що буде далі
step-seat = Сядьте там, де видно або чутно екрани.
step-called = Ми покажемо Ваш номер і скажемо його вголос.
step-go = Потім ідіть до віконця або кімнати, яку ми назвемо.
step-go-low = Ми викличемо Вас до низького віконця.
step-fetch = Залишайтеся там, де Ви є. Ми підійдемо до Вас.
follow-on-phone = Стежте за чергою в телефоні
qr-label = Код, який відкриває талон у телефоні
printing = Талон друкується
printing-hint = { $slot ->
    [left] Він вийде зліва.
    [right] Він вийде справа.
   *[below] Він вийде внизу.
}
getting-number = Отримуємо Ваш номер
take-ticket = Візьміть талон
take-ticket-hint = { $slot ->
    [left] Він виходить зліва.
    [right] Він виходить справа.
   *[below] Він виходить унизу.
}
done = Готово

## No paper
no-paper-now = Зараз немає паперу. Номер буде на екрані: відскануйте його або запишіть.
paper-elsewhere = Ваш талон вийде з іншого принтера
in-the-queue = Ви в черзі.
no-paper = { $why ->
    [broken] Принтер не працює, тому паперового талона немає. Працівники про це знають.
    [doubt] Принтер не відповідає. Якщо папір не вийде, він Вам не потрібен.
   *[none] Тут немає паперових талонів.
}
keep-your-number = Збережіть свій номер. Виберіть спосіб:
keep-scan = <b>Відскануйте це</b> камерою телефона.
keep-write = <b>Запишіть</b> або сфотографуйте.
keep-ask = <b>Попросіть на рецепції.</b> Там Вам його запишуть.
stays = { $n ->
    [one] Це буде тут ще { $n } секунду або доки Ви не торкнетеся «Готово».
    [few] Це буде тут ще { $n } секунди або доки Ви не торкнетеся «Готово».
   *[many] Це буде тут ще { $n } секунд або доки Ви не торкнетеся «Готово».
}

## A person
talk = Допомога
talk-hint = На рецепції
search = Пошук

## When it does not work
away-title = Будь ласка, підійдіть до рецепції
away-lead = Зараз тут не можна взяти талон.
away-help = Там Вам допоможуть наші працівники.
away-safe = Якщо у Вас є номер, Ваше місце в черзі збережено.
away-returns = Цей екран увімкнеться сам.
trouble-lead = Нам не вдалося дати Вам талон.

## Ways
back = Назад
start-again = Спочатку

## Accessibility
accessibility = Зручність
accessibility-hint = Текст, колір, висота
settings = Вигляд
mode-larger = Більший текст
mode-larger-hint = Більший у півтора раза
mode-contrast = Високий контраст
mode-contrast-hint = Біле на чорному, товсті краї
mode-low = Низькі кнопки
mode-low-hint = Усі кнопки в нижній половині
mode-time = Більше часу
mode-time-hint = Екран чекає вдесятеро довше
mode-counter = Низьке віконце
mode-counter-hint = Викличемо туди, де можна сидіти
mode-served = Прошу говорити українською
mode-served-hint = I would like to be served in Ukrainian
mode-interpreter = Прошу перекладача
mode-interpreter-hint = I would like an interpreter (Ukrainian)
served-other = Прошу говорити мовою …
served-now = Тут зараз розмовляють такими мовами: { $languages }
mode-on = Увімк.
mode-off = Вимк.
modes-on = Увімкнено: { $modes }
settings-reset = Для наступної людини екран стане звичайним.

## Still there?
still-there = Ви ще тут?
still-there-hint = { $n ->
    [one] Повернення до початку за { $n } секунду.
    [few] Повернення до початку за { $n } секунди.
   *[many] Повернення до початку за { $n } секунд.
}
still-there-ticket = { $n ->
    [one] Цей екран закриється за { $n } секунду. Ви залишаєтеся в черзі.
    [few] Цей екран закриється за { $n } секунди. Ви залишаєтеся в черзі.
   *[many] Цей екран закриється за { $n } секунд. Ви залишаєтеся в черзі.
}
stay = Я ще тут

## Not open, and why
closed-why = { $reason ->
    [holiday] Сьогодні зачинено.
    [quota] Усі сьогоднішні талони на це вже видано.
    [last_ticket] Сьогодні талонів на це більше немає.
    [closed_early] Сьогодні ми зачинилися раніше.
    [standstill] Будь ласка, зачекайте. Зараз талонів немає.
    [switched_off] Зараз недоступно.
   *[other] Зачинено.
}
closed-day = Сьогодні зачинено: { $name }.
closed-cause = { $cause ->
    [staff_away] Зараз тут немає нікого, хто може з цим допомогти.
    [partner_away] Нашого партнера сьогодні тут немає.
    [system_down] Наша комп’ютерна система для цього не працює.
    [full] Сьогодні ми більше не можемо нікого прийняти.
    [staffing] Сьогодні нас замало.
    [building] У будівлі несправність.
    [evacuation] Усі мають зараз вийти з будівлі.
    [power] Немає світла або не працюють комп’ютери.
    [closing] Ми мусимо зачинитися.
    [weather] Це через погоду.
    [emergency] Сталася надзвичайна подія.
   *[other] Дещо сталося. Нам прикро.
}

## A long wait
long-lead = Чекає багато людей
long-title = { $n ->
    [one] Чекати приблизно { $n } хвилину
    [few] Чекати приблизно { $n } хвилини
   *[many] Чекати приблизно { $n } хвилин
}
long-hint = За чергою можна стежити в телефоні.
long-take = Взяти талон
long-take-hint = Ваше місце в черзі залишається
long-leave = Не зараз
long-leave-hint = Назад до початку, без талона

## An appointment, or back again
have-appointment = У мене запис
have-appointment-short = Запис
have-appointment-hint = Скажіть, що Ви вже тут
am-back = Я знову тут
am-back-short = Я знову тут
am-back-hint = Виклик пропущено, або треба було вийти
code-title-appointment = Ваш запис
code-hint-appointment = Введіть код із листа або піднесіть його під сканер.
code-empty-appointment = Ваш код
code-title-back = З поверненням
code-hint-back = Введіть номер із талона або піднесіть його код під сканер.
code-empty-back = Ваш номер
typed = Уже введено
erase = Стерти останній знак
continue = Далі
back-good = { $done ->
    [waiting] Ви в черзі.
   *[back] Ви знову в черзі.
}
back-good-more = { $done ->
    [returned] Ми поставили Вас ближче до початку. Залишайтеся там, де видно або чутно екрани.
    [resumed] Час, який Ви вже чекали, враховано. Залишайтеся там, де видно або чутно екрани.
   *[waiting] Ви нічого не пропустили. Ваше місце збережено.
}
go-now = Ми Вас викликали. Ідіть зараз до:
called-at = Виклик о { $time }
back-sorry = { $done ->
    [held] Ми тримаємо Ваше місце
    [too_late] Ми викликали Вас надто давно
    [finished] Цей візит уже закінчено
    [cancelled] Цей талон повернуто
   *[unknown] Сьогодні ми не знаємо цього номера
}
back-sorry-person = Підійдіть до рецепції. Там Вам допоможуть.
back-held-code = Піднесіть код із талона під сканер або відкрийте його сторінку в телефоні.
back-sorry-ticket = Або поверніться і візьміть новий талон.
your-appointment = Ваш запис
appointment-note = { $punctuality ->
    [early] Ви прийшли раніше. Ми викличемо Вас після { $time } або раніше, якщо зможемо.
    [late] Ви прийшли пізніше, але ми Вас приймемо. Це може тривати трохи довше.
   *[on_time] Ви прийшли вчасно. Ми скоро Вас викличемо.
}
check-in-sorry = { $why ->
    [unknown] Ми не знаходимо цього коду
    [checked_in] Ви вже відмітилися
    [cancelled] Цей запис скасовано
    [another_day] Цей запис на інший день
    [too_early] Ви прийшли дуже рано
    [closed] На час цього запису в нас зачинено
    [too_late] Час цього запису минув
   *[other] Ми не можемо відмітити Вас тут
}
check-in-person = Підійдіть до рецепції. Там Вам допоможуть.
check-in-safe = Якщо у Вас є запис, він не пропав.

## Another enquiry
also-ask = Щось іще сьогодні?
also-lead = Ваш талон готовий
also-title = Чим іще ми можемо допомогти?
also-done = { $n ->
    [few] { $n } питання, один талон. Ми розглянемо всі.
   *[other] { $n } питань, один талон. Ми розглянемо всі.
}
also-failed = Не вдалося це додати. Скажіть нам біля віконця.

## A screen that is not set up yet
pair-title = { $kind ->
    [kiosk] Цей кіоск ще не готовий
    [display] Це табло ще не готове
   *[screen] Цей екран ще не готовий
}
pair-withdrawn = Працівники вимкнули цей екран.
pair-visit = Ви прийшли з питанням? Будь ласка, запитайте працівника.

## A tile that answers
not-here = Не тут: { $place }
signpost-title = Ми цього тут не робимо
signpost-who = Це робить: { $who }.
signpost-open-now = Зараз відчинено.
signpost-closed-now = Зараз зачинено.
signpost-until = Сьогодні відчинено до { $time }
signpost-ring = Телефон: { $phone }
signpost-map = Карта: { $place }
signpost-phone = Візьміть у телефон
signpost-code = Код, який відкриває це в телефоні
signpost-print = Надрукуйте це мені
signpost-no-paper = Не вдалося надрукувати. Запишіть або сфотографуйте.
signpost-ask = Не впевнені? Поговоріть з працівником.
take-paper = Візьміть папірець
printing-paper = Папірець друкується

not-working = Цей екран не працює. Будь ласка, підійдіть до рецепції.

## A person who comes: opened later
talk-title = { $how ->
    [asked] Повідомляємо працівників
    [shown] Працівники мають Ваше повідомлення
    [more] Ми повідомили більше людей
    [coming] До Вас уже йдуть
    [came] Хтось прийшов?
    [over] Поки що ніхто не зміг прийти
   *[other] Будь ласка, підійдіть до рецепції
}
talk-sent = { $how ->
    [asked] Надсилаємо Ваше повідомлення
    [nobody] Зараз біля екрана нікого немає
   *[other] Працівники мають повідомлення
}
talk-wait = Поки що ніхто не відповів
talk-more = Тепер Ваше повідомлення бачать усі біля віконець
talk-coming = До Вас уже йдуть
talk-coming-who = { $who } уже йде
talk-stay = Будь ласка, залишайтеся біля цього екрана.
talk-go = Підійдіть до рецепції. Там Вам допоможуть.
talk-move = Якщо Вам важко туди дійти, скажіть комусь, хто тут працює.
talk-keep = Ваш номер і Ваше місце залишаються.
talk-know = Що нам варто знати?
talk-know-hint = Казати не обов’язково. Торкніться будь-чого.
know-fetch = Не можу підійти до віконця
know-sign = Я користуюся жестовою мовою
know-sight = Я погано бачу
know-hearing = Я погано чую
know-language = Я розмовляю іншою мовою
know-private = Я хочу поговорити наодинці
talk-no-help = Допомога вже не потрібна
talk-get-ticket = Взяти талон
talk-again = Попросити ще раз
talk-yes = Так
talk-not-yet = Ще ні

## Search: opened later
search-title = Про що йдеться?
search-empty = Торкайтеся літер
search-found = { $n ->
    [one] Знайдено: { $n }. Торкніться, щоб узяти талон.
    [few] Знайдено: { $n }. Торкніться одного, щоб узяти талон.
    [many] Знайдено: { $n }. Торкніться одного, щоб узяти талон.
   *[other] Знайдено: { $n }. Торкніться одного, щоб узяти талон.
}
search-none = Не знайдено «{ $word }».
search-cannot = Не можу знайти
search-space = Пробіл
search-delete = Видалити
search-clear = Стерти все

## A message to everybody: opened later
all-leave = Вийдіть зараз із будівлі
all-stopped = Будь ласка, трохи зачекайте
all-closing = Ми мусимо зараз зачинитися
all-keep = Збережіть талон. Ваше місце збережено.
all-staff = Працівники скажуть Вам, що робити.
