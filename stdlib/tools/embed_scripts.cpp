// Build tool: embed_scripts ROOT OUT.cpp FILE… writes the .aio files of the library as data of one C++ file,
// each as {name, text}, sorted by name as given.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  std::ofstream out(argv[2], std::ios::binary);
  out << "#include \"stdlib/embedded_scripts.hpp\"\n\nnamespace aio {\n\n";
  for (int i = 3; i < argc; ++i) {
    std::ifstream in(std::string(argv[1]) + "/" + argv[i], std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    out << "static const unsigned char text_" << i << "[] = {";
    char number[8];
    for (size_t k = 0; k < text.size(); ++k) {
      std::snprintf(number, sizeof number, "%u,", static_cast<unsigned>(static_cast<unsigned char>(text[k])));
      out << number;
      if (k % 40 == 39) out << '\n';
    }
    out << "0};\n";
  }
  out << "\nconst EmbeddedScript kEmbeddedScripts[] = {\n";
  for (int i = 3; i < argc; ++i) {
    out << "    {\"" << argv[i] << "\", {reinterpret_cast<const char*>(text_" << i << "), sizeof text_" << i
        << " - 1}},\n";
  }
  out << "    {nullptr, {}},\n};\n\n}  // namespace aio\n";
  return out.good() ? 0 : 1;
}
