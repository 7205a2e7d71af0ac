// aio_front: shows what the front end makes of source files. A tool of tests/parser; not installed.
// Modes: ast FILE | asts FILE... | check FILE... | snippets FILE | bench FILE... | warnings FILE |
// unparse FILE | prompt FILE

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "lang/ast/print.hpp"
#include "lang/ast/unparse.hpp"
#include "lang/source.hpp"
#include "lang/syntax/parser.hpp"

namespace {

using aio::Source;
using aio::SyntaxError;

std::string read_file(const std::string& name) {
  std::ifstream in(name, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string json_text(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string describe(const SyntaxError& error) {
  return fmt::format(
      "{{\"type\": \"{}\", \"msg\": {}, \"line\": {}, \"offset\": {}, \"end_line\": {}, "
      "\"end_offset\": {}}}",
      aio::error_kind_name(error.kind), json_text(error.message), error.line, error.col,
      error.end_line, error.end_col);
}

std::optional<SyntaxError> check(const std::string& name, std::string_view bytes) {
  auto source = Source::from_bytes(name, bytes, Source::Origin::Memory);
  if (auto* error = std::get_if<SyntaxError>(&source)) return *error;
  return aio::syntax::parse(std::get<Source>(source)).error;
}

int print_tree(const std::string& name) {
  auto source = Source::from_bytes(name, read_file(name), Source::Origin::Memory);
  if (auto* error = std::get_if<SyntaxError>(&source)) {
    std::cout << describe(*error) << "\n";
    return 1;
  }
  auto result = aio::syntax::parse(std::get<Source>(source));
  if (result.error) {
    std::cout << describe(*result.error) << "\n";
    return 1;
  }
  std::cout << aio::ast::dump(*result.tree->root()) << "\n";
  return 0;
}

/// Prints every expression statement of a file, unparsed, with newlines as "\\n" in JSON.
int print_unparsed(const std::string& name) {
  auto source = Source::from_bytes(name, read_file(name), Source::Origin::Memory);
  if (std::holds_alternative<SyntaxError>(source)) return 1;
  auto result = aio::syntax::parse(std::get<Source>(source));
  if (result.error) return 1;
  for (const auto* statement : aio::ast::as<aio::ast::Module>(result.tree->root())->body) {
    const auto* expression = aio::ast::dyn_as<aio::ast::ExprStmt>(statement);
    if (expression == nullptr) continue;
    std::cout << json_text(aio::ast::unparse(*expression->value).value_or("RecursionError"))
              << "\n";
  }
  return 0;
}

int print_warnings(const std::string& name) {
  auto source = Source::from_bytes(name, read_file(name), Source::Origin::Memory);
  if (std::holds_alternative<SyntaxError>(source)) return 1;
  for (const auto& warning : aio::syntax::parse(std::get<Source>(source)).warnings) {
    std::cout << warning.line << ": " << warning.message << "\n";
  }
  return 0;
}

/// Prints "LENGTH\n" + tree or error + "\n" for each file.
int print_trees(const std::vector<std::string>& names) {
  for (const auto& name : names) {
    std::string text;
    auto source = Source::from_bytes(name, read_file(name), Source::Origin::Memory);
    if (auto* error = std::get_if<SyntaxError>(&source)) {
      text = describe(*error);
    } else {
      auto result = aio::syntax::parse(std::get<Source>(source));
      text = result.error ? describe(*result.error) : aio::ast::dump(*result.tree->root());
    }
    std::cout << text.size() << "\n" << text << "\n";
  }
  return 0;
}

/// Reads blocks "LENGTH\n" + bytes + "\n" and prints what `answer` says of each.
template <class Answer>
int answer_snippets(const std::string& name, Answer answer) {
  const std::string all = read_file(name);
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t newline = all.find('\n', at);
    const std::size_t length = std::stoul(all.substr(at, newline - at));
    std::cout << answer(std::string_view(all).substr(newline + 1, length)) << "\n";
    at = newline + 1 + length + 1;
  }
  return 0;
}

/// "ok" or the error as JSON.
std::string check_answer(std::string_view text) {
  const auto error = check("<unknown>", text);
  return error ? describe(*error) : "\"ok\"";
}

/// What a prompt does with the text: complete, incomplete or error.
std::string prompt_answer(std::string_view text) {
  const Source source("<stdin>", std::string(text));
  const auto result = aio::syntax::parse(source, aio::syntax::Mode::Interactive);
  return result.incomplete ? "\"incomplete\"" : result.error ? "\"error\"" : "\"complete\"";
}

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// CPU time of decoding, parsing and building trees; the best of several rounds.
int bench(const std::vector<std::string>& names) {
  constexpr int kRounds = 5;
  std::vector<std::string> texts;
  std::size_t bytes = 0, failed = 0;
  for (const auto& name : names) {
    texts.push_back(read_file(name));
    bytes += texts.back().size();
  }
  double best = 1e9;
  for (int round = 0; round < kRounds; ++round) {
    failed = 0;
    const double start = cpu_seconds();
    for (const auto& text : texts) failed += check("bench", text).has_value();
    best = std::min(best, cpu_seconds() - start);
  }
  std::cout << fmt::format(
      "{{\"files\": {}, \"failed\": {}, \"bytes\": {}, \"seconds\": {:.4f}, \"mb_per_s\": "
      "{:.1f}}}\n",
      names.size(), failed, bytes, best, static_cast<double>(bytes) / best / 1e6);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  if (args.size() < 2) {
    std::cerr << "usage: aio_front ast FILE | asts FILE... | check FILE... | snippets FILE | bench "
                 "FILE... | warnings FILE | unparse FILE | prompt FILE\n";
    return 2;
  }
  std::vector<std::string> names(args.begin() + 1, args.end());
  if (names[0].starts_with("@")) {  // a file with a list of files
    std::ifstream list(names[0].substr(1));
    names.clear();
    for (std::string line; std::getline(list, line);) names.push_back(line);
  }
  if (args[0] == "ast") return print_tree(names[0]);
  if (args[0] == "unparse") return print_unparsed(names[0]);
  if (args[0] == "asts") return print_trees(names);
  if (args[0] == "warnings") return print_warnings(names[0]);
  if (args[0] == "snippets") return answer_snippets(names[0], check_answer);
  if (args[0] == "prompt") return answer_snippets(names[0], prompt_answer);
  if (args[0] == "bench") return bench(names);
  for (const auto& name : names) {
    const auto error = check(name, read_file(name));
    std::cout << fmt::format("{{\"file\": {}, \"result\": {}}}\n", json_text(name),
                             error ? describe(*error) : "\"ok\"");
  }
  return 0;
}
