// Build tool: embed_scripts ROOT OUT.cpp FILE… writes the .aio files of the library as data of one
// C++ file, each as {name, text, compiled unit}, sorted by name as given. A script that does not
// compile fails the build.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "lang/bytecode/serialize.hpp"
#include "lang/compile/compiler.hpp"
#include "lang/source.hpp"
#include "lang/syntax/parser.hpp"

namespace {

/// As a string literal: the table of views on it is then data too, and costs nothing when a program
/// starts.
void write_array(std::ofstream& out, const std::string& name, const std::string& bytes) {
  out << "static const char " << name << "[] =";
  char octal[8];
  for (size_t k = 0; k < bytes.size(); ++k) {
    if (k % 32 == 0) out << (k ? "\"\n\"" : "\n\"");
    std::snprintf(octal, sizeof octal, "\\%03o",
                  static_cast<unsigned>(static_cast<unsigned char>(bytes[k])));
    out << octal;
  }
  out << (bytes.empty() ? "\"\";\n" : "\";\n");
}

bool compile(const std::string& path, const std::string& text, std::string& unit) {
  aio::Source source(path, text);
  aio::syntax::ParseResult parsed = aio::syntax::parse(source, aio::syntax::Mode::File);
  aio::CompileOptions options;
  options.file_name = path;
  aio::CompileResult compiled;
  if (!parsed.error) compiled = aio::compile(*parsed.tree, options);
  if (const auto& error = parsed.error ? parsed.error : compiled.error) {
    std::fprintf(stderr, "%s:%d: %s\n", path.c_str(), static_cast<int>(error->line),
                 error->message.c_str());
    return false;
  }
  aio::write_unit(*compiled.unit, unit);
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  std::ofstream out(argv[2], std::ios::binary);
  out << "#include \"stdlib/embedded_scripts.hpp\"\n\nnamespace aio {\n\n";
  std::string table;
  for (int i = 3; i < argc; ++i) {
    std::ifstream in(std::string(argv[1]) + "/" + argv[i], std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    std::string unit, number = std::to_string(i);
    if (!compile(std::string("<aio>/") + argv[i], text, unit)) return 1;
    write_array(out, "text_" + number, text);
    write_array(out, "unit_" + number, unit);
    table += "    {\"" + std::string(argv[i]) + "\"";
    for (std::string array : {"text_" + number, "unit_" + number})
      table += ", {" + array + ", sizeof " + array + " - 1}";
    table += "},\n";
  }
  out << "\nconstinit const EmbeddedScript kEmbeddedScripts[] = {\n"
      << table << "    {nullptr, {}, {}},\n};\n\n}  // namespace aio\n";
  return out.good() ? 0 : 1;
}
