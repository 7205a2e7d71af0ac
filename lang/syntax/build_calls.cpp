// Builders of call arguments and parameter lists, with all the rules about their order.
// Invariant: the grammar accepts items in any order; only these builders decide which orders are
// Python.

#include <vector>

#include "lang/syntax/builders.hpp"

namespace aio::syntax {

using namespace ast;

namespace {

using Form = Parameter::Form;

/// A generator expression that borrows the call's parentheses: `f(x for x in y)`.
GeneratorExp* bare_generator(const Match& m, std::uint32_t i) {
  auto* generator = dyn_as<GeneratorExp>(m.node(i));
  return generator != nullptr && !generator->parenthesized ? generator : nullptr;
}

/// The checks that CPython makes of `(args)`, in its order.
void check_arguments(Parser& p, const Match& m) {
  bool keyword = false, unpacking = false;
  const bool trailing_comma = p.kind(m.end - 2) == Token::Comma;
  for (std::uint32_t i = 0; i < m.count; ++i) {
    const Node* node = m.node(i);
    if (const auto* kw = dyn_as<Keyword>(node)) {
      (kw->arg != nullptr ? keyword : unpacking) = true;
      continue;
    }
    if (const GeneratorExp* generator = bare_generator(m, i);
        generator != nullptr && (m.count > 1 || trailing_comma)) {
      p.fail(generator->range, "Generator expression must be parenthesized");
    }
    if (node->kind == NodeKind::Starred) {
      if (unpacking) {
        p.fail_from(p.range(m[i].first - 1, m[i].first), m.end - 1,
                    "iterable argument unpacking follows keyword argument unpacking");
      }
      continue;
    }
    if (unpacking || keyword) {
      p.fail_at(m.end - 1, unpacking ? "positional argument follows keyword argument unpacking"
                                     : "positional argument follows keyword argument");
    }
  }
}

void split_arguments(Parser& p, const Match& m, List<Expr*>& args, List<Keyword*>& keywords) {
  check_arguments(p, m);
  std::uint32_t keyword_count = 0;
  for (std::uint32_t i = 0; i < m.count; ++i) keyword_count += m.is<Keyword>(i);
  Expr** positional = p.tree.arena().make_array<Expr*>(m.count - keyword_count);
  Keyword** named = p.tree.arena().make_array<Keyword*>(keyword_count);
  args = {positional, m.count - keyword_count};
  keywords = {named, keyword_count};
  for (std::uint32_t i = 0; i < m.count; ++i) {
    if (m.is<Keyword>(i)) {
      *named++ = as<Keyword>(m.node(i));
    } else {
      *positional++ = m.expr(i);
    }
  }
}

bool ends_parameter(Token kind) {
  return kind == Token::Comma || kind == Token::RightParen || kind == Token::Colon;
}

/// A bare `*` without names after it. Something that is no parameter at all is left to the grammar.
void check_bare_star(Parser& p, const Match& m, std::uint32_t i) {
  const bool last = i + 1 == m.count;
  if (!last && as<Parameter>(m.node(i + 1))->form != Form::DoubleStar) return;
  const std::uint32_t comma = m[i].end;
  const std::uint32_t after = p.kind(comma) == Token::Comma ? comma + 1 : comma;
  const bool lambda = p.kind(m.first - 1) == Token::KwLambda;
  if (p.kind(after) != Token::DoubleStar &&
      p.kind(after) != (lambda ? Token::Colon : Token::RightParen))
    return;
  const char* message = "named arguments must follow bare *";
  if (lambda) p.fail_at(after, message);
  p.fail_tokens(m[i].first, m[i].first + 1, message);
}

void check_parameter_order(Parser& p, const Match& m) {
  bool slash = false, star = false;
  const Parameter* double_star = nullptr;
  for (std::uint32_t i = 0; i < m.count; ++i) {
    const auto* item = as<Parameter>(m.node(i));
    const Range first_token = p.range(m[i].first, m[i].first + 1);
    if (double_star != nullptr) {
      p.fail(item->form == Form::Plain ? item->arg->range : first_token,
             "arguments cannot follow var-keyword argument");
    }
    switch (item->form) {
      case Form::Plain: break;
      case Form::Slash:
        if (slash) p.fail(first_token, "/ may appear only once");
        if (star) p.fail(first_token, "/ must be ahead of *");
        if (i == 0) {
          if (p.kind(m[i].end) != Token::Comma) p.fail_at(m[i].first, "invalid syntax");
          p.fail(first_token, "at least one argument must precede /");
        }
        slash = true;
        break;
      case Form::Star: {
        const bool names_follow =
            i + 1 < m.count && as<Parameter>(m.node(i + 1))->form == Form::Plain;
        if (star) {
          if (item->arg == nullptr && p.kind(m[i].end) != Token::Comma)
            p.fail_at(m[i].first, "invalid syntax");
          p.fail(first_token, "* argument may appear only once");
        }
        if (item->arg == nullptr && !names_follow) check_bare_star(p, m, i);
        star = true;
        break;
      }
      case Form::DoubleStar: double_star = item; break;
    }
  }
}

}  // namespace

namespace build {

Node* double_star_arg(Parser& p, const Match& m) {
  auto* node = p.tree.make<Keyword>(p.range(m.first, m.end));
  node->value = m.expr(0);
  return node;
}

Node* keyword_arg(Parser& p, const Match& m) {
  auto* node = p.tree.make<Keyword>(p.range(m.first, m.end));
  node->arg = m.name(0);
  node->value = m.expr(1);
  return node;
}

Node* positional_arg(Parser& p, const Match& m) {
  auto* node = p.tree.make<GeneratorExp>(p.range(m.first, m.end));
  node->elt = m.expr(0);
  node->generators = as<ClauseList>(m.node(1))->items;
  return node;
}

Node* call(Parser& p, const Match& m) {
  auto* node = p.tree.make<Call>(p.range(m.first, m.end));
  split_arguments(p, m, node->args, node->keywords);
  if (m.count == 1) {  // a lone generator takes the call's parentheses into its range
    if (GeneratorExp* generator = bare_generator(m, 0)) generator->range = node->range;
  }
  return node;
}

Node* class_args(Parser& p, const Match& m) {
  for (std::uint32_t i = 0; i < m.count;
       ++i) {  // class C(x for x in y): there is no call to lend its parentheses
    if (m.count == 1 && bare_generator(m, i) != nullptr) {
      const std::uint32_t for_token = [&] {
        std::uint32_t token = m[i].first;
        for (int depth = 0;
             depth != 0 || (p.kind(token) != Token::KwFor && p.kind(token) != Token::KwAsync);
             ++token) {
          depth += is_opening(p.kind(token)) - is_closing(p.kind(token));
        }
        return token;
      }();
      p.fail_tokens(for_token, for_token + 1, "invalid syntax");
    }
  }
  auto* node = p.tree.make<ArgumentList>(p.range(m.first, m.end));
  split_arguments(p, m, node->args, node->keywords);
  return node;
}

Node* parameter_name(Parser& p, const Match& m) {
  auto* node = p.tree.make<Arg>(p.range(m.first, m.end));
  node->arg = m.name(0);
  node->annotation = m.expr(1);
  return node;
}

Node* parameter(Parser& p, const Match& m) {
  auto* node = p.tree.make<Parameter>(p.range(m.first, m.end));
  switch (p.kind(m.first)) {
    case Token::Star: node->form = Form::Star; break;
    case Token::DoubleStar: node->form = Form::DoubleStar; break;
    case Token::Slash: node->form = Form::Slash; break;
    default: break;
  }
  if (m.count > 0) node->arg = as<Arg>(m.node(0));
  if (m.count > 1) node->default_value = m.expr(1);
  return node;
}

Node* parameter_list(Parser& p, const Match& m) {
  check_parameter_order(p, m);
  auto* node = p.tree.make<Arguments>({});
  if (m.count == 0) return node;
  node->range = p.range(m.first, m.end);
  std::vector<Arg*> positional_only, positional, keyword_only;
  std::vector<Expr*> defaults, keyword_defaults;
  bool star = false;
  for (std::uint32_t i = 0; i < m.count; ++i) {
    const auto* item = as<Parameter>(m.node(i));
    switch (item->form) {
      case Form::Slash: positional_only.swap(positional); break;
      case Form::DoubleStar: node->kwarg = item->arg; break;
      case Form::Star:
        star = true;
        node->vararg = item->arg;
        break;
      case Form::Plain:
        if (star) {
          keyword_only.push_back(item->arg);
          keyword_defaults.push_back(item->default_value);
          break;
        }
        positional.push_back(item->arg);
        if (item->default_value != nullptr) {
          defaults.push_back(item->default_value);
        } else if (!defaults.empty() && ends_parameter(p.kind(m[i].end))) {
          p.fail(item->arg->range, "parameter without a default follows parameter with a default");
        }
        break;
    }
  }
  node->posonlyargs = p.tree.list(positional_only.data(), positional_only.size());
  node->args = p.tree.list(positional.data(), positional.size());
  node->kwonlyargs = p.tree.list(keyword_only.data(), keyword_only.size());
  node->kw_defaults = p.tree.list(keyword_defaults.data(), keyword_defaults.size());
  node->defaults = p.tree.list(defaults.data(), defaults.size());
  return node;
}

Node* type_var(Parser& p, const Match& m) {
  auto* node = p.tree.make<TypeVar>(p.range(m.first, m.end));
  node->name = m.name(0);
  node->bound = m.expr(1);
  node->default_value = m.expr(2);
  return node;
}

Node* type_var_tuple(Parser& p, const Match& m) {
  auto* node = p.tree.make<TypeVarTuple>(p.range(m.first, m.end));
  node->name = m.name(0);
  node->default_value = m.expr(1);
  return node;
}

Node* param_spec(Parser& p, const Match& m) {
  auto* node = p.tree.make<ParamSpec>(p.range(m.first, m.end));
  node->name = m.name(0);
  node->default_value = m.expr(1);
  return node;
}

Node* type_params(Parser& p, const Match& m) {
  auto* node = p.tree.make<TypeParamList>(p.range(m.first, m.end));
  node->items = list_of<TypeParam>(p, m, 0, m.count);
  return node;
}

}  // namespace build
}  // namespace aio::syntax
