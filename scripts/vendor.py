"""Copy the pinned front-end packages into the tree, so that running needs no npm.

    make vendor

Takes what package-lock.json pins out of node_modules, where `npm ci` puts it, copies what the pages
and the slip renderer use, with its licence, and builds web/static/icons.svg from the names in
web/icons.txt. The result is committed.
"""

from __future__ import annotations

import json
import re
import shutil
import string
import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "web" / "static" / "vendor"
FONTS = ROOT / "hardware" / "slips" / "fonts"  # the slip renderer's, as TrueType
TEST_VENDOR = ROOT / "tests" / "vendor"

# package → [(file in the package, where it goes)]; a folder is copied with the files that match.
LIT = ["lit-html.js", "directive.js", "directive-helpers.js", "async-directive.js"]
LIT_DIRECTIVES = ["class-map", "if-defined", "keyed", "live", "ref", "repeat", "style-map", "when"]
SLIP_WEIGHTS = {
    "atkinson-hyperlegible-next/500Medium/AtkinsonHyperlegibleNext_500Medium": "Atkinson-500",
    "atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold": "Atkinson-700",
    "overpass/800ExtraBold/Overpass_800ExtraBold": "Overpass-800",
    # The emulated printers' built-in letters.
    "atkinson-hyperlegible-mono/600SemiBold/AtkinsonHyperlegibleMono_600SemiBold": "AtkinsonMono-600",  # noqa: E501
}


def copy(source: Path, target: Path) -> None:
    """Copy one file; scripts lose the pointer to a source map that is not shipped."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.suffix == ".js":
        text = re.sub(r"\n?//# sourceMappingURL=\S+\s*$", "\n", source.read_text("utf-8"))
        target.write_text(text, "utf-8")
    else:
        shutil.copyfile(source, target)


def scripts(modules: Path) -> None:
    """lit-html, the socket client, Fluent and uPlot, as ES modules."""
    lit = modules / "lit-html"
    names = [*LIT, *(f"directives/{name}.js" for name in LIT_DIRECTIVES), "LICENSE"]
    for name in names:
        copy(lit / name, VENDOR / "lit-html" / name)
    socket = modules / "socket.io-client"
    copy(socket / "dist/socket.io.esm.min.js", VENDOR / "socket.io" / "socket.io.esm.min.js")
    copy(socket / "LICENSE", VENDOR / "socket.io" / "LICENSE")
    for module in sorted((modules / "@fluent/bundle/esm").glob("*.js")):
        copy(module, VENDOR / "fluent" / module.name)
    for name in ("dist/uPlot.esm.js", "dist/uPlot.min.css", "LICENSE"):
        copy(modules / "uplot" / name, VENDOR / "uplot" / Path(name).name)
    axe = modules / "axe-core"
    for name in ("axe.min.js", "LICENSE", "LICENSE-3RD-PARTY.txt"):
        copy(axe / name, TEST_VENDOR / "axe-core" / name)


def fonts(modules: Path) -> None:
    """The screens' woff2 subsets and the slips' TrueType files."""
    atkinson = modules / "@fontsource-variable/atkinson-hyperlegible-next"
    for part in ("latin", "latin-ext"):
        name = f"atkinson-hyperlegible-next-{part}-wght-normal.woff2"
        copy(atkinson / "files" / name, VENDOR / "fonts" / name)
    copy(atkinson / "LICENSE", VENDOR / "fonts" / "LICENSE-atkinson-hyperlegible-next")
    overpass = modules / "@fontsource/overpass"
    name = "overpass-latin-800-normal.woff2"
    copy(overpass / "files" / name, VENDOR / "fonts" / name)
    copy(overpass / "LICENSE", VENDOR / "fonts" / "LICENSE-overpass")
    for source, target in SLIP_WEIGHTS.items():
        copy(modules / "@expo-google-fonts" / f"{source}.ttf", FONTS / f"{target}.ttf")
    for family in ("atkinson-hyperlegible-next", "atkinson-hyperlegible-mono", "overpass"):
        licence = modules / "@expo-google-fonts" / family / "LICENSE_FONT"
        copy(licence, FONTS / f"LICENSE-{family}")


def figures() -> None:
    """What ticket numbers are made of, out of the slips' font: all that a visitor's phone fetches.
    As woff, since woff2 wants another library, and saves a few hundred bytes of these."""
    chosen = subset.Options(flavor="woff", hinting=False, layout_features=["kern"], name_IDs=[1, 2])
    font = subset.load_font(str(FONTS / "Overpass-800.ttf"), chosen)
    chooser = subset.Subsetter(chosen)
    chooser.populate(text=f"{string.digits}{string.ascii_uppercase} -")
    chooser.subset(font)
    subset.save_font(font, str(VENDOR / "fonts" / "overpass-figures-800.woff"), chosen)


def symbol(name: str, svg: str) -> str:
    """One `<symbol>` from an icon's file: its shapes only, so that CSS sets stroke and fill."""
    inner = re.search(r"<svg[^>]*>(.*)</svg>", svg, re.DOTALL)
    if inner is None:
        raise SystemExit(f"{name}: not an SVG file")
    shapes = re.sub(r"\s*\n\s*", "", inner.group(1)).replace(" />", "/>")
    return f'<symbol id="{name}" viewBox="0 0 24 24">{shapes}</symbol>'


def sprite(modules: Path, names: Iterable[str]) -> str:
    """The sprite: Lucide's icons by name, and the house's own from web/icons/."""
    symbols = []
    for name in names:
        path = modules / "lucide-static" / "icons" / f"{name}.svg"
        if not path.exists():
            raise SystemExit(f"web/icons.txt: Lucide has no icon named {name!r}")
        symbols.append(symbol(name, path.read_text("utf-8")))
    for path in sorted((ROOT / "web" / "icons").glob("*.svg")):
        symbols.append(symbol(path.stem, path.read_text("utf-8")))
    head = "<!-- Icons by Lucide, ISC licence: vendor/LICENSE-lucide. Made by scripts/vendor.py -->"
    body = "\n".join(symbols)
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{head}\n{body}\n</svg>\n'


def icons(modules: Path) -> None:
    """web/static/icons.svg from the names in web/icons.txt (one a line, # comments)."""
    lines = (ROOT / "web" / "icons.txt").read_text("utf-8").splitlines()
    names = sorted({line.split("#")[0].strip() for line in lines} - {""})
    (ROOT / "web" / "static" / "icons.svg").write_text(sprite(modules, names), "utf-8")
    copy(modules / "lucide-static" / "LICENSE", VENDOR / "LICENSE-lucide")


def notice(modules: Path) -> None:
    """A table of what was copied, with version and licence, from the packages themselves."""
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))
    rows = ["# Packages copied here by scripts/vendor.py", "", "| package | version | licence |"]
    rows.append("|---|---|---|")
    for name in sorted([*wanted["dependencies"], "axe-core"]):
        package = json.loads((modules / name / "package.json").read_text("utf-8"))
        rows.append(f"| {name} | {package['version']} | {package['license']} |")
    (VENDOR / "README.md").write_text("\n".join(rows) + "\n", "utf-8")


def main() -> int:
    """Replace what was copied before."""
    for old in (VENDOR, TEST_VENDOR):
        shutil.rmtree(old, ignore_errors=True)
    scripts(MODULES)
    fonts(MODULES)
    figures()
    icons(MODULES)
    notice(MODULES)
    return 0


if __name__ == "__main__":
    sys.exit(main())
