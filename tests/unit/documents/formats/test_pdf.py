"""PDF files, from their bytes to paragraphs."""

from __future__ import annotations

import pytest

from reader.documents.formats.pdf import read_pdf
from reader.documents.opening import read_document
from reader.errors import PizhuError
from tests.fonts import needs_fonts
from tests.office import pdf, shown

SIZE = 12
LEFT = 60
WIDTH = 40
FIRST = 740
Words = tuple[float, float, float, str]


def column(text: str, left: float = LEFT, width: int = WIDTH, indent: int = 2) -> list[Words]:
    """Set paragraphs (one a line of ``text``) in lines of ``width`` letters."""
    lines: list[Words] = []
    baseline = FIRST
    for paragraph in text.split("\n"):
        rest, space = paragraph, indent
        while rest:
            count = width - space
            lines.append((left + space * SIZE, baseline, SIZE, rest[:count]))
            rest, space = rest[count:], 0
            baseline -= 18
    return lines


def read(*pages: list[Words]) -> list[str]:
    return shown(read_pdf(pdf(*pages), "x.pdf", None))


LONG = "渡口的钟声在雾里传得很远，" * 9 + "人人听得见。"
SHORT = "渡工点灯。"


def test_paragraphs_are_joined() -> None:
    assert read(column(f"{LONG}\n{SHORT}\n{LONG}")) == [LONG, SHORT, LONG]


def test_a_paragraph_goes_on_over_the_page_without_header_and_number() -> None:
    words = column(LONG * 2)
    half = len(words) // 2
    pages = []
    for number, part in enumerate((words[:half], words[half:], column(SHORT)), 1):
        furniture = [(250.0, 780.0, 10.0, "渡务所文件"), (290.0, 30.0, 10.0, f"— {number} —")]
        moved = [(x, y + (FIRST - part[0][1]), size, text) for x, y, size, text in part]
        pages.append([furniture[0], *moved, furniture[1]])
    assert read(*pages) == [LONG * 2, SHORT]


def test_what_a_browser_prints_around_a_single_page_is_left_out() -> None:
    top = [(30.0, 780.0, 8.0, "2031/4/12 09:30"), (290.0, 780.0, 8.0, "渡口")]
    bottom = [(30.0, 15.0, 8.0, "https://dukou.example/1"), (560.0, 15.0, 8.0, "1/1")]
    assert read([*top, *column(SHORT), *bottom]) == [SHORT]
    assert len(read([*top, *column(SHORT), bottom[0]])) == 3


def test_plain_page_numbers_count_with_the_pages() -> None:
    pages = [[*column(SHORT), (300.0, 30.0, 10.0, str(number))] for number in (7, 8)]
    assert read(*pages) == [SHORT, SHORT]
    year = [[*column(SHORT), (300.0, 30.0, 10.0, year)] for year in ("1987", "2024")]
    assert read(*year) == [SHORT, "1987", SHORT, "2024"]


def test_two_columns_under_a_wide_title() -> None:
    title = (150.0, 770.0, 24.0, "雾津渡口夜航的钟声")
    left = column(LONG + LONG, width=18)
    right = column(LONG, left=330, width=18)
    mixed = sorted([*left, *right], key=lambda words: -words[1])
    assert read([title, *mixed]) == ["雾津渡口夜航的钟声", LONG + LONG, LONG]


def test_a_full_last_line_ends_its_paragraph_if_the_next_is_indented() -> None:
    full = "雾" * (WIDTH - 3) + "。"
    assert read(column(f"{full}\n{LONG}\n{LONG}")) == [full, LONG, LONG]


def test_articles_begin_paragraphs_even_without_indent() -> None:
    full = "第一条" + "雾" * (WIDTH - 4) + "。"
    text = f"{full}\n第二条{LONG}\n{LONG}"
    assert read(column(text, indent=0)) == [full, f"第二条{LONG}", LONG]


def test_wide_gaps_make_tables() -> None:
    rows = [("渡口", "船只", "备注"), ("上渡", "3", "夜航"), ("下渡", "2", "")]
    words = [
        (LEFT + 150.0 * place, FIRST - 20.0 * number, 12.0, cell)
        for number, row in enumerate(rows)
        for place, cell in enumerate(row)
        if cell
    ]
    assert read(words) == ["row 渡口|船只|备注", "row 上渡|3|夜航", "row 下渡|2|"]


@needs_fonts
def test_cells_of_several_lines() -> None:
    words: list[Words] = [
        *((60, 700, 12, "序号"), (150, 700, 12, "指标"), (252, 700, 12, "单位")),
        (60, 682, 12, "渡运"),
        *((60, 664, 12, "1"), (150, 664, 12, "雾日渡运安全事"), (252, 664, 12, "起")),
        (150, 648, 12, "故"),
        *((60, 630, 12, "2"), (150, 630, 12, "全年通航"), (252, 630, 12, "天")),
    ]
    assert read(words) == [
        "row 序号|指标|单位",
        "row 渡运||",
        "row 1|雾日渡运安全事故|起",
        "row 2|全年通航|天",
    ]


