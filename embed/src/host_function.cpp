// Interpreter::def: from signature text and C++ callable to a native function. Defaults are
// evaluated once, in __main__, as a def statement does; the runtime's binder sees every default as
// "absent", and the stored value is put in here.
#include "embed/src/host.hpp"

namespace aio {
inline namespace v0 {
namespace detail {
namespace {

/// A parameter list in parts: "name: int = 3" → name, default text.
struct ParsedSignature {
  std::string text;  ///< what the runtime's parser reads: no annotations, every default `<unset>`
  std::vector<std::string> defaults;  ///< of the named parameters; empty: none
};

std::string_view trim(std::string_view s) {
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  return s;
}

/// Position of the first `wanted` outside brackets and quotes, from `at`; npos.
size_t find_top(std::string_view s, std::string_view wanted, size_t at) {
  int depth = 0;
  char quote = 0;
  for (; at < s.size(); ++at) {
    char c = s[at];
    if (quote) {
      if (c == '\\') ++at;
      else if (c == quote) quote = 0;
      continue;
    }
    if (depth == 0 && wanted.find(c) != std::string_view::npos) return at;
    if (c == '\'' || c == '"') quote = c;
    if (c == '(' || c == '[' || c == '{') ++depth;
    if (c == ')' || c == ']' || c == '}') --depth;
  }
  return std::string_view::npos;
}

[[noreturn]] void malformed(std::string_view signature) {
  throw Error("ValueError", "malformed signature: " + std::string(signature));
}

ParsedSignature parse_signature(std::string_view signature) {
  ParsedSignature out;
  size_t open = signature.find('(');
  size_t close = open == std::string_view::npos ? open : find_top(signature, ")", open + 1);
  if (close == std::string_view::npos || open == 0) malformed(signature);
  out.text = std::string(trim(signature.substr(0, open))) + "(";
  std::string_view list = signature.substr(open + 1, close - open - 1);
  for (size_t at = 0; at < list.size();) {
    size_t comma = std::min(find_top(list, ",", at), list.size());
    std::string_view part = trim(list.substr(at, comma - at));
    at = comma + 1;
    if (part.empty()) malformed(signature);
    size_t equals = find_top(part, "=", 0);
    std::string_view name = trim(part.substr(0, std::min(find_top(part, ":=", 0), part.size())));
    out.text += std::string(name);
    if (name[0] != '*' && name != "/") {
      bool has_default = equals != std::string_view::npos;
      out.defaults.emplace_back(has_default ? trim(part.substr(equals + 1)) : "");
      if (has_default && out.defaults.back().empty()) malformed(signature);
      if (has_default) out.text += "=<unset>";
    }
    out.text += ", ";
  }
  out.text += ")";
  return out;
}

Value call_bound(HostFunction& f, const raw::Args& args) {
  Host& host = *f.host;
  raw::Value bound[kMaxNativeParams + 1];
  VarArgs rest;
  Dict* keywords = nullptr;
  host.check(bind_arguments(host.vm(), f.def, args, bound, &rest, &keywords));
  BoundArguments arguments{host.owner, {}, {}, {}};
  for (size_t i = 0; i < f.def.signature.count; ++i)
    arguments.named.push_back(bound[i].is_undef() ? f.defaults[i] : host.keep(bound[i]));
  if (f.callable.rest)
    for (raw::Value v : rest) arguments.rest.values.push_back(host.keep(v));
  uint32_t position = 0;
  raw::Value key, value;
  while (keywords && dict_next(keywords, &position, &key, &value))
    arguments.keywords.values.emplace_back(to_utf8(as<Str>(key)), host.keep(value));
  return f.callable.call(arguments);
}

raw::Value enter(Vm&, const raw::Args& args) {
  auto* f = static_cast<HostFunction*>(args.callee->data);
  try {
    return raw_of(call_bound(*f, args));
  } catch (...) {
    raise_current_exception(*f->host);
    return raw::Value::exc();
  }
}

}  // namespace
}  // namespace detail

void Interpreter::define(std::string_view signature, detail::HostCallable callable,
                         std::string doc) {
  auto f = std::make_unique<detail::HostFunction>();
  detail::ParsedSignature parsed = detail::parse_signature(signature);
  f->host = host_.get();
  f->text = std::move(parsed.text);
  f->doc = std::move(doc);
  f->callable = std::move(callable);
  try {
    f->def.signature = native_detail::parse(f->text.c_str());
  } catch (const char* fault) {
    throw Error("ValueError", std::string(fault) + ": " + std::string(signature));
  }
  const NativeSignature& s = f->def.signature;
  if (s.count != f->callable.named || s.var_positional != f->callable.rest ||
      s.var_keyword != f->callable.keywords)
    throw Error("ValueError",
                "signature and C++ function have different parameters: " + std::string(signature));
  for (const std::string& text : parsed.defaults)
    f->defaults.push_back(text.empty() ? Value() : eval(text));
  f->def.entry = detail::enter;
  f->def.doc = f->doc.empty() ? nullptr : f->doc.c_str();
  Vm& vm = host_->vm();
  NativeFunction* function = make_native(
      vm, &f->def, nullptr,
      vm.names.dunder_main ? raw::Value::object(vm.names.dunder_main) : raw::Value::undef());
  function->data = f.get();
  dict_set_str(vm, vm.builtins, intern(vm, s.name()), raw::Value::object(function));
  host_->functions.push_back(std::move(f));
}

}  // namespace v0
}  // namespace aio
