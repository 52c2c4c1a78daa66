from pathlib import Path

import pytest

from audioguide.intake.run import import_document

ROWS = "<table><tr><td>Pulmón</td><td>hueso</td></tr><tr><td>Mama</td><td>cerebro</td></tr></table>"
PAGE = (
    "<main><h1>Metástasis</h1><p>El tumor se extiende a otros órganos del cuerpo, y cada uno "
    f"tiene los suyos. Esta lista dice cuáles son los más frecuentes.</p>{ROWS}</main>"
)


@pytest.mark.parametrize(("lang", "name"), [(None, "Fila"), ("es-MX", "Fila"), ("de", "Zeile")])
def test_a_row_is_named_in_the_language_of_the_guide(
    lang: str | None, name: str, tmp_path: Path
) -> None:
    folder = tmp_path / "scripts" / "a"
    report, _ = import_document(PAGE.encode(), "a.html", folder, lang=lang)
    said = [part.text for chapter in report.chapters for part in chapter.parts]
    assert said[-2:] == [f"{name} 1. Pulmón: hueso.", f"{name} 2. Mama: cerebro."]
