// Compiled once, when the image is built. Frames: sandbox/harness/frames.py.
#include "serve.hpp"

#include <cxxabi.h>
#include <malloc.h>
#include <pthread.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <new>

namespace dryrun_box {

static constexpr int requests = 60, results = 61, channel_lost = 97;
static constexpr std::size_t nonce_bytes = 8, most_error_bytes = 4000;
static constexpr std::size_t thread_stack_bytes = 8 << 20;

static std::string parameters_of(int count) {
    return std::to_string(count) + (count == 1 ? " parameter" : " parameters");
}

void check_terms(const Terms& terms, int parameters, bool returns) {
    if (terms.parameters < 0) return;
    const std::string name = terms.name;
    if (parameters != terms.parameters)
        throw Mistake{name + " must have " + parameters_of(terms.parameters) + ", it has " +
                      std::to_string(parameters)};
    if (terms.returns && !returns) throw Mistake{name + " must return a value"};
}

void refuse_copy(const Terms& terms, int parameter) {
    throw Mistake{"parameter " + std::to_string(parameter + 1) + " of " + terms.name +
                  " must be a reference, because the answer is what it holds"};
}

void refuse_constructor(const Terms& terms, int parameters) {
    throw Mistake{"the constructor of " + std::string(terms.name) + " must take " +
                  parameters_of(parameters)};
}

static bool read_exactly(char* at, std::size_t size) {
    while (size > 0) {
        const ssize_t got = ::read(requests, at, size);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        at += got;
        size -= got;
    }
    return true;
}

static void write_all(const std::string& text) {
    for (std::size_t sent = 0; sent < text.size();) {
        const ssize_t done = ::write(results, text.data() + sent, text.size() - sent);
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) _exit(channel_lost);
        sent += done;
    }
}

static std::string uncaught() {
    const std::type_info* type = abi::__cxa_current_exception_type();
    return type ? name_of(*type) : "an exception";
}

static std::string answer(Invoke invoke, std::string_view arguments) {
    try {
        Reader in(arguments);
        Writer out;
        invoke(in, out);
        return "V" + out.text();
    } catch (const Mistake& mistake) {
        return "Csolution.cpp: " + mistake.text;
    } catch (const Refusal& refusal) {
        return "E" + refusal.text;
    } catch (const std::bad_alloc&) {
        return "M";
    } catch (const std::exception& error) {
        return ("E" + uncaught() + ": " + error.what()).substr(0, most_error_bytes);
    } catch (abi::__forced_unwind&) {
        throw;
    } catch (...) {
        return "Ean exception of type " + uncaught();
    }
}

static void flush() {
    try {
        std::cout.flush();
        std::clog.flush();
    } catch (...) {
        // The program may have made its streams throw.
    }
    std::fflush(stdout);
}

[[noreturn]] void serve(Invoke invoke) {
    std::uint32_t size = 0;
    while (read_exactly(reinterpret_cast<char*>(&size), sizeof size)) {
        std::string request(size, '\0');
        if (size < nonce_bytes || !read_exactly(request.data(), size)) break;
        const std::string body = answer(invoke, std::string_view(request).substr(nonce_bytes));
        flush();
        size = body.size();
        std::string frame = request.substr(0, nonce_bytes);
        frame.append(reinterpret_cast<const char*>(&size), sizeof size);
        write_all(frame += body);
    }
    _exit(0);
}

// Before the program's own static objects are made. What it printed before it was killed counts,
// threads share an address space that is limited, and their stacks are not as large as the main
// thread's.
[[gnu::constructor(101)]] static void prepare() {
    std::setvbuf(stdout, nullptr, _IONBF, 0);
    std::cout.setf(std::ios::unitbuf);
    mallopt(M_ARENA_MAX, 1);
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, thread_stack_bytes);
    pthread_setattr_default_np(&attributes);
}

}  // namespace dryrun_box

// What the standard library calls when a check of _GLIBCXX_ASSERTIONS fails, in fewer words.
void std::__glibcxx_assert_fail(const char*, int, const char*, const char* condition) noexcept {
    std::fflush(stdout);
    std::fprintf(stderr, "the standard library's check failed: %s\n", condition);
    std::abort();
}
