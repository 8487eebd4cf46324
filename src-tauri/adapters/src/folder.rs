//! Scanning a build folder. (Being written.)
