// Assignment targets: stores, unpacking, augmented and annotated assignment, del.
// Order of evaluation is Python's: the value first, then each target from left to right.

#include <algorithm>

#include "lang/compile/codegen.hpp"

namespace aio::compiler {
namespace {

constexpr uint32_t kMaxPairwiseItems = 16;

bool is_plain(ast::List<ast::Expr*> items) {
  return std::none_of(items.begin(), items.end(),
                      [](const ast::Expr* item) { return item->kind == ast::NodeKind::Starred; });
}

}  // namespace

void CodeGen::assign(const ast::Assign& node) {
  TempScope temps(registers_);
  if (node.targets.size() == 1) {
    const ast::Expr& target = *node.targets[0];
    auto* targets = ast::dyn_as<ast::Tuple>(&target);
    auto* values = ast::dyn_as<ast::Tuple>(node.value);
    if (targets && values && targets->elts.size() == values->elts.size() &&
        targets->elts.size() <= kMaxPairwiseItems && is_plain(targets->elts) &&
        is_plain(values->elts) && program_.folder.fold(*values) == nullptr) {
      return assign_pairwise(*targets, *values);
    }
    if (auto variable = assignable_register(target)) {
      value(*node.value, *variable);
      return out_.assigned().insert(*variable);
    }
    return store(target, operand(*node.value));
  }
  const Reg reg = operand(*node.value);
  // The first target may be the variable that the value was read from.
  const bool is_stable = registers_.is_temporary(reg);
  const Reg source = is_stable ? reg : registers_.take();
  at(node);
  move(source, reg);
  for (const ast::Expr* target : node.targets) store(*target, source);
}

/// `a, b = b, a`: no tuple is made.
void CodeGen::assign_pairwise(const ast::Tuple& targets, const ast::Tuple& values) {
  const auto base = static_cast<Reg>(registers_.top());
  for (const ast::Expr* item : values.elts) push(*item);
  for (uint32_t i = 0; i < targets.elts.size(); ++i) {
    store(*targets.elts[i], static_cast<Reg>(base + i));
  }
}

void CodeGen::store(const ast::Expr& target, Reg value) {
  check_stack();
  TempScope temps(registers_);
  switch (target.kind) {
    case ast::NodeKind::Name: {
      const ast::Identifier id = ast::as<ast::Name>(&target)->id;
      at(target);
      return store_name(mangled(id), value);
    }
    case ast::NodeKind::Attribute: {
      const auto& attribute = *ast::as<ast::Attribute>(&target);
      forbid_debug_name(attribute.attr->text, target.range, "assign to");
      note_self_attribute(attribute);
      const Reg object = operand(*attribute.value);
      out_.at(attribute_range(attribute, attribute.range));
      return out_.emit(Op::SetAttr, object, out_.name(mangled(attribute.attr)), value);
    }
    case ast::NodeKind::Subscript: {
      const auto& subscript = *ast::as<ast::Subscript>(&target);
      const Reg object = operand(*subscript.value);
      const Reg key = operand(*subscript.slice);
      at(target);
      return out_.emit(Op::SetItem, object, key, value);
    }
    case ast::NodeKind::Tuple:
      return unpack(ast::as<ast::Tuple>(&target)->elts, value, target.range);
    case ast::NodeKind::ListExpr:
      return unpack(ast::as<ast::ListExpr>(&target)->elts, value, target.range);
    case ast::NodeKind::Starred:
      context().fail(target.range, "starred assignment target must be in a list or tuple");
    default: return;
  }
}

void CodeGen::unpack(ast::List<ast::Expr*> targets, Reg source, const ast::Range& range) {
  std::optional<uint32_t> star;
  for (uint32_t i = 0; i < targets.size(); ++i) {
    if (targets[i]->kind != ast::NodeKind::Starred) continue;
    if (star) context().fail(range, "multiple starred expressions in assignment");
    star = i;
  }
  TempScope temps(registers_);
  const Reg base = registers_.take(targets.size());
  out_.at(range);
  if (star) {
    if (*star >= 256) {
      context().fail(range, "too many expressions in star-unpacking assignment");
    }
    const auto after = static_cast<int32_t>(targets.size() - *star - 1);
    out_.emit_word(Op::UnpackStar, base, source, *star, make_word(after));
  } else {
    out_.emit(Op::UnpackSequence, base, source, targets.size());
  }
  for (uint32_t i = 0; i < targets.size(); ++i) {
    auto* starred = ast::dyn_as<ast::Starred>(targets[i]);
    store(starred ? *starred->value : *targets[i], static_cast<Reg>(base + i));
  }
}

void CodeGen::augmented(const ast::AugAssign& node) {
  TempScope temps(registers_);
  if (auto* name = ast::dyn_as<ast::Name>(node.target)) {
    const std::string_view text = mangled(name->id);
    const Place place = place_of(text);
    forbid_debug_name(text, node.target->range, "assign to");
    at(*node.target);
    if (place.kind == Place::Kind::Local && !scope_.walrus_names.contains(text)) {
      check_assigned(place);
      augmented_operation(node, place.reg, place.reg);
      return out_.assigned().insert(place.reg);
    }
    const Reg slot = registers_.take();
    load_place(place, slot);
    augmented_operation(node, slot, slot);
    at(*node.target);
    return store_name(text, slot);
  }
  if (auto* attribute = ast::dyn_as<ast::Attribute>(node.target)) {
    const Reg object = operand(*attribute->value);
    const Reg slot = registers_.take();
    const uint32_t name_index = out_.name(mangled(attribute->attr));
    const ast::Range range = attribute_range(*attribute, attribute->range);
    out_.at(range);
    out_.emit(Op::GetAttr, slot, object, name_index);
    augmented_operation(node, slot, slot);
    out_.at(range);
    return out_.emit(Op::SetAttr, object, name_index, slot);
  }
  const auto& subscript = *ast::as<ast::Subscript>(node.target);
  const Reg object = operand(*subscript.value);
  const Reg key = operand(*subscript.slice);
  const Reg slot = registers_.take();
  at(subscript);
  out_.emit(Op::GetItem, slot, object, key);
  augmented_operation(node, slot, slot);
  at(subscript);
  out_.emit(Op::SetItem, object, key, slot);
}

/// The annotation of a variable is evaluated in modules and classes only, and last.
void CodeGen::annotated(const ast::AnnAssign& node) {
  TempScope temps(registers_);
  const bool evaluates = !is_function();
  if (node.value) {
    if (auto variable = assignable_register(*node.target)) {
      value(*node.value, *variable);
      out_.assigned().insert(*variable);
    } else {
      store(*node.target, operand(*node.value));
    }
  }
  if (auto* name = ast::dyn_as<ast::Name>(node.target)) {
    forbid_debug_name(name->id->text, node.range, "assign to");
    if (!node.simple || !evaluates) {
      if (!node.simple && evaluates && !context().future_annotations) effect(*node.annotation);
      return;
    }
    const Reg annotation_value = registers_.take();
    annotation(*node.annotation, annotation_value);
    const Reg table = registers_.take(), key = registers_.take();
    at(node);
    load_place(place_in_unit("__annotations__", nullptr, false), table);
    out_.emit(Op::LoadConst, key, out_.name(mangled(name->id)));
    return out_.emit(Op::SetItem, table, key, annotation_value);
  }
  if (auto* attribute = ast::dyn_as<ast::Attribute>(node.target)) {
    forbid_debug_name(attribute->attr->text, node.range, "assign to");
    if (!node.value) effect(*attribute->value);
  } else if (auto* subscript = ast::dyn_as<ast::Subscript>(node.target)) {
    if (!node.value) {
      effect(*subscript->value);
      effect(*subscript->slice);
    }
  }
  if (evaluates && !context().future_annotations) effect(*node.annotation);
}

void CodeGen::delete_target(const ast::Expr& target) {
  check_stack();
  TempScope temps(registers_);
  switch (target.kind) {
    case ast::NodeKind::Name: {
      const ast::Identifier id = ast::as<ast::Name>(&target)->id;
      at(target);
      return delete_name(mangled(id));
    }
    case ast::NodeKind::Attribute: {
      const auto& attribute = *ast::as<ast::Attribute>(&target);
      const Reg object = operand(*attribute.value);
      out_.at(attribute_range(attribute, attribute.range));
      return out_.emit(Op::DelAttr, object, out_.name(mangled(attribute.attr)));
    }
    case ast::NodeKind::Subscript: {
      const auto& subscript = *ast::as<ast::Subscript>(&target);
      const Reg object = operand(*subscript.value);
      const Reg key = operand(*subscript.slice);
      at(target);
      return out_.emit(Op::DelItem, object, key);
    }
    case ast::NodeKind::Tuple:
      for (const ast::Expr* item : ast::as<ast::Tuple>(&target)->elts) delete_target(*item);
      return;
    case ast::NodeKind::ListExpr:
      for (const ast::Expr* item : ast::as<ast::ListExpr>(&target)->elts) delete_target(*item);
      return;
    default: return;
  }
}

/// Remembers `self.x = …`: it sizes instances, and names the class's __static_attributes__.
void CodeGen::note_self_attribute(const ast::Attribute& node) {
  auto* object = ast::dyn_as<ast::Name>(node.value);
  if (object == nullptr) return;
  const std::string_view name = mangled(node.attr);
  if (!first_parameter_.empty() && object->id->text == first_parameter_) {
    auto& names = unit_->self_attributes;
    if (std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
  }
  if (object->id->text != "self") return;
  for (CodeGen* at = this; at != nullptr; at = at->parent_) {
    if (at->scope_.kind == ScopeKind::Class) return at->add_static_attribute(node.attr->text);
  }
}

}  // namespace aio::compiler
