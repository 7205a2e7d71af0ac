// Command line options. One row of kOptions for each letter; the order of words decides, since
// everything behind the first operand belongs to the script, even if it looks like an option.
#include "cli/options.hpp"

#include <string_view>

namespace aio::cli {
namespace {

struct Option {
  char letter;
  bool has_argument;
  void (*apply)(Command& command, const std::string& argument);
};

void no_effect(Command&, const std::string&) {}

/// -B, -s and -S turn off what aio does not have: files of compiled code, and site packages.
constexpr Option kOptions[] = {
    {'B', false, no_effect},
    {'E', false, [](Command& c, const std::string&) { c.ignore_environment = true; }},
    {'I', false, [](Command& c, const std::string&) { c.ignore_environment = c.safe_path = true; }},
    {'P', false, [](Command& c, const std::string&) { c.safe_path = true; }},
    {'S', false, no_effect},
    {'W', true, [](Command& c, const std::string& text) { c.warnings.push_back(text); }},
    {'X', true, [](Command& c, const std::string& text) { c.x_options.push_back(text); }},
    {'i', false, [](Command& c, const std::string&) { c.prompt_afterwards = true; }},
    {'q', false, [](Command& c, const std::string&) { c.quiet = true; }},
    {'s', false, no_effect},
    {'u', false, [](Command& c, const std::string&) { c.unbuffered = true; }},
    // These two end the options; the parser sees to it.
    {'c', true,
     [](Command& c, const std::string& text) { c.kind = Command::Kind::Code, c.operand = text; }},
    {'m', true,
     [](Command& c, const std::string& text) { c.kind = Command::Kind::Module, c.operand = text; }},
    // These two win over what else is asked for.
    {'h', false, [](Command& c, const std::string&) { c.kind = Command::Kind::Help; }},
    {'?', false, [](Command& c, const std::string&) { c.kind = Command::Kind::Help; }},
    {'V', false, [](Command& c, const std::string&) { c.kind = Command::Kind::Version; }},
};

const Option* find_option(char letter) {
  for (const Option& option : kOptions)
    if (option.letter == letter) return &option;
  return nullptr;
}

Command wrong(std::string message) {
  Command command;
  command.kind = Command::Kind::Wrong;
  command.operand = std::move(message);
  return command;
}

class Parser {
 public:
  explicit Parser(const std::vector<std::string>& words) : words_(words) {}

  Command parse() {
    while (at_ < words_.size() && !ended_) {
      const std::string& word = words_[at_];
      if (word.size() < 2 || word[0] != '-') break;
      ++at_;
      if (word == "--") break;
      if (!(word[1] == '-' ? long_option(word) : short_options(word))) return std::move(command_);
    }
    take_operands();
    return std::move(command_);
  }

 private:
  bool long_option(const std::string& word) {
    if (word == "--help") command_.kind = Command::Kind::Help;
    else if (word == "--version") command_.kind = Command::Kind::Version;
    else command_ = wrong("unknown option " + word);
    return false;
  }

  /// The letters of one word; false when nothing more is to be read.
  bool short_options(const std::string& word) {
    for (size_t i = 1; i < word.size(); ++i) {
      const Option* option = find_option(word[i]);
      if (!option) return command_ = wrong(std::string("Unknown option: -") + word[i]), false;
      std::string argument;
      if (option->has_argument) {
        if (i + 1 < word.size()) argument = word.substr(i + 1);
        else if (at_ < words_.size()) argument = words_[at_++];
        else
          return command_ = wrong(std::string("Argument expected for the -") + word[i] + " option"),
                 false;
        i = word.size();
      }
      option->apply(command_, argument);
      if (command_.kind == Command::Kind::Help || command_.kind == Command::Kind::Version)
        return false;
      ended_ = option->letter == 'c' || option->letter == 'm';
    }
    return true;
  }

  void take_operands() {
    std::vector<std::string>& arguments = command_.arguments;
    arguments.assign(words_.begin() + static_cast<long>(at_), words_.end());
    if (command_.kind == Command::Kind::Code) arguments.insert(arguments.begin(), "-c");
    else if (command_.kind == Command::Kind::Module) arguments.insert(arguments.begin(), "-m");
    else if (arguments.empty()) arguments = {""};
    else take_file_or_subcommand();
  }

  void take_file_or_subcommand() {
    std::vector<std::string>& arguments = command_.arguments;
    std::string first = arguments[0];
    bool alone = arguments.size() == 1;
    if (first == "ast" || first == "dis" || first == "check") {
      if (alone) return command_ = wrong("aio " + first + ": which file?"), void();
      command_.kind = Command::Kind::Inspect;
      command_.operand = first;
      arguments.erase(arguments.begin());
      return;
    }
    if (first == "repl" && alone) {
      command_.kind = Command::Kind::Prompt;
      arguments = {""};
      return;
    }
    if (first == "run") {
      if (alone) return command_ = wrong("aio run: which file?"), void();
      arguments.erase(arguments.begin());
    }
    command_.kind = arguments[0] == "-" ? Command::Kind::Stdin : Command::Kind::File;
    command_.operand = arguments[0];
  }

  const std::vector<std::string>& words_;
  size_t at_ = 0;
  bool ended_ = false;
  Command command_;
};

}  // namespace

Command parse_command(const std::vector<std::string>& words) { return Parser(words).parse(); }

}  // namespace aio::cli
