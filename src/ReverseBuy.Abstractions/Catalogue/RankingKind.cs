namespace ReverseBuy.Catalogue;

/// <summary>By what a marketplace ranks.</summary>
public enum RankingKind
{
    /// <summary>By everything together.</summary>
    Overall,

    /// <summary>By how much is sold just now.</summary>
    Hot,

    /// <summary>By price for what one gets.</summary>
    GoodPrice,
}
