"""A reader in a process of its own: a document that eats time or memory ends that, and not us."""

import multiprocessing
import sys
from multiprocessing.connection import Connection

from audioguide.errors import AudioguideError, ScriptError
from audioguide.intake.draft import Draft
from audioguide.intake.readers.kinds import TRUSTED, load_reader

MAX_SECONDS = 120
MAX_MEMORY_BYTES = 3 << 30


def read_bounded(
    kind: str, data: bytes, *, keep_all: bool, max_seconds: float = MAX_SECONDS
) -> Draft:
    """Take a document apart within bounds of time and memory. ScriptError says which it broke."""
    load_reader(kind)  # a missing package is told at once
    if kind in TRUSTED:
        return load_reader(kind)(data, keep_all=keep_all)
    # Not forked: this process may have threads, and the child should be as small as can be.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=_read, args=(theirs, kind, keep_all), daemon=True)
    child.start()
    theirs.close()
    try:
        ours.send_bytes(data)
        if not ours.poll(max_seconds):
            raise _broken(kind, f"Reading it took over {max_seconds:g} seconds.")
        answer = ours.recv()
    except (EOFError, OSError) as error:
        raise _broken(kind, "Reading it took more memory than it may.") from error
    finally:
        child.kill()
        child.join()
        ours.close()
    if isinstance(answer, AudioguideError):
        raise answer
    if not isinstance(answer, Draft):
        raise _broken(kind, f"It cannot be read ({answer}).")
    return answer


def _broken(kind: str, what: str) -> ScriptError:
    return ScriptError(
        what,
        where=f"reading {kind}",
        hint="Open it in its own program, and save it anew or in several parts.",
    )


def _read(pipe: Connection, kind: str, keep_all: bool) -> None:  # noqa: FBT001 - a process's arguments
    _limit_memory()
    try:
        answer: object = load_reader(kind)(pipe.recv_bytes(), keep_all=keep_all)
    except AudioguideError as error:
        answer = error
    except RecursionError:
        answer = "it is nested too deep"
    except MemoryError:
        return  # there may be none left to say so: the closed pipe does
    pipe.send(answer)


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - POSIX alone has it

    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))
