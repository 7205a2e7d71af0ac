// The methods of file objects, for the tables of their types (io_file_types.cpp). Each takes the
// file as `self`; names and errors are those of module io.
#pragma once

#include "stdlib/io_file.hpp"

namespace aio::file {

inline bool is_text(const FileObject* f) { return f->role == FileRole::Text; }
/// A closed or detached file: ValueError. `verb` words it for buffered files ("read of closed
/// file").
Status check_open(Vm& vm, FileObject* f, const char* verb = nullptr);

/// As check_open; io.UnsupportedOperation for a file that is only read.
Status check_writable(Vm& vm, FileObject* f);

Value read(Vm& vm, Value self, Value size);
Value read1(Vm& vm, Value self, int64_t size);
Value peek(Vm& vm, Value self, Value);
Value readinto(Vm& vm, Value self, Value target);
Value readline(Vm& vm, Value self, Value size);
/// For the iteration protocol: undef at the end.
Value next_line(Vm& vm, Object* o);
Value next(Vm& vm, Value self);
Value readlines(Vm& vm, Value self, Value hint);
Value iter(Vm& vm, Value self);
Value write(Vm& vm, Value self, Value data);
Status writelines(Vm& vm, Value self, Value lines);
Status flush(Vm& vm, Value self);
Value seek(Vm& vm, Value self, Value offset, int64_t whence);
Value tell(Vm& vm, Value self);
Value truncate(Vm& vm, Value self, Value size);

}  // namespace aio::file
