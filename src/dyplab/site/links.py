"""How a page finds another: through the running lab, or as one file beside another."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Links:
    """The addresses of one world, seen from one page of it.

    Attributes:
        lang: the language of the page that holds the links.
        pages: the address of a page, with gaps for its name and its language.
        lessons: the address of a lesson to read, with gaps for its id and its language.
        files: what comes before the name of a static file.
        api: what comes before the name of a thing the running lab can be asked; None where no lab runs.
    """

    lang: str
    pages: str
    lessons: str
    files: str
    api: str | None = None

    def page(self, name: str, lang: str | None = None) -> str:
        """Where the page of that name lies, such as "glossary" or "quiz/03-mlp"."""
        return self.pages.format(name=name, lang=lang or self.lang)

    def lesson(self, lesson: str, cell: str | None = None, lang: str | None = None) -> str:
        """Where a lesson can be read, or one cell of it."""
        return self.lessons.format(lesson=lesson, lang=lang or self.lang) + (f"#cell-{cell}" if cell else "")

    def slides(self, lesson: str, lang: str | None = None) -> str:
        """Where the slides of a lesson lie."""
        return self.page(f"slides/{lesson}", lang)

    def static(self, file: str) -> str:
        """Where a style sheet or a script lies."""
        return self.files + file


def server_links(base_url: str, lang: str) -> Links:
    """Addresses below the running lab.

    Args:
        base_url: the server's own, such as "/" or "/user/kari/".
        lang: "nb" or "en".

    >>> server_links("/user/kari/", "nb").lesson("03-mlp", "best-epoch")
    '/user/kari/dyplab/read/03-mlp?lang=nb#cell-best-epoch'
    """
    root = f"{base_url}dyplab"
    return Links(
        lang=lang,
        pages=f"{root}/{{name}}?lang={{lang}}",
        lessons=f"{root}/read/{{lesson}}?lang={{lang}}",
        files=f"{root}/static/",
        api=f"{root}/api/",
    )


def static_links(depth: int, lang: str) -> Links:
    """Addresses from one file of a site to another, which hold on any host and from a folder on a disk.

    Args:
        depth: how many folders below the site's root the page lies: 1 for `nb/home.html`, 2 for `nb/quiz/03-mlp.html`.
        lang: "nb" or "en".

    >>> static_links(2, "en").page("home", lang="nb")
    '../../nb/home.html'
    """
    up = "../" * depth
    return Links(
        lang=lang,
        pages=f"{up}{{lang}}/{{name}}.html",
        lessons=f"{up}{{lang}}/lessons/{{lesson}}.html",
        files=f"{up}static/",
    )
