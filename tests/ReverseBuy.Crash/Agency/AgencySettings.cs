namespace ReverseBuy.Crash.Agency;

/// <summary>What one life of the agency is to do, and where everything is that outlives it.</summary>
internal sealed record AgencySettings
{
    public required int Seed { get; init; }

    public required string PostgreSql { get; init; }

    /// <summary>The server of the control database, when it has one of its own.</summary>
    public string? Control { get; init; }

    /// <summary>What the names of the databases, exchanges and queues begin with.</summary>
    public required string Prefix { get; init; }

    public required string RabbitMQ { get; init; }

    public required Uri Marketplaces { get; init; }

    /// <summary>The folder of the key ring that encrypts tokens.</summary>
    public required string Keys { get; init; }

    public required IReadOnlyList<Goods> Goods { get; init; }

    public required IReadOnlyList<OpenBook> Books { get; init; }

    /// <summary>How many orders of a tenant are under way at once.</summary>
    public required int AtOnce { get; init; }
}
