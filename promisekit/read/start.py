"""Where reading starts: the texts of a folder, and the processes that read ahead, before anything large is imported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from promisekit.read.ahead import ReadAhead
from promisekit.read.files import read_text
from promisekit.read.folder import DiskFolder, Folder, NothingToReadError, SourceFile
from promisekit.read.misnamed import misnamed_files

if TYPE_CHECKING:
    from promisekit.read.loader import Loaded, Parts, Source


def load(path: Path | str, shown_as: str | None = None) -> Loaded:
    """Reads every blueprint file below the folder ``path``.

    ``shown_as`` is what messages call the folder (default: as given). Whatever is wrong with the files becomes
    a diagnostic. Raises NothingToReadError where there is no such folder or no blueprint file in it.
    """
    folder = Path(path)
    return load_from(DiskFolder(folder, (shown_as or folder.as_posix()).rstrip("/") or "."))


def load_from(folder: Folder, parts: Parts | None = None) -> Loaded:
    """Reads every blueprint file of ``folder``, wherever it lies.

    ``parts`` are files that another call has read; this one uses them and adds its own. Raises
    NothingToReadError.
    """
    known = {} if parts is None else parts
    sources: list[Source] = []
    files = _blueprint_files(folder)
    for file in files:
        text = read_text(file, folder)
        part = known.get((file, text)) if isinstance(text, str) else None
        sources.append((file, text, part if part and part.fits(folder) else None))
    sources += [(file, said, None) for file, said in misnamed_files(folder, files)]
    unread = [text for _file, text, part in sources if isinstance(text, str) and part is None]
    with ReadAhead(unread) as ahead:
        from promisekit.read.loader import put_together

        return put_together(folder, sources, known, ahead)


def _blueprint_files(folder: Folder) -> list[SourceFile]:
    try:
        return folder.files()
    except NothingToReadError:
        said = [said for _file, said in misnamed_files(folder, ())] if folder.path.is_dir() else []
        if not said:
            raise
        way_out = f"{said[0].message}: {said[0].hint}"
        raise NothingToReadError(f"there is no .yaml file in `{folder.shown}`; {way_out}") from None
