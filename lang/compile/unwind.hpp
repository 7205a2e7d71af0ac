#pragma once
// Leaving statements early: what `return`, `break` and `continue` run on their way out.

#include <optional>
#include <vector>

#include "lang/compile/codegen.hpp"

namespace aio::compiler {

/// For as long as it lives, the innermost blocks down to a height are left: their exit code has
/// been written (finally bodies, __exit__ calls), and what is written next is covered by the outer
/// blocks only.
class CodeGen::Unwind {
 public:
  enum class Way : uint8_t { Return, Jump };

  Unwind(CodeGen& code, std::size_t height, Way way) : code_(code) {
    while (code_.blocks_.size() > height) {
      Block block = std::move(code_.blocks_.back());
      code_.blocks_.pop_back();
      if (block.region.exists()) code_.out_.pause(block.region);
      if (block.name_region.exists()) code_.out_.pause(block.name_region);
      if (block.kind == Block::Kind::GroupHandler) refuse(code_, code_.out_.range());
      left_.push_back(std::move(block));
      if (way == Way::Jump || matters(left_.back())) code_.leave(left_.back());
    }
  }
  ~Unwind() {
    while (!left_.empty()) {
      Block& block = left_.back();
      if (block.region.exists()) code_.out_.resume(block.region);
      if (block.name_region.exists()) code_.out_.resume(block.name_region);
      code_.blocks_.push_back(std::move(block));
      left_.pop_back();
    }
  }
  Unwind(const Unwind&) = delete;
  Unwind& operator=(const Unwind&) = delete;

  /// The index of the innermost loop, if there is one.
  static std::optional<std::size_t> find_loop(const CodeGen& code, const ast::Range& range) {
    for (std::size_t i = code.blocks_.size(); i-- > 0;) {
      if (code.blocks_[i].kind == Block::Kind::Loop) return i;
      if (code.blocks_[i].kind == Block::Kind::GroupHandler) refuse(code, range);
    }
    return std::nullopt;
  }

 private:
  [[noreturn]] static void refuse(const CodeGen& code, const ast::Range& range) {
    code.context().fail(range,
                        "'break', 'continue' and 'return' cannot appear in an except* block");
  }

  /// A return ends the frame: the handled exception needs to be put right only if more code of this
  /// frame runs.
  bool matters(const Block& block) const {
    switch (block.kind) {
      case Block::Kind::Finally:
      case Block::Kind::With:
      case Block::Kind::AsyncWith: return true;
      case Block::Kind::Loop: return block.iterator.has_value();
      case Block::Kind::Handler:
        if (block.handler != nullptr && block.handler->name != nullptr) return true;
        [[fallthrough]];
      case Block::Kind::FinallyHandler:
        for (const Block& outer : code_.blocks_) {
          if (outer.kind == Block::Kind::Finally || outer.kind == Block::Kind::With ||
              outer.kind == Block::Kind::AsyncWith) {
            return true;
          }
        }
        return false;
      default: return false;
    }
  }

  CodeGen& code_;
  std::vector<Block> left_;
};

}  // namespace aio::compiler
