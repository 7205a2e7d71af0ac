// The compiler's output for small programs, compared with stored disassemblies
// (tests/golden/bytecode).

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "lang/bytecode/disassemble.hpp"
#include "lang/bytecode/verify.hpp"
#include "lang/compile/compiler.hpp"
#include "lang/syntax/parser.hpp"

namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

std::vector<fs::path> programs() {
  const fs::path folder = fs::path(AIO_GOLDEN_FOLDER) / "bytecode";
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".aio") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

TEST_CASE("golden: every stored program compiles to the stored bytecode") {
  const auto found = programs();
  REQUIRE(found.size() >= 10);
  for (const fs::path& path : found) {
    CAPTURE(path.filename().string());
    const aio::Source source(path.filename().string(), read_file(path));
    auto parsed = aio::syntax::parse(source);
    REQUIRE(parsed.tree.has_value());
    const auto compiled = aio::compile(*parsed.tree);
    REQUIRE(compiled.unit != nullptr);
    CHECK(aio::verify(*compiled.unit) == std::nullopt);
    const std::string actual = aio::disassemble(*compiled.unit);
    const fs::path stored = fs::path(path).replace_extension(".dis");
    if (std::getenv("AIO_UPDATE_GOLDEN") != nullptr) {
      std::ofstream(stored, std::ios::binary) << actual;
    } else {
      CHECK(actual == read_file(stored));
    }
  }
}
