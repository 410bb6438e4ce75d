//! The road, server side.
