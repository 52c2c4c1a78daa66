"""Engines behind one protocol: an utterance becomes sound with the time of every word.

Begin with `engine` (the protocol) and `engines` (the table; `voice_choice` picks among voices,
`casting` for each word of a guide).

- Around every engine: `checked` (trusts no clip, by `spoken_length`) and `cache`.
- `silent` is one module.
- `system` asks a child process: `system_child` is our end, `framing` the wire, `system_worker` the
  other end with `espeak_driver` and `sound_files`. `runs` cuts a sentence where the voice changes,
  `espeak_phonemes` writes an author's IPA for eSpeak, `event_times` times the words.
- `natural` reads in `natural_alignment` (`natural_phonemes`, `rewriting`), cuts what is too long
  in `natural_parts` and times words in `natural_timing`; `natural_types` is what we use of hibari.
- `piper` writes text in `piper_text` and times words in `phoneme_times`.
- `alignment/` lays English words on the sound of a person, or of a guide that is verified.
- Shared: `cleaning` (text), `silences` (sound), `estimated_times`, `onnx_graph`.
"""
