#pragma once
// The grammar of Python 3.13 as PEG rules over tokens. No tree code here: builders are attached in
// actions.hpp.
//
// "-> n" is the number of values that a rule leaves on the value stack. The grammar is
// left-factored: one path matches each token, a rule decides by at most two tokens of lookahead or
// by a scan over token kinds, and no expression is ever parsed twice. That makes parsing linear
// without memoisation. Three habits follow from it:
//   * Targets are parsed as expressions; their builders convert and check them.
//   * After the first token of a construct, the rest is must<>: a failure is then reported where it
//   happens.
//   * Rules that exist only to have a name (`colon`, `call_close` ...) are error points: errors.hpp
//   maps them to texts.

#include <tao/pegtl/normal.hpp>
#include <tao/pegtl/nothing.hpp>
#include <tao/pegtl/rules.hpp>
#include <type_traits>

#include "lang/syntax/pegtl_input.hpp"

namespace aio::syntax::grammar {

using enum Token;
using pegtl::at;
using pegtl::if_must;
using pegtl::must;
using pegtl::opt;
using pegtl::plus;
using pegtl::seq;
using pegtl::sor;
using pegtl::star;
using pegtl::success;

// clang-format off

template <class R> struct or_null : sor<R, push_null> {};  // -> 1
template <class R> struct comma_list : seq<R, star<tok<Comma>, R>, opt<tok<Comma>>> {};

// --- error points ---
struct colon : tok<Colon> {};
struct lambda_colon : tok<Colon> {};
struct close_paren : tok<RightParen> {};
struct call_close : tok<RightParen> {};
struct close_bracket : tok<RightBracket> {};
struct close_brace : tok<RightBrace> {};
struct newline : tok<Newline> {};
struct indent : tok<Indent> {};

// --- gates: the recursion points ---
using expression = gate<Gate::Expression>;              // -> 1
using star_expressions = gate<Gate::StarExpressions>;   // -> 1
using statement = gate<Gate::Statement>;                // -> 1..n
using pattern = gate<Gate::Pattern>;                    // -> 1
using patterns = gate<Gate::Patterns>;                  // -> 1
using bracket = gate<Gate::Bracket>;                    // ( [ {   -> 1
using bitwise_or = gate<Gate::Arithmetic>;              // -> 1
using fstring_literal = gate<Gate::FString>;            // -> 1
using block = gate<Gate::Block>;                        // -> 1
using parameters = gate<Gate::Parameters>;              // -> 1
using disjunction = gate<Gate::Disjunction>;            // -> 1
using compound = gate<Gate::Compound>;                  // -> 1

// --- atoms ---
struct identifier : name {};                            // -> 1 name
struct name_expr : name {};                             // -> 1
struct number : tok<Number> {};                         // -> 1
struct keyword_constant : tok<KwNone, KwTrue, KwFalse, Ellipsis> {};  // -> 1
struct string_piece : tok<String> {};                   // -> 1
struct fstring_piece : seq<at<tok<FStringStart>>, fstring_literal> {};
struct strings : plus<sor<string_piece, fstring_piece>> {};           // -> 1
struct atom : sor<name_expr, number, seq<at<tok<String, FStringStart>>, strings>, keyword_constant,
                  seq<at<tok<LeftParen, LeftBracket, LeftBrace>>, bracket>> {};

// --- calls, attributes, subscripts: each leaves a node that `primary` links to what stands left of it ---
struct named : seq<peek2<Name, ColonEqual>, name_expr, tok<ColonEqual>, must<expression>> {};
struct named_expr : sor<named, expression> {};
struct starred : if_must<tok<Star>, bitwise_or> {};
struct star_named : sor<starred, named_expr> {};
struct for_targets : comma_list<sor<starred, bitwise_or>> {};
struct comp_in : tok<KwIn> {};
struct comp_for_start : sor<tok<KwFor>, seq<tok<KwAsync>, tok<KwFor>>> {};
struct comp_for : if_must<comp_for_start, for_targets, comp_in, disjunction, star<if_must<tok<KwIf>, disjunction>>> {};
struct comp_clauses : plus<comp_for> {};                // -> 1
struct star_arg : if_must<tok<Star>, expression> {};
struct double_star_arg : if_must<tok<DoubleStar>, expression> {};
struct keyword_arg : seq<peek2<Name, Equal>, identifier, tok<Equal>, must<expression>> {};
struct positional_arg : seq<named_expr, opt<comp_clauses>> {};
struct argument : sor<star_arg, double_star_arg, keyword_arg, positional_arg> {};
struct call : seq<tok<LeftParen>, sor<tok<RightParen>, seq<comma_list<argument>, must<call_close>>, must<call_close>>> {};
struct attribute_name : identifier {};
struct attribute : seq<tok<Dot>, must<attribute_name>> {};
struct slice_colon_part : seq<opt<tok<Colon>, or_null<expression>, or_null<seq<tok<Colon>, or_null<expression>>>>> {};
struct slice_item : sor<star_arg, seq<sor<named_expr, seq<at<tok<Colon>>, push_null>>, slice_colon_part>> {};
struct subscript : if_must<tok<LeftBracket>, comma_list<slice_item>, close_bracket> {};
struct primary : seq<atom, star<sor<attribute, call, subscript>>> {};
struct await_expr : if_must<tok<KwAwait>, primary> {};

// --- operators ---
struct unary_op : tok<Minus, Plus, Tilde> {};           // -> 1 (marker)
struct power_operand : gate<Gate::Factor> {};
struct power_tail : opt<if_must<tok<DoubleStar>, power_operand>> {};
struct unary_operand : sor<primary, await_expr> {};
struct factor : sor<if_must<plus<unary_op>, unary_operand, power_tail>, seq<sor<primary, await_expr>, power_tail>> {};
struct binary_op : tok<Pipe, Caret, Ampersand, LeftShift, RightShift, Plus, Minus, Star, Slash, DoubleSlash, Percent, At> {};
struct operand : factor {};
struct arithmetic : seq<factor, star<if_must<binary_op, operand>>> {};  // precedence is the builder's work
struct compare_op : sor<tok<EqualEqual, NotEqual, Less, Greater, LessEqual, GreaterEqual, KwIn>,
                        seq<tok<KwIs>, opt<tok<KwNot>>>, seq<tok<KwNot>, tok<KwIn>>> {};
struct comparison : seq<arithmetic, star<if_must<compare_op, arithmetic>>> {};
struct not_op : tok<KwNot> {};
struct inversion : seq<star<not_op>, comparison> {};
struct conjunction : seq<inversion, star<if_must<tok<KwAnd>, inversion>>> {};
struct disjunction_rule : seq<conjunction, star<if_must<tok<KwOr>, conjunction>>> {};
struct else_keyword : tok<KwElse> {};
struct conditional : seq<disjunction_rule, opt<if_must<tok<KwIf>, disjunction_rule, else_keyword, expression>>> {};
struct lambda_parameters : gate<Gate::LambdaParameters> {};
struct lambda : if_must<tok<KwLambda>, lambda_parameters, lambda_colon, expression> {};
struct expression_rule : sor<lambda, conditional> {};
struct star_expressions_rule : comma_list<sor<starred, expression>> {};
struct yield_expr : if_must<tok<KwYield>, sor<if_must<tok<KwFrom>, expression>, star_expressions, push_null>> {};
struct yield_or_star : sor<yield_expr, star_expressions> {};

// --- brackets: all forms start with the same element; what follows it decides ---
struct elements : seq<star_named, sor<comp_clauses, seq<star<tok<Comma>, star_named>, opt<tok<Comma>>>>> {};
struct paren : if_must<tok<LeftParen>, sor<yield_expr, elements, success>, close_paren> {};
struct list : if_must<tok<LeftBracket>, sor<elements, success>, close_bracket> {};
struct brace_value : expression {};
struct brace_item : sor<if_must<tok<DoubleStar>, bitwise_or>, seq<star_named, opt<if_must<tok<Colon>, brace_value>>>> {};
struct brace : if_must<tok<LeftBrace>,
                       sor<seq<brace_item, sor<comp_clauses, seq<star<tok<Comma>, brace_item>, opt<tok<Comma>>>>>, success>,
                       close_brace> {};
struct bracket_rule : sor<paren, list, brace> {};

// --- f-strings ---
struct fstring_part;
struct fstring_middle : tok<FStringMiddle, RawFStringMiddle> {};
struct field_debug : tok<Equal> {};
struct conversion_name : identifier {};
struct conversion : if_must<tok<Exclamation>, conversion_name> {};
struct format_spec : seq<tok<Colon>, star<fstring_part>> {};
struct field_value : yield_or_star {};
struct field_close : tok<RightBrace> {};
struct field : if_must<tok<LeftBrace>, field_value, or_null<field_debug>, or_null<conversion>, or_null<format_spec>, field_close> {};
struct fstring_part : sor<fstring_middle, field> {};
struct fstring_end : tok<FStringEnd> {};
struct fstring : if_must<tok<FStringStart>, star<fstring_part>, fstring_end> {};

// --- parameters: a flat list of items; their builder sorts and checks them ---
enum class ParameterStyle : std::uint8_t { Def, Lambda };
template <ParameterStyle S> struct parameter_name
    : std::conditional_t<S == ParameterStyle::Lambda, seq<identifier, push_null>,
                         seq<identifier, or_null<if_must<tok<Colon>, expression>>>> {};
template <ParameterStyle S> struct star_parameter_name
    : std::conditional_t<S == ParameterStyle::Lambda, seq<identifier, push_null>,
                         seq<identifier, or_null<if_must<tok<Colon>, sor<starred, expression>>>>> {};
struct default_value : expression {};
template <ParameterStyle S> struct parameter
    : sor<seq<parameter_name<S>, opt<if_must<tok<Equal>, default_value>>>, seq<tok<Star>, opt<star_parameter_name<S>>>,
          if_must<tok<DoubleStar>, parameter_name<S>>, tok<Slash>> {};
template <ParameterStyle S> struct parameter_list : opt<comma_list<parameter<S>>> {};  // -> 1

// --- type parameters ---
struct type_var : seq<identifier, or_null<if_must<tok<Colon>, expression>>, or_null<if_must<tok<Equal>, expression>>> {};
struct type_var_tuple : if_must<tok<Star>, identifier, or_null<if_must<tok<Equal>, sor<starred, expression>>>> {};
struct param_spec : if_must<tok<DoubleStar>, identifier, or_null<if_must<tok<Equal>, expression>>> {};
struct type_params_close : tok<RightBracket> {};
struct type_param_items : comma_list<sor<type_var, type_var_tuple, param_spec>> {};
struct type_params : if_must<tok<LeftBracket>, type_param_items, type_params_close> {};

// --- simple statements ---
/// A token that can start an expression statement.
struct expression_start {
  using rule_t = expression_start;
  using subs_t = no_subs;
  static bool match(Input& in) noexcept {
    switch (in.kind()) {
      case KwFalse: case KwNone: case KwTrue: case KwAwait: case KwLambda: case KwNot: case KwYield: return true;
      default: return !is_keyword(in.kind());
    }
  }
};
struct augmented_op : tok<PipeEqual, CaretEqual, AmpersandEqual, LeftShiftEqual, RightShiftEqual, PlusEqual, MinusEqual,
                          StarEqual, SlashEqual, DoubleSlashEqual, PercentEqual, AtEqual, DoubleStarEqual> {};
struct assigned_value : yield_or_star {};
struct annotation : expression {};
struct expression_statement
    : seq<yield_or_star, opt<sor<plus<if_must<tok<Equal>, assigned_value>>, if_must<augmented_op, assigned_value>,
                                 if_must<tok<Colon>, annotation, opt<if_must<tok<Equal>, assigned_value>>>>>> {};
struct return_statement : if_must<tok<KwReturn>, or_null<star_expressions>> {};
struct raise_statement
    : if_must<tok<KwRaise>, sor<seq<expression, or_null<if_must<tok<KwFrom>, expression>>>, seq<push_null, push_null>>> {};
struct pass_statement : tok<KwPass> {};
struct break_statement : tok<KwBreak> {};
struct continue_statement : tok<KwContinue> {};
struct delete_target : sor<starred, bitwise_or> {};
struct delete_statement : if_must<tok<KwDel>, comma_list<delete_target>> {};
struct assert_statement : if_must<tok<KwAssert>, expression, or_null<if_must<tok<Comma>, expression>>> {};
struct identifiers : seq<identifier, star<if_must<tok<Comma>, identifier>>> {};
struct global_statement : if_must<tok<KwGlobal>, identifiers> {};
struct nonlocal_statement : if_must<tok<KwNonlocal>, identifiers> {};
struct dotted_name : seq<name, star<if_must<tok<Dot>, name>>> {};   // -> 1 name
struct as_name : or_null<if_must<tok<KwAs>, identifier>> {};        // -> 1 name
struct dotted_as : seq<dotted_name, as_name> {};
struct import_modules : seq<dotted_as, star<if_must<tok<Comma>, dotted_as>>> {};
struct import_statement : if_must<tok<KwImport>, import_modules> {};
struct import_as : seq<identifier, as_name> {};
struct import_star : tok<Star> {};
struct import_names : sor<import_star, if_must<tok<LeftParen>, comma_list<import_as>, close_paren>, comma_list<import_as>> {};
struct import_from : if_must<tok<KwFrom>, star<tok<Dot, Ellipsis>>, or_null<dotted_name>, tok<KwImport>, import_names> {};
struct type_statement : seq<peek2<SoftType, Name>, tok<SoftType>, name_expr, or_null<type_params>, must<tok<Equal>>, must<expression>> {};
struct simple_statement
    : sor<seq<at<expression_start>, sor<type_statement, expression_statement>>, return_statement, import_from,
          import_statement, raise_statement, pass_statement, assert_statement, delete_statement, break_statement,
          continue_statement, global_statement, nonlocal_statement> {};
struct simple_line : seq<simple_statement, star<tok<Semicolon>, simple_statement>, opt<tok<Semicolon>>, must<newline>> {};  // -> n

// --- compound statements ---
struct block_rule : sor<if_must<tok<Newline>, indent, plus<statement>, tok<Dedent>>, simple_line> {};
struct suite : seq<must<colon>, must<block>> {};                         // -> 1
struct elif_part : if_must<tok<KwElif>, named_expr, suite> {};           // -> 2
struct else_part : or_null<if_must<tok<KwElse>, suite>> {};              // -> 1
struct if_statement : if_must<tok<KwIf>, named_expr, suite, star<elif_part>, else_part> {};
struct while_statement : if_must<tok<KwWhile>, named_expr, suite, else_part> {};
struct for_in : tok<KwIn> {};
struct for_statement : if_must<tok<KwFor>, for_targets, for_in, star_expressions, suite, else_part> {};
struct with_target : sor<starred, bitwise_or> {};
struct with_item : seq<expression, or_null<if_must<tok<KwAs>, with_target>>> {};
/// "( ... ) :" ahead, or what was meant to be it: with items in parentheses, or an expression that
/// the builder makes of them.
struct parenthesized_header {
  using rule_t = parenthesized_header;
  using subs_t = no_subs;
  static bool match(Input& in) noexcept {
    if (in.kind() != LeftParen) return false;
    int depth = 0;
    bool has_as = false;
    for (std::uint32_t i = 0;; ++i) {
      const Token kind = in.kind(i);
      if (is_opening(kind)) ++depth;
      if (kind == KwAs && depth == 1) has_as = true;  // no expression has that
      if (is_closing(kind) && --depth == 0) return has_as || in.kind(i + 1) == Colon || in.kind(i + 1) == Newline;
      if (is_layout(kind) || kind == Error) return false;
    }
  }
};
struct with_paren_item : seq<sor<yield_expr, star_named>, or_null<if_must<tok<KwAs>, with_target>>> {};
struct with_paren
    : seq<parenthesized_header, tok<LeftParen>,
          sor<seq<with_paren_item, sor<comp_clauses, seq<star<tok<Comma>, with_paren_item>, opt<tok<Comma>>>>>, success>,
          must<close_paren>> {};
struct with_statement : if_must<tok<KwWith>, sor<with_paren, seq<with_item, star<if_must<tok<Comma>, with_item>>>>, suite> {};
struct except_colon : tok<Colon> {};
struct except_star_types : seq<expression, as_name> {};
struct except_clause
    : if_must<tok<KwExcept>,
              sor<if_must<tok<Star>, except_star_types>, seq<expression, as_name>, seq<push_null, push_null>>,
              except_colon, block> {};
struct finally_part : or_null<if_must<tok<KwFinally>, suite>> {};
struct except_or_finally : at<tok<KwExcept, KwFinally>> {};
struct try_statement : if_must<tok<KwTry>, suite, except_or_finally, star<except_clause>, else_part, finally_part> {};
struct def_open : tok<LeftParen> {};
struct def_close : tok<RightParen> {};
struct def_colon : tok<Colon> {};
struct return_annotation : expression {};
struct def_suite : seq<must<def_colon>, must<block>> {};
struct function_def
    : if_must<tok<KwDef>, identifier, or_null<type_params>, def_open, parameters, def_close,
              or_null<if_must<tok<Arrow>, return_annotation>>, def_suite> {};
struct class_args : seq<tok<LeftParen>, opt<comma_list<argument>>, must<call_close>> {};
struct class_def : if_must<tok<KwClass>, identifier, or_null<type_params>, or_null<class_args>, suite> {};
struct async_statement : if_must<tok<KwAsync>, sor<function_def, with_statement, for_statement>> {};
struct decorator : if_must<tok<At>, named_expr, newline> {};
struct decorated : if_must<at<tok<At>>, plus<decorator>, sor<function_def, class_def, async_statement>> {};

// --- match ---
/// `match` starts a match statement when its logical line ends with a colon; else it is a name.
struct match_header {
  using rule_t = match_header;
  using subs_t = no_subs;
  static bool match(Input& in) noexcept {
    if (in.kind() != SoftMatch || in.kind(1) == Equal) return false;
    std::uint32_t i = 1;
    while (!is_layout(in.kind(i)) && in.kind(i) != Error) ++i;
    return i > 2 && in.kind(i) == Newline && in.kind(i - 1) == Colon;
  }
};
struct match_subject : comma_list<star_named> {};
struct guard : or_null<if_must<tok<KwIf>, named_expr>> {};
struct case_keyword : tok<SoftCase> {};
struct case_block : if_must<case_keyword, patterns, guard, suite> {};
struct cases : seq<must<case_block>, star<case_block>> {};
struct match_statement
    : seq<match_header, tok<SoftMatch>, match_subject, must<colon>, must<newline>, must<indent>, cases, must<tok<Dedent>>> {};

// --- patterns ---
struct name_or_attribute : seq<name_expr, star<attribute>> {};           // -> 1, linked like `primary`
struct signed_number : seq<opt<tok<Minus>>, number> {};
struct imaginary_part : number {};
struct number_pattern : seq<signed_number, opt<tok<Plus, Minus>, must<imaginary_part>>> {};
struct string_pattern : seq<at<tok<String, FStringStart>>, strings> {};
struct constant_pattern : tok<KwNone, KwTrue, KwFalse> {};
struct star_pattern : if_must<tok<Star>, identifier> {};
struct maybe_star_pattern : sor<star_pattern, pattern> {};
struct group_pattern : if_must<tok<LeftParen>, opt<comma_list<maybe_star_pattern>>, close_paren> {};
struct list_pattern : if_must<tok<LeftBracket>, opt<comma_list<maybe_star_pattern>>, close_bracket> {};
struct mapping_key : sor<number_pattern, string_pattern, keyword_constant, name_or_attribute> {};
struct mapping_item : sor<if_must<tok<DoubleStar>, identifier>, seq<mapping_key, must<tok<Colon>>, must<pattern>>> {};
struct mapping_pattern : if_must<tok<LeftBrace>, opt<comma_list<mapping_item>>, close_brace> {};
struct keyword_pattern : seq<peek2<Name, Equal>, identifier, tok<Equal>, must<pattern>> {};
struct class_pattern_args
    : if_must<tok<LeftParen>, opt<comma_list<sor<keyword_pattern, pattern>>>, close_paren> {};  // -> 1
struct name_pattern : seq<name_or_attribute, opt<class_pattern_args>> {};
struct value_pattern : sor<number_pattern, string_pattern> {};
struct closed_pattern
    : sor<value_pattern, constant_pattern, name_pattern, group_pattern, list_pattern, mapping_pattern> {};
struct or_pattern : seq<closed_pattern, star<if_must<tok<Pipe>, closed_pattern>>> {};
struct as_target : identifier {};
struct pattern_rule : seq<or_pattern, opt<if_must<tok<KwAs>, as_target>>> {};
struct patterns_rule : comma_list<maybe_star_pattern> {};

// --- top level ---
/// A token that starts a compound statement.
struct compound_start {
  using rule_t = compound_start;
  using subs_t = no_subs;
  static bool match(Input& in) noexcept {
    switch (in.kind()) {
      case KwIf: case KwDef: case KwFor: case KwWith: case KwTry: case KwClass: case KwWhile: case At: case KwAsync:
        return true;
      default: return in.kind() == SoftMatch && match_header::match(in);
    }
  }
};
struct compound_rule
    : sor<if_statement, function_def, for_statement, with_statement, try_statement, class_def, while_statement, decorated,
          async_statement, match_statement> {};
struct statement_rule : sor<seq<at<compound_start>, compound>, simple_line> {};
struct file : seq<star<statement>, must<tok<End>>> {};
struct eval_expressions : comma_list<expression> {};                     // -> 1
struct eval_input : seq<must<eval_expressions>, star<tok<Newline>>, must<tok<End>>> {};

// clang-format on

}  // namespace aio::syntax::grammar
