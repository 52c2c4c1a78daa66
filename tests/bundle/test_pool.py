"""The processes of a build end when they should."""

import multiprocessing.util
import os
import signal
import sys
import time
from concurrent.futures import BrokenExecutor
from contextlib import suppress

import pytest

from audioguide.bundle.pool import open_pool


def test_an_interrupt_ends_tasks_in_the_middle() -> None:
    with suppress(KeyboardInterrupt), open_pool(1) as executor:
        task = executor.submit(time.sleep, 30)
        raise KeyboardInterrupt
    assert isinstance(task.exception(), BrokenExecutor)


@pytest.mark.skipif(sys.platform == "win32", reason="interrupts by POSIX signal")
@pytest.mark.usefixtures("hears_interrupts")
def test_an_interrupt_while_a_process_starts_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    start = multiprocessing.util.spawnv_passfds

    def interrupted(*arguments: object) -> object:
        os.kill(os.getpid(), signal.SIGINT)
        return start(*arguments)

    with pytest.raises(KeyboardInterrupt), open_pool(1) as executor:  # noqa: PT012
        monkeypatch.setattr(multiprocessing.util, "spawnv_passfds", interrupted)
        executor.submit(time.sleep, 30)
        time.sleep(0)
