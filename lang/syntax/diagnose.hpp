#pragma once
// From "this rule failed here" to the SyntaxError that CPython raises. All of it runs after the
// parse has failed.

#include <cstdint>

#include "lang/syntax/builders.hpp"
#include "lang/syntax/grammar.hpp"

namespace aio::syntax {

/// The places where the grammar insists on something.
enum class ErrorPoint : std::uint8_t {
  Generic,
  Colon,
  DefColon,
  LambdaColon,
  ExceptColon,
  CloseParen,
  CallClose,
  CloseBracket,
  CloseBrace,
  Newline,
  Indent,
  ElseKeyword,
  ExceptOrFinally,
  ExceptStarTypes,
  Expression,
  DictValue,
  DefaultValue,
  Operand,
  CompIn,
  ForIn,
  UnaryOperand,
  DefOpen,
  DefClose,
  ImportNames,
  ImportModules,
  FieldValue,
  FieldClose,
  ConversionName,
  FStringEnd,
  TypeParamItems,
  TypeParamsClose,
  AsTarget,
};

template <class Rule>
inline constexpr ErrorPoint error_point = ErrorPoint::Generic;

#define AIO_ERROR_POINT(rule, Point) \
  template <>                        \
  inline constexpr ErrorPoint error_point<grammar::rule> = ErrorPoint::Point;
AIO_ERROR_POINT(colon, Colon)
AIO_ERROR_POINT(def_colon, DefColon)
AIO_ERROR_POINT(lambda_colon, LambdaColon)
AIO_ERROR_POINT(except_colon, ExceptColon)
AIO_ERROR_POINT(close_paren, CloseParen)
AIO_ERROR_POINT(call_close, CallClose)
AIO_ERROR_POINT(close_bracket, CloseBracket)
AIO_ERROR_POINT(close_brace, CloseBrace)
AIO_ERROR_POINT(newline, Newline)
AIO_ERROR_POINT(indent, Indent)
AIO_ERROR_POINT(else_keyword, ElseKeyword)
AIO_ERROR_POINT(except_or_finally, ExceptOrFinally)
AIO_ERROR_POINT(except_star_types, ExceptStarTypes)
AIO_ERROR_POINT(expression, Expression)
AIO_ERROR_POINT(brace_value, DictValue)
AIO_ERROR_POINT(default_value, DefaultValue)
AIO_ERROR_POINT(operand, Operand)
AIO_ERROR_POINT(comp_in, CompIn)
AIO_ERROR_POINT(for_in, ForIn)
AIO_ERROR_POINT(unary_operand, UnaryOperand)
AIO_ERROR_POINT(def_open, DefOpen)
AIO_ERROR_POINT(def_close, DefClose)
AIO_ERROR_POINT(import_names, ImportNames)
AIO_ERROR_POINT(import_modules, ImportModules)
AIO_ERROR_POINT(field_value, FieldValue)
AIO_ERROR_POINT(field_close, FieldClose)
AIO_ERROR_POINT(conversion_name, ConversionName)
AIO_ERROR_POINT(fstring_end, FStringEnd)
AIO_ERROR_POINT(type_param_items, TypeParamItems)
AIO_ERROR_POINT(type_params_close, TypeParamsClose)
AIO_ERROR_POINT(as_target, AsTarget)
#undef AIO_ERROR_POINT

/// Raises the error for a failure at `point`. Never returns.
[[noreturn]] void diagnose(ErrorPoint point, Parser& parser);

/// Raises for an assignment with an impossible target, which the statement's values and `=` tokens
/// show.
void diagnose_assignment(Parser& p, const Match& m);

/// Raises "Did you mean to use 'from ... import ...' instead?" for `import a from b`.
[[noreturn]] void diagnose_import_from(Parser& p, const Match& m);

}  // namespace aio::syntax
