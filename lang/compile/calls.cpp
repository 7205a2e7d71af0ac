// Calls: the window, methods, keywords, * and **.
// A window starts at the newest temporary: callee, two header slots, then arguments, each evaluated
// in its place.

#include <algorithm>

#include "lang/compile/codegen.hpp"

namespace aio::compiler {
namespace {

constexpr uint32_t kHeaderSlots = 2;
constexpr uint32_t kMaxWindowArguments = 200;

bool has_stars(const ast::Call& node) {
  for (const ast::Expr* arg : node.args) {
    if (arg->kind == ast::NodeKind::Starred) return true;
  }
  for (const ast::Keyword* keyword : node.keywords) {
    if (keyword->arg == nullptr) return true;
  }
  return node.args.size() + node.keywords.size() > kMaxWindowArguments;
}

}  // namespace

/// The first register of a call window whose result is wanted in `target`.
Reg CodeGen::window(Reg target) {
  const bool is_newest = registers_.is_temporary(target) && target + 1u == registers_.top();
  return is_newest ? target : registers_.take();
}

void CodeGen::check_keywords(ast::List<ast::Keyword*> keywords) {
  for (uint32_t i = 0; i < keywords.size(); ++i) {
    if (keywords[i]->arg == nullptr) continue;
    forbid_debug_name(keywords[i]->arg->text, keywords[i]->range, "assign to");
    for (uint32_t j = i + 1; j < keywords.size(); ++j) {
      if (keywords[j]->arg == keywords[i]->arg) {
        context().fail(keywords[j]->range,
                       "keyword argument repeated: " + std::string(keywords[j]->arg->text));
      }
    }
  }
}

Constant::NameTuple CodeGen::keyword_names(ast::List<ast::Keyword*> keywords) {
  Constant::NameTuple names;
  for (const ast::Keyword* keyword : keywords) names.names.emplace_back(keyword->arg->text);
  return names;
}

/// Whether evaluating the argument can neither raise nor run code, so that the method may be looked
/// up after it.
bool CodeGen::is_pure_argument(const ast::Expr& node) {
  if (program_.folder.fold(node) != nullptr) return true;
  auto* name = ast::dyn_as<ast::Name>(&node);
  if (name == nullptr) return false;
  const Place place = place_of(mangled(name->id));
  return place.kind == Place::Kind::Local && out_.assigned().contains(place.reg);
}

void CodeGen::plain_arguments(const ast::Call& node) {
  for (const ast::Expr* arg : node.args) push(*arg);
  for (const ast::Keyword* keyword : node.keywords) push(*keyword->value);
}

void CodeGen::call(const ast::Call& node, Reg target) {
  check_callee(*node.func);
  check_keywords(node.keywords);
  const bool is_star = has_stars(node);
  if (auto* method = ast::dyn_as<ast::Attribute>(node.func); method && !is_star) {
    return method_call(node, *method, target);
  }
  TempScope temps(registers_);
  const Reg callee = window(target);
  value(*node.func, callee);
  if (is_star) {
    star_call(node, callee);
  } else {
    registers_.take(kHeaderSlots);
    plain_arguments(node);
    const uint32_t count = node.args.size() + node.keywords.size();
    at(node);
    if (node.keywords.empty()) {
      out_.emit(Op::Call, callee, count);
    } else {
      out_.emit(Op::CallKw, callee, count, out_.constant({keyword_names(node.keywords)}));
    }
  }
  at(node);
  move(target, callee);
}

void CodeGen::method_call(const ast::Call& node, const ast::Attribute& method, Reg target) {
  TempScope temps(registers_);
  const Reg callee = window(target);
  const ast::Range lookup = attribute_range(method, method.range);
  const ast::Range whole = attribute_range(method, node.range);
  const uint32_t count = node.args.size() + node.keywords.size();
  bool is_pure = node.keywords.empty();
  for (const ast::Expr* arg : node.args) is_pure = is_pure && is_pure_argument(*arg);
  if (is_pure) {
    registers_.take(kHeaderSlots);
    push(*method.value);
    // Evaluating the receiver may have bound or unbound nothing that the arguments use, except by
    // `:=`.
    plain_arguments(node);
    out_.at(whole);
    out_.emit(Op::InvokeMethod, callee, count, out_.name(mangled(method.attr)));
    out_.note_lookup_range(lookup);
  } else {
    {
      TempScope receiver(registers_);
      const Reg object = operand(*method.value);
      out_.at(lookup);
      out_.emit(Op::LoadMethod, callee, object, out_.name(mangled(method.attr)));
    }
    registers_.take(kHeaderSlots + 1);
    plain_arguments(node);
    out_.at(whole);
    if (node.keywords.empty()) {
      out_.emit(Op::CallMethod, callee, count);
    } else {
      out_.emit(Op::CallMethodKw, callee, count, out_.constant({keyword_names(node.keywords)}));
    }
  }
  out_.at(whole);
  move(target, callee);
}

void CodeGen::star_call(const ast::Call& node, Reg callee) {
  star_arguments(node.args, node.keywords, callee, node.range);
}

/// Arguments and call of f(*a, **b) for the callee in `callee`, the newest temporary. `extra` is
/// one more positional argument at the end.
void CodeGen::star_arguments(ast::List<ast::Expr*> args, ast::List<ast::Keyword*> keywords,
                             Reg callee, const ast::Range& range, std::optional<Reg> extra) {
  registers_.take(kHeaderSlots);
  const Reg positional = registers_.take();
  auto* only = args.size() == 1 && !extra ? ast::dyn_as<ast::Starred>(args[0]) : nullptr;
  if (only != nullptr) {
    value(*only->value, positional);  // the VM makes it a tuple and names the function if it cannot
  } else {
    sequence(args, range, extra ? Op::BuildList : Op::BuildTuple, positional);
    if (extra) {
      out_.at(range);
      out_.emit(Op::ListAppend, positional, *extra);
      out_.emit(Op::ListToTuple, positional, positional);
    }
  }
  if (!keywords.empty()) keyword_dict(keywords, registers_.take(), callee, range);
  out_.at(range);
  out_.emit(Op::CallEx, callee, keywords.empty() ? 0 : 1);
}

/// The dict of f(a=1, **b): runs of named keywords are collected first, then merged, as CPython
/// does.
void CodeGen::keyword_dict(ast::List<ast::Keyword*> keywords, Reg target, Reg callee,
                           const ast::Range& range) {
  constexpr uint32_t kMaxRun = 32;
  bool is_first = true;
  const auto merge = [&](Reg part) {
    out_.at(range);
    if (is_first && part != target) {
      out_.emit(Op::BuildDict, target, target, 0);
      is_first = false;
    }
    if (part != target) out_.emit(Op::DictMerge, target, part, callee);
    is_first = false;
  };
  for (uint32_t i = 0; i < keywords.size();) {
    TempScope temps(registers_);
    if (keywords[i]->arg == nullptr) {
      if (is_first) {
        out_.at(range);
        out_.emit(Op::BuildDict, target, target, 0);
        is_first = false;
      }
      merge(operand(*keywords[i++]->value));
      continue;
    }
    const Reg part = is_first ? target : registers_.take();
    const auto base = static_cast<Reg>(registers_.top());
    uint32_t count = 0;
    for (; i < keywords.size() && keywords[i]->arg != nullptr && count < kMaxRun; ++i, ++count) {
      const Reg key = registers_.take();
      at(*keywords[i]);
      out_.emit(Op::LoadConst, key, out_.name(keywords[i]->arg->text));
      push(*keywords[i]->value);
    }
    out_.at(range);
    out_.emit(Op::BuildDict, part, base, count);
    merge(part);
  }
}

}  // namespace aio::compiler
