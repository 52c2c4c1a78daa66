"""The Spanish sample guide tells every fact that the English one tells, and as plainly."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import textstat  # type: ignore[import-untyped]
from sample_prose import spoken, tells, without_headings
from test_sample_guide import CHAPTERS as ENGLISH_CHAPTERS
from test_sample_guide import FACTS as ENGLISH_FACTS

from audioguide.script.source import advise_guide, read_guide

SCRIPTS = Path(__file__).parents[1] / "scripts" / "tumor-metastasis-es"

WELCOME = "01-bienvenida.md"
WHAT = "02-que-es-la-metastasis.md"
WHY = "03-por-que-ocurre.md"
ROUTES = "04-tres-caminos.md"
PREVENT = "05-se-puede-prevenir.md"
LIVING = "06-vivir-con-ella.md"
CLOSING = "07-despedida.md"
CHAPTERS = [WELCOME, WHAT, WHY, ROUTES, PREVENT, LIVING, CLOSING]

EASY = 70
"""Fernández Huerta's scale: from 70 on a text is fairly easy, which school year seven reads."""

# What the English guide says, and the words of the Spanish one, joined by plus signs, that must
# stand in one paragraph or list of the chapter of the same number.
FACTS = {
    "it seemed to be muscle strain": "parte baja de la espalda + distensión lumbar + músculo",
    "the pain got no more attention": "dolor + nadie presta más atención",
    "the pain got worse and led to a checkup": "va a peor + revisión + hospital + golpe",
    "it was bone metastasis from lung cancer": "metástasis en el hueso de un cáncer de pulmón",
    "metastasis is a key concern for survival": "cuestión clave + supervivencia de las personas",
    "tumors threaten human health": "artículo + mayor amenaza para la salud humana",
    "a tumor that spreads is harder": "un tumor que se extiende + más difícil",
    "the first tumor is the primary": "aparece primero + se llama tumor primario",
    "cells break away and travel": "se sueltan + viajan + sangre + sistema linfático",
    "they form a new tumor": "otro órgano o tejido + tumor nuevo + se llama tumor metastásico",
    "both are the same cancer": "metastásico + mismo tipo de cáncer que el tumor primario",
    "the process is complex": "proceso complejo",
    "genes take part": "muchos genes + instrucciones",
    "cytokines take part": "citocinas + proteínas + mensajes",
    "there are many factors": "muchos factores",
    "malignant tissue spreads earlier": "más maligno + tejido + antes se extiende",
    "a weak body raises the chance": "mal estado físico aumenta la posibilidad",
    "low immunity raises the chance": "defensas bajas + también aumentan esa posibilidad",
    "the stage is advanced": "se ha extendido + fase avanzada",
    "treatment may fail for this reason": "una de las razones principales + tratamiento fracasa",
    "the mechanism is unclear": "mecanismo + aún no está claro",
    "cells and defenses both count": "cómo son las células del tumor + el cuerpo se puede defender",
    "specific organs are reached": "suele aparecer en órganos concretos",
    "seed and soil is well known": "idea muy conocida",
    "seed and soil is a hypothesis": "teoría de la semilla y + hipótesis + no se ha probado",
    "cells are like seeds": "las células del tumor son como semillas",
    "cells prefer some places": "prefieren + lugares + echar raíces y crecer",
    "lung cancer may spread to three places": "de pulmón puede + huesos + cerebro + hígado",
    "breast cancer often spreads": "de mama + a menudo + pulmones + a los huesos y al cerebro",
    "millions of cells a day": "cada gramo + puede + tres a cuatro millones de células en un día",
    "blood or lymph carries them": "la sangre o la linfa + todo el cuerpo",
    "cells root once they can": "la ocasión + echan raíces en un órgano + se multiplican deprisa",
    "the organ can lose its function": "destruir la función de ese órgano",
    "this can lead to death": "órgano + puede causar la muerte",
    "there are three routes": "tres caminos principales + uno a uno",
    "the first is lymphatic": "metástasis linfática + vasos linfáticos",
    "lymph vessels resemble blood vessels": "linfáticos + hechos como los vasos de la sangre",
    "what lymph contains": "llevan linfa + proteínas + grasas + linfocitos",
    "cells reach other parts by lymph": "por este camino + otras partes del cuerpo",
    "six organs are named": "estómago + páncreas + pulmón + mama + colon + nasofaringe",
    "they are not the only ones": "sobre todo se nombran",
    "lymphoma moves through lymph": "linfoma + se mueve por los vasos linfáticos",
    "lymphoma shows as swelling": "linfoma + hinchazón que no deja de crecer",
    "the second is hematogenous": "metástasis hematógena + por medio de la sangre",
    "cells flow with the blood": "entran en los vasos de la sangre + se mueven con ella",
    "blood is a major route": "sangre + caminos más importantes",
    "the third is implantation": "metástasis por implantación + se sueltan del sitio primario",
    "cells plant themselves": "se extienden + se plantan + superficie de otros órganos",
    "stomach cancer is the example": "cáncer de estómago avanzado + peritoneo",
    "it can reach ovary and pelvis": "también puede + ovario + cavidad de la pelvis",
    "no targeted drug prevents it": "no hay fármacos dirigidos que prevengan la metástasis",
    "early action helps": "encontrar + pronto + tratarlo pronto + puede ayudar a prevenirla",
    "examination and screening": "revisiones regulares + pruebas de detección del cáncer",
    "checks find metastatic tumors": "encontrar pronto los tumores metastásicos",
    "checks find first tumors": "encontrar pronto los primeros tumores",
    "the network has a name": "Red Nacional Integral del Cáncer + NCCN + expertos",
    "screening is yearly": "recomiendan + detección del cáncer de pulmón una vez al año",
    "screening is for high risk": "detección + personas con alto riesgo",
    "the test is low-dose CT": "tomografía computarizada de baja + TC de baja dosis + escáner",
    "see a doctor at once": "se siente mal + vaya al médico enseguida",
    "delay does harm": "esperar + empeore + más difícil de tratar",
    "follow-up after surgery": "después de una operación + seguimiento + aconseje su médico",
    "healthy living is recommended": "se recomienda + han tenido un cáncer",
    "weight": "controle su peso",
    "exercise": "ejercicio cada día",
    "diet": "coma sano, a horas regulares",
    "studies show a link": "muchos estudios + asociación + hábitos sanos + menos metástasis",
    "the link holds for recurrence": "asociación + menos metástasis y recaídas",
    "a link is not a cause": "asociación quiere decir + no prueba + cause",
    "treatment is individual": "participe de forma activa + su médico + tratamiento individual",
    "chemotherapy": "la quimioterapia es una medicina que ataca las células del cáncer",
    "radiotherapy": "la radioterapia apunta rayos",
    "surgery": "la cirugía es una operación",
    "palliative treatment": "el tratamiento paliativo alivia el dolor",
    "targeted drugs extend survival": "fármacos dirigidos + posible alargar la supervivencia",
    "so does another therapy": "terapia traslacional + posible alargar la supervivencia",
    "many live long": "muchas personas con metástasis viven + durante mucho tiempo",
    "it improves quality of life": "cuidados paliativos + mejorar la calidad de vida",
    "it can prolong life": "también pueden alargar la vida + fase media o avanzada",
    "it relieves pain": "pueden aliviar el dolor",
    "it improves wellness": "mejorar su bienestar psicológico, social y espiritual",
    "it fits any stage": "lugar en cualquier fase del cáncer + últimos días",
    "it is there for others": "no puede recibir + quimioterapia + radioterapia + cirugía",
    "it eases pain for them too": "a esas personas también + aliviar el dolor + mejor la vida",
    "recap: metastasis": "dejan el tumor primario + tumor nuevo del mismo tipo",
    "recap: why": "aún no está claro + teoría de la semilla y la tierra + hipótesis",
    "recap: routes": "tres caminos principales + linfa + sangre + siembra",
    "recap: steps": "revisiones regulares + pronto al médico + seguimiento + hábitos sanos",
    "recap: care": "tratamiento + cuidados paliativos + cualquier fase",
    "the article": "What you should know about tumor metastasis + Cancer Prevention",
    "the network": "National Comprehensive Cancer Network + tal como lo cuenta el artículo",
    "the disclaimer": "esto es información, no es un consejo médico",
    "the care team": "hable con su equipo médico + preguntas",
}


