namespace Dragoman.Testing;

/// <summary>The databases that the desk runs on; a test that touches data runs on each.</summary>
public enum TestDatabase { Sqlite, Postgres }
