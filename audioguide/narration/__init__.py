"""One chapter's sound, timeline and captions from its clips. Pure.

- What is said: `utterance`.
- When: `layout`, which makes the timeline; `placing` finds sentences in a recording.
- The sound: `blending` where several voices speak, `joining`, then `loudness` (with `weighting`)
  and `peaks`; `easing` is how the gain of a limiter moves, `segments` is where pydub comes in.
- Captions: `captions`, which asks `cue_splitting` where a cue ends and `line_breaking` where a line
  does; `phrases`, `display_width` and `word_clock` are what those two know of words, columns, time.
"""
