"""What ships with the program beside its code: themes, styles, icons, samples, fonts."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

_HERE = Path(__file__).resolve().parent


def path(name: str) -> Path:
    """Where a resource is, such as `path("themes/light.toml")`."""
    return _HERE / name


@cache
def font(file_name: str) -> Path:
    """Where a font file of a package of fonts is, such as `font("IBMPlexSerif-Bold.ttf")`."""
    family = file_name.partition("-")[0].partition("[")[0]
    package = {
        "IBMPlexSans": "fontpkg_ibm_plex_sans",
        "IBMPlexSerif": "fontpkg_ibm_plex_serif",
        "IBMPlexSansCondensed": "fontpkg_ibm_plex_sans_condensed",
        "IBMPlexSansArabic": "fontpkg_ibm_plex_sans_arabic",
        "NotoSansDevanagari": "fontpkg_noto_sans_devanagari",
        "NotoSansThai": "fontpkg_noto_sans_thai",
        "Rubik": "fontpkg_rubik",
    }[family]
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"the package {package} is not installed")
    return Path(spec.origin).parent / "files" / file_name
