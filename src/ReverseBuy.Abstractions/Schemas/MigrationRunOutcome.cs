using System.Text.Json.Serialization;

namespace ReverseBuy.Schemas;

/// <summary>How a run ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MigrationRunOutcome>))]
public enum MigrationRunOutcome
{
    /// <summary>Every tenant is up to date.</summary>
    Completed,

    /// <summary>Every tenant was tried, and some failed: fewer than would have ended the run.</summary>
    CompletedWithFailures,

    /// <summary>A canary failed; nobody else was begun.</summary>
    StoppedByCanary,

    /// <summary>Too many failed.</summary>
    StoppedByFailures,
}
