// "Did you mean: 'x'?": the name that a NameError, AttributeError or ImportError may have wanted.
#include <algorithm>

#include "runtime/object/exception_fields.hpp"
#include "runtime/object/object_model.hpp"
#include "runtime/object/traceback_format.hpp"
#include "runtime/vm/operators.hpp"

namespace aio {
namespace {

constexpr size_t kMostCandidates = 750;
constexpr size_t kLongestName = 40;
constexpr int kMoveCost = 2;
constexpr int kCaseCost = 1;

char32_t lower(char32_t c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }

int substitution_cost(char32_t a, char32_t b) {
  if (a == b) return 0;
  return lower(a) == lower(b) ? kCaseCost : kMoveCost;
}

}  // namespace

std::string closest_name(const std::vector<std::string>& candidates, const std::string& wrong) {
  std::u32string name = utf8_to_code_points(wrong);
  if (candidates.size() >= kMostCandidates || name.size() > kLongestName) return "";
  int best = INT32_MAX;
  std::string suggestion;
  for (const std::string& candidate : candidates) {
    if (candidate == wrong) continue;
    std::u32string text = utf8_to_code_points(candidate);
    int limit = static_cast<int>(text.size() + name.size() + 3) * kMoveCost / 6;
    limit = std::min(limit, best - 1);
    int distance = edit_distance(name, text, limit);
    if (distance > limit) continue;
    if (suggestion.empty() || distance < best) {
      suggestion = candidate;
      best = distance;
    }
  }
  return suggestion;
}

namespace {

/// Names in dir(v), sorted as dir() gives them; empty if that fails.
std::vector<std::string> directory_of(Vm& vm, Value v) {
  std::vector<std::string> names;
  Value list = call_special(vm, v, Special::Dir);
  if (list.is_exc()) {
    (void)take_exception(vm);
    return names;
  }
  if (auto* l = dyn_as<List>(list))
    for (uint32_t i = 0; i < l->size; ++i)
      if (auto* s = dyn_as<Str>(l->items[i])) names.push_back(to_utf8(s));
  std::sort(names.begin(), names.end());
  return names;
}

void hide_underscored(std::vector<std::string>* names) {
  std::erase_if(*names, [](const std::string& n) { return n.starts_with("_"); });
}

const Traceback* innermost(Value exception) {
  Value at = as<Exception>(exception)->traceback;
  const Traceback* found = nullptr;
  for (; is_kind(at, Kind::Traceback); at = as<Traceback>(at)->next) found = as<Traceback>(at);
  return found;
}

bool has_self(const Traceback* t) {
  if (!t) return false;
  const auto& names = t->code->unit->parameter_names;
  return !names.empty() && names[0] == "self";
}

void add_names(Dict* dict, std::vector<std::string>* names) {
  uint32_t position = 0;
  Value key, value;
  while (dict_next(dict, &position, &key, &value))
    if (auto* s = dyn_as<Str>(key)) names->push_back(to_utf8(s));
}

std::vector<std::string> visible_names(Vm& vm, const Traceback* t) {
  std::vector<std::string> names;
  for (const LocalVariable& local : t->code->unit->locals) names.push_back(local.name);
  for (const std::string& name : t->code->unit->free_names) names.push_back(name);
  add_names(t->globals, &names);
  add_names(vm.builtins, &names);
  return names;
}

bool is_library_module(Vm& vm, const std::string& name) {
  if (!vm.sys) return false;
  Value known = get_attr_or_undef(vm, Value::object(vm.sys), intern(vm, "stdlib_module_names"));
  if (known.is_exc()) (void)take_exception(vm);
  if (known.is_exc() || known.is_undef()) return false;
  Rooted keep(vm, known);
  Result<bool> found = contains(vm, known, make_str(vm, name));
  if (failed(found)) (void)take_exception(vm);
  return found.ok() && *found;
}

std::string sentence(const std::string& suggestion) {
  return suggestion.empty() ? "" : ". Did you mean: '" + suggestion + "'?";
}

std::string for_name_error(Vm& vm, Value exception, const std::string& wrong) {
  const Traceback* t = innermost(exception);
  Value self = field_of(exception, field::kFrameSelf);
  bool of_self = false;
  if (!self.is_none()) {
    Value found = get_attr_or_undef(vm, self, intern(vm, wrong));
    if (found.is_exc()) (void)take_exception(vm);
    of_self = !found.is_exc() && !found.is_undef();
  }
  std::string suggestion = of_self ? "self." + wrong
                           : t     ? closest_name(visible_names(vm, t), wrong)
                                   : "";
  std::string text = sentence(suggestion);
  if (is_library_module(vm, wrong)) {
    text += suggestion.empty() ? ". Did" : " Or did";
    text += " you forget to import '" + wrong + "'?";
  }
  return text;
}

std::string for_attribute_error(Vm& vm, Value exception, const std::string& wrong) {
  Value obj = field_of(exception, field::kObj);
  std::vector<std::string> names = directory_of(vm, obj);
  if (!wrong.starts_with("_") && !has_self(innermost(exception))) hide_underscored(&names);
  return sentence(closest_name(names, wrong));
}

std::string for_import_error(Vm& vm, Value exception, const std::string& wrong) {
  auto* name = dyn_as<Str>(field_of(exception, field::kImportName));
  if (!name || !vm.modules) return "";
  Value module = dict_get_str(vm, vm.modules, name);
  if (module.is_undef()) return "";
  std::vector<std::string> names = directory_of(vm, module);
  if (!wrong.starts_with("_")) hide_underscored(&names);
  return sentence(closest_name(names, wrong));
}

}  // namespace

int edit_distance(std::u32string_view a, std::u32string_view b, int limit) {
  if (a == b) return 0;
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
  if (a.empty() || b.empty()) return kMoveCost * static_cast<int>(a.size() + b.size());
  if (a.size() > kLongestName || b.size() > kLongestName) return limit + 1;
  if (b.size() < a.size()) std::swap(a, b);
  if (static_cast<int>(b.size() - a.size()) * kMoveCost > limit) return limit + 1;
  // One row of the table: row[i] is the distance of the b seen so far to a[0, i]. The cost before
  // the first column is that of the row above, as in CPython, whose answers these are.
  std::vector<int> row(a.size());
  for (size_t i = 0; i < a.size(); ++i) row[i] = static_cast<int>(i + 1) * kMoveCost;
  int result = 0;
  for (size_t j = 0; j < b.size(); ++j) {
    int diagonal = result = static_cast<int>(j) * kMoveCost;
    int smallest = INT32_MAX;
    for (size_t i = 0; i < a.size(); ++i) {
      int replace = diagonal + substitution_cost(b[j], a[i]);
      diagonal = row[i];
      result = std::min(std::min(result, diagonal) + kMoveCost, replace);
      row[i] = result;
      smallest = std::min(smallest, result);
    }
    if (smallest > limit) return limit + 1;
  }
  return result;
}

std::string suggestion_for(Vm& vm, Value exception) {
  bool import = exception_is(vm, exception, ExceptionType::ImportError);
  bool attribute = exception_is(vm, exception, ExceptionType::AttributeError);
  if (!import && !attribute && !exception_is(vm, exception, ExceptionType::NameError)) return "";
  auto* wrong = dyn_as<Str>(
      field_of(exception, import ? unsigned{field::kNameFrom} : unsigned{field::kName}));
  if (!wrong) return "";
  std::string name = to_utf8(wrong);
  if (import) return for_import_error(vm, exception, name);
  return attribute ? for_attribute_error(vm, exception, name) : for_name_error(vm, exception, name);
}

}  // namespace aio
