using System.Text.Json.Serialization;

namespace ReverseBuy.Schemas;

/// <summary>What became of a tenant in a run.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MigrationOutcome>))]
public enum MigrationOutcome
{
    /// <summary>It was migrated.</summary>
    Migrated,

    /// <summary>There was nothing to do.</summary>
    UpToDate,

    /// <summary>Another run, or a host at its first use, did it meanwhile.</summary>
    DoneElsewhere,

    /// <summary>It failed. The next run tries it again.</summary>
    Failed,

    /// <summary>The run ended before its turn.</summary>
    NotTried,
}
