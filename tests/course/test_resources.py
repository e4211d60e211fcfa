"""The list of what others have made: whole, in order, tied to lessons, and told apart from our own pages."""

from urllib.parse import urlsplit

import pytest

from dyplab.course.catalogue import lessons
from dyplab.course.resources import Resource, elsewhere, resources

NAMES = [found.id for found in resources()]
VIDEOS = [found for found in resources() if found.kind == "video"]


@pytest.mark.parametrize("found", resources(), ids=NAMES)
def test_a_resource_says_who_made_it_where_it_opens_and_what_to_watch_for(found: Resource):
    assert found.kind in ("video", "course", "book", "slides") and found.lang in ("nb", "en")
    assert found.title.strip() and found.author.strip()
    for said in (found.watch_for.nb, found.watch_for.en):
        assert said.endswith(".") and 12 <= len(said.split()) <= 75 and "!" not in said and "{" not in said
    assert found.watch_for.nb != found.watch_for.en


@pytest.mark.parametrize("found", resources(), ids=NAMES)
def test_an_address_is_a_link_out_and_never_something_to_embed(found: Resource):
    address = urlsplit(found.address)
    assert address.scheme in ("https", "http") and "." in address.netloc and not address.query
    assert "/embed" not in address.path and "nocookie" not in address.netloc


@pytest.mark.parametrize("found", resources(), ids=NAMES)
def test_a_resource_belongs_to_lessons_that_exist(found: Resource):
    assert set(found.lessons) <= {info.id for info in lessons()}


def test_nothing_is_listed_twice():
    assert len(set(NAMES)) == len(NAMES)
    assert len({found.address for found in resources()}) == len(NAMES)


def test_videos_come_first_by_length_and_only_they_have_minutes():
    assert resources()[: len(VIDEOS)] == VIDEOS and len(VIDEOS) == 12
    minutes = [video.minutes for video in VIDEOS]
    assert minutes == sorted(minutes) and minutes[0] == 6 and minutes[-1] == 25 * 60 + 37
    assert {found.minutes for found in resources() if found.kind != "video"} == {0}


def test_there_are_courses_and_books_and_something_for_most_lessons():
    kinds = [found.kind for found in resources()]
    assert kinds.count("course") >= 5 and kinds.count("book") >= 5
    assert {"00-start", "00a-cnn-basics", "03-mlp"} <= {lesson for found in resources() for lesson in found.lessons}


def test_a_reader_is_told_that_a_link_leads_to_others_with_rules_of_their_own():
    assert "personvern" in elsewhere().nb and "privacy" in elsewhere().en
