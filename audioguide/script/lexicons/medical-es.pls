<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"
         alphabet="ipa" xml:lang="es">
  <lexeme>
    <grapheme>VIH</grapheme>
    <alias>uve i hache</alias>
  </lexeme>
  <lexeme>
    <grapheme>ADN</grapheme>
    <alias>a de ene</alias>
  </lexeme>
  <lexeme>
    <grapheme>ARN</grapheme>
    <alias>a erre ene</alias>
  </lexeme>
  <lexeme>
    <grapheme>IV</grapheme>
    <alias>i uve</alias>
  </lexeme>
  <lexeme>
    <grapheme>i.v.</grapheme>
    <alias>intravenosa</alias>
  </lexeme>
  <lexeme>
    <grapheme>EE. UU.</grapheme>
    <alias>Estados Unidos</alias>
  </lexeme>
  <lexeme>
    <grapheme>OMS</grapheme>
    <alias>o eme ese</alias>
  </lexeme>
  <lexeme>
    <grapheme>TAC</grapheme>
    <alias>tac</alias>
  </lexeme>
  <lexeme>
    <grapheme>UCI</grapheme>
    <alias>uci</alias>
  </lexeme>
  <lexeme>
    <grapheme>CO2</grapheme>
    <alias>ce o dos</alias>
  </lexeme>
  <lexeme>
    <grapheme>CO₂</grapheme>
    <alias>ce o dos</alias>
  </lexeme>
  <lexeme>
    <grapheme>H₂O</grapheme>
    <alias>hache dos o</alias>
  </lexeme>
</lexicon>
