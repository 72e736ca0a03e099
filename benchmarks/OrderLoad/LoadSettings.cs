namespace ReverseBuy.OrderLoad;

/// <summary>What is asked for on the command line.</summary>
internal sealed record LoadSettings
{
    /// <summary>How long orders are begun.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>How many agents there are, each with a database.</summary>
    public required int Tenants { get; init; }

    /// <summary>How many orders are under way at once, over all agents.</summary>
    public required int Concurrency { get; init; }

    /// <summary>How long statements are recorded, in the middle of the run.</summary>
    public required TimeSpan Recorded { get; init; }

    /// <summary>Where the random numbers start.</summary>
    public required int Seed { get; init; }

    /// <summary>The server, without a database.</summary>
    public string PostgreSql { get; } = $"Host=127.0.0.1;Port={Environment.GetEnvironmentVariable("REVERSEBUY_POSTGRESQL_PORT") ?? "25432"};Username=postgres";

    /// <summary>The broker.</summary>
    public string RabbitMQ { get; } = $"amqp://guest:guest@127.0.0.1:{Environment.GetEnvironmentVariable("REVERSEBUY_RABBITMQ_PORT") ?? "25672"}/";
}
