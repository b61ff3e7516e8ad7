## Accessibility, and spoken guidance: opened later
mode-spoken = Голосові підказки
mode-spoken-hint = Слухайте екран і користуйтеся чотирма клавішами
aid-title = Що вам допоможе?
aid-hint = Торкніться одного або кількох. Зміна відбувається одразу.
aid-headphones = Підключіть навушники, щоб чути цей екран.
aid-all-off = Вимкнути все
aid-open = { $site }. Натисніть Вниз, щоб почути варіанти, ОК, щоб вибрати.
aid-position = { $at } з { $of }.
aid-choice = Варіант { $at } з { $of }.
aid-one-choice = Один варіант.
aid-ok = Натисніть ОК, щоб вибрати.
aid-touch = Торкніться ще раз, щоб вибрати.
aid-turn-on = Натисніть ОК, щоб увімкнути.
aid-turn-off = Натисніть ОК, щоб вимкнути.
aid-first = Перший.
aid-last = Останній.
aid-choices = { $n ->
    [one] { $n } варіант.
    [few] { $n } варіанти.
   *[many] { $n } варіантів.
}
aid-private = Через динамік не говоримо, з чим ви прийшли.
aid-names = Читати назви вголос
aid-where = Кого зараз викликають?
aid-calling = Зараз викликаємо { $number }, { $place }.
aid-nobody = Зараз нікого не викликають.
aid-again = Повторити
aid-up = Вгору
aid-down = Вниз
aid-choose = ОК
aid-in-headphones = Голос зараз у навушниках
aid-from-speaker = Голос зараз із динаміка
aid-volume = Гучність
aid-statement = Заява про доступність: { $address }

## Easy Read and sign language: opened later
mode-easy = Легке читання
mode-easy-hint = Малюнки й короткі слова
sign-hint = Відео без звуку.
sign-play = Грати
sign-pause = Пауза
sign-close = Закрити
sign-failed = Зараз відео не можна показати. Будь ласка, поговоріть з людиною.
language-letters = абвгґдеєжзиіїйклмнопрстуфхцчшщьюя
