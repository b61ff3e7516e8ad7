"""Slips as a one-stop shop would print them."""

from hardware import slips
from hardware.slips import Pair, Slip, Words

URL = "HTTP://127.0.0.1:8000/T/01JCXM3Z7Q8W4V5N6R2T9KABCD"


def both(welsh: str, english: str) -> tuple[Words, ...]:
    return Words(text=welsh, lang="cy"), Words(text=english, lang="en")


def bilingual(
    number: str = "C014",
    enquiry: tuple[str, str] = ("Treth Gyngor", "Council tax"),
    ahead: str = "3",
) -> Slip:
    thanks = "Diolch am aros. Byddwn yn dangos ac yn dweud eich rhif."
    return Slip(
        elements=(
            slips.Heading(lines=both("Siop Un Stop Glan-yr-afon", "Riverside One Stop Shop")),
            slips.Rule(),
            slips.Label(lines=both("Eich rhif", "Your number")),
            slips.Number(text=number),
            slips.Reverse(lines=both(*enquiry)),
            slips.Pairs(pairs=(Pair(label=both("O’ch blaen", "Ahead of you"), value=ahead),)),
            slips.Rule(style="dotted"),
            slips.Code(
                data=URL,
                lines=both("Dilynwch eich lle ar eich ffôn", "Follow your place on your phone"),
            ),
            slips.Rule(style="dotted"),
            slips.Text(
                lines=both(thanks, "Thank you for waiting. We will show and say your number.")
            ),
            slips.Rule(),
            slips.When(dates=both("26 Tachwedd 2026", "26 November 2026"), time="10:42"),
        )
    )


LONGEST = ("Budd-daliadau tai a threth gyngor", "Housing and council tax benefits")


def with_wait() -> Slip:
    """The sample with two facts side by side, and letters that no code page holds."""
    slip = bilingual(enquiry=("Tŷ a dŵr", "House and water"))
    pairs = slips.Pairs(
        pairs=(
            Pair(label=both("O’ch blaen", "Ahead of you"), value="3"),
            Pair(label=both("Aros tua (munud)", "Wait, about (min)"), value="10–20"),
        )
    )
    return Slip(elements=tuple(pairs if part.kind == "pairs" else part for part in slip.elements))


def urdu() -> Slip:
    def line(text: str) -> tuple[Words, ...]:
        return (Words(text=text, lang="ur"),)

    return Slip(
        elements=(
            slips.Heading(lines=both("Siop Un Stop Glan-yr-afon", "Riverside One Stop Shop")),
            slips.Rule(),
            slips.Label(lines=line("آپ کا نمبر")),
            slips.Number(text="C014"),
            slips.Reverse(lines=(*line("کونسل ٹیکس"), Words(text="Council tax", lang="en"))),
            slips.Pairs(pairs=(Pair(label=line("آپ سے پہلے"), value="3"),)),
            slips.Rule(style="dotted"),
            slips.Code(data=URL, lines=line("اپنے فون پر اپنی باری دیکھیں")),
            slips.Rule(style="dotted"),
            slips.Text(lines=line("انتظار کا شکریہ۔ ہم آپ کا نمبر دکھائیں گے اور بولیں گے۔")),
            slips.Rule(),
            slips.When(dates=line("جمعرات، 26 نومبر 2026"), time="10:42"),
        )
    )
