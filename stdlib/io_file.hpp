// The native file objects of module _io.
#pragma once

#include "runtime/native/native.hpp"
#include "stdlib/io_stream.hpp"

namespace aio {

enum class FileRole : uint8_t { Raw, Reader, Writer, Random, Text };
enum class TextEncoding : uint8_t { Utf8, Ascii, Latin1, Other };
/// What a text file does with line ends. Translate: any on reading, '\n' on writing (newline=None).
enum class Newline : uint8_t { Translate, Universal, Lf, Cr, CrLf };

/// FileIO, BufferedReader, BufferedWriter, BufferedRandom and TextIOWrapper.
struct FileObject : Object {
  Stream* stream;  ///< null: detached, or a text file over `buffer`, an object that is not a native
                   ///< file
  Value name, mode;
  Value buffer;            ///< .buffer or .raw, made on demand: undef
  Value encoding, errors;  ///< text: Str
  FileRole role;
  TextEncoding codec;
  Newline newline;
  bool line_buffering;
  bool detached;
  bool telling_disabled;  ///< text: iteration is under way
  uint8_t newlines_seen;  ///< text: bits Lf, Cr, CrLf
};

extern const NativeLayout kFileLayout;
extern const TypeDef kFileIoType, kBufferedReaderType, kBufferedWriterType, kBufferedRandomType,
    kTextIoType;
extern const TypeDef kStringIoType, kBytesIoType;

inline bool is_file(Vm& vm, Value v) {
  return is_kind(v, Kind::Native) && type_of(vm, v)->layout == &kFileLayout;
}
inline FileObject* file_of(Value v) { return static_cast<FileObject*>(v.as_object()); }

/// A file object over a stream (which it takes a user of); cls is the type of its role.
FileObject* make_file(Vm& vm, Type* cls, FileRole role, Stream* stream, Value name, Value mode);
/// The native type of module _io, which gets imported.
Type* io_type(Vm& vm, const char* name);
Raised raise_unsupported(Vm& vm, const char* message);

/// Text: encoding name (or None), errors (or None), newline (or None). LookupError, ValueError.
Status configure_text(Vm& vm, FileObject* file, Value encoding, Value errors, Value newline);
Status text_write(Vm& vm, FileObject* file, Str* text);
/// The next line with its end, at most `limit` characters (negative: any); the empty string at the
/// end.
Value text_read_line(Vm& vm, FileObject* file, int64_t limit);
/// Up to `count` characters (negative: all).
Value text_read(Vm& vm, FileObject* file, int64_t count);
/// .newlines: None, a str or a tuple of those seen (bits 1 "\n", 2 "\r", 4 "\r\n").
Value newlines_tuple(Vm& vm, unsigned seen);
/// Decoded bytes of the file's encoding.
Value decode_text(Vm& vm, FileObject* file, std::string_view bytes);

}  // namespace aio
