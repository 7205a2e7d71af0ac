// CodeUnit: the compiler's result for one code block (module, function, class body, lambda,
// generator expression …). Knows no heap and no Value; the runtime's loader turns it into a Code
// object.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "lang/bytecode/instruction.hpp"

namespace aio {

struct CodeUnit;

/// A constant as the compiler knows it.
struct Constant {
  struct None {};
  struct Ellipsis {};
  struct Int {
    std::string digits;
  };  ///< decimal, optional leading '-'; any size
  struct Float {
    double value;
  };
  struct Complex {
    double real, imag;
  };
  struct Str {
    std::string utf8;
  };  ///< WTF-8: lone surrogates as three bytes
  struct Bytes {
    std::string data;
  };
  struct Tuple {
    std::vector<Constant> items;
  };
  struct FrozenSet {
    std::vector<Constant> items;
  };
  struct Name {
    std::string utf8;
  };  ///< an interned str (attribute, keyword, variable names)
  struct NameTuple {
    std::vector<std::string> names;
  };  ///< tuple of interned strs (keyword names)
  struct GlobalName {
    std::string name;
  };  ///< takes TWO entries of K: module cell, builtins cell
  struct Builtin {
    std::string name;
  };  ///< the builtin itself, whatever the script rebinds (AssertionError, __build_class__)
  struct Code {
    uint32_t child;
  };  ///< children[child]
  /// Second entry of a GlobalName; present so that indices in K and in `constants` agree.
  struct GlobalNameRest {};

  std::variant<None, bool, Ellipsis, Int, Float, Complex, Str, Bytes, Tuple, FrozenSet, Name,
               NameTuple, GlobalName, GlobalNameRest, Builtin, Code>
      value;
};

/// Source range of an instruction, for tracebacks: 1-based lines, 0-based UTF-8 byte columns.
/// Also says which registers are in use there: the collector scans R[0, live) of a frame that
/// stands at this instruction (its operands included).
struct Position {
  uint32_t
      pc;  ///< word offset of the instruction; rows are sorted by it; a row holds until the next.
           ///< InvokeMethod has two: pc for the call, pc + 1 for a failed lookup of the method
  uint32_t line, end_line;
  uint32_t column, end_column;
  uint16_t live;
};

/// Instructions in [start, end) are covered; on an exception the VM puts it into R[reg] and
/// continues at handler. Inner handlers come first.
struct Handler {
  uint32_t start, end, handler;
  uint16_t reg;
};

/// A local variable that introspection (locals(), frame.f_locals, tracebacks) can see.
struct LocalVariable {
  std::string name;
  uint16_t reg;
  bool is_cell;  ///< R[reg] holds a Cell
};

enum CodeFlag : uint32_t {
  kCodeOptimized = 0x0001,  ///< CO_OPTIMIZED (function scope)
  kCodeNewLocals = 0x0002,
  kCodeVarArgs = 0x0004,
  kCodeVarKeywords = 0x0008,
  kCodeNested = 0x0010,
  kCodeGenerator = 0x0020,
  kCodeCoroutine = 0x0080,
  kCodeIterableCoroutine = 0x0100,
  kCodeAsyncGenerator = 0x0200,
  kCodeFutureAnnotations = 0x1000000,
  kCodeClassBody = 1u << 28,  ///< ours: R[0] is the class namespace
  kCodeNames =
      1u << 29,  ///< ours: top-level code whose names live in the mapping R[0] (exec, compile())
  kCodeTopLevelAwait = 1u << 30,  ///< ours: module code that is a coroutine
};

/// Registers: parameters first (positional, then keyword-only, then *args, then **kwargs, as in
/// co_varnames), then other locals, cells, then temporaries.
struct CodeUnit {
  std::string name, qualname, filename;
  uint32_t first_line = 1;
  uint32_t flags = 0;
  uint16_t positional_count = 0;  ///< co_argcount (includes positional-only)
  uint16_t positional_only_count = 0;
  uint16_t keyword_only_count = 0;
  uint16_t register_count = 0;  ///< all registers a frame needs, call windows' arguments included
  uint16_t first_temporary = 0;
  /// Register that holds the exception this frame is handling; kNoRegister if it has no handlers.
  /// The compiler emits LoadNone for it at entry.
  uint16_t exception_register = 0xFFFF;
  std::vector<std::string>
      parameter_names;                  ///< in register order, with *args and **kwargs names last
  std::vector<LocalVariable> locals;    ///< every local incl. parameters and cells
  std::vector<std::string> free_names;  ///< closure cells, in order
  std::vector<std::string> cell_names;  ///< co_cellvars
  std::vector<std::string> self_attributes;  ///< names assigned as `self.NAME = …` (self = first
                                             ///< parameter): sizes instances
  std::string docstring;
  bool has_docstring = false;
  std::vector<Insn> code;
  std::vector<Constant> constants;
  std::vector<Position> positions;
  std::vector<Handler> handlers;  ///< innermost first for any pc
  std::vector<std::unique_ptr<CodeUnit>> children;

  static constexpr uint16_t kNoRegister = 0xFFFF;
  bool is_generator_like() const {
    return flags & (kCodeGenerator | kCodeCoroutine | kCodeAsyncGenerator);
  }
};

}  // namespace aio
