from app.markup import Markup, join, tag


def test_text_is_escaped_and_elements_are_not() -> None:
    assert tag("p", "1 < 2 & ", tag("b", "3")) == "<p>1 &lt; 2 &amp; <b>3</b></p>"


def test_attributes_are_escaped_and_may_be_left_out() -> None:
    made = tag("a", "x", href='"><script>', class_="ref", data_key=3, hidden=True, lang=None, open=False)
    assert made == '<a href="&quot;&gt;&lt;script&gt;" class="ref" data-key="3" hidden>x</a>'


def test_a_void_element_has_no_end() -> None:
    assert tag("meta", charset="utf-8") == '<meta charset="utf-8">'


def test_joining_escapes_and_leaves_out_what_is_empty() -> None:
    assert join(["a<b", "", Markup("<i>c</i>")], " & ") == "a&lt;b &amp; <i>c</i>"


def test_putting_markup_together_as_strings_makes_it_text_again() -> None:
    assert tag("p", tag("b", "x") + "<script>") == "<p>&lt;b&gt;x&lt;/b&gt;&lt;script&gt;</p>"