@pytest.fixture(autouse=True, scope="module")
def _in_spanish() -> Iterator[None]:
    textstat.set_lang("es")
    yield
    textstat.set_lang("en_US")


def test_the_folder_holds_the_guide_and_a_chapter_for_each_english_one() -> None:
    assert sorted(path.name for path in SCRIPTS.iterdir()) == [*CHAPTERS, "guide.toml"]
    assert len(CHAPTERS) == len(ENGLISH_CHAPTERS)


def test_every_fact_of_the_english_guide_has_its_spanish_words() -> None:
    assert list(FACTS) == [fact for fact, _, _ in ENGLISH_FACTS]


@pytest.mark.parametrize(("fact", "english"), [(fact, name) for fact, name, _ in ENGLISH_FACTS])
def test_a_fact_is_told_in_the_chapter_of_the_same_number(fact: str, english: str) -> None:
    chapter = CHAPTERS[ENGLISH_CHAPTERS.index(english)]
    assert tells(SCRIPTS / chapter, FACTS[fact]), FACTS[fact]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_is_easy_to_follow(chapter: str) -> None:
    assert textstat.fernandez_huerta(without_headings(SCRIPTS / chapter)) >= EASY


@pytest.mark.parametrize("chapter", CHAPTERS)
@pytest.mark.parametrize("phrase", ["véase", "haga clic", "pantalla", "(", "<", "!", "¡"])
def test_nothing_makes_sense_only_to_an_eye(chapter: str, phrase: str) -> None:
    assert phrase not in spoken(SCRIPTS / chapter).casefold()


def test_nothing_is_found_in_it_and_it_is_a_translation() -> None:
    guide, findings = read_guide(SCRIPTS)
    assert (findings, advise_guide(SCRIPTS, guide)) == ((), ())
    assert guide.info.translation_of == "tumor-metastasis"
    original, _ = read_guide(SCRIPTS.with_name("tumor-metastasis"))
    assert original.info.translations == ("metastasis-de-tumores",)
