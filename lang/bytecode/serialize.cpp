// CodeUnits as bytes. Writer and reader list the same fields in the same order: `fields(archive,
// object)` is written once and run by both. Numbers are stored as they lie in memory; a child's
// file name is left out, because it is its parent's.
#include "lang/bytecode/serialize.hpp"

#include <cstring>
#include <type_traits>

namespace aio {
namespace {

class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}
  template <class T>
  void number(const T& v) {
    static_assert(std::is_arithmetic_v<T>);
    out_.append(reinterpret_cast<const char*>(&v), sizeof v);
  }
  void text(const std::string& s) {
    size(s.size());
    out_ += s;
  }
  size_t size(size_t n) {
    number(static_cast<uint32_t>(n));
    return n;
  }
  template <class T, class Each>
  void list(const std::vector<T>& items, Each each) {
    size(items.size());
    for (const T& item : items) each(item);
  }
  void instructions(const std::vector<Insn>& code) {
    size(code.size());
    out_.append(reinterpret_cast<const char*>(code.data()), code.size() * sizeof(Insn));
  }

 private:
  std::string& out_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : at_(bytes.data()) {}
  template <class T>
  void number(T& v) {
    std::memcpy(&v, at_, sizeof v);
    at_ += sizeof v;
  }
  void text(std::string& s) {
    size_t n = size(0);
    s.assign(at_, n);
    at_ += n;
  }
  size_t size(size_t) {
    uint32_t n;
    number(n);
    return n;
  }
  template <class T, class Each>
  void list(std::vector<T>& items, Each each) {
    items.resize(size(0));
    for (T& item : items) each(item);
  }
  void instructions(std::vector<Insn>& code) {
    code.resize(size(0));
    std::memcpy(static_cast<void*>(code.data()), at_, code.size() * sizeof(Insn));
    at_ += code.size() * sizeof(Insn);
  }

 private:
  const char* at_;
};

// --- constants -----------------------------------------------------------------------------------

template <class Archive, class C>
void constant(Archive& archive, C& c);

template <class Archive>
struct ConstantFields {
  Archive& archive;
  template <class T>
  void operator()(T& v) {
    using Type = std::remove_const_t<T>;
    auto item = [this](auto& c) { constant(archive, c); };
    auto name = [this](auto& s) { archive.text(s); };
    if constexpr (std::is_same_v<Type, bool>) archive.number(v);
    else if constexpr (std::is_same_v<Type, Constant::Int>) archive.text(v.digits);
    else if constexpr (std::is_same_v<Type, Constant::Float>) archive.number(v.value);
    else if constexpr (std::is_same_v<Type, Constant::Complex>)
      archive.number(v.real), archive.number(v.imag);
    else if constexpr (std::is_same_v<Type, Constant::Str> || std::is_same_v<Type, Constant::Name>)
      archive.text(v.utf8);
    else if constexpr (std::is_same_v<Type, Constant::Bytes>) archive.text(v.data);
    else if constexpr (std::is_same_v<Type, Constant::Tuple> ||
                       std::is_same_v<Type, Constant::FrozenSet>)
      archive.list(v.items, item);
    else if constexpr (std::is_same_v<Type, Constant::NameTuple>) archive.list(v.names, name);
    else if constexpr (std::is_same_v<Type, Constant::GlobalName> ||
                       std::is_same_v<Type, Constant::Builtin>)
      archive.text(v.name);
    else if constexpr (std::is_same_v<Type, Constant::Code>) archive.number(v.child);
    else static_assert(std::is_empty_v<Type>, "a kind of constant that is not stored");
  }
};

using ConstantValue = decltype(Constant::value);

/// Makes the alternative with that index.
template <size_t I = 0>
void choose(ConstantValue& value, size_t index) {
  if constexpr (I < std::variant_size_v<ConstantValue>) {
    if (index == I) value.emplace<I>();
    else choose<I + 1>(value, index);
  }
}

template <class Archive, class C>
void constant(Archive& archive, C& c) {
  uint8_t index = static_cast<uint8_t>(c.value.index());
  archive.number(index);
  if constexpr (!std::is_const_v<C>) choose(c.value, index);
  std::visit(ConstantFields<Archive>{archive}, c.value);
}

// --- units ---------------------------------------------------------------------------------------

template <class Archive, class Unit>
void fields(Archive& archive, Unit& unit) {
  auto text = [&](auto& s) { archive.text(s); };
  text(unit.name);
  text(unit.qualname);
  archive.number(unit.first_line);
  archive.number(unit.flags);
  archive.number(unit.positional_count);
  archive.number(unit.positional_only_count);
  archive.number(unit.keyword_only_count);
  archive.number(unit.register_count);
  archive.number(unit.first_temporary);
  archive.number(unit.exception_register);
  archive.list(unit.parameter_names, text);
  archive.list(unit.locals, [&](auto& local) {
    text(local.name);
    archive.number(local.reg);
    archive.number(local.is_cell);
  });
  archive.list(unit.free_names, text);
  archive.list(unit.cell_names, text);
  archive.list(unit.self_attributes, text);
  text(unit.docstring);
  archive.number(unit.has_docstring);
  archive.instructions(unit.code);
  archive.list(unit.constants, [&](auto& c) { constant(archive, c); });
  archive.list(unit.positions, [&](auto& p) {
    archive.number(p.pc);
    archive.number(p.line);
    archive.number(p.end_line);
    archive.number(p.column);
    archive.number(p.end_column);
    archive.number(p.live);
  });
  archive.list(unit.handlers, [&](auto& h) {
    archive.number(h.start);
    archive.number(h.end);
    archive.number(h.handler);
    archive.number(h.reg);
  });
}

void write_tree(Writer& out, const CodeUnit& unit) {
  fields(out, unit);
  out.size(unit.children.size());
  for (const auto& child : unit.children) write_tree(out, *child);
}

std::unique_ptr<CodeUnit> read_tree(Reader& in, const std::string& filename) {
  auto unit = std::make_unique<CodeUnit>();
  unit->filename = filename;
  fields(in, *unit);
  unit->children.resize(in.size(0));
  for (auto& child : unit->children) child = read_tree(in, filename);
  return unit;
}

}  // namespace

void write_unit(const CodeUnit& unit, std::string& out) {
  Writer writer(out);
  writer.text(unit.filename);
  write_tree(writer, unit);
}

std::unique_ptr<CodeUnit> read_unit(std::string_view bytes) {
  Reader reader(bytes);
  std::string filename;
  reader.text(filename);
  return read_tree(reader, filename);
}

}  // namespace aio
