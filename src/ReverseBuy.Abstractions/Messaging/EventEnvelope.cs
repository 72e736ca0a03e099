using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>An event as it is stored and sent. Aggregate and version are its ordering key.</summary>
public sealed record EventEnvelope
{
    /// <summary>The event.</summary>
    public required EventId Id { get; init; }

    /// <summary>What it is, with the version of its form, such as <c>reversebuy.order.paid.v1</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Whose it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>What it happened to.</summary>
    public required AggregateKey Aggregate { get; init; }

    /// <summary>The version of the aggregate right after. Events of one version were raised by one change.</summary>
    public required int Version { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>What all events that followed from one command or fact share.</summary>
    public required string Correlation { get; init; }

    /// <summary>The event it followed from, if it followed from one.</summary>
    public EventId? CausedBy { get; init; }

    /// <summary>The event itself, as JSON in the form its type names.</summary>
    public required string Data { get; init; }
}
