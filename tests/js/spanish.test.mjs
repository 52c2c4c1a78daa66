import assert from "node:assert/strict";
import { test } from "node:test";

import { load, speak } from "./reading.mjs";

speak("es");
const { number } = await load("texts.js");
const { spoken } = await load("told.js");
const { nameOfKey } = await load("keys.js");

test("times, numbers and keys are told in Spanish where the page is Spanish", () => {
  assert.deepEqual([1, 65, 3723].map(spoken), ["1 segundo", "1 minuto y 5 segundos", "1 hora, 2 minutos y 3 segundos"]);
  assert.equal(number(1.25), "1,25");
  assert.equal(nameOfKey(" "), "Espacio");
});
