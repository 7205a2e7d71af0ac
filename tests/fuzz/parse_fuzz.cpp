// libFuzzer entry: any bytes through decoding, parsing, printing and unparsing. Build with
// clang++ -fsanitize=fuzzer,address,undefined. The first byte chooses the mode.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>

#include "lang/ast/print.hpp"
#include "lang/ast/unparse.hpp"
#include "lang/source.hpp"
#include "lang/syntax/parser.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using aio::Source;
  if (size == 0) return 0;
  const auto mode = static_cast<aio::syntax::Mode>(data[0] % 3);
  const auto origin = (data[0] & 4) != 0 ? Source::Origin::File : Source::Origin::Memory;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto source = Source::from_bytes("<fuzz>", bytes, origin);
  if (!std::holds_alternative<Source>(source)) return 0;
  const auto result = aio::syntax::parse(std::get<Source>(source), mode);
  if (result.tree.has_value() == result.error.has_value()) __builtin_trap();
  if (!result.tree) return 0;
  (void)aio::ast::dump(*result.tree->root());
  if (mode == aio::syntax::Mode::Expression) {
    (void)aio::ast::unparse(*aio::ast::as<aio::ast::Expression>(result.tree->root())->body);
  }
  return 0;
}
