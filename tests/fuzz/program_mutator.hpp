// Mutation of programs for run_fuzz.cpp: changes tokens and lines, so that most results still
// parse.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace aio::fuzz {

/// Changes the program in place; its new size (at most max_size).
std::size_t mutate_program(std::uint8_t* data, std::size_t size, std::size_t max_size,
                           unsigned seed);

/// Writes a program made of parts of both to `out`; its size.
std::size_t cross_programs(std::string_view a, std::string_view b, std::uint8_t* out,
                           std::size_t max_size, unsigned seed);

}  // namespace aio::fuzz
