package box;

/** How a value of one type enters the program. */
@FunctionalInterface
interface Reading {
    Object read(JsonReader in);
}
