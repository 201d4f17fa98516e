doc "CA s10(1"
