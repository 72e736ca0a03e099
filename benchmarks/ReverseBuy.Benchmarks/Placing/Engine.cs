namespace ReverseBuy.Benchmarks.Placing;

/// <summary>Where the orders are kept. Both keep what was committed through a power cut.</summary>
public enum Engine
{
    /// <summary>A file, with a write-ahead log and <c>synchronous=FULL</c>.</summary>
    Sqlite,

    /// <summary>A server on loopback, with <c>fsync</c> and <c>synchronous_commit</c> on.</summary>
    PostgreSql,
}
