"""The app's pictures are its drawings (the .svg beside them): RECORD_ICONS=1 draws them anew."""

import base64
import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from audioguide import player

ICONS = Path(player.__file__).parent / "static/icons"
PICTURES = sorted(ICONS.glob("*.svg"))
# How far apart any two of their bytes are: 255 is black to white.
DIFFERENCE = """async ([first, second]) => {
  const [a, b] = await Promise.all([first, second].map(async url => {
  const image = new Image();
  image.src = url;
  await image.decode();
  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, canvas.width, canvas.height).data;
}));
  let most = 0;
  a.forEach((byte, at) => { most = Math.max(most, Math.abs(byte - b[at])); });
  return [a.length / 4, most];
}"""


@pytest.mark.parametrize("drawing", PICTURES, ids=lambda path: path.stem)
@pytest.mark.parametrize("pixels", [192, 512])
def test_a_picture_shows_its_drawing(browser: Browser, drawing: Path, pixels: int) -> None:
    page = browser.new_page(viewport={"width": pixels, "height": pixels})
    svg = drawing.read_text(encoding="utf-8").replace("<svg ", f'<svg width="{pixels}" ', 1)
    page.set_content(f'<body style="margin: 0; line-height: 0">{svg}')
    drawn = page.screenshot(omit_background=True)
    picture = drawing.with_suffix(f".{pixels}.png")
    if os.environ.get("RECORD_ICONS"):
        picture.write_bytes(drawn)
    urls = [
        f"data:image/png;base64,{base64.b64encode(png).decode()}"
        for png in (drawn, picture.read_bytes())
    ]
    count, difference = page.evaluate(DIFFERENCE, urls)
    page.close()
    assert count == pixels**2
    # Browsers smooth edges in ways of their own.
    assert difference < 64
