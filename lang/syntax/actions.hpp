#pragma once
// Ties grammar rules to builders and to error texts. Included by the gates_*.cpp files and
// diagnose.cpp only: every inclusion instantiates the rules that the file enters.

#include <tao/pegtl/match.hpp>

#include "lang/syntax/builders.hpp"
#include "lang/syntax/diagnose.hpp"
#include "lang/syntax/grammar.hpp"

namespace aio::syntax {

/// must<R> fails here; never returns.
template <class Rule>
struct control : pegtl::normal<Rule> {
  template <class In, class... States>
  [[noreturn]] static void raise(const In&, Parser& parser) {
    diagnose(error_point<Rule>, parser);
  }
};

template <class Rule>
struct action : pegtl::nothing<Rule> {};

/// When to call the builder: always, or only when the rule's parts have left other than one value
/// (a precedence level without its operator has nothing to build).
enum class Reduce : std::uint8_t { Always, UnlessSingle };

/// Runs the rule, then replaces the values of its parts by what the builder makes of them.
template <auto Builder, Reduce When = Reduce::Always>
struct reduce : pegtl::maybe_nothing {
  template <class Rule, pegtl::apply_mode A, pegtl::rewind_mode M, template <class...> class Action,
            template <class...> class Control>
  static bool match(Input& in, Parser& p) {
    const std::uint32_t first = in.index(), height = in.height();
    if (!pegtl::match<Rule, A, M, Action, Control>(in, p)) return false;
    if constexpr (A == pegtl::apply_mode::action) {
      const std::uint32_t count = in.height() - height;
      if (When == Reduce::UnlessSingle && count == 1) return true;
      const auto result = Builder(p, Match{first, in.index(), in.values_from(height), count});
      in.set_height(height);
      if constexpr (std::is_same_v<decltype(result), const ast::Identifier>) {
        in.push_name(result, first, in.index());
      } else {
        in.push_node(result, first, in.index());
      }
    }
    return true;
  }
};

/// Operators leave only their place; builders look at the tokens.
struct mark : pegtl::maybe_nothing {
  template <class Rule, pegtl::apply_mode A, pegtl::rewind_mode M, template <class...> class Action,
            template <class...> class Control>
  static bool match(Input& in, Parser& p) {
    const std::uint32_t first = in.index();
    if (!pegtl::match<Rule, A, M, Action, Control>(in, p)) return false;
    in.push_node(nullptr, first, in.index());
    return true;
  }
};

#define AIO_ACTION(rule, ...) \
  template <>                 \
  struct action<grammar::rule> : __VA_ARGS__ {};
#define AIO_REDUCE(rule) AIO_ACTION(rule, reduce<build::rule>)
#define AIO_FOLD(rule) AIO_ACTION(rule, reduce<build::rule, Reduce::UnlessSingle>)

// --- expressions ---
AIO_REDUCE(identifier)
AIO_ACTION(attribute_name, reduce<build::identifier>)
AIO_REDUCE(conversion_name)
AIO_REDUCE(as_target)
AIO_REDUCE(name_expr)
AIO_REDUCE(number)
AIO_ACTION(imaginary_part, reduce<build::number>)
AIO_REDUCE(keyword_constant)
AIO_REDUCE(string_piece)
AIO_REDUCE(strings)
AIO_REDUCE(named)
AIO_REDUCE(starred)
AIO_REDUCE(for_targets)
AIO_REDUCE(comp_for)
AIO_REDUCE(comp_clauses)
AIO_ACTION(star_arg, reduce<build::starred>)
AIO_REDUCE(double_star_arg)
AIO_REDUCE(keyword_arg)
AIO_FOLD(positional_arg)
AIO_REDUCE(call)
AIO_REDUCE(attribute)
AIO_FOLD(slice_item)
AIO_REDUCE(subscript)
AIO_FOLD(primary)
AIO_REDUCE(await_expr)
AIO_ACTION(unary_op, mark)
AIO_ACTION(binary_op, mark)
AIO_ACTION(compare_op, mark)
AIO_ACTION(not_op, mark)
AIO_FOLD(factor)
AIO_ACTION(operand, reduce<build::factor, Reduce::UnlessSingle>)
AIO_FOLD(arithmetic)
AIO_FOLD(comparison)
AIO_FOLD(inversion)
AIO_FOLD(conjunction)
AIO_ACTION(disjunction_rule, reduce<build::disjunction, Reduce::UnlessSingle>)
AIO_FOLD(conditional)
AIO_REDUCE(lambda)
AIO_ACTION(star_expressions_rule, reduce<build::star_expressions>)
AIO_ACTION(eval_expressions, reduce<build::star_expressions>)
AIO_REDUCE(yield_expr)
AIO_REDUCE(paren)
AIO_REDUCE(list)
AIO_REDUCE(brace_item)
AIO_REDUCE(brace)
AIO_REDUCE(fstring_middle)
AIO_ACTION(field_debug, mark)
AIO_REDUCE(format_spec)
AIO_REDUCE(field)
AIO_REDUCE(fstring)
// --- parameters ---
AIO_ACTION(parameter_name<grammar::ParameterStyle::Def>, reduce<build::parameter_name>)
AIO_ACTION(parameter_name<grammar::ParameterStyle::Lambda>, reduce<build::parameter_name>)
AIO_ACTION(star_parameter_name<grammar::ParameterStyle::Def>, reduce<build::parameter_name>)
AIO_ACTION(star_parameter_name<grammar::ParameterStyle::Lambda>, reduce<build::parameter_name>)
AIO_ACTION(parameter<grammar::ParameterStyle::Def>, reduce<build::parameter>)
AIO_ACTION(parameter<grammar::ParameterStyle::Lambda>, reduce<build::parameter>)
AIO_ACTION(parameter_list<grammar::ParameterStyle::Def>, reduce<build::parameter_list>)
AIO_ACTION(parameter_list<grammar::ParameterStyle::Lambda>, reduce<build::parameter_list>)
AIO_REDUCE(type_var)
AIO_REDUCE(type_var_tuple)
AIO_REDUCE(param_spec)
AIO_REDUCE(type_params)
// --- statements ---
AIO_REDUCE(expression_statement)
AIO_REDUCE(return_statement)
AIO_REDUCE(raise_statement)
AIO_REDUCE(pass_statement)
AIO_REDUCE(break_statement)
AIO_REDUCE(continue_statement)
AIO_REDUCE(delete_statement)
AIO_REDUCE(assert_statement)
AIO_REDUCE(global_statement)
AIO_REDUCE(nonlocal_statement)
AIO_REDUCE(dotted_name)
AIO_ACTION(dotted_as, reduce<build::alias>)
AIO_ACTION(import_as, reduce<build::alias>)
AIO_REDUCE(import_star)
AIO_REDUCE(import_statement)
AIO_REDUCE(import_from)
AIO_REDUCE(type_statement)
AIO_ACTION(block_rule, reduce<build::block>)
AIO_REDUCE(if_statement)
AIO_REDUCE(while_statement)
AIO_REDUCE(for_statement)
AIO_REDUCE(with_target)
AIO_REDUCE(with_item)
AIO_ACTION(with_paren_item, reduce<build::with_item>)
AIO_REDUCE(with_paren)
AIO_REDUCE(with_statement)
AIO_REDUCE(except_clause)
AIO_REDUCE(try_statement)
AIO_REDUCE(function_def)
AIO_REDUCE(class_args)
AIO_REDUCE(class_def)
AIO_REDUCE(async_statement)
AIO_REDUCE(decorated)
AIO_REDUCE(match_subject)
AIO_REDUCE(case_block)
AIO_REDUCE(match_statement)
// --- patterns ---
AIO_ACTION(name_or_attribute, reduce<build::primary, Reduce::UnlessSingle>)
AIO_REDUCE(signed_number)
AIO_FOLD(number_pattern)
AIO_REDUCE(value_pattern)
AIO_REDUCE(constant_pattern)
AIO_REDUCE(star_pattern)
AIO_REDUCE(group_pattern)
AIO_REDUCE(list_pattern)
AIO_REDUCE(mapping_item)
AIO_REDUCE(mapping_pattern)
AIO_REDUCE(keyword_pattern)
AIO_REDUCE(class_pattern_args)
AIO_REDUCE(name_pattern)
AIO_FOLD(or_pattern)
AIO_ACTION(pattern_rule, reduce<build::pattern, Reduce::UnlessSingle>)
AIO_ACTION(patterns_rule, reduce<build::patterns>)
// --- roots ---
AIO_REDUCE(file)
AIO_REDUCE(eval_input)

#undef AIO_ACTION
#undef AIO_REDUCE
#undef AIO_FOLD

/// Matches a rule with building and diagnosis.
template <class Rule>
bool run(Input& in, Parser& p) {
  return control<Rule>::template match<pegtl::apply_mode::action, pegtl::rewind_mode::required,
                                       action, control>(in, p);
}

}  // namespace aio::syntax

/// Defines a gate: entering it runs `Rule`.
#define AIO_GATE(Name, Rule)                                                                    \
  template <>                                                                                   \
  bool aio::syntax::grammar::enter<aio::syntax::grammar::Gate::Name>(aio::syntax::Input & in,   \
                                                                     aio::syntax::Parser & p) { \
    return aio::syntax::run<Rule>(in, p);                                                       \
  }
