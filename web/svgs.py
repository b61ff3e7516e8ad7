"""An SVG that only draws: taken apart, and put together again from what is known to be harmless."""

from __future__ import annotations

import re
from xml.etree import ElementTree

#: More letters no logo has that is drawn by hand; more elements take a kiosk too long.
MOST_LETTERS, MOST_ELEMENTS, DEEPEST, MOST_USES = 1_000_000, 4_000, 40, 60
#: So often masks and clips are drawn, those within others each time anew.
MOST_MASKED = 400

_SVG, _XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"
_DRAWS = frozenset(
    {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "defs"}
    | {"linearGradient", "radialGradient", "stop", "clipPath", "mask", "use", "symbol", "style"}
)
_SAYS = frozenset({"title", "desc", "metadata"})
_REFUSED = {
    "script": "a script in it",
    "foreignObject": "a page in it",
    "a": "a link in it",
    "image": "another picture in it",
    "animate": "something that moves in it",
    "set": "something that moves in it",
    "animateTransform": "something that moves in it",
    "animateMotion": "something that moves in it",
    "text": "letters in it whose font the screens do not have",
    "filter": "a filter in it",
}
_INSTEAD = {
    "text": "Save its words as outlines (paths), or save it as PNG.",
    "filter": "Save it without effects, or as PNG.",
    "image": "Save it as PNG.",
}
_URL = re.compile(r"url\s*\(\s*['\"]?\s*(?!#)", re.IGNORECASE)
_NAMED = re.compile(r"url\s*\(\s*['\"]?\s*#([^'\")\s]+)", re.IGNORECASE)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_FETCHES = re.compile(r"@|expression|javascript:|\\|behavior|https?:|//", re.IGNORECASE)


class NoLogo(ValueError):
    """What is wrong with a logo, in a sentence for whoever brought it."""


#: Times as long as it is high.
LONGEST = 12


def too_long() -> NoLogo:
    """Of a logo that is a strip."""
    return NoLogo(f"This logo is more than {LONGEST} times as long as it is high. Cut it.")


