import ArgumentParser

/// The clients that `env` knows how to make trust the CA.
enum Client: String, CaseIterable, ExpressibleByArgument {
  case curl
  case openssl
  case python
  case node
  case java
  case go
  case php
  case swift
}
