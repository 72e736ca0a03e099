using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Tenancy;

/// <summary>A buying agent that this host serves.</summary>
public sealed record Tenant
{
    /// <summary>The tenant's id. It never changes.</summary>
    public required TenantId Id { get; init; }

    /// <summary>The name to show people.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is in its life.</summary>
    public TenantState State { get; init; }

    /// <summary>Why it is suspended, in words of the host's that may be shown to the tenant; <see langword="null"/> when it is not.</summary>
    public string? SuspendedFor { get; init; }

    /// <summary>The server that keeps its database, by the name that the storage's options give it; <see langword="null"/> for the storage's own.</summary>
    public string? Server { get; init; }

    /// <summary>The server that it is being moved to; <see langword="null"/> while it is not being moved, and for the storage's own.</summary>
    public string? MovingTo { get; init; }

    /// <summary>The account with which the tenant buys at each marketplace it is connected to.</summary>
    public IReadOnlyDictionary<MarketplaceId, BuyingAccountId> Accounts { get; init; } = new Dictionary<MarketplaceId, BuyingAccountId>();
}
