"""YAML as people write it, with remarks, anchors and styles wherever YAML allows them, made of random numbers."""

from __future__ import annotations

import random
from collections.abc import Iterator

WORDS = (
    *("invoice", "billing", "two days", "12:30", "no", "a: b", "#1", "x # y", "it's", 'say "hi"', "ä ö 😀", "- dash"),
    *("[x]", "{y}", "*z", "&w", "!t", "%p", "@q", "a,b", "null", "2026-12-31", "50 %", "why?", "end:", "back\\slash"),
)
LINES = ("Plain words here", "# no remark", "- no: list", "ä 😀 words", "x")
LONG = " ".join(["We correct the invoice within two working days and tell you on the same day by letter"] * 3)


class Maker:
    """Makes one text. ``has_names`` tells whether it used an anchor."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.newline = "\r\n" if self.random.random() < 0.2 else "\n"
        self.names: list[str] = []
        self.waiting: list[str] = []
        """Names of what is not written to its end, which cannot hold itself."""
        self.made = 0
        self.keys = 0
        self.remarks = 0
        self.with_names = self.random.random() < 0.3

    @property
    def has_names(self) -> bool:
        return self.made > 0

    def text(self) -> str:
        lines = list(self.mapping(0, 0))
        if self.chance(0.2):
            lines.insert(0, "---")
        if self.chance(0.3):
            lines.append(self.remark(0))
        text = "\n".join(lines) + ("" if self.chance(0.15) else "\n" * self.random.choice((1, 1, 1, 2)))
        return text.replace("\n", self.newline)

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def key(self) -> str:
        self.keys += 1
        name = f"k{self.keys}"
        return f'"{name}"' if self.chance(0.1) else f"'{name} x'" if self.chance(0.1) else name

    def remark(self, indent: int) -> str:
        self.remarks += 1
        return " " * indent + f"# remark {self.remarks}: not {{this}}, [nor - that"

    def beside(self) -> str:
        """A remark at the end of a line, perhaps."""
        return ("  " if self.chance(0.5) else " ") + self.remark(0) if self.chance(0.3) else ""

    def between(self, indent: int) -> Iterator[str]:
        if self.chance(0.2):
            yield ""
        if self.chance(0.25):
            yield self.remark(indent if self.chance(0.8) else self.random.randrange(indent + 3))

    def named(self) -> str:
        if not self.with_names or not self.chance(0.2):
            return ""
        self.made += 1
        self.waiting.append(f"n{self.made}")
        return f"&{self.waiting[-1]} "

    def mapping(self, indent: int, depth: int) -> Iterator[str]:
        for number in range(self.random.randint(1, 4)):
            if number:
                yield from self.between(indent)
            yield from self.after(" " * indent + self.key() + ":", indent, depth, in_list=False)

    def list(self, indent: int, depth: int) -> Iterator[str]:
        for number in range(self.random.randint(1, 4)):
            if number:
                yield from self.between(indent)
            yield from self.after(" " * indent + "-", indent, depth, in_list=True)

    def after(self, head: str, indent: int, depth: int, *, in_list: bool) -> Iterator[str]:
        waiting = len(self.waiting)
        yield from self.rest(head, indent, depth, in_list=in_list)
        self.names += self.waiting[waiting:]
        del self.waiting[waiting:]

    def rest(self, head: str, indent: int, depth: int, *, in_list: bool) -> Iterator[str]:
        kind = self.random.random()
        step = self.random.choice((1, 2, 2, 2, 4))
        if self.names and self.chance(0.1):
            yield f"{head} *{self.random.choice(self.names)}{self.beside()}"
        elif depth < 4 and kind < 0.25:
            name = self.named()
            lines = list(self.mapping(indent + step, depth + 1))
            if in_list and not name and self.chance(0.6) and not lines[0].lstrip().startswith("#"):
                yield head + " " * (step - 1 or 1) + lines[0].lstrip() if step > 1 else head + "\n" + lines[0]
                yield from lines[1:]
            else:
                yield f"{head} {name}".rstrip() + self.beside()
                yield from self.between(indent + step)
                yield from lines
        elif depth < 4 and kind < 0.45:
            inner = indent if not in_list and self.chance(0.3) else indent + step
            yield f"{head} {self.named()}".rstrip() + self.beside()
            yield from self.between(inner)
            yield from self.list(inner, depth + 1)
        elif kind < 0.6:
            yield from self.block(head, indent + step)
        elif kind < 0.8:
            yield from f"{head} {self.named()}{self.brackets(depth, indent + step)}{self.beside()}".split("\n")
        elif kind < 0.83:
            yield head + self.beside()
        else:
            yield f"{head} {self.named()}{self.scalar(flow=False)}{self.beside()}"

    def block(self, head: str, indent: int) -> Iterator[str]:
        mark = self.random.choice((">-", "|", "|-", ">"))
        yield f"{head} {self.named()}{mark}{self.beside()}"
        for _ in range(self.random.randint(1, 3)):
            yield " " * indent + self.random.choice(LINES)
        if self.chance(0.2):
            yield ""

    def brackets(self, depth: int, indent: int) -> str:
        apart = ", "
        opened = closed = ""
        if self.chance(0.2):
            pad = "\n" + " " * indent
            opened = closed = pad
            apart = "," + (" " + self.remark(0) if self.chance(0.4) else "") + pad
        entries = []
        is_list = self.chance(0.5)
        for _ in range(self.random.randint(0, 4)):
            value = self.brackets(depth + 1, indent + 2) if depth < 4 and self.chance(0.2) else self.scalar(flow=True)
            if self.names and self.chance(0.1):
                value = f"*{self.random.choice(self.names)} "
            entries.append(value if is_list else f"{self.key()}: {value}")
        inside = apart.join(entries)
        if inside and self.chance(0.1):
            inside += ","
        return f"[{opened}{inside}{closed}]" if is_list else f"{{{opened}{inside}{closed}}}"

    def scalar(self, *, flow: bool) -> str:
        word = self.random.choice(WORDS)
        kind = self.random.random()
        if kind < 0.3:
            escaped = word.replace("\\", "\\\\").replace('"', '\\"')
            return f'"{escaped}"'
        if kind < 0.5:
            return "'" + word.replace("'", "''") + "'"
        return self.random.choice(("plain", "two words", "50 %", "ä ö 😀", "mon-fri 08:00-16:00", "3"))


def value(chooser: random.Random, depth: int = 0) -> object:
    """Something to write."""
    kind = chooser.random()
    if depth > 2 or kind < 0.6:
        return chooser.choice((*WORDS, LONG, "two\nlines", "ends\n", " led", "", LONG.replace("correct", "mend: ")))
    if kind < 0.8:
        return [value(chooser, depth + 1) for _ in range(chooser.randint(0, 3))]
    return {f"n{number}": value(chooser, depth + 1) for number in range(chooser.randint(0, 3))}
