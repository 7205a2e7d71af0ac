// The words of the command line, sorted as CPython sorts them (decision 0009).
#pragma once

#include <string>
#include <vector>

namespace aio::cli {

/// What a command line asks for.
struct Command {
  enum class Kind {
    File,     ///< operand: the script
    Code,     ///< -c; operand: the text
    Module,   ///< -m; operand: its name
    Stdin,    ///< -
    Default,  ///< no operand: the prompt if standard input is a terminal, else as Stdin
    Prompt,   ///< repl
    Inspect,  ///< operand: ast, dis or check; arguments: the files
    Help,
    Version,
    Wrong,  ///< operand: what is wrong
  };

  Kind kind = Kind::Default;
  std::string operand;
  std::vector<std::string> arguments;  ///< sys.argv
  bool prompt_afterwards = false;      ///< -i
  bool unbuffered = false;             ///< -u
  bool quiet = false;                  ///< -q: no banner
  bool ignore_environment = false;     ///< -E, -I: AIOPATH does not count
  bool safe_path = false;              ///< -P, -I: the script's folder is not in sys.path
  std::vector<std::string> warnings;   ///< of -W, in order
  std::vector<std::string> x_options;  ///< of -X, in order
};

/// Options end at the first operand, at -c TEXT and at -m NAME: what follows belongs to the script.
/// Short options may stand together (-Bc TEXT), and their argument may touch them (-Werror).
Command parse_command(const std::vector<std::string>& words);

}  // namespace aio::cli
