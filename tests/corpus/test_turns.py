"""Turns at a file: readers together, a writer alone and before readers that come later."""

import threading

import pytest

from dragoman.corpus.turns import Turns


def test_readers_go_together_and_keep_a_writer_out() -> None:
    turns = Turns()
    with turns.take(False, 1), turns.take(False, 1), pytest.raises(TimeoutError), turns.take(True, 0.01):
        pass
    with turns.take(True, 1):
        pass


def test_a_writer_keeps_everybody_out() -> None:
    turns = Turns()
    for writing in (False, True):
        with turns.take(True, 1), pytest.raises(TimeoutError), turns.take(writing, 0.01):
            pass


def test_a_waiting_writer_goes_before_readers_that_come_later() -> None:
    turns, order = Turns(), []
    entered = threading.Event()

    def write() -> None:
        entered.set()
        with turns.take(True, 5):
            order.append("writer")

    with turns.take(False, 1):
        writer = threading.Thread(target=write)
        writer.start()
        entered.wait()
        while not turns._writers:
            pass
        with pytest.raises(TimeoutError), turns.take(False, 0.01):
            pass
    with turns.take(False, 5):
        order.append("reader")
    writer.join()
    assert order == ["writer", "reader"]
