"""Writing files whole, or not at all."""

import os

import pytest

from members.exporting import ExportProblem, replaced


@pytest.fixture(autouse=True)
def english(settings):
    settings.LANGUAGE_CODE = "en"


def written(path, data=b"neu"):
    with replaced(path) as file:
        file.write(data)


def problem(path):
    with pytest.raises(ExportProblem) as raised:
        written(path)
    return str(raised.value)


def test_file_is_written_for_its_owner_alone(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"alt")
    path.chmod(0o644)
    written(path)

    assert path.read_bytes() == b"neu"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [*tmp_path.iterdir()] == [path]


def test_file_stays_as_it_was_when_something_fails(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"alt")
    with pytest.raises(TypeError), replaced(path) as file:
        file.writelines([b"halb", "ganz"])

    assert path.read_bytes() == b"alt"
    assert [*tmp_path.iterdir()] == [path]


def test_link_is_not_written_through(tmp_path):
    target, link = tmp_path / "target.csv", tmp_path / "link.csv"
    link.symlink_to(target)
    assert problem(link) == f"“{link}” is a symbolic link. Please name the file itself."
    assert not target.exists()


def test_pipe_and_folder_are_not_written_to(tmp_path):
    pipe, folder = tmp_path / "pipe", tmp_path / "folder"
    os.mkfifo(pipe)
    folder.mkdir()
    for path in (pipe, folder):
        assert problem(path) == f"“{path}” is no file, and is not written to."


def test_folder_that_is_not_there_is_said(tmp_path):
    path = tmp_path / "none" / "list.csv"
    assert problem(path) == f"“{path}” cannot be written: No such file or directory"
