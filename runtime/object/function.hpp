// What can be called, and what functions are made of: Code, Function, cells, NativeFunction, bound
// methods, and the wrappers staticmethod, classmethod, property.
#pragma once

#include <cstdint>

#include "lang/bytecode/code_unit.hpp"
#include "runtime/gc/heap.hpp"
#include "runtime/object/hash_table.hpp"
#include "runtime/object/text.hpp"

namespace aio {

struct NativeDef;
struct Tuple;

/// A captured variable. Undef: unbound.
struct Cell : Object {
  static constexpr Kind kKind = Kind::Cell;
  Value value;
  void trace(Tracer& tracer) { tracer.visit(value); }
};

/// A CodeUnit bound to one interpreter and one globals namespace: constants are Values,
/// instructions a private copy that the VM quickens. Instantiated again for other globals (exec of
/// one code object in two namespaces).
struct Code : Object {
  static constexpr Kind kKind = Kind::Code;
  Value* constants;  ///< K; in a Buffer
  uint32_t constant_count;
  uint32_t instruction_count;
  Insn* instructions;    ///< in a Buffer
  const CodeUnit* unit;  ///< owned by Vm's code store (kept until the Vm ends)
  Dict* globals;         ///< what GlobalName constants are bound to; null: not bound yet
  Str* name;
  Str* qualname;
  Str* filename;
  void trace(Tracer& tracer) {
    tracer.visit_buffer(constants);
    tracer.visit_buffer(instructions);
    tracer.visit_range(constants, constant_count);
    tracer.visit(globals);
    tracer.visit(name);
    tracer.visit(qualname);
    tracer.visit(filename);
  }
};

/// A script function. Hot fields first: a call reads entry, constants, parameter_count,
/// register_count, call_flags.
struct Function : Object {
  static constexpr Kind kKind = Kind::Function;
  enum CallFlag : uint8_t {
    kSimple = 1,  ///< only positional parameters, no *args, **kwargs, keyword-only, not a generator
    kGeneratorLike = 2,    ///< a call makes a heap frame
    kPlainParameters = 4,  ///< of a generator-like function: only positional parameters
    kPooledCoroutine = 8,  ///< async def without yield, with a frame_class
  };
  // Object::aux: CallFlag set
  Value* constants;
  Insn* entry;
  uint16_t parameter_count;  ///< positional parameters
  uint16_t register_count;
  uint16_t exception_register;
  uint16_t frame_class;  ///< of a generator-like function: Heap::size_class of its frames;
                         ///< kNoFrameClass: too large
  static constexpr uint16_t kNoFrameClass = 0xFFFF;
  Code* code;
  Dict* globals;
  Value closure;                ///< Tuple of Cells, or undef
  Value defaults;               ///< Tuple, or undef
  struct FunctionExtra* extra;  ///< what few functions have; null
  Value attributes;             ///< __dict__ area (Type::attributes_offset); undef
  void trace(Tracer& tracer);
};

/// Rarely used parts of a Function, in a Buffer.
struct FunctionExtra {
  Value kw_defaults;                               ///< Dict or undef
  Value annotations;                               ///< Dict or undef
  Value name, qualname, doc, module, type_params;  ///< undef: as the code says
};

/// f->extra, made (all undef) if it was null.
FunctionExtra* function_extra(Vm& vm, Function* f);

/// A native function or method. `self` is undef, or bound (module functions never bind).
struct NativeFunction : Object {
  static constexpr Kind kKind = Kind::NativeFunction;
  static constexpr uint8_t kMethod =
      kFlagKind1;  ///< found on a class: binds its receiver as first argument
  const NativeDef* def;
  Type* owner;   ///< class it was defined on, or null
  Value module;  ///< module name Str or undef
  void* data;    ///< for host functions: what the def's entry finds in Args::data
  void trace(Tracer& tracer);
};

struct BoundMethod : Object {
  static constexpr Kind kKind = Kind::BoundMethod;
  Value function;
  Value self;
  void trace(Tracer& tracer) {
    tracer.visit(function);
    tracer.visit(self);
  }
};
Value make_bound_method(Vm& vm, Value function, Value self);

struct StaticMethod : Object {
  static constexpr Kind kKind = Kind::StaticMethod;
  Value function;
  Value attributes;
  void trace(Tracer& tracer) { tracer.visit(function); }
};
struct ClassMethod : Object {
  static constexpr Kind kKind = Kind::ClassMethod;
  Value function;
  Value attributes;
  void trace(Tracer& tracer) { tracer.visit(function); }
};
struct Property : Object {
  static constexpr Kind kKind = Kind::Property;
  Value getter, setter, deleter, doc, name;  ///< undef/None when absent
  Value attributes;
  void trace(Tracer& tracer) {
    tracer.visit(getter);
    tracer.visit(setter);
    tracer.visit(deleter);
    tracer.visit(doc);
    tracer.visit(name);
  }
};

}  // namespace aio
