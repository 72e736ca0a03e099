namespace ReverseBuy.Fulfilment;

/// <summary>Goods that are to be sent.</summary>
/// <param name="Country">Where to, by the two letters of the country (ISO 3166-1).</param>
/// <param name="Goods">What.</param>
public sealed record ComplianceCheck(string Country, IReadOnlyList<CheckedGoods> Goods);
