// Value and the conversions: every object that the host holds is a root of its interpreter. Script
// values in local variables here are never held across a call that can run script code; Roots are.
#include "embed/src/host.hpp"

namespace aio {
inline namespace v0 {
namespace detail {

Host& host_of(const Value& v) {
  Root* root = Access::root(v);
  if (!root) throw Error("RuntimeError", "empty aio::Value");
  if (!root->host) throw Error("RuntimeError", "aio::Value used after its interpreter ended");
  return *root->host;
}

Value Host::keep(raw::Value v) {
  auto* root = new Root{v, this, 1, roots, nullptr};
  if (roots) roots->previous = root;
  roots = root;
  return Access::value(root);
}

Value Host::checked(raw::Value v) {
  if (v.is_exc()) throw_pending();
  return keep(v);
}

namespace {

[[noreturn]] void wrong_type(const Value& v, const char* expected) {
  throw Error("TypeError", std::string("expected ") + expected + ", got " + v.type_name());
}

}  // namespace

Value make_none(Interpreter& i) { return Access::host(i).keep(raw::Value::none()); }
Value make_bool(Interpreter& i, bool b) { return Access::host(i).keep(raw::Value::boolean(b)); }
Value make_signed(Interpreter& i, std::int64_t n) {
  return Access::host(i).keep(make_int(Access::host(i).vm(), n));
}
Value make_unsigned(Interpreter& i, std::uint64_t n) {
  return Access::host(i).keep(make_int_unsigned(Access::host(i).vm(), n));
}
Value make_double(Interpreter& i, double d) { return Access::host(i).keep(raw::Value::number(d)); }

Value make_text(Interpreter& i, std::string_view utf8) {
  Host& host = Access::host(i);
  bool ascii = true;
  for (char c : utf8) ascii = ascii && static_cast<unsigned char>(c) < 0x80;
  if (ascii) return host.keep(make_str(host.vm(), utf8));
  // The runtime trusts its UTF-8; a host's is checked by decoding it.
  Rooted bytes(host.vm(), make_bytes(host.vm(), utf8.data(), utf8.size()));
  return host.checked(host.vm().call_method(bytes, intern(host.vm(), "decode")));
}

Value make_list(Interpreter& i, const std::vector<Value>& items) {
  Host& host = Access::host(i);
  List* list = new_list(host.vm(), items.size());
  for (const Value& v : items) host.check(list_append(host.vm(), list, raw_of(v)));
  return host.keep(raw::Value::object(list));
}

Value make_tuple(Interpreter& i, const std::vector<Value>& items) {
  Host& host = Access::host(i);
  std::vector<raw::Value> values;
  for (const Value& v : items) values.push_back(raw_of(v));
  return host.keep(aio::make_tuple(host.vm(), values.data(), values.size()));
}

Value make_dict(Interpreter& i, const std::vector<std::pair<Value, Value>>& entries) {
  Host& host = Access::host(i);
  Dict* dict = new_dict(host.vm(), entries.size());
  Value kept = host.keep(raw::Value::object(dict));
  for (const auto& [key, value] : entries)
    host.check(dict_set(host.vm(), dict, raw_of(key), raw_of(value)));
  return kept;
}

bool read_bool(const Value& v) {
  raw::Value b = raw_of(v);
  if (!b.is_bool()) wrong_type(v, "bool");
  return b.is_true();
}

std::int64_t read_signed(const Value& v, std::int64_t least, std::int64_t most) {
  raw::Value n = raw_of(v);
  if (!is_int(n)) wrong_type(v, "int");
  std::int64_t wide = 0;
  if (!int_to_int64(n, &wide) || wide < least || wide > most)
    throw Error("OverflowError",
                "int is not between " + std::to_string(least) + " and " + std::to_string(most));
  return wide;
}

std::uint64_t read_unsigned(const Value& v, std::uint64_t most) {
  raw::Value n = raw_of(v);
  if (!is_int(n)) wrong_type(v, "int");
  Host& host = host_of(v);
  if (int_sign(n) < 0 || int_compare(n, make_int_unsigned(host.vm(), most)) > 0)
    throw Error("OverflowError", "int is not between 0 and " + std::to_string(most));
  std::int64_t wide = 0;
  if (int_to_int64(n, &wide)) return static_cast<std::uint64_t>(wide);
  return *as<Int>(n)->limbs();
}

double read_double(const Value& v) {
  raw::Value n = raw_of(v);
  if (is_float_like(n)) return float_value(n);
  if (!is_int(n)) wrong_type(v, "float");
  Result<double> d = int_to_double(host_of(v).vm(), n);
  if (failed(d)) host_of(v).throw_pending();
  return *d;
}

std::string read_text(const Value& v) {
  Str* s = dyn_as<Str>(raw_of(v));
  if (!s) wrong_type(v, "str");
  return to_utf8(s);
}

std::vector<Value> read_sequence(const Value& v) {
  raw::Value s = raw_of(v);
  if (!is_kind(s, Kind::List) && !is_kind(s, Kind::Tuple)) wrong_type(v, "list");
  std::vector<Value> out;
  ItemSpan items = items_of(s);
  for (size_t i = 0; i < items.size; ++i) out.push_back(host_of(v).keep(items.items[i]));
  return out;
}

std::vector<std::pair<Value, Value>> read_dict(const Value& v) {
  Dict* dict = dyn_as<Dict>(raw_of(v));
  if (!dict) wrong_type(v, "dict");
  std::vector<std::pair<Value, Value>> out;
  uint32_t position = 0;
  raw::Value key, value;
  while (dict_next(dict, &position, &key, &value))
    out.emplace_back(host_of(v).keep(key), host_of(v).keep(value));
  return out;
}

}  // namespace detail

using detail::host_of;
using detail::raw_of;

Value::Value(const Value& other) noexcept : root_(other.root_) {
  if (root_) ++root_->uses;
}

Value::~Value() {
  if (!root_ || --root_->uses > 0) return;
  if (root_->host) {
    if (root_->next) root_->next->previous = root_->previous;
    (root_->previous ? root_->previous->next : root_->host->roots) = root_->next;
  }
  delete root_;
}

Interpreter& Value::interpreter() const { return host_of(*this).owner; }
bool Value::is_none() const { return raw_of(*this).is_none(); }
bool Value::same(const Value& other) const { return raw_of(*this) == raw_of(other); }
std::string Value::type_name() const {
  return to_utf8(type_of(host_of(*this).vm(), raw_of(*this))->name);
}

bool Value::truth() const {
  detail::Host& host = host_of(*this);
  return host
      .checked(host.vm().call(raw::Value::object(host.vm().type(BuiltinType::Bool)), raw_of(*this)))
      .as<bool>();
}

bool Value::equals(const Value& other) const {
  detail::Host& host = host_of(*this);
  Value operators = host.owner.import("operator");
  return operators.attr("eq").call(*this, other).truth();
}

std::string Value::str() const {
  detail::Host& host = host_of(*this);
  return detail::read_text(host.checked(str_of(host.vm(), raw_of(*this))));
}
std::string Value::repr() const {
  detail::Host& host = host_of(*this);
  return detail::read_text(host.checked(repr_of(host.vm(), raw_of(*this))));
}

std::size_t Value::size() const { return invoke<std::size_t>("__len__"); }

Value Value::attr(std::string_view name) const {
  detail::Host& host = host_of(*this);
  return host.checked(get_attr(host.vm(), raw_of(*this), intern(host.vm(), name)));
}

void Value::set_attr_value(std::string_view name, const Value& value) const {
  detail::Host& host = host_of(*this);
  host.check(aio::set_attr(host.vm(), raw_of(*this), intern(host.vm(), name), raw_of(value)));
}

Value Value::item_value(const Value& key) const {
  return host_of(*this).owner.import("operator").attr("getitem").call(*this, key);
}

void Value::set_item_value(const Value& key, const Value& value) const {
  host_of(*this).owner.import("operator").attr("setitem").call(*this, key, value);
}

Value Value::call_values(const std::vector<Value>& arguments,
                         const std::vector<std::string_view>& names) const {
  detail::Host& host = host_of(*this);
  std::vector<raw::Value> values;
  for (const Value& v : arguments) values.push_back(raw_of(v));
  Tuple* keywords = nullptr;
  if (!names.empty()) {
    keywords = new_tuple(host.vm(), names.size());
    for (size_t i = 0; i < names.size(); ++i)
      keywords->items()[i] = raw::Value::object(intern(host.vm(), names[i]));
  }
  Rooted keep(host.vm(), keywords ? raw::Value::object(keywords) : raw::Value::undef());
  return host.checked(host.vm().call(raw_of(*this), values.data(), values.size(), keywords));
}

std::vector<Value> Value::items() const {
  detail::Host& host = host_of(*this);
  raw::Value list_type = raw::Value::object(host.vm().type(BuiltinType::List));
  return detail::read_sequence(host.checked(host.vm().call(list_type, raw_of(*this))));
}

}  // namespace v0
}  // namespace aio
