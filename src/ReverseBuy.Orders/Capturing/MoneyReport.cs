using ReverseBuy.Payments;

namespace ReverseBuy.Orders.Capturing;

/// <summary>Money that the host has moved, in either direction.</summary>
internal sealed record MoneyReport(MoneyEntryKind Kind, IdempotencyKey Reference, AggregateKey For, Money Amount)
{
    /// <summary>What it is called in messages and fingerprints.</summary>
    public string Name => Kind switch
    {
        MoneyEntryKind.Capture => "capture",
        MoneyEntryKind.Refund => "refund",
        _ => "chargeback",
    };
}
