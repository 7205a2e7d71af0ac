// The plain prompt. One thread: while it waits for a line the event loop runs, so tasks that a
// statement left go on. Input is taken from the descriptor line by line and not read ahead, so
// that input() in a statement sees what follows; the exception is the line behind a pasted block.
#include "cli/repl.hpp"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <optional>
#include <string>
#include <utility>

#include "aio/aio.hpp"

namespace aio::cli {
namespace {

constexpr int kStdin = 0;

enum class Input { Line, End };

/// Where prompts go.
std::FILE* talk() { return isatty(kStdin) && isatty(1) ? stdout : stderr; }

/// The lines of standard input.
class Lines {
 public:
  explicit Lines(Interpreter& interpreter) : interpreter_(interpreter) {}
  /// One line without its newline. Throws KeyboardInterrupt.
  Input read(std::string* line);
  /// After an empty line on a terminal: whether more of the same block was pasted, an indented line
  /// that is here already. It is put into `line`.
  bool pasted(std::string* line);
  /// Ctrl-C: what was typed ahead does not count.
  void forget() { next_.reset(); }

 private:
  Input read_from_descriptor(std::string* line);
  Interpreter& interpreter_;
  std::optional<std::string> next_;
};

Input Lines::read(std::string* line) {
  if (!next_) return read_from_descriptor(line);
  *line = *std::exchange(next_, std::nullopt);
  return Input::Line;
}

bool Lines::pasted(std::string* line) {
  pollfd terminal{kStdin, POLLIN, 0};
  std::string skipped;
  // Empty lines may follow each other in a block.
  while (isatty(kStdin) && poll(&terminal, 1, 0) == 1) {
    if (read_from_descriptor(line) == Input::End) return false;
    bool indented = line->starts_with(' ') || line->starts_with('\t');
    if (line->empty()) {
      skipped += '\n';
    } else if (indented) {
      line->insert(0, skipped);
      return true;
    } else {
      next_ = *line;
      return false;
    }
  }
  return false;
}

Input Lines::read_from_descriptor(std::string* line) {
  line->clear();
  interpreter_.wait_readable(kStdin);
  for (char c;;) {
    ssize_t n = ::read(kStdin, &c, 1);
    if (n < 0 && errno == EINTR) {
      interpreter_.wait_readable(kStdin);  // raises what came
      continue;
    }
    if (n <= 0) return line->empty() ? Input::End : Input::Line;
    if (c == '\n') return Input::Line;
    *line += c;
  }
}

void prompt(Interpreter& interpreter, const char* name) {
  std::string text;
  try {
    text = interpreter.import("sys").attr(name).str();
  } catch (const Error&) {
    // sys.ps1 was deleted: no prompt, as in CPython
  }
  std::fputs(text.c_str(), talk());
  std::fflush(talk());
}

/// Whether there is nothing to run: white space and a comment at most.
bool is_blank(const std::string& line) {
  size_t first = line.find_first_not_of(" \t\r\n\f");
  return first == std::string::npos || (line[first] == '#' && line.find('\n') == line.npos);
}

/// One statement, possibly of several lines.
Input read_statement(Interpreter& interpreter, Lines& lines, std::string* text) {
  text->clear();
  std::string line;
  prompt(interpreter, "ps1");
  while (lines.read(&line) == Input::Line) {
    if (!text->empty()) *text += '\n';
    *text += line;
    while (line.empty() && text->size() > 1 && lines.pasted(&line)) *text += '\n' + line;
    if (is_blank(*text) || !interpreter.needs_more(*text)) return Input::Line;
    prompt(interpreter, "ps2");
  }
  if (text->empty()) return Input::End;
  std::fputs("\n", talk());  // the input ends in the middle of a statement
  return Input::Line;
}

}  // namespace

int repl(Interpreter& interpreter, Banner banner) {
  Value sys = interpreter.import("sys");
  sys.set_attr("ps1", ">>> ");
  sys.set_attr("ps2", "... ");
  if (banner == Banner::Show)
    std::fputs("aio 0.1.0 (Python 3.13). Top-level await works; Ctrl-D ends.\n", talk());
  std::string text;
  Lines lines(interpreter);
  for (int number = 0;;) {
    try {
      if (read_statement(interpreter, lines, &text) == Input::End) break;
    } catch (const Error& error) {
      lines.forget();
      if (error.is("SystemExit")) return error.exit_code();
      if (error.is("KeyboardInterrupt")) std::fputs("\nKeyboardInterrupt\n", stderr);
      else std::fputs(error.format().c_str(), stderr);
      continue;
    }
    if (is_blank(text)) continue;
    // A name of its own for each: tracebacks find the lines of functions defined earlier.
    std::string name = "<python-input-" + std::to_string(number++) + ">";
    if (auto status = interpreter.interact(text, name)) return *status;
  }
  std::fputs("\n", talk());
  std::fflush(talk());
  return 0;
}

}  // namespace aio::cli
