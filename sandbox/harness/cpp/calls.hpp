// Calls of functions and lives of objects, their arguments read and their values written.
#pragma once
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "nodes.hpp"
#include "values.hpp"

namespace dryrun_box {

// What the question says about a function. `parameters` is negative when it says nothing.
struct Terms {
    const char* name;
    int parameters = -1;
    int in_place = -1;
    bool returns = true;
};

void check_terms(const Terms& terms, int parameters, bool returns);
[[noreturn]] void refuse_copy(const Terms& terms, int parameter);
[[noreturn]] void refuse_constructor(const Terms& terms, int parameters);

template <class Parameter>
using Stored = std::remove_cv_t<std::remove_reference_t<Parameter>>;

// std::tuple would do, but takes the compiler several times as long.
template <std::size_t at, class Value>
struct Slot {
    Value value{};
};

template <class At, class... Values>
struct Slots;

template <std::size_t... at, class... Values>
struct Slots<std::index_sequence<at...>, Values...> : Slot<at, Values>... {};

template <std::size_t at, class Value>
Value& slot(Slot<at, Value>& from) {
    return from.value;
}

template <int in_place, class Parameter>
void check_in_place(const Terms& terms, int at) {
    if (at == in_place && !std::is_lvalue_reference_v<Parameter> && !std::is_pointer_v<Parameter>)
        refuse_copy(terms, at);
}

// Calls with `at`, the places of the parameters, and their types; the callee takes these types.
template <int in_place, class Result, class... Parameters, std::size_t... at, class Callee>
void call_with(std::index_sequence<at...> places, const Terms& terms, Reader& in, Writer& out,
               Callee callee) {
    check_terms(terms, sizeof...(Parameters), !std::is_void_v<Result>);
    (check_in_place<in_place, Parameters>(terms, at), ...);
    Slots<decltype(places), Stored<Parameters>...> arguments;
    in.begin_arguments();
    ((in.next_argument(at), read(in, slot<at>(arguments))), ...);
    in.end_arguments(sizeof...(Parameters));
    const auto write_argument = [&] {
        if constexpr (in_place >= 0 && in_place < int(sizeof...(Parameters)))
            write(out, slot<in_place>(arguments));
        else
            out.raw("null");
    };
    if constexpr (std::is_void_v<Result>) {
        callee(static_cast<Parameters&&>(slot<at>(arguments))...);
        write_argument();
    } else {
        Result result = callee(static_cast<Parameters&&>(slot<at>(arguments))...);
        if (!terms.returns) return write_argument();
        if constexpr (in_place >= 0) out.raw("[");
        write(out, result);
        if constexpr (in_place >= 0) {
            out.raw(",");
            write_argument();
            out.raw("]");
        }
    }
}

// Calls a function with the JSON list of its arguments.
template <int in_place = -1, class Result, class... Parameters>
void call(const Terms& terms, Reader& in, Writer& out, Result (*function)(Parameters...)) {
    call_with<in_place, Result, Parameters...>(std::index_sequence_for<Parameters...>{}, terms, in,
                                               out, function);
}

template <class Object>
using Step = void (*)(const Terms&, Object&, Reader&, Writer&);

template <class Object>
struct Method {
    Terms terms;
    Step<Object> step;
};

template <class Object, class Base, class Result, class... Parameters>
void call_on(const Terms& terms, Object& object, Reader& in, Writer& out,
             Result (Base::*method)(Parameters...)) {
    const auto callee = [&](Parameters... each) -> Result {
        return (object.*method)(static_cast<Parameters&&>(each)...);
    };
    call_with<-1, Result, Parameters...>(std::index_sequence_for<Parameters...>{}, terms, in, out,
                                         callee);
}

template <class Object, class Base, class Result, class... Parameters>
void call_on(const Terms& terms, Object& object, Reader& in, Writer& out,
             Result (Base::*method)(Parameters...) const) {
    const auto callee = [&](Parameters... each) -> Result {
        return (object.*method)(static_cast<Parameters&&>(each)...);
    };
    call_with<-1, Result, Parameters...>(std::index_sequence_for<Parameters...>{}, terms, in, out,
                                         callee);
}

template <class Object, class Result, class... Parameters>
void call_on(const Terms& terms, Object&, Reader& in, Writer& out,
             Result (*method)(Parameters...)) {
    call(terms, in, out, method);
}

template <class Object, auto method>
void step(const Terms& terms, Object& object, Reader& in, Writer& out) {
    call_on(terms, object, in, out, method);
}

// Becomes whatever the constructor of `Object` takes at its place.
template <class Object>
struct Argument {
    std::string_view text;
    std::string place;

    template <class Value>
        requires(!std::same_as<std::remove_cv_t<Value>, Object>)
    operator Value&() const {
        auto* value = new std::remove_cv_t<Value>{};
        Reader in(text, place);
        read(in, *value);
        return *value;
    }
};

template <class Object, std::size_t... at>
Object* construct(std::index_sequence<at...>, const Terms& terms, Reader& in) {
    constexpr int count = sizeof...(at);
    Argument<Object> arguments[count + 1];
    if constexpr (std::is_constructible_v<Object, decltype((void)at, (arguments[0]))...>) {
        in.begin_arguments();
        ((in.next_argument(at), arguments[at] = {in.raw(), in.place}), ...);
        in.end_arguments(count);
        return new Object(arguments[at]...);
    } else {
        refuse_constructor(terms, count);
    }
}

// Lives the JSON list of an object's steps, `[name, arguments]` each; the first constructs it.
template <class Object, int parameters>
void live(const Terms& terms, Reader& in, Writer& out, const std::vector<Method<Object>>& methods) {
    in.expect('[', "a list of steps");
    Object* object = nullptr;
    for (std::size_t count = 0; in.more(count, ']'); ++count) {
        in.expect('[', "a step");
        const std::string name = in.string();
        in.expect(',', "a comma");
        out.raw(count ? "," : "[null");
        if (count == 0)
            object = construct<Object>(std::make_index_sequence<parameters>{}, terms, in);
        for (const Method<Object>& method : methods)
            if (count && name == method.terms.name) method.step(method.terms, *object, in, out);
        in.expect(']', "the end of the step");
    }
    out.raw("]");
}

}  // namespace dryrun_box
