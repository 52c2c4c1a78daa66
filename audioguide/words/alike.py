"""Words that are spelled alike and said differently, by language. A table.

In Spanish, French or German spelling tells the sound but for a few words; English has these.
"""

# The vowel or the consonant changes with the meaning.
_SOUND = """
abuse abuses aged axes bases bass blessed bow bowed bowing bows buffet close closer closest crooked
diffuse does dogged dove drawer evening excuse excuses house housed houses jagged lead leading leads
learned live lived lives minute minutes mouth mouthed mow multiply naked number polish putting
ragged read reading resign resume resumes row rowed rows sewer slough sow sowed sows supply tear
tearing tears use used uses wicked wind winding winds wound wounded wounds
"""

# The stress moves: a noun or an adjective against a verb.
_STRESS = """
absent abstract accent address affect aggregate ally alternate annex appropriate approximate
associate attribute combat combine compact complex compound compress conduct confine conflict
conscript console construct content contents contest contract contracts contrast converse convert
convict coordinate defect delegate deliberate desert deserts digest discharge discount duplicate
elaborate entrance envelope escort estimate estimates exploit export extract frequent graduate
impact implant implants import incense increase increases initiate insert insult intimate invalid
invite moderate object objects overlap overflow perfect permit permits predicate present presents
proceeds process produce progress project projects prospect protest rebel recall record records
refund refuse reject replay research retail separate separates subject subjects survey suspect
suspects syndicate torment transfer transfers transplant transplants transport upset
"""

ALIKE: dict[str, frozenset[str]] = {"en": frozenset((_SOUND + _STRESS).split())}
