namespace ReverseBuy.Testing;

/// <summary>Where something of a tenant can be seen.</summary>
public enum LeakChannel
{
    /// <summary>What an operation answered, or the exception that it threw.</summary>
    Answer,

    /// <summary>The key of an entry of a cache.</summary>
    CacheKey,

    /// <summary>The value of an entry of a cache.</summary>
    CacheValue,

    /// <summary>A message that was logged, with all that belongs to it.</summary>
    Log,

    /// <summary>A scope around a message that was logged.</summary>
    LogScope,

    /// <summary>A request that was sent: address, headers and body.</summary>
    Http,

    /// <summary>A file: its path and its content.</summary>
    File,

    /// <summary>An event that was given to the bus.</summary>
    Event,

    /// <summary>A span that ended.</summary>
    Span,

    /// <summary>The labels of a measurement.</summary>
    Metric,

    /// <summary>What a service that is watched was called with.</summary>
    Call,

    /// <summary>What is stored for a tenant in the end.</summary>
    Stored,
}
