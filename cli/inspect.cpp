// aio ast, dis and check: what the front end and the compiler make of a file, without running it.
#include "cli/inspect.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "lang/ast/print.hpp"
#include "lang/bytecode/disassemble.hpp"
#include "lang/compile/compiler.hpp"
#include "lang/source.hpp"
#include "lang/syntax/parser.hpp"

namespace aio::cli {
namespace {

/// A file's bytes; errno on failure, 0 otherwise.
int read_file(const std::string& path, std::string* bytes) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (!file) return errno;
  char buffer[65536];
  while (size_t n = std::fread(buffer, 1, sizeof buffer, file)) bytes->append(buffer, n);
  int error = std::ferror(file) ? errno : 0;
  std::fclose(file);
  return error;
}

int report(const std::string& file, const SyntaxError& error) {
  std::fprintf(stderr, "  File \"%s\", line %d\n", file.c_str(), error.line);
  if (error.text) {
    std::string line = *error.text;
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.pop_back();
    size_t indent = line.find_first_not_of(" \t\f");
    if (indent == std::string::npos) indent = 0;
    std::fprintf(stderr, "    %s\n", line.c_str() + indent);
    int from = error.col - 1 - static_cast<int>(indent);
    int width =
        error.end_line == error.line && error.end_col > error.col ? error.end_col - error.col : 1;
    if (from >= 0)
      std::fprintf(stderr, "    %s%s\n", std::string(static_cast<size_t>(from), ' ').c_str(),
                   std::string(static_cast<size_t>(width), '^').c_str());
  }
  std::fprintf(stderr, "%s: %s\n", error_kind_name(error.kind), error.message.c_str());
  return 1;
}

int inspect_source(const std::string& command, const Source& source) {
  syntax::ParseResult parsed = syntax::parse(source);
  if (parsed.error) return report(source.name(), *parsed.error);
  if (command == "ast") {
    std::puts(ast::dump(*parsed.tree->root()).c_str());
    return 0;
  }
  CompileOptions options;
  options.allow_top_level_await = true;
  CompileResult compiled = compile(*parsed.tree, options);
  if (compiled.error) return report(source.name(), *compiled.error);
  if (command == "dis") std::puts(disassemble(*compiled.unit).c_str());
  return 0;
}

}  // namespace

int inspect(const std::string& command, const std::vector<std::string>& files) {
  int status = 0;
  for (const std::string& file : files) {
    std::string bytes;
    if (int error = read_file(file, &bytes)) {
      std::fprintf(stderr, "aio: can't open file '%s': [Errno %d] %s\n", file.c_str(), error,
                   std::strerror(error));
      status = 2;
      continue;
    }
    auto loaded = Source::from_bytes(file, bytes);
    int result = std::holds_alternative<SyntaxError>(loaded)
                     ? report(file, std::get<SyntaxError>(loaded))
                     : inspect_source(command, std::get<Source>(loaded));
    if (result > status) status = result;
  }
  return status;
}

}  // namespace aio::cli
