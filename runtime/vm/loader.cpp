// From CodeUnit to Code: constants become Values, instructions a private copy. In generator-like
// code the call and return instructions are rewritten to their heap-frame forms here, so the
// compiler need not know where frames live.
#include "runtime/object/builtin_ops.hpp"
#include "runtime/vm/vm_internal.hpp"

namespace aio {
namespace {

Op heap_form(Op op) {
  switch (op) {
    case Op::Call: return Op::CallHeap;
    case Op::CallKw: return Op::CallKwHeap;
    case Op::CallEx: return Op::CallExHeap;
    case Op::CallMethod: return Op::CallMethodHeap;
    case Op::CallMethodKw: return Op::CallMethodKwHeap;
    case Op::InvokeMethod: return Op::InvokeMethodHeap;
    case Op::Return: return Op::ReturnHeap;
    case Op::ReturnNone: return Op::ReturnNoneHeap;
    default: return op;
  }
}

/// The form of a call whose result the next instruction awaits.
Op awaited_form(Op op) {
  switch (op) {
    case Op::CallHeap: return Op::AwaitCall;
    case Op::InvokeMethodHeap: return Op::AwaitInvoke;
    default: return op;
  }
}

Code* load_unit(Vm& vm, const CodeUnit* unit);

Value load_tuple(Vm& vm, const Constant::Tuple& t);

Value load_constant(Vm& vm, const CodeUnit& unit, const Constant& c) {
  struct Loader {
    Vm& vm;
    const CodeUnit& unit;
    Value operator()(const Constant::None&) { return Value::none(); }
    Value operator()(bool b) { return Value::boolean(b); }
    Value operator()(const Constant::Ellipsis&) { return Value::ellipsis(); }
    Value operator()(const Constant::Int& i) { return int_from_digits(vm, i.digits, 10); }
    Value operator()(const Constant::Float& f) { return Value::number(f.value); }
    Value operator()(const Constant::Complex& z) { return make_complex(vm, z.real, z.imag); }
    Value operator()(const Constant::Str& s) {
      Value v = make_str(vm, s.utf8);
      // Literals that look like names are interned, as in CPython: `is` and attribute look-ups
      // profit.
      bool name = !s.utf8.empty() && s.utf8.size() < 64;
      for (char ch : s.utf8)
        name = name &&
               (ch == '_' || (ch >= '0' && ch <= '9') || ((ch | 32) >= 'a' && (ch | 32) <= 'z'));
      return name ? Value::object(intern(vm, as<Str>(v))) : v;
    }
    Value operator()(const Constant::Bytes& b) {
      return make_bytes(vm, b.data.data(), b.data.size());
    }
    Value operator()(const Constant::Tuple& t) { return load_tuple(vm, t); }
    Value operator()(const Constant::FrozenSet& s) {
      Set* set = new_set(vm, true);
      for (const Constant& item : s.items) (void)set_add(vm, set, load_constant(vm, unit, item));
      return Value::object(set);
    }
    Value operator()(const Constant::Name& n) { return Value::object(intern(vm, n.utf8)); }
    Value operator()(const Constant::NameTuple& t) {
      Tuple* tuple = new_tuple(vm, t.names.size());
      for (size_t i = 0; i < t.names.size(); ++i)
        tuple->items()[i] = Value::object(intern(vm, t.names[i]));
      return Value::object(tuple);
    }
    Value operator()(const Constant::GlobalName&) { return Value::undef(); }  // bind_code
    Value operator()(const Constant::GlobalNameRest&) { return Value::undef(); }
    Value operator()(const Constant::Builtin& b) {
      return dict_get_str(vm, vm.builtins, intern(vm, b.name));
    }
    Value operator()(const Constant::Code& code) {
      return Value::object(load_unit(vm, unit.children[code.child].get()));
    }
  };
  return std::visit(Loader{vm, unit}, c.value);
}

Value load_tuple(Vm& vm, const Constant::Tuple& t) {
  static const CodeUnit kNoUnit;
  Tuple* tuple = new_tuple(vm, t.items.size());
  for (size_t i = 0; i < t.items.size(); ++i)
    tuple->items()[i] = load_constant(vm, kNoUnit, t.items[i]);
  return Value::object(tuple);
}

void copy_instructions(Vm& vm, Code* code, const CodeUnit& unit) {
  code->instruction_count = static_cast<uint32_t>(unit.code.size());
  code->instructions =
      static_cast<Insn*>(vm.heap.make_buffer(unit.code.size() * sizeof(Insn) + 16)->data());
  std::copy(unit.code.begin(), unit.code.end(), code->instructions);
  if (!unit.is_generator_like()) return;
  Insn* end = code->instructions + code->instruction_count;
  for (Insn* pc = code->instructions; pc < end; pc += kOpInfo[pc->op].words) {
    Op op = heap_form(static_cast<Op>(pc->op));
    if (op == Op::ReturnNoneHeap && unit.flags & kCodeAsyncGenerator) op = Op::ReturnAsyncGenerator;
    pc->op = static_cast<uint16_t>(op);
    const Insn* next = pc + kOpInfo[pc->op].words;
    bool awaited =
        next < end && next->op == static_cast<uint16_t>(Op::GetAwaitable) && next->b == pc->a;
    if (awaited) pc->op = static_cast<uint16_t>(awaited_form(op));
  }
}

/// Loading runs no script code and so reaches no safepoint: what it makes needs no rooting.
Code* load_unit(Vm& vm, const CodeUnit* unit) {
  Code* code = vm.heap.make<Code>(shape_id(vm, BuiltinType::Code));
  code->unit = unit;
  code->globals = nullptr;
  code->name = intern(vm, unit->name);
  code->qualname = intern(vm, unit->qualname);
  code->filename = intern(vm, unit->filename);
  code->constant_count = static_cast<uint32_t>(unit->constants.size());
  code->constants =
      static_cast<Value*>(vm.heap.make_buffer(unit->constants.size() * sizeof(Value) + 8)->data());
  for (size_t i = 0; i < unit->constants.size(); ++i)
    code->constants[i] = load_constant(vm, *unit, unit->constants[i]);
  copy_instructions(vm, code, *unit);
  vm.codes.push_back(code);
  return code;
}

/// Of the heap frames of a generator-like function.
size_t frame_bytes(const CodeUnit& unit) {
  return sizeof(ChainFrame) + sizeof(Value) * unit.register_count;
}

uint8_t call_flags(const CodeUnit& unit) {
  bool plain = !unit.keyword_only_count && !(unit.flags & (kCodeVarArgs | kCodeVarKeywords));
  if (!unit.is_generator_like()) return plain ? Function::kSimple : 0;
  if (unit.flags & (kCodeClassBody | kCodeNames)) plain = false;  // R[0] is the namespace
  bool coroutine = unit.flags & kCodeCoroutine && !(unit.flags & kCodeAsyncGenerator) &&
                   frame_bytes(unit) <= kMaxCell;
  return static_cast<uint8_t>(Function::kGeneratorLike | (plain ? Function::kPlainParameters : 0) |
                              (coroutine ? Function::kPooledCoroutine : 0));
}

Function* new_function(Vm& vm, Code* code, Dict* globals) {
  const CodeUnit& unit = *code->unit;
  Function* f = vm.heap.make<Function>(shape_id(vm, BuiltinType::Function));
  f->aux = call_flags(unit);
  f->flags |= kFlagAttributes;
  f->constants = code->constants;
  f->entry = code->instructions;
  f->parameter_count = unit.positional_count;
  f->register_count = unit.register_count;
  f->exception_register = unit.exception_register;
  f->frame_class = frame_bytes(unit) <= kMaxCell
                       ? static_cast<uint16_t>(Heap::size_class(frame_bytes(unit)))
                       : Function::kNoFrameClass;
  f->code = code;
  f->globals = globals;
  f->closure = f->defaults = f->attributes = Value::undef();
  f->extra = nullptr;
  return f;
}

}  // namespace

FunctionExtra* function_extra(Vm& vm, Function* f) {
  if (!f->extra) {
    FunctionExtra* extra =
        static_cast<FunctionExtra*>(vm.heap.make_buffer(sizeof(FunctionExtra))->data());
    extra->kw_defaults = extra->annotations = extra->name = extra->qualname = extra->doc =
        extra->module = extra->type_params = Value::undef();
    f->extra = extra;
  }
  return f->extra;
}

Code* bind_code(Vm& vm, Code* code, Dict* globals) {
  if (code->globals == globals) return code;
  if (code->globals) code = load_unit(vm, code->unit);
  code->globals = globals;
  for (uint32_t i = 0; i < code->constant_count; ++i) {
    if (const auto* name = std::get_if<Constant::GlobalName>(&code->unit->constants[i].value)) {
      Str* text = intern(vm, name->name);
      code->constants[i] = Value::object(namespace_cell(vm, globals, text));
      code->constants[i + 1] = Value::object(namespace_cell(vm, vm.builtins, text));
    }
  }
  return code;
}

Code* Vm::load(std::unique_ptr<CodeUnit> unit) {
  units.push_back(std::move(unit));
  return load_unit(*this, units.back().get());
}

Function* Vm::make_function(Code* code, Dict* globals) {
  return new_function(*this, bind_code(*this, code, globals), globals);
}

Value make_closure(Vm& vm, const Value* operands, Code* code, uint16_t flags, Function* outer) {
  Function* f = new_function(vm, bind_code(vm, code, outer->globals), outer->globals);
  if (flags & kHasDefaults) f->defaults = *operands++;
  if (flags & (kHasKwDefaults | kHasAnnotations)) {
    FunctionExtra* extra = function_extra(vm, f);
    if (flags & kHasKwDefaults) extra->kw_defaults = *operands++;
    if (flags & kHasAnnotations) extra->annotations = *operands++;
  }
  if (flags & kHasClosure) f->closure = *operands++;
  return Value::object(f);
}

}  // namespace aio
