namespace ReverseBuy.Fulfilment;

/// <summary>Where goods come from that no order line stands for.</summary>
public enum FoundItemOrigin
{
    /// <summary>They lay in a package beside what was bought, or in one that nobody claimed.</summary>
    Extra,

    /// <summary>A customer had them sent here without an order of ours.</summary>
    Forwarding,

    /// <summary>Left over in quarantine: the seller sent others, or they were bought anew.</summary>
    Exchanged,
}
