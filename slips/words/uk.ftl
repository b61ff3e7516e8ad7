# Слова на папері та на сторінці запису.

## The slip
slip-your-number = Ваш номер
slip-ahead = Перед Вами
slip-wait = Чекати, приблизно (хв)
slip-follow = Стежте за чергою в телефоні
slip-code = Пропустили виклик? Піднесіть це під сканер кіоску
slip-thanks = Дякуємо, що чекаєте. Ми покажемо і скажемо Ваш номер.
slip-appointment = Запис
slip-then = Потім, під час того самого візиту
slip-again = Надруковано ще раз
slip-second = Другий талон
slip-late = Надруковано пізно. Не Ваш номер? Віддайте папірець працівнику.

## An appointment: its own page, its slip, its calendar entry
appointment-yours = Ваш запис
appointment-title = Ваш запис: { $date }, { $time }
appointment-code = Ваш код
appointment-at = Час
appointment-minutes = { $n ->
    [one] Приблизно { $n } хвилина
    [few] Приблизно { $n } хвилини
   *[many] Приблизно { $n } хвилин
}
appointment-where = Де
appointment-come = Коли прийдете
appointment-scan = Коли прийдете, відскануйте це біля кіоску або введіть код
appointment-scan-phone = Піднесіть це до сканера кіоску або введіть код
appointment-from = Відмітитися можна з { $time }.
appointment-kept = Ми чекаємо до { $time }. Якщо запізнюєтеся, все одно приходьте.
appointment-called = Потім Ви отримаєте номер. Екрани покажуть, куди йти.
appointment-calendar = Додати до календаря
appointment-slip-note = Візьміть цей папірець із собою. На ньому немає імені.
appointment-cannot = Якщо Ви не можете прийти, скажіть нам, будь ласка. Цей час знадобиться комусь іншому.
appointment-cancelled = Цей запис скасовано
appointment-closed = { $why ->
    [none] У цей час у нас зачинено
   *[other] Цього дня в нас зачинено: { $why }
}
appointment-closed-do = Цей запис не може відбутися. Будь ласка, попросіть у нас інший час.
appointment-missed = Час цього запису минув
appointment-again = Вам ще потрібна наша допомога? Підійдіть до рецепції або візьміть талон.
appointment-here = Ми знаємо, що Ви тут. Ваш номер { $number }.
appointment-follow = Стежити за номером
appointment-done = Цей запис закінчено. Дякуємо, що прийшли.
appointment-calendar-summary = Запис, { $site }
appointment-calendar-text = Відмітьтеся кодом { $code } біля кіоску, з { $time }.

## A tile that answers: on paper, and on the phone
signpost-not-here = Ми цього тут не робимо
signpost-go-to = Будь ласка, ідіть до:
signpost-walk = { $n ->
    [one] { $n } хвилина пішки
    [few] { $n } хвилини пішки
   *[many] { $n } хвилин пішки
}
signpost-no-steps = без сходів
signpost-ring = Телефон: { $phone }
signpost-map = Карта: { $place }
signpost-phone = Візьміть у телефон
signpost-open = Зараз відчинено, до { $time }.
signpost-opens = Зараз зачинено. Відкриється: { $day }, { $time }.
signpost-hours = Години роботи
signpost-day-of-month = { $nth ->
    [first] { $day } (1-й раз за місяць)
    [second] { $day } (2-й раз за місяць)
    [third] { $day } (3-й раз за місяць)
    [fourth] { $day } (4-й раз за місяць)
    [fifth] { $day } (5-й раз за місяць)
   *[last] { $day } наприкінці місяця
}
signpost-day-closed = зачинено
signpost-closed-now = Зараз зачинено.
