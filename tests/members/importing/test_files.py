"""Opening what is named on the command line."""

import os
import socket

import pytest

from members.importing.reading import FileProblem, Limits, open_file


def problem(path, **limits):
    with pytest.raises(FileProblem) as raised:
        open_file(path, Limits(**limits))
    return raised.value.message


@pytest.fixture(autouse=True)
def english(settings):
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"Name\nTestverein\n")
    return path


def test_file_is_read(file):
    assert open_file(file) == b"Name\nTestverein\n"
    assert open_file(str(file), Limits(size=16)) == b"Name\nTestverein\n"


def test_too_large_file_is_refused(file):
    assert problem(file, size=15) == (
        "The file is larger than 15\xa0bytes. Please split it into several files."
    )


def test_missing_file_is_refused(tmp_path):
    path = tmp_path / "none.csv"
    assert problem(path) == f"There is no file “{path}”."


def test_folder_is_refused(tmp_path):
    assert problem(tmp_path) == f"“{tmp_path}” is a folder. Please name a file in it."


def test_link_is_refused_even_to_a_file(file, tmp_path):
    link = tmp_path / "link.csv"
    link.symlink_to(file)
    assert problem(link) == f"“{link}” is a symbolic link. Please name the file itself."


def test_pipe_is_refused_without_waiting(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert problem(path) == f"“{path}” is no ordinary file, but a pipe, a socket or a device."


def test_what_took_the_place_of_a_file_is_refused(file, tmp_path, monkeypatch):
    link, pipe = tmp_path / "link.csv", tmp_path / "pipe"
    link.symlink_to(file)
    os.mkfifo(pipe)
    found = file.lstat()
    monkeypatch.setattr(os, "lstat", lambda path: found)  # it was the file a moment ago

    assert problem(link).startswith(f"The file “{link}” cannot be read: ")
    assert problem(pipe).startswith(f"“{pipe}” is no ordinary file")


def test_socket_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the address of a socket is short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        assert (
            problem("socket") == "“socket” is no ordinary file, but a pipe, a socket or a device."
        )


def test_device_is_refused():
    name = "/dev/zero"
    assert problem(name) == f"“{name}” is no ordinary file, but a pipe, a socket or a device."


def test_file_of_somebody_else_is_refused(file):
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("This user may read everything.")
    assert problem(file) == f"The file “{file}” may not be read by this user."


@pytest.mark.parametrize("name", ["a\0b", "a" * 5000])
def test_impossible_name_is_refused(name):
    assert problem(name).startswith(f"The file “{name}” cannot be read: ")
