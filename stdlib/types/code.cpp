// code: what a code object says about itself.
#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/iterator.hpp"
#include "runtime/vm/frame_info.hpp"
#include "stdlib/types/support.hpp"

namespace aio {
namespace {

Code* self_code(Value self) { return as<Code>(self); }
const CodeUnit& unit_of(Value self) { return *self_code(self)->unit; }

Value names_tuple(Vm& vm, const std::vector<std::string>& names) {
  Tuple* tuple = new_tuple(vm, names.size());
  for (size_t i = 0; i < names.size(); ++i) tuple->items()[i] = Value::object(intern(vm, names[i]));
  return Value::object(tuple);
}

Value get_name(Vm&, Value self) { return Value::object(self_code(self)->name); }
Value get_qualname(Vm&, Value self) { return Value::object(self_code(self)->qualname); }
Value get_filename(Vm&, Value self) { return Value::object(self_code(self)->filename); }
Value get_firstlineno(Vm&, Value self) { return Value::small_int(unit_of(self).first_line); }
Value get_argcount(Vm&, Value self) { return Value::small_int(unit_of(self).positional_count); }
Value get_posonly(Vm&, Value self) { return Value::small_int(unit_of(self).positional_only_count); }
Value get_kwonly(Vm&, Value self) { return Value::small_int(unit_of(self).keyword_only_count); }
Value get_flags(Vm&, Value self) {
  constexpr uint32_t kOurs = kCodeClassBody | kCodeNames | kCodeTopLevelAwait;
  return Value::small_int(unit_of(self).flags & ~kOurs);
}
Value get_stacksize(Vm&, Value self) { return Value::small_int(unit_of(self).register_count); }
Value get_freevars(Vm& vm, Value self) { return names_tuple(vm, unit_of(self).free_names); }
Value get_cellvars(Vm& vm, Value self) { return names_tuple(vm, unit_of(self).cell_names); }

std::vector<std::string> variable_names(const CodeUnit& unit) {
  std::vector<std::string> names = unit.parameter_names;
  for (const LocalVariable& local : unit.locals) {
    auto known = [&](const std::vector<std::string>& list) {
      for (const std::string& n : list)
        if (n == local.name) return true;
      return false;
    };
    if (!known(names) && !known(unit.cell_names) && !known(unit.free_names))
      names.push_back(local.name);
  }
  return names;
}

Value get_varnames(Vm& vm, Value self) { return names_tuple(vm, variable_names(unit_of(self))); }
Value get_nlocals(Vm&, Value self) {
  return Value::small_int(static_cast<int64_t>(variable_names(unit_of(self)).size()));
}

Value get_names(Vm& vm, Value self) {
  std::vector<std::string> names;
  for (const Constant& c : unit_of(self).constants) {
    if (auto* n = std::get_if<Constant::Name>(&c.value)) names.push_back(n->utf8);
    if (auto* g = std::get_if<Constant::GlobalName>(&c.value)) names.push_back(g->name);
  }
  return names_tuple(vm, names);
}

Value get_consts(Vm& vm, Value self) {
  Code* code = self_code(self);
  const CodeUnit& unit = *code->unit;
  List* list = new_list(vm, unit.constants.size());
  if (unit.has_docstring) AIO_CHECK(list_append(vm, list, make_str(vm, unit.docstring)));
  for (size_t i = 0; i < unit.constants.size(); ++i) {
    const auto& v = unit.constants[i].value;
    bool internal = std::holds_alternative<Constant::Name>(v) ||
                    std::holds_alternative<Constant::NameTuple>(v) ||
                    std::holds_alternative<Constant::GlobalName>(v) ||
                    std::holds_alternative<Constant::Builtin>(v) ||
                    std::holds_alternative<Constant::GlobalNameRest>(v);
    if (!internal) AIO_CHECK(list_append(vm, list, code->constants[i]));
  }
  return make_tuple(vm, list->items, list->size);
}

Value get_code_bytes(Vm& vm, Value self) {
  const CodeUnit& unit = unit_of(self);
  return make_bytes(vm, unit.code.data(), unit.code.size() * sizeof(Insn));
}

Value position_or_none(uint32_t n) { return n ? Value::small_int(n) : Value::none(); }

Value code_positions(Vm& vm, Value self) {
  // One row per instruction, as tb_lasti // 2 counts them: the table has one entry per range of
  // instructions.
  const CodeUnit& unit = unit_of(self);
  List* list = new_list(vm, unit.code.size());
  Rooted keep(vm, Value::object(list)), row(vm);
  for (size_t i = 0; i < unit.positions.size(); ++i) {
    const Position& p = unit.positions[i];
    Value items[4] = {position_or_none(p.line), position_or_none(p.end_line),
                      Value::small_int(p.column), Value::small_int(p.end_column)};
    row = make_tuple(vm, items, 4);
    size_t end = i + 1 < unit.positions.size() ? unit.positions[i + 1].pc : unit.code.size();
    for (size_t pc = p.pc; pc < end; ++pc) AIO_CHECK(list_append(vm, list, row));
  }
  return get_iter(vm, Value::object(list));
}

Value code_lines(Vm& vm, Value self) {
  const CodeUnit& unit = unit_of(self);
  List* list = new_list(vm, unit.positions.size());
  for (size_t i = 0; i < unit.positions.size(); ++i) {
    uint32_t end = i + 1 < unit.positions.size() ? unit.positions[i + 1].pc
                                                 : static_cast<uint32_t>(unit.code.size());
    Value row[3] = {Value::small_int(unit.positions[i].pc), Value::small_int(end),
                    position_or_none(unit.positions[i].line)};
    AIO_CHECK(list_append(vm, list, make_tuple(vm, row, 3)));
  }
  return get_iter(vm, Value::object(list));
}

Value code_repr(Vm& vm, Value self) {
  StrBuilder out(vm);
  out.append_ascii("<code object ");
  out.append(self_code(self)->name);
  out.append_ascii(" at " + address_text(self) + ", file \"");
  out.append(self_code(self)->filename);
  out.append_ascii("\", line " + std::to_string(unit_of(self).first_line) + ">");
  return out.finish();
}

Value code_eq(Vm&, Value self, Value other) {
  auto* code = dyn_as<Code>(other);
  if (!code) return Value::not_implemented();
  return Value::boolean(code->unit == self_code(self)->unit);
}

Value code_hash(Vm& vm, Value self) {
  return make_int(vm,
                  static_cast<int64_t>(reinterpret_cast<uintptr_t>(self_code(self)->unit) >> 4));
}

constexpr NativeDef kMethods[] = {
    def<code_repr>("__repr__(self, /)"),  def<code_eq>("__eq__(self, value, /)"),
    def<code_hash>("__hash__(self, /)"),  def<code_positions>("co_positions(self, /)"),
    def<code_lines>("co_lines(self, /)"),
};

constexpr GetSetDef kGetSets[] = {
    {"co_name", get_name, readonly_member},
    {"co_qualname", get_qualname, readonly_member},
    {"co_filename", get_filename, readonly_member},
    {"co_firstlineno", get_firstlineno, readonly_member},
    {"co_argcount", get_argcount, readonly_member},
    {"co_posonlyargcount", get_posonly, readonly_member},
    {"co_kwonlyargcount", get_kwonly, readonly_member},
    {"co_flags", get_flags, readonly_member},
    {"co_stacksize", get_stacksize, readonly_member},
    {"co_freevars", get_freevars, readonly_member},
    {"co_cellvars", get_cellvars, readonly_member},
    {"co_varnames", get_varnames, readonly_member},
    {"co_nlocals", get_nlocals, readonly_member},
    {"co_names", get_names, readonly_member},
    {"co_consts", get_consts, readonly_member},
    {"co_code", get_code_bytes, readonly_member},
};

}  // namespace

extern const TypeDef kCodeType;
const TypeDef kCodeType = {.name = "code",
                           .doc = "Create a code object.  Not for mere mortals.",
                           .methods = kMethods,
                           .getsets = kGetSets};

}  // namespace aio
