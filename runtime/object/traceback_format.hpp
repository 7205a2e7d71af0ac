// Parts of format_exception: source lines with carets, and suggestions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runtime/object/exception.hpp"

namespace aio {

struct Position;

/// Where an expression stands in a text of lines: line index and code point column.
struct TextSpot {
  int line, column;
};
/// The part of an expression that carets single out: a binary operator, brackets of a call or
/// subscript.
struct CaretAnchors {
  TextSpot left, right;
};
/// Anchors of the expression `segment` (its top node decides); false: none.
bool find_caret_anchors(const std::u32string& segment, CaretAnchors* anchors);
/// Whether `statement` is `return name(...)` or `target = call(...)` whose call is exactly the text
/// from `start` in the first line to `end` in the last: then carets would say nothing.
bool is_plain_call_statement(const std::vector<std::u32string>& lines, int start, int end);

/// The source part of one traceback entry: indented lines with carets, each ending in a newline;
/// empty if there is none. `lines` are lines position.line … position.end_line of the file, as they
/// are.
std::string format_source(const std::vector<std::string>& lines, const Position& position);

/// ". Did you mean: 'x'?" and its relatives for NameError, AttributeError, ImportError; empty if
/// there is nothing to say. Runs script code (dir()); never raises.
std::string suggestion_for(Vm& vm, Value exception);
/// The candidate that `wrong` may have meant; empty if none is near.
std::string closest_name(const std::vector<std::string>& candidates, const std::string& wrong);
/// Edit distance with the costs 2 (insert, delete, replace) and 1 (case); more than `limit` once it
/// is sure to exceed it.
int edit_distance(std::u32string_view a, std::u32string_view b, int limit);

std::u32string utf8_to_code_points(std::string_view utf8);
std::string code_points_to_utf8(std::u32string_view text);

}  // namespace aio
