// Test program: compiles what stands on its input and prints bytecode or errors.
//   aio_compile_dump FILE…      disassembly; fails if a file does not compile or verify
//   aio_compile_dump -q FILE…   the same without output, to try many files
//   aio_compile_dump --errors   programs on stdin, separated by NUL: one line of errors or warnings
//   for each

#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

#include "lang/bytecode/disassemble.hpp"
#include "lang/bytecode/verify.hpp"
#include "lang/compile/compiler.hpp"
#include "lang/syntax/parser.hpp"

namespace {

std::string error_line(const aio::SyntaxError& error) {
  return std::string(aio::error_kind_name(error.kind)) + "|" + error.message + "|" +
         std::to_string(error.line) + "|" + std::to_string(error.col) + "|" +
         std::to_string(error.end_line) + "|" +
         (error.end_col < 0 ? "None" : std::to_string(error.end_col));
}

struct Outcome {
  aio::CompileResult compiled;
  std::string error;
};

Outcome compile_text(const std::string& name, std::string_view text) {
  auto decoded = aio::Source::from_bytes(name, text);
  if (auto* error = std::get_if<aio::SyntaxError>(&decoded)) return {{}, error_line(*error)};
  const auto& source = std::get<aio::Source>(decoded);
  auto parsed = aio::syntax::parse(source);
  if (parsed.error) return {{}, error_line(*parsed.error)};
  Outcome outcome{aio::compile(*parsed.tree), ""};
  if (outcome.compiled.error) outcome.error = error_line(*outcome.compiled.error);
  if (outcome.compiled.unit) {
    if (auto problem = aio::verify(*outcome.compiled.unit)) outcome.error = "verify: " + *problem;
  }
  return outcome;
}

void print_errors(std::string_view input) {
  while (true) {
    const std::size_t end = input.find('\0');
    const Outcome outcome = compile_text("f", input.substr(0, end));
    std::string line = outcome.error;
    if (line.empty()) {
      line = "ok";
      for (const aio::Warning& warning : outcome.compiled.warnings) {
        line += "|" + warning.message + "|" + std::to_string(warning.line);
      }
    }
    std::cout << line << "\n";
    if (end == input.npos) return;
    input.remove_prefix(end + 1);
  }
}

std::string read_all(std::istream& stream) {
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

}  // namespace

int main(int argc, char** argv) {
  bool is_quiet = false, has_failed = false;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--errors") {
      print_errors(read_all(std::cin));
    } else if (argument == "-q") {
      is_quiet = true;
    } else {
      std::ifstream file(argument, std::ios::binary);
      const Outcome outcome = compile_text(argument, read_all(file));
      if (!outcome.error.empty()) {
        std::cout << argument << ": " << outcome.error << "\n";
        has_failed = true;
      } else if (!is_quiet) {
        std::cout << aio::disassemble(*outcome.compiled.unit);
      }
    }
  }
  return has_failed ? 1 : 0;
}
