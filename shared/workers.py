"""Workers for the twins: processes of this machine, or of others, to which Dask hands out work."""

import contextlib
import logging
import os
import re
import signal
import tempfile
import warnings
from importlib.util import find_spec
from pathlib import Path

import twin

ADDRESS = re.compile(r"tcp://([\w.-]+|\[[0-9A-Fa-f:.]+\]):(\d{1,5})")
TIMEOUT = "5s"


@contextlib.contextmanager
def cluster(address, count):
    """Dask's client for the workers at this address, or for so many that are started here if it is True.

    They are gone at the end, also if that is an error or Ctrl-C. Whatever goes wrong is told in one line.
    """
    check(address)
    quiet()
    import dask
    import distributed

    lost = (distributed.KilledWorker, distributed.client.FutureCancelledError, distributed.comm.CommClosedError)
    routes = {"distributed.scheduler.http.routes": [], "distributed.worker.http.routes": []}
    try:
        with contextlib.ExitStack() as opened:
            opened.callback(hold_interrupt)
            opened.enter_context(dask.config.set(routes))
            client = opened.enter_context(started(distributed, count) if address is True else reached(distributed, address))
            yield client
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
    """Dask says nothing by itself, here and in the processes that it starts."""
    os.environ |= {"DASK_LOGGING__DISTRIBUTED": "critical", "PYTHONWARNINGS": "ignore"}
    warnings.simplefilter("ignore")


def hold_interrupt():
    """From here on the end is near; a second Ctrl-C does not keep it from tidying up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextlib.contextmanager
def started(distributed, count):
    """Processes of one thread each, reached by this machine alone, without a page to watch them."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        with distributed.LocalCluster(
            n_workers=count, threads_per_worker=1, host="127.0.0.1", local_directory=folder,
            dashboard_address=None, scheduler_kwargs={"dashboard_address": "127.0.0.1:0"},
            silence_logs=logging.CRITICAL,
        ) as here, distributed.Client(here, direct_to_workers=True) as client:
            yield client


@contextlib.contextmanager
def reached(distributed, address):
    try:
        client = distributed.Client(address, timeout=TIMEOUT, set_as_default=False)
    except (OSError, TimeoutError):
        twin.fail(f"--dask: nothing answers at {address} within {TIMEOUT}; start one: dask scheduler", 1)
    with client:
        try:
            client.wait_for_workers(1, timeout=TIMEOUT)
        except TimeoutError:
            twin.fail(f"--dask: the scheduler at {address} has no workers; start one: dask worker {address}", 1)
        yield client
