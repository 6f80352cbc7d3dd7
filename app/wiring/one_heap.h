#pragma once

namespace fengsui {

/// From now on all threads take their memory from one heap. By itself the C library gives each thread that meets
/// another one at work a heap of its own, and what is given back to one of these is of no use to the rest: with a few
/// threads that paint tiles that is some 16 MiB. Before the first thread is started; does nothing with other C
/// libraries.
void keepOneHeap();

} // namespace fengsui
