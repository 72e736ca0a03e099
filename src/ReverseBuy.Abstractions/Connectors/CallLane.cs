namespace ReverseBuy.Connectors;

/// <summary>Why a marketplace is called; what matters more comes first when calls are scarce.</summary>
public enum CallLane
{
    /// <summary>A customer looks around and no snapshot was there.</summary>
    Browse,

    /// <summary>A snapshot is brought up to date.</summary>
    Refresh,

    /// <summary>Goods are bought, or a purchase is followed.</summary>
    Purchase,

    /// <summary>An order is being placed and waits for the answer.</summary>
    Verify,

    /// <summary>A token is got or renewed; whatever else the account is to do waits for it. Connectors choose it themselves.</summary>
    Token,
}
