namespace ReverseBuy.Leaks.Tests.Hosting;

/// <summary>Where an agency keeps what it has.</summary>
public enum Engine
{
    Memory,

    Sqlite,

    PostgreSql,

    /// <summary>In memory, and what nodes share in Redis.</summary>
    Redis,
}
