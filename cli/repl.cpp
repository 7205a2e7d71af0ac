// The plain prompt: reads a line at a time, continues while a statement is unfinished, runs it, prints its value.
#include <unistd.h>

#include <cstdio>
#include <iostream>

#include "cli/inspect.hpp"
#include "runtime/native/native.hpp"

namespace aio::cli {

bool isatty_stdin() { return isatty(0) != 0; }

namespace {

/// One statement, possibly of several lines; false at the end of input.
bool read_statement(Engine& engine, std::string* text) {
  std::string line;
  const char* prompt = ">>> ";
  for (;;) {
    std::fputs(prompt, stdout);
    std::fflush(stdout);
    if (!std::getline(std::cin, line)) return !text->empty();
    *text += (text->empty() ? "" : "\n") + line;
    if (!engine.is_incomplete(*text)) return true;
    prompt = "... ";
  }
}

}  // namespace

int repl(EngineOptions options) {
  Engine engine(std::move(options));
  engine.main_namespace();
  std::printf("aio 0.1.0 (Python 3.13). Top-level await works. Ctrl-D ends.\n");
  for (;;) {
    std::string text;
    if (!read_statement(engine, &text)) break;
    if (text.find_first_not_of(" \t\n") == std::string::npos) continue;
    constexpr uint32_t kAllowTopLevelAwait = 0x2000;
    Code* code = engine.compile_text(text + "\n", "<stdin>", CodeSource::Mode::Single, true, kAllowTopLevelAwait);
    Value result = code ? engine.run_main(code) : Value::exc();
    if (result.is_exc()) {
      bool leave = exception_is(engine.vm(), engine.vm().exception, ExceptionType::SystemExit);
      int status = engine.report_uncaught();
      if (leave) {
        engine.shut_down();
        return status;
      }
    }
    Value out = get_attr_or_undef(engine.vm(), Value::object(engine.vm().sys), engine.vm().names.stdout_file);
    if (!out.is_exc() && !out.is_undef()) (void)engine.vm().call_method(out, engine.vm().names.flush);
  }
  std::puts("");
  return engine.shut_down() ? 0 : 120;
}

}  // namespace aio::cli
