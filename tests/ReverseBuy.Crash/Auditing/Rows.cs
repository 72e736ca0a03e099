using ReverseBuy.Orders;

namespace ReverseBuy.Crash.Auditing;

/// <summary>A command that was carried out, and what it was answered.</summary>
internal sealed record CommandEvidence(string Key, Receipt Receipt);

/// <summary>An order, with amounts in smallest units.</summary>
internal sealed record OrderEvidence(Guid Id, string Customer, string State, long Charged, long Paid);

/// <summary>A line of an order: its units by bucket, and what the history says they are.</summary>
internal sealed record OrderLineEvidence(
    Guid Order, Guid Id, string Listing, string Sku, IReadOnlyDictionary<string, int> Held, IReadOnlyDictionary<string, int> Told);

/// <summary>An attempt to buy.</summary>
internal sealed record PurchaseEvidence(Guid Id, string Marketplace, string State, string Reference);

/// <summary>A line of it.</summary>
internal sealed record PurchaseLineEvidence(Guid Purchase, Guid OrderLine, string Listing, string Sku, int Quantity, int Freed);

/// <summary>What we know of an order at a marketplace.</summary>
internal sealed record KnownUpstreamEvidence(Guid Purchase, string Id, string State);

/// <summary>What a marketplace itself has of ours.</summary>
internal sealed record UpstreamEvidence(string Marketplace, string Id, string Reference, string State, IReadOnlyList<UpstreamLineEvidence> Lines);

/// <summary>A line of it.</summary>
internal sealed record UpstreamLineEvidence(string Listing, string Sku, int Quantity);

/// <summary>A movement of money, in smallest units of the customer's currency and, where a rate is pinned, of the marketplaces'.</summary>
internal sealed record MoneyEvidence(AggregateKey For, string Kind, long Amount, long? AtPinnedRate, string Reference);

/// <summary>A parcel, with amounts in smallest units.</summary>
internal sealed record ParcelEvidence(Guid Id, string State, long Charged, long Paid);

/// <summary>Stock that was kept for a line.</summary>
internal sealed record HoldEvidence(Guid OrderLine, int Quantity, string State);

/// <summary>A change of state that was committed: there is an event of it, of the same version.</summary>
internal sealed record TransitionEvidence(AggregateKey Aggregate, int Version, string To);

/// <summary>That a handler has handled an event.</summary>
internal sealed record MarkEvidence(Guid Event, string Handler);

/// <summary>What the witness made of an event.</summary>
internal sealed record EffectEvidence(Guid Event, string Aggregate, int Version, string Type);
