namespace ReverseBuy.Procurement;

/// <summary>What a person found out about an upstream order whose payment or cancellation was not answered.</summary>
public enum UpstreamOutcome
{
    /// <summary>It is there and not paid.</summary>
    Unpaid,

    /// <summary>It is paid.</summary>
    Paid,

    /// <summary>It is cancelled.</summary>
    Cancelled,
}
