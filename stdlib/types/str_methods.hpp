// The methods of str, by file: str_case.cpp, str_search.cpp, str_split.cpp, str_format.cpp. The
// table is in str.cpp.
#pragma once

#include "runtime/native/native.hpp"

namespace aio {

// str_case.cpp
Value str_capitalize(Vm& vm, Str* self);
Value str_casefold(Vm& vm, Str* self);
Value str_lower(Vm& vm, Str* self);
Value str_swapcase(Vm& vm, Str* self);
Value str_title(Vm& vm, Str* self);
Value str_upper(Vm& vm, Str* self);
bool str_isalnum(Vm& vm, Str* self);
bool str_isalpha(Vm& vm, Str* self);
bool str_isascii(Vm& vm, Str* self);
bool str_isdecimal(Vm& vm, Str* self);
bool str_isdigit(Vm& vm, Str* self);
bool str_isidentifier(Vm& vm, Str* self);
bool str_islower(Vm& vm, Str* self);
bool str_isnumeric(Vm& vm, Str* self);
bool str_isprintable(Vm& vm, Str* self);
bool str_isspace(Vm& vm, Str* self);
bool str_istitle(Vm& vm, Str* self);
bool str_isupper(Vm& vm, Str* self);

// str_search.cpp
Result<int64_t> str_count(Vm& vm, Str* self, Str* sub, Value start, Value end);
Result<int64_t> str_find(Vm& vm, Str* self, Str* sub, Value start, Value end);
Result<int64_t> str_rfind(Vm& vm, Str* self, Str* sub, Value start, Value end);
Result<int64_t> str_index(Vm& vm, Str* self, Str* sub, Value start, Value end);
Result<int64_t> str_rindex(Vm& vm, Str* self, Str* sub, Value start, Value end);
Result<bool> str_startswith(Vm& vm, Str* self, Value prefix, Value start, Value end);
Result<bool> str_endswith(Vm& vm, Str* self, Value suffix, Value start, Value end);
Value str_removeprefix(Vm& vm, Str* self, Str* prefix);
Value str_removesuffix(Vm& vm, Str* self, Str* suffix);
Value str_replace(Vm& vm, Str* self, Str* old_text, Str* new_text, int64_t count);
Value str_translate(Vm& vm, Str* self, Value table);
Value str_maketrans(Vm& vm, Value x, Value y, Value z);

// str_split.cpp
Value str_split(Vm& vm, Str* self, Value sep, int64_t maxsplit);
Value str_rsplit(Vm& vm, Str* self, Value sep, int64_t maxsplit);
Value str_splitlines(Vm& vm, Str* self, bool keepends);
Value str_partition(Vm& vm, Str* self, Value sep);
Value str_rpartition(Vm& vm, Str* self, Value sep);
Value str_join(Vm& vm, Str* self, Value iterable);
Value str_strip(Vm& vm, Str* self, Value chars);
Value str_lstrip(Vm& vm, Str* self, Value chars);
Value str_rstrip(Vm& vm, Str* self, Value chars);
Value str_expandtabs(Vm& vm, Str* self, int64_t tabsize);
Value str_center(Vm& vm, Str* self, int64_t width, Value fill);
Value str_ljust(Vm& vm, Str* self, int64_t width, Value fill);
Value str_rjust(Vm& vm, Str* self, int64_t width, Value fill);
Value str_zfill(Vm& vm, Str* self, int64_t width);

// str_format.cpp
Value str_format(Vm& vm, Str* self, VarArgs args, Dict* kwargs);
Value str_format_map(Vm& vm, Str* self, Value mapping);

}  // namespace aio
