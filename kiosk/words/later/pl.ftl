## Accessibility, and spoken guidance: opened later
mode-spoken = Wskazówki głosowe
mode-spoken-hint = Słuchanie ekranu i cztery klawisze
aid-title = Co będzie pomocne?
aid-hint = Proszę dotknąć jednego lub kilku. Zmiana jest od razu.
aid-headphones = Proszę podłączyć słuchawki, aby usłyszeć ten ekran.
aid-all-off = Wyłącz wszystko
aid-open = { $site }. Klawisz W dół czyta, co jest do wyboru, OK wybiera.
aid-position = { $at } z { $of }.
aid-choice = Pozycja { $at } z { $of }.
aid-one-choice = Jedna pozycja.
aid-ok = OK wybiera.
aid-touch = Ponowne dotknięcie wybiera.
aid-turn-on = OK włącza.
aid-turn-off = OK wyłącza.
aid-first = Początek.
aid-last = Koniec.
aid-choices = { $n ->
    [one] Do wyboru { $n } pozycja.
    [few] Do wyboru { $n } pozycje.
   *[many] Do wyboru { $n } pozycji.
}
aid-private = Głośnik nie mówi, jaka to sprawa.
aid-names = Czytaj nazwy na głos
aid-where = Kto jest teraz wzywany?
aid-calling = Teraz prosimy { $number }, { $place }.
aid-nobody = Teraz nikt nie jest wzywany.
aid-again = Powtórz
aid-up = W górę
aid-down = W dół
aid-choose = OK
aid-in-headphones = Głos jest teraz w słuchawkach
aid-from-speaker = Głos jest teraz z głośnika
aid-volume = Głośność
aid-statement = Deklaracja dostępności: { $address }

## Easy Read and sign language: opened later
mode-easy = Łatwe do czytania
mode-easy-hint = Obrazki i krótkie słowa
sign-hint = Film bez dźwięku.
sign-play = Odtwórz
sign-pause = Pauza
sign-close = Zamknij
sign-failed = Nie można teraz pokazać filmu. Proszę poprosić o pomoc pracownika.
language-letters = aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż
