"""Builds `briefings/render/srgb.icc`: what the colours of a pack to be archived mean.

Run it with Pillow installed (`python tools/make_srgb_profile.py`). The profile is part of the
program, because it is stamped with the moment at which it is made; that is removed here.
"""

from pathlib import Path

from PIL import ImageCms

OUT = Path(__file__).resolve().parent.parent / "briefings" / "render" / "srgb.icc"
DATE = slice(24, 36)
ID = slice(84, 100)

profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
profile[DATE] = bytes((0x07, 0xD0, 0, 1, 0, 1)) + bytes(6)
profile[ID] = bytes(16)
OUT.write_bytes(profile)
