class LoopRecorder {
    private final Integer[] boxes;
    private int count = 0;

    public LoopRecorder(int seconds) {
        boxes = new Integer[seconds];
    }

    public Integer record(int level) {
        int place = count++ % boxes.length;
        Integer gone = boxes[place];
        boxes[place] = level;
        return gone;
    }

    public Integer oldest() {
        return boxes[Math.max(0, count - boxes.length) % boxes.length];
    }

    public Integer ago(int steps) {
        if (steps >= Math.min(count, boxes.length)) {
            return null;
        }
        return boxes[(count - 1 - steps) % boxes.length];
    }
}
