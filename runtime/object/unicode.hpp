// Properties of characters as str's methods see them (Unicode 15). Pure functions; ASCII is
// answered from small tables.
#pragma once

#include <cstdint>

namespace aio::unicode {

bool is_space(uint32_t c);       ///< str.isspace, split, strip
bool is_line_break(uint32_t c);  ///< str.splitlines
bool is_alpha(uint32_t c);
bool is_decimal(uint32_t c);
bool is_digit(uint32_t c);
bool is_numeric(uint32_t c);
bool is_upper(uint32_t c);
bool is_lower(uint32_t c);
bool is_title(uint32_t c);
bool is_cased(uint32_t c);
bool is_case_ignorable(uint32_t c);
bool is_printable(uint32_t c);
bool is_identifier_start(uint32_t c);
bool is_identifier_continue(uint32_t c);
inline bool is_alnum(uint32_t c) { return is_alpha(c) || is_numeric(c); }

/// 0–9, or -1.
int decimal_value(uint32_t c);
int digit_value(uint32_t c);

/// Full case mappings: write 1–3 code points to out, return how many. (The final sigma is the
/// caller's business.)
unsigned to_upper(uint32_t c, uint32_t out[3]);
unsigned to_lower(uint32_t c, uint32_t out[3]);
unsigned to_title(uint32_t c, uint32_t out[3]);
unsigned fold_case(uint32_t c, uint32_t out[3]);

/// Two-letter general category.
const char* category(uint32_t c);

}  // namespace aio::unicode