def text_of(data: bytes) -> str | None:
    """What a file says, if it is an SVG."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return text if re.search(r"<(?:\w+:)?svg\b", text[:20_000]) else None


def cleaned(text: str) -> tuple[str, float]:
    """The drawing of an SVG and nothing else, and how many times as wide as high it is. NoLogo
    where it does or fetches something."""
    if len(text) > MOST_LETTERS:
        raise NoLogo("This SVG has more than a million letters. Save it as PNG.")
    if re.search(r"<!ENTITY|<!DOCTYPE[^>]*\[", text, re.IGNORECASE):
        raise NoLogo("This SVG has definitions (entities) in it. Save it as 'plain SVG'.")
    try:
        root = ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError, RecursionError):
        raise NoLogo("This SVG is damaged and cannot be read. Save it anew.") from None
    if root.tag not in (f"{_SVG}svg", "svg"):
        raise NoLogo("This is neither an SVG nor a PNG. Save the logo as one of these.")
    made = _Made()
    found = made.element(root, 0)
    assert found is not None
    made.check_uses(found)
    _Masks(found).check()
    ratio = _ratio(found)
    ElementTree.register_namespace("", _SVG[1:-1])
    return ElementTree.tostring(found, encoding="unicode"), ratio


def _ratio(root: ElementTree.Element) -> float:
    """How many times as wide as high it is; from here on its `viewBox` alone says so."""
    across, down = root.attrib.pop("width", ""), root.attrib.pop("height", "")
    if (box := root.get("viewBox")) is None:
        box = f"0 0 {across.removesuffix('px')} {down.removesuffix('px')}"
        root.set("viewBox", box)
    try:
        _, _, wide, high = map(float, re.split(r"[\s,]+", box.strip()))
    except ValueError:
        wide = high = 0
    if not (0.01 <= wide <= 1e6 and 0.01 <= high <= 1e6):
        raise NoLogo("This SVG does not say how large it is. Save it anew, or as PNG.")
    if max(wide, high) > LONGEST * min(wide, high):
        raise too_long()
    return wide / high


class _Made:
    """The drawing while it is put together; `count` its elements."""

    def __init__(self) -> None:
        self.count = 0

    def element(self, one: ElementTree.Element, depth: int) -> ElementTree.Element | None:
        name = str(one.tag).removeprefix(_SVG)
        if name in _REFUSED or name.rpartition("}")[2] == "script":
            what = _REFUSED.get(name, _REFUSED["script"])
            more = _INSTEAD.get(name, "Save it as 'plain SVG', or as PNG.")
            raise NoLogo(f"This SVG has {what}. {more}")
        if name.startswith("{") or name in _SAYS:
            return None  # what an editor wrote for itself
        if name not in _DRAWS:
            raise NoLogo(f"This SVG has '{name[:40]}' in it. Save it as 'plain SVG', or as PNG.")
        self.count += 1
        if self.count > MOST_ELEMENTS or depth > DEEPEST:
            raise NoLogo("This SVG has too many parts for a logo. Save it as PNG.")
        made = ElementTree.Element(f"{_SVG}{name}")
        for key, value in one.attrib.items():
            self._attribute(made, key, value)
        if name == "style":
            _harmless(one.text or "")
            made.text = one.text
        for child in one:
            found = self.element(child, depth + 1) if isinstance(child.tag, str) else None
            if found is not None:
                made.append(found)
        return made

    def _attribute(self, made: ElementTree.Element, key: str, value: str) -> None:
        name = "href" if key in (f"{_XLINK}href", "href") else key
        if name.startswith("{"):
            return
        if name.lower().startswith("on"):
            raise NoLogo("This SVG has a script in it. Save it as 'plain SVG', or as PNG.")
        if name == "href":
            if not value.strip().startswith("#"):
                raise _fetching()
        elif name != "d":
            _harmless(value)
        made.set(name, value)

    def check_uses(self, root: ElementTree.Element) -> None:
        """A part that is used within a part that is used: a few lines would draw millions."""
        uses = list(root.iter(f"{_SVG}use"))
        targets = {one.get("href", "")[1:].strip() for one in uses}
        used = [one for one in root.iter() if one.get("id") in targets]
        nested = any(next(one.iter(f"{_SVG}use"), None) is not None for one in used)
        if len(uses) > MOST_USES or nested:
            raise _too_often()


class _Masks:
    """The masks and clips of a drawing, each of which is drawn anew wherever it is named: a few
    that name each other twice would be drawn for minutes."""

    def __init__(self, root: ElementTree.Element) -> None:
        every = (*root.iter(f"{_SVG}mask"), *root.iter(f"{_SVG}clipPath"))
        self._masks = {one.get("id", ""): one for one in every}
        self._root = root
        used = {one.get("href", "")[1:].strip() for one in root.iter(f"{_SVG}use")}
        #: What is repeated; nothing in it repeats anything (`check_uses`).
        self._used = {key: one for one in root.iter() if (key := one.get("id")) in used}
        styles = " ".join(one.text or "" for one in root.iter(f"{_SVG}style"))
        #: What a class of the style sheet names; '' for whatever else it says of any element.
        self._of_class: dict[str, list[str]] = {}
        for selector, rules in _RULE.findall(styles):
            for name in re.findall(r"\.([\w-]+)", selector) or [""]:
                self._of_class.setdefault(name, []).extend(_NAMED.findall(rules))
        self._drawn: dict[str, int] = {}

    def check(self) -> None:
        """NoLogo for what is drawn too often, or within itself."""
        if self._masks and self._weight(self._root, ()) > MOST_MASKED:
            raise _too_often()

    def _weight(self, one: ElementTree.Element, within: tuple[str, ...]) -> int:
        """How often masks are drawn for an element and what is in it."""
        total = 0
        for each in one.iter():
            names = [name for value in each.attrib.values() for name in _NAMED.findall(value)]
            for each_class in ("", *each.get("class", "").split()):
                names += self._of_class.get(each_class, [])
            total += sum(self._of(name, within) for name in names if name in self._masks)
            again = self._used.get(each.get("href", "")[1:].strip())
            if again is not None and each.tag == f"{_SVG}use":
                total += self._weight(again, within)
            if total > MOST_MASKED:
                break
        return total

    def _of(self, name: str, within: tuple[str, ...]) -> int:
        if name in within or len(within) > DEEPEST:
            raise _too_often()
        if name not in self._drawn:
            self._drawn[name] = 1 + self._weight(self._masks[name], (*within, name))
        return self._drawn[name]


def _too_often() -> NoLogo:
    return NoLogo("This SVG repeats its parts too often. Save it as PNG.")


def _harmless(value: str) -> None:
    if _URL.search(value) or _FETCHES.search(value):
        raise _fetching()


def _fetching() -> NoLogo:
    return NoLogo("This SVG fetches something from elsewhere. Save it as 'plain SVG', or as PNG.")
