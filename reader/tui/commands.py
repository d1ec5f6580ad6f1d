"""The one table of commands: what can be done, where, and with which keys.

Keymap, command palette, hints, help and the key reference are all made from `COMMANDS`. A command
named ``row_down`` is carried out by the method ``action_row_down`` of the screen it belongs to (or
of one of that screen's helpers) and is called what the message ``commands.row_down`` says.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from reader.i18n import tr


class Context(StrEnum):
    """Where a command can be given; the messages ``commands.context_…`` name them."""

    TEXT = "text"
    OBJECTS = "objects"
    SELECTING = "selecting"
    ADJUSTING = "adjusting"
    CHANGED = "changed"
    TOURING = "touring"
    SCROLLING = "scrolling"
    READING = "reading"
    TREE = "tree"
    FILTER = "filter"
    RESULTS = "results"
    PROGRAM = "program"
    ROWS = "rows"
    MATCHES = "matches"
    LIBRARY = "library"
    CATALOGUE = "catalogue"
    LIBRARY_SEARCH = "library_search"
    LIBRARY_COUNTS = "library_counts"
    ANNOTATIONS = "annotations"
    REVIEW = "review"
    CODEBOOK = "codebook"
    MATRIX = "matrix"
    COLLATION = "collation"
    FIGURES = "figures"
    TERMS = "terms"
    TICKING = "ticking"
    SETTINGS = "settings"
    PICKER = "picker"
    CORRECTING = "correcting"
    SEARCH = "search"
    TAGS = "tags"
    NOTE = "note"
    PROMPT = "prompt"
    CONFIRM = "confirm"
    HELP = "help"


class Command(NamedTuple):
    """Something that the user can tell the program to do.

    Attributes:
        id: its name in the code, in settings and in the catalogue.
        context: where it can be given.
        keys: the sequences that give it unless the user chose others, see `key_sequences`.
        counted: whether a number typed before it means "so many times".
    """

    id: str
    context: Context
    keys: tuple[str, ...]
    counted: bool = False

    @property
    def label(self) -> str:
        """What it does, in the user's language."""
        return tr(f"commands.{self.id}")


def _commands(context: Context, *rows: tuple[str, ...], counted: bool = False) -> list[Command]:
    return [Command(name, context, tuple(keys), counted) for name, *keys in rows]


