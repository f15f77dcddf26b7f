"""What the last build of a site is known to have made, so that the next one makes only what is different.

It lies in the portfolio's folder ``.promisekit``, which git does not see. Nothing in it is believed without a look:
a page is taken from the last site where it is there still, byte for byte, and its key is the one that it would have
now. A damaged or foreign file is as good as none.
"""

from __future__ import annotations

import filecmp
import hashlib
import json
import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

FOLDER: Final = ".promisekit"
_FORMAT: Final = 1
_MOST: Final = 6
"""Sites of one portfolio that are remembered."""


@dataclass(frozen=True)
class KeptPage:
    """A page as it was made: what it depended on, its bytes' digest, and what the search knows of it, as JSON."""

    key: str
    digest: str
    entries: str = "[]"


class Said(NamedTuple):
    """What a build says at its end: pages in all languages, and the languages without words of the handbook's own."""

    pages: int
    has_findings_page: bool
    without_words: tuple[str, ...]


@dataclass
class LastBuild:
    """Of one site of a portfolio what was made last, and what is being made now."""

    site: Path
    """The finished site."""
    file: Path | None
    """Where it is written down; None where nothing is to be kept."""
    inputs: str = ""
    """A digest of all that the site was made of, where that is known."""
    said: Said | None = None
    """What was said at the end."""
    files: dict[str, str] = field(default_factory=dict)
    """The digest of every file of the site, by path."""
    pages: dict[str, KeptPage] = field(default_factory=dict)
    """Pages by their path in the site."""
    made: dict[str, KeptPage] = field(default_factory=dict)
    """The same of the build that is going on."""
    may_be_kept: bool = True
    """Whether what is made now may serve the next build."""
    has_warned: bool = False
    """Whether there were warnings, which the next build has to give again."""

    @classmethod
    def of(cls, portfolio: Path, site: Path) -> LastBuild:
        """What is known of ``site``, made from ``portfolio``. Never fails."""
        name = hashlib.sha256(str(site).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        file = portfolio / FOLDER / f"site-{name}.json"
        try:
            if not file.is_file():  # a pipe would be waited for
                return cls(site, file)
            kept = json.loads(file.read_bytes())
            if kept["format"] != _FORMAT:
                return cls(site, file)
            pages = {path: KeptPage(*map(str, page)) for path, page in kept["pages"].items()}
            files = {str(path): str(digest) for path, digest in kept["files"].items()}
            number, has_findings, words = kept["said"]
            said = Said(int(number), bool(has_findings), tuple(map(str, words)))
            return cls(site, file, str(kept["inputs"]), said, files, pages)
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return cls(site, file)

    @classmethod
    def nothing(cls, site: Path) -> LastBuild:
        """Nothing is known, and nothing will be."""
        return cls(site, None)

    def said_of(self, inputs: str) -> Said | None:
        """What was said when the site was made, if it was made of just that and is still as it was made."""
        is_same = bool(inputs) and self.inputs == inputs and bool(self.files) and _digests(self.site) == self.files
        return self.said if is_same else None

    def take(self, path: str, key: str, to: Path) -> KeptPage | None:
        """Puts a page of the last site, if it is the same, at its place in the new one."""
        page = self.pages.get(path)
        if page is None or page.key != key:
            return None
        old = self.site / path
        try:
            if hashlib.sha256(old.read_bytes()).hexdigest() != page.digest:
                return None
            to.parent.mkdir(parents=True, exist_ok=True)
            _link(old, to)
        except OSError:
            return None
        self.made[path] = page
        return page

    def settle(self, new: Path) -> None:
        """Lets each file of the finished site that is as it was be the old one, with its date."""
        for path in _files(new):
            old, file = self.site / path, new / path
            with suppress(OSError):
                is_other = old.is_file() and not old.is_symlink() and not old.samefile(file)
                if is_other and filecmp.cmp(old, file, shallow=False):
                    _link(old, file)

    def write(self, inputs: str, said: Said) -> None:
        """Writes down what was made, once the new site stands at its place. Where that fails, nothing is kept."""
        if self.file is None:
            return
        if not self.may_be_kept:
            with suppress(OSError):
                self.file.unlink(missing_ok=True)
            return
        kept = {
            "format": _FORMAT,
            "inputs": "" if self.has_warned else inputs,
            "said": said,
            "files": _digests(self.site),
            "pages": {path: [page.key, page.digest, page.entries] for path, page in self.made.items()},
        }
        with suppress(OSError):
            folder = self.file.parent
            folder.mkdir(exist_ok=True)
            ignore = folder / ".gitignore"
            if not ignore.exists():
                ignore.write_text("*\n", "utf-8")
            _write_whole(self.file, json.dumps(kept, separators=(",", ":")).encode())
            others = sorted(folder.glob("site-*.json"), key=lambda one: one.stat().st_mtime, reverse=True)
            for old in others[_MOST:]:
                old.unlink()


def digest_of(file: Path) -> str:
    """Of the bytes of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _digests(site: Path) -> dict[str, str]:
    try:
        return {path: digest_of(site / path) for path in _files(site)}
    except OSError:
        return {}


def _files(site: Path) -> list[str]:
    """The files of a site, hidden ones at its top apart: those are somebody else's."""
    found = []
    for folder, folders, names in os.walk(site):
        here = Path(folder).relative_to(site)
        if here == Path():
            folders[:] = [name for name in folders if not name.startswith(".")]
            names = [name for name in names if not name.startswith(".")]
        found += [(here / name).as_posix() for name in names]
    return sorted(found)


def _link(old: Path, new: Path) -> None:
    """The same file at another place; a copy with its date where the disk knows no links. Raises OSError."""
    beside = new.with_name(f".{new.name}.same")
    try:
        os.link(old, beside)
    except OSError:
        shutil.copy2(old, beside)
    beside.replace(new)


def _write_whole(file: Path, content: bytes) -> None:
    number, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    try:
        with os.fdopen(number, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