@needs_fonts
def test_cells_beside_the_middle_of_a_taller_one() -> None:
    words: list[Words] = [
        *((60, 700, 12, "序号"), (150, 700, 12, "指标"), (252, 700, 12, "单位")),
        (150, 684, 12, "雾日渡运安全事"),
        *((60, 676, 12, "1"), (252, 676, 12, "起")),
        (150, 668, 12, "故"),
        *((60, 650, 12, "2"), (150, 650, 12, "通航"), (252, 650, 12, "天")),
        *((60, 632, 12, "3"), (150, 632, 12, "渡船"), (252, 632, 12, "艘")),
    ]
    assert read(words) == [
        "row 序号|指标|单位",
        "row 1|雾日渡运安全事故|起",
        "row 2|通航|天",
        "row 3|渡船|艘",
    ]


@needs_fonts
def test_the_last_cell_of_a_table_goes_on() -> None:
    words: list[Words] = [
        *((60, 700, 12, "序号"), (150, 700, 12, "指标"), (252, 700, 12, "单位")),
        *((60, 682, 12, "1"), (150, 682, 12, "雾日渡运安全事"), (252, 682, 12, "起")),
        (150, 666, 12, "故"),
    ]
    assert read(words) == ["row 序号|指标|单位", "row 1|雾日渡运安全事故|起"]


def test_digits_in_a_larger_font_do_not_cut_a_paragraph() -> None:
    words = []
    for left, baseline, _, text in column(f"{LONG}\n{LONG}"):
        words += [
            (left, baseline, 12.0, text[:-2]),
            (left + 12 * len(text[:-2]), baseline, 14.0, "26"),
        ]
    joined = [
        "".join(f"{text[:-2]}26" for *_, text in column(LONG)),
    ]
    assert read(words) == joined * 2


def test_a_rest_of_a_cell_joins_it() -> None:
    words: list[Words] = [
        (60, 700, 12, "上渡"),
        (200, 700, 12, "轮流值夜，"),
        (400, 700, 12, "3"),
        (200, 684, 12, "逢雾停航"),
        (60, 668, 12, "下渡"),
        (200, 668, 12, "夜航"),
        (400, 668, 12, "2"),
    ]
    assert read(words) == ["row 上渡|轮流值夜，逢雾停航|3", "row 下渡|夜航|2"]


def test_footnotes_do_not_cut_a_paragraph() -> None:
    words = column(LONG * 2)
    half = len(words) // 2
    note: list[Words] = [(LEFT, 60.0, 9.0, "［1］记录存于值班室。")]
    second = [(x, y + (FIRST - words[half][1]), size, text) for x, y, size, text in words[half:]]
    assert read([*words[:half], *note], [*second, *column(SHORT)[:0]]) == [
        LONG * 2,
        "body ［1］记录存于值班室。",
    ]


def test_the_source_is_the_page_and_every_piece_is_found_in_it() -> None:
    extracted = read_pdf(pdf(column(f"{LONG}\n{SHORT}"), column(SHORT)), "x.pdf", None)
    assert extracted.source.count("\f") == 2
    for line in extracted.lines:
        for segment in line.segments:
            piece = extracted.source[segment.source : segment.source + segment.length]
            assert line.text[segment.start : segment.start + segment.length] == piece


def test_latin_words_are_parted() -> None:
    words: list[Words] = [
        (60, 700, 12, "The bell of the ferry is heard"),
        (60, 684, 12, "in the fog and on the riv-"),
        (60, 668, 12, "er."),
    ]
    assert " ".join(read(words)).startswith("The bell of the ferry is heard")


def refusal(data: bytes) -> PizhuError:
    with pytest.raises(PizhuError) as error:
        read_document(data, "x.pdf")
    assert "\n" not in str(error.value)
    return error.value


def test_a_scan() -> None:
    error = refusal(pdf([], []))
    assert error.key == "formats.scan"
    assert error.values["pages"] == 2


def test_damage() -> None:
    assert refusal(b"%PDF-1.7\nnothing").key == "documents.damaged"


def test_a_parser_that_does_not_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.documents.formats.pdf_process._SECONDS_PER_PAGE", 0.001)
    assert refusal(pdf(column(SHORT))).key == "documents.too-large"


@needs_fonts
def test_a_row_across_a_table_is_a_row_of_its_own() -> None:
    rows = ("航运", ("1", "全年可通航的天数", "天"), "安全", ("2", "落水而未获救的人数", "人"))
    words: list[Words] = []
    for number, row in enumerate((("序号", "指标", "单位"), *rows)):
        cells = (f"{row}：能力和服务",) if isinstance(row, str) else row
        places = zip((60, 120, 300), cells, strict=False)
        words += [(left, FIRST - 20 * number, SIZE, text) for left, text in places]
    assert read(words) == [
        "row 序号|指标|单位",
        "row 航运：能力和服务",
        "row 1|全年可通航的天数|天",
        "row 安全：能力和服务",
        "row 2|落水而未获救的人数|人",
    ]