COMMANDS: tuple[Command, ...] = (
    *_commands(
        Context.TEXT,
        ("row_down", "j", "down"),
        ("row_up", "k", "up"),
        ("page_down", "space", "pagedown", "ctrl+f"),
        ("page_up", "b", "pageup", "ctrl+b"),
        ("half_page_down", "ctrl+d"),
        ("half_page_up", "ctrl+u"),
        ("paragraph_next", "}"),
        ("paragraph_previous", "{"),
        ("sentence_next", ")"),
        ("sentence_previous", "("),
        ("section_next", "]"),
        ("section_previous", "["),
        ("character_right", "l", "right"),
        ("character_left", "left"),
        counted=True,
    ),
    *_commands(
        Context.TEXT,
        ("document_start", "g g", "home"),
        ("document_end", "G", "end"),
        counted=True,
    ),
    *_commands(Context.TEXT, ("select", "v")),
    *_commands(
        Context.OBJECTS,
        ("select_word", "i w"),
        ("select_clause", "i c"),
        ("select_whole_clause", "i C"),
        ("select_sentence", "i s"),
        ("select_paragraph", "i p"),
        ("select_section", "i ]"),
        ("select_quotation", "i q", 'i "'),
        ("select_whole_quotation", "i Q"),
        counted=True,
    ),
    *_commands(Context.SELECTING, ("select_other_end", "o")),
    *_commands(
        Context.ADJUSTING,
        ("adjust_character_on", "l", "right"),
        ("adjust_character_back", "h", "left"),
        ("adjust_clause_on", "w"),
        ("adjust_clause_back", "b"),
        ("adjust_sentence_on", ")"),
        ("adjust_sentence_back", "("),
        counted=True,
    ),
    *_commands(
        Context.ADJUSTING,
        ("adjust_other_end", "o", "tab"),
        ("adjust_keep", "enter"),
        ("adjust_cancel", "escape"),
    ),
    *_commands(Context.TOURING, ("tour_next", "enter"), ("tour_leave", "escape")),
    *_commands(Context.CHANGED, ("changes_take", "r"), ("changes_ignore", "escape")),
    *_commands(
        Context.SCROLLING,
        ("scroll_faster", "+", "="),
        ("scroll_slower", "-"),
        ("scroll_pause", "space", "escape", "enter"),
    ),
    *_commands(
        Context.READING,
        ("search", "/"),
        ("search_next", "n"),
        ("search_previous", "N"),
        ("search_word", "*"),
        ("results", "r"),
        ("clear", "escape"),
        ("highlight", "h"),
        ("highlight_as", "H"),
        ("tags", "t"),
        ("note", "a"),
        ("repeat_annotation", "."),
        ("target", "c"),
        ("adjust", "E"),
        ("link", "L"),
        ("follow_link", "enter", "g l"),
        ("bookmark", "m"),
        ("bookmarks", "'"),
        ("annotations", "A"),
        ("annotation_tag", "#"),
        ("tag_hits", "ctrl+t"),
        ("codebook", "C"),
        ("matrix", "M"),
        ("review", "D"),
        ("delete_annotation", "x", "delete"),
        ("undo", "u"),
        ("redo", "ctrl+r"),
        ("correct", "R"),
        ("export", "e"),
        ("copy", "y"),
        ("copy_as", "Y"),
        ("open_link", "g x"),
        ("look_up", "d"),
        ("pinyin", "z y"),
        ("table_whole", "z w"),
        ("switch_pane", "tab"),
        ("toggle_tree", "\\"),
        ("outline", "f"),
        ("toggle_furniture", "F"),
        ("script_next", "s"),
        ("scripts", "S"),
        ("punctuation_next", '"'),
        ("leave_as_is", "="),
        ("modes", "z m"),
        ("focus_paragraph", "z f"),
        ("focus_sentence", "z s"),
        ("ruler", "z r"),
        ("columns", "z t"),
        ("parallel_scripts", "z p"),
        ("second_document", "z d"),
        ("collate", "z D"),
        ("figures", "z 9"),
        ("terms", "z v"),
        ("other_side", "shift+tab"),
        ("auto_scroll", "z a"),
        ("usual_mode", "z n"),
        ("go_to", "ctrl+g"),
        ("back", "<"),
        ("forward", ">"),
        ("encoding",),
        ("reload", "f5"),
        ("tour", "f1"),
        ("library", "o"),
    ),
    *_commands(
        Context.READING,
        ("annotation_next", "J"),
        ("annotation_previous", "K"),
        ("percent", "%"),
        ("table_right", "z l", "z right"),
        ("table_left", "z h", "z left"),
        counted=True,
    ),
    *_commands(
        Context.TREE,
        ("tree_down", "j", "down"),
        ("tree_up", "k", "up"),
        ("tree_page_down", "space", "pagedown"),
        ("tree_page_up", "b", "pageup"),
        counted=True,
    ),
    *_commands(
        Context.TREE,
        ("tree_first", "g g", "home"),
        ("tree_last", "G", "end"),
        ("tree_open", "l", "right", "+"),
        ("tree_close", "left", "-"),
        ("tree_go", "enter"),
        ("tree_open_all", "z o"),
        ("tree_close_all", "z c"),
        ("tree_level_1", "1"),
        ("tree_level_2", "2"),
        ("tree_level_3", "3"),
        ("tree_level_4", "4"),
        ("tree_level_5", "5"),
        ("tree_level_6", "6"),
        ("tree_level_7", "7"),
        ("tree_level_8", "8"),
        ("tree_level_9", "9"),
        ("tree_unit", "z u"),
        ("tree_filter", "f"),
    ),
    *_commands(
        Context.FILTER,
        ("filter_go", "enter"),
        ("filter_down", "down", "ctrl+n"),
        ("filter_up", "up", "ctrl+b"),
        ("filter_keep", "tab"),
        ("filter_cancel", "escape"),
    ),
    *_commands(
        Context.RESULTS,
        ("results_down", "j", "down"),
        ("results_up", "k", "up"),
        ("results_page_down", "space", "pagedown"),
        ("results_page_up", "b", "pageup"),
        counted=True,
    ),
    *_commands(
        Context.RESULTS,
        ("results_first", "g g", "home"),
        ("results_last", "G", "end"),
        ("results_go", "enter"),
        ("results_sort", "s"),
        ("results_sort_left", "left"),
        ("results_sort_right", "right"),
        ("results_close", "escape", "r"),
    ),
    *_commands(
        Context.LIBRARY,
        ("list_down", "j", "down"),
        ("list_up", "k", "up"),
        ("list_first", "g g", "home"),
        ("list_last", "G", "end"),
        ("library_open", "enter", "o"),
        ("library_catalogue", "c"),
        ("library_texts", "f"),
        ("library_matrix", "M"),
        ("library_path", "/"),
        ("library_close", "escape"),
    ),
    *_commands(
        Context.ROWS,
        ("rows_down", "j", "down"),
        ("rows_up", "k", "up"),
        ("rows_page_down", "space", "pagedown", "ctrl+f"),
        ("rows_page_up", "b", "pageup", "ctrl+b"),
        counted=True,
    ),
    *_commands(Context.ROWS, ("rows_first", "g g", "home"), ("rows_last", "G", "end")),
    *_commands(
        Context.MATCHES,
        ("matches_down", "down", "ctrl+n"),
        ("matches_up", "up", "ctrl+b"),
        ("matches_page_down", "pagedown"),
        ("matches_page_up", "pageup"),
    ),
    *_commands(
        Context.CATALOGUE,
        ("catalogue_open", "enter"),
        ("catalogue_search", "ctrl+f"),
        ("catalogue_sort", "ctrl+s"),
        ("catalogue_group", "ctrl+g"),
        ("catalogue_alike", "ctrl+d"),
        ("catalogue_watch", "ctrl+w"),
        ("catalogue_close", "escape"),
    ),
    *_commands(
        Context.LIBRARY_SEARCH,
        ("library_search_open", "enter"),
        ("library_search_sort", "ctrl+s"),
        ("library_search_counts", "ctrl+g"),
        ("library_search_figures", "ctrl+t"),
        ("library_search_export", "ctrl+e"),
        ("library_search_close", "escape"),
    ),
    *_commands(
        Context.LIBRARY_COUNTS,
        ("library_counts_narrow", "enter"),
        ("library_counts_group", "ctrl+g", "tab"),
        ("library_counts_close", "escape", "q"),
    ),
    *_commands(
        Context.ANNOTATIONS,
        ("annotations_go", "enter"),
        ("annotations_tick", "tab"),
        ("annotations_tick_all", "ctrl+a"),
        ("annotations_tag", "ctrl+t"),
        ("annotations_colour", "ctrl+l"),
        ("annotations_group", "ctrl+g"),
        ("annotations_sort", "ctrl+s"),
        ("annotations_export", "ctrl+e"),
        ("annotations_accept", "ctrl+y"),
        ("annotations_delete", "ctrl+x"),
        ("annotations_undo", "ctrl+z"),
        ("annotations_restore", "ctrl+o"),
        ("annotations_close", "escape"),
    ),
    *_commands(
        Context.REVIEW,
        ("review_place_next", "tab", "l", "right"),
        ("review_place_previous", "shift+tab", "h", "left"),
        ("review_accept", "enter"),
        counted=True,
    ),
    *_commands(
        Context.REVIEW,
        ("review_accept_moved", "a"),
        ("review_reject", "o"),
        ("review_show", "g"),
        ("review_delete", "x", "delete"),
        ("review_undo", "u", "ctrl+z"),
        ("review_close", "escape", "q", "D"),
    ),
    *_commands(
        Context.CODEBOOK,
        ("codebook_show", "enter"),
        ("codebook_new", "n"),
        ("codebook_rename", "r"),
        ("codebook_colour", "c"),
        ("codebook_digit", "t"),
        ("codebook_describe", "e"),
        ("codebook_memo", "a"),
        ("codebook_merge", "m"),
        ("codebook_split", "s"),
        ("codebook_delete", "x", "delete"),
        ("codebook_matrix", "M"),
        ("codebook_scope", "w"),
        ("codebook_undo", "u", "ctrl+z"),
        ("codebook_close", "escape", "q", "C"),
    ),
    *_commands(
        Context.MATRIX,
        ("matrix_right", "l", "right", "tab"),
        ("matrix_left", "h", "left"),
        counted=True,
    ),
    *_commands(
        Context.MATRIX,
        ("matrix_show", "enter"),
        ("matrix_close", "escape", "q", "M"),
    ),
    *_commands(
        Context.COLLATION,
        ("collation_next", "n", "]"),
        ("collation_previous", "N", "["),
        counted=True,
    ),
    *_commands(
        Context.COLLATION,
        ("collation_fold", "f"),
        ("collation_swap", "x"),
        ("collation_open_new", "enter"),
        ("collation_open_old", "o"),
        ("collation_terms", "t"),
        ("collation_export", "e"),
        ("collation_close", "escape", "q"),
    ),
    *_commands(
        Context.FIGURES,
        ("figures_open", "enter"),
        ("figures_sort", "ctrl+s"),
        ("figures_numbers", "ctrl+l"),
        ("figures_export", "ctrl+e"),
        ("figures_close", "escape"),
    ),
    *_commands(
        Context.TERMS,
        ("terms_places", "enter"),
        ("terms_sort", "ctrl+s"),
        ("terms_export", "ctrl+e"),
        ("terms_close", "escape"),
    ),
    *_commands(
        Context.TICKING,
        ("tick_one", "space", "x"),
        ("tick_all", "a"),
        ("tick_done", "enter"),
        ("tick_cancel", "escape", "q"),
    ),
    *_commands(
        Context.SETTINGS,
        ("settings_down", "j", "down"),
        ("settings_up", "k", "up"),
        ("settings_next", "enter", "space", "right", "l"),
        ("settings_previous", "left"),
        ("settings_close", "escape", "q", ","),
    ),
    *_commands(
        Context.PICKER,
        ("picker_choose", "enter"),
        ("picker_cancel", "escape"),
    ),
    *_commands(
        Context.CORRECTING,
        ("correct_level_1", "1"),
        ("correct_level_2", "2"),
        ("correct_level_3", "3"),
        ("correct_level_4", "4"),
        ("correct_level_5", "5"),
        ("correct_level_6", "6"),
        ("correct_title", "0"),
        ("correct_higher", "<", "left"),
        ("correct_lower", ">", "right"),
        ("correct_plain", "p", "-"),
        ("correct_join", "j"),
        ("correct_split", "s"),
        ("correct_unsay", "x", "delete"),
        ("correct_cancel", "escape", "q", "R"),
    ),
    *_commands(
        Context.SEARCH,
        ("search_keep", "enter"),
        ("search_hit_next", "ctrl+n"),
        ("search_hit_previous", "ctrl+b"),
        ("search_older", "up"),
        ("search_newer", "down"),
        ("search_results", "tab"),
        ("search_cancel", "escape"),
    ),
    *_commands(
        Context.TAGS,
        ("tags_complete", "tab"),
        ("tags_save", "enter"),
        ("tags_cancel", "escape"),
    ),
    *_commands(
        Context.NOTE,
        ("note_save", "ctrl+s"),
        ("note_preview", "ctrl+p"),
        ("note_external", "ctrl+e"),
        ("note_cancel", "escape"),
    ),
    *_commands(Context.PROMPT, ("prompt_accept", "enter"), ("prompt_cancel", "escape")),
    *_commands(Context.CONFIRM, ("confirm_yes", "y", "enter"), ("confirm_no", "n", "escape", "q")),
    *_commands(
        Context.HELP,
        ("help_down", "j", "down"),
        ("help_up", "k", "up"),
        ("help_page_down", "space", "pagedown"),
        ("help_page_up", "b", "pageup"),
        ("help_close", "escape", "q", "?"),
    ),
    *_commands(
        Context.PROGRAM,
        ("palette", ":", "ctrl+p"),
        ("theme", "T"),
        ("settings", ","),
        ("help", "?"),
        ("quit", "q", "ctrl+q"),
    ),
)

BY_ID = {command.id: command for command in COMMANDS}
MOTIONS = {
    command.id for command in COMMANDS if command.counted and command.context is Context.TEXT
}
"""Commands that do nothing but move the reader in the text."""
