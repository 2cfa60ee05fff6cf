"""Workers for the twins: processes of this machine, or of others, to which Dask hands out work."""

import contextlib
import logging
import os
import re
import signal
import tempfile
import warnings
from importlib.util import find_spec
from multiprocessing import parent_process
from pathlib import Path

import twin

ADDRESS = re.compile(r"tcp://([\w.-]+|\[[0-9A-Fa-f:.]+\]):(\d{1,5})")
TIMEOUT = "5s"

# No pages to look at, and no long wait for a worker that is gone. One thread for each worker's products, as Dask has it;
# but not its setting by which a worker hands memory back at once, and fetches it again for each array of a step.
SETTINGS = {
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.comm.timeouts.connect": "10s",
    "distributed.nanny.pre-spawn-environ": {"OMP_NUM_THREADS": 1, "MKL_NUM_THREADS": 1, "OPENBLAS_NUM_THREADS": 1},
}


@contextlib.contextmanager
def cluster(address, count):
    """Dask's client for the workers at this address, or for so many that are started here if it is True.

    They are gone at the end, also if that is an error or Ctrl-C. Whatever goes wrong is told in one line.
    """
    check(address)
    quiet()
    try:
        import dask
        import distributed

        lost = (distributed.KilledWorker, distributed.client.FutureCancelledError, distributed.comm.CommClosedError)
        with dask.config.set(SETTINGS), contextlib.ExitStack() as opened:
            local = address is True
            yield started(opened, dask, distributed, count) if local else reached(opened, distributed, address)
    except KeyboardInterrupt:
        twin.fail("stopped by Ctrl-C", 130)
    except lost as problem:
        twin.fail(f"--dask: the workers, or what they kept, were lost ({type(problem).__name__}); run it again", 1)


def check(address):
    """An address must be one, and Dask must be here."""
    found = address is True or ADDRESS.fullmatch(address)
    if not found or address is not True and not 0 < int(found[2]) < 65536:
        twin.fail(f"--dask: found {address!r}, expected an address such as tcp://host:8786, or none", 2)
    if not (find_spec("dask") and find_spec("distributed")):
        pins = Path(__file__).with_name("requirements.txt").read_text(encoding="utf-8").split()
        pins = " ".join(pin for pin in pins if pin.startswith(("dask==", "distributed==")))
        twin.fail(f"--dask: Dask is not installed; type: python -m pip install {pins}", 1)


def quiet():
    """Dask says nothing by itself."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")


def started(opened, dask, distributed, count):
    """The client of processes of one thread each, reached by this machine alone, without a page to watch them."""
    with uninterrupted():
        folder = opened.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        opened.enter_context(dask.config.set({"temporary-directory": folder}))
        here = opened.enter_context(distributed.LocalCluster(
            n_workers=count, threads_per_worker=1, host="127.0.0.1", dashboard_address=None,
            scheduler_kwargs={"dashboard_address": "127.0.0.1:0"}, silence_logs=logging.CRITICAL,
        ))
        client = opened.enter_context(distributed.Client(here, direct_to_workers=True))
        opened.callback(signal.signal, signal.SIGINT, signal.SIG_IGN)
    return client


def reached(opened, distributed, address):
    """The client of a cluster that is there already."""
    try:
        client = opened.enter_context(distributed.Client(address, timeout=TIMEOUT))
    except OSError:
        twin.fail(f"--dask: nothing answers at {address} within {TIMEOUT}; start one: dask scheduler", 1)
    try:
        client.wait_for_workers(1, timeout=TIMEOUT)
    except TimeoutError:
        twin.fail(f"--dask: the scheduler at {address} has no workers; start one: dask worker {address}", 1)
    return client


def wait(tasks):
    """Waits until they are done, and fetches nothing."""
    import distributed

    distributed.wait(tasks)


@contextlib.contextmanager
def uninterrupted():
    """Ctrl-C waits until this is over, and never reaches the threads and processes that are started meanwhile."""
    asked = []
    before = signal.signal(signal.SIGINT, lambda *_: asked.append(True))
    if hasattr(signal, "pthread_sigmask"):  # Windows has none.
        # Started later, it would let the signal through again.
        from multiprocessing import resource_tracker

        resource_tracker.ensure_running()
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        signal.signal(signal.SIGINT, before)
        if asked:
            raise KeyboardInterrupt


if parent_process():
    # This is a worker that was started here: it imports the program that started it.
    quiet()
    if not hasattr(signal, "pthread_sigmask"):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
