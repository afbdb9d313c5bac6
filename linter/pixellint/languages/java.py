"""Java to Units."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from pixellint.languages import java_calls, java_expressions, java_functions, java_statements
from pixellint.languages.build import Builder, Frame, Unreadable
from pixellint.languages.java_classes import FIELDS, TYPES, body_parts, read_loose
from pixellint.languages.java_imports import namespace_of, read_import
from pixellint.languages.java_reader import JavaReader
from pixellint.languages.java_text import read_string
from pixellint.languages.parsing import faulty_share, parse
from pixellint.languages.reader import ReadExpression, ReadStatement
from pixellint.model.unit import Unit

if TYPE_CHECKING:
    from tree_sitter import Tree


def lower(source: bytes, path: str) -> Unit:
    """Read a whole file. Raises Unreadable."""
    tree = parse("java", source)
    try:
        return _read(tree, source)
    except RecursionError as error:
        raise Unreadable("nested too deeply") from error


def _read(tree: Tree, source: bytes) -> Unit:
    reader = JavaReader(Builder("java", source, True), source)
    reader.expressions, reader.statements = _EXPRESSIONS, _STATEMENTS
    nodes = list(body_parts(tree.root_node))
    namespace = reader.package = namespace_of(reader, nodes)
    frame = Frame(0, -1, 0, -1)
    for node in nodes:
        torn = reader.last if node.type not in _TOP else None
        reader.statement(node, torn or frame)
    return reader.finish(namespace, faulty_share(tree.root_node))


_TOP = (*TYPES, "package_declaration", "import_declaration", "module_declaration", "annotation_type_declaration")
_NUMBERS = ("decimal_integer_literal", "decimal_floating_point_literal")
_HEXADECIMAL = ("hex_integer_literal", "octal_integer_literal", "binary_integer_literal", "hex_floating_point_literal")
_SILENT = (
    *("line_comment", "block_comment", "modifiers", "marker_annotation", "annotation", "package_declaration"),
    *("type_identifier", "scoped_type_identifier", "generic_type", "array_type", "integral_type", "floating_point_type"),
    *("boolean_type", "void_type", "type_arguments", "type_parameters", "dimensions", "superclass", "super_interfaces"),
    *(
        "break_statement",
        "continue_statement",
        "module_declaration",
        "annotation_type_declaration",
        "formal_parameters",
        "throws",
    ),
)

# the readers of this language take a JavaReader, which is what they are always given
_EXPRESSIONS = cast(
    "Mapping[str, ReadExpression]",
    {
        **dict.fromkeys(("identifier", "_reserved_identifier"), java_expressions.read_identifier),
        **dict.fromkeys(_NUMBERS, java_expressions.read_number),
        **dict.fromkeys(_HEXADECIMAL, java_expressions.read_hexadecimal),
        "character_literal": java_expressions.read_character,
        "string_literal": read_string,
        "template_expression": java_expressions.read_template,
        **dict.fromkeys(("true", "false"), java_expressions.read_truth),
        "null_literal": java_expressions.read_null,
        "this": java_expressions.read_this,
        "super": java_calls.read_super,
        **dict.fromkeys(("method_invocation", "field_access", "array_access"), java_calls.read_chain),
        "object_creation_expression": java_calls.read_new,
        "explicit_constructor_invocation": java_calls.read_constructor_call,
        "array_creation_expression": java_calls.read_new_array,
        "array_initializer": java_calls.read_array,
        "binary_expression": java_expressions.read_binary,
        "unary_expression": java_expressions.read_unary,
        "update_expression": java_expressions.read_update,
        "ternary_expression": java_expressions.read_ternary,
        "assignment_expression": java_expressions.read_assignment,
        "instanceof_expression": java_expressions.read_instanceof,
        "cast_expression": java_expressions.read_cast,
        "class_literal": java_expressions.read_class_literal,
        **dict.fromkeys(("parenthesized_expression", "expression_statement"), java_expressions.read_only),
        "lambda_expression": java_functions.read_lambda,
        "method_reference": java_functions.read_method_reference,
        "switch_expression": java_statements.read_switch,
    },
)
_STATEMENTS = cast(
    "Mapping[str, ReadStatement]",
    {
        **dict.fromkeys(_SILENT, java_statements.skip),
        **dict.fromkeys(("block", "constructor_body"), java_statements.read_block),
        "expression_statement": java_statements.read_within,
        "labeled_statement": java_statements.read_labelled,
        "if_statement": java_statements.read_if,
        **dict.fromkeys(("for_statement", "while_statement", "do_statement"), java_statements.read_loop),
        "enhanced_for_statement": java_statements.read_for_each,
        **dict.fromkeys(("try_statement", "try_with_resources_statement"), java_statements.read_try),
        "return_statement": java_statements.read_return,
        "yield_statement": java_statements.read_yield,
        "local_variable_declaration": java_statements.read_local,
        **dict.fromkeys((*FIELDS, "method_declaration", "constructor_declaration"), read_loose),
        **dict.fromkeys(TYPES, java_statements.read_declared_type),
        "import_declaration": read_import,
    },
)
