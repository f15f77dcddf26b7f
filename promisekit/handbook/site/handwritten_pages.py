"""Hand-written pages per language: `help.fi.md` stands in the Finnish site at the place of `help.md`."""

from __future__ import annotations

from mkdocs.structure.files import Files

from promisekit.handbook.site.language_sites import folder_of
from promisekit.model.about import About


def in_language(files: Files, docs_dir: str, code: str, about: About) -> set[str]:
    """Puts each page's wording in a language at the place of the page. Gives the pages that have none, by path."""
    pages = {file.src_uri: file for file in files.documentation_pages() if file.src_dir == docs_dir}
    missing = set(pages) if code != about.language else set()
    for language in about.all_languages:
        for path, page in pages.items():
            translated = pages.get(f"{path.removesuffix('.md')}.{language}.md")
            if translated is None:
                continue
            if language == code:
                page.content_bytes = translated.content_bytes
                page.edit_uri = translated.src_uri
            missing -= {translated.src_uri, path if language == code else ""}
            files.remove(translated)
    return missing


def without_folders_of_languages(files: Files, about: About) -> list[str]:
    """Takes out what stands where the sites in other languages will stand; gives the folders."""
    taken = set()
    for folder in (folder_of(code, about) for code in about.all_languages[1:]):
        for file in [file for file in files if file.dest_uri.startswith(folder)]:
            files.remove(file)
            taken.add(folder)
    return sorted(taken)
