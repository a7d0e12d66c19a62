#include <algorithm>
#include <optional>
#include <vector>

class LoopRecorder {
public:
    LoopRecorder(int seconds) : boxes(seconds) {}

    std::optional<int> record(int level) {
        auto& box = boxes[count++ % boxes.size()];
        const auto gone = box;
        box = level;
        return gone;
    }

    std::optional<int> oldest() {
        return count < boxes.size() ? boxes[0] : boxes[count % boxes.size()];
    }

    std::optional<int> ago(int steps) {
        if (steps >= static_cast<int>(std::min(count, boxes.size()))) return std::nullopt;
        return boxes[(count - 1 - steps) % boxes.size()];
    }

private:
    std::vector<std::optional<int>> boxes;
    std::size_t count = 0;
};
