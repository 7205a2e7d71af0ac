// The plain prompt. One thread: while it waits for a line the event loop runs, so tasks that a
// statement left go on. Input is taken from the descriptor line by line and never read ahead, so
// that input() in a statement sees what follows.
#include "cli/repl.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <string>

#include "aio/aio.hpp"

namespace aio::cli {
namespace {

constexpr int kStdin = 0;

enum class Input { Line, End };

/// Where prompts go.
std::FILE* talk() { return isatty(kStdin) && isatty(1) ? stdout : stderr; }

/// One line without its newline. Throws KeyboardInterrupt.
Input read_line(Interpreter& interpreter, std::string* line) {
  line->clear();
  interpreter.wait_readable(kStdin);
  for (char c;;) {
    ssize_t n = read(kStdin, &c, 1);
    if (n < 0 && errno == EINTR) {
      interpreter.wait_readable(kStdin);  // raises what came
      continue;
    }
    if (n <= 0) return line->empty() ? Input::End : Input::Line;
    if (c == '\n') return Input::Line;
    *line += c;
  }
}

void prompt(Interpreter& interpreter, const char* name, const char* fallback) {
  std::string text = fallback;
  try {
    text = interpreter.import("sys").attr(name).str();
  } catch (const Error&) {
    // sys.ps1 was deleted: CPython shows its own, too
  }
  std::fputs(text.c_str(), talk());
  std::fflush(talk());
}

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\r\n\f") == std::string::npos;
}

/// One statement, possibly of several lines.
Input read_statement(Interpreter& interpreter, std::string* text) {
  text->clear();
  std::string line;
  prompt(interpreter, "ps1", ">>> ");
  while (read_line(interpreter, &line) == Input::Line) {
    if (!text->empty()) *text += '\n';
    *text += line;
    if (is_blank(*text) || !interpreter.needs_more(*text)) return Input::Line;
    prompt(interpreter, "ps2", "... ");
  }
  return text->empty() ? Input::End : Input::Line;
}

}  // namespace

int repl(Interpreter& interpreter, Banner banner) {
  Value sys = interpreter.import("sys");
  sys.set_attr("ps1", ">>> ");
  sys.set_attr("ps2", "... ");
  if (banner == Banner::Show)
    std::fputs("aio 0.1.0 (Python 3.13). Top-level await works; Ctrl-D ends.\n", talk());
  for (std::string text;;) {
    try {
      if (read_statement(interpreter, &text) == Input::End) break;
    } catch (const Error& error) {
      if (error.is("SystemExit")) return error.exit_code();
      if (error.is("KeyboardInterrupt")) std::fputs("\nKeyboardInterrupt\n", stderr);
      else std::fputs(error.format().c_str(), stderr);
      continue;
    }
    if (is_blank(text)) continue;
    if (auto status = interpreter.interact(text)) return *status;
  }
  std::fputs("\n", talk());
  std::fflush(talk());
  return 0;
}

}  // namespace aio::cli
